"""While it is locked the program holds no file of the database open."""

import sys
from pathlib import Path

import pytest

from ui.auditor.home_page import HomePage
from ui.start.unlock_page import UnlockPage


def held_open(folder):
    """Names of the files below a folder that this process has open."""
    links = (each for each in list(Path("/proc/self/fd").iterdir()) if each.is_symlink())
    targets = [each.readlink() for each in links]
    return {target.name for target in targets if target.is_relative_to(folder)}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists them so")
def test_a_locked_program_has_no_file_of_the_database_open(program):
    program.page(HomePage)
    assert "profile.db" in held_open(program.folder)
    program.press_lock()
    program.page(UnlockPage)
    program.settle()
    assert not {name for name in held_open(program.folder) if "profile" in name}
