"""The coordinator looks up who changed what, narrows it down by keyboard, prints and saves it."""

import csv
import io

import pytest
from PySide6.QtCore import Qt

from forms.scope import Status
from models.change_snapshots import ChangeKind
from models.intake_snapshots import LogKind
from office.change_kinds import WORDS, HistoryGroup, kinds_in
from office.log_words import logged_words
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.answered import pdf_text
from tests.ui.office.seen import rows_of, words_on
from tests.ui.office.world import Answered
from ui.office.audits_page import AuditsPage
from ui.office.history_page import HistoryPage
from ui.office.stages import Stage
from ui.preview.preview_page import PreviewPage

REASON = "The practice has no record."


@pytest.fixture
def audit(profile, checker):
    (me,) = profile.staff.members()
    profile.staff.name(me.slot_id, "RO")
    world.make_audit(profile, code="NEG-2025", title="Neglect 2025")
    audit = world.make_audit(profile)
    laptop = world.Laptop(profile, audit, "police", checker)
    world.take_in(profile, laptop.make({"CSA-01": Answered()}))
    cell = profile.audits.assignments(audit.id)[-1]
    profile.audits.set_status(cell.case_id, cell.agency_id, Status.NOT_KNOWN, REASON)
    return audit


@pytest.fixture
def page(office, audit):
    office.open(audit)
    page = office.go(Stage.HISTORY)
    assert isinstance(page, HistoryPage)
    return page


def shown(page):
    return [row[3] for row in rows_of(page.table)]


def look(office, page, qtbot):
    qtbot.keyClick(page.look, Qt.Key.Key_Space)
    office.settle()


def test_the_newest_line_comes_first_with_what_it_was_before(office, page):
    assert page.table.hasFocus()
    assert rows_of(page.table)[0][1:] == [
        "RO",
        "CSA-2026",
        "The office\u2019s word set: CSA-03, GP practices",
    ]
    told = words_on(page.card)
    assert "CSA-03, GP practices: Status: was \u201cAwaiting return\u201d" in told
    assert f"CSA-03, GP practices: Reason: is now \u201c{REASON}\u201d" in told
    assert "Import. Files: 1. Taken in: 1." in shown(page)
    assert all(row[2] == "CSA-2026" or row[2] == "-" for row in rows_of(page.table))
    assert "It is kept since" in words_on(page)
    assert nameless(office.window) == []


def test_lines_are_found_by_what_they_are_about_by_person_day_and_words(office, page, qtbot):
    page.words.setFocus()
    qtbot.keyClicks(page.words, "NO RECORD")
    qtbot.keyClick(page.words, Qt.Key.Key_Return)
    office.settle()
    assert shown(page) == ["The office\u2019s word set: CSA-03, GP practices"]
    page.words.set_value("not known")  # words of a status, which is kept as a code
    look(office, page, qtbot)
    assert shown(page) == ["The office\u2019s word set: CSA-03, GP practices"]
    page.words.set_value("cases added")
    look(office, page, qtbot)
    assert shown(page) == ["Cases added: CSA-01, CSA-02, CSA-03"]
    page.words.set_value("")
    page.group.set_value(HistoryGroup.AGENCIES.value)
    look(office, page, qtbot)
    assert shown(page) == ["Agencies changed"]
    page.group.set_value("")
    page.since.set_text("2031-02-03")
    look(office, page, qtbot)
    assert "Nothing found" in words_on(page)
    assert not page.print.isVisible()


def test_a_day_that_is_none_is_told_beside_its_boxes(office, page, qtbot):
    page.until.set_text("2026-02-31")
    look(office, page, qtbot)
    assert "Enter a day that this month has" in words_on(page)
    assert page.until.day.hasFocus()


def test_all_audits_are_one_tick_away(office, page, qtbot):
    assert "NEG-2025" not in [row[2] for row in rows_of(page.table)]
    page.everywhere.setChecked(True)
    look(office, page, qtbot)
    assert "NEG-2025" in [row[2] for row in rows_of(page.table)]
    assert "The history begins here" in shown(page)


def test_the_list_of_audits_leads_to_the_history_and_back(office, audit, qtbot):
    del audit
    office.settle()
    page = office.page
    assert isinstance(page, AuditsPage)
    qtbot.keyClick(page.history, Qt.Key.Key_Space)
    office.settle()
    assert isinstance(office.page, HistoryPage)
    assert not office.page.everywhere.isVisible()
    assert nameless(office.window) == []
    office.page.back_pressed.emit()
    office.settle()
    assert isinstance(office.page, AuditsPage)


def test_older_lines_are_on_a_page_of_their_own(office, audit, profile, qtbot):
    for number in range(205):
        profile.audits.add_cases(audit.id, [f"N-{number:03}"])
    office.open(audit)
    page = office.go(Stage.HISTORY)
    assert "Lines 1 to 200 of" in words_on(page)
    assert not page.newer.isVisible()
    qtbot.keyClick(page.older, Qt.Key.Key_Space)
    office.settle()
    assert "Lines 201 to" in words_on(page)
    assert "Cases added: N-004" in shown(page)
    assert not page.older.isVisible()
    qtbot.keyClick(page.newer, Qt.Key.Key_Space)
    office.settle()
    assert shown(page)[0] == "Cases added: N-204"


def test_the_audit_trail_is_printed(office, page):
    page.print.click()
    office.settle()
    assert isinstance(office.page, PreviewPage)
    text = " ".join(pdf_text(office.page).split())
    assert "Audit trail" in text
    assert REASON in text
    assert "Cases added: CSA-01, CSA-02, CSA-03" in text
    office.page.back_pressed.emit()
    office.settle()
    assert isinstance(office.page, HistoryPage)


def test_the_history_is_saved_as_a_table(office, page, tmp_path):
    path = tmp_path / "history.csv"
    office.dialogs.answer(path)
    page.save.click()
    office.settle()
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    last = rows[-1]
    assert (last["person"], last["audit"], last["kind"]) == ("RO", "CSA-2026", "cells-set")
    assert REASON in last["changes"]
    assert str(path) in words_on(page)


def test_every_kind_of_line_has_words_and_stands_in_one_group():
    kinds = {*ChangeKind, *LogKind}
    assert set(WORDS) == set(ChangeKind)
    assert set(logged_words()) == set(LogKind)
    grouped = [kind for group in HistoryGroup for kind in kinds_in(group)]
    assert sorted(grouped) == sorted(kinds)
