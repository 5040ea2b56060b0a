"""Whether the machine goes to sleep, or slept: then whoever opens the lid next may be anybody."""

import ctypes
import ctypes.wintypes
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

TICK_MS, SLEPT_SECONDS = 1_000, 30
_LOGIN = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_POWER, _GOES_TO_SLEEP = 0x0218, 4  # WM_POWERBROADCAST, PBT_APMSUSPEND
_SESSION, _IS_LOCKED = 0x02B1, 7  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK


class SleepWatch(QObject):
    """``slept`` is sent when the machine is about to sleep, and when it wakes from a sleep.

    The second holds everywhere: a timer of a second that comes more than half a minute late by the
    clock on the wall. Monotonic clocks would not do, because that of Windows goes on in sleep. A
    clock that was set forward locks as well, which costs nothing but a passphrase.
    """

    slept = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seen = datetime.now(UTC)
        self._is_stopped = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()
        self._filter: WindowsSigns | None = None
        if sys.platform == "win32":
            self._filter = listen_on_windows(self._tell)
        elif sys.platform == "linux":
            self._listen_on_linux()

    def stop(self) -> None:
        """Say nothing more."""
        self._timer.stop()
        self._is_stopped = True
        application = QCoreApplication.instance()
        if self._filter is not None and application is not None:
            application.removeNativeEventFilter(self._filter)
            self._filter = None

    def look(self, now: datetime) -> None:
        """Compare with the time seen last; called each second."""
        seen, self._seen = self._seen, now
        if (now - seen).total_seconds() > SLEPT_SECONDS:
            self._tell()

    @Slot()
    def _on_tick(self) -> None:
        self.look(datetime.now(UTC))

    def _listen_on_linux(self) -> None:
        """Hear of a sleep before it begins, where the system has a login manager that tells."""
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            service, path, interface = _LOGIN
            # The shipped types ask for bytes here, with which PySide connects nothing.
            slot = cast("bytes", SLOT("_on_prepare(bool)"))
            bus.connect(service, path, interface, "PrepareForSleep", self, slot)

    @Slot(bool)
    def _on_prepare(self, begins: bool) -> None:  # noqa: FBT001  the shape of the signal
        if begins:
            self._tell()

    def _tell(self) -> None:
        if not self._is_stopped:
            self.slept.emit()


class WindowsSigns(QAbstractNativeEventFilter):
    """Calls ``tell`` when Windows goes to sleep or its session is locked."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int, /
    ) -> object:
        kind = eventType.data() if isinstance(eventType, QByteArray) else bytes(eventType)
        if kind == b"windows_generic_MSG":
            sent = ctypes.wintypes.MSG.from_address(int(message))
            if (sent.message, sent.wParam) in {
                (_POWER, _GOES_TO_SLEEP),
                (_SESSION, _IS_LOCKED),
            }:
                self._tell()
        return False, 0


def listen_on_windows(tell: Callable[[], None]) -> WindowsSigns | None:
    """Have Windows tell of sleep and of its own lock; None without an application."""
    application = QCoreApplication.instance()
    if application is None:
        return None
    signs = WindowsSigns(tell)
    application.installNativeEventFilter(signs)
    session = getattr(getattr(ctypes, "windll", None), "wtsapi32", None)
    for window in QGuiApplication.topLevelWindows():
        if session is not None:  # without it the sleep is told, and the session's lock is not
            session.WTSRegisterSessionNotification(int(window.winId()), 0)
    return signs
