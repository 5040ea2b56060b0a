"""Every page of a form goes on and back by the same keys, wherever the focus is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.auditor_snapshots import MarkKind
from tests.ui.auditor.answers import complete_answers
from tests.ui.auditor.test_form_desk import start  # noqa: F401  fixture

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def desk(start, form, profile):  # noqa: F811
    profile.forms.save_answers(form.id, complete_answers())
    return start(form.id)


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_one_key_leads_from_the_scope_through_every_page_and_one_back(desk, window, enter):
    desk.show_step("scope")
    there = ["Case scope"]
    while window.page().title() != "Check names":
        assert len(there) < 20
        press(enter, CONTROL)
        there.append(window.page().title())
    back = [window.page().title()]
    while window.page().title() != "Case scope":
        press(Qt.Key.Key_Left, ALT)
        back.append(window.page().title())
    assert back == there[::-1]
    assert len(there) > 10


def test_the_keys_work_inside_a_text_box_and_type_nothing(desk, window):
    desk.show_step("page:plan")
    box = window.page().card_of("Q8").field("Q8.comment").box
    before = box.toPlainText()
    box.setFocus()
    press(Qt.Key.Key_Left, ALT)
    assert window.page().title() == "Assessment"
    press(Qt.Key.Key_Return, CONTROL)
    assert window.page().title() == "Plan and family"
    assert desk.work.filling.text("Q8.comment") == before


def test_letters_answer_in_a_radio_group_and_are_words_elsewhere(desk, window):
    desk.show_step("page:plan")
    card = window.page().card_of("Q8")
    card.field("Q8").take_focus()
    for letter, value in (("n", "no"), ("y", "yes"), ("a", "na"), ("N", "no")):
        QTest.keyClicks(QApplication.focusWidget(), letter)
        assert desk.work.filling.text("Q8") == value
    card.flag.setFocus()
    QTest.keyClicks(card.flag, "y")
    assert desk.work.filling.text("Q8") == "no"
    box = card.field("Q8.comment").box
    box.setFocus()
    QTest.keyClicks(box, "nay")
    assert desk.work.filling.text("Q8") == "no"
    assert box.toPlainText().startswith("nay")


def test_f6_goes_round_the_areas_and_back(desk, window):
    desk.show_step("page:plan")
    window.page().card_of("Q8").field("Q8").take_focus()
    seen = []
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F6, Qt.Key.Key_F6):
        press(key)
        focus = QApplication.focusWidget()
        areas = (window.rail, window.page(), window.side)
        seen += [area for area in areas if area is focus or area.isAncestorOf(focus)]
    assert seen == [window.side, window.rail, window.page()]
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.rail.isAncestorOf(QApplication.focusWidget())


def test_a_question_is_flagged_by_keys_alone(desk, window):
    desk.show_step("page:plan")
    card = window.page().card_of("Q8")
    card.field("Q8").take_focus()
    for _tab in range(12):
        if card.flag.hasFocus():
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert card.is_flagged()
    assert card.flag.hasFocus()


def test_one_key_flags_the_question_that_one_is_at_and_takes_the_flag_away(desk, window):
    desk.show_step("page:plan")
    card = window.page().card_of("Q8")
    for place in (card.field("Q8").group.radio("yes"), card.field("Q8.comment").box):
        place.setFocus()
        press(Qt.Key.Key_F5)
        assert card.is_flagged()
        assert place.hasFocus()
        assert [mark.key for mark in desk.work.marks if mark.kind is MarkKind.LATER] == ["Q8"]
        press(Qt.Key.Key_F5)
        assert not card.is_flagged()
        assert not [mark for mark in desk.work.marks if mark.kind is MarkKind.LATER]
    window.page().take_focus()
    press(Qt.Key.Key_F5)
    assert not any(each.is_flagged() for each in window.page().cards())
