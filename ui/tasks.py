"""Slow work off the window's thread: one thread for stores, others for pure working out."""

import threading
import time
from collections.abc import Callable
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import (
    SIGNAL,
    QCoreApplication,
    QEvent,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    Signal,
    Slot,
)
from typing_extensions import override

T = TypeVar("T")
Report = Callable[[int, int], None]
Work = Callable[[Report], T]

QUIET_SECONDS = 0.1


class TaskCancelled(BaseException):
    """Raised by `report` inside work that was asked to stop; not an Exception on purpose."""


class _End(Enum):
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Task(QObject, Generic[T]):
    """A handle that lives on the window's thread; the pool only borrows it.

    All signals are sent on the window's thread. Exactly one of `succeeded(result)`,
    `failed(error)` and `cancelled()` is sent, then `finished()`, always last, after which the
    task deletes itself. A failure that nobody is connected to is raised from here into the
    program's exception hook. `progressed(done, total)` comes at most ten times a second.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    _ended = Signal()

    def __init__(
        self,
        work: Work[T],
        parent: QObject,
        *,
        essential: bool = False,
        unattended: bool = False,
    ) -> None:
        super().__init__(parent)
        self.essential = essential
        self.unattended = unattended
        self.is_owned = False
        self._work = work
        self._stop = threading.Event()
        self._reported = 0.0
        self._end: _End | None = None
        self._result: object = None
        self._delivered = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_delivered(self) -> bool:
        """Whether its outcome was sent."""
        return self._delivered

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next `report`; it may still succeed before that."""
        self._stop.set()

    def run_work(self) -> None:
        """Do the work; called once, on a pool thread."""
        try:
            if self._stop.is_set():
                raise TaskCancelled  # noqa: TRY301
            self._result = self._work(self._report)
            self._end = _End.SUCCEEDED
        except TaskCancelled:
            self._end = _End.CANCELLED
        except Exception as err:  # noqa: BLE001 - handed on, or raised again in _deliver
            self._result = err
            self._end = _End.FAILED
        finally:
            self._ended.emit()

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise TaskCancelled
        now = time.monotonic()
        if done >= total or now - self._reported >= QUIET_SECONDS:
            self._reported = now
            self.progressed.emit(done, total)

    @Slot()
    def _deliver(self) -> None:
        if self._delivered:
            return
        self._delivered = True
        unhandled: BaseException | None = None
        try:
            if self._end is _End.SUCCEEDED:
                self.succeeded.emit(self._result)
            elif self._end is _End.CANCELLED:
                self.cancelled.emit()
            elif self.receivers(SIGNAL("failed(PyObject)")):
                self.failed.emit(self._result)
            elif isinstance(self._result, BaseException):
                unhandled = self._result
        finally:
            self._result = None
            self.finished.emit()
            self.deleteLater()
        if unhandled is not None:
            raise unhandled


class _Errand(QRunnable):
    """Carries a task to a pool thread; owns nothing."""

    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self._run = run

    @override
    def run(self) -> None:
        self._run()


class TaskRunner(QObject):
    """Owns the pools. Whatever touches a store goes through `store`: one thread, in order.

    Pass `owner` (a page) to have the task cancelled when the owner is destroyed.
    An `essential` task (a save) is never cancelled by `close`, only waited for. One that nobody
    asked for is `unattended`: it is no sign that somebody is there.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store_pool = QThreadPool(self)
        self._store_pool.setMaxThreadCount(1)
        self._store_pool.setExpiryTimeout(-1)
        self._pure_pool = QThreadPool(self)
        self._pure_pool.setMaxThreadCount(2)
        self._closed = False
        self._settling = False
        # How many tasks succeeded so far: a sign that somebody or something is at work.
        self.done = 0

    def store(
        self,
        work: Work[T],
        *,
        owner: QObject | None = None,
        essential: bool = False,
        unattended: bool = False,
    ) -> Task[T]:
        """Run work that touches a store, after all store work asked for before."""
        task = Task(work, self, essential=essential, unattended=unattended)
        return self._start(task, self._store_pool, owner)

    def pure(
        self, work: Work[T], *, owner: QObject | None = None, unattended: bool = False
    ) -> Task[T]:
        """Run work that touches no store, beside everything else."""
        return self._start(Task(work, self, unattended=unattended), self._pure_pool, owner)

    def _start(self, task: Task[T], pool: QThreadPool, owner: QObject | None) -> Task[T]:
        if self._closed or (self._settling and owner is not None):
            task.cancel()
        if owner is not None:
            task.is_owned = True
            owner.destroyed.connect(task.cancel)
        if not task.unattended:
            task.succeeded.connect(self._on_succeeded)
        pool.start(_Errand(task.run_work))
        return task

    @Slot(object)
    def _on_succeeded(self, _outcome: object) -> None:
        self.done += 1

    def tasks(self) -> tuple[Task[object], ...]:
        """Return the tasks that have not finished."""
        return tuple(self.findChildren(Task))

    def attended(self) -> bool:
        """Tell whether anything is under way that somebody asked for."""
        return any(not task.unattended for task in self.tasks())

    def wait(self) -> None:
        """Wait for all running work and deliver its outcome; for closing and for tests."""
        self._store_pool.waitForDone(-1)
        self._pure_pool.waitForDone(-1)
        for task in self.tasks():
            QCoreApplication.sendPostedEvents(task, QEvent.Type.MetaCall.value)

    def settle(self) -> None:
        """End what is under way, before all pages go; the runner stays in use.

        What has an owner is cancelled. All else is waited for, and what its outcome starts too.
        """
        self._settling = True
        for task in self.tasks():
            if task.is_owned:
                task.cancel()
        self._wait_for_all()
        self._settling = False

    def _wait_for_all(self) -> None:
        while any(not task.is_delivered for task in self.tasks()):
            self.wait()

    def close(self) -> None:
        """Cancel what can be cancelled, wait for the rest, and hand out every outcome."""
        self._closed = True
        for task in self.tasks():
            if not task.essential:
                task.cancel()
        # Handed out is not over: a thread may still be on its way out of the work.
        self.wait()
        # An outcome may start one more task, which ends at once; it is handed out too.
        self._wait_for_all()
