"""Keeping what is typed: soon after the last key, in order, and honestly about the outcome."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.tasks import Report, TaskRunner

PAUSE_MS, LEAST_PAUSE_MS, MOST_PAUSE_MS = 700, 100, 10_000
LONGEST = 4  # pauses; who types on without one has this much saved late and no more
SAVE_PAUSE = "save-pause-ms"
RETRY_MS = 3000

Save = Callable[[Mapping[str, object]], datetime]


def pause_of(text: str) -> int:
    """Read the setting: milliseconds without a key before saving; the usual where it is none."""
    pause = int(text) if text.isascii() and text.isdecimal() else PAUSE_MS
    return min(MOST_PAUSE_MS, max(LEAST_PAUSE_MS, pause))


class SaveStage(Enum):
    """What can be said about the newest change."""

    NOTHING_TO_SAVE = "nothing-to-save"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveState:
    """``at`` is the moment of the last commit; ``error`` why the last attempt failed."""

    stage: SaveStage
    at: datetime | None = None
    error: Exception | None = None


class Autosave(QObject):
    """Collects changes by key and hands them to ``save`` on the store's thread, one batch at once.

    SAVED is said only when every change so far is committed. A failed batch is put back under the
    changes made since and tried again by itself, so nothing is lost and nothing overtakes.
    Keys that begin as one of ``quiet`` are kept too, but are no reason to speak about saving.
    """

    changed = Signal(object)

    def __init__(
        self,
        save: Save,
        tasks: TaskRunner,
        parent: QObject,
        *,
        quiet: tuple[str, ...] = (),
        pause_ms: int = PAUSE_MS,
        retry_ms: int = RETRY_MS,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._tasks = tasks
        self._quiet = quiet
        self._pause_ms = pause_ms
        self._retry_ms = retry_ms
        self._pending: dict[str, object] = {}
        self._under_way: dict[str, object] = {}
        self._state = SaveState(stage=SaveStage.NOTHING_TO_SAVE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._latest = QTimer(self)
        self._latest.setSingleShot(True)
        self._latest.timeout.connect(self.flush)

    @property
    def state(self) -> SaveState:
        """What was said last."""
        return self._state

    @property
    def is_settled(self) -> bool:
        """Whether everything that was put has been committed."""
        return not self._pending and not self._under_way

    def put(self, key: str, value: object) -> None:
        """Note a change; it is saved after a pause, before long without one, or by ``flush``."""
        self._pending[key] = value
        if not key.startswith(self._quiet) and self._state.stage is not SaveStage.FAILED:
            self._say(SaveState(stage=SaveStage.SAVING, at=self._state.at))
        if self._state.stage is not SaveStage.FAILED or not self._timer.isActive():
            self._timer.start(self._pause_ms)
            if not self._latest.isActive():
                self._latest.start(LONGEST * self._pause_ms)

    @Slot()
    def flush(self) -> None:
        """Save what is pending now; while a batch is under way the rest follows it."""
        self._timer.stop()
        self._latest.stop()
        if self._under_way or not self._pending:
            return
        batch = self._under_way = self._pending
        self._pending = {}

        def work(_report: Report) -> datetime:
            return self._save(batch)

        task = self._tasks.store(work, essential=True)
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_failed)

    def finish(self) -> bool:
        """Save everything and wait for it; tell whether all of it was committed."""
        self._tasks.wait()
        while self._pending and not self._under_way:
            count = len(self._pending)
            self.flush()
            self._tasks.wait()
            if self._state.stage is SaveStage.FAILED and len(self._pending) >= count:
                break
        return self.is_settled

    @Slot(object)
    def _on_saved(self, at: datetime) -> None:
        loud = self._is_loud(self._under_way)
        self._under_way = {}
        if self._is_loud(self._pending):
            self._say(SaveState(stage=SaveStage.SAVING, at=at))
        elif loud or self._state.stage is SaveStage.FAILED:
            self._say(SaveState(stage=SaveStage.SAVED, at=at))
        if self._pending:
            self._timer.start(self._pause_ms)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._pending = {**self._under_way, **self._pending}
        self._under_way = {}
        self._latest.stop()
        self._timer.start(self._retry_ms)
        self._say(SaveState(stage=SaveStage.FAILED, at=self._state.at, error=error))

    def _is_loud(self, batch: Mapping[str, object]) -> bool:
        return any(not key.startswith(self._quiet) for key in batch)

    def _say(self, state: SaveState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit(state)
