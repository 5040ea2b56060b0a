"""The folder of a profile: made for this person alone, looked into before anything is opened."""

import os
from pathlib import Path

from models.errors import ModelError, ModelFault
from models.files import fault_of, write_durably
from models.folder import DATABASE, HUB, UNFINISHED, profile_exists, vault_files


def make_folder(folder: Path) -> None:
    """Make the folder; raise ModelError(NOT_WRITABLE) and what the disk refuses."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ModelError(fault_of(error)) from error
    if not _writable(folder):
        raise ModelError(ModelFault.NOT_WRITABLE)


def start_unfinished(folder: Path) -> None:
    """Note that a profile is being made and clear what a killed making left.

    Raises ModelError(PROFILE_EXISTS) where there is one.
    """
    if profile_exists(folder):
        raise ModelError(ModelFault.PROFILE_EXISTS)
    write_durably(folder / UNFINISHED, b"")
    names = [DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", HUB]
    for path in (*(folder / name for name in names), *vault_files(folder)):
        path.unlink(missing_ok=True)


def refuse_read_only(folder: Path) -> None:
    """Raise ModelError(READ_ONLY) where nothing could be written.

    A journal must be written beside the database, so the folder counts as much as the file.
    """
    database = folder / DATABASE
    if not _writable(folder) or (database.exists() and not _writable(database)):
        raise ModelError(ModelFault.READ_ONLY)


def require_database(folder: Path) -> None:
    """Raise ModelError(VAULT_DAMAGED) without the file: SQLite would make an empty one."""
    if not (folder / DATABASE).is_file():
        raise ModelError(ModelFault.VAULT_DAMAGED)


def _writable(path: Path) -> bool:
    effective = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK, effective_ids=effective)
