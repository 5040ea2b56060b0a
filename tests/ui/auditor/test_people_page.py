"""People by their initials, names to watch for: typed, kept, found, and gone from the screen."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from models.auditor_snapshots import CaseNames, CasePerson
from tests.ui.accessible import nameless
from tests.ui.auditor.test_form_desk import click, start, state_of  # noqa: F401  fixture
from ui.auditor.people_page import PeoplePage
from ui.widgets.text import PlainLabel

AUNT = CasePerson(initials="SB", relationship="maternal aunt")


@pytest.fixture
def desk(start, form, qtbot):  # noqa: F811
    opened = start(form.id)
    opened.show_step("people")
    return opened


@pytest.fixture
def page(desk, window):
    shown = window.page()
    assert isinstance(shown, PeoplePage)
    shown.form_desk = desk
    return shown


def add(qtbot, page, initials, relationship, also=""):
    """Type a line of the list as a person does, with Tab between the boxes, and press Enter."""
    for box, text in (
        (page.people.initials, initials),
        (page.people.relationship, relationship),
        (page.people.also, also),
    ):
        box.setFocus()
        box.selectAll()
        qtbot.keyClicks(box, text)
    qtbot.keyClick(page.people.also, Qt.Key.Key_Return)


def lines(page):
    return [row.findChildren(PlainLabel)[0].text() for row in page.people.rows]


def watch(qtbot, page, *names):
    page.watch.typed.setFocus()
    for name in names:
        qtbot.keyClicks(page.watch.typed, name)
        qtbot.keyClick(page.watch.typed, Qt.Key.Key_Return)
    click(qtbot, page.watch.watch_button)


def typed_anywhere(window):
    """Everything that stands in a box, or would come back with Undo."""
    boxes = window.findChildren(QLineEdit) + window.findChildren(QPlainTextEdit)
    for box in boxes:
        box.undo()
    texts = [box.text() for box in boxes if isinstance(box, QLineEdit)]
    return texts + [box.toPlainText() for box in boxes if isinstance(box, QPlainTextEdit)]


def test_people_are_listed_and_there_again_after_a_new_start(
    page,
    qtbot,
    window,
    profile,
    form,
    start,  # noqa: F811
):
    assert page.people.nobody.isVisible()
    add(qtbot, page, "s b", "maternal aunt", "S.K., sz")
    assert page.people.initials.hasFocus()
    assert not page.people.nobody.isVisible()
    add(qtbot, page, "J.W.", "Health Visitor")
    listed = ["SB, maternal aunt, also written SK, SZ", "JW, Health Visitor"]
    assert lines(page) == listed
    qtbot.waitUntil(lambda: state_of(window, "people") == "2 people")
    assert page.form_desk.save_all()
    start(form.id).show_step("people")
    assert lines(window.page()) == listed
    assert [each.initials for each in profile.names.of(form.id).people] == ["SB", "JW"]


def test_a_line_is_changed_and_removed(page, desk, qtbot, profile, form):
    add(qtbot, page, "SB", "maternal aunt")
    add(qtbot, page, "JW", "Health Visitor")
    click(qtbot, page.people.button(0, "Change"))
    assert page.people.initials.value() == "SB"
    add(qtbot, page, "SB", "paternal aunt")
    assert lines(page) == ["SB, paternal aunt", "JW, Health Visitor"]
    click(qtbot, page.people.button(0, "Change"))
    click(qtbot, page.people.leave_button)
    assert page.people.initials.value() == ""
    click(qtbot, page.people.button(0, "Remove"))
    assert lines(page) == ["JW, Health Visitor"]
    assert desk.save_all()
    kept = (CasePerson(initials="JW", relationship="Health Visitor"),)
    assert profile.names.of(form.id) == CaseNames(people=kept)


@pytest.mark.parametrize(
    ("typed", "refused", "because"),
    [
        (("John S", "dad", ""), "initials", "reads like a name"),
        (("Amy", "sister", ""), "initials", "reads like a name"),
        (("", "dad", ""), "initials", "Enter the initials"),
        (("J5", "dad", ""), "initials", "Use letters"),
        (("ABCDE", "dad", ""), "initials", "at most four letters"),
        (("JS", "Sarah's dad", ""), "relationship", "looks like a name"),
        (("JS", "", ""), "relationship", "Write who it is"),
        (("JS", "dad", "JT, Sarah"), "also", "reads like a name"),
    ],
)
def test_more_than_initials_is_refused_and_stays_in_its_box(page, qtbot, typed, refused, because):
    add(qtbot, page, *typed)
    assert page.people.rows == []
    box, row = getattr(page.people, refused), getattr(page.people, f"{refused}_row")
    assert because in row.error()
    assert box.hasFocus()
    assert box.value() == typed[("initials", "relationship", "also").index(refused)]
    box.clear()
    qtbot.keyClicks(box, {"initials": "JS", "relationship": "dad", "also": "JT"}[refused])
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert len(page.people.rows) == 1
    assert row.error() == ""


def test_initials_that_nobody_explains_are_asked_about_until_somebody_says(
    start,  # noqa: F811
    form,
    window,
    qtbot,
    profile,
):
    said = "KT said that the plan was late."
    texts = {"Q1": "yes", "Q1.comment": said, "Q2": "yes", "Q2.comment": f"{said} RM said so."}
    profile.forms.save_answers(form.id, texts)
    desk = start(form.id)
    desk.show_step("people")
    page = window.page()
    qtbot.waitUntil(page.unclear.isVisible)
    assert page.unclear.words() == (
        "KT is used in 2 answers: who is it?",
        "RM is used in one answer: who is it?",
    )
    click(qtbot, page.unclear.button("KT"))
    assert page.people.initials.value() == "KT"
    assert page.people.relationship.hasFocus()
    qtbot.keyClicks(page.people.relationship, "maternal aunt")
    qtbot.keyClick(page.people.relationship, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.unclear.words()) == 1)
    assert page.unclear.words()[0].startswith("RM is used")


def test_initials_of_two_people_and_abbreviations_are_pointed_out(page, qtbot):
    add(qtbot, page, "CP", "maternal aunt")
    add(qtbot, page, "CP", "cousin")
    qtbot.waitUntil(page.unclear.isVisible)
    twice, short = page.unclear.words()
    assert twice.startswith("CP stands for more than one person")
    assert short.startswith("CP is an abbreviation too")
    click(qtbot, page.people.button(0, "Change"))
    add(qtbot, page, "CPX", "maternal aunt")
    qtbot.waitUntil(lambda: len(page.unclear.words()) == 1)


def test_watched_names_are_gone_once_taken_and_their_number_stays(
    page, desk, qtbot, window, profile, form
):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    assert not page.watch.stop_all.isVisible()
    watch(qtbot, page, "Temitope", "Mrs Ruby Green")
    assert page.watch.count.text() == "2 names are watched for."
    qtbot.waitUntil(lambda: state_of(window, "people") == "2 names watched for")
    assert page.watch.typed.hasFocus()
    assert not any("emitope" in text or "Green" in text for text in typed_anywhere(window))
    assert clipboard.text() == "before"
    watch(qtbot, page, "temitope")
    assert page.watch.count.text() == "2 names are watched for.", "it was watched for already"
    assert desk.save_all()
    kept = profile.names.of(form.id)
    assert len(kept.watched) == 2
    assert "emitope" not in repr(kept) + repr(desk.work.autosave.__dict__)


def test_a_watched_name_is_in_no_log_and_no_file(page, desk, qtbot, profile, caplog):
    caplog.set_level(logging.DEBUG)
    watch(qtbot, page, "Zwetschgen")
    qtbot.keyClicks(page.watch.tried, "Zwetschgen")
    click(qtbot, page.watch.try_button)
    assert page.watch.told.text().startswith("Yes")
    assert desk.save_all()
    assert "wetschgen" not in caplog.text
    files = [path for path in profile.folder.rglob("*") if path.is_file()]
    assert any(path.stat().st_size for path in files)
    for path in files:
        data = path.read_bytes()
        assert not any("wetschgen".encode(code) in data for code in ("utf-8", "utf-16-le"))


def test_a_name_can_be_tried_and_taken_off(page, qtbot, dialogs):
    watch(qtbot, page, "Temitope", "Ruby Green")
    asked = page.watch.tried

    def told(name, key=Qt.Key.Key_Return):
        asked.setFocus()
        qtbot.keyClicks(asked, name)
        qtbot.keyClick(asked, key)
        assert asked.value() == "", "the name is gone from the screen"
        return page.watch.told.text()

    assert told("TEMITOPE").startswith("Yes")
    assert told("green").startswith("Yes")
    assert told("Temitpe").startswith("Not quite")
    assert told("Wick") == "The name you tried is not watched for."
    qtbot.keyClicks(asked, "Temitope")
    click(qtbot, page.watch.stop_one)
    assert page.watch.count.text() == "1 name is watched for."
    assert told("temitope") == "The name you tried is not watched for."
    dialogs.answer(False, True)
    click(qtbot, page.watch.stop_all)
    assert page.watch.count.text() == "1 name is watched for."
    click(qtbot, page.watch.stop_all)
    assert page.watch.count.text() == "No names are watched for yet."
    assert page.watch.typed.hasFocus()
    assert not asked.isVisible()


def test_a_name_too_short_to_be_found_stays_in_its_box(page, qtbot):
    watch(qtbot, page, "J.", "Temitope")
    assert page.watch.typed.value() == "J."
    assert "at least two letters" in page.watch.typed_row.error()
    assert page.watch.count.text() == "1 name is watched for."


@pytest.mark.parametrize("written", ["gloss", "glosss"])
def test_a_watched_name_is_found_in_every_answer_and_after_a_new_start(
    page,
    qtbot,
    window,
    form,
    start,  # noqa: F811
    written,
):
    watch(qtbot, page, "Sharon Gloss")
    page.form_desk.work.put_text("Q1", "yes")
    page.form_desk.work.put_text("Q1.comment", f"Then {written} rang the school.")
    assert page.form_desk.save_all()
    again = start(form.id)
    again.show_step("page:referral")
    box = window.page().card_of("Q1").box("Q1.comment")
    qtbot.waitUntil(lambda: [spot.word for spot in box.spots()] == [written])
    again.show_step("names")
    names = window.page()
    qtbot.waitUntil(lambda: names.current() is not None)
    assert names.current().word == written
    assert not names.declaration.isEnabled()


def test_a_name_that_was_settled_before_is_asked_about_once_it_is_watched_for(
    start,  # noqa: F811
    form,
    window,
    qtbot,
    profile,
):
    profile.forms.save_answers(form.id, {"Q1": "yes", "Q1.comment": "The worker met Zorblatt."})
    desk = start(form.id)
    desk.show_step("names")
    page = window.page()
    qtbot.waitUntil(lambda: page.current() is not None)
    qtbot.keyClicks(page.card.reason, "A book")
    click(qtbot, page.card.keep_button)
    qtbot.waitUntil(page.declaration.isEnabled)
    click(qtbot, page.people)
    watch(qtbot, window.page(), "Zorblatt")
    qtbot.waitUntil(lambda: desk.names_desk.open_count() == 1)
    assert desk.save_all()
    assert profile.forms.settled(form.id) == ()


def test_what_still_stands_in_a_box_is_taken_when_the_page_is_left(
    page, desk, qtbot, window, profile, form
):
    qtbot.keyClicks(page.people.initials, "s b")
    qtbot.keyClicks(page.people.relationship, "maternal aunt")
    qtbot.keyClicks(page.watch.typed, "Temitope")
    desk.show_step("about")
    assert state_of(window, "people") == "1 person, 1 name watched for"
    assert desk.save_all()
    kept = profile.names.of(form.id)
    assert kept.people == (AUNT,)
    assert len(kept.watched) == 1


def test_a_name_becomes_a_person_of_the_list_and_then_their_initials(desk, page, qtbot, window):
    add(qtbot, page, "SB", "maternal aunt")
    desk.show_step("page:referral")
    box = window.page().card_of("Q1").box("Q1.comment")
    box.field.box.insertPlainText("Sarah rang. Then Sarah came, and Imran too.")
    qtbot.waitUntil(lambda: len(box.spots()) == 3)
    box.field.box.moveCursor(QTextCursor.MoveOperation.Start)
    click(qtbot, box.notice.button("maternal aunt (SB)"))
    assert box.field.text().startswith("Maternal aunt (SB) rang. Then Sarah came")
    qtbot.waitUntil(lambda: len(box.spots()) == 2)
    click(qtbot, box.notice.button("SB"))
    assert box.field.text() == "Maternal aunt (SB) rang. Then SB came, and Imran too."
    qtbot.waitUntil(lambda: [spot.word for spot in box.spots()] == ["Imran"])
    for words in ("maternal aunt (SB)", "SB"):
        with pytest.raises(KeyError):
            box.notice.button(words)


def test_continue_passes_the_page_over_and_goes_on_from_it(page, desk, qtbot, window):
    key, held = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, key, held)
    first = window.page().title()
    assert first != page.title()
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page().title() == "Case scope"
    desk.show_step("scope")
    qtbot.keyClick(window, key, held)
    assert window.page().title() == first


def test_the_task_list_leads_there_with_its_state_in_words(desk, page, qtbot, window):
    add(qtbot, page, "SB", "maternal aunt")
    watch(qtbot, page, "Temitope", "Wick")
    desk.show_step("about")
    row = window.page().row("people")
    assert row.accessibleName() == ("People and names, 1 person, 2 names watched for")
    click(qtbot, row)
    assert isinstance(window.page(), PeoplePage)


def test_leaving_a_person_half_typed_is_asked_about(page, qtbot):
    assert not page.unsaved()
    qtbot.keyClicks(page.people.initials, "SB")
    assert page.unsaved()
    qtbot.keyClicks(page.people.relationship, "maternal aunt")
    assert not page.unsaved(), "a whole line is taken when the page is left"
    qtbot.keyClicks(page.people.also, "Sarah")
    assert page.unsaved()
    assert not page.people.also_row.error(), "nobody has said yet that this is all"


def test_every_part_has_a_name_for_screen_readers(page, qtbot):
    add(qtbot, page, "SB", "maternal aunt")
    watch(qtbot, page, "Temitope")
    assert nameless(page) == []
    assert page.people.button(0, "Remove").accessibleDescription() == "SB, maternal aunt"
