"""The end of a lock that lasts: only a process that ends forgets everything it has held."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

LONGEST = timedelta(minutes=30)
TICK_MS = 1000


class LongLock(QObject):
    """Watches one lock from its beginning; ``over`` is sent once, when it has lasted for LONGEST.

    A lock closes the database and drops its key, but Python cannot wipe what it gave back. Time is
    that of the wall clock: a laptop that slept is told within a second of waking, before anybody
    begins to type.
    """

    over = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._since = now()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Compare the time with the limit; called each second."""
        now = self._now()
        if now < self._since:  # the clock was set back
            self._since = now
        elif now - self._since >= LONGEST:
            self._timer.stop()
            self.over.emit()

    def end(self) -> None:
        """Watch no more: it is open again, or the program ends."""
        self._timer.stop()
        self.deleteLater()
