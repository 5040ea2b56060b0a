"""What the halves of an open audit have in common: running work, telling trouble, previews."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from office.overview import AuditOverview
from ui.leaving import may_leave
from ui.names.check import NameCheck
from ui.office.stages import Stage
from ui.office.store_desk import StoreDesk, T
from ui.surroundings import Surroundings
from ui.tasks import Task
from ui.widgets.page import Page


class StageDesk(StoreDesk):
    """Shows some stages of an audit; ``changed`` asks for a fresh reading and names a stage."""

    changed = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._overview: AuditOverview | None = None
        self._saved_words = ""
        self._left = False

    def leave(self) -> None:
        """Show nothing any more: work still on its way is done, but its page belongs elsewhere."""
        self._left = True

    @property
    def _shown(self) -> AuditOverview:
        """The audit as last read; LookupError before the first stage was shown."""
        if self._overview is None:
            raise LookupError
        return self._overview

    def _saved(self, task: Task[T], stage: Stage, words: str = "") -> None:
        """Show a stage anew, with these words, once a deed was done there and nobody left."""

        def show(_result: T) -> None:
            self._saved_words = words
            self._show_again(stage)

        self._show_after(task, show)

    def _show_within(self, page: Page, back: Stage, names: NameCheck) -> None:
        """Show a page within a stage, with a name check of its own; its way back asks first."""
        names.setParent(page)
        page.back_pressed.connect(partial(self._leave_to, back))
        self._at.window.show_page(page)

    def _leave_to(self, stage: Stage) -> None:
        if may_leave(self._at):
            self._show_again(stage)

    def _show_again(self, stage: Stage) -> None:
        if not self._left:
            self.changed.emit(stage)

    def _take_saved_words(self) -> str:
        """Give the words to show once on the next page, and forget them."""
        words, self._saved_words = self._saved_words, ""
        return words

    def _preview(self, draw: Callable[[], bytes], title: str, file_name: str, back: Stage) -> None:
        """Show a PDF, and lead from it to a stage."""
        self._show_pdf(draw, title, file_name, partial(self._show_again, back))
