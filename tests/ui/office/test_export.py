"""Tables are saved where the person says, without what was written unless it is wanted."""

import pytest

from office.data_export import DataKind
from tests.export.sheets import read_sheets
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import words_on
from tests.ui.office.world import Answered
from ui.office.export_page import ExportPage
from ui.office.stages import Stage

SAID = "The strategy meeting was held on the same day and the record says why."


@pytest.fixture
def page(office, profile, checker):
    audit = world.make_audit(profile)
    csc = world.Laptop(profile, audit, "csc", checker)
    said = {"CSA-01": Answered(answers=(("Q1", "yes"), ("Q1.comment", SAID)))}
    world.take_in(profile, csc.make(said))
    office.open(audit)
    page = office.go(Stage.EXPORT)
    assert isinstance(page, ExportPage)
    return page


def test_a_workbook_is_saved_without_what_was_written(office, page, tmp_path):
    path = tmp_path / "a.xlsx"
    office.dialogs.answer(path)
    office.click(page.save)
    assert office.dialogs.asked[-1][1] == "CSA-2026_data.xlsx"
    assert f"The tables are in {path}." in words_on(page)
    sheets = read_sheets(path.read_bytes())
    assert list(sheets) == ["dictionary", "answers", "coverage", "counts", "options", "questions"]
    assert SAID not in repr(sheets)
    assert page.save.isEnabled()
    assert nameless(office.window) == []


def test_what_was_written_is_there_when_it_is_ticked(office, page, tmp_path):
    path = tmp_path / "a.csv"
    office.dialogs.answer(path)
    office.click(page.kind.radio(DataKind.ANSWERS.value))
    office.click(page.texts)
    office.click(page.save)
    assert office.dialogs.asked[-1][1] == "CSA-2026_answers.csv"
    assert SAID in path.read_text(encoding="utf-8-sig")


def test_counts_have_nothing_written_to_leave_out(office, page):
    office.click(page.kind.radio(DataKind.COUNTS.value))
    assert not page.texts.isEnabled()
    office.click(page.kind.radio(DataKind.WORKBOOK.value))
    assert page.texts.isEnabled()


def test_a_folder_that_is_gone_is_said_on_the_page(office, page, tmp_path):
    office.dialogs.answer(tmp_path / "nowhere" / "a.xlsx")
    office.click(page.save)
    assert "folder" in words_on(page)
    assert page.save.isEnabled(), "one can choose another place"


def test_thinking_better_of_it_changes_nothing(office, page):
    office.dialogs.answer(None)
    office.click(page.save)
    assert page.save.isEnabled()


def test_an_audit_without_cases_has_nothing_to_export(office, profile):
    office.open(world.make_audit(profile, uins=()))
    page = office.go(Stage.EXPORT)
    assert "Nothing to export yet" in words_on(page)
    assert not page.save.isVisible()
