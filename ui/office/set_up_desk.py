"""The first half of an audit: details, tool, cases, agencies, who is asked about which case."""

from PySide6.QtCore import QObject, Slot
from typing_extensions import override

from office.overview import AuditOverview
from ui.office.asking.agencies_desk import AgenciesDesk
from ui.office.asking.assign_desk import AssignDesk
from ui.office.cases_desk import CasesDesk
from ui.office.own_names import OwnNames
from ui.office.particulars.details_desk import DetailsDesk
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.office.tool_page import ToolPage
from ui.surroundings import Surroundings


class SetUpDesk(StageDesk):
    """Shows a set-up stage and carries out what its page asks."""

    STAGES = frozenset({Stage.DETAILS, Stage.TOOL, Stage.CASES, Stage.AGENCIES, Stage.ASSIGNMENTS})

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._details = DetailsDesk(surroundings, own_names, self)
        self._cases = CasesDesk(surroundings, own_names, self)
        self._agencies = AgenciesDesk(surroundings, own_names, self)
        self._assign = AssignDesk(surroundings, own_names, self)
        self._inner = (self._details, self._cases, self._agencies, self._assign)
        for desk in self._inner:
            desk.changed.connect(self.changed)

    @override
    def leave(self) -> None:
        super().leave()
        for desk in self._inner:
            desk.leave()

    def ask_place(self, place: str) -> None:
        """Lead to a text of the audit by its place when the details are shown next."""
        self._details.ask_place(place)

    def ask_agency(self, agency_id: str) -> None:
        """Lead to one agency when the agencies are shown next."""
        self._agencies.ask(agency_id)

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show a stage of the audit as it is now."""
        self._overview = overview
        {
            Stage.DETAILS: self._show_details,
            Stage.TOOL: self._show_tool,
            Stage.CASES: self._show_cases,
            Stage.AGENCIES: self._show_agencies,
            Stage.ASSIGNMENTS: self._show_assignments,
        }[stage]()

    # details and tool

    def _show_details(self) -> None:
        self._details.show(self._shown)

    def _show_tool(self) -> None:
        page = ToolPage(self._shown.tool)
        page.print_asked.connect(self._on_blank_asked)
        self._at.window.show_page(page)

    @Slot()
    def _on_blank_asked(self) -> None:
        overview, now = self._shown, self._at.now().astimezone()

        def draw() -> bytes:
            from office.prints import blank_pdf

            return blank_pdf(overview, now)

        name = overview.sheet_name("blank-form")
        self._preview(draw, self.tr("Blank form"), name, Stage.TOOL)

    def _show_cases(self) -> None:
        self._cases.show(self._shown)

    def _show_agencies(self) -> None:
        self._agencies.show(self._shown)

    def _show_assignments(self) -> None:
        self._assign.show(self._shown)
