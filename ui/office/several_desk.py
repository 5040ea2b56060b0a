"""The office's word about several cells at once, reached from the agencies."""

from PySide6.QtCore import QObject, Slot

from models.case_snapshots import CellsSet, OfficeWord
from office.overview import AuditOverview
from ui.leaving import may_leave
from ui.office.own_names import OwnNames
from ui.office.several_page import SeveralPage, SeveralSet
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings


class SeveralDesk(StageDesk):
    """Shows the page and sets what it asks."""

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names

    def show(self, overview: AuditOverview) -> None:
        """Show the agencies and cases of an audit to tick."""
        self._overview = overview
        cleared, audit_id = self._at.profile.cleared, overview.audit.id
        self._show_after(self._run(lambda: cleared.of(audit_id), essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, cleared: frozenset[str]) -> None:
        overview = self._shown
        details = overview.audit.details
        names = self._own_names.check(cleared, details.local_words, overview.audit.id)
        page = SeveralPage(overview.agencies, overview.cases, names)
        names.setParent(page)
        page.chosen.connect(self._on_chosen)
        page.back_pressed.connect(self._go_back)
        self._at.window.show_page(page)

    @Slot()
    def _go_back(self) -> None:
        if may_leave(self._at):
            self._show_again(Stage.AGENCIES)

    @Slot(object)
    def _on_chosen(self, chosen: SeveralSet) -> None:
        cases = self._at.profile.cases
        word = OfficeWord(status=chosen.status, reason=chosen.reason)
        seen = self._shown.edits
        task = self._run(
            lambda: cases.set_cells(chosen.case_ids, chosen.agency_ids, word, seen=seen)
        )
        self._show_after(task, self._on_set)

    @Slot(object)
    def _on_set(self, done: CellsSet) -> None:
        lines = [self.tr("Set: {0}. Coverage shows them.").format(done.count)]
        if done.kept:
            overview = self._shown
            named = ", ".join(
                self.tr("{0} at {1}").format(overview.case(case).uin, overview.agency(agency).name)
                for case, agency in done.kept
            )
            words = self.tr("Left as it is, because the agency has answered: {0}.")
            lines.append(words.format(named))
        self._at.dialogs.tell(self.tr("Several set at once"), "\n".join(lines))
        self._show_again(Stage.AGENCIES)
