"""One case in the office's own words, reached from the cases."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from office.overview import AuditOverview
from ui.office.case_words_page import CaseDescribed, CaseWordsPage
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings


class CaseWordsDesk(StageDesk):
    """Shows the words of a case and keeps them."""

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names

    def show(self, overview: AuditOverview, case_id: str) -> None:
        """Show what the office writes about a case of the audit."""
        self._overview = overview
        cleared, audit_id = self._at.profile.cleared, overview.audit.id
        task = self._run(lambda: cleared.of(audit_id), essential=False)
        self._show_after(task, partial(self._on_read, case_id))

    def _on_read(self, case_id: str, cleared: frozenset[str]) -> None:
        audit = self._shown.audit
        names = self._own_names.of_audit(audit, cleared)
        case, issued = self._shown.case(case_id), audit.issued_at is not None
        page = CaseWordsPage(case, names, issued=issued)
        page.described.connect(self._on_described)
        self._show_within(page, Stage.CASES, names)

    @Slot(object)
    def _on_described(self, wanted: CaseDescribed) -> None:
        cases = self._at.profile.cases
        task = self._run(
            lambda: cases.describe(wanted.case_id, wanted.label, wanted.words, edit=wanted.edit)
        )
        self._saved(task, Stage.CASES)
