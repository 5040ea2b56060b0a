"""The coordinator on the day after the return date: who is late, a reminder, a call, more time."""

import csv
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.tracker_snapshots import WordsKind
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from ui.office.chasing.call_page import CallPage
from ui.office.chasing.date_page import DatePage
from ui.office.chasing.pack_log_page import PackLogPage
from ui.office.chasing.reminder_page import ReminderPage
from ui.office.chasing.tracker_page import TrackerPage
from ui.office.chasing.words_page import WordsPage
from ui.office.packs_page import PacksPage
from ui.office.stages import Stage
from ui.preview.preview_page import PreviewPage

TODAY = world.NOW.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def audit(office):
    return world.make_audit(office.profile, return_by=YESTERDAY)


@pytest.fixture
def late(office, audit, checker):
    """All have a pack; the police answered everything, the others nothing."""
    for code in ("csc", "gp"):
        world.Laptop(office.profile, audit, code, checker)
    laptop = world.Laptop(office.profile, audit, "police", checker)
    world.take_in(office.profile, laptop.make({uin: world.Answered() for uin in world.UINS}))
    office.open(audit)
    return office.go(Stage.TRACKER)


def table(page):
    return {row[0]: row for row in rows_of(page.table)}


def choose(office, page, name):
    rows = [row.agency.name for row in page.model.rows()]
    page.table.select_row(rows.index(name))
    office.settle()


def type_into(qtbot, widget, words):
    widget.setFocus()
    qtbot.keyClicks(widget, words)


def test_the_coordinator_on_the_day_after_the_return_date(office, audit, late, qtbot, tmp_path):
    assert isinstance(late, TrackerPage)
    assert nameless(office.window) == []
    found = table(late)
    assert [row[0] for row in rows_of(late.table)][-1] == "Police"
    assert found["GP practices"][1:] == [
        "First reminder",
        "1 day late",
        "0 of 3",
        "20 Nov",
        "-",
        "-",
        "Sent",
    ]
    assert found["Police"][1:] == ["Nothing more", "-", "3 of 3", "20 Nov", "-", "-", "Opened"]
    assert "6 of 9" in words_on(late)
    choose(office, late, "GP practices")
    said = words_on(late.card)
    assert "Next: Send the first reminder" in said
    assert "Waiting for 3 of 3 cases. Its pack is out; whether it was opened is not known." in said
    choose(office, late, "Police")
    assert "Its pack was opened: a return came from it." in words_on(late.card)

    send_a_reminder(office, late)
    note_their_call(office, office.page, qtbot)
    give_more_time(office, office.page, qtbot)
    print_and_save(office, tmp_path / "chasing.csv")


def test_everything_is_in_sight_beside_the_rail(office, audit, late):
    office.window.resize(1280, 800)
    gp = office.profile.audits.agencies(audit.id)[2]
    long = replace(gp, name="GP practices of the borough and of the neighbouring market towns")
    office.profile.agencies.describe(long, for_later=False)
    office.profile.tracker.extend(audit.id, gp.id, TODAY, reason="Ill.", asked_by="Lead")
    page = office.go(Stage.TRACKER)
    assert page.table.horizontalScrollBar().maximum() == 0
    assert "20 Nov 2026" not in words_on(page), "the year goes without saying"


def send_a_reminder(office, late):
    """The words are ready; they are copied and noted as sent."""
    choose(office, late, "GP practices")
    office.click(late.card.remind)
    page = office.page
    assert isinstance(page, ReminderPage)
    assert nameless(office.window) == []
    words = page.box.value()
    assert "From GP practices we still wait for: 3 of 3 cases." in words
    assert "[" not in words
    assert not any(uin in words for uin in world.UINS)
    office.click(page.copy)
    assert QApplication.clipboard().text() == words
    page.primary_pressed.emit()
    office.settle()
    page = office.page
    assert isinstance(page, TrackerPage)
    assert table(page)["GP practices"][5] == "First, 21 Nov"
    assert table(page)["GP practices"][1] == "Wait"
    assert "Noted as sent." in words_on(page)


def note_their_call(office, page, qtbot):
    """Children's Social Care phone; a name in what they say is not kept."""
    choose(office, page, "Children's Social Care")
    office.click(page.card.call)
    page = office.page
    assert isinstance(page, CallPage)
    page.primary_pressed.emit()
    assert {"Enter who called", "Write what was said"} <= set(words_on(page).splitlines())
    type_into(qtbot, page.caller.line, "AB")
    type_into(qtbot, page.spoke_with.line, "safeguarding lead")
    type_into(qtbot, page.said.box, "Siobhan Murphy is ill; they need until Friday.")
    page.primary_pressed.emit()
    office.settle()
    assert "Settle what may name somebody first" in words_on(page)
    page.said.set_value("The auditor is ill; they need until Friday.")
    page.primary_pressed.emit()
    office.settle()
    assert table(office.page)["Children's Social Care"][6] == "21 Nov"


def test_a_double_click_notes_one_call(office, audit, late):
    choose(office, late, "GP practices")
    office.click(late.card.call)
    page = office.page
    page.caller.set_value("AB")
    page.spoke_with.set_value("safeguarding lead")
    page.said.set_value("They need until Friday.")
    office.double_click(office.window.foot_bar.primary)
    assert len(office.profile.tracker.contacts(audit.id).calls) == 1


def give_more_time(office, page, qtbot):
    """The agency gets a later date with its reason."""
    office.click(page.card.date)
    page = office.page
    assert isinstance(page, DatePage)
    page.primary_pressed.emit()
    assert "Enter the new return date" in words_on(page)
    type_into(qtbot, page.day.day, "27")
    type_into(qtbot, page.day.month, "11")
    type_into(qtbot, page.day.year, "2026")
    type_into(qtbot, page.asked_by.line, "safeguarding lead")
    type_into(qtbot, page.reason.box, "The auditor is ill.")
    page.primary_pressed.emit()
    office.settle()
    page = office.page
    row = table(page)["Children's Social Care"]
    assert (row[2], row[4]) == ("6 days left", "27 Nov, own")
    assert "Its own return date is 27 November 2026" in words_on(page.card)
    assert rows_of(page.card.done)[0][1] == "Return date extended to 27 November 2026"


def print_and_save(office, path):
    """The chasing list, on paper and as a table."""
    office.click(office.page.print)
    assert isinstance(office.page, PreviewPage)
    office.page.back_pressed.emit()
    office.settle()
    office.dialogs.answer(path)
    office.click(office.page.save)
    saved = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [(each["agency"], each["waiting"]) for each in saved][-1] == ("Police", "0")


def test_a_line_noted_by_mistake_is_taken_out(office, audit, late):
    gp = office.profile.audits.agencies(audit.id)[2]
    office.profile.tracker.note_reminder(audit.id, gp.id, WordsKind.FIRST, TODAY, "Dear colleague")
    page = office.go(Stage.TRACKER)
    choose(office, page, "GP practices")
    assert "Dear colleague" in words_on(page)
    office.dialogs.answer(False)
    office.click(page.card.take_out)
    assert rows_of(office.page.card.done)
    office.dialogs.answer(True)
    office.click(office.page.card.take_out)
    choose(office, office.page, "GP practices")
    assert "Nothing was noted about this agency yet." in words_on(office.page)


def test_words_already_changed_are_not_overwritten_by_another_reminder(office, late, qtbot):
    choose(office, late, "GP practices")
    office.click(late.card.remind)
    page = office.page
    page.box.box.moveCursor(page.box.box.textCursor().MoveOperation.End)
    type_into(qtbot, page.box.box, " See you on Friday.")
    office.click(page.kind.radio(WordsKind.FINAL.value))
    assert page.box.value().endswith("See you on Friday.")
    assert "Your words were kept." in words_on(page)
    office.click(page.again)
    assert "last reminder" in page.box.value()


def test_the_words_of_an_audit_are_its_own(office, audit, late):
    office.click(late.change_words)
    page = office.page
    assert isinstance(page, WordsPage)
    assert nameless(office.window) == []
    page.boxes[WordsKind.FIRST].set_value("Still open at [agancy]: [number waiting].")
    page.primary_pressed.emit()
    assert "There is no placeholder [agancy]; see the list above" in words_on(page)
    page.boxes[WordsKind.FIRST].set_value("Still open at [agency]: [number waiting].")
    page.primary_pressed.emit()
    office.settle()
    choose(office, office.page, "GP practices")
    office.click(office.page.card.remind)
    assert office.page.box.value() == "Still open at GP practices: 3."
    office.page.back_pressed.emit()
    office.settle()
    office.click(office.page.change_words)
    office.click(office.page.usual[WordsKind.FIRST])
    office.page.primary_pressed.emit()
    office.settle()
    assert office.profile.tracker.contacts(audit.id).words == {}


def test_leaving_the_changed_words_asks_first(office, late):
    office.click(late.change_words)
    page = office.page
    page.boxes[WordsKind.LETTER].set_value("Something else.")
    office.dialogs.answer(False)
    page.back_pressed.emit()
    office.settle()
    assert office.page is page


def test_the_log_of_packs_says_who_what_and_how(office, audit, late, qtbot):
    page = office.go(Stage.PACKS)
    assert isinstance(page, PacksPage)
    office.click(page.log)
    page = office.page
    assert isinstance(page, PackLogPage)
    assert nameless(office.window) == []
    office.click(page.note)
    assert "Choose the agency" in words_on(page)
    pack = next(each for each in office.profile.audits.packs(audit.id))
    page.agency.set_value(pack.id)
    page.how.set_value("phone")
    type_into(qtbot, page.told_to.line, "safeguarding lead")
    office.click(page.note)
    page = office.page
    assert rows_of(page.table)[0][2] == "Six words given: By phone, safeguarding lead"
    assert len(rows_of(page.table)) == 4


def test_a_file_that_is_no_pack_of_this_audit_is_told(office, late, tmp_path):
    office.click(office.go(Stage.PACKS).log)
    path = tmp_path / "CSA-2026_gp.auditpack"
    path.write_bytes(b"age-encryption.org/v1\n" + bytes(100))
    office.dialogs.answer(path)
    office.click(office.page.try_button)
    assert "not a pack of this audit" in words_on(office.page)
    assert office.page.try_button.isEnabled()


def test_a_note_that_is_being_written_stays_while_a_file_is_tried(office, late, tmp_path):
    page = office.go(Stage.PACKS)
    page.table.select_row(2)
    office.dialogs.answer(tmp_path)
    office.click(page.again)
    (path,) = tmp_path.glob("*_gp.auditpack")
    office.click(office.page.log)
    page = office.page
    page.how.set_value("phone")
    page.told_to.set_value("safeguarding lead")
    office.dialogs.answer(path)
    office.click(page.try_button)
    assert office.page is page
    assert "The file opens with its six words." in words_on(page)
    assert rows_of(page.table)[0][2] == "Opened as a test"
    assert (page.how.value(), page.told_to.value()) == ("phone", "safeguarding lead")


def test_an_audit_with_nobody_asked_says_what_comes_first(office):
    empty = office.profile.audits.create(
        world.audit_details(office.profile), world.new_audit_keys()
    )
    office.open(replace(empty))
    page = office.go(Stage.TRACKER)
    assert "Nobody is asked yet" in words_on(page)
    assert not page.table.isVisible()


def test_enter_on_an_agency_leads_to_the_reminder(office, late, qtbot):
    choose(office, late, "GP practices")
    late.table.setFocus()
    qtbot.keyClick(late.table, Qt.Key.Key_Return)
    assert late.card.remind.hasFocus()


def test_the_first_screen_says_what_is_due_next_and_leads_there(office, audit, late, qtbot):
    office.desk.show_audits()
    office.settle()
    page = office.page
    lines = rows_of(page.due.table)
    assert lines[0] == [
        "1 day late",
        "Returns due, awaited: 6 of 9",
        audit.details.title,
        "20 November 2026",
    ]
    assert nameless(office.window) == []
    page.due.table.setFocus()
    page.due.table.select_row(0)
    qtbot.keyClick(page.due.table, Qt.Key.Key_Return)
    office.settle()
    assert office.desk.place().startswith(audit.id)
