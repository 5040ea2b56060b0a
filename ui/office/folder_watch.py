"""The watched folder: what arrives there is imported by itself, once, when it has come to rest."""

import os
import stat
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from models.intake_snapshots import RunSource
from models.watch_store import WatchedFile
from ui.office.imports import Asked, Imports
from ui.office.telling import tell_trouble
from ui.surroundings import Surroundings
from ui.tasks import Report

FOLDER = "watched-folder"
SUFFIX = ".auditreturn"
# Network folders tell nobody what arrives, so it is looked for too; and a file that is still
# being written looks different the next time.
POLL_MS, REST_MS = 20_000, 2_000
Seen = tuple[WatchedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What the profile has: the folder, and what was taken from it."""

    folder: str
    taken: frozenset[WatchedFile]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What lay in a folder, None where it could not be read."""

    folder: str
    files: Seen | None


class FolderWatch(QObject):
    """Hands files that rest in the folder to the imports; nothing there is moved or deleted.

    Only files named as returns are taken, from the folder itself. It lives while the profile is
    open and unlocked. ``changed`` is sent when another folder is watched, or none, and when the
    folder goes away or comes back.
    """

    changed = Signal()

    def __init__(self, surroundings: Surroundings, imports: Imports, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings
        self._imports = imports
        self._folder = ""
        self._is_there = True
        self._is_looking = False
        self._first_seen: dict[WatchedFile, datetime] = {}
        self._taken: frozenset[WatchedFile] = frozenset()
        self._handed: tuple[WatchedFile, ...] = ()
        self._asked: Asked | None = None
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        imports.ended.connect(self._on_ended)
        self._read()

    @property
    def folder(self) -> str:
        """The folder that is watched, "" for none."""
        return self._folder

    @property
    def is_there(self) -> bool:
        """Whether the folder could be read the last time."""
        return self._is_there

    def watch(self, folder: Path | None) -> None:
        """Watch a folder from now on, or none; what lies there already is imported too."""
        text = str(folder) if folder is not None else ""
        profile = self._at.profile

        def keep(report: Report) -> _Kept:
            del report
            profile.preferences.set(FOLDER, text)
            return _Kept(folder=text, taken=profile.watch.taken())

        task = self._at.tasks.store(keep, essential=True)
        task.succeeded.connect(self._on_kept)
        task.failed.connect(self._on_failed)

    def _read(self) -> None:
        profile = self._at.profile

        def read(report: Report) -> _Kept:
            del report
            folder = profile.preferences.get(FOLDER)
            return _Kept(folder=folder, taken=profile.watch.taken() if folder else frozenset())

        task = self._at.tasks.store(read, unattended=True)
        task.succeeded.connect(self._on_kept)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_kept(self, kept: _Kept) -> None:
        self._folder, self._taken = kept.folder, kept.taken
        self._first_seen, self._is_there = {}, True
        if watched := self._system.directories():
            self._system.removePaths(watched)
        self.changed.emit()
        self.look()

    @Slot()
    def look(self) -> None:
        """Look what lies there; off this thread, for a folder of the network may take its time."""
        self._timer.stop()
        if not self._folder or self._is_looking:
            return
        self._is_looking = True
        folder = self._folder

        def seen(report: Report) -> _Look:
            del report
            return _Look(folder=folder, files=files_of(Path(folder)))

        task = self._at.tasks.pure(seen, owner=self, unattended=True)
        task.succeeded.connect(self._on_seen)
        task.finished.connect(self._on_looked)

    @Slot()
    def _on_looked(self) -> None:
        self._is_looking = False
        if not self._timer.isActive():
            self._timer.start(POLL_MS)

    @Slot(object)
    def _on_seen(self, look: _Look) -> None:
        seen = look.files
        if look.folder != self._folder:  # another is watched by now
            self._timer.start(0)
            return
        if (seen is not None) != self._is_there:
            self._is_there = seen is not None
            self.changed.emit()
        if self._is_there and self._folder not in self._system.directories():
            # Not before it was seen: to ask for a network that is away may take long.
            self._system.addPath(self._folder)
        now = self._at.now()
        fresh = [each for each in seen or () if each not in self._taken]
        self._first_seen = {each: self._first_seen.get(each, now) for each in fresh}
        rest = timedelta(milliseconds=REST_MS)
        resting = tuple(each for each in fresh if now - self._first_seen[each] >= rest)
        if resting and self._asked is None:
            paths = tuple(Path(each.path) for each in resting)
            self._handed = resting
            self._asked = Asked(audit_id="", paths=paths, how=RunSource.WATCHED)
            self._imports.take(self._asked)
        self._timer.start(REST_MS if len(fresh) > len(resting) else POLL_MS)

    @Slot()
    def _on_ended(self) -> None:
        """Remember what was taken, if it was this one's import that ended, and ended well."""
        asked, last = self._asked, self._imports.last
        if asked is None or self._imports.has(asked):
            return
        self._asked = None
        if last is None or last.asked is not asked:
            return  # it failed, and is tried again
        done = self._handed[: len(last.outcomes)]
        self._taken |= frozenset(done)
        watch = self._at.profile.watch

        def keep(report: Report) -> None:
            del report
            watch.take(done)

        task = self._at.tasks.store(keep, essential=True, unattended=True)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._at, error)


def files_of(folder: Path) -> Seen | None:
    """Give the returns that lie in a folder as they are now; None where it cannot be read."""
    found: list[WatchedFile] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.lower().endswith(SUFFIX) or entry.name.startswith("."):
                    continue
                about = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(about.st_mode):
                    found.append(
                        WatchedFile(path=entry.path, size=about.st_size, changed=about.st_mtime_ns)
                    )
    except OSError:
        return None
    return tuple(sorted(found, key=lambda each: each.path))
