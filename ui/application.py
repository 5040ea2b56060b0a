"""Starts the desktop program: a window first, everything slow after it.

Only what the bare window needs is imported here; its parts, dialogs and the start pages follow
once it is on the screen, and the store after them, on its own thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ui.theme import Scheme, Theme
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.collecting import Collecting

GIVE_MS = 100
FRAME = 48  # the most that a desktop puts round a window: its title bar


class Start(QObject):
    """Brings in the rest of the program after the first paint, and puts it away at the end."""

    def __init__(self, window: MainWindow, folder: Path | None, files: tuple[Path, ...]) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._files = files
        self.collecting: Collecting | None = None
        self._endings: list[Callable[[], None]] = []
        self._given: tuple[Path, ...] = ()
        self._given_timer = QTimer(self)
        self._given_timer.setInterval(GIVE_MS)
        self._given_timer.timeout.connect(self._give)

    @Slot()
    def begin(self) -> None:
        """Furnish the window, install the hook for the unexpected, show first run or unlock."""
        from models.folder import default_folder
        from ui.collecting import Collecting
        from ui.dialogs import Dialogs
        from ui.start.start_desk import StartDesk
        from ui.tasks import TaskRunner
        from ui.trouble import Trouble

        self.collecting = Collecting(QApplication.instance())  # before there are other threads
        self._window.theme.remember_in(self._folder or default_folder())
        self._window.furnish()
        dialogs = Dialogs(self._window)
        restore = Trouble(dialogs, self._window).install()
        tasks = TaskRunner(self._window)
        desk = StartDesk(self._window, tasks, dialogs, self._folder, self._files)
        self._endings = [desk.close, restore]
        self._listen()
        desk.begin()

    def _listen(self) -> None:
        """Take what later starts on the same profile were given."""
        from models.folder import default_folder
        from ui.start.hand_over import HandOver

        listener = HandOver(self._folder or default_folder(), self)
        listener.asked.connect(self._on_asked)
        self._endings.insert(0, listener.end)

    @Slot(object)
    def _on_asked(self, paths: tuple[Path, ...]) -> None:
        """Come to the front; the files are taken like a drop, which no open question allows."""
        come_forward(self._window)
        if paths:
            self._given = (*self._given, *paths)
            self._given_timer.start()

    @Slot()
    def _give(self) -> None:
        if QApplication.activeModalWidget() is not None:
            return
        self._given_timer.stop()
        paths, self._given = self._given, ()
        self._window.files_dropped.emit(paths)

    def end(self) -> None:
        """Finish all writing, close the profile, and give the hooks back."""
        for ending in self._endings:
            ending()


def run(folder: Path | None, files: tuple[Path, ...] = ()) -> int:
    """Show the window and work until it is closed; return the exit code.

    Where the program is open on the profile already, it gets the files, and this one ends.
    """
    app = QApplication(sys.argv[:1])
    describe(app)
    if _is_open_already(folder, files):
        return 0
    theme = Theme(app, Scheme.SYSTEM)
    window = MainWindow(bare=True, theme=theme)
    start = Start(window, folder, files)
    open_out(window)
    QTimer.singleShot(0, start.begin)
    try:
        return app.exec()
    finally:
        start.end()
        delete(window)  # so that what its pages hold open, such as a PDF, is closed in order
        del theme
        if start.collecting is not None:
            start.collecting.end()


def _is_open_already(folder: Path | None, files: tuple[Path, ...]) -> bool:
    from models.folder import default_folder
    from ui.start.hand_over import hand_over

    return hand_over(folder or default_folder(), files)


def come_forward(window: MainWindow) -> None:
    """Bring the window before others; where the desktop forbids that, have it noticed."""
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


def open_out(window: MainWindow) -> None:
    """Show the window; fill the screen where window and frame would reach beyond it.

    On a small laptop the foot of the page would otherwise lie under the task bar.
    """
    room = window.screen().availableSize()
    if room.width() < window.width() + FRAME or room.height() < window.height() + FRAME:
        window.showMaximized()
    else:
        window.show()


def describe(app: QApplication) -> None:
    """Tell the desktop who we are, before the first window."""
    app.setApplicationName("audit-desk")
    app.setApplicationDisplayName("Audit Desk")
    app.setOrganizationName("Audit Desk")
    app.setDesktopFileName("audit-desk")
