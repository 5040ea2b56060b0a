"""From the empty window to an opened profile and back to a locked one."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from shiboken6 import delete

from ui.dialogs import Dialogs
from ui.start.door_desk import DoorDesk, Opened
from ui.start.first_run_page import OFFICE
from ui.start.unlock_page import UnlockPage
from ui.tasks import TaskRunner
from ui.trouble import start_log
from ui.window import MainWindow

if TYPE_CHECKING:  # the store costs a third of a second to import, and the window comes first
    from models.profile import Profile
    from ui.copies.copies_desk import Leaving
    from ui.copies.daily import DailyCopy
    from ui.lock.keys_desk import KeysDesk
    from ui.lock.lock_desk import Leavable, LockDesk
    from ui.lock.long_lock import LongLock
    from ui.start.before_desk import BeforeDesk
    from ui.surroundings import Surroundings


# A desk is taken away only once its own signal has been sent.
LATER = Qt.ConnectionType.QueuedConnection


class Desk(Protocol):
    """What both desks can do for the start: take files, be left, and finish before the end."""

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Take packs or returns that were dropped or given on the command line."""
        ...

    def finish(self) -> None:
        """Hand every unsaved text to the store; returns when it is committed or has failed."""
        ...

    def place(self) -> str:
        """Name what is open, to come back to it; no word of the content."""
        ...

    def leave(self) -> bool:
        """Save everything and let go of the window; False when it cannot be saved, and stays."""
        ...

    def go_back_to(self, place: str) -> None:
        """Open what ``place`` named."""
        ...


def _nothing() -> None:
    """Stand for a log that was never started."""


def utc_now() -> datetime:
    """Tell the time, aware, in UTC."""
    return datetime.now(UTC)


class StartDesk(QObject):
    """Has the door opened, starts the desk of the role, and takes it away again for a lock."""

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        dialogs: Dialogs,
        folder: Path | None,
        files: tuple[Path, ...] = (),
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._now = now
        self.door = DoorDesk(window, tasks, dialogs, folder, now)
        self.door.opened.connect(self._on_opened)
        self._files = files
        self._place = ""
        self._around: Surroundings | None = None
        self._profile: Profile | None = None
        self._stop_log: Callable[[], None] = _nothing
        self._before: BeforeDesk | None = None
        self._keys: KeysDesk | None = None
        self.copies: DailyCopy | None = None
        self.lock: LockDesk | None = None
        self.long_lock: LongLock | None = None
        self.desk: Desk | None = None
        window.files_dropped.connect(self._on_files)
        window.closing.connect(self.close)
        window.may_close = self._may_close

    @Slot()
    def begin(self) -> None:
        """Show the first screen that fits the folder."""
        self.door.begin()

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self._end_long_lock()
        self._around = opened.surroundings
        self._profile = opened.surroundings.profile
        with suppress(OSError):  # a log that cannot be written is no reason to stop
            self._stop_log = start_log(self.door.folder / "log")
        self._settle_before(opened)

    def _settle_before(self, opened: Opened) -> None:
        from models.moving import moved_at

        at = moved_at(self.door.folder)
        if at is None and not opened.passphrase:
            self._start_desk()
            return
        from ui.start.before_desk import BeforeDesk

        self._before = BeforeDesk(opened.surroundings, opened.passphrase, at, self)
        self._before.done.connect(self._on_before_done)
        self._before.leaving.connect(self._on_leaving, LATER)
        self._watch(opened.surroundings, self._before)
        self._before.begin()

    @Slot()
    def _on_before_done(self) -> None:
        if self.lock is not None:
            self.lock.end()
            self.lock = None
        if self._before is not None:
            self._before.deleteLater()
            self._before = None
        self._start_desk()

    def _watch(self, around: Surroundings, desk: Leavable) -> None:
        """Have what is open locked when asked, and when nobody is there."""
        from ui.lock.lock_desk import LockDesk

        self.lock = LockDesk(around, desk)
        self.lock.locked.connect(self._on_locked)

    def _start_desk(self) -> None:
        if self._around is None:
            return
        from ui.lock.keys_desk import KeysDesk

        desk = _desk_of(self._around, self._on_leaving)
        self.desk = desk
        self._keys = KeysDesk(self._around, desk)
        self._watch(self._around, self._keys)
        self._copy_daily(self._around)
        if self._place:
            desk.go_back_to(self._place)
            self._place = ""
        if self._files:
            desk.open_files(self._files)
            self._files = ()

    def _copy_daily(self, around: Surroundings) -> None:
        if self.copies is None:
            from ui.copies.daily import DailyCopy

            self.copies = DailyCopy(self._tasks, around.dialogs, self._now, self)
        self.copies.watch(around.profile)

    @Slot(object)
    def _on_leaving(self, why: Leaving) -> None:
        """Close the profile for a deed that cannot be done while it is open."""
        from ui.copies.copies_desk import Leaving

        self._on_locked("")
        if why is Leaving.EARLIER:
            self.door.repair.show_earlier(self.door.folder)
        elif why is Leaving.DELETED:
            self.door.repair.delete(self.door.folder)

    @Slot(str)
    def _on_locked(self, place: str) -> None:
        """Take everything readable out of the window and close the profile.

        What is under way, such as an import or printing, ends first, behind the locked page.
        """
        self._place = place
        if self.copies is not None:
            self.copies.end()
        self._window.set_steps(())
        self._window.set_side(())
        self._window.set_saved("")
        self.door.show_locked()
        self._window.repaint()
        self._tasks.settle()
        if not isinstance(self._window.page(), UnlockPage):  # an outcome was shown all the same
            self.door.show_locked()
        self._end_desk()
        self._window.top_bar.hide_empty_menu()
        self._close_profile()
        self._start_long_lock()
        # What was typed is held in cycles of desks and pages, which go before anybody sits down.
        QTimer.singleShot(0, self, gc.collect)

    def _start_long_lock(self) -> None:
        from ui.lock.long_lock import LongLock

        self._end_long_lock()
        self.long_lock = LongLock(self._now, self)
        self.long_lock.over.connect(self._window.close)

    def _end_long_lock(self) -> None:
        if self.long_lock is not None:
            self.long_lock.end()
            self.long_lock = None

    def _end_desk(self) -> None:
        if self.lock is not None:
            self.lock.end()
        for each in (self._before, self._keys, self.desk):
            if isinstance(each, QObject):
                delete(each)
        self.lock = self._before = self._keys = self.desk = self._around = None

    def _close_profile(self) -> None:
        if self._profile is not None:
            self._profile.close()
            self._profile = None
            self._stop_log()

    @Slot(object)
    def _on_files(self, paths: tuple[Path, ...]) -> None:
        if self.desk is not None:
            self.desk.open_files(paths)
        else:
            # While locked, what is dropped waits: it is looked at only by an opened profile.
            self._files = (*self._files, *paths)

    def _may_close(self) -> bool:
        """Ask before something half-typed goes with the window, as a lock does."""
        if self._around is None:
            return True
        from ui.leaving import may_leave

        return may_leave(self._around)

    @Slot()
    def close(self) -> None:
        """Finish writing, wait for all work, and close the profile; safe to call twice."""
        self._end_long_lock()
        self._around = None
        if self.copies is not None:
            self.copies.end()
        if self.lock is not None:
            self.lock.end()
            self.lock = None
        if self.desk is not None:
            self.desk.finish()
        self._tasks.close()
        self._close_profile()


def _desk_of(surroundings: Surroundings, on_leaving: Callable[[Leaving], None]) -> Desk:
    desk: AuditorDesk | OfficeDesk
    if surroundings.profile.details.role.value == OFFICE:
        from ui.office.desk import OfficeDesk

        desk = OfficeDesk(surroundings)
    else:
        from ui.auditor.desk import AuditorDesk

        desk = AuditorDesk(surroundings)
    desk.leaving.connect(on_leaving, LATER)
    return desk
