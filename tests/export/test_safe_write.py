"""A file is there whole or not at all, on real disks that are full, read-only or missing."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from export.errors import FileFault, FileRejected
from export.safe_write import save_file

ROOT = Path(__file__).parents[2]
# A limit on the size of files is a full disk that needs no rights to set up.
FULL = """
import resource, sys
from pathlib import Path
from export.errors import FileRejected
from export.safe_write import save_file
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    save_file(Path(sys.argv[1]), b"x" * 100_000, replace=True)
except FileRejected as rejected:
    print(rejected.fault.value)
"""


def fault_of(path: Path, raw: bytes = b"new", **how: bool) -> FileFault:
    with pytest.raises(FileRejected) as caught:
        save_file(path, raw, **how)
    return caught.value.fault


def test_a_saved_file_is_there_and_nothing_beside_it(tmp_path: Path):
    save_file(tmp_path / "r.auditreturn", b"whole")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("r.auditreturn", b"whole")
    ]


def test_an_existing_file_is_kept_unless_told(tmp_path: Path):
    path = tmp_path / "r.auditreturn"
    path.write_bytes(b"old")
    assert fault_of(path) is FileFault.FILE_EXISTS
    assert path.read_bytes() == b"old"
    save_file(path, b"new", replace=True)
    assert path.read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 1


def test_of_two_writers_at_once_one_wins_and_one_is_told(tmp_path: Path):
    path = tmp_path / "r.auditreturn"
    told: list[FileFault] = []
    gate = threading.Barrier(8)

    def write(number: int) -> None:
        gate.wait()
        try:
            save_file(path, bytes([number]) * 10_000)
        except FileRejected as rejected:
            told.append(rejected.fault)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [FileFault.FILE_EXISTS] * 7
    assert len(set(path.read_bytes())) == 1
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path: Path):
    path = tmp_path / "r.auditreturn"
    path.write_bytes(b"old")
    ran = subprocess.run(
        [sys.executable, "-c", FULL, path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == FileFault.DISK_FULL.value
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_gone_says_so(tmp_path: Path):
    assert fault_of(tmp_path / "stick" / "r.auditreturn") is FileFault.NO_FOLDER
    (tmp_path / "file").write_bytes(b"")
    assert fault_of(tmp_path / "file" / "r.auditreturn") is FileFault.NO_FOLDER


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder nobody may write to")
def test_a_folder_that_cannot_be_written_to_says_so():
    # Not even an administrator can make a file there.
    assert fault_of(Path("/sys/kernel/r.auditreturn")) in {
        FileFault.NOT_WRITABLE,
        FileFault.READ_ONLY,
    }


def test_a_name_that_is_a_folder_is_kept(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    assert fault_of(tmp_path / "folder") is FileFault.FILE_EXISTS
    assert fault_of(tmp_path / "folder", replace=True) is FileFault.BAD_NAME
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("name", ["x" * 300, "x" * 250])
def test_a_name_that_the_disk_does_not_take_is_known_before_the_record(tmp_path: Path, name: str):
    noted: list[str] = []
    with pytest.raises(FileRejected) as caught:
        save_file(tmp_path / name, b"new", when_written=lambda: noted.append(name))
    assert caught.value.fault is FileFault.BAD_NAME
    assert noted == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_dangling_link_is_not_written_through(tmp_path: Path):
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    assert fault_of(tmp_path / "link") is FileFault.FILE_EXISTS
    assert not (tmp_path / "elsewhere").exists()


def test_a_record_is_kept_before_the_name_and_a_failed_record_leaves_no_file(tmp_path):
    path = tmp_path / "return.auditreturn"
    seen = []

    def note():
        seen.append(path.exists())

    save_file(path, b"sealed", when_written=note)
    assert seen == [False]
    assert path.read_bytes() == b"sealed"

    def refuse():
        raise LookupError

    other = tmp_path / "other.auditreturn"
    with pytest.raises(LookupError):
        save_file(other, b"sealed", when_written=refuse)
    assert [each.name for each in tmp_path.iterdir()] == ["return.auditreturn"]
