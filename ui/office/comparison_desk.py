"""Reads an earlier audit and shows it beside the one that is open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot

from models.snapshots import Audit
from office.analysis import Record, analyse
from office.comparison import Compared, compare
from office.overview import AuditOverview, load_overview, load_records
from ui.office.comparison_page import ComparisonPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage


class ComparisonDesk(StageDesk):
    """Compares counts of whole audits; ``changed`` leads back to the analysis."""

    def start(self, overview: AuditOverview, records: Sequence[Record]) -> None:
        """Offer the other audits."""
        self._overview = overview
        self._show_after(self._run(self._at.profile.audits.list), partial(self._offer, records))

    def _offer(self, records: Sequence[Record], audits: Sequence[Audit]) -> None:
        audit = self._shown.audit
        page = ComparisonPage(audit, [each for each in audits if each.id != audit.id])
        page.back_pressed.connect(partial(self._show_again, Stage.ANALYSIS))
        page.earlier_chosen.connect(partial(self._on_chosen, records, page))
        self._at.window.show_page(page)

    @Slot(str)
    def _on_chosen(self, records: Sequence[Record], page: ComparisonPage, audit_id: str) -> None:
        profile, tool, least = self._at.profile, self._shown.tool, self._shown.least

        def work() -> tuple[Compared, ...]:
            earlier = load_overview(profile, audit_id)
            before = analyse(earlier.tool, load_records(profile, earlier), least)
            return compare(analyse(tool, records, least).shares, before.shares)

        self._show_after(self._run(work, essential=False), page.show_compared)
