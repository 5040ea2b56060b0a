"""After a sealed file was made: its receipt on screen and paper, its folder, a copy on a stick."""

from PySide6.QtCore import QObject, Signal, Slot

from export.return_file import installation_words
from ui.auditor.copy_run import CopyRun
from ui.auditor.paper_preview import PaperPreview
from ui.auditor.return_made_page import MadeView, ReturnMadePage
from ui.auditor.sealing import Kept
from ui.surroundings import Surroundings
from ui.widgets.notice import NoticeKind


class MadeDesk(QObject):
    """Shows one file at a time; ``home_wanted`` is sent when the person is done with it."""

    home_wanted = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._kept: Kept | None = None
        self._copies = CopyRun(surroundings, self)
        self._copies.told.connect(self._on_told)
        self._papers = PaperPreview(surroundings, self)
        self._papers.left.connect(self._show_page)

    @Slot(object)
    def show(self, kept: Kept) -> None:
        """Show the receipt and how to send the file."""
        self._kept = kept
        self._show_page()

    @Slot()
    def _show_page(self) -> None:
        kept = self._kept
        if kept is None:
            return
        page = ReturnMadePage(
            MadeView(
                receipt=kept.sent.receipt,
                laptop=installation_words(self._around.profile.details),
                file_name=kept.path.name,
                folder=str(kept.path.parent),
                uins=kept.sent.uins,
                contact=kept.pack.contact,
                withdraws=kept.sent.withdraws,
            )
        )
        page.primary_pressed.connect(self.home_wanted)
        page.folder_wanted.connect(self._on_folder_wanted)
        page.copy_wanted.connect(self._on_copy_wanted)
        page.receipt_wanted.connect(self._on_receipt_wanted)
        self._around.window.show_page(page)

    @Slot(object)
    def tell(self, kept: Kept) -> None:
        """Tell of the file where the person has gone on to something else."""
        words = self.tr("{0} is saved and checked. Its receipt: {1}. Find it under Returns made.")
        self._around.dialogs.tell(
            self.tr("The return file is made"), words.format(kept.path.name, kept.sent.receipt)
        )

    @Slot()
    def _on_folder_wanted(self) -> None:
        kept = self._kept
        if kept is not None and not self._around.dialogs.show_folder(kept.path.parent):
            words = self.tr("This computer did not open the folder. You find it here: {0}")
            self._on_told(NoticeKind.ERROR, words.format(kept.path.parent))

    @Slot()
    def _on_copy_wanted(self) -> None:
        if self._kept is not None:
            self._copies.start(self._kept.path, self._kept.sent.file_sha256)

    @Slot(NoticeKind, str)
    def _on_told(self, kind: NoticeKind, words: str) -> None:
        page = self._around.window.page()
        if isinstance(page, ReturnMadePage):
            page.show_outcome(kind, words)
        else:
            self._around.dialogs.tell(self.tr("Copy to a stick"), words)

    @Slot()
    def _on_receipt_wanted(self) -> None:
        if self._kept is not None:
            self._papers.show_receipt(self._kept.sent, self._kept.pack)
