"""Bringing a profile from another computer, at the first start here."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from office.messages import message
from ui.dialogs import Dialogs
from ui.start.bring_page import BringPage, Brought
from ui.start.forgotten_desk import ForgottenDesk
from ui.start.trying import TryingPage
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
        self._folder = self._source = Path()
        self._forgotten = ForgottenDesk(window, tasks, dialogs)
        self._forgotten.left.connect(self._show_again)
        self._forgotten.recovered.connect(self._on_recovered)
        self._forgotten.failed.connect(self._on_failed)

    def show(self, folder: Path) -> None:
        """Ask for the copy that is to become the profile in ``folder``."""
        self._folder = folder
        self._show()

    def _show(self) -> BringPage:
        page = BringPage()
        page.folder_wanted.connect(self._on_folder_wanted)
        page.given.connect(self._on_given)
        page.forgotten.connect(self._on_forgotten)
        page.back_pressed.connect(self.left)
        self._window.show_page(page)
        return page

    @Slot()
    def _show_again(self) -> None:
        self._show().set_source(self._source)

    @Slot()
    def _on_folder_wanted(self) -> None:
        place = self._dialogs.ask_open_folder(self.tr("Choose the folder of the copy"))
        page = self._window.page()
        if place is not None and isinstance(page, BringPage):
            page.set_source(place)

    @Slot(object)
    def _on_given(self, brought: Brought) -> None:
        self._bring(brought.source, brought.passphrase)

    def _bring(self, source: Path, passphrase: str, code: str = "") -> None:
        folder = self._folder

        def work(_report: Report) -> str:
            from models.restoring import bring_profile

            bring_profile(source, folder, passphrase, code=code)
            return passphrase

        task = self._tasks.store(work, essential=True)
        task.succeeded.connect(self._on_brought)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_forgotten(self, source: Path) -> None:
        """Ask for the code where the keys of the copy lie."""
        self._source = source

        def look(_report: Report) -> Path:
            from models.restoring import copy_at

            return copy_at(source).folder

        task = self._tasks.store(look, owner=self._window.page())
        task.succeeded.connect(self._forgotten.begin)
        task.failed.connect(self._on_failed)

    @Slot(str, str)
    def _on_recovered(self, code: str, passphrase: str) -> None:
        self._bring(self._source, passphrase, code)

    @Slot(object)
    def _on_brought(self, passphrase: str) -> None:
        self.brought.emit(passphrase)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        from models.errors import ModelError
        from ui.surroundings import translated

        page = self._window.page()
        if isinstance(page, TryingPage):
            page.wake()
        if not isinstance(error, ModelError) or not isinstance(page, TryingPage):
            raise error
        page.show_trouble(message(error.code, error.facts, translated).line)
