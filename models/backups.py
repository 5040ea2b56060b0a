"""Verified copies of a profile: made each day and before a risk, the oldest of them let go.

A copy is a folder with the database, encrypted under the same key, and the key slots: all that
another computer needs to open it with the passphrase. No answer is ever added to a copy; only its
key slots follow those of the profile.
"""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from models.database import Database
from models.embedded import EmbeddedDatabase
from models.errors import ModelError, ModelFault
from models.files import fault_of, finish_durably, private, sync_folder
from models.folder import BACKUPS, DATABASE, vault_files
from models.health import check_file
from models.vault import read_vault, write_vault

DAYS_KEPT, OTHERS_KEPT = 7, 3
BETWEEN_IMPORTS = timedelta(hours=1)
ASIDE = "set-aside-"
STAMP = "%Y%m%dT%H%M%S%fZ"
JOURNALS = ("-wal", "-shm")
PART = ".part"


class BackupReason(StrEnum):
    """Why a copy was made; a part of its name."""

    DAILY = "daily"
    UPGRADE = "before-upgrade"
    IMPORT = "before-import"
    EARLIER = "before-going-back"
    MOVE = "for-another-computer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy that was whole when it was made; ``made_at`` is in UTC, ``size`` in bytes."""

    folder: Path
    made_at: datetime
    reason: BackupReason
    size: int


class Backups:
    """The copies of an open profile; each call may come from any thread.

    ``trouble`` is why the latest copy that was due could not be made, None once one was.
    """

    def __init__(self, database: Database) -> None:
        self._database = database if isinstance(database, EmbeddedDatabase) else None
        self._folder = database.folder
        self.trouble: ModelFault | None = None

    def made(self) -> tuple[Backup, ...]:
        """List them, the newest first."""
        return backups_in(self._folder)

    def keep(
        self, reason: BackupReason, now: datetime, zone: tzinfo | None = None
    ) -> ModelFault | None:
        """Make the copy of today, or one before an import, where it is due; give the trouble.

        A copy that cannot be made holds up nothing: what it would have been made for goes on. Of a
        server its administrator makes copies.
        """
        if self._database is None:
            return None
        if not is_due(self.made(), reason, now, zone):
            return self.trouble
        try:
            self.make(reason, now)
        except ModelError as error:
            self.trouble = error.fault
        else:
            self.trouble = None
        return self.trouble

    def make(self, reason: BackupReason, now: datetime) -> Backup:
        """Copy what there is now, see ``make_backup``; raise ON_A_SERVER where there is no file."""
        return make_backup(self._file(), reason, now)

    def copy_to(self, place: Path) -> None:
        """Write a copy that another computer can open; see ``copy_profile`` and ``make``."""
        copy_profile(self._file(), place)

    def _file(self) -> EmbeddedDatabase:
        if self._database is None:
            raise ModelError(ModelFault.ON_A_SERVER)
        return self._database


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """List the copies of a profile, the newest first, without any key."""
    try:
        found = [_backup(path) for path in (folder / BACKUPS).iterdir()]
    except OSError:
        return ()
    known = [each for each in found if each is not None]
    return tuple(sorted(known, key=lambda each: each.made_at, reverse=True))


def is_due(
    made: tuple[Backup, ...], reason: BackupReason, now: datetime, zone: tzinfo | None = None
) -> bool:
    """Say whether a copy is to be made: one a day by the clock on the wall, one an hour of imports.

    A watched folder would otherwise push every useful copy out within a morning.
    """
    same = [each.made_at for each in made if each.reason is reason]
    if reason is BackupReason.DAILY:
        today = now.astimezone(zone).date()
        return all(at.astimezone(zone).date() != today for at in same)
    return not any(abs(now - at) < BETWEEN_IMPORTS for at in same)


def make_backup(database: EmbeddedDatabase, reason: BackupReason, now: datetime) -> Backup:
    """Copy an open profile, read the copy back, and let the oldest copies go.

    Raises ModelError: VAULT_DAMAGED where the copy is not whole, or what the disk refuses. Then
    nothing is left of it and no older copy has gone.
    """
    folder = database.path.parent
    place = folder / BACKUPS / f"{reason.value}-{now.astimezone(UTC).strftime(STAMP)}"
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise ModelError(fault_of(error)) from error
    copy_profile(database, place)
    _let_go(folder, reason)
    made = _backup(place)
    if made is None:
        raise ModelError(ModelFault.NOT_WRITABLE)
    return made


def copy_profile(database: EmbeddedDatabase, place: Path) -> None:
    """Write a whole copy of an open profile into a new folder, verified; raise ModelError.

    The folder has its name only once everything in it is on the disk and was read back.
    """
    beside = place.with_name(f"{place.name}-{uuid4().hex[:8]}{PART}")
    try:
        beside.mkdir(mode=0o700)
        _copy_database(database, beside / DATABASE)
        _copy_keys(database.path.parent, beside)
        sync_folder(beside)
        beside.rename(place)
        sync_folder(place.parent)
    except OSError as error:
        raise ModelError(fault_of(error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def forget_backups(folder: Path) -> None:
    """Delete every copy, finished or not, and what was set aside; raise ModelError.

    What was deleted for good is not to live on in them.
    """
    try:
        for place in (folder / BACKUPS, *set_aside_in(folder)):
            if place.exists():
                shutil.rmtree(place)
        for half in folder.glob(f"{DATABASE}{PART}*"):  # a killed restoring left it
            half.unlink()
    except OSError as error:
        raise ModelError(fault_of(error)) from error


def set_aside_in(folder: Path) -> tuple[Path, ...]:
    """List the folders of damaged or replaced databases, the oldest first."""
    return tuple(sorted(folder.glob(f"{ASIDE}*")))


def forget_set_aside(folder: Path) -> None:
    """Delete what was set aside, and no copy; raise ModelError."""
    try:
        for place in set_aside_in(folder):
            shutil.rmtree(place)
    except OSError as error:
        raise ModelError(fault_of(error)) from error


def _backup(place: Path) -> Backup | None:
    for reason in BackupReason:
        stamp = place.name.removeprefix(f"{reason.value}-")
        if stamp == place.name:
            continue
        try:
            made_at = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
            size = sum(path.stat().st_size for path in place.iterdir())
        except (OSError, ValueError):
            return None
        return Backup(folder=place, made_at=made_at, reason=reason, size=size)
    return None


def _copy_database(database: EmbeddedDatabase, target: Path) -> None:
    with open(target, "xb", opener=private):
        pass
    with database.outside() as driver:
        driver.execute("VACUUM INTO ?", (str(target),))
    verify_copy(database.copy_of(target))
    # SQLite leaves it to the caller to see that a copy is on the disk.
    finish_durably(target, target)


def verify_copy(copy: EmbeddedDatabase) -> None:
    """Read a copy back whole, and leave nothing beside it."""
    try:
        check_file(copy)
    finally:
        for journal in JOURNALS:
            copy.path.with_name(copy.path.name + journal).unlink(missing_ok=True)


def _copy_keys(folder: Path, target: Path) -> None:
    if any(path.exists() for path in vault_files(folder)):
        write_vault(target, read_vault(folder))


def _let_go(folder: Path, reason: BackupReason) -> None:
    """Keep the last copy of each of seven days, and the last three made for any other reason."""
    made = [each for each in backups_in(folder) if each.reason is reason]
    if reason is BackupReason.DAILY:
        days = sorted({each.made_at.date() for each in made}, reverse=True)[:DAYS_KEPT]
        last = {each.made_at.date(): each for each in reversed(made)}
        kept = {last[day].folder for day in days}
    else:
        kept = {each.folder for each in made[:OTHERS_KEPT]}
    for each in made:
        if each.folder not in kept:
            shutil.rmtree(each.folder, ignore_errors=True)
    _sweep(folder)


def _sweep(folder: Path) -> None:
    """Clear what a killed program left half done."""
    for path in (folder / BACKUPS).glob(f"*{PART}"):
        shutil.rmtree(path, ignore_errors=True)
