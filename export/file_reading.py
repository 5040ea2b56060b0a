"""Reading files that come from outside: ordinary ones only, once, and never more than the cap."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from export.errors import FileFault, FileRejected
from export.sealing import MAX_FILE

# Links are not followed and a FIFO without a writer does not block; Windows knows neither flag.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_CHUNK = 1024 * 1024


def read_file(path: Path, *, most: int = MAX_FILE) -> bytes:
    """Give the bytes of an ordinary file as they are at this moment; raise FileRejected.

    A file of more than ``most`` bytes is refused.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise FileRejected(FileFault.NOT_A_FILE)
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError):
        raise FileRejected(FileFault.NOT_READABLE) from None
    try:
        return _read(handle, most)
    except OSError:
        raise FileRejected(FileFault.NOT_READABLE) from None
    finally:
        os.close(handle)


def _read(handle: int, most: int) -> bytes:
    # Asked again of the open file: the name may have changed hands in between.
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        raise FileRejected(FileFault.NOT_A_FILE)
    parts: list[bytes] = []
    size = 0
    while part := os.read(handle, _CHUNK):
        size += len(part)
        if size > most:
            raise FileRejected(FileFault.TOO_LARGE)
        parts.append(part)
    if not parts:
        raise FileRejected(FileFault.EMPTY)
    return b"".join(parts)


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """List files and what is in folders, in an order that depends on names alone.

    Links to folders are not entered: they are listed, to be refused. Hidden files in folders are
    left out, for nobody sees them; what is named directly is always listed.
    """
    for path in paths:
        if path.is_symlink() or not path.is_dir():
            yield path
        else:
            yield from _walk(path)


def _walk(folder: Path) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            names = sorted(os.listdir(here))  # noqa: PTH208  names, not entries, are sorted
        except OSError:
            yield here
            continue
        inner: list[Path] = []
        for name in names:
            path = here / name
            if name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                inner.append(path)
            else:
                yield path
        waiting.extend(reversed(inner))
