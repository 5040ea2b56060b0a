"""What the halves of an open audit have in common: running work, telling trouble, previews."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from office.overview import AuditOverview
from ui.office.stages import Stage
from ui.office.telling import tell_trouble
from ui.preview.preview_page import PreviewPage, Printout
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report, Task

T = TypeVar("T")
PreviewMaker = Callable[[], bytes]


class StageDesk(QObject):
    """Shows some stages of an audit; ``changed`` asks for a fresh reading and names a stage."""

    changed = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings
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

    def _run(self, work: Callable[[], T], *, essential: bool = True) -> Task[T]:
        """Do something with the store; expected trouble is told on the page shown."""

        def quietly(report: Report) -> T:
            del report
            return work()

        task = self._at.tasks.store(quietly, essential=essential)
        task.failed.connect(self._on_failed)
        return task

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._at, error)

    def _show_after(self, task: Task[T], show: Callable[[T], None]) -> None:
        """Show a page when the task has succeeded, unless the person has gone on by then."""
        Stay(task, self._at.window).arrived.connect(show)

    def _saved(self, task: Task[T], stage: Stage, words: str = "") -> None:
        """Show a stage anew, with these words, once a deed was done there and nobody left."""

        def show(_result: T) -> None:
            self._saved_words = words
            self._show_again(stage)

        self._show_after(task, show)

    def _show_again(self, stage: Stage) -> None:
        if not self._left:
            self.changed.emit(stage)

    def _take_saved_words(self) -> str:
        """Give the words to show once on the next page, and forget them."""
        words, self._saved_words = self._saved_words, ""
        return words

    def _preview(self, draw: PreviewMaker, title: str, file_name: str, back: Stage) -> None:
        """Draw a PDF off the window's thread and show its very pages."""

        def quietly(report: Report) -> bytes:
            del report
            return draw()

        task = self._at.tasks.pure(quietly)
        task.failed.connect(self._on_failed)
        self._show_after(task, partial(self._show_preview, title, file_name, back))

    def _show_preview(self, title: str, file_name: str, back: Stage, pdf: bytes) -> None:
        printout = Printout(pdf=pdf, title=title, file_name=file_name)
        page = PreviewPage(printout, self._at.dialogs, self._at.tasks)
        page.back_pressed.connect(partial(self._show_again, back))
        self._at.window.show_page(page)
