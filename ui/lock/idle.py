"""Whether anybody is there: keys, mouse and touch of this program, and work that goes on."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

from ui.tasks import TaskRunner

TICK_MS = 1000
NOTICE_SECONDS, QUIET_SECONDS = 60, 25
USUAL_MINUTES, MOST_MINUTES = 5, 60
_STIRS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


def minutes_of(text: str) -> int:
    """Read the setting; what is no number of minutes from 0 to 60 is the usual."""
    minutes = int(text) if text.isascii() and text.isdecimal() else USUAL_MINUTES
    return minutes if minutes <= MOST_MINUTES else USUAL_MINUTES


class IdleWatch(QObject):
    """Says when nobody has been there for a while; 0 minutes are never.

    ``near`` carries the seconds left, each second of the last minute (of half the time where that
    is less). ``stirred`` ends it. ``expired`` is sent when the time is over, and again each
    minute until somebody stirs. ``quietened`` is sent once, early in each spell of quiet.

    Time is that of the wall clock, so that a laptop that slept through it is locked when it wakes.
    Dictation comes without keys; so work that was done, such as a save, counts as somebody, unless
    the program did it unasked.
    """

    near = Signal(int)
    stirred = Signal()
    expired = Signal()
    quietened = Signal()

    def __init__(self, now: Callable[[], datetime], tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._tasks = tasks
        self._minutes = USUAL_MINUTES
        self._since = now()
        self._done = tasks.done
        self._is_near = False
        self._is_quiet = False
        self._told_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
        # Watching windows, not the whole program, costs nothing while pages are built.
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window)

    def set_minutes(self, minutes: int) -> None:
        """Take another limit; 0 is never."""
        self._minutes = minutes

    def stop(self) -> None:
        """Say nothing more."""
        self._timer.stop()
        self._is_near = False

    def forgive_tasks(self) -> None:
        """Take no work that was done so far as a sign of somebody."""
        self._done = self._tasks.done

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _STIRS:
            self._stir()
        return False

    @Slot()
    def look(self) -> None:
        """Compare the time with the limit; called each second."""
        now = self._now()
        if now < self._since or self._tasks.attended() or self._tasks.done != self._done:
            self.forgive_tasks()
            self._stir()
            return
        quiet, limit = int((now - self._since).total_seconds()), self._minutes * 60
        if limit and quiet >= limit:
            self._expire(now)
        elif quiet >= QUIET_SECONDS and not self._is_quiet:
            self._is_quiet = True
            self.quietened.emit()
        elif limit and quiet >= limit - min(NOTICE_SECONDS, limit // 2):
            self._is_near = True
            self.near.emit(limit - quiet)

    def _expire(self, now: datetime) -> None:
        if self._told_at is None or (now - self._told_at).total_seconds() >= NOTICE_SECONDS:
            self._told_at = now
            self.expired.emit()

    def _stir(self) -> None:
        self._since = self._now()
        self._is_quiet = False
        self._told_at = None
        if self._is_near:
            self._is_near = False
            self.stirred.emit()

    @Slot(QWindow)
    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
