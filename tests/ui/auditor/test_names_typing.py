"""Names are seen while typing, and replaced or settled where they stand."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu

from forms.filling import Filling
from forms.library import shipped_tools
from models.auditor_snapshots import CasePerson
from ui.auditor.question_page import QuestionPage, QuestionView
from ui.theme import Scheme, apply_theme, current_tokens

TOOL = shipped_tools()[0]


@pytest.fixture
def card(qtbot, window, names):
    form_page = next(page for page in TOOL.pages if page.code == "referral")
    page = QuestionPage(QuestionView(page=form_page), Filling(TOOL), names)
    window.show_page(page)
    return page.card_of("Q1")


@pytest.fixture
def box(card):
    return card.box("Q1.comment")


def type_in(qtbot, box, text):
    editor = box.field.box
    editor.setFocus()
    qtbot.keyClicks(editor, text)


def after_the_pause(qtbot, box):
    timer = box.watch._underline._timer
    assert timer.isActive()
    qtbot.waitUntil(lambda: not timer.isActive())


def words_of(box):
    return [spot.word for spot in box.spots()]


def test_a_name_is_underlined_after_a_pause_and_the_word_being_typed_is_not(qtbot, box):
    type_in(qtbot, box, "We spoke to Sharon")
    after_the_pause(qtbot, box)
    assert box.spots() == ()
    type_in(qtbot, box, " and then")
    qtbot.waitUntil(lambda: words_of(box) == ["Sharon"], timeout=2000)
    mark = box.field.box.extraSelections()[0]
    assert mark.cursor.selectedText() == "Sharon"
    assert mark.format.underlineStyle() != QTextCharFormat.UnderlineStyle.NoUnderline


def test_leaving_the_box_looks_at_the_last_word_too(qtbot, box, card):
    type_in(qtbot, box, "We spoke to Sharon")
    card.field("Q1").take_focus()
    qtbot.waitUntil(lambda: words_of(box) == ["Sharon"], timeout=2000)


def test_a_role_word_takes_the_place_of_the_name(qtbot, box):
    type_in(qtbot, box, "Then Sharon's sister phoned the school.")
    qtbot.waitUntil(lambda: bool(box.spots()), timeout=2000)
    qtbot.mouseClick(box.notice.button("mum"), Qt.MouseButton.LeftButton)
    assert box.field.text() == "Then mum's sister phoned the school."
    assert not box.notice.isVisible()
    box.field.box.undo()
    assert box.field.text() == "Then Sharon's sister phoned the school."


def test_a_role_word_begins_a_sentence_with_a_capital(qtbot, box):
    box.field.box.insertPlainText("Seen late. Sharon rang.\nSharon rang again.")
    qtbot.waitUntil(lambda: len(box.spots()) == 2, timeout=2000)
    qtbot.mouseClick(box.notice.button("dad"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(box.spots()) == 1)
    qtbot.mouseClick(box.notice.button("dad"), Qt.MouseButton.LeftButton)
    assert box.field.text() == "Seen late. Dad rang.\nDad rang again."


def test_a_number_that_identifies_is_kept_only_with_a_reason(qtbot, box, names):
    kept = []
    names.settled.connect(kept.append)
    type_in(qtbot, box, "Her NHS number is 943 476 5919 in the notes.")
    qtbot.waitUntil(lambda: bool(box.spots()), timeout=2000)
    qtbot.mouseClick(box.notice.button("It identifies nobody"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(box.notice.keep, Qt.MouseButton.LeftButton)
    assert kept == []
    qtbot.keyClicks(box.notice.reason, "An example from the leaflet")
    qtbot.mouseClick(box.notice.keep, Qt.MouseButton.LeftButton)
    assert [each.reason for each in kept] == ["An example from the leaflet"]
    assert "943" not in kept[0].digest
    assert box.spots() == ()


def test_what_stood_for_a_date_is_not_offered_for_a_name(qtbot, box):
    box.field.box.insertPlainText("Seen on 3 March 2026. ")
    qtbot.waitUntil(lambda: len(box.spots()) == 1, timeout=2000)
    qtbot.mouseClick(box.notice.button("[date removed]"), Qt.MouseButton.LeftButton)
    box.field.box.insertPlainText(", and then Sharon rang. ")
    qtbot.waitUntil(lambda: words_of(box) == ["Sharon"], timeout=2000)
    with pytest.raises(KeyError):
        box.notice.button("[date removed]")
    assert box.notice.button("mum").isVisible()


def test_a_word_settled_once_is_not_asked_about_again(qtbot, box, card, names):
    type_in(qtbot, box, "The worker read Zorblatt to him. ")
    qtbot.waitUntil(lambda: "Zorblatt" in words_of(box), timeout=2000)
    spot = box.spots()[0]
    names.settle(spot.finding, spot.word, "The title of a book")
    assert "Zorblatt" not in words_of(box)
    qtbot.keyClicks(card.field("Q1").group.radio("na"), " ")
    reason = card.box("Q1.reason")
    type_in(qtbot, reason, "Only Zorblatt was read. ")
    after_the_pause(qtbot, reason)
    assert words_of(reason) == []


def test_offsets_are_right_after_signs_of_two_units(qtbot, box):
    box.field.box.insertPlainText("\U0001f600 We met Sharon there. ")
    qtbot.waitUntil(lambda: bool(box.spots()), timeout=2000)
    assert box.field.box.extraSelections()[0].cursor.selectedText() == "Sharon"


def test_underlining_is_no_edit(qtbot, box, card):
    sent = []
    card.edited.connect(lambda path, text: sent.append(text))
    box.show_text("We met Sharon there.")
    assert words_of(box) == ["Sharon"]
    assert sent == []
    assert not box.field.box.document().isModified()


def test_marks_in_a_long_box_are_drawn_where_they_come_into_sight(qtbot, box):
    editor = box.field.box
    lines = ["We met Sharon there.", *["All was well."] * 60, "They met Imran there."]
    editor.setPlainText("\n".join(lines))
    box.look()

    def drawn():
        return [mark.cursor.selectedText() for mark in editor.extraSelections()]

    assert words_of(box) == ["Sharon", "Imran"]
    assert drawn() == ["Sharon"]
    type_in(qtbot, box, "So ")
    assert drawn() == ["Sharon"]
    bar = editor.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert drawn() == ["Imran"]
    bar.setValue(0)
    assert drawn() == ["Sharon"]


def test_a_slip_that_looks_like_a_name_can_be_put_right_and_is_no_name_then(qtbot, box, names):
    kept = []
    names.settled.connect(kept.append)
    box.field.box.insertPlainText("The Assesment was late. Sharon was told.")
    qtbot.waitUntil(lambda: words_of(box) == ["Assesment", "Sharon"], timeout=2000)
    qtbot.mouseClick(box.notice.button("Write \u201cAssessment\u201d"), Qt.MouseButton.LeftButton)
    assert box.field.text() == "The Assessment was late. Sharon was told."
    assert kept == []
    assert words_of(box) == ["Sharon"]
    with pytest.raises(KeyError):
        box.notice.button("Write \u201cSharon\u201d")


def test_a_word_typed_into_is_left_alone_until_the_cursor_leaves_it(qtbot, box):
    editor = box.field.box
    editor.insertPlainText("We saw Sharn there.")
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(len("We saw Shar"))
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, "o")
    after_the_pause(qtbot, box)
    assert box.spots() == ()
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: words_of(box) == ["Sharon"], timeout=2000)


def marks_of(box):
    return {
        mark.cursor.selectedText(): mark.format.underlineStyle()
        for mark in box.field.box.extraSelections()
    }


def test_the_tiers_differ_in_shape_and_not_in_colour_alone(qtbot, box):
    box.show_text("We saw Sharon at home, and Zorblatt there.")
    shapes = marks_of(box)
    assert set(shapes) == {"Sharon", "Zorblatt"}
    assert len(set(shapes.values())) == 2


UNKNOWN = ("Zorblatt", "Quimbly", "Vextra", "Dronny", "Plimso")


def test_a_box_full_of_doubts_says_so_once_and_can_be_gone_through(qtbot, box):
    box.show_text("He met " + ", ".join(UNKNOWN) + " and Sharon there.")
    assert len(box.spots()) == 6, "everything is still found"
    assert set(marks_of(box)) == {"Sharon"}, "what is surely a name stays underlined"
    assert box.notice.notice.words().startswith("6 words here may be names")
    qtbot.mouseClick(box.notice.button("Go through them"), Qt.MouseButton.LeftButton)
    assert set(marks_of(box)) == {"Sharon", *UNKNOWN}
    assert "\u201cZorblatt\u201d looks like a name" in box.notice.notice.words()


def test_few_doubts_or_a_long_text_are_not_crowded(qtbot, box):
    box.show_text("He met " + ", ".join(UNKNOWN[:3]) + " there.")
    assert set(marks_of(box)) == set(UNKNOWN[:3])
    filler = " All was well with the plan for the whole family at that time." * 6
    box.show_text("He met " + ", ".join(UNKNOWN) + " there." + filler)
    assert set(marks_of(box)) == set(UNKNOWN)


def menu_of(editor):
    (menu,) = [each for each in editor.findChildren(QMenu) if each.isVisible()]
    return menu, [action.text() for action in menu.actions()]


def test_a_name_is_replaced_from_the_menu_of_the_box(qtbot, box):
    box.show_text("They met Sharon there.")
    editor = box.field.box
    menu = QMenu(editor)
    last = menu.addAction("Paste")
    editor.menu_opened.emit(menu, len("They met Sh"))
    words = [action.text() for action in menu.actions()]
    assert words[:2] == ["mum", "dad"]
    assert "Not a name here" in words
    assert menu.actions()[-1] is last
    menu.actions()[1].trigger()
    assert box.field.text() == "They met dad there."


def test_a_reason_is_asked_from_the_menu_where_a_finding_weighs_much(qtbot, box, names):
    kept = []
    names.settled.connect(kept.append)
    box.show_text("They met Sharon there.")
    assert box.watch.select(box.spots()[0])
    box.watch.open_menu(box.spots()[0])
    menu, words = menu_of(box.field.box)
    menu.actions()[words.index("Not a name here")].trigger()
    menu.close()
    assert kept == []
    assert box.notice.reason.isVisible()
    qtbot.keyClicks(box.notice.reason, "A boat")
    qtbot.keyClick(box.notice.reason, Qt.Key.Key_Return)
    assert [each.reason for each in kept] == ["A boat"]
    assert box.spots() == ()


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("He was taken to Dr Patel late.", "GP", "He was taken to GP late."),
        ("Dr. Okafor agreed.", "GP", "GP agreed."),
        ("Then PC Khan came.", "police officer", "Then police officer came."),
        ("Mrs Khan rang.", "mum", "Mum rang."),
        ("Then Sharon rang.", "mum", "Then mum rang."),
    ],
)
def test_what_a_title_says_is_offered_first_and_the_title_goes_too(qtbot, box, text, first, after):
    box.show_text(text)
    assert box.watch.select(box.spots()[0])
    box.watch.open_menu(box.spots()[0])
    _menu, words = menu_of(box.field.box)
    assert words[0] == first
    qtbot.mouseClick(box.notice.button(first), Qt.MouseButton.LeftButton)
    assert box.field.text() == after
    box.field.box.undo()
    assert box.field.text() == text


@pytest.fixture
def line_box(qtbot, window, names):
    """The one line of the form, shown."""
    form_page = next(page for page in TOOL.pages if page.code == "together")
    filling = Filling(TOOL, {"Q12": "no", "Q12.challenged": "yes"})
    page = QuestionPage(QuestionView(page=form_page), filling, names)
    window.show_page(page)
    return page.card_of("Q12").box("Q12.challenged.by")


def test_a_name_in_a_line_is_said_below_it_and_replaced(qtbot, line_box):
    sent = []
    line_box.edited.connect(lambda path, text: sent.append(text))
    line = line_box.field.line
    line.setFocus()
    qtbot.keyClicks(line, "Sharon")
    qtbot.keyClicks(line, " from health")
    qtbot.waitUntil(line_box.notice.isVisible, timeout=2000)
    assert "\u201cSharon\u201d looks like a name" in line_box.notice.notice.words()
    qtbot.mouseClick(line_box.notice.button("Health Visitor"), Qt.MouseButton.LeftButton)
    assert line.value() == "Health Visitor from health"
    assert sent[-1] == "Health Visitor from health"
    assert not line_box.notice.isVisible()
    line.undo()
    assert line.value() == "Sharon from health"


def test_a_stored_line_is_looked_at_and_a_word_in_it_may_stay(qtbot, line_box, names):
    kept = []
    names.settled.connect(kept.append)
    line_box.show_text("\U0001f600 The Zorblatt team")
    assert "\u201cZorblatt\u201d" in line_box.notice.notice.words()
    qtbot.mouseClick(line_box.notice.button("Not a name here"), Qt.MouseButton.LeftButton)
    assert len(kept) == 1
    assert not line_box.notice.isVisible()


def test_more_words_open_at_their_button_and_end_with_the_people_of_the_case(qtbot, box, names):
    names.case.set_people([CasePerson(initials="RK", relationship="maternal aunt")])
    box.field.box.insertPlainText("Then Sharon rang the school. ")
    qtbot.waitUntil(lambda: len(box.spots()) == 1, timeout=2000)
    button = box.notice.button("More words")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert abs(menu.mapToGlobal(QPoint()).x() - button.mapToGlobal(QPoint()).x()) < 8
    words = [action.text() for action in menu.actions()]
    assert words == ["Family and carers", "People at work", "maternal aunt (RK)"]
    family = [action.text() for action in menu.actions()[0].menu().actions()]
    assert "step brother" in family
    menu.actions()[-1].trigger()
    menu.close()
    assert box.field.text() == "Then maternal aunt (RK) rang the school. "


def test_the_marks_take_the_colours_of_another_theme_at_once(qtbot, qapp, box):
    box.show_text("We saw Sharon at home, and Zorblatt there.")

    def colours():
        return {
            mark.cursor.selectedText(): mark.format.underlineColor().name()
            for mark in box.field.box.extraSelections()
        }

    for scheme in (Scheme.DARK, Scheme.CONTRAST, Scheme.LIGHT):
        apply_theme(qapp, scheme, 100)
        tokens = current_tokens()
        assert colours() == {"Sharon": tokens.error.lower(), "Zorblatt": tokens.attention.lower()}
