"""The first half of an audit: details, tool, cases, agencies."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from typing_extensions import override

from models.snapshots import UsualAgency
from office.overview import AuditOverview
from ui.leaving import may_leave
from ui.office.agencies_page import AgenciesPage
from ui.office.cases_desk import CasesDesk
from ui.office.own_names import OwnNames
from ui.office.particulars.details_desk import DetailsDesk
from ui.office.several_desk import SeveralDesk
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.office.tool_page import ToolPage
from ui.surroundings import Surroundings


class SetUpDesk(StageDesk):
    """Shows a set-up stage and carries out what its page asks."""

    STAGES = frozenset({Stage.DETAILS, Stage.TOOL, Stage.CASES, Stage.AGENCIES})

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._details = DetailsDesk(surroundings, own_names, self)
        self._cases = CasesDesk(surroundings, self)
        self._several = SeveralDesk(surroundings, own_names, self)
        for desk in (self._details, self._cases, self._several):
            desk.changed.connect(self.changed)

    @override
    def leave(self) -> None:
        super().leave()
        self._details.leave()
        self._cases.leave()
        self._several.leave()

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show a stage of the audit as it is now."""
        self._overview = overview
        {
            Stage.DETAILS: self._show_details,
            Stage.TOOL: self._show_tool,
            Stage.CASES: self._show_cases,
            Stage.AGENCIES: self._show_agencies,
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

    # agencies

    def _show_agencies(self) -> None:
        audits = self._at.profile.audits
        self._show_after(self._run(audits.usual_agencies, essential=False), self._on_usual)

    @Slot(object)
    def _on_usual(self, usual: tuple[UsualAgency, ...]) -> None:
        shown = self._shown
        page = AgenciesPage(usual, shown.agencies, position=len(usual), has_cases=bool(shown.cases))
        page.several_asked.connect(self._on_several_asked)
        page.chosen.connect(partial(self._on_agencies_chosen, usual))
        page.added.connect(partial(self._on_agency_added, usual))
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_saved(words)

    @Slot()
    def _on_several_asked(self) -> None:
        if may_leave(self._at):
            self._several.show(self._shown)

    def _on_agencies_chosen(self, usual: tuple[UsualAgency, ...], codes: tuple[str, ...]) -> None:
        audits, overview = self._at.profile.audits, self._shown
        asked = [
            UsualAgency(code=each.code, name=each.name, position=each.position)
            for each in overview.agencies
        ]
        listed = {each.code: each for each in (*asked, *usual)}
        chosen = [listed[code] for code in codes]
        task = self._run(
            lambda: audits.set_agencies(overview.audit.id, chosen, seen=overview.agencies)
        )
        words = self.tr("Agencies saved: {0}.").format(len(chosen))
        self._saved(task, Stage.AGENCIES, words)

    def _on_agency_added(self, usual: tuple[UsualAgency, ...], added: UsualAgency) -> None:
        audits = self._at.profile.audits
        task = self._run(lambda: audits.set_usual_agencies((*usual, added)))
        self._saved(task, Stage.AGENCIES, self.tr("Added. Tick it to ask it in this audit."))
