"""Copying a sealed file: the very file, whole, beside nothing else; or a reason and no copy."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from export.copying import copy_file
from export.errors import FileFault, FileRejected

RAW = b"age-encryption.org/v1\nsealed" * 1000
SHA256 = hashlib.sha256(RAW).hexdigest()
NOBODY = 65534


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "CSA-2026_police_r1.auditreturn"
    path.write_bytes(RAW)
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def refused(source: Path, folder: Path, sha256: str = SHA256) -> FileFault:
    with pytest.raises(FileRejected) as caught:
        copy_file(source, folder, sha256)
    return caught.value.fault


def test_a_copy_is_the_same_and_copying_again_changes_nothing(source: Path, stick: Path):
    target = copy_file(source, stick, SHA256)
    assert target.read_bytes() == RAW
    before = target.stat().st_mtime_ns
    assert copy_file(source, stick, SHA256) == target
    assert target.stat().st_mtime_ns == before
    assert [path.name for path in stick.iterdir()] == [source.name]


def test_a_file_that_was_changed_is_not_copied(source: Path, stick: Path):
    source.write_bytes(RAW[:-1] + b"x")
    assert refused(source, stick) is FileFault.OTHER_CONTENT
    assert list(stick.iterdir()) == []


def test_its_own_folder_is_no_second_place(source: Path):
    assert refused(source, source.parent) is FileFault.SAME_PLACE


def test_another_file_of_the_name_stays_unless_it_may_be_replaced(source: Path, stick: Path):
    (stick / source.name).write_bytes(b"another")
    assert refused(source, stick) is FileFault.FILE_EXISTS
    assert (stick / source.name).read_bytes() == b"another"
    copy_file(source, stick, SHA256, replace=True)
    assert (stick / source.name).read_bytes() == RAW


@pytest.fixture
def shut_stick(source: Path) -> Iterator[Path]:
    """A folder that this process may read and not write, whoever runs it; the file lies above."""
    # Not tmp_path: its parents are closed to the person that root becomes here.
    top = Path(tempfile.mkdtemp())
    shutil.copy(source, top)
    stick = top / "stick"
    stick.mkdir(mode=0o555)
    top.chmod(0o755)
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(NOBODY)
    try:
        yield stick
    finally:
        if was_root:
            os.seteuid(0)
        stick.chmod(0o755)
        shutil.rmtree(top)


def test_what_is_gone_or_cannot_be_written_says_so(source: Path, stick: Path, tmp_path: Path):
    assert refused(source, tmp_path / "no stick") is FileFault.NO_FOLDER
    source.unlink()
    assert refused(source, stick) is FileFault.NOT_READABLE


def test_a_stick_that_may_not_be_written_to(source: Path, shut_stick: Path):
    assert refused(shut_stick.parent / source.name, shut_stick) is FileFault.NOT_WRITABLE
    assert list(shut_stick.iterdir()) == []
