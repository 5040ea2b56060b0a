"""One import at a time for the whole office, in small steps, so that every screen stays alive."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from models.intake_snapshots import RunSource
from office.intake import import_handfuls
from office.outcome import Outcome
from ui.office.returns_page import ImportedFile
from ui.office.telling import tell_trouble
from ui.surroundings import Surroundings
from ui.tasks import Report

Step = tuple[Outcome, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Files to take in; ``audit_id`` is the audit from which they were asked for, "" for none."""

    audit_id: str
    paths: tuple[Path, ...]
    how: RunSource = RunSource.CHOSEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did; ``titles`` name the audits by id."""

    asked: Asked
    outcomes: tuple[Outcome, ...]
    titles: Mapping[str, str]
    stopped: bool

    def files(self, audit_id: str) -> tuple[ImportedFile, ...]:
        """Give each file as it is told on the page of an audit."""
        others = {**self.titles, audit_id: ""}
        return tuple(
            ImportedFile(outcome=each, other_audit=others.get(each.audit_id or audit_id, ""))
            for each in self.outcomes
        )


@dataclass(slots=True, kw_only=True)
class _Running:
    """The import that is on: what came of it until now, and whether to go on."""

    asked: Asked
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
        self._waiting: list[Asked] = []
        self._count = (0, 0)
        self.last: Imported | None = None

    def is_running(self) -> bool:
        """Whether files are on their way."""
        return self._running is not None

    def has(self, asked: Asked) -> bool:
        """Tell whether these files are on their way, or wait for others."""
        running = self._running
        return asked in self._waiting or (running is not None and running.asked is asked)

    def take(self, asked: Asked) -> None:
        """Take files and folders in; while others are on their way, afterwards."""
        if asked.paths:
            self._waiting.append(asked)
            self._begin()

    @Slot()
    def stop(self) -> None:
        """End the import after the handful that is on its way; what was done is kept."""
        if self._running is not None:
            self._running.stopping = True

    def _begin(self) -> None:
        if self._running is not None or not self._waiting:
            return
        asked = self._waiting.pop(0)
        self._count = (0, 0)
        handfuls = import_handfuls(
            self._at.profile, asked.paths, self._at.now(), self._on_count, asked.how, hold=True
        )
        self._running = _Running(asked=asked, handfuls=handfuls)
        self._step(self._running)

    def _on_count(self, done: int, total: int) -> None:
        """Note how far it is; on the store's thread."""
        self._count = (done, total)

    def _step(self, running: _Running) -> None:
        def work(report: Report) -> Step:
            del report
            return next(running.handfuls, None)

        # What arrives by itself is no sign that somebody is there.
        unasked = running.asked.how is RunSource.WATCHED
        task = self._at.tasks.store(work, unattended=unasked)
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
        unasked = running.asked.how is RunSource.WATCHED
        task = self._at.tasks.store(partial(_titles, self._at), unattended=unasked)
        task.succeeded.connect(self._on_titles)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_titles(self, titles: dict[str, str]) -> None:
        running = self._running
        if running is None:
            return
        done, total = self._count
        self.last = Imported(
            asked=running.asked,
            outcomes=tuple(running.outcomes),
            titles=titles,
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
