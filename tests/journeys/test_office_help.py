"""A forgotten passphrase: through the office by telephone, and through the recovery sheet."""

import pytest

from export.pack_file import open_pack
from models.errors import ModelError, ModelFault
from models.profile import check_recovery, open_profile
from models.recovery_code import generate_code
from tests.world import NOW, PASSPHRASE, issue, make_auditor, make_office
from ui.office.keys.help_page import HelpAuditorPage
from ui.widgets.text import FigureLabel

FORGOTTEN = PASSPHRASE
NEW = "quite another passphrase"
NEWEST = "and then a third passphrase"


def unlock(person, passphrase):
    person.sees("Open your profile")
    person.type_into("Passphrase", passphrase)
    person.press("Open")


def menu(person, words):
    """Choose a line of the menu."""
    next(each for each in person.window.actions() if each.text() == words).trigger()


def figures_on(page):
    """What stands in large type: words to read out, and codes."""
    return [each.text() for each in page.findChildren(FigureLabel) if each.isVisible()]


def spelt(groups):
    """The code as somebody says it on the telephone and somebody else types it."""
    return " ".join(
        part for part in groups.lower().replace("\u00a0", " ").split() if "." not in part
    )


@pytest.fixture
def offices(tmp_path):
    """An office with a pack out, and a laptop that keeps the pack."""
    office = make_office(tmp_path / "office", cases=1, agencies=1)
    (pack,) = issue(office)
    auditor = make_auditor(tmp_path / "auditor")
    contents = open_pack(pack.raw, pack.issued.code_words, pins={}, now=NOW)
    auditor.forms.add_pack(contents.pack, contents.cases)
    form = auditor.forms.forms(contents.pack.id)[0]
    auditor.forms.save_answers(form.id, {"Q8.comment": "The plan names steps and dates."})
    auditor.close()
    office.profile.close()
    return tmp_path


def agree(person):
    """On a day when the passphrase is still known."""
    unlock(person, FORGOTTEN)
    person.sees("Your audits")
    menu(person, "Help from the office")
    person.sees("Help from the office", "The office of Child sexual abuse 2026")
    person.press("Agree")
    person.sees("Help from the office", "Enter your passphrase")
    person.type_into("Your passphrase now", FORGOTTEN)
    person.press("Agree")
    person.sees("Help from the office", "Agreed. You can end it here at any time.")


def ask(person, path):
    """Save the help file; give the words that stand on the laptop."""
    person.sees("Open your profile")
    person.press("I have forgotten my passphrase")
    person.sees("Open with the recovery code", "You agreed that the office may help")
    person.press("Ask the office")
    page = person.sees("Ask the office")
    person.dialogs.answer(path)
    person.press("Save the help file")
    person.sees("Ask the office", "Saved: ")
    (words,) = figures_on(page)
    return words


def answer(office, path, words):
    """At the office: whose laptop, the words on the telephone, then the code."""
    unlock(office, PASSPHRASE)
    office.sees("Audits")
    office.press("Keys and staff")
    office.sees("Keys and staff")
    office.press("Help an auditor who forgot the passphrase")
    office.sees("Help an auditor who forgot the passphrase")
    office.dialogs.answer(path)
    office.press("Choose the help file")
    page = office.sees("Help an auditor who forgot the passphrase", "Call back")
    assert isinstance(page, HelpAuditorPage)
    assert "Agency 1, Child sexual abuse 2026" in office.words()
    assert "No return has come from this laptop yet." in office.words()
    assert figures_on(page) == [words], "nothing but the words before they were compared"
    office.press("The words are the same: show the code")
    office.wait(page.groups.hasFocus)
    assert page.groups.visibleRegion().boundingRect().height() == page.groups.height()
    shown, code = figures_on(page)
    assert shown == words
    return spelt(code)


def choose(person, passphrase):
    person.sees("Choose a new passphrase")
    person.type_into("New passphrase", passphrase)
    person.type_into("The same passphrase again", passphrase)
    person.press("Open with the new passphrase")
    person.sees("Your audits")


@pytest.mark.journey
def test_the_office_helps_by_telephone_and_its_code_works_once(start, offices):
    folder, path = offices / "auditor", offices / "Audit-Desk-help.audithelp"
    person = start(folder)
    agree(person)
    person.window.close()

    person = start(folder)
    words = ask(person, path)
    content = path.read_bytes()
    assert b"CSA" not in content
    assert b"plan names" not in content
    office = start(offices / "office")
    code = answer(office, path, words)
    person.come_to_the_window()
    person.type_into("Recovery code", code)
    person.press("Continue")
    choose(person, NEW)
    person.window.close()

    with pytest.raises(ModelError) as caught:
        check_recovery(folder, code)
    assert caught.value.fault is ModelFault.WRONG_RECOVERY_CODE
    profile = open_profile(folder, NEW)
    assert not profile.help.is_due(), "a fresh code lies sealed already"
    (pack,) = profile.forms.packs()
    (form,) = profile.forms.forms(pack.id)
    assert profile.forms.answers(form.id)["Q8.comment"] == "The plan names steps and dates."
    profile.close()

    person = start(folder)
    second = ask(person, offices / "second.audithelp")
    assert second != words
    person.window.close()


@pytest.mark.journey
def test_the_sheet_opens_when_the_office_offers_nothing(start, offices):
    folder = offices / "auditor"
    sheet = generate_code()
    profile = open_profile(folder, FORGOTTEN)
    profile.set_recovery(FORGOTTEN, sheet)
    profile.close()
    person = start(folder)
    person.sees("Open your profile")
    person.press("I have forgotten my passphrase")
    person.sees("Open with the recovery code", "not even whoever supports the program")
    person.type_into("Recovery code", sheet)
    person.press("Continue")
    choose(person, NEWEST)
    person.window.close()
    check_recovery(folder, sheet)


@pytest.mark.journey
def test_help_that_was_agreed_to_can_be_ended(start, offices):
    person = start(offices / "auditor")
    agree(person)
    person.press("End this help")
    person.sees("Help from the office", "Ended.")
    person.press("Back")
    person.sees("Your audits")
    person.window.close()
    person = start(offices / "auditor")
    person.sees("Open your profile")
    person.press("I have forgotten my passphrase")
    person.sees("Open with the recovery code")
    assert "Ask the office" not in person.names()
