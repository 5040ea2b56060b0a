"""Slips of spelling are seen while typing, walked through with F7, and names are never kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from anonymise import Finding, Kind, Tier
from tests.ui.accessible import nameless
from tests.ui.auditor.test_form_desk import start  # noqa: F401  fixture

PATH = "Q1.comment"


@pytest.fixture
def desk(start, form):  # noqa: F811
    opened = start(form.id)
    opened.show_step("page:referral")
    return opened


@pytest.fixture
def box(desk, window):
    card = window.page().card_of(PATH)
    QTest.mouseClick(card.field("Q1").group.radio("yes"), Qt.MouseButton.LeftButton)
    box = card.box(PATH)
    box.field.box.setFocus()
    return box


def write(box, text):
    box.field.box.insertPlainText(text)
    box.look()


def walk(box, desk):
    QTest.keyClick(box.field.box, Qt.Key.Key_F7)
    return desk.spelling.panel()


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def slips(box):
    return [slip.word for slip in box.slips()]


def test_a_slip_is_dotted_and_a_name_is_not_a_slip(box, qtbot):
    qtbot.keyClicks(box.field.box, "We recieved it and Sharon rang")
    qtbot.waitUntil(lambda: slips(box) == ["recieved"], timeout=2000)
    looks = {
        mark.cursor.selectedText(): mark.format.underlineStyle()
        for mark in box.field.box.extraSelections()
    }
    style = QTextCharFormat.UnderlineStyle
    assert looks == {"recieved": style.DotLine, "Sharon": style.WaveUnderline}


def test_the_word_being_typed_is_left_alone(box, qtbot):
    qtbot.keyClicks(box.field.box, "We recieved")
    timer = box.watch._underline._timer
    qtbot.waitUntil(lambda: not timer.isActive())
    assert slips(box) == []


def test_f7_walks_through_and_numbers_change_words(box, desk, qtbot):
    write(box, "We recieved teh referral. It was definately late \U0001f600 and seperate.")
    panel = walk(box, desk)
    assert nameless(panel) == []
    assert panel.title.text() == "Spelling: 4 to look at"
    assert panel.context.text() == "We recieved teh referral."
    assert panel.offers()[0].hasFocus()
    assert panel.offers()[0].accessibleName() == "received"
    press(Qt.Key.Key_1)
    assert box.field.text().startswith("We received teh")
    assert panel.title.text() == "Spelling: 3 to look at"
    press(Qt.Key.Key_1)
    QTest.mouseClick(panel.next_button, Qt.MouseButton.LeftButton)
    assert box.field.box.textCursor().selectedText() == "seperate"
    press(Qt.Key.Key_1)
    assert panel.said.text() == "Nothing more to look at on this page."
    press(Qt.Key.Key_Escape)
    assert desk.spelling.panel() is None
    assert box.field.box.hasFocus()
    wanted = "We received the referral. It was definately late \U0001f600 and separate."
    assert box.field.text() == desk.work.filling.text(PATH) == wanted
    box.field.box.undo()
    assert box.field.text().endswith("and seperate.")


def test_a_word_can_be_written_in_place_of_the_slip(box, desk, qtbot):
    write(box, "The plan was xqzzt.")
    panel = walk(box, desk)
    panel.line.setFocus()
    panel.line.selectAll()
    qtbot.keyClicks(panel.line, "late in 2")
    press(Qt.Key.Key_Return)
    assert box.field.text() == "The plan was late in 2."


def test_escape_ends_where_the_word_is_and_nothing_is_overwritten(box, desk, qtbot):
    write(box, "We recieved it.")
    walk(box, desk)
    press(Qt.Key.Key_Escape)
    assert box.field.box.hasFocus()
    qtbot.keyClicks(box.field.box, "!")
    assert box.field.text() == "We recieved! it."


def test_a_word_that_is_left_is_not_found_again_in_this_form(box, desk, window, qtbot):
    write(box, "All squinxing was seen, and squinxing again.")
    assert slips(box) == ["squinxing", "squinxing"]
    panel = walk(box, desk)
    qtbot.mouseClick(panel.leave_button, Qt.MouseButton.LeftButton)
    assert slips(box) == []
    assert panel.said.text() == "Nothing more to look at on this page."


def test_an_own_word_is_kept_for_every_form(box, desk, window, profile, start):  # noqa: F811
    write(box, "They use squinxing's method.")
    panel = walk(box, desk)
    QTest.mouseClick(panel.keep_button, Qt.MouseButton.LeftButton)
    assert slips(box) == []
    assert desk.save_all()
    assert profile.own_words.words() == frozenset({"squinxing"})
    again = start(desk.work.form_id)
    again.show_step("page:referral")
    box = window.page().card_of(PATH).box(PATH)
    write(box, " And squinxing.")
    assert slips(box) == []


def test_what_turned_out_to_be_a_name_is_not_kept(box, desk, qtbot, profile):
    write(box, "All squinxing was late.")
    panel = walk(box, desk)
    name = Finding(start=4, end=13, kind=Kind.PERSON, tier=Tier.HIGH, reason="", suggestion=None)
    desk.spelling._names.replaced(name, "squinxing", "mum")
    qtbot.mouseClick(panel.keep_button, Qt.MouseButton.LeftButton)
    assert "may be a name" in panel.said.text()
    assert desk.save_all()
    assert profile.own_words.words() == frozenset()


@pytest.mark.parametrize(
    "word", ["Sharon", "sharon", "Jaydn", "Zorblatt", "0161 496 0123", "smith's"]
)
def test_the_check_knows_what_must_not_be_kept(names, word):
    assert names.may_identify(word)


def test_the_walk_begins_at_the_box_with_the_cursor_and_goes_round(box, desk, window):
    second = window.page().card_of("Q2.comment")
    QTest.mouseClick(second.field("Q2").group.radio("yes"), Qt.MouseButton.LeftButton)
    write(box, "Recieved late, teh plan.")
    other = second.box("Q2.comment")
    write(other, "It was definately so.")
    other.field.box.setFocus()
    panel = walk(other, desk)
    assert panel.context.text() == "It was definately so."
    press(Qt.Key.Key_1)
    assert "teh" in panel.context.text()
    press(Qt.Key.Key_Escape)
    assert box.field.box.hasFocus()


def test_a_page_without_slips_says_so(box, desk):
    write(box, "All was well.")
    panel = walk(box, desk)
    assert panel.said.text() == "Nothing more to look at on this page."
    assert panel.close_button.hasFocus()
    press(Qt.Key.Key_Space)
    assert desk.spelling.panel() is None
    assert box.field.box.hasFocus()


def test_the_word_is_in_sight_also_at_the_end_of_a_long_answer(box, desk, window, qtbot):
    write(box, "All was well.\n" * 22 + "We recieved it.")
    walk(box, desk)
    editor, scroller = box.field.box, window.page().scroller

    def in_sight():
        middle = editor.viewport().mapTo(scroller.viewport(), editor.cursorRect().center())
        return scroller.viewport().rect().contains(middle)

    qtbot.waitUntil(in_sight)


def test_the_menu_of_a_slip_offers_corrections(box, desk, window):
    write(box, "We recieved it.")
    editor = box.field.box
    cursor = editor.textCursor()
    cursor.setPosition(5)
    at = editor.cursorRect(cursor).center()
    reason = QContextMenuEvent.Reason.Mouse
    asked = QContextMenuEvent(reason, at, editor.viewport().mapToGlobal(at))
    QApplication.sendEvent(editor.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert menu.actions()[0].text() == "received"
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert box.field.text() == "We received it."
    assert desk.work.filling.text(PATH) == "We received it."
    QApplication.sendEvent(editor.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert menu.actions()[0].text() != "received"
    menu.close()
