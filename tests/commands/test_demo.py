"""The worked example: a whole audit out of nothing, the same again for the same seed."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from random import Random

import pytest

from commands.demo import PASSPHRASE
from commands.demo_answers import fill_by_rule
from commands.parser import run
from forms.loading import read_tool
from models.profile import open_profile
from tests.commands.conftest import one_line, start_program
from tests.commands.test_print import words_of
from tests.world import shipped

SMALL = ("--cases", "2", "--agencies", "3")


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """What the program makes where there is no screen, and what it said."""
    folder = tmp_path_factory.mktemp("example")
    (folder / "demo-out").mkdir()
    ran = start_program(folder=folder, screen=False)
    assert ran.code == 0, ran.err
    assert not list((folder / "demo-out").iterdir())
    return folder / "demo-out-2", ran.out


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A smaller example of the same seed; its folder and its report."""
    folder = tmp_path_factory.mktemp("small") / "out"
    with redirect_stdout(io.StringIO()) as out:
        code = run(("demo", str(folder), *SMALL, "--json"))
    assert code == 0
    return folder, json.loads(out.getvalue())


def answers_in(folder):
    """What the office holds: status, reason and answers by case and agency."""
    office = open_profile(folder / "office", PASSPHRASE)
    try:
        audit = office.audits.list()[0]
        uins = {case.id: case.uin for case in office.audits.cases(audit.id)}
        codes = {agency.id: agency.code for agency in office.audits.agencies(audit.id)}
        return {
            (uins[entry.case_id], codes[entry.agency_id]): (
                (entry.scope.status, entry.scope.reason),
                dict(entry.answers),
            )
            for entry in office.intake.entries(audit.id)
        }
    finally:
        office.close()


@pytest.mark.slow
def test_without_a_screen_the_program_does_its_main_job_and_says_where(example):
    folder, out = example
    assert out.startswith("There is no screen here, so the worked example runs without one.\n")
    assert "12 agencies, 5 cases: 60 assignments." in out
    for part, count in (("packs", 13), ("returns", 11), ("printed", 8), ("pictures", 30)):
        assert len(list((folder / part).iterdir())) >= count
        assert part == "packs" or str(Path(folder.name, part)) in out
    pictures = {path.stem for path in (folder / "pictures").glob("*.png")}
    assert {"auditor-question-light", "office-coverage-light"} <= pictures
    assert f"{len(pictures)} pictures" in out
    for path in (folder / "office", folder / "auditor-csc", folder / "auditor-domestic-abuse"):
        open_profile(path, PASSPHRASE).close()


@pytest.mark.slow
def test_its_printed_forms_hold_the_comments(example):
    folder, _out = example
    words = words_of(next((folder / "printed").glob("*_Csc_r1.pdf")))
    _status, answers = answers_in(folder)["CSA-01", "csc"]
    comments = [text for path, text in answers.items() if path.endswith(".comment")]
    assert len(comments) > 15
    for comment in comments:
        # A comment that goes on over the page has the page's foot in its middle.
        assert comment[:80] in words


def test_its_report_adds_up_to_what_the_office_holds(small):
    folder, report = small
    held = answers_in(folder)
    assert (report["assignments"], report["refused"], report["returns"]) == (6, 0, 2)
    assert sum(report[each] for each in ("forms", "without_form", "closed", "awaiting")) == 6
    assert report["forms"] == sum(1 for _status, answers in held.values() if answers)
    assert report["printed"] == len(list((folder / "printed").glob("*.pdf")))
    assert len(held) == 6 - report["awaiting"]
    given = [answers.get("Q1") for _status, answers in held.values()]
    share = f"{given.count('yes')} of {given.count('yes') + given.count('no')}"
    first = "Safeguarding procedures were followed before the referral in "
    assert report["sentences"][0] == f"{first}{share} audits."


def test_the_same_seed_gives_the_same_answers(example, small):
    larger, smaller = answers_in(example[0]), answers_in(small[0])
    assert len(smaller) == 4
    assert {place: larger[place] for place in smaller} == smaller


def test_another_seed_gives_others():
    tool = read_tool(shipped())
    first, second = (fill_by_rule(tool, Random(seed)) for seed in "12")  # noqa: S311
    assert first.answers() != second.answers()


def test_where_qt_cannot_start_it_says_so_and_the_rest_is_there(tmp_path):
    (tmp_path / "PySide6").mkdir()
    broken = "raise ImportError('libEGL.so.1: cannot open shared object file')\n"
    (tmp_path / "PySide6" / "__init__.py").write_text(broken, encoding="utf-8")
    one = ("--cases", "1", "--agencies", "1")
    ran = start_program(
        "demo", "out", *one, folder=tmp_path, screen=False, PYTHONPATH=str(tmp_path)
    )
    assert (ran.code, ran.err) == (0, "")
    assert "No pictures" in ran.out.splitlines()[-1]
    assert list((tmp_path / "out" / "returns").glob("*.auditreturn"))


@pytest.mark.parametrize("taken", ["folder", "file"])
def test_a_place_that_is_taken_is_left_as_it_is(command, tmp_path, taken):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    ran = command("demo", tmp_path / taken, *SMALL)
    assert (ran.code, ran.out) == (2, "")
    assert "not empty" in one_line(ran.err)
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["mine.txt"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_place_where_no_folder_can_be_is_said_in_one_line(command, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    ran = command("demo", tmp_path / "file" / "out")
    assert (ran.code, ran.out) == (2, "")
    assert str(tmp_path / "file") in one_line(ran.err)
