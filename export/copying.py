"""Copying a sealed file to a stick: only the very file that was made, read back after writing."""

import hashlib
from pathlib import Path

from export.errors import FileFault, FileRejected
from export.file_reading import read_file
from export.safe_write import save_file


def copy_file(source: Path, folder: Path, sha256: str, *, replace: bool = False) -> Path:
    """Copy a file whose content is known by its hash, and compare the copy byte by byte.

    A file of the same name with the same content is a copy already. Raises FileRejected:
    OTHER_CONTENT where ``source`` is not the file meant, SAME_PLACE where it lies in ``folder``,
    FILE_EXISTS for another file of the same name unless ``replace`` is true, else what reading or
    writing met.
    """
    raw = read_file(source)
    if _is_same(source.parent, folder):
        raise FileRejected(FileFault.SAME_PLACE)
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise FileRejected(FileFault.OTHER_CONTENT)
    target = folder / source.name
    if not _holds(target, raw):
        save_file(target, raw, replace=replace)
    return target


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False  # writing will say what is wrong with it


def _holds(path: Path, raw: bytes) -> bool:
    try:
        return read_file(path) == raw
    except FileRejected:
        return False
