"""Locking: at once when asked, and by itself when nobody is there or the machine sleeps."""

from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import delete

from ui.leaving import holds_unsaved, may_leave
from ui.lock.countdown import Countdown
from ui.lock.idle import USUAL_MINUTES, IdleWatch, minutes_of
from ui.lock.sleep import SleepWatch
from ui.shortcuts import Shortcuts
from ui.surroundings import Surroundings
from ui.tasks import Report
from ui.widgets.notice import NoticeKind

IDLE_MINUTES = "idle-minutes"
UNWIND_MS = 20


class Leavable(Protocol):
    """What the lock needs of a desk."""

    def place(self) -> str:
        """Name what is open, to come back to it."""
        ...

    def leave(self) -> bool:
        """Save everything and let go of the window; False when it cannot be saved."""
        ...


class LockDesk(QObject):
    """Lives while a profile is open. ``locked`` carries the place to come back to.

    Nothing is locked before everything is saved: what the disk does not take stays on the screen,
    and words over it say so.
    """

    locked = Signal(str)

    def __init__(self, surroundings: Surroundings, desk: Leavable) -> None:
        super().__init__(surroundings.window)
        self._around = surroundings
        self._desk = desk
        self._window = surroundings.window
        self.countdown = Countdown(surroundings.window)
        self._is_refused = False
        self.idle = IdleWatch(surroundings.now, surroundings.tasks, self)
        self.idle.near.connect(self._on_near)
        self.idle.stirred.connect(self._on_stirred)
        self.idle.expired.connect(self._on_expired)
        self.idle.quietened.connect(self._read_minutes)
        self.sleep = SleepWatch(self)
        self.sleep.slept.connect(self._on_expired)
        # One, however often it is said that the time is over: a dialog may stand open all night.
        self._unwinding = QTimer(self)
        self._unwinding.setSingleShot(True)
        self._unwinding.setInterval(UNWIND_MS)
        self._unwinding.timeout.connect(self._on_expired)
        self._action = QAction(self.tr("Lock now"), self)
        self._action.setShortcut(Shortcuts.LOCK.sequence)
        self._action.triggered.connect(self._on_asked)
        self._window.add_action(self._action)
        self._read_minutes()

    def end(self) -> None:
        """Watch no more, and take everything of this desk out of the window."""
        self.idle.stop()
        self.sleep.stop()
        self._unwinding.stop()
        delete(self.countdown)
        self._window.removeAction(self._action)
        self._window.top_bar.menu.removeAction(self._action)
        self.deleteLater()  # later: its own signal may have led here

    @Slot()
    def _read_minutes(self) -> None:
        """Read the setting anew, for it may have been changed since."""
        preferences = self._around.profile.preferences

        def read(_report: Report) -> str:
            return preferences.get(IDLE_MINUTES, str(USUAL_MINUTES))

        task = self._around.tasks.store(read, owner=self, unattended=True)
        task.succeeded.connect(self._on_minutes)

    @Slot(object)
    def _on_minutes(self, text: str) -> None:
        self.idle.set_minutes(minutes_of(text))
        self.idle.forgive_tasks()

    @Slot(int)
    def _on_near(self, seconds: int) -> None:
        unsaved = self.tr("What you changed on this page is not saved yet.")
        self._is_refused = False
        self.countdown.clear_buttons()
        self.countdown.count(seconds, unsaved if holds_unsaved(self._around) else "")

    @Slot()
    def _on_stirred(self) -> None:
        if not self._is_refused:
            self.countdown.hide()

    @Slot()
    def _on_asked(self) -> None:
        if may_leave(self._around):
            self._lock()

    @Slot()
    def _on_expired(self) -> None:
        """Lock, once what stands over the window and waits for an answer is gone."""
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(dialog, QDialog):
            dialog.reject()
        elif QThread.currentThread().loopLevel() <= 1:
            # Not inside the loop of a dialog: whoever asked must have had the answer.
            self._lock()
            return
        self._unwinding.start()

    def _lock(self) -> None:
        place = self._desk.place()
        if self._desk.leave():
            self.locked.emit(place)
            return
        self._is_refused = True
        self.countdown.clear_buttons()
        close = self.countdown.add_button(self.tr("Close"))
        close.clicked.connect(self._on_close)
        self.countdown.show_words(
            NoticeKind.ERROR,
            self.tr(
                "Audit Desk is not locked. Your latest words are not saved yet, and locking would "
                "lose them. They are still here; lock again once they are saved."
            ),
        )
        self.countdown.say()

    @Slot()
    def _on_close(self) -> None:
        self._is_refused = False
        focus, page = QApplication.focusWidget(), self._window.page()
        self.countdown.hide()
        if focus is not None and page is not None and self.countdown.isAncestorOf(focus):
            page.take_focus()
