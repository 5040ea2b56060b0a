"""The list of audits with its archive, many audits on pages, and the programme of the year."""

import time
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from models.list_snapshots import ListedAudit
from tests.ui.accessible import nameless, too_small
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from ui.office.audits_page import A_PAGE, AuditsPage
from ui.office.list_filter import EVERY
from ui.office.programme_page import TABLE, ProgrammePage
from ui.preview.preview_page import PreviewPage

MANY = 5_000
TODAY = world.NOW.date()


@pytest.fixture
def audit(office):
    made = world.make_audit(office.profile)
    office.desk.show_audits()
    office.settle()
    return made


def choose(qtbot, box, value):
    """Choose in a drop-down list by the keys, as a person does."""
    box.setFocus()
    while box.value() != value:
        down = box.findData(value) > box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def test_an_audit_goes_into_the_archive_and_comes_back(office, qtbot, audit):
    assert "CSA-2026 \u00b7 being set up" in words_on(office.page)
    assert "Returns due: 27 November 2026" in words_on(office.page)
    assert not office.page.filter.isVisible(), "one audit needs no choice"
    office.click(office.page.cards[audit.id].archive)
    page = office.page
    assert isinstance(page, AuditsPage)
    assert page.cards == {}
    assert "No audit fits" in words_on(page)
    assert nameless(office.window) == []
    choose(qtbot, page.filter.states, "archived")
    card = page.cards[audit.id]
    assert "CSA-2026 \u00b7 in the archive" in words_on(card)
    office.click(card.open)
    assert "Child sexual abuse 2026" in office.window.windowTitle(), "it can still be opened"
    office.desk.show_audits()
    office.settle()
    office.click(office.page.cards[audit.id].archive)
    choose(qtbot, office.page.filter.states, "set-up")
    assert audit.id in office.page.cards
    assert office.profile.audits.get(audit.id) == audit, "nothing was changed by it"


def test_an_archived_audit_whose_day_has_come_is_told_of(office):
    due = date(2026, 11, 1)
    made = world.make_audit(office.profile, delete_on=due)
    office.profile.audit_list.archive(made.id)
    office.desk.show_audits()
    office.settle()
    assert "whose day for deleting has come: 1." in words_on(office.page)


def many(count):
    first = ListedAudit(
        id="",
        code="",
        title="",
        theme="Neglect",
        design_on=None,
        issue_on=None,
        return_by=None,
        meeting_on=None,
        report_on=None,
        delete_on=None,
        issued_at=world.NOW,
        archived_at=None,
        cells=60,
        accounted=20,
        has_returns=True,
    )
    for number in range(count):
        start = date(2026, 1 + number % 12, 1 + number % 28)
        yield replace(
            first,
            id=f"a{number}",
            code=f"N-{number}",
            title=f"Neglect {number}",
            issue_on=start,
            return_by=date(2026 + number % 2, 12, 1 + number % 28),
            meeting_on=date(2027, 1 + number % 12, 3),
        )


def test_five_thousand_audits_are_found_page_by_page_without_waiting(office, qtbot):
    audits = tuple(many(MANY))
    begun = time.process_time()
    page = AuditsPage(audits, (), today=TODAY)
    office.window.show_page(page)
    assert len(page.cards) == A_PAGE
    assert "1 to 20 of 5000" in words_on(page)
    office.click(page.later)
    assert "21 to 40 of 5000" in words_on(page)
    assert list(page.cards) == [f"a{number}" for number in range(20, 40)]
    page.filter.words.setFocus()
    qtbot.keyClicks(page.filter.words, "n-4321")
    assert list(page.cards) == ["a4321"]
    assert not page.later.isVisible()
    page.filter.words.selectAll()
    qtbot.keyClick(page.filter.words, Qt.Key.Key_Delete)
    choose(qtbot, page.filter.order, "title")
    assert next(iter(page.cards)) == "a0"
    choose(qtbot, page.filter.states, EVERY)
    assert len(page.cards) == A_PAGE
    assert nameless(office.window) == []
    assert too_small(office.window) == []
    assert time.process_time() - begun < 10, "a dozen steps of 20 cards each"


def test_the_list_is_as_it_was_when_one_comes_back(office, qtbot):
    audits = [world.make_audit(office.profile, code=f"A-{n}", title=f"Audit {n}") for n in range(7)]
    office.desk.show_audits()
    office.settle()
    office.page.filter.words.setFocus()
    qtbot.keyClicks(office.page.filter.words, "a-3")
    office.click(office.page.cards[audits[3].id].open)
    office.desk.show_audits()
    office.settle()
    assert list(office.page.cards) == [audits[3].id]
    assert office.page.filter.words.value() == "a-3"


# --- the programme ----------------------------------------------------------------------------


def test_the_programme_shows_a_year_and_leads_to_an_audit(office, qtbot, audit):
    second = world.make_audit(
        office.profile,
        title="Neglect 2026",
        code="NEG-2026",
        issue_on=date(2026, 11, 27),
        return_by=date(2026, 12, 18),
        meeting_on=date(2027, 1, 12),
    )
    office.click(office.page.programme)
    page = office.page
    assert isinstance(page, ProgrammePage)
    assert nameless(office.window) == []
    assert too_small(office.window) == []
    words = words_on(page)
    assert "Days: 5. Audits: 2. Days that come together with another audit: 4." in words
    assert "Same day: Neglect 2026. With agencies at the same time: Neglect 2026" in words
    november = page.months.cards[10]
    assert [link.words() for link in november.links] == [
        "1  Packs go out: CSA-2026",
        "27  Returns are due: CSA-2026",
        "27  Packs go out: NEG-2026",
    ]
    choose(qtbot, page.year, "2027")
    assert [link.words() for link in page.months.cards[0].links] == [
        "12  Discussion meeting: NEG-2026"
    ]
    page.months.cards[0].links[0].setFocus()
    qtbot.keyClick(page.months.cards[0].links[0], Qt.Key.Key_Return)
    office.settle()
    assert "Neglect 2026" in office.window.windowTitle()
    assert office.profile.audits.get(second.id) == second


def test_the_programme_is_a_table_too_and_is_printed(office, qtbot, audit):
    office.click(office.page.programme)
    page = office.page
    assert page.count.text() == "Days: 3. Audits: 1.", "none comes together with another"
    choose(qtbot, page.manner, TABLE)
    assert not page.months.isVisible()
    assert rows_of(page.table) == [
        ["1 November 2026", "Packs go out", "Child sexual abuse 2026", "Nothing"],
        ["27 November 2026", "Returns are due", "Child sexual abuse 2026", "Nothing"],
        ["9 December 2026", "Discussion meeting", "Child sexual abuse 2026", "Nothing"],
    ]
    office.click(page.print)
    assert isinstance(office.page, PreviewPage)
    office.click(office.window.foot_bar.back)
    assert isinstance(office.page, ProgrammePage)
    page = office.page
    choose(qtbot, page.manner, TABLE)
    page.table.setFocus()
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    office.settle()
    assert "Child sexual abuse 2026" in office.window.windowTitle()


def test_a_year_of_five_thousand_audits_opens_without_waiting(office, qtbot):
    begun = time.process_time()
    page = ProgrammePage(tuple(many(MANY)), 2026, TODAY)
    office.window.show_page(page)
    choose(qtbot, page.manner, TABLE)
    assert page.model.rowCount() > MANY
    assert "more: see the table" in words_on(page) or page.table.isVisible()
    assert time.process_time() - begun < 10
