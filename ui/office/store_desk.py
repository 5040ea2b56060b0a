"""What the desks of the office have in common: work with the store, trouble told, prints shown."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from ui.office.telling import tell_trouble
from ui.preview.preview_page import PreviewPage, Printout
from ui.start.trying import TryingPage
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report, Task

T = TypeVar("T")


class StoreDesk(QObject):
    """Runs work on other threads and shows what came of it, unless the person has gone on."""

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings

    def _run(self, work: Callable[[], T], *, essential: bool = True) -> Task[T]:
        """Do something with the store; ``essential`` work is done even when the program closes."""

        def quietly(report: Report) -> T:
            del report
            return work()

        task = self._at.tasks.store(quietly, essential=essential)
        task.failed.connect(self._on_failed)
        return task

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """Tell expected trouble on the page shown, and let it be tried again after any."""
        page = self._at.window.page()
        if isinstance(page, TryingPage):
            page.wake()
        tell_trouble(self._at, error)

    def _show_after(self, task: Task[T], show: Callable[[T], None]) -> None:
        """Show a page when the task has succeeded, unless the person has gone on by then."""
        Stay(task, self._at.window).arrived.connect(show)

    def _show_pdf(
        self, draw: Callable[[], bytes], title: str, file_name: str, back: Callable[[], object]
    ) -> None:
        """Draw a PDF off the window's thread and show its very pages; ``back`` leaves them."""

        def quietly(report: Report) -> bytes:
            del report
            return draw()

        def show(pdf: bytes) -> None:
            printout = Printout(pdf=pdf, title=title, file_name=file_name)
            page = PreviewPage(printout, self._at.dialogs, self._at.tasks)
            page.back_pressed.connect(back)
            self._at.window.show_page(page)

        task = self._at.tasks.pure(quietly)
        task.failed.connect(self._on_failed)
        self._show_after(task, show)
