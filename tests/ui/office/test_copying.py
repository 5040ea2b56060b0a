"""Last year's audit again: a copy that is given up, and words of another theme in one."""

from tests.ui.office import world
from tests.ui.office.seen import words_on
from ui.office.audits_page import AuditsPage


def test_a_copy_that_is_given_up_is_none(office):
    last = world.make_audit(office.profile)
    office.desk.show_audits()
    office.settle()
    office.click(office.page.cards[last.id].copy)
    office.click(office.page.cancel)
    assert isinstance(office.page, AuditsPage)
    assert len(office.profile.audits.list()) == 1
    office.click(office.page.new_audit)
    assert office.page.title_box.value() == "", "a new one starts from nothing"


def test_a_word_of_last_years_theme_is_said_until_it_is_gone(office):
    contact = "The sexual abuse team, 01632 960 000"
    last = world.make_audit(office.profile, contact=contact)
    office.desk.show_audits()
    office.settle()
    office.click(office.page.cards[last.id].copy)
    page = office.page
    page.title_box.set_value("Neglect 2027")
    page.code.setText("NEG-2027")
    page.theme.set_value("Neglect")
    office.click(page.save)
    title, words = office.dialogs.told[-1]
    assert title == "Words of another theme"
    assert "How your office is reached: \u201csexual\u201d" in words
    assert "title" not in words
    page = office.part("contact")
    page.marking.set_value("OFFICIAL")
    office.save()
    assert "sexual | How your office is reached | The sexual abuse team" in words_on(office.page)
    page = office.part("contact")
    page.contact.set_value("The neglect team, 01632 960 000")
    office.save()
    assert "another audit" not in words_on(office.page)
