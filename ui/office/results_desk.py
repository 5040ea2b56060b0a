"""The second half of an audit: who answered, what the answers add up to, case by case."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from forms.scope import STATUSES
from models.snapshots import Entry
from office.analysis import Record, concerns
from office.answers import answers_behind
from office.coverage import is_asked
from office.overview import AuditOverview, load_records
from ui.leaving import may_leave
from ui.office.analysis_page import AnalysisPage, of_view
from ui.office.answers_page import AnswersAsked, AnswersPage
from ui.office.case_page import CasePage, NoCasePage, SideView
from ui.office.cell_card import StatusSet
from ui.office.comparison_desk import ComparisonDesk
from ui.office.coverage_page import CoveragePage
from ui.office.form_buttons import FormAsked
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings


class ResultsDesk(StageDesk):
    """Shows coverage, analysis and cases side by side, and prints what stands in them.

    It remembers the cell, the view and the case, so that one comes back to them from a print.
    ``read_asked`` carries the entry of a return that is to be read and accepted, ``keying_asked``
    case and agency by id for which one is to be keyed in.
    """

    read_asked = Signal(str)
    keying_asked = Signal(str, str)
    STAGES = frozenset({Stage.COVERAGE, Stage.ANALYSIS, Stage.SIDE_BY_SIDE})

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._comparison = ComparisonDesk(surroundings, self)
        self._comparison.changed.connect(self.changed)
        self._cell = ("", "")
        self._view = ""
        self._asked: AnswersAsked | None = None
        self._printed_answer = False
        self._side: SideView | None = None
        self._records: tuple[Record, ...] = ()
        self._cleared: frozenset[str] = frozenset()

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show a stage of the audit as it is now."""
        self._overview = overview
        self._printed_answer = self._printed_answer and stage is Stage.ANALYSIS
        profile = self._at.profile
        show = {
            Stage.COVERAGE: self._on_coverage,
            Stage.ANALYSIS: self._on_analysis,
            Stage.SIDE_BY_SIDE: self._on_case,
        }[stage]

        def read() -> tuple[tuple[Record, ...], frozenset[str]]:
            return load_records(profile, overview), profile.cleared.of(overview.audit.id)

        def arrived(found: tuple[tuple[Record, ...], frozenset[str]]) -> None:
            records, self._cleared = found
            show(records)

        self._show_after(self._run(read, essential=False), arrived)

    def choose_case(self, side: SideView) -> None:
        """Look at this case, and this part of the form, the next time cases are shown."""
        self._side = side

    # coverage

    @Slot(object)
    def _on_coverage(self, records: tuple[Record, ...]) -> None:
        self._records = records
        found = {
            (each.assignment.case_id, each.assignment.agency_id): words
            for each in records
            if (words := concerns(each))
        }
        audit, today = self._shown.audit, self._at.now().astimezone().date()
        names = self._own_names.of_audit(audit, self._cleared)
        page = CoveragePage(self._shown, today, found, names)
        names.setParent(page)
        page.print_asked.connect(self._on_coverage_print)
        page.form_asked.connect(partial(self._print_form, Stage.COVERAGE))
        page.status_set.connect(self._on_status_set)
        page.keying_asked.connect(self._on_keying_asked)
        self._at.window.show_page(page)
        page.show_cell(*self._cell)
        page.cell_chosen.connect(self._on_cell_chosen)
        if words := self._take_saved_words():
            page.show_saved(words)

    @Slot(str, str)
    def _on_cell_chosen(self, case_id: str, agency_id: str) -> None:
        self._cell = (case_id, agency_id)

    @Slot(str, str)
    def _on_keying_asked(self, case_id: str, agency_id: str) -> None:
        if may_leave(self._at):
            self.keying_asked.emit(case_id, agency_id)

    @Slot(object)
    def _on_status_set(self, chosen: StatusSet) -> None:
        audits, cell = self._at.profile.audits, (chosen.case_id, chosen.agency_id)
        edit = self._shown.edits[cell]
        task = self._run(lambda: audits.set_status(*cell, chosen.status, chosen.reason, edit=edit))
        self._saved(task, Stage.COVERAGE, self._status_words(chosen))

    def _status_words(self, chosen: StatusSet) -> str:
        """Say that it is kept, and whether the pack that is out has other cases by it."""
        overview, words = self._shown, self.tr("Status saved.")
        cells, wanted = overview.assignments, (chosen.case_id, chosen.agency_id)
        cell = next(a for a in cells if (a.case_id, a.agency_id) == wanted)
        is_out = any(pack.agency_id == chosen.agency_id for pack in overview.packs)
        if is_out and STATUSES[chosen.status].asked != is_asked(cell):
            return self.tr("Status saved. The pack is out with other cases: issue it again.")
        return words

    @Slot()
    def _on_coverage_print(self) -> None:
        overview, now = self._shown, self._at.now().astimezone()

        def draw() -> bytes:
            from office.prints import coverage_pdf

            return coverage_pdf(overview, now)

        name = overview.sheet_name("coverage")
        self._preview(draw, self.tr("Coverage"), name, Stage.COVERAGE)

    # analysis

    @Slot(object)
    def _on_analysis(self, records: tuple[Record, ...]) -> None:
        self._records = records
        if self._printed_answer and self._asked is not None:
            self._on_answers(self._asked)
            return
        page = AnalysisPage(self._shown, records, self._view)
        page.print_asked.connect(self._on_counts_print)
        page.view_chosen.connect(self._on_view_chosen)
        page.answers_asked.connect(self._on_answers)
        page.compare_asked.connect(partial(self._comparison.start, self._shown, records))
        self._at.window.show_page(page)
        if self._asked is not None:
            page.show_question(self._asked.question)

    @Slot(object)
    def _on_answers(self, asked: AnswersAsked) -> None:
        self._asked, self._printed_answer = asked, False
        overview = self._shown
        question = overview.tool.question(asked.question)
        chosen = of_view(self._records, asked.view)
        lines = answers_behind(question, chosen, overview.cases, overview.agencies)
        page = AnswersPage(question, lines, asked, least=overview.least)
        page.back_pressed.connect(partial(self._show_again, Stage.ANALYSIS))
        page.form_asked.connect(self._on_form_from_answers)
        self._at.window.show_page(page)

    @Slot(str)
    def _on_view_chosen(self, view: str) -> None:
        self._view = view

    @Slot()
    def _on_counts_print(self) -> None:
        overview, records, now = self._shown, self._records, self._at.now().astimezone()

        def draw() -> bytes:
            from office.prints import counts_pdf

            return counts_pdf(overview, records, now)

        name = overview.sheet_name("counts")
        self._preview(draw, self.tr("Counts"), name, Stage.ANALYSIS)

    # side by side

    @Slot(object)
    def _on_case(self, records: tuple[Record, ...]) -> None:
        self._records = records
        overview = self._shown
        if not overview.cases:
            self._at.window.show_page(NoCasePage())
            return
        side = self._side
        if side is None or side.case_id not in {case.id for case in overview.cases}:
            side = SideView(case_id=overview.cases[0].id, part=overview.tool.pages[0].code)
        self._side = side
        page = CasePage(overview, records, side)
        page.view_chosen.connect(self._on_side_chosen)
        page.form_asked.connect(partial(self._print_form, Stage.SIDE_BY_SIDE))
        page.pack_asked.connect(self._on_pack_print)
        self._at.window.show_page(page)

    @Slot(object)
    def _on_side_chosen(self, side: SideView) -> None:
        before, self._side = self._side, side
        if before is None or side.case_id != before.case_id:
            self.changed.emit(Stage.SIDE_BY_SIDE)

    @Slot(str)
    def _on_pack_print(self, case_id: str) -> None:
        from office.case_prints import case_pack_name

        overview, records, now = self._shown, self._records, self._at.now().astimezone()

        def draw() -> bytes:
            from office.case_prints import case_pack_pdf

            return case_pack_pdf(overview, records, case_id, now)

        title = self.tr("Case pack, {0}").format(overview.case(case_id).uin)
        self._preview(draw, title, case_pack_name(overview, case_id), Stage.SIDE_BY_SIDE)

    # forms

    @Slot(object)
    def _on_form_from_answers(self, asked: FormAsked) -> None:
        self._printed_answer = True
        self._print_form(Stage.ANALYSIS, asked)

    def _print_form(self, back: Stage, asked: FormAsked) -> None:
        if asked.to_read:
            self.read_asked.emit(asked.entry_id)
            return
        entries = (each.entry for each in self._records if each.entry)
        entry = next((each for each in entries if each.id == asked.entry_id), None)
        if entry is None:
            self.changed.emit(back)  # replaced meanwhile: show what stands there now
            return
        draw, name = self._form(entry, anonymised=asked.anonymised)
        case = self._shown.case(entry.case_id)
        agency = self._shown.agency(entry.agency_id)
        title = self.tr("{0}, {1}").format(agency.name, case.uin)
        self._preview(draw, title, name, back)

    def _form(self, entry: Entry, *, anonymised: bool) -> tuple[Callable[[], bytes], str]:
        from office.prints import form_file_name, form_pdf

        overview, now = self._shown, self._at.now().astimezone()
        received = next(each for each in overview.returns if each.id == entry.return_id)
        name = form_file_name(overview, entry, received)
        if anonymised:
            name = name.replace(".pdf", "_anonymised.pdf")
        return partial(form_pdf, overview, entry, received, anonymised=anonymised, now=now), name
