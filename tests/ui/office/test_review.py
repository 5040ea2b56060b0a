"""Returns are read one after the other, asked about, cleared of names, graded and accepted."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from export.query_file import open_queries
from forms.kinds import Grade
from models.agency_snapshots import CellParts, Setting
from models.profile import open_profile
from office.overview import load_overview
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.answered import POLICE_COMMENT, answered_audit, pdf_text, yes
from tests.ui.office.seen import rows_of, words_on
from tests.ui.office.world import Answered
from ui.office.review.ask_page import AskPage
from ui.office.review.list_page import ReviewListPage
from ui.office.review.mark_page import MarkPage
from ui.office.review.marks_page import MarksPage
from ui.office.review.moderate_page import ModeratePage
from ui.office.review.read_page import ReadPage
from ui.office.review.redact_page import RedactPage
from ui.office.stages import Stage
from ui.preview.preview_page import PreviewPage


@pytest.fixture
def audit(office, checker):
    audit = answered_audit(office.profile, checker)
    office.open(audit)
    return audit


def read_first(office, agency: str = "Police", uin: str = "CSA-01") -> ReadPage:
    """Open the return of an agency about the first case, as a person would from the list."""
    page = office.go(Stage.REVIEW)
    assert isinstance(page, ReviewListPage)
    rows = rows_of(page.table)
    page.table.select_row(next(n for n, row in enumerate(rows) if row[:2] == [uin, agency]))
    office.click(page.read)
    assert isinstance(office.page, ReadPage)
    return office.page


def whole(office) -> ReadPage:
    """Wait until all of a return is on its page."""
    office._qtbot.waitUntil(lambda: not office.page.is_filling(), timeout=20_000)
    return office.page


def card_of(office, code: str):
    return next(each for each in whole(office).cards if each._read.question.code == code)


def press_menu(office, card, place: int):
    """Choose a line of the menu of an answer by its place."""
    card.menu.list.actions()[place].trigger()
    office.settle()


def overview(office, audit):
    return load_overview(office.profile, audit.id)


def test_all_returns_are_listed_with_their_state_and_read_in_turn(office, audit):
    page = office.go(Stage.REVIEW)
    rows = rows_of(page.table)
    assert [row[2] for row in rows] == ["Returned"] * 6
    assert nameless(office.window) == []
    page = read_first(office)
    assert page.heading.text() == "Police, CSA-01"
    texts = [each.text() for card in whole(office).cards for each in card.boxes]
    assert POLICE_COMMENT in texts
    assert nameless(office.window) == []
    seen = {page.heading.text()}
    while office.page.after.isEnabled():
        office.click(office.page.after)
        seen.add(office.page.heading.text())
    while office.page.before.isEnabled():
        office.click(office.page.before)
        seen.add(office.page.heading.text())
    assert len(seen) == 6


def test_the_setting_that_answers_is_named_where_its_return_is(office, audit):
    agencies = {each.code: each for each in office.profile.audits.agencies(audit.id)}
    police, store = agencies["police"], office.profile.agencies
    facts = replace(police.facts, settings=(Setting(id="mash", name="Front door"),))
    store.describe(replace(police, facts=facts), for_later=False)
    case = overview(office, audit).cases[0]
    cells = overview(office, audit).assignments
    seen = {each.case_id: each.edit for each in cells if each.agency_id == police.id}
    store.set_parts(police.id, {case.id: CellParts(answers="mash")}, seen=seen)
    page = office.go(Stage.REVIEW)
    named = {row[1] for row in rows_of(page.table) if row[1].startswith("Police")}
    assert named == {"Police, Front door", "Police"}
    page = read_first(office, "Police, Front door")
    assert "Front door answers for the case." in words_on(page)


def test_accepting_goes_on_to_the_next_and_is_seen_in_coverage(office, audit):
    page = read_first(office)
    first = page.heading.text()
    page.primary_pressed.emit()
    office.settle()
    assert isinstance(office.page, ReadPage)
    assert office.page.heading.text() != first
    assert office.page.outcome.words() == f"Accepted: {first}."
    step = office.window.rail.row(Stage.REVIEW.value).step
    assert step.state == "1 of 6 accepted"
    found = overview(office, audit)
    police = next(each for each in found.agencies if each.code == "police")
    page = office.go(Stage.COVERAGE)
    page.show_cell(found.cases[0].id, police.id)
    assert page.card.review.text() == "At the office: Accepted"
    page = office.go(Stage.SIDE_BY_SIDE)
    assert "Accepted" in [row[2] for row in rows_of(page.table)]


def test_a_double_click_accepts_one_return(office, audit):
    read_first(office)
    office.double_click(office.window.foot_bar.primary)
    assert len(overview(office, audit).reviews.accepted) == 1


def test_a_return_is_reached_from_its_cell_and_opened_again(office, audit):
    found = overview(office, audit)
    police = next(each for each in found.agencies if each.code == "police")
    page = office.go(Stage.COVERAGE)
    page.show_cell(found.cases[0].id, police.id)
    office.click(page.card.buttons.read)
    assert office.page.heading.text() == "Police, CSA-01"
    office.page.primary_pressed.emit()
    office.settle()
    page = read_first(office)
    assert page.foot().primary == "Open it again"
    page.primary_pressed.emit()
    office.settle()
    assert office.page.foot().primary == "Accept"


def test_a_question_is_asked_and_leaves_in_a_sealed_file(office, audit, checker, tmp_path: Path):
    pack = world.Laptop(office.profile, audit, "police", checker, seed=2)._pack
    read_first(office)
    press_menu(office, card_of(office, "Q1"), 0)
    page = office.page
    assert isinstance(page, AskPage)
    page.primary_pressed.emit()
    assert page._row.error() == "Write the question"
    page.text.set_value("Was Emily Hargreaves told?")
    page.primary_pressed.emit()
    assert page._row.error() == "Settle what may name somebody first"
    page.text.set_value("Which service was told, and on which day?")
    assert nameless(office.window) == []
    page.primary_pressed.emit()
    office.settle()
    assert "not in a file yet" in words_on(card_of(office, "Q1"))
    office.page.back_pressed.emit()
    office.settle()
    page = office.page
    police = next(each for each in overview(office, audit).agencies if each.code == "police")
    office.dialogs.answer(tmp_path / "CSA-2026_police_query1.auditquery")
    office.click(page.files[police.id])
    raw = (tmp_path / "CSA-2026_police_query1.auditquery").read_bytes()
    found = overview(office, audit)
    paths = {each.path for each in found.tool.fields}
    got = open_queries(raw, [pack], {pack.id: {"CSA-01"}}, {pack.id: paths})
    assert [each.text for each in got.queries] == ["Which service was told, and on which day?"]
    assert ["CSA-01", "Police", "Queried"] in [row[:3] for row in rows_of(office.page.table)]


def test_words_are_taken_out_and_the_trace_stays(office, audit):
    read_first(office)
    card = card_of(office, "Q1")
    press_menu(office, card, 1)
    page = office.page
    assert isinstance(page, RedactPage)
    page.words.setText("the same day")
    assert page.count.text() == "They stand in this return 1 times."
    page.reason.set_value("It tells who was there.")
    assert nameless(office.window) == []
    office.dialogs.answer(False)
    page.primary_pressed.emit()
    office.settle()
    assert office.page is page, "thought better of it"
    office.dialogs.answer(True)
    page.primary_pressed.emit()
    office.settle()
    texts = [each.text() for each in card_of(office, "Q1").boxes]
    assert "The strategy meeting was held on [redacted] and the record says why." in texts
    (trace,) = overview(office, audit).reviews.redactions
    assert (trace.places, trace.instead) == (1, "[redacted]")


def test_an_answer_is_marked_graded_and_printed_with_its_marks(office, audit):
    read_first(office)
    press_menu(office, card_of(office, "Q1"), 2)
    page = office.page
    assert isinstance(page, MarkPage)
    page.themes.set_value(["good"])
    page.note.set_value("Worth telling.")
    assert nameless(office.window) == []
    page.primary_pressed.emit()
    office.settle()
    code = next(
        each.code for each in overview(office, audit).tool.questions if isinstance(each.kind, Grade)
    )
    press_menu(office, card_of(office, code), 3)
    page = office.page
    assert isinstance(page, ModeratePage)
    grade = page.options[1]
    page.grade.set_value(grade.value)
    page.reason.set_value("Too little is said about the plan.")
    assert nameless(office.window) == []
    page.primary_pressed.emit()
    office.settle()
    office.click(whole(office).print)
    assert isinstance(office.page, PreviewPage)
    text = " ".join(pdf_text(office.page).split())
    assert f"Moderated: {grade.label} (office: Too little is said about the plan.)" in text
    assert "Marked as good practice: Worth telling." in text
    office.page.back_pressed.emit()
    office.settle()
    assert isinstance(office.page, ReadPage)
    office.page.back_pressed.emit()
    office.settle()
    office.click(office.page.marks)
    page = office.page
    assert isinstance(page, MarksPage)
    assert [row[:3] for row in rows_of(page.table)] == [
        ["Good practice to pass on", "CSA-01", "Police"]
    ]
    assert POLICE_COMMENT in page.text.text()
    assert nameless(office.window) == []
    office.click(page.drop)
    assert rows_of(office.page.table) == []


def test_keys_lead_from_return_to_return(office, audit, qtbot):
    page = read_first(office)
    first = page.heading.text()
    qtbot.keyClick(office.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert office.page.heading.text() != first
    qtbot.keyClick(office.window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert office.page.heading.text() == first


def test_what_was_typed_is_not_lost_on_the_way_back(office, audit):
    read_first(office)
    press_menu(office, card_of(office, "Q1"), 0)
    office.page.text.set_value("Which service was told?")
    assert office.page.unsaved()


def test_an_office_without_returns_says_so(office):
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.go(Stage.REVIEW)
    assert not page.table.isVisible()


def test_open_profile_keeps_what_was_noted(office, audit):
    page = read_first(office)
    page.primary_pressed.emit()
    office.settle()
    folder = office.profile.folder
    office.profile.close()
    again = open_profile(folder, world.PASSPHRASE)
    assert len(again.reviews.of(audit.id).accepted) == 1
    again.close()


def test_a_query_that_nobody_needs_any_more_is_closed(office, audit):
    read_first(office)
    press_menu(office, card_of(office, "Q1"), 0)
    office.page.text.set_value("Which service was told, and on which day?")
    office.page.primary_pressed.emit()
    office.settle()
    (lines,) = card_of(office, "Q1").queries
    office.click(lines.close_link)
    assert office.page.outcome.words() == "Query closed."
    assert card_of(office, "Q1").queries == []


def test_accepting_asks_before_it_closes_a_query_without_an_answer(office, audit):
    read_first(office)
    press_menu(office, card_of(office, "Q1"), 0)
    office.page.text.set_value("Which service was told, and on which day?")
    office.page.primary_pressed.emit()
    office.settle()
    office.dialogs.answer(False)
    office.page.primary_pressed.emit()
    office.settle()
    assert office.profile.reviews.of(audit.id).accepted == ()
    office.dialogs.answer(True)
    office.page.primary_pressed.emit()
    office.settle()
    assert office.page.outcome.words().endswith("Its queries are closed.")


def test_an_answer_and_what_changed_with_it_stand_in_the_return(office, audit, checker):
    laptop = world.Laptop(office.profile, audit, "gp", checker, seed=3)
    gp = laptop.agency.name
    said = {"CSA-02": yes("Q1")}
    world.take_in(office.profile, laptop.make(said))
    read_first(office, gp, "CSA-02")
    press_menu(office, card_of(office, "Q1"), 0)
    office.page.text.set_value("Which service was told, and on which day?")
    office.page.primary_pressed.emit()
    office.settle()
    (query,) = overview(office, audit).reviews.queries
    replied = Answered(
        answers=(("Q1", "no"), ("Q1.comment", "It was late.")),
        replies=((query.id, "The health visitor, in March."),),
    )
    world.take_in(office.profile, laptop.make({"CSA-02": replied}))
    read_first(office, gp, "CSA-02")
    assert "Query answered" in office.page.quiet.text()
    page = whole(office)
    assert "The health visitor, in March." in words_on(card_of(office, "Q1"))
    assert "Changed since revision 1" in words_on(page.changes)
    assert "It was late." in words_on(page.changes)
    assert nameless(office.window) == []


def test_reading_is_one_press_away_from_the_returns(office, audit):
    page = office.go(Stage.RETURNS)
    office.click(page.read)
    assert isinstance(office.page, ReviewListPage)
