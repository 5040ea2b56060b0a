"""The office's word for a whole agency, a whole case, or some of both; answers stay."""

import pytest

from forms.scope import Status
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import words_on
from ui.office.agencies_page import AgenciesPage
from ui.office.several_page import SeveralPage
from ui.office.stages import Stage


@pytest.fixture
def audit(office):
    return world.make_audit(office.profile)


@pytest.fixture
def page(office, audit):
    office.open(audit)
    office.click(office.go(Stage.AGENCIES).several)
    assert isinstance(office.page, SeveralPage)
    assert nameless(office.window) == []
    return office.page


def ids(rows):
    return [row.id for row in rows]


def cells(office, audit):
    """Status and reason by UIN and agency."""
    uins = {case.id: case.uin for case in office.profile.audits.cases(audit.id)}
    codes = {each.id: each.code for each in office.profile.audits.agencies(audit.id)}
    return {
        (uins[each.case_id], codes[each.agency_id]): (each.status, each.reason)
        for each in office.profile.audits.assignments(audit.id)
    }


def test_an_agencys_own_sample_is_said_once(office, audit, page):
    gp = office.profile.audits.agencies(audit.id)[2]
    office.click(page.agencies.tick(gp.id))
    for case in office.profile.audits.cases(audit.id)[1:]:
        office.click(page.cases.tick(case.id))
    page.status.set_value(Status.NOT_SAMPLED.value)
    page.primary_pressed.emit()
    assert "Write the reason for this status" in words_on(page)
    page.reason.set_value("One practice could not take part.")
    page.primary_pressed.emit()
    office.settle()
    assert isinstance(office.page, AgenciesPage)
    assert "Set: 2." in office.dialogs.told[-1][1]
    said = (Status.NOT_SAMPLED, "Our sample: 1 of 3 cases. One practice could not take part.")
    found = cells(office, audit)
    assert {cell for cell, word in found.items() if word == said} == {
        ("CSA-02", "gp"),
        ("CSA-03", "gp"),
    }
    assert sum(status is Status.AWAITING for status, _reason in found.values()) == 7


def test_a_whole_row_and_a_whole_column_are_set_and_an_answer_stays(office, audit, page, checker):
    laptop = world.Laptop(office.profile, audit, "police", checker)
    world.take_in(office.profile, laptop.make({"CSA-02": world.Answered()}))
    office.click(page.every_agency)
    office.click(page.cases.tick(ids(office.profile.audits.cases(audit.id))[1]))
    page.status.set_value(Status.OUT_OF_SCOPE.value)
    page.primary_pressed.emit()
    office.settle()
    words = office.dialogs.told[-1][1]
    assert "Set: 2." in words
    assert "because the agency has answered: CSA-02 at Police." in words
    found = cells(office, audit)
    assert found["CSA-02", "police"][0] is Status.AUDITED
    assert found["CSA-02", "csc"] == found["CSA-02", "gp"] == (Status.OUT_OF_SCOPE, "")
    office.click(office.page.several)
    page = office.page
    office.click(page.every_case)
    office.click(page.agencies.tick(ids(office.profile.audits.agencies(audit.id))[0]))
    page.status.set_value(Status.AWAITING.value)
    page.primary_pressed.emit()
    office.settle()
    assert cells(office, audit)["CSA-02", "csc"] == (Status.AWAITING, ""), "asked again"


def test_what_is_missing_is_said_and_a_name_in_the_reason_is_settled_first(office, page, qtbot):
    page.primary_pressed.emit()
    assert "Tick at least one agency and one case." in page.outcome.words()
    office.click(page.every_agency)
    office.click(page.every_case)
    page.primary_pressed.emit()
    assert "Choose what the office knows" in words_on(page)
    page.status.set_value(Status.DID_NOT_TAKE_PART.value)
    page.reason.setFocus()
    qtbot.keyClicks(page.reason.box, "Sharon Thompson was on leave. ")
    page.reason.watch.look()
    page.primary_pressed.emit()
    assert "Settle what may name somebody first" in words_on(page)
    office.dialogs.answer(False)
    page.back_pressed.emit()
    assert isinstance(office.page, SeveralPage)
    assert "Leave without saving?" in office.dialogs.asked[-1]
    office.dialogs.answer(True)
    page.back_pressed.emit()
    office.settle()
    assert isinstance(office.page, AgenciesPage)
