"""Reads an earlier audit and shows it beside the one that is open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from models.snapshots import Audit
from office.analysis import Record, analyse
from office.comparison import Earlier, compare
from office.overview import AuditOverview, load_overview, load_records
from ui.office.comparison_page import ComparisonPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings


class ComparisonDesk(StageDesk):
    """Compares counts of whole audits; ``changed`` leads back to the analysis."""

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._earlier: Earlier | None = None

    def start(self, overview: AuditOverview, records: Sequence[Record]) -> None:
        """Offer the other audits."""
        self._overview = overview
        self._show_after(self._run(self._at.profile.audits.list), partial(self._offer, records))

    def _offer(self, records: Sequence[Record], audits: Sequence[Audit]) -> None:
        audit = self._shown.audit
        page = ComparisonPage(audit, [each for each in audits if each.id != audit.id])
        page.back_pressed.connect(partial(self._show_again, Stage.ANALYSIS))
        page.earlier_chosen.connect(partial(self._on_chosen, records, page))
        page.print_asked.connect(partial(self._on_print, records))
        self._at.window.show_page(page)

    @Slot(str)
    def _on_chosen(self, records: Sequence[Record], page: ComparisonPage, audit_id: str) -> None:
        profile, tool, least = self._at.profile, self._shown.tool, self._shown.least

        def work() -> Earlier:
            earlier = load_overview(profile, audit_id)
            before = analyse(earlier.tool, load_records(profile, earlier), least)
            compared = compare(analyse(tool, records, least).shares, before.shares)
            return Earlier(title=earlier.audit.details.title, compared=compared)

        def show(found: Earlier) -> None:
            self._earlier = found
            page.show_compared(found.compared)

        self._show_after(self._run(work, essential=False), show)

    def _on_print(self, records: Sequence[Record]) -> None:
        overview, now = self._shown, self._at.now().astimezone()
        earlier = self._earlier

        def draw() -> bytes:
            from office.prints import counts_pdf

            return counts_pdf(overview, records, now, earlier)

        name = overview.sheet_name("counts-beside-earlier")
        self._preview(draw, self.tr("Counts"), name, Stage.ANALYSIS)
