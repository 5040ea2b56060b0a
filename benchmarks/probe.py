"""Runs inside a measured program: notes when its window is painted, and what it holds then."""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

IDLE_MS = 1500
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def memory() -> int:
    """Resident bytes of this process; 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * PAGE if status.exists() else 0


def report(window: QWidget) -> None:
    """Note the time after the first paint, then the memory after a quiet second, and end."""
    window.grab()
    at = time.time()
    QTimer.singleShot(IDLE_MS, lambda: _finish(at))


def _finish(at: float) -> None:
    sys.stdout.write(json.dumps({"at": at, "memory": memory()}) + "\n")
    sys.stdout.flush()
    QApplication.exit(0)


def report_when_shown() -> None:
    """Note the window of the real program as soon as it is visible."""
    from ui.window import MainWindow

    shown = MainWindow.show

    def show(window: MainWindow) -> None:
        shown(window)
        QTimer.singleShot(0, lambda: report(window))

    MainWindow.show = show  # type: ignore[method-assign]
