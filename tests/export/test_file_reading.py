"""Only ordinary files are read, within the cap, in an order that depends on names alone."""

import os
from pathlib import Path

import pytest

from export.errors import FileFault, FileRejected
from export.file_reading import files_in, read_file
from export.sealing import MAX_FILE

POSIX = pytest.mark.skipif(os.name != "posix", reason="not on Windows")


def fault_of(path: Path) -> FileFault:
    with pytest.raises(FileRejected) as caught:
        read_file(path)
    return caught.value.fault


def test_an_ordinary_file_is_read_whole(tmp_path: Path):
    path = tmp_path / "a"
    path.write_bytes(b"x" * MAX_FILE)
    assert len(read_file(path)) == MAX_FILE
    path.write_bytes(b"x" * (MAX_FILE + 1))
    assert fault_of(path) is FileFault.TOO_LARGE
    path.write_bytes(b"")
    assert fault_of(path) is FileFault.EMPTY
    assert fault_of(tmp_path / "missing") is FileFault.NOT_READABLE
    assert fault_of(tmp_path / "nul\0") is FileFault.NOT_READABLE
    assert fault_of(tmp_path) is FileFault.NOT_A_FILE


@POSIX
def test_what_is_no_file_does_not_hang_or_leak(tmp_path: Path):
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "secret").write_bytes(b"s")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    for path in (tmp_path / "fifo", tmp_path / "link", Path("/dev/zero"), Path("/dev/null")):
        assert fault_of(path) is FileFault.NOT_A_FILE


@POSIX
def test_folders_are_listed_by_name_and_links_out_are_not_entered(tmp_path: Path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    (inside / "b").mkdir(parents=True)
    outside.mkdir()
    (outside / "private").write_bytes(b"")
    for name in ("z", "a", "b/c", ".hidden"):
        (inside / name).write_bytes(b"")
    (inside / "loop").symlink_to(inside)
    (inside / "way-out").symlink_to(outside)
    named = tmp_path / "named"
    listed = [str(path.relative_to(tmp_path)) for path in files_in([named, inside])]
    assert listed == ["named", "in/a", "in/loop", "in/way-out", "in/z", "in/b/c"]
    assert fault_of(inside / "loop") is FileFault.NOT_A_FILE
