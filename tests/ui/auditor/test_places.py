"""A form opens where it was left: step, field and cursor, in sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from tests.ui.auditor.test_form_desk import saved, start  # noqa: F401  fixture
from ui.auditor.place import NO_CURSOR, Place, read_place

CODES = st.text("abcQ0123456789.-", min_size=1, max_size=12)
TEXT = "Seen in the notes of the week. " * 40


@given(step=CODES, path=CODES, cursor=st.integers(NO_CURSOR, 10**6))
def test_a_place_is_read_as_it_was_written(step, path, cursor):
    place = Place(step=f"page:{step}", path=path, cursor=cursor)
    assert read_place(place.written()) == place


@pytest.mark.parametrize("text", ["", "#", "/", "page:x/Q1#", "page:x#7", "page:x/Q1#-3", "a/b#c"])
def test_any_text_is_read_as_some_place(text):
    assert read_place(text).cursor == NO_CURSOR


def test_the_cursor_is_where_it_was_and_in_sight(start, form, window, qtbot, profile):  # noqa: F811
    profile.forms.save_answers(form.id, {"Q7": "yes", "Q7.comment": TEXT})
    desk = start(form.id)
    desk.show_step("page:assessment")
    box = window.page().card_of("Q7").field("Q7.comment").box
    box.setFocus()
    for _line in range(3):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClicks(box, "here")
    at = box.textCursor().position()
    assert desk.save_all()
    assert profile.forms.form(form.id).place == f"page:assessment/Q7.comment#{at}"
    start(form.id)
    page = window.page()
    box = page.card_of("Q7").field("Q7.comment").box
    qtbot.waitUntil(box.hasFocus)
    assert box.textCursor().position() == at
    seen = box.viewport().mapTo(page, box.cursorRect().center())
    assert page.scroller.geometry().contains(seen)


def test_moving_without_typing_is_kept_quietly(start, form, window, qtbot, profile):  # noqa: F811
    profile.forms.save_answers(form.id, {"Q1": "yes", "Q1.comment": TEXT})
    desk = start(form.id)
    desk.show_step("page:referral")
    desk.work.autosave.flush()
    box = window.page().card_of("Q1").field("Q1.comment").box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    wanted = f"page:referral/Q1.comment#{box.textCursor().position()}"
    qtbot.waitUntil(lambda: profile.forms.form(form.id).place == wanted, timeout=3000)
    assert window.top_bar.saved.text() == ""
    window.page().card_of("Q2").field("Q2").take_focus()
    qtbot.waitUntil(lambda: profile.forms.form(form.id).place == "page:referral/Q2", timeout=3000)


def test_a_cursor_beyond_the_text_is_at_its_end(start, form, window, qtbot, profile):  # noqa: F811
    profile.forms.save_answers(form.id, {"Q1.comment": "Short.", "Q1": "yes"})
    profile.forms.save_place(form.id, "page:referral/Q1.comment#999")
    start(form.id)
    box = window.page().card_of("Q1").field("Q1.comment").box
    qtbot.waitUntil(box.hasFocus)
    assert box.textCursor().atEnd()


def test_the_reason_of_the_scope_is_a_place_too(start, form, window, qtbot, profile):  # noqa: F811
    desk = start(form.id)
    desk.show_step("scope")
    box = window.page().reason.field.box
    box.setFocus()
    qtbot.keyClicks(box, "Known since the spring.")
    qtbot.keyClick(box, Qt.Key.Key_Home)
    assert desk.save_all()
    assert profile.forms.form(form.id).place == "scope/scope.reason#0"
    start(form.id)
    box = window.page().reason.field.box
    qtbot.waitUntil(box.hasFocus)
    assert box.textCursor().atStart()
    assert box.toPlainText() == "Known since the spring."


def test_a_preview_leads_back_to_the_same_place(start, form, window, qtbot):  # noqa: F811
    desk = start(form.id)
    desk.show_step("page:referral")
    box = window.page().card_of("Q2").field("Q2.comment").box
    box.setFocus()
    qtbot.keyClicks(box, "Seen late.")
    qtbot.keyClick(box, Qt.Key.Key_Left)
    desk.show_again()
    box = window.page().card_of("Q2").field("Q2.comment").box
    qtbot.waitUntil(box.hasFocus)
    assert box.textCursor().position() == len("Seen late")


def test_undo_and_redo_reach_over_saves(start, form, window, qtbot, profile):  # noqa: F811
    desk = start(form.id)
    desk.show_step("page:referral")
    box = window.page().card_of("Q1").field("Q1.comment").box
    box.setFocus()
    for words in ("First. ", "Second. ", "Third. "):
        qtbot.keyClicks(box, words)
        desk.work.autosave.flush()
        saved(qtbot, window)
    while box.document().isUndoAvailable():
        qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.toPlainText() == ""
    assert desk.save_all()
    assert profile.forms.answers(form.id)["Q1.comment"] == ""
    while box.document().isRedoAvailable():
        box.redo()
    assert desk.save_all()
    assert profile.forms.answers(form.id)["Q1.comment"] == "First. Second. Third. "


def test_what_is_hidden_is_kept_in_the_store(start, form, window, qtbot, profile):  # noqa: F811
    desk = start(form.id)
    desk.show_step("page:referral")
    card = window.page().card_of("Q1")
    card.field("Q1").group.radio("no").click()
    qtbot.keyClicks(card.field("Q1.comment").box, "Seen late.")
    card.field("Q1").group.radio("na").click()
    assert desk.save_all()
    desk = start(form.id)
    desk.show_step("page:referral")
    card = window.page().card_of("Q1")
    assert not card.box("Q1.comment").isVisible()
    card.field("Q1").group.radio("no").click()
    assert card.field("Q1.comment").text() == "Seen late."
