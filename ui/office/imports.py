"""One import at a time for the whole office, in small steps, so that every screen stays alive."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from office.intake import Outcome, import_handfuls
from ui.office.returns_page import ImportedFile
from ui.office.telling import tell_trouble
from ui.surroundings import Surroundings
from ui.tasks import Report

Step = tuple[Outcome, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did; ``audit_id`` is the audit from which it was started."""

    audit_id: str
    files: tuple[ImportedFile, ...]
    stopped: bool


@dataclass(slots=True, kw_only=True)
class _Running:
    """The import that is on: what came of it until now, and whether to go on."""

    audit_id: str
    handfuls: Iterator[tuple[Outcome, ...]]
    outcomes: list[Outcome] = field(default_factory=list[Outcome])
    stopping: bool = False


class Imports(QObject):
    """Takes files in, a handful a task: whatever else needs the store has its turn in between.

    It goes on whatever page is shown. ``ended`` is sent after each import, also after one that
    failed; ``last`` is what the latest one did.
    """

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings
        self._running: _Running | None = None
        self._waiting: list[tuple[str, tuple[Path, ...]]] = []
        self._count = (0, 0)
        self.last: Imported | None = None

    def is_running(self) -> bool:
        """Whether files are on their way."""
        return self._running is not None

    def take(self, audit_id: str, paths: tuple[Path, ...]) -> None:
        """Take files and folders in; while others are on their way, afterwards."""
        if paths:
            self._waiting.append((audit_id, paths))
            self._begin()

    @Slot()
    def stop(self) -> None:
        """End the import after the handful that is on its way; what was done is kept."""
        if self._running is not None:
            self._running.stopping = True

    def _begin(self) -> None:
        if self._running is not None or not self._waiting:
            return
        audit_id, paths = self._waiting.pop(0)
        self._count = (0, 0)
        self._running = _Running(
            audit_id=audit_id,
            handfuls=import_handfuls(self._at.profile, paths, self._at.now(), self._on_count),
        )
        self._step(self._running)

    def _on_count(self, done: int, total: int) -> None:
        """Note how far it is; on the store's thread."""
        self._count = (done, total)

    def _step(self, running: _Running) -> None:
        def work(report: Report) -> Step:
            del report
            return next(running.handfuls, None)

        task = self._at.tasks.store(work)
        task.succeeded.connect(self._on_step)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_step(self, handful: Step) -> None:
        running = self._running
        if running is None:
            return
        running.outcomes.extend(handful or ())
        done, total = self._count
        if handful is not None and done < total and not running.stopping:
            self.progressed.emit(done, total)
            self._step(running)
            return
        task = self._at.tasks.store(partial(_titles, self._at))
        task.succeeded.connect(self._on_titles)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_titles(self, titles: dict[str, str]) -> None:
        running = self._running
        if running is None:
            return
        others = titles | {running.audit_id: ""}
        done, total = self._count
        self.last = Imported(
            audit_id=running.audit_id,
            files=tuple(
                ImportedFile(
                    outcome=each, other_audit=others.get(each.audit_id or running.audit_id, "")
                )
                for each in running.outcomes
            ),
            stopped=done < total,
        )
        self._end()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end()
        tell_trouble(self._at, error)

    def _end(self) -> None:
        self._running = None
        self.ended.emit()
        self._begin()


def _titles(at: Surroundings, report: Report) -> dict[str, str]:
    del report
    return {audit.id: audit.details.title for audit in at.profile.audits.list()}
