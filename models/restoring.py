"""Putting a copy of a profile back, or making a profile of one on another computer."""

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from models.backups import (
    ASIDE,
    JOURNALS,
    PART,
    STAMP,
    Backup,
    BackupReason,
    backups_in,
    verify_copy,
)
from models.embedded import EmbeddedDatabase
from models.errors import ModelError, ModelFault
from models.escrow import renewed_by_code
from models.files import fault_of, finish_durably, private, sync_folder, write_durably
from models.folder import DATABASE, UNFINISHED, profile_exists, vault_files
from models.health import check_file
from models.lock import ProfileLock
from models.vault import SlotKind, Vault, has_slot, read_vault, unlock, write_vault


class Restored(Enum):
    """What was put back: only the keys, so that nothing is missing, or all of the copy."""

    KEYS = "keys"
    ALL = "all"


def copy_at(place: Path) -> Backup:
    """Give the copy in a folder, or the newest one in the folders right below it.

    Raises ModelError(NO_PROFILE) where there is none.
    """
    try:
        places = [place, *(below for below in place.iterdir() if below.is_dir())]
        times = {each: (each / DATABASE).stat() for each in places if _is_copy(each)}
    except OSError:
        times = {}
    if not times:
        raise ModelError(ModelFault.NO_PROFILE)
    folder = place if place in times else max(times, key=lambda each: times[each].st_mtime)
    found = times[folder]
    made_at = datetime.fromtimestamp(found.st_mtime, UTC)
    return Backup(folder=folder, made_at=made_at, reason=BackupReason.MOVE, size=found.st_size)


def keys_folder(folder: Path, backup: Backup) -> Path | None:
    """Say whose key file opens a copy: the profile's own, else that of any copy; None for none.

    The key of a profile never changes, and the slots of all its copies are made alike, so that
    only where all of them are damaged nothing opens.
    """
    places = (folder, backup.folder, *(each.folder for each in backups_in(folder)))
    return next((place for place in places if _vault_of(place) is not None), None)


def code_opens(folder: Path, backup: Backup) -> bool:
    """Say whether a recovery code, or one from the office, was ever made for a copy."""
    place = keys_folder(folder, backup)
    vault = None if place is None else _vault_of(place)
    kinds = (SlotKind.RECOVERY, SlotKind.ESCROW)
    return vault is not None and any(has_slot(vault, kind) for kind in kinds)


def restore_backup(
    folder: Path, backup: Backup, passphrase: str, now: datetime, *, code: str = ""
) -> Restored:
    """Put a copy in place of the database, which is set aside; where it can, the keys alone.

    The profile must be closed. The passphrase is that of today, or that of the copy where today's
    keys cannot be read; the keys of a copy open today's database too, so that nothing is missing
    where it is whole. With a ``code``, of the recovery sheet or from the office, the passphrase is
    a new one. Raises ModelError: WRONG_PASSPHRASE, what ``unlock_by_code`` raises, KEYS_DAMAGED,
    VAULT_DAMAGED where the copy is not whole, PROFILE_IN_USE, or what the disk refuses; nothing is
    lost then, and it can be tried again.
    """
    lock = ProfileLock(folder)
    try:
        own = _vault_of(folder)
        key, vault = _opened(read_vault(keys_folder(folder, backup) or folder), passphrase, code)
        if own is None and _is_whole(folder / DATABASE, key):
            _set_aside(folder, [path.name for path in vault_files(folder)], now)
            write_vault(folder, vault)
            return Restored.KEYS
        ready = folder / f"{DATABASE}{PART}"
        _bring_database(backup.folder / DATABASE, ready, key)
        # Journals first: SQLite would play one that is left behind into the copy that comes.
        names = [*(DATABASE + journal for journal in JOURNALS), DATABASE]
        if own is None:
            names = [*names, *(path.name for path in vault_files(folder))]
        _set_aside(folder, names, now)
        if own is None or code:
            write_vault(folder, vault)
        _finish(ready, folder / DATABASE)
        return Restored.ALL
    finally:
        lock.release()


def bring_profile(source: Path, folder: Path, passphrase: str, *, code: str = "") -> None:
    """Make a profile of a copy that came from another computer; raise ModelError.

    With a ``code`` the passphrase is a new one. NO_PROFILE where ``copy_at`` finds none,
    PROFILE_EXISTS where there is one here already, WRONG_PASSPHRASE or what ``unlock_by_code``
    raises, VAULT_DAMAGED, or what the disk refuses; then there still is no profile.
    """
    source = copy_at(source).folder
    if profile_exists(folder):
        raise ModelError(ModelFault.PROFILE_EXISTS)
    key, vault = _opened(read_vault(source), passphrase, code)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ModelError(fault_of(error)) from error
    lock = ProfileLock(folder)
    try:
        write_durably(folder / UNFINISHED, b"")
        _bring_database(source / DATABASE, folder / f"{DATABASE}{PART}", key)
        write_vault(folder, vault)
        _finish(folder / f"{DATABASE}{PART}", folder / DATABASE)
        (folder / UNFINISHED).unlink()
        sync_folder(folder)
    except OSError as error:
        raise ModelError(fault_of(error)) from error
    finally:
        lock.release()


def _opened(vault: Vault, passphrase: str, code: str) -> tuple[bytes, Vault]:
    """Give the key, and the vault as it is to stand beside what is put back."""
    if code:
        return renewed_by_code(vault, code, passphrase)
    return unlock(vault, passphrase), vault


def _bring_database(source: Path, target: Path, key: bytes) -> None:
    ends = ("", *JOURNALS)
    try:
        # A folder that was copied by hand may hold a journal with the latest words.
        for end in ends[:2]:
            part = source.with_name(source.name + end)
            if part.exists():
                _copy_file(part, target.with_name(target.name + end))
        verify_copy(EmbeddedDatabase(target, key))
        finish_durably(target, target)
    except (OSError, ModelError) as error:
        for end in ends:
            target.with_name(target.name + end).unlink(missing_ok=True)
        if isinstance(error, ModelError):
            raise
        raise ModelError(fault_of(error)) from error


def _copy_file(source: Path, target: Path) -> None:
    with open(target, "wb", opener=private) as out, source.open("rb") as copied:
        shutil.copyfileobj(copied, out, 1024 * 1024)


def _finish(ready: Path, database: Path) -> None:
    try:
        finish_durably(ready, database)
    except OSError as error:
        raise ModelError(fault_of(error)) from error


def _is_copy(folder: Path) -> bool:
    return (folder / DATABASE).is_file() and _vault_of(folder) is not None


def _vault_of(folder: Path) -> Vault | None:
    try:
        return read_vault(folder)
    except ModelError:
        return None


def _is_whole(file: Path, key: bytes) -> bool:
    if not file.is_file():
        return False
    try:
        check_file(EmbeddedDatabase(file, key))
    except ModelError:
        return False
    return True


def _set_aside(folder: Path, names: Sequence[str], now: datetime) -> None:
    """Keep what cannot be read: somebody with other tools may get more out of it."""
    there = [folder / name for name in names if (folder / name).exists()]
    if not there:
        return
    aside = folder / f"{ASIDE}{now.astimezone(UTC).strftime(STAMP)}"
    try:
        aside.mkdir(mode=0o700)
        for path in there:
            path.rename(aside / path.name)
        sync_folder(folder)
    except OSError as error:
        raise ModelError(fault_of(error)) from error
