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
    seen = {"at": time.time()}
    watch = QTimer(window)
    watch.setInterval(2)
    watch.timeout.connect(lambda: _look_for_page(window, seen))
    watch.start()
    QTimer.singleShot(IDLE_MS, lambda: _finish(seen))


def _look_for_page(window: QWidget, seen: dict[str, float]) -> None:
    shown = getattr(window, "page", None)
    if "page" not in seen and shown is not None and shown() is not None:
        window.grab()
        seen["page"] = time.time()


def _finish(seen: dict[str, float]) -> None:
    sys.stdout.write(json.dumps(seen | {"memory": memory()}) + "\n")
    sys.stdout.flush()
    QApplication.exit(0)


def report_when_shown() -> None:
    """Note the window of the real program as soon as it is visible."""
    from ui import application

    opened = application.open_out

    def open_out(window: QWidget) -> None:
        opened(window)
        QTimer.singleShot(0, lambda: report(window))

    application.open_out = open_out
