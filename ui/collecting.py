"""Cyclic garbage is collected on the window's thread only."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000


class Collecting(QObject):
    """Takes Python's collector over from its start until `end`; make it on the window's thread.

    Python collects on whatever thread happens to allocate. Pages and their parts hang in cycles,
    and a part of a window destroyed on a pool thread ends the process.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect what is due by Python's own counts, the oldest generation that is."""
        limits = gc.get_threshold()
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > limits[generation]:
                gc.collect(generation)
                return

    def end(self) -> None:
        """Give the collector back."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
