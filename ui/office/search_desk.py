"""Finding words in the answers of an audit or of all: looks on the store's thread."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from typing_extensions import override

from office.overview import AuditOverview
from office.search import Hit, SearchResult, SearchWish, search
from ui.leaving import may_leave
from ui.office.case_page import SideView
from ui.office.search_page import SearchPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.shortcuts import Shortcuts
from ui.surroundings import Surroundings
from ui.tasks import Report


class SearchDesk(StageDesk):
    """Found by Ctrl+F while an audit is open; remembers what was found, to come back to it.

    ``place_asked`` carries the id of an audit and the SideView of a place in it.
    """

    STAGES = frozenset({Stage.SEARCH})

    place_asked = Signal(str, object)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._wish: SearchWish | None = None
        self._row = 0
        self._action = QAction(self.tr("Find in all answers"), self)
        self._action.setShortcut(Shortcuts.FIND.sequence)
        self._action.triggered.connect(self._on_asked)
        surroundings.window.add_action(self._action)

    @override
    def leave(self) -> None:
        super().leave()
        window = self._at.window
        window.removeAction(self._action)
        window.top_bar.menu.removeAction(self._action)

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show the page; what was looked for last is looked for again, answers may be others."""
        del stage
        self._overview = overview
        page = SearchPage(overview, self._wish or SearchWish(audit_id=overview.audit.id))
        page.search_asked.connect(partial(self._on_search, page))
        page.place_asked.connect(self._on_place)
        self._at.window.show_page(page)
        if self._wish is not None:
            self._look(page, self._wish, self._row)

    @Slot()
    def _on_asked(self) -> None:
        page = self._at.window.page()
        if isinstance(page, SearchPage):
            page.take_focus()
        elif may_leave(self._at):
            self._show_again(Stage.SEARCH)

    def _on_search(self, page: SearchPage, wish: SearchWish) -> None:
        self._wish = wish
        self._look(page, wish, 0)

    def _look(self, page: SearchPage, wish: SearchWish, row: int) -> None:
        profile = self._at.profile

        def work(report: Report) -> SearchResult:
            return search(profile, wish, report)

        def show(result: SearchResult) -> None:
            page.show_result(result, row)

        page.show_busy()
        task = self._at.tasks.store(work, owner=page)
        page.progress.watch(task)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(page.show_stopped)
        self._show_after(task, show)

    @Slot(object)
    def _on_place(self, hit: Hit) -> None:
        page = self._at.window.page()
        if isinstance(page, SearchPage):
            self._row = max(0, page.table.current_row())
        self.place_asked.emit(hit.audit.id, SideView(case_id=hit.case_id, part=hit.page))
