"""The first half of an audit: details, tool, cases, agencies."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from forms.loading import read_tool
from models.snapshots import AuditDetails, UsualAgency
from office.overview import AuditOverview
from office.setup import UinList, read_uins
from ui.office.agencies_page import AgenciesPage
from ui.office.cases_page import CasesPage
from ui.office.details_page import DetailsPage, ToolChoice
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.office.tool_page import ToolPage
from ui.office.wording import uin_line
from ui.surroundings import Surroundings, translated


class SetUpDesk(StageDesk):
    """Shows a set-up stage and carries out what its page asks."""

    STAGES = frozenset({Stage.DETAILS, Stage.TOOL, Stage.CASES, Stage.AGENCIES})

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._refused: UinList | None = None

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
        profile, audit_id = self._at.profile, self._shown.audit.id

        def read() -> tuple[tuple[ToolChoice, ...], frozenset[str]]:
            tools = tuple(
                ToolChoice(sha256=kept.sha256, tool=read_tool(kept.definition))
                for kept in profile.audits.tools()
            )
            return tools, profile.cleared.of(audit_id)

        self._show_after(self._run(read, essential=False), self._on_tools)

    @Slot(object)
    def _on_tools(self, found: tuple[tuple[ToolChoice, ...], frozenset[str]]) -> None:
        tools, cleared = found
        audit, own = self._shown.audit, self._own_names
        names = own.check(cleared, audit.details.local_words, audit.id)
        issued = audit.issued_at is not None
        page = DetailsPage(audit.details, tools, names, own.read_words, issued=issued)
        names.setParent(page)
        page.submitted.connect(self._on_submitted)
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_saved(words)

    @Slot(object)
    def _on_submitted(self, details: AuditDetails) -> None:
        audits, audit = self._at.profile.audits, self._shown.audit
        words = (
            self.tr("Saved.")
            if audit.issued_at is None
            else self.tr(
                "Saved. Packs already out keep what they say; issue them again to send this."
            )
        )
        task = self._run(lambda: audits.update(audit.id, details, edit=audit.edit))
        self._saved(task, Stage.DETAILS, words)

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

    # cases

    def _show_cases(self) -> None:
        overview = self._shown
        page = CasesPage(overview.cases, issued=overview.audit.issued_at is not None)
        page.pasted.connect(self._on_pasted)
        page.removed.connect(self._on_case_removed)
        self._at.window.show_page(page)
        found, self._refused = self._refused, None
        if found is not None:
            page.show_refused(
                self._refused_lines(found), "\n".join(problem.text for problem in found.problems)
            )

    def _refused_lines(self, found: UinList) -> list[str]:
        lines = [uin_line(problem, translated) for problem in found.problems]
        if found.uins:
            lines.insert(0, self.tr("Cases added: {0}. These were not:").format(len(found.uins)))
        return lines

    @Slot(str)
    def _on_pasted(self, text: str) -> None:
        audits, overview = self._at.profile.audits, self._shown
        taken = [case.uin for case in overview.cases]

        def add() -> UinList:
            found = read_uins(text, taken=taken)
            if found.uins:
                audits.add_cases(overview.audit.id, found.uins)
            return found

        self._show_after(self._run(add), self._on_cases_added)

    @Slot(object)
    def _on_cases_added(self, found: UinList) -> None:
        self._refused = found if found.problems else None
        self._show_again(Stage.CASES)

    @Slot(str)
    def _on_case_removed(self, case_id: str) -> None:
        audits = self._at.profile.audits
        sure = self._at.dialogs.confirm(
            self.tr("Remove this case?"),
            self.tr("{0} leaves the audit. Its name in reports is not given to another.").format(
                self._shown.case(case_id).uin
            ),
            self.tr("Remove"),
            self.tr("Keep it"),
        )
        if sure:
            self._saved(self._run(lambda: audits.remove_case(case_id)), Stage.CASES)

    # agencies

    def _show_agencies(self) -> None:
        audits = self._at.profile.audits
        self._show_after(self._run(audits.usual_agencies, essential=False), self._on_usual)

    @Slot(object)
    def _on_usual(self, usual: tuple[UsualAgency, ...]) -> None:
        page = AgenciesPage(usual, self._shown.agencies, position=len(usual))
        page.chosen.connect(partial(self._on_agencies_chosen, usual))
        page.added.connect(partial(self._on_agency_added, usual))
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_saved(words)

    def _on_agencies_chosen(self, usual: tuple[UsualAgency, ...], codes: tuple[str, ...]) -> None:
        audits, overview = self._at.profile.audits, self._shown
        asked = [
            UsualAgency(code=each.code, name=each.name, position=each.position)
            for each in overview.agencies
        ]
        listed = {each.code: each for each in (*asked, *usual)}
        chosen = [listed[code] for code in codes]
        task = self._run(lambda: audits.set_agencies(overview.audit.id, chosen))
        words = self.tr("Agencies saved: {0}.").format(len(chosen))
        self._saved(task, Stage.AGENCIES, words)

    def _on_agency_added(self, usual: tuple[UsualAgency, ...], added: UsualAgency) -> None:
        audits = self._at.profile.audits
        task = self._run(lambda: audits.set_usual_agencies((*usual, added)))
        self._saved(task, Stage.AGENCIES, self.tr("Added. Tick it to ask it in this audit."))
