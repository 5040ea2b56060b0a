"""What must not stand in a file of the project: addresses of one machine, and work put off.

The patterns are put together from pieces so that this file does not hold what it looks for.
"""

import re

import pytest

from tests.house.sources import FOLDERS, python_files, tracked_files, where

HOSTS = ("py" + "pi.org", "python" + "hosted", "deb." + "debian.org", "registry.np" + "mjs")
PLACES = ("/wo" + "rk/", "/fa" + "rm/", "/ro" + "ot/", "/tm" + "p/bash_" + "jobs")
PUT_OFF = ("TO" + "DO", "FIX" + "ME", "X" * 3)

PLAIN = "|".join(map(re.escape, HOSTS + PLACES))
LEFT_OPEN = r"\b(?:" + "|".join(PUT_OFF) + r")\b"
SOURCE = {".py", ".sh", ".toml", ".md", ".mako", ""}


def lines_with(pattern, suffixes=None):
    search = re.compile(pattern).search
    for path in tracked_files():
        if suffixes is None or path.suffix in suffixes:
            for number, line in enumerate(text_of(path).splitlines(), start=1):
                if search(line):
                    yield f"{where(path)}:{number}: {line.strip()[:120]}"


def text_of(path):
    content = path.read_bytes()
    is_sealed = content.startswith(b"age-encryption.org/")
    return "" if is_sealed or b"\0" in content[:8192] else content.decode("utf-8")


@pytest.mark.parametrize(
    ("pattern", "suffixes"),
    [(PLAIN, None), (LEFT_OPEN, SOURCE)],
    ids=["addresses", "work put off"],
)
def test_no_file_holds_it(pattern, suffixes):
    found = list(lines_with(pattern, suffixes))
    assert not found, "\n".join(found)


def test_the_program_has_no_use_for_temporary_files():
    """They lie where others clear up, or do not; what was typed is never to be in one."""
    makes_one = re.compile(r"\b(?:tempfile|mkstemp|QTemporary\w+|gettempdir)\b").search
    found = [where(path) for path in python_files(*FOLDERS) if makes_one(text_of(path))]
    assert found == ["ui/pictures/taking.py"], "the pictures are made of invented answers"


def test_every_text_is_utf_8_with_unix_line_ends():
    wrong = [where(path) for path in tracked_files() if "\r" in text_of(path)]
    assert not wrong, "\n".join(wrong)
