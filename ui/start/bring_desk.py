"""Bringing a profile from another computer, at the first start here."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from office.messages import message
from ui.dialogs import Dialogs
from ui.start.bring_page import BringPage, Brought
from ui.tasks import Report, TaskRunner
from ui.window import MainWindow


class BringDesk(QObject):
    """``brought`` carries the passphrase that opens the profile now; ``left`` goes back."""

    brought = Signal(str)
    left = Signal()

    def __init__(
        self, window: MainWindow, tasks: TaskRunner, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._tasks = tasks
        self._dialogs = dialogs
        self._folder = Path()

    def show(self, folder: Path) -> None:
        """Ask for the copy that is to become the profile in ``folder``."""
        self._folder = folder
        page = BringPage()
        page.folder_wanted.connect(self._on_folder_wanted)
        page.given.connect(self._on_given)
        page.back_pressed.connect(self.left)
        self._window.show_page(page)

    @Slot()
    def _on_folder_wanted(self) -> None:
        place = self._dialogs.ask_open_folder(self.tr("Choose the folder of the copy"))
        page = self._window.page()
        if place is not None and isinstance(page, BringPage):
            page.set_source(place)

    @Slot(object)
    def _on_given(self, brought: Brought) -> None:
        folder = self._folder

        def work(_report: Report) -> str:
            from models.restoring import bring_profile

            bring_profile(brought.source, folder, brought.passphrase)
            return brought.passphrase

        task = self._tasks.store(work, essential=True)
        task.succeeded.connect(self._on_brought)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_brought(self, passphrase: str) -> None:
        self.brought.emit(passphrase)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        from models.errors import ModelError
        from ui.surroundings import translated

        page = self._window.page()
        if isinstance(page, BringPage):
            page.wake()
        if not isinstance(error, ModelError) or not isinstance(page, BringPage):
            raise error
        page.show_trouble(message(error.code, error.facts, translated).line)
