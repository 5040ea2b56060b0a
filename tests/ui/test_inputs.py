"""Boxes and choices: what people type, choose, paste and leave half done."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from tests.ui.accessible import description_of, name_of
from ui.theme import Scheme, apply_theme
from ui.widgets.inputs import (
    Choice,
    DateInput,
    GrowingText,
    LineInput,
    Option,
    PassphraseInput,
    RadioGroup,
    TickGroup,
    clean_line,
    clean_text,
)

ANSWERS = (
    Option(value="yes", label="Yes", key="y"),
    Option(value="no", label="No", key="n"),
    Option(value="na", label="Not applicable", key="a"),
)
UNLETTERED = tuple(replace(option, key="") for option in ANSWERS)
QUESTION = "Was the child seen alone?"
LEFT = Qt.MouseButton.LeftButton


def test_nothing_is_chosen_beforehand_and_showing_is_not_editing(qtbot, place):
    group = place(RadioGroup(QUESTION, ANSWERS))
    assert group.value() == ""
    assert not group.clear_link.isVisible()
    with qtbot.assertNotEmitted(group.edited):
        group.set_value("no")
    assert group.value() == "no"
    with qtbot.assertNotEmitted(group.edited):
        group.set_value("")
    assert group.value() == ""


def test_an_answer_is_chosen_by_mouse_and_cleared_again(qtbot, place):
    group = place(RadioGroup(QUESTION, ANSWERS))
    with qtbot.waitSignal(group.edited) as sent:
        qtbot.mouseClick(group.radio("na"), Qt.MouseButton.LeftButton)
    assert sent.args == ["na"]
    assert group.clear_link.isVisible()
    with qtbot.waitSignal(group.edited) as sent:
        qtbot.mouseClick(group.clear_link, Qt.MouseButton.LeftButton)
    assert sent.args == [""]
    assert group.value() == ""
    assert group.radio("yes").hasFocus()


@pytest.mark.parametrize("by_key", [True, False])
def test_clearing_is_undone_by_link_and_key_until_something_else_is_chosen(qtbot, place, by_key):
    group = place(RadioGroup(QUESTION, ANSWERS))
    group.set_value("na")
    qtbot.mouseClick(group.clear_link, LEFT)
    assert group.clear_link.words() == "Undo"
    with qtbot.waitSignal(group.edited) as sent:
        if by_key:
            qtbot.keyClick(group.radio("yes"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        else:
            qtbot.mouseClick(group.clear_link, LEFT)
    assert sent.args == ["na"]
    assert group.value() == "na"
    assert group.radio("na").hasFocus()
    assert group.clear_link.words() == "Clear answer"
    qtbot.mouseClick(group.clear_link, LEFT)
    qtbot.mouseClick(group.radio("no"), LEFT)
    assert group.clear_link.words() == "Clear answer"
    qtbot.keyClick(group.radio("no"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert group.value() == "no"


@pytest.mark.parametrize(("key", "value"), [("y", "yes"), ("N", "no"), ("a", "na")])
def test_letters_answer_while_the_focus_is_inside(qtbot, place, key, value):
    group = place(RadioGroup(QUESTION, ANSWERS))
    group.radio("no").setFocus()
    with qtbot.waitSignal(group.edited) as sent:
        qtbot.keyClicks(group.radio("no"), key)
    assert sent.args == [value]


def test_a_letter_with_control_is_no_answer(qtbot, place):
    group = place(RadioGroup(QUESTION, ANSWERS))
    group.radio("yes").setFocus()
    with qtbot.assertNotEmitted(group.edited):
        qtbot.keyClick(group.radio("yes"), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("is_inline", [True, False])
def test_arrows_go_through_the_answers_however_they_stand(qtbot, place, is_inline):
    group = place(RadioGroup(QUESTION, ANSWERS, inline=is_inline))
    group.radio("yes").setFocus()
    for key, there in (("Down", "no"), ("Right", "na"), ("Down", "yes"), ("Up", "na")):
        qtbot.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{key}"))
        assert group.radio(there).hasFocus()
    assert group.value() == ""
    qtbot.keyClick(group.radio("na"), Qt.Key.Key_Space)
    qtbot.keyClick(group.radio("na"), Qt.Key.Key_Up)
    assert group.value() == "no"


def test_each_answer_is_read_with_its_question(place):
    group = place(RadioGroup(QUESTION, ANSWERS))
    assert name_of(group) == QUESTION
    assert QAccessible.queryAccessibleInterface(group).role() == QAccessible.Role.Grouping
    assert name_of(group.radio("na")) == "Not applicable"
    assert QUESTION in description_of(group.radio("na"))


def test_short_answers_stand_in_one_line_and_wrap_when_narrow(place):
    group = place(RadioGroup(QUESTION, ANSWERS))
    assert len({group.radio(option.value).y() for option in ANSWERS}) == 1
    # The group itself is not seen: its first answer stands where the text above it begins.
    assert group.radio("yes").x() == 0
    assert group.clear_link.geometry().right() == group.rect().right()
    group.window().resize(180, 500)
    QApplication.sendPostedEvents()
    assert len({group.radio(option.value).y() for option in ANSWERS}) > 1


def test_descriptions_make_answers_stack_and_are_read(place):
    words = "The child was seen, heard and safer because of the work."
    options = (Option(value="g", label="Good", description=words), Option(value="o", label="Other"))
    group = place(RadioGroup("How good was it?", options))
    assert group.radio("g").x() == group.radio("o").x()
    assert words in description_of(group.radio("g"))


def test_the_letter_that_answers_is_underlined_and_read(qapp, place):
    group, plain = place(RadioGroup(QUESTION, ANSWERS)), place(RadioGroup(QUESTION, UNLETTERED))
    for value, before in (("yes", ""), ("no", ""), ("na", "Not ")):
        radio, same = group.radio(value), plain.radio(value)
        assert radio.text() == same.text(), "an access key of Qt's would answer to Alt"
        letter = radio.text()[len(before)]
        assert f"Key {letter.upper()}" in description_of(radio)
        assert "Key" not in description_of(same)
        columns = painted_differently(radio, same)
        metrics = radio.fontMetrics()
        left = radio.sizeHint().width() - metrics.horizontalAdvance(radio.text())
        start = left + metrics.horizontalAdvance(before)
        assert columns, "nothing is underlined"
        assert start - 6 <= min(columns)
        assert max(columns) <= start + metrics.horizontalAdvance(letter) + 2


def painted_differently(one, other):
    """The columns in which two controls of one size are not painted alike."""
    first, second = one.grab().toImage(), other.grab().toImage()
    return [
        x
        for x in range(first.width())
        if any(first.pixel(x, y) != second.pixel(x, y) for y in range(first.height()))
    ]


def test_ticks_are_told_in_the_order_of_the_options(qtbot, place):
    group = place(TickGroup("Which parts apply?", ANSWERS))
    group.set_value(["na"])
    with qtbot.waitSignal(group.edited) as sent:
        qtbot.mouseClick(group.tick("yes"), Qt.MouseButton.LeftButton)
    assert sent.args == [("yes", "na")]
    with qtbot.waitSignal(group.edited) as sent:
        qtbot.keyClick(group.tick("na"), Qt.Key.Key_Space)
    assert sent.args == [("yes",)]


def test_a_box_grows_with_its_text_and_then_scrolls(qtbot, place):
    box = place(GrowingText(least=3, most=6))
    heights = []
    for lines in (1, 3, 5, 6, 40):
        box.set_value("\n".join(["words"] * lines))
        heights.append(box.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]
    assert box.verticalScrollBar().isVisible()
    box.set_value("one")
    assert box.height() == heights[0]
    assert not box.verticalScrollBar().isVisible()


def test_all_lines_of_a_box_are_visible_without_scrolling(place):
    box = place(GrowingText())
    box.set_value("A sentence that is long enough to wrap in a narrow window. " * 8)
    assert box.verticalScrollBar().maximum() == 0
    box.window().resize(320, 900)
    QApplication.sendPostedEvents()
    assert box.verticalScrollBar().maximum() == 0


def test_the_line_one_types_on_stays_in_sight_of_the_page(qtbot, place):
    area = QScrollArea()
    surface = QWidget()
    column = QVBoxLayout(surface)
    column.addSpacing(300)
    box = GrowingText(most=40)
    column.addWidget(box)
    area.setWidget(surface)
    area.setWidgetResizable(True)
    place(area)
    box.setFocus()

    def is_in_sight():
        line = box.cursorRect()
        line.moveTopLeft(box.viewport().mapTo(area.viewport(), line.topLeft()))
        return area.viewport().rect().contains(line)

    for _ in range(30):
        qtbot.keyClick(box, Qt.Key.Key_Return)
        qtbot.waitUntil(is_in_sight)
    qtbot.keyClick(box, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(is_in_sight)


def test_tab_leaves_a_box_of_text(qtbot, place):
    box, after = place(GrowingText()), place(LineInput())
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert box.value() == ""


def test_pasting_takes_plain_clean_text_and_can_be_undone(qtbot, place):
    box = place(GrowingText())
    data = QMimeData()
    data.setHtml("<b>Seen</b>\x00 alone\r\non Monday\x07")
    data.setText("Seen\x00 alone\r\non Monday\x07")
    with qtbot.waitSignal(box.edited):
        box.insertFromMimeData(data)
    assert box.value() == "Seen alone\non Monday"
    box.undo()
    assert box.value() == ""


@given(st.text())
@example("half a \ud83d character")
@example("turned \u202e round")
def test_clean_text_holds_no_control_characters_and_is_stable(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert not [sign for sign in cleaned if ord(sign) < 32 and sign not in "\n\t"]
    assert not {"\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u200e"} & set(cleaned)
    cleaned.encode()
    assert "\n" not in clean_line(text)


@pytest.fixture(scope="module")
def date_box(qapp):
    """One box for all examples: hypothesis runs hundreds."""
    box = DateInput()
    yield box
    delete(box)


@given(st.dates())
def test_a_date_comes_back_as_it_was_stored(date_box, value):
    box = date_box
    box.set_value(value)
    assert (box.value(), box.text(), box.problem()) == (value, value.isoformat(), "")


@given(*[st.text("0123456789abc ", max_size=4).map(str.strip)] * 3)
def test_half_typed_dates_survive_storing(date_box, day, month, year):
    box = date_box
    box.day.setText(day)
    box.month.setText(month)
    box.year.setText(year)
    kept = box.text()
    value, problem = box.value(), box.problem()
    box.set_text("")
    box.set_text(kept)
    assert (box.text(), box.value(), box.problem()) == (kept, value, problem)


@pytest.mark.parametrize(
    ("typed", "value", "words"),
    [
        (("27", "3", "2026"), date(2026, 3, 27), ""),
        (("27", "mar", "2026"), date(2026, 3, 27), ""),
        (("27", "March", "2026"), date(2026, 3, 27), ""),
        (("", "", ""), None, ""),
        (("31", "2", "2026"), None, "Enter a day that this month has"),
        (("27", "13", "2026"), None, "Enter a month from 1 to 12, or its name"),
        (("27", "3", "26"), date(2026, 3, 27), ""),
        (("27", "3", "6"), None, "Enter a year of 4 digits"),
        (("27", "3", "202"), None, "Enter a year of 4 digits"),
        (("27", "", "2026"), None, "Enter a month as well"),
        (("x", "3", "2026"), None, "Enter the day as a number"),
    ],
)
def test_dates_are_typed_in_three_boxes(qtbot, place, typed, value, words):
    box = place(DateInput())
    for part, keys in zip((box.day, box.month, box.year), typed, strict=True):
        qtbot.keyClicks(part, keys)
    assert (box.value(), box.problem()) == (value, words)


@pytest.mark.parametrize("year", ["26", "20", "19"])
def test_a_year_of_two_digits_is_shown_with_four_when_it_is_left(qtbot, place, year):
    box = place(DateInput())
    for part, keys in zip((box.day, box.month, box.year), ("27", "3", year), strict=True):
        part.setFocus()
        qtbot.keyClicks(part, keys)
    assert box.year.text() == year, "nothing is changed under the fingers"
    sent = []
    box.edited.connect(lambda: sent.append(box.text()))
    box.left.connect(lambda: sent.append("left"))
    box.day.setFocus()
    assert box.year.text() == f"20{year}"
    assert sent[:2] == [f"20{year}-03-27", "left"], "what is kept on leaving is the whole year"


def test_the_first_half_of_a_year_is_not_taken_for_one(qtbot, place):
    box = place(DateInput())
    for part, keys in zip((box.day, box.month), ("27", "3"), strict=True):
        qtbot.keyClicks(part, keys)
    box.year.setFocus()
    texts = []
    box.edited.connect(lambda: texts.append(box.text()))
    qtbot.keyClicks(box.year, "2026")
    assert texts == ["2-3-27", "20-3-27", "202-3-27", "2026-03-27"]


@pytest.mark.parametrize("typed", ["27 3 2026", "27/3/2026", "27.03.2026", "27-mar-2026"])
def test_a_date_can_be_typed_or_pasted_in_one_go(qtbot, qapp, place, typed):
    box, pasted = place(DateInput()), place(DateInput())
    box.day.setFocus()
    for key in typed:
        qtbot.keyClicks(QApplication.focusWidget(), key)
    assert (box.value(), box.month.text()) == (date(2026, 3, 27), typed[3:-5])
    qapp.clipboard().setText(typed)
    pasted.day.setFocus()
    pasted.day.paste()
    assert (pasted.value(), QApplication.focusWidget()) == (date(2026, 3, 27), pasted.year)


def test_boxes_keep_room_for_their_text_when_it_grows(qapp, place):
    box, words = place(DateInput()), place(GrowingText())
    box.set_value(date(2026, 12, 31))
    words.set_value("line\n" * 6)
    apply_theme(qapp, Scheme.LIGHT, 200)
    box.window().resize(1000, 900)
    QApplication.sendPostedEvents()
    for part in (box.day, box.month, box.year):
        metrics = part.fontMetrics()
        assert part.width() > metrics.horizontalAdvance(part.text()) + 2 * 24
        assert part.height() > metrics.height()
    assert words.verticalScrollBar().maximum() == 0


def test_a_passphrase_is_hidden_can_be_pasted_and_shown(qtbot, place):
    box = place(PassphraseInput())
    QApplication.clipboard().setText(" four words of mine ")
    box.line.setFocus()
    qtbot.keyClick(box.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert box.value() == " four words of mine "
    assert box.line.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(box.show_button, Qt.MouseButton.LeftButton)
    assert box.line.displayText() == " four words of mine "
    assert box.show_button.words() == "Hide"
    box.clear()
    assert (box.value(), box.show_button.words()) == ("", "Show")
    QApplication.clipboard().clear()


def test_a_choice_starts_empty_and_the_wheel_changes_nothing(qtbot, place):
    choice = place(Choice(ANSWERS))
    assert choice.value() == ""
    with qtbot.assertNotEmitted(choice.edited):
        choice.set_value("no")
    choice.setFocus()
    with qtbot.waitSignal(choice.edited) as sent:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert sent.args == ["na"]
    middle = QPointF(choice.geometry().center())
    QTest.wheelEvent(choice.window().windowHandle(), middle, QPoint(0, 120))
    assert choice.value() == "na"
