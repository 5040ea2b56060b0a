"""Running the commands: in this process, or as a person does, in one of their own."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from main import main
from tests.house.sources import ROOT
from tests.world import PASSPHRASE

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def command(capsys, monkeypatch):
    """Run ``main.py`` with arguments; give its exit code and what it wrote."""

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as left:  # argparse leaves this way
            code = left.code
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return run


@pytest.fixture
def passphrase_file(tmp_path):
    file = tmp_path / "passphrase.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return file


def start_program(*arguments, folder, screen, **more):
    """Run ``main.py`` in a process of its own, in a folder, with a screen or without.

    ``more`` are further variables of its environment.
    """
    environment = {name: value for name, value in os.environ.items() if name not in SCREENS}
    environment |= more
    if screen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def one_line(text):
    """The line of a failure; fails when there is none, more than one, or a trace."""
    lines = text.splitlines()
    assert len(lines) == 1, text
    assert "Traceback" not in text
    return lines[0]
