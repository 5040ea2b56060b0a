"""Writing a file so that it is there whole or not at all, and has been read back."""

import errno
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from glob import escape
from pathlib import Path

from export.errors import FileFault, FileRejected

PATIENCE = 2.5
_PAUSE = 0.1
_PART = ".part"
_BAD_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ})
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def _nothing() -> None:
    """Stand for no step before the final name."""


def save_file(
    path: Path,
    raw: bytes,
    *,
    replace: bool = False,
    when_written: Callable[[], None] = _nothing,
) -> None:
    """Write a file, make it durable, and read it back; raise FileRejected.

    The final name never holds half a file. An existing one is kept unless ``replace`` is true.
    ``when_written`` runs once the bytes are safe on the disk and before they get the final name:
    what it raises comes up, and no file is left. A number used there is never used twice. What is
    recorded there must be taken back where FileRejected comes after it: then too no file is left.
    """
    try:
        if not path.parent.is_dir():
            raise FileRejected(FileFault.NO_FOLDER)
        if not replace and os.path.lexists(path):
            raise FileRejected(FileFault.FILE_EXISTS)
        if path.is_dir():
            raise FileRejected(FileFault.BAD_NAME)
        _write_beside(path, raw, replace=replace, when_written=when_written)
    except OSError as error:
        raise FileRejected(_fault_of(error)) from None


def clear_beside(path: Path) -> None:
    """Remove what writing this file left beside it when the program was killed."""
    with suppress(OSError):
        for each in path.parent.glob(f".{escape(path.name)}.*{_PART}"):
            each.unlink(missing_ok=True)


def _write_beside(
    path: Path, raw: bytes, *, replace: bool, when_written: Callable[[], None]
) -> None:
    # The whole name is in it, so that one the disk does not take is known before anything else.
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PART}")
    try:
        with beside.open("xb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        _read_back(beside, raw)
        when_written()
        patiently(lambda: _put_in_place(beside, path, replace=replace))
    finally:
        beside.unlink(missing_ok=True)
    try:
        _sync_folder(path.parent)
        _read_back(path, raw)
    except (OSError, FileRejected):
        with suppress(OSError):
            path.unlink()
        raise


def _read_back(path: Path, raw: bytes) -> None:
    if path.read_bytes() != raw:
        raise FileRejected(FileFault.NOT_VERIFIED)


def _put_in_place(beside: Path, path: Path, *, replace: bool) -> None:
    if replace or os.name != "posix":
        beside.replace(path)
        return
    try:
        # A link fails where the name is taken, even by a file that came a moment ago.
        path.hardlink_to(beside)
    except FileExistsError:
        raise FileRejected(FileFault.FILE_EXISTS) from None
    except OSError:
        # Sticks formatted for Windows know no links.
        beside.replace(path)


def patiently(step: Callable[[], None], *, patience: float = PATIENCE) -> None:
    """Repeat a step that another program (an antivirus) blocks for a moment, on Windows only."""
    until = time.monotonic() + patience
    while True:
        try:
            step()
        except PermissionError:
            if os.name == "posix" or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network and stick file systems cannot sync a folder; the file itself is synced.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def _fault_of(error: OSError) -> FileFault:
    if error.errno in _FULL:
        return FileFault.DISK_FULL
    if error.errno == errno.EROFS:
        return FileFault.READ_ONLY
    if error.errno in _BAD_NAME:
        return FileFault.BAD_NAME
    if isinstance(error, FileNotFoundError):
        return FileFault.NO_FOLDER
    return FileFault.NOT_WRITABLE
