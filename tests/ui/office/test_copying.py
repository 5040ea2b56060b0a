"""Last year's audit again: copied, with new cases, packed in a few actions by mouse or by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.snapshots import UsualAgency
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import words_on
from ui.office.audits_page import AuditsPage
from ui.office.cases_page import CasesPage
from ui.office.details_page import DetailsPage
from ui.office.packs_page import PacksPage
from ui.office.stages import Stage

MOST_ACTIONS = 25
MOST_TABS = 120
SEALING = 180_000


class Person:
    """Presses and types, by mouse or by keys alone, and counts each as an action."""

    def __init__(self, office, qtbot, *, keys):
        self._office, self._qtbot, self._keys = office, qtbot, keys
        self.actions = 0

    def press(self, button):
        self.actions += 1
        assert button.isVisible()
        if self._keys:
            self._reach(button)
            self._qtbot.keyClick(button, Qt.Key.Key_Space)
        else:
            self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        # Twelve packs are sealed slowly on purpose, and more slowly on a busy computer.
        self._qtbot.waitUntil(lambda: not self._office.tasks.tasks(), timeout=SEALING)
        self._office.settle()

    def type(self, line, text):
        self.actions += 1
        if self._keys:
            self._reach(line)
        else:
            line.setFocus()
        self._qtbot.keyClicks(line, text)

    def step(self, stage):
        """Go to a step of the rail; by keys it is one stop of Tab, and arrows lead on in it."""
        rail = self._office.window.rail
        if not self._keys:
            self.press(rail.row(stage.value))
            return
        self.actions += 1
        self._reach(rail.row(rail.current()))
        while QApplication.focusWidget() is not rail.row(stage.value):
            self.actions += 1
            self._qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        self._qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        self._office.settle()

    def _reach(self, wanted):
        for _tab in range(MOST_TABS):
            if QApplication.focusWidget() is wanted:
                return
            where = QApplication.focusWidget() or self._office.window
            self._qtbot.keyClick(where, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {wanted}")


def twelve_agencies(profile):
    """Last year's audit of five cases at twelve agencies."""
    audit = world.make_audit(profile, uins=[f"CSA-2026-0{number}" for number in range(1, 6)])
    names = [f"Agency of example {number}" for number in range(1, 13)]
    usual = [
        UsualAgency(code=f"agency-{place}", name=name, position=place)
        for place, name in enumerate(names)
    ]
    profile.audits.set_agencies(audit.id, usual)
    return audit


@pytest.mark.journey
@pytest.mark.parametrize("keys", [False, True])
def test_last_years_audit_is_packed_again_in_a_few_actions(office, qtbot, tmp_path, keys):
    last = twelve_agencies(office.profile)
    office.desk.show_audits()
    office.settle()
    person = Person(office, qtbot, keys=keys)
    person.press(office.page.copies[last.id])
    page = office.page
    assert isinstance(page, DetailsPage)
    assert nameless(office.window) == []
    assert page.title_box.value() == "Child sexual abuse 2027"
    assert "Copied from Child sexual abuse 2026" in words_on(page)
    person.press(page.save)
    page = office.page
    assert isinstance(page, CasesPage), "the agencies are there, the cases are not"
    person.press(page.make)
    person.press(page.add_button)
    person.step(Stage.PACKS)
    page = office.page
    assert isinstance(page, PacksPage)
    out = tmp_path / "packs"
    out.mkdir()
    office.dialogs.answer(out)
    person.actions += 1
    person.press(page.issue)
    assert "Packs issued: 12." in words_on(office.page)
    assert len(list(out.iterdir())) == 12
    assert person.actions <= MOST_ACTIONS
    new = office.profile.audits.list()[0]
    assert [each.uin for each in office.profile.audits.cases(new.id)] == [
        f"CSA-2027-0{number}" for number in range(1, 6)
    ]
    assert office.profile.audits.packs(last.id) == ()


def test_a_copy_that_is_given_up_is_none(office):
    last = world.make_audit(office.profile)
    office.desk.show_audits()
    office.settle()
    office.click(office.page.copies[last.id])
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
    office.click(office.page.copies[last.id])
    page = office.page
    page.title_box.set_value("Neglect 2027")
    page.code.setText("NEG-2027")
    page.theme.set_value("Neglect")
    office.click(page.save)
    title, words = office.dialogs.told[-1]
    assert title == "Words of another theme"
    assert "How your office is reached: \u201csexual\u201d" in words
    assert "title" not in words
    page = office.go(Stage.DETAILS)
    page.marking.set_value("OFFICIAL")
    office.click(page.save)
    assert "sexual | How your office is reached | The sexual abuse team" in words_on(office.page)
    page = office.page
    page.contact.set_value("The neglect team, 01632 960 000")
    office.click(page.save)
    assert "another audit" not in words_on(office.page)
