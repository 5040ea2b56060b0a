"""The log and crash files of a profile."""

import logging
import stat
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
