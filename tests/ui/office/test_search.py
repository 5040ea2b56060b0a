"""Words are found by keyboard, read in full, and lead to the case in which they stand."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from tests.ui.office.world import Answered
from ui.office.case_page import CasePage
from ui.office.search_page import SearchPage
from ui.office.stages import Stage

POLICE = "The lakeside meeting was held on the same day and the record says why."
GP = "The lakeside meeting was held a week later, which the practice could have chased."
EARLIER = "Last year the meeting was held without the school."


@pytest.fixture
def audit(profile, checker):
    earlier = world.make_audit(profile, code="CSE-2025", title="Child exploitation 2025")
    laptop = world.Laptop(profile, earlier, "gp", checker)
    world.take_in(profile, laptop.make({"CSA-02": comment(EARLIER)}))
    audit = world.make_audit(profile)
    for code, said in (("police", POLICE), ("gp", GP)):
        laptop = world.Laptop(profile, audit, code, checker)
        world.take_in(profile, laptop.make({"CSA-01": comment(said)}))
    return audit


def comment(said):
    return Answered(answers=(("Q1", "yes"), ("Q1.comment", said)))


@pytest.fixture
def page(office, audit):
    office.open(audit)
    page = office.go(Stage.SEARCH)
    assert isinstance(page, SearchPage)
    return page


def look(office, page, qtbot, typed):
    page.box.setFocus()
    page.box.selectAll()
    qtbot.keyClicks(page.box, typed)
    qtbot.keyClick(page.box, Qt.Key.Key_Return)
    office.settle()
    return [row[:3] for row in rows_of(page.table)] if page.table.isVisible() else []


def test_words_typed_are_found_and_the_answer_is_read(office, page, qtbot):
    assert page.box.hasFocus()
    found = look(office, page, qtbot, "LAKESIDE held")
    question = found[0][2]
    assert question.startswith("Q1 ")
    assert found == [["CSA-01", "GP practices", question], ["CSA-01", "Police", question]]
    assert GP in words_on(page.card)
    page.table.select_row(1)
    assert page.chosen_title.text() == "Police, CSA-01"
    assert POLICE in words_on(page.card)
    assert "Places found: 2" in words_on(page)
    assert nameless(office.window) == []


def test_enter_leads_from_a_line_to_the_case_and_back_to_the_same_line(office, page, qtbot):
    look(office, page, qtbot, "lakeside held")
    page.table.setFocus()
    page.table.select_row(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.show_place.hasFocus()
    qtbot.keyClick(page.show_place, Qt.Key.Key_Space)
    office.settle()
    assert isinstance(office.page, CasePage)
    assert office.page.case.currentText() == "CSA-01"
    assert POLICE in words_on(office.page)
    page = office.go(Stage.SEARCH)
    assert page.box.value() == "lakeside held"
    assert page.chosen_title.text() == "Police, CSA-01"


def test_other_audits_are_looked_through_when_asked(office, page, qtbot):
    assert look(office, page, qtbot, "without the school") == []
    assert "Nothing found" in words_on(page)
    office.click(page.everywhere)
    assert not page.case.isEnabled()
    (row,) = look(office, page, qtbot, "without the school")
    assert row[:2] == ["CSE-2025, CSA-02", "GP practices"]
    office.click(page.show_place)
    assert isinstance(office.page, CasePage)
    assert office.page.case.currentText() == "CSA-02"
    assert EARLIER in words_on(office.page)


def test_agency_and_question_narrow_it_down(office, page, qtbot):
    page.agency.setCurrentText("Police")
    assert [row[1] for row in look(office, page, qtbot, "lakeside held")] == ["Police"]
    page.asked.setCurrentIndex(2)
    assert look(office, page, qtbot, "lakeside held") == []


def test_too_little_to_look_for_is_said(office, page, qtbot):
    assert look(office, page, qtbot, "a") == []
    assert "at least two letters" in words_on(page)
    assert page.find_button.isEnabled()


def test_it_is_reached_by_its_keys_from_anywhere_in_an_audit(office, audit, qtbot):
    office.open(audit)
    office.go(Stage.DETAILS)
    press_find(office, qtbot)
    assert isinstance(office.page, SearchPage)
    office.page.find_button.setFocus()
    press_find(office, qtbot)
    assert office.page.box.hasFocus()
    office.desk.show_audits()
    office.settle()
    press_find(office, qtbot)
    assert not isinstance(office.page, SearchPage), "no audit is open"
    offered = [each.text() for each in office.window.top_bar.menu.actions()]
    assert "Find in all answers" not in offered


def press_find(office, qtbot):
    qtbot.keyClick(office.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    office.settle()
