"""Who is asked about which case: by row, by column, by cell; answers stay and packs follow."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from export.pack_file import open_pack
from forms.kinds import words_of
from forms.scope import Status
from models.agency_snapshots import CellParts, Contact, Setting, SettingWord
from office.overview import load_overview
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from ui.office.agencies_page import AgenciesPage
from ui.office.asking.agency_page import AgencyPage
from ui.office.asking.assign_page import AssignPage
from ui.office.packs_page import PacksPage
from ui.office.stages import Stage

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def audit(office):
    return world.make_audit(office.profile)


@pytest.fixture
def page(office, audit):
    office.open(audit)
    page = office.go(Stage.ASSIGNMENTS)
    assert isinstance(page, AssignPage)
    assert nameless(office.window) == []
    return page


def ids(rows):
    return {row.code if hasattr(row, "code") else row.uin: row.id for row in rows}


def cells(office, audit):
    """Status and reason by UIN and agency."""
    uins = {case.id: case.uin for case in office.profile.audits.cases(audit.id)}
    codes = {each.id: each.code for each in office.profile.audits.agencies(audit.id)}
    return {
        (uins[each.case_id], codes[each.agency_id]): (each.status, each.reason)
        for each in office.profile.audits.assignments(audit.id)
    }


def at(page, uin, name):
    """The index of a cell by what stands in the heads of its column and its row."""
    model = page.grid.model()
    columns = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    return model.index(names.index(name), columns.index(uin))


def click(office, page, index, held=Qt.KeyboardModifier.NoModifier):
    page.scroller.ensureWidgetVisible(page.grid)
    centre = page.grid.visualRect(index).center()
    office._qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, held, centre)


def test_a_whole_row_by_mouse_is_not_asked_and_its_pack_is_not_made(office, audit, page, tmp_path):
    click(office, page, page.grid.model().index(2, 0))
    assert page.chosen.text() == "Cells: 3. Cases: 3. Agencies: 1."
    office.click(page.leave_out)
    assert isinstance(office.page, AssignPage), "one goes on in the same grid"
    assert "Cells set: 3." in words_on(office.page)
    found = cells(office, audit)
    assert {cell for cell, word in found.items() if word == (Status.NOT_ASKED, "")} == {
        (uin, "gp") for uin in world.UINS
    }
    assert office.page.grid.selectedIndexes(), "and the row is still chosen"
    row = rows_of(office.page.grid)[2]
    assert row[-2:] == ["0 of 0", "3"]
    page = office.go(Stage.PACKS)
    assert rows_of(page.table)[2][1] == "Not asked"
    office.dialogs.answer(tmp_path)
    office.click(page.issue)
    assert "Packs issued: 2." in words_on(office.page)
    assert not office.page.issue.isVisible(), "nobody else is to get one"
    assert not list(tmp_path.glob("*gp*"))


def test_by_keyboard_a_column_then_more_cells_and_back(office, audit, page, qtbot):
    page.grid.setFocus()
    page.grid.setCurrentIndex(at(page, "CSA-02", "Police"))
    qtbot.keyClick(page.grid, Qt.Key.Key_Space, CONTROL)
    assert page.chosen.text() == "Cells: 3. Cases: 1. Agencies: 3."
    qtbot.keyClick(page.grid, Qt.Key.Key_Space, SHIFT)
    assert page.chosen.text() == "Cells: 3. Cases: 3. Agencies: 1."
    qtbot.keyClick(page.grid, Qt.Key.Key_Left)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, SHIFT)
    assert page.chosen.text() == "Cells: 4. Cases: 2. Agencies: 2."
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.ask
    qtbot.keyClick(page.ask, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    office.settle()
    gone = {cell for cell, word in cells(office, audit).items() if word[0] is Status.NOT_ASKED}
    assert gone == {(uin, code) for uin in world.UINS[:2] for code in ("police", "gp")}
    page = office.page
    assert page.grid.hasFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_A, CONTROL)
    office.click(page.ask)
    assert {word[0] for word in cells(office, audit).values()} == {Status.AWAITING}


def test_an_agencys_own_sample_adds_up_and_is_worded_anew(office, audit, page):
    gp = ids(office.profile.audits.agencies(audit.id))["gp"]
    cases = ids(office.profile.audits.cases(audit.id))
    page.choose([(cases["CSA-03"], gp)])
    page.status.set_value(Status.NOT_SAMPLED.value)
    page.status.edited.emit(page.status.value())
    office.click(page.save)
    assert "Write the reason for this status" in words_on(page)
    page.reason.set_value("One practice could not take part.")
    office.click(page.save)
    said = "Our sample: {0} of 3 cases. One practice could not take part."
    assert cells(office, audit)["CSA-03", "gp"] == (Status.NOT_SAMPLED, said.format(2))
    page = office.page
    page.choose([(cases["CSA-02"], gp)])
    page.status.set_value(Status.NOT_SAMPLED.value)
    page.reason.set_value("Left out by lot.")
    office.click(page.save)
    found = cells(office, audit)
    assert found["CSA-03", "gp"][1] == said.format(1), "the row says one thing"
    assert found["CSA-02", "gp"][1] == "Our sample: 1 of 3 cases. Left out by lot."
    page = office.page
    page.choose([(cases["CSA-03"], gp)])
    office.click(page.leave_out)
    assert cells(office, audit)["CSA-02", "gp"][1].startswith("Our sample: 1 of 2 cases.")


def test_an_agency_is_told_how_many_to_choose(office, audit, page, qtbot):
    gp = ids(office.profile.audits.agencies(audit.id))["gp"]
    cases = ids(office.profile.audits.cases(audit.id))
    page.choose([(case, gp) for case in cases.values()])
    assert page.sample.isVisible()
    page.sample.number.setFocus()
    qtbot.keyClicks(page.sample.number, "3")
    office.click(page.sample.save)
    assert "Enter a number below 3" in words_on(page)
    page.sample.number.set_value("1")
    office.click(page.sample.save)
    assert "Its letter says so" in words_on(office.page)
    assert office.profile.audits.agencies(audit.id)[2].sample == 1
    assert office.page.sample.number.value() == "1"
    office.page.sample.number.set_value("")
    office.click(office.page.sample.save)
    assert "It audits all the cases" in words_on(office.page)


def test_what_was_chosen_below_the_grid_stays_and_leaving_asks(office, audit, page, qtbot):
    agency = office.profile.audits.agencies(audit.id)[0]
    settings = (Setting(id="csc", name="Social care"), Setting(id="eh", name="Early help"))
    facts = world.replace(agency.facts, settings=settings)
    office.profile.agencies.describe(world.replace(agency, facts=facts), for_later=False)
    page = office.go(Stage.ASSIGNMENTS)
    page.grid.setCurrentIndex(at(page, "CSA-01", agency.name))
    assert not page.unsaved()
    page.settings.choices["csc"].set_value("answers")
    page.sample.number.setFocus()
    qtbot.keyClicks(page.sample.number, "2")
    click(office, page, page.grid.model().index(0, 0))
    assert page.settings.choices["csc"].value() == "answers"
    assert page.sample.number.value() == "2"
    office.dialogs.answer(False)
    office.go(Stage.PACKS)
    assert office.page is page
    office.click(page.settings.save)
    answering = {each.parts.answers for each in office.profile.audits.assignments(audit.id)}
    assert answering == {"csc", ""}
    assert office.page.sample.number.value() == "2", "what was typed beside it stays too"
    assert office.page.unsaved()
    office.page.reason.set_value("A joint audit.")
    office.click(office.page.sample.save)
    assert office.page.reason.value() == "A joint audit."
    assert office.profile.audits.agencies(audit.id)[0].sample == 2


def test_a_cell_in_no_pack_is_not_sent_yet(office, audit, page, tmp_path):
    assert rows_of(page.grid)[0][1:4] == ["Not sent yet"] * 3
    said = page.grid.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Children's Social Care, CSA-01: Not sent yet"
    page = office.go(Stage.PACKS)
    office.dialogs.answer(tmp_path)
    office.click(page.issue)
    office.profile.audits.add_cases(audit.id, ["CSA-04"])
    page = office.go(Stage.ASSIGNMENTS)
    assert rows_of(page.grid)[0][1:5] == ["Awaiting"] * 3 + ["Not sent yet"]


def test_packs_say_for_whom_nobody_is_noted_and_lead_there(office, audit, page):
    gp, _police, csc = reversed(office.profile.audits.agencies(audit.id))
    facts = world.replace(csc.facts, contact=Contact(who="safeguarding lead"))
    office.profile.agencies.describe(world.replace(csc, facts=facts), for_later=False)
    page = office.go(Stage.PACKS)
    assert nameless(office.window) == []
    assert [each.words() for each in page.hint.links] == ["Police", "GP practices"]
    office.click(page.hint.links[0])
    page = office.page
    assert isinstance(page, AgencyPage)
    assert page.heading.text() == "Police"
    page.phone.set_value("01632 960 001")
    office.save()
    assert isinstance(office.page, AgenciesPage)
    page = office.go(Stage.PACKS)
    assert [each.words() for each in page.hint.links] == ["GP practices"]
    facts = world.replace(gp.facts, contact=Contact(email="gp@example.org"))
    office.profile.agencies.describe(world.replace(gp, facts=facts), for_later=False)
    assert not office.go(Stage.PACKS).hint.isVisible()


def test_an_answer_stays_and_the_rest_is_set(office, audit, page, checker):
    laptop = world.Laptop(office.profile, audit, "police", checker)
    world.take_in(office.profile, laptop.make({"CSA-02": world.Answered()}))
    page = office.go(Stage.ASSIGNMENTS)
    page.grid.setCurrentIndex(at(page, "CSA-02", "Police"))
    office.click(page.column_button)
    office.click(page.leave_out)
    words = office.page.outcome.words()
    assert "Cells set: 2." in words
    assert "because the agency has answered: CSA-02 at Police." in words
    assert "An answer is never taken out here." in words
    found = cells(office, audit)
    assert found["CSA-02", "police"][0] is Status.AUDITED
    assert found["CSA-02", "csc"] == found["CSA-02", "gp"] == (Status.NOT_ASKED, "")


def test_a_pack_that_is_out_is_to_be_issued_again(office, audit, page, tmp_path):
    page = office.go(Stage.PACKS)
    office.dialogs.answer(tmp_path)
    office.click(page.issue)
    page = office.go(Stage.ASSIGNMENTS)
    page.grid.setCurrentIndex(at(page, "CSA-01", "GP practices"))
    page.choose([(each.case_id, each.agency_id) for each in page.grid.chosen_cells()])
    office.click(page.leave_out)
    assert "Issue them again under Packs: GP practices." in office.page.outcome.words()
    page = office.go(Stage.PACKS)
    assert isinstance(page, PacksPage)
    assert "other cases than they are asked about now: GP practices." in words_on(page)
    assert rows_of(page.table)[2][1].endswith("cases have changed")
    office.dialogs.answer(tmp_path, True)
    office.click(page.changed)
    assert not office.page.changed.isVisible()
    overview = load_overview(office.profile, audit.id)
    pack = overview.packs[0]
    opened = open_pack(
        (tmp_path / pack.file_name).read_bytes(), pack.code_words, pins={}, now=world.NOW
    )
    assert [case.uin for case in opened.cases] == ["CSA-02", "CSA-03"]
    assert opened.supersedes is not None


def test_a_pack_of_an_older_date_says_so_until_it_is_made_again(office, audit, page, tmp_path):
    page = office.go(Stage.PACKS)
    office.dialogs.answer(tmp_path)
    office.click(page.issue)
    gp = next(a for a in office.profile.audits.agencies(audit.id) if a.code == "gp")
    before = audit.details.return_by
    assert before is not None
    later = before + timedelta(days=14)
    office.profile.tracker.extend(audit.id, gp.id, later, reason="Ill.", asked_by="Lead")
    page = office.go(Stage.PACKS)
    named = f"GP practices, {words_of(before)}"
    assert f"made for the date before: {named}." in words_on(page)
    said = {row[0]: row[1] for row in rows_of(page.table)}
    assert said["GP practices"].endswith("for the date before")
    assert "before" not in said["Police"]
    office.dialogs.answer(tmp_path, True)
    office.click(page.changed)
    assert "made for the date before" not in words_on(office.page)
    assert not office.page.changed.isVisible()
    (pack,) = (each for each in load_overview(office.profile, audit.id).packs if each.supersedes)
    raw = (tmp_path / pack.file_name).read_bytes()
    opened = open_pack(raw, pack.code_words, pins={}, now=world.NOW)
    assert (pack.agency_id, opened.pack.return_by) == (gp.id, later)


def test_which_setting_answers_is_said_case_by_case(office, audit, page):
    agency = office.profile.audits.agencies(audit.id)[0]
    settings = (Setting(id="csc", name="Social care"), Setting(id="eh", name="Early help"))
    facts = world.replace(agency.facts, settings=settings)
    office.profile.agencies.describe(world.replace(agency, facts=facts), for_later=False)
    page = office.go(Stage.ASSIGNMENTS)
    page.grid.setCurrentIndex(at(page, "CSA-01", agency.name))
    assert page.settings.isVisible()
    page.settings.choices["csc"].set_value("answers")
    page.settings.choices["eh"].set_value("answers")
    office.click(page.settings.save)
    assert "One setting answers for a case" in words_on(page)
    page.settings.choices["eh"].set_value(Status.NOT_KNOWN.value)
    office.click(page.settings.save)
    assert nameless(office.window) == []
    page = office.page
    assert page.settings.choices["csc"].value() == "answers"
    assert page.settings.choices["eh"].currentText() == "Not known"
    page.grid.setCurrentIndex(at(page, "CSA-02", "Police"))
    assert not page.settings.isVisible(), "Police has no settings"


def test_a_name_in_the_reason_is_settled_first(office, page, qtbot):
    page.status.set_value(Status.EXCLUDED.value)
    page.status.edited.emit(page.status.value())
    assert not page.save.isEnabled(), "nothing is chosen yet"
    office.click(page.all_button)
    page.reason.setFocus()
    qtbot.keyClicks(page.reason.box, "Sharon Thompson was on leave. ")
    page.reason.watch.look()
    office.click(page.save)
    assert "Settle what may name somebody first" in words_on(page)
    office.dialogs.answer(False)
    office.go(Stage.AGENCIES)
    assert isinstance(office.page, AssignPage)
    assert "Leave without saving?" in office.dialogs.asked[-1]
    office.dialogs.answer(True)
    assert isinstance(office.go(Stage.AGENCIES), AgenciesPage)


def test_without_cases_or_agencies_it_says_what_comes_first(office):
    office.open(world.make_audit(office.profile, agencies=()))
    page = office.go(Stage.ASSIGNMENTS)
    assert "Nobody to ask yet" in words_on(page)
    assert nameless(office.window) == []


def test_coverage_names_the_setting_and_former_providers_and_asks_for_a_new_pack(
    office, audit, page, tmp_path
):
    agency = office.profile.audits.agencies(audit.id)[0]
    settings = (Setting(id="csc", name="Social care"), Setting(id="eh", name="Early help"))
    facts = world.replace(agency.facts, settings=settings, formerly=("The former trust",))
    office.profile.agencies.describe(world.replace(agency, facts=facts), for_later=False)
    case = office.profile.audits.cases(audit.id)[0]
    parts = CellParts(answers="csc", others=(SettingWord(setting="eh", status=Status.NOT_KNOWN),))
    office.profile.agencies.set_parts(agency.id, {case.id: parts})
    page = office.go(Stage.PACKS)
    office.dialogs.answer(tmp_path)
    office.click(page.issue)
    page = office.go(Stage.COVERAGE)
    page.show_cell(case.id, agency.id)
    said = page.card.words.text()
    assert "Social care answers for the case. Early help: Not known." in said
    page.card.status.set_value(Status.KNOWN_ELSEWHERE.value)
    page.card.status.edited.emit(page.card.status.value())
    assert "It took over from: The former trust." in words_on(page)
    page.card.status.set_value(Status.NOT_ASKED.value)
    office.click(page.card.save)
    assert "The pack is out with other cases: issue it again." in words_on(office.page)
    assert rows_of(office.page.grid)[0][-2:] == ["0 of 2", "1"]
