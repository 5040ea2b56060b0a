"""What was typed and could not be kept stays on its page, and leaving the page asks first."""

import pytest

from models.agency_snapshots import Sector
from models.tracker_snapshots import WordsKind
from tests.ui.office import world
from tests.ui.office.answered import answered_audit
from tests.ui.office.stick import pulled_out
from ui.office.stages import Stage
from ui.widgets.inputs import DateInput


@pytest.fixture
def audit(office, checker):
    audit = answered_audit(office.profile, checker)
    world.Laptop(office.profile, audit, "gp", checker)
    office.open(audit)
    return audit


def tracked(office, button):
    """Open a page from the card of an agency in the tracker."""
    page = office.go(Stage.TRACKER)
    office.click(getattr(page.card, button))
    return office.page


def a_call(office):
    page = tracked(office, "call")
    page.caller.set_value("KT")
    page.spoke_with.set_value("safeguarding lead")
    page.said.set_value("They need until Friday.")


def another_date(office):
    page = tracked(office, "date")
    page.day.set_value(world.NOW.date())
    page.asked_by.set_value("safeguarding lead")
    page.reason.set_value("The auditor is ill.")


def a_reminder(office):
    page = tracked(office, "remind")
    page.box.set_value("Dear colleague, your returns are due.")


def words_of_letters(office):
    page = office.go(Stage.TRACKER)
    office.click(page.change_words)
    office.page.boxes[WordsKind.FIRST].set_value("Still open at [agency]: [number waiting].")


def an_agency(office):
    page = office.go(Stage.AGENCIES)
    page.table.select_row(0)
    office.click(page.open)
    office.page.sector.set_value(Sector.SOCIAL_CARE.value)
    office.page.who.set_value("safeguarding lead")


def a_query(office):
    office.click(office.go(Stage.REVIEW).read)
    office.click(office.page.ask)
    office.page.text.set_value("Which service was told?")


TYPED = (a_call, another_date, a_reminder, words_of_letters, an_agency, a_query)


def shown_on(page):
    """Everything that stands in the boxes of a page."""
    boxes = (
        each for each in vars(page).values() if hasattr(each, "value") and callable(each.value)
    )
    return [each.text() if isinstance(each, DateInput) else each.value() for each in boxes]


@pytest.mark.parametrize("typed", TYPED)
def test_what_a_stick_that_is_gone_does_not_take_stays_and_is_kept_at_the_next_try(
    office, audit, typed
):
    typed(office)
    page, before = office.page, shown_on(office.page)
    with pulled_out(office.profile):
        office.save()
    assert office.page is page
    assert shown_on(page) == before
    office.dialogs.answer(False)
    office.click(office.window.foot_bar.back)
    assert office.page is page, "leaving asks, for nothing of it is kept"
    office.save()
    assert office.page is not page
    assert not office.dialogs.asked[1:], "what is kept is left without a question"


def test_what_is_ticked_stays_while_an_agency_is_added(office):
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.go(Stage.AGENCIES)
    page.ticks.set_value(["csc", "gp"])
    page.name.set_value("Youth justice")
    page.code.set_value("yj")
    office.click(page.add_button)
    page = office.page
    assert set(page.ticks.value()) == {"csc", "gp"}
    assert (page.name.value(), page.code.value()) == ("", "")
    page.name.set_value("Fire and rescue")
    office.click(page.save)
    assert office.page.name.value() == "Fire and rescue"
    codes = {each.code for each in office.profile.audits.agencies(audit.id)}
    assert codes == {"csc", "gp"}
