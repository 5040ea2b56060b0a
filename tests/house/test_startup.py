"""The window is on the screen before the heavy libraries are read."""

import json
import subprocess
import sys

from tests.house.sources import ROOT

HEAVY = {
    "sqlalchemy",
    "sqlcipher3",
    "psycopg",
    "alembic",
    "reportlab",
    "pyrage",
    "pypdfium2",
    "openpyxl",
}
REPORT = "import json, sys; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def loaded_after(statement):
    """The top names of all modules that a fresh interpreter holds after the statement."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", f"{statement}; {REPORT}"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def test_the_window_comes_before_the_heavy_libraries():
    loaded = loaded_after("import ui.window")
    assert "PySide6" in loaded
    assert not loaded & HEAVY


def test_the_way_to_the_window_is_light_too():
    assert not loaded_after("import main, ui.application") & HEAVY


def test_the_first_page_needs_no_name_check_and_no_store():
    loaded = loaded_after("import ui.start.start_desk, ui.help.page_help, ui.dialogs, ui.trouble")
    assert "office" in loaded
    assert not loaded & (HEAVY | {"anonymise"})


def test_what_runs_without_a_screen_needs_no_qt():
    loaded = loaded_after("import main, commands.parser, office, export, models, forms, anonymise")
    assert "commands" in loaded
    assert not loaded & {"PySide6", "shiboken6"}


def test_a_profile_with_a_file_needs_no_driver_of_a_server():
    loaded = loaded_after("import models.profile, office.intake, office.search")
    assert "sqlcipher3" in loaded
    assert not loaded & {"psycopg", "psycopg_binary"}
