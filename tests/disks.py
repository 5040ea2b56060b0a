"""Disks that are full and folders that may only be read: real ones, where the machine lets us."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def small_disk(megabytes: int = 3) -> Iterator[Path | None]:
    """Give a disk of a few MB, or None where this machine does not let us mount one."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    folder = Path(tempfile.mkdtemp())
    mounted = False
    if mount and umount:
        command = [mount, "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run([str(umount), "--lazy", str(folder)], check=True)
        folder.rmdir()


def fill(folder: Path) -> Path:
    """Write until nothing more fits; delete the file that is given to have room again."""
    ballast = folder / "ballast"
    with ballast.open("ab", buffering=0) as out:
        for size in (65536, 4096, 1):
            try:
                while True:
                    out.write(b"x" * size)
            except OSError:
                continue
    return ballast


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let this process read a folder with all that is in it, and change nothing; root as well.

    The folder must not lie in one that only its owner may look into.
    """
    paths = [folder, *folder.rglob("*")]
    modes = [(path, path.stat().st_mode) for path in paths]
    for path in reversed(paths):
        path.chmod(0o555 if path.is_dir() else 0o444)
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)
        for path, mode in modes:
            path.chmod(mode)


@contextmanager
def open_place() -> Iterator[Path]:
    """Give a folder that everybody may look into, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
