"""A later revision replaces nothing before somebody has seen what differs."""

import pytest

from forms.scope import Status
from tests.ui.accessible import nameless, too_small
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from tests.ui.office.world import Answered
from ui.office.held_page import HeldPage
from ui.office.returns_page import ReturnsPage
from ui.office.stages import Stage
from ui.office.waiting import Deed

BEFORE, AFTER = "The plan was made on time.", "The plan was made a week late."
WHY = "We looked at the wrong month."
NOT_KNOWN = Answered(Status.NOT_KNOWN)


def said(words: str, answer: str = "yes") -> Answered:
    return Answered(answers=(("Q1", answer), ("Q1.comment", words), ("concern", "no")))


@pytest.fixture
def police(office, audit, checker):
    return world.Laptop(office.profile, audit, "police", checker)


@pytest.fixture
def held(office, audit, police, inbox):
    """The second return of an agency, dropped on the window after the first was taken in."""
    world.take_in(office.profile, police.make({"CSA-01": said(BEFORE), "CSA-02": NOT_KNOWN}))
    later = {"CSA-01": said(AFTER, "no"), "CSA-02": NOT_KNOWN, "CSA-03": NOT_KNOWN}
    office.open(audit)
    office.drop(police.save(inbox, later, reason=WHY))
    assert isinstance(office.page, ReturnsPage)
    return office.page


def current(office, audit):
    return {
        case.uin: next(
            entry.answers.get("Q1.comment")
            for entry in office.profile.intake.entries(audit.id)
            if entry.case_id == case.id
        )
        for case in office.profile.audits.cases(audit.id)
        if any(entry.case_id == case.id for entry in office.profile.intake.entries(audit.id))
    }


def compare(office):
    """Go from the list of what waits to what differs; wait until all of it is shown."""
    office.click(office.page.held.button(Deed.COMPARE))
    assert isinstance(office.page, HeldPage)
    office._qtbot.waitUntil(lambda: not office.page.is_filling(), timeout=20_000)
    return office.page


def test_it_waits_and_what_counts_stays(office, audit, held):
    assert rows_of(held.table)[0][1] == "A later revision that waits for you."
    assert held.outcome.words() == (
        "Files: 1. Taken in or here already: 0. Later revisions, to be compared first: 1."
    )
    assert [row[1:3] for row in rows_of(held.held.table)] == [["Police", "2"]]
    assert held.set_aside is None, "it waits in one place"
    assert current(office, audit)["CSA-01"] == BEFORE
    step = office.window.rail.row(Stage.RETURNS.value).step
    assert "later revisions to compare: 1" in step.state
    assert nameless(office.window) == []


def test_what_differs_stands_side_by_side_and_is_then_taken_in(office, audit, held):
    page = compare(office)
    words = words_on(page)
    for each in (BEFORE, AFTER, WHY, "Revision 1, counts now", "Revision 2, waits", "CSA-03"):
        assert each in words
    assert "Case CSA-02" not in words, "it says the same of that case"
    assert nameless(office.window) == []
    assert too_small(office.window) == []
    office.save()
    page = office.page
    assert isinstance(page, ReturnsPage)
    assert page.outcome.words().startswith("Imported as a later revision.")
    assert page.held is None
    assert current(office, audit) == {"CSA-01": AFTER, "CSA-02": None, "CSA-03": None}


def test_whoever_reads_the_earlier_one_is_told(office, held):
    office.go(Stage.REVIEW)
    office.click(office.page.read)
    assert office.page.later.isVisible()
    compare_from_returns(office)
    office.save()
    office.go(Stage.REVIEW)
    office.click(office.page.read)
    assert not office.page.later.isVisible()


def compare_from_returns(office):
    office.go(Stage.RETURNS)
    return compare(office)


def test_left_waiting_it_is_there_after_the_next_start(office, audit, held):
    page = compare(office)
    page.back_pressed.emit()
    office.settle()
    office.desk.show_audits()
    office.settle()
    office.open(audit)
    assert office.go(Stage.RETURNS).held is not None
    assert current(office, audit)["CSA-01"] == BEFORE


def test_it_can_be_deleted_and_the_log_says_so(office, audit, held):
    office.dialogs.answer(True)
    office.click(held.held.button(Deed.DELETE))
    assert office.page.held is None
    assert current(office, audit)["CSA-01"] == BEFORE
    kinds = [each.deed.kind.value for each in office.profile.intake_log.deeds()]
    assert "deleted" in kinds


def test_what_replaces_nothing_is_taken_in_at_once(office, audit, police, inbox):
    office.open(audit)
    office.drop(police.save(inbox, {"CSA-01": NOT_KNOWN}))
    office.drop(police.save(inbox, {"CSA-01": NOT_KNOWN, "CSA-02": said(BEFORE)}))
    assert office.page.held is None
    assert current(office, audit)["CSA-02"] == BEFORE
    office.drop(police.save(inbox, {"CSA-02": NOT_KNOWN}, reason="Not ours.", withdraws=True))
    assert office.page.held is None, "what an agency takes back does not wait"
    assert "CSA-02" not in current(office, audit)


def test_a_worry_for_a_child_does_not_wait(office, audit, police, inbox):
    world.take_in(office.profile, police.make({"CSA-01": said(BEFORE)}))
    office.open(audit)
    worried = Answered(answers=(("Q1", "no"), ("Q1.comment", AFTER), ("concern", "yes")))
    office.drop(police.save(inbox, {"CSA-01": worried}))
    assert office.page.held is None
    assert current(office, audit)["CSA-01"] == AFTER


def test_two_revisions_of_one_folder_need_no_look(office, audit, police, inbox):
    first = police.save(inbox, {"CSA-01": said(BEFORE)})
    second = police.save(inbox, {"CSA-01": said(AFTER)})
    office.open(audit)
    office.drop(first, second)
    assert office.page.held is None, "nobody had read the first"
    assert current(office, audit)["CSA-01"] == AFTER


def test_the_later_of_two_that_wait_may_be_taken_first(office, audit, police, inbox):
    world.take_in(office.profile, police.make({"CSA-01": said(BEFORE)}))
    office.open(audit)
    for words in (AFTER, "The plan was made in May."):
        office.drop(police.save(inbox, {"CSA-01": said(words)}))
    assert [row[2] for row in rows_of(office.page.held.table)] == ["3", "2"]
    compare(office)
    office.save()
    assert current(office, audit)["CSA-01"] == "The plan was made in May."
    page = compare(office)
    assert "A still later one counts by now" in words_on(page)
    office.save()
    assert office.page.outcome.words().startswith("Older than what is here.")
    assert office.page.held is None
    assert current(office, audit)["CSA-01"] == "The plan was made in May."
