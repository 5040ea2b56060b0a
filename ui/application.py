"""Starts the desktop program: a window first, everything slow after it.

Only what the bare window needs is imported here; its parts, dialogs and the start pages follow
once it is on the screen, and the store after them, on its own thread.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ui.collecting import Collecting
from ui.theme import Scheme, Theme
from ui.window import MainWindow

FRAME = 48  # the most that a desktop puts round a window: its title bar


class Start(QObject):
    """Brings in the rest of the program after the first paint, and puts it away at the end."""

    def __init__(self, window: MainWindow, folder: Path | None, files: tuple[Path, ...]) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._files = files
        self._endings: list[Callable[[], None]] = []

    @Slot()
    def begin(self) -> None:
        """Furnish the window, install the hook for the unexpected, show first run or unlock."""
        from models.folder import default_folder
        from ui.dialogs import Dialogs
        from ui.start.start_desk import StartDesk
        from ui.tasks import TaskRunner
        from ui.trouble import Trouble

        self._window.theme.remember_in(self._folder or default_folder())
        self._window.furnish()
        dialogs = Dialogs(self._window)
        restore = Trouble(dialogs, self._window).install()
        tasks = TaskRunner(self._window)
        desk = StartDesk(self._window, tasks, dialogs, self._folder, self._files)
        self._endings = [desk.close, restore]
        desk.begin()

    def end(self) -> None:
        """Finish all writing, close the profile, and give the hooks back."""
        for ending in self._endings:
            ending()


def run(folder: Path | None, files: tuple[Path, ...] = ()) -> int:
    """Show the window and work until it is closed; return the exit code."""
    app = QApplication(sys.argv[:1])
    describe(app)
    collecting = Collecting(app)
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
        collecting.end()
        del theme


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
