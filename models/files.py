"""Writing small files so that a power cut leaves the old one or the new one, never half."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from models.errors import ModelError, ModelFault

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def fault_of(error: OSError) -> ModelFault:
    """Say which expected trouble an operating system error is."""
    if error.errno in _FULL:
        return ModelFault.DISK_FULL
    if error.errno == errno.EROFS:
        return ModelFault.READ_ONLY
    return ModelFault.NOT_WRITABLE


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder durable; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def finish_durably(beside: Path, path: Path) -> None:
    """Put a written file in place of another, on the disk when this returns; raise OSError."""
    with beside.open("rb+") as written:
        os.fsync(written.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def private(path: str, flags: int) -> int:
    """Open for this person alone, whatever the folder lets others do; an opener for ``open``."""
    return os.open(path, flags, 0o600)


def write_durably(path: Path, data: bytes) -> None:
    """Replace a file by a synced copy beside it; raise ModelError when the disk refuses."""
    beside = path.with_name(path.name + ".part")
    try:
        with open(beside, "wb", opener=private) as out:
            out.write(data)
        finish_durably(beside, path)
    except OSError as error:
        with suppress(OSError):  # the disk may refuse this too; what went wrong first is told
            beside.unlink(missing_ok=True)
        raise ModelError(fault_of(error)) from error
