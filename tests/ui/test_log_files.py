"""The log and crash files of a profile."""

import logging
import stat
import subprocess
import sys

import pytest

from ui.trouble import start_log


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in the folder")
def test_nobody_else_on_this_computer_reads_the_log(tmp_path):
    (tmp_path / "crash.log").touch(mode=0o644)
    stop = start_log(tmp_path)
    logging.getLogger("ui.trouble").error("Unexpected KeyError at page.py:12")
    stop()
    for name in ("crash.log", "audit-desk.log"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600, name
    assert "page.py:12" in (tmp_path / "audit-desk.log").read_text(encoding="utf-8")


CRASH = """
import ctypes, pathlib, sys
from ui.trouble import start_log
start_log(pathlib.Path(sys.argv[1]))
ctypes.string_at(0)
"""


@pytest.mark.parametrize("is_watched", [False, True])
def test_a_crash_is_told_in_the_log_or_where_somebody_waits_for_it(tmp_path, is_watched):
    options = ["-X", "faulthandler"] if is_watched else []
    command = [sys.executable, *options, "-c", CRASH, str(tmp_path)]
    told = subprocess.run(command, capture_output=True, check=False, text=True).stderr
    logged = (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert ("Current thread" in told) == is_watched
    assert ("Current thread" in logged) != is_watched
