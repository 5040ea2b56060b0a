"""Every kind of question has a field that shows a text and says what the person changed."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from forms.definition import Field, Role
from forms.kinds import (
    KINDS,
    Choice,
    Day,
    Grade,
    Line,
    Number,
    Option,
    Text,
    Ticks,
    YesNo,
)
from tests.ui.accessible import nameless
from ui.fields.registry import FIELDS, make_field
from ui.theme.ring import REACH
from ui.widgets.text import SmallLabel

YES_NO_NA = (
    Option(code="yes", label="Yes"),
    Option(code="no", label="No"),
    Option(code="na", label="Not applicable"),
)
GRADES = (
    Option(code="good", label="Good", descriptor="Meets the standards."),
    Option(code="poor", label="Poor", descriptor="Falls short of the standards."),
)
THREE = tuple(Option(code=code, label=code.upper()) for code in ("a", "b", "none"))

EXAMPLES = {
    "yes_no": (YesNo(options=YES_NO_NA), "na"),
    "choice": (Choice(options=THREE), "b"),
    "grade": (Grade(options=GRADES, scale="four"), "poor"),
    "ticks": (Ticks(options=THREE, none="none"), "a b"),
    "text": (Text(lines=3), "Two\nlines"),
    "line": (Line(), "One line"),
    "date": (Day(), "2026-03-14"),
    "number": (Number(low=0, high=9, anchors=(Option(code="3", label="often"),)), "3"),
}


def field_of(kind):
    return Field(path="Q1", role=Role.ANSWER, kind=kind, prompt="How was it?", required=True)


def test_no_kind_is_forgotten():
    assert set(FIELDS) == set(KINDS) == set(EXAMPLES)


@pytest.fixture(params=sorted(KINDS))
def example(request, place):
    kind, text = EXAMPLES[request.param]
    widget = place(make_field(field_of(kind)))
    widget.name_for_readers("How was it?", "")
    return widget, text


def test_showing_is_not_an_edit_and_gives_the_text_back(example):
    widget, text = example
    sent = []
    widget.edited.connect(lambda path, value: sent.append((path, value)))
    widget.show_text(text)
    assert widget.text() == text
    widget.show_text("")
    assert widget.text() == ""
    assert sent == []


def test_every_field_has_a_name_and_takes_the_focus(example):
    widget, _text = example
    assert nameless(widget) == []
    widget.take_focus()
    focus = widget.window().focusWidget()
    assert focus is widget or widget.isAncestorOf(focus)


def test_what_is_shown_parses_to_the_same_canonical_text(example):
    widget, text = example
    widget.show_text(text)
    kind = widget.field.kind
    assert kind.write(kind.parse(widget.text())) == text


def collect(widget):
    sent = []
    widget.edited.connect(lambda _path, value: sent.append(value))
    return sent


def test_letters_answer_yes_no_and_not_applicable(place, qtbot):
    widget = place(make_field(field_of(EXAMPLES["yes_no"][0])))
    sent = collect(widget)
    widget.take_focus()
    for key in "yna":
        qtbot.keyClicks(widget.window().focusWidget(), key)
    qtbot.mouseClick(widget.group.clear_link, Qt.MouseButton.LeftButton)
    assert sent == ["yes", "no", "na", ""]


def test_none_of_these_takes_the_others_away_and_back(place, qtbot):
    widget = place(make_field(field_of(EXAMPLES["ticks"][0])))
    sent = collect(widget)
    for code in ("a", "b", "none", "b"):
        qtbot.mouseClick(widget.group.tick(code), Qt.MouseButton.LeftButton)
    assert sent == ["a", "a b", "none", "b"]
    assert Ticks.parse(EXAMPLES["ticks"][0], widget.text()) == ("b",)


def test_half_typed_dates_are_kept_as_they_are(place, qtbot):
    widget = place(make_field(field_of(Day())))
    sent = collect(widget)
    qtbot.keyClicks(widget.date.day, "14")
    qtbot.keyClicks(widget.date.month, "3")
    assert sent[-1] == "-3-14"
    again = make_field(field_of(Day()))
    qtbot.addWidget(again)
    again.show_text(sent[-1])
    assert (again.date.day.value(), again.date.month.value()) == ("14", "3")
    qtbot.keyClicks(widget.date.year, "2026")
    assert sent[-1] == "2026-03-14"


def test_a_number_is_judged_by_its_kind_not_by_the_box(place, qtbot):
    kind = EXAMPLES["number"][0]
    widget = place(make_field(field_of(kind)))
    qtbot.keyClicks(widget.line, "3")
    assert kind.parse(widget.text()) == Decimal(3)
    qtbot.keyClicks(widget.line, "x")
    assert widget.text() == "3x"


def test_words_are_counted_and_never_stopped(place, qtbot):
    widget = place(make_field(field_of(Text(lines=2, soft_words=2))))
    qtbot.keyClicks(widget.box, "one two three")
    assert widget.text() == "one two three"
    assert widget.count_words().startswith("3 words")
    ring_ends = widget.box.geometry().bottom() + REACH
    assert widget.findChildren(SmallLabel)[0].geometry().top() > ring_ends


def test_tab_leaves_a_text_box(place, qtbot):
    widget = place(make_field(field_of(Text())))
    after = place(make_field(field_of(Line())))
    qtbot.keyClicks(widget.box, "word")
    qtbot.keyClick(widget.box, Qt.Key.Key_Tab)
    assert widget.text() == "word"
    assert after.line.hasFocus()
