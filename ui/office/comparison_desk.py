"""Reads an earlier audit and shows it beside the one that is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from models.snapshots import Audit
from office.analysis import Record, analyse
from office.answers import FAVOURABLE, answers_behind
from office.comparison import Earlier, compare
from office.overview import AuditOverview, load_overview, load_records
from ui.office.answers_page import AnswersAsked, AnswersPage
from ui.office.comparison_page import ComparisonPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.widgets.page import Foot


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """An audit with the answers that were counted in it."""

    overview: AuditOverview
    records: Sequence[Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """The earlier audit, and what the two say question by question."""

    before: _Counted
    earlier: Earlier


class ComparisonDesk(StageDesk):
    """Compares counts of whole audits; ``changed`` leads back to the analysis."""

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._now: _Counted | None = None
        self._others: tuple[Audit, ...] = ()
        self._compared: _Compared | None = None

    def start(self, overview: AuditOverview, records: Sequence[Record]) -> None:
        """Offer the other audits."""
        self._overview = overview
        self._now = _Counted(overview=overview, records=records)
        self._compared = None
        self._show_after(self._run(self._at.profile.audits.list), self._on_listed)

    def _on_listed(self, audits: Sequence[Audit]) -> None:
        self._others = tuple(each for each in audits if each.id != self._shown.audit.id)
        self._show_page()

    def _show_page(self, question: str = "") -> None:
        """Show the two audits; one comes back to ``question`` from the answers behind it."""
        page = ComparisonPage(self._shown.audit, self._others)
        if self._compared is not None:
            page.earlier.set_value(self._compared.before.overview.audit.id)
            page.show_compared(self._compared.earlier.compared)
            page.show_question(question)
        page.back_pressed.connect(partial(self._show_again, Stage.ANALYSIS))
        page.earlier_chosen.connect(partial(self._on_chosen, page))
        page.print_asked.connect(self._on_print)
        page.answers_asked.connect(self._on_answers)
        self._at.window.show_page(page)

    def _on_chosen(self, page: ComparisonPage, audit_id: str) -> None:
        profile, tool, least, now = self._at.profile, self._shown.tool, self._shown.least, self._now
        if now is None:
            return

        def work() -> _Compared:
            overview = load_overview(profile, audit_id)
            before = _Counted(overview=overview, records=load_records(profile, overview))
            counted = analyse(overview.tool, before.records, least)
            compared = compare(analyse(tool, now.records, least).shares, counted.shares)
            title = overview.audit.details.title
            return _Compared(before=before, earlier=Earlier(title=title, compared=compared))

        def show(found: _Compared) -> None:
            self._compared = found
            page.show_compared(found.earlier.compared)

        self._show_after(self._run(work, essential=False), show)

    def _on_answers(self, code: str, earlier: bool) -> None:  # noqa: FBT001  as the signal has it
        """Show the answers behind a figure of this audit, or of the earlier one."""
        before = self._compared.before if self._compared is not None else None
        counted = before if earlier else self._now
        if counted is None:
            return
        overview = counted.overview
        question = overview.tool.question(code)
        lines = answers_behind(question, counted.records, overview.cases, overview.agencies)
        asked = AnswersAsked(question=code, group=FAVOURABLE, of=overview.audit.details.title)
        page = AnswersPage(question, lines, asked, least=overview.least, with_forms=False)
        page.set_foot(Foot(back=self.tr("Back to the comparison")))
        page.back_pressed.connect(partial(self._show_page, code))
        self._at.window.show_page(page)

    def _on_print(self) -> None:
        overview, now, counted = self._shown, self._at.now().astimezone(), self._now
        earlier = self._compared.earlier if self._compared is not None else None

        def draw() -> bytes:
            from office.prints import counts_pdf

            return counts_pdf(
                overview, counted.records if counted is not None else (), now, earlier
            )

        name = overview.sheet_name("counts-beside-earlier")
        self._preview(draw, self.tr("Counts"), name, Stage.ANALYSIS)
