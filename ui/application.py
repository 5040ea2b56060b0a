"""Starts the desktop program: a window first, everything slow after it."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.dialogs import Dialogs
from ui.start.start_desk import StartDesk
from ui.tasks import TaskRunner
from ui.theme import Scheme, Theme
from ui.trouble import Trouble
from ui.window import MainWindow

NORMAL_TEXT = 100


def run(folder: Path | None, files: tuple[Path, ...] = ()) -> int:
    """Show the window and work until it is closed; return the exit code."""
    app = QApplication(sys.argv[:1])
    describe(app)
    theme = Theme(app, Scheme.SYSTEM, NORMAL_TEXT)
    window = MainWindow()
    dialogs = Dialogs(window)
    trouble = Trouble(dialogs, window)
    restore = trouble.install()
    start = StartDesk(window, TaskRunner(window), dialogs, folder, files)
    window.show()
    QTimer.singleShot(0, start.begin)
    try:
        return app.exec()
    finally:
        start.close()
        restore()
        del theme


def describe(app: QApplication) -> None:
    """Tell the desktop who we are, before the first window."""
    app.setApplicationName("audit-desk")
    app.setApplicationDisplayName("Audit Desk")
    app.setOrganizationName("Audit Desk")
    app.setDesktopFileName("audit-desk")
