"""A page of questions, filled in as a person does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from forms.filling import Filling
from forms.library import shipped_tools
from tests.ui.accessible import nameless, too_small
from ui.auditor.question_page import QuestionPage, QuestionView

TOOL = shipped_tools()[0]


@pytest.fixture
def show(qtbot, window, names):
    def make(code, texts=None):
        form_page = next(page for page in TOOL.pages if page.code == code)
        filling = Filling(TOOL, texts or {})
        page = QuestionPage(QuestionView(page=form_page), filling, names)
        page.sent = []
        page.edited.connect(lambda path, text: page.sent.append((path, text)))
        page.filling = filling
        window.show_page(page)
        QApplication.sendPostedEvents()
        return page

    return make


def press(qtbot, page, path, value):
    card = page.card_of(path)
    qtbot.mouseClick(card.field(path).group.radio(value), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("page_of_tool", TOOL.pages, ids=lambda page: page.code)
def test_every_page_has_names_for_all_controls(show, page_of_tool):
    everything = {"closure": "yes", "groups": "intrafamilial exploitation harmful-behaviour"}
    for question in TOOL.questions:
        if question.code not in everything and question.followups:
            everything[question.code] = "no"
    page = show(page_of_tool.code, everything)
    assert nameless(page) == []
    assert too_small(page) == []


def test_showing_a_stored_page_is_not_an_edit(show):
    page = show("assessment", {"Q3": "yes", "Q3.comment": "Seen.", "Q7.parts": "child"})
    assert page.card_of("Q3").field("Q3").text() == "yes"
    assert page.card_of("Q3").field("Q3.comment").text() == "Seen."
    assert page.sent == []


def kept_words(card):
    labels = card.findChildren(QLabel)
    return [each.text() for each in labels if each.isVisible() and "is kept" in each.text()]


def test_not_applicable_changes_the_box_and_keeps_both_texts(show, qtbot):
    page = show("referral")
    card = page.card_of("Q1")
    press(qtbot, page, "Q1", "yes")
    qtbot.keyClicks(card.field("Q1.comment").box, "Seen in the notes")
    assert kept_words(card) == []
    press(qtbot, page, "Q1", "na")
    assert card.box("Q1.reason").isVisible()
    assert not card.box("Q1.comment").isVisible()
    assert kept_words(card) == ["What you wrote is kept, and comes back with another answer."]
    assert "not apply" in card.box("Q1.reason").row.label.text()
    qtbot.keyClicks(card.field("Q1.reason").box, "No concern was known")
    press(qtbot, page, "Q1", "no")
    assert kept_words(card) == []
    assert card.field("Q1.comment").text() == "Seen in the notes"
    press(qtbot, page, "Q1", "na")
    assert card.field("Q1.reason").text() == "No concern was known"
    assert page.filling.text("Q1.comment") == "Seen in the notes"


def test_a_follow_up_appears_below_its_answer_and_keeps_its_text(show, qtbot):
    page = show("together")
    card = page.card_of("Q12")
    assert not card.field("Q12.challenged").isVisible()
    press(qtbot, page, "Q12", "no")
    press(qtbot, page, "Q12.challenged", "yes")
    qtbot.keyClicks(card.field("Q12.challenged.by").line, "the Social Worker")
    press(qtbot, page, "Q12", "yes")
    assert not card.field("Q12.challenged.by").isVisible()
    press(qtbot, page, "Q12", "no")
    assert card.field("Q12.challenged.by").isVisible()
    assert card.field("Q12.challenged.by").text() == "the Social Worker"


def test_a_question_that_hangs_on_another_comes_and_goes(show, qtbot):
    page = show("oversight")
    assert not page.card_of("Q15").isVisible()
    press(qtbot, page, "closure", "yes")
    assert page.card_of("Q15").isVisible()
    press(qtbot, page, "closure", "no")
    assert not page.card_of("Q15").isVisible()


def test_gaps_are_links_that_lead_to_their_field(show, qtbot):
    page = show("referral", {"Q1": "yes"})
    page.show_gaps(page.filling.gaps(page.form_page))
    lines = page.summary.lines()
    assert [problem.path for problem in page.problems()] == ["Q1.comment", "Q2"]
    assert page.card_of("Q1").box("Q1.comment").row.error() == lines[0].words()
    qtbot.mouseClick(lines[0], Qt.MouseButton.LeftButton)
    box = page.card_of("Q1").field("Q1.comment").box
    assert box.property("problem") is True, "its edge is red"
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "Seen")
    assert page.card_of("Q1").box("Q1.comment").row.error() == ""
    assert box.property("problem") is False
    qtbot.mouseClick(page.summary.lines()[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.card_of("Q2").field("Q2").group.radio("yes").hasFocus)


def test_the_foot_counts_what_is_answered(show, qtbot):
    page = show("referral")
    assert page.foot().progress == "0 of 2 answered on this page"
    press(qtbot, page, "Q1", "no")
    qtbot.keyClicks(page.card_of("Q1").field("Q1.comment").box, "Late")
    assert page.foot().progress == "1 of 2 answered on this page"


def test_tab_goes_through_a_card_in_reading_order(show, qtbot):
    page = show("referral", {"Q1": "yes"})
    card = page.card_of("Q1")
    card.field("Q1").take_focus()
    reached = []
    for _step in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached[0] is card.field("Q1").group.clear_link
    assert reached[1] is card.field("Q1.comment").box
    assert reached[2] is card.flag
    assert page.card_of("Q2").isAncestorOf(reached[3])


def test_undo_reaches_back_over_what_was_saved(show, qtbot):
    page = show("referral")
    box = page.card_of("Q1").field("Q1.comment").box
    qtbot.keyClicks(box, "First")
    page.left.emit()
    qtbot.keyClicks(box, " second")
    box.undo()
    assert "second" not in box.toPlainText()
    assert page.filling.text("Q1.comment") == box.toPlainText()
    box.redo()
    assert page.filling.text("Q1.comment") == "First second"
