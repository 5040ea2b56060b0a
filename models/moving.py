"""A profile that was moved to another computer: it says so here until somebody decides.

Two computers with one installation would send returns under one number. So the move leaves a note,
in the clear because it is no secret, and outside the database because a copy must not carry it.
"""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from models.backups import forget_backups
from models.errors import ModelError
from models.files import fault_of, write_durably
from models.folder import AUTHORITY, DATABASE, HUB, UNFINISHED, vault_files
from models.lock import ProfileLock

_MOVED = "profile.moved"
_LOG = "log"


def note_move(folder: Path, now: datetime) -> None:
    """Note that the profile is to be used elsewhere from now on; raise ModelError."""
    write_durably(folder / _MOVED, now.astimezone(UTC).isoformat().encode("ascii"))


def moved_at(folder: Path) -> datetime | None:
    """Say when it was moved; None where it was not, the epoch where the note cannot be read."""
    try:
        return datetime.fromisoformat((folder / _MOVED).read_text("ascii")).astimezone(UTC)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return datetime.fromtimestamp(0, UTC)


def go_on_here(folder: Path) -> None:
    """Take the note away; raise ModelError."""
    try:
        (folder / _MOVED).unlink(missing_ok=True)
    except OSError as error:
        raise ModelError(fault_of(error)) from error


def delete_database(folder: Path) -> None:
    """Delete the file of a profile that is on a server now, and its copies; raise OSError."""
    forget_backups(folder)
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)


def delete_profile(folder: Path) -> None:
    """Delete a closed profile with its copies and its log; raise ModelError.

    The copies go first. From the moment that the keys go there is no profile any more, even where
    the program ends in between.
    """
    lock = ProfileLock(folder)
    try:
        forget_backups(folder)
        shutil.rmtree(folder / _LOG, ignore_errors=True)
        write_durably(folder / UNFINISHED, b"")
        names = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", HUB, AUTHORITY, _MOVED)
        for path in (*vault_files(folder), *(folder / name for name in names)):
            path.unlink(missing_ok=True)
        (folder / UNFINISHED).unlink()
    except OSError as error:
        raise ModelError(fault_of(error)) from error
    finally:
        lock.release()
