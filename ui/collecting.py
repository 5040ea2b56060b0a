"""Cyclic garbage is collected on the window's thread only, and much of it between two deeds."""

import gc
import time

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

EVERY_MS = 1000
CALM_SECONDS, MOST_SECONDS = 0.7, 60.0
_DEEDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})
_FULL = 2


class Collecting(QObject):
    """Takes Python's collector over for good; make it on the window's thread.

    Python collects on whatever thread happens to allocate, and at any moment. Pages and their
    parts hang in cycles: a part of a window destroyed on a pool thread ends the process, and one
    destroyed inside the destructor of another may wait for ever for a lock of Qt's that this very
    thread holds (seen in PySide6 6.11). So it is not given back at the end, when windows go.

    A full collection looks through the word lists too, for up to 50 ms. It waits until nobody has
    pressed anything for a moment, so that no letter and no turn of a page waits for it; after a
    minute without a pause it is done all the same.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        self._pressed = self._full = time.monotonic()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _DEEDS:
            self._pressed = time.monotonic()
        return False

    @Slot(QWindow)
    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @Slot()
    def collect(self) -> None:
        """Collect what is due by Python's own counts, the oldest generation that is."""
        limits = gc.get_threshold()
        for generation in (_FULL, 1, 0):
            if gc.get_count()[generation] > limits[generation] and self._may(generation):
                gc.collect(generation)
                return

    def _may(self, generation: int) -> bool:
        """Tell whether now is the moment; young generations are quick and need none."""
        if generation < _FULL:
            return True
        now = time.monotonic()
        if now - self._pressed < CALM_SECONDS and now - self._full < MOST_SECONDS:
            return False
        self._full = now
        return True

    def end(self) -> None:
        """Collect what windows that are gone have left, for the last time."""
        self._timer.stop()
        gc.collect()
