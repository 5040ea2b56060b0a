"""From the first start to a made return file: by keys alone, by mouse, in large text, in the dark.

One and the same form of twenty questions each time, and the office takes in the same answers.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QColor

from forms.scope import STATUSES, Status
from office.intake import import_paths
from tests.journeys.manners import ByKeys, ByMouse, fill_form
from tests.journeys.test_whole_path import PASSPHRASE
from tests.journeys.whole_form import TOOL, WholeForm
from tests.ui.accessible import too_small
from tests.world import issue, make_office
from ui.theme import Scheme, apply_theme

MANNERS = {
    "keys alone": (ByKeys, Scheme.LIGHT, 100),
    "mouse alone": (ByMouse, Scheme.LIGHT, 100),
    "large text": (ByMouse, Scheme.LIGHT, 200),
    "in the dark": (ByKeys, Scheme.DARK, 100),
}
READ = "I have read the form and it holds no names and nothing that identifies anyone"
NO_NAMES = (
    "I have checked that no names are in these forms, and nothing else that identifies anyone"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office with one case at one agency, every block of the tool switched on, and its pack."""
    made = make_office(tmp_path_factory.mktemp("office") / "office", cases=1, agencies=1)
    audits = made.profile.audits
    audit = audits.get(made.audit_id)
    details = replace(audit.details, blocks=frozenset(each.code for each in TOOL.switches))
    audits.update(audit.id, details, edit=audit.edit)
    yield made, issue(made)[0]
    made.profile.close()


def begin(hand):
    """The first start: what one does, a passphrase, the recovery code put off."""
    hand.person.sees("Welcome to Audit Desk")
    hand.choose("I am auditing for an agency")
    hand.write("Passphrase", PASSPHRASE)
    hand.write("The same passphrase again", PASSPHRASE)
    hand.press("Create profile")
    hand.person.sees("Your recovery code")
    hand.press("Skip for now")


def open_pack(hand, path, words):
    """Choose the pack's file, give its words, look at it and keep it; say who one is."""
    hand.person.sees("Your audits", "Start by opening the pack")
    hand.press("Open a pack")
    hand.person.sees("Open a pack")
    hand.person.dialogs.answer(path)
    hand.press("Choose file")
    hand.write("Pack code", words)
    hand.go_on()
    hand.person.sees("Is this the pack you expect?")
    hand.go_on()
    hand.person.sees("Your name and title")
    hand.write("Your name", "R. Example")
    hand.write("Your title", "Named nurse")
    hand.go_on()


def say_scope(hand):
    """The case is known to the agency, and was until a few days ago."""
    hand.person.sees("Your audits", "Case CSA-01")
    hand.press("Start", "CSA-01")
    hand.person.sees("Case scope")
    hand.choose(STATUSES[Status.AUDITED].label)
    last = datetime.now(UTC).date() - timedelta(days=9)
    for part, number in (("Day", last.day), ("Month", last.month), ("Year", last.year)):
        hand.write(f"{part}, Date of last involvement", str(number))
    hand.choose("Yes", "Does your agency know the child?")
    hand.choose("No", "Does your agency know the parents?")
    hand.go_on()


def make_return(hand, path):
    """Declare that names were looked for, complete the case, sign off, and make the file."""
    hand.person.sees("Check names", "Nothing that looks like a name is left.")
    hand.press(READ)
    hand.go_on()
    hand.person.sees("Check answers")
    hand.go_on()
    hand.person.sees("Create return file")
    hand.press(NO_NAMES)
    hand.person.dialogs.answer(path)
    hand.go_on()
    hand.person.sees("The return file is made", "CSA-01")


def check_taken_in(office, path, form):
    """The office takes the file in, and reads every answer as it was given."""
    profile, audit = office.profile, office.audit_id
    now = datetime.now(UTC)
    import_paths(profile, [path], now, lambda _done, _total: None, lambda: False)
    (case,), (agency,) = profile.audits.cases(audit), profile.audits.agencies(audit)
    newest = profile.intake.entry_history(case.id, agency.id)[0]
    assert newest.answers == form.filling.answers()


@pytest.mark.journey
@pytest.mark.parametrize("manner", MANNERS)
def test_a_whole_form_is_filled_in_and_returned(manner, start, office, qapp, tmp_path):
    kind, scheme, percent = MANNERS[manner]
    made, pack = office
    file = tmp_path / "police.auditpack"
    file.write_bytes(pack.raw)
    person = start(tmp_path / "auditor")
    apply_theme(qapp, scheme, percent)
    hand, form = kind(person), WholeForm()
    begin(hand)
    open_pack(hand, file, pack.issued.code_words)
    say_scope(hand)
    fill_form(hand, form, TOOL.pages)
    make_return(hand, tmp_path / "made.auditreturn")
    check_taken_in(made, tmp_path / "made.auditreturn", form)
    assert is_dark(person.window) == (scheme is Scheme.DARK)
    assert person.window.font().pointSizeF() == pytest.approx(10.5 * percent / 100)
    assert not too_small(person.window)


def is_dark(window):
    """Whether the page is darker than middle grey, as it is painted."""
    corner = window.page().rect().bottomRight()
    return QColor(window.page().grab().toImage().pixel(corner)).lightness() < 128
