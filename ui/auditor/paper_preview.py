"""Showing one small document, a receipt or a certificate, before it is printed or saved."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from export.return_file import installation_words
from models.snapshots import OpenedPack, SentReturn
from office.receipts import receipt_file_name, receipt_pdf
from ui.auditor.telling import tell_trouble
from ui.preview.preview_page import PreviewPage, Printout
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


class PaperPreview(QObject):
    """Makes the pages off the window's thread; ``left`` is sent when the person goes back."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings

    def show(self, make: Callable[[], Printout]) -> None:
        """Make a document and show its pages."""

        def work(_report: Report) -> Printout:
            return make()

        task = self._around.tasks.pure(work, owner=self)
        Stay(task, self._around.window).arrived.connect(self._on_made)
        task.failed.connect(self._on_failed)

    def show_receipt(self, sent: SentReturn, pack: OpenedPack) -> None:
        """Show the receipt of a return."""
        now = self._around.now().astimezone()
        laptop = installation_words(self._around.profile.details)
        title = self.tr("Receipt of a return")

        def make() -> Printout:
            pdf = receipt_pdf(sent, pack, laptop, now)
            return Printout(pdf=pdf, title=title, file_name=receipt_file_name(sent, pack))

        self.show(make)

    @Slot(object)
    def _on_made(self, printout: Printout) -> None:
        page = PreviewPage(printout, self._around.dialogs, self._around.tasks)
        page.back_pressed.connect(self.left)
        self._around.window.show_page(page)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)
