"""One conflict of an audit, opened from the returns: comparing the answers and choosing one."""

from PySide6.QtCore import QObject, Signal, Slot

from office.conflicts import differences, open_conflicts
from office.overview import AuditOverview
from office.undo import settle_conflict
from ui.office.conflict_page import Chosen, ConflictPage, ConflictView
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.office.waiting import OpenConflict
from ui.surroundings import Surroundings, translated


class ConflictDesk(StageDesk):
    """Shows a conflict and keeps which answer counts; ``settled`` carries the words to say so."""

    settled = Signal(str)

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names

    @Slot(object, object)
    def show(self, overview: AuditOverview, asked: OpenConflict) -> None:
        """Read what the answers say differently and show it."""
        self._overview = overview
        profile, audit, tool = self._at.profile, overview.audit, overview.tool

        def read() -> tuple[ConflictView | None, frozenset[str]]:
            cleared = profile.cleared.of(audit.id)
            for each in open_conflicts(profile, audit.id):
                if (each.case_id, each.agency_id) == (asked.case_id, asked.agency_id):
                    view = ConflictView(
                        conflict=each,
                        agency=asked.agency,
                        uin=asked.uin,
                        differences=differences(tool, each.sides, translated),
                    )
                    return view, cleared
            return None, cleared

        self._show_after(self._run(read, essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, found: tuple[ConflictView | None, frozenset[str]]) -> None:
        view, cleared = found
        if view is None:  # settled or undone meanwhile
            self._show_again(Stage.RETURNS)
            return
        audit = self._shown.audit
        names = self._own_names.of_audit(audit, cleared)
        page = ConflictPage(view, names)
        names.setParent(page)
        page.chosen.connect(self._on_chosen)
        page.back_asked.connect(self._on_back)
        self._at.window.show_page(page)

    @Slot(object)
    def _on_chosen(self, chosen: Chosen) -> None:
        profile, now = self._at.profile, self._at.now()
        task = self._run(
            lambda: settle_conflict(profile, chosen.side.entry, chosen.uin, chosen.reason, now)
        )
        words = self.tr("Settled for {0}. The import log can undo it.").format(chosen.uin)
        self._show_after(task, lambda _done: self.settled.emit(words))

    @Slot()
    def _on_back(self) -> None:
        self._show_again(Stage.RETURNS)
