"""Keys and staff, as a coordinator goes through them: the kit once, then a colleague."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import text

from forms.scope import Status
from models.errors import ModelError
from models.profile import open_profile
from office.keys import TESTED_AT_ONCE, kit_of, kit_text, new_audit_keys, offers_help
from tests.journeys.conftest import pages_of, squeezed
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from ui.office.audits_page import AuditsPage
from ui.office.keys.keys_page import KeysPage
from ui.office.keys.staff_page import AddMemberPage, StaffPage
from ui.office.keys.trial_page import TrialPage
from ui.office.packs_page import PacksPage
from ui.office.stages import Stage
from ui.preview.preview_page import PreviewPage

COLLEAGUE = "another four word phrase"


def untried(profile):
    with profile._database.begin() as connection:
        connection.execute(text("UPDATE escrow_keys SET proved_at = NULL"))


def at_keys(office):
    office.desk.show_audits()
    office.settle()
    office.click(office.page.keys)
    assert isinstance(office.page, KeysPage)
    assert nameless(office.window) == []
    return office.page


def save_kit(office, path):
    office.click(office.page.kit)
    assert isinstance(office.page, PreviewPage)
    office.dialogs.answer(path)
    office.click(office.page.save_button)
    office.window.foot_bar.back.click()
    office.settle()


def test_the_first_pack_waits_for_the_kit_and_the_way_back_leads_to_it(office, tmp_path, qtbot):
    profile = office.profile
    untried(profile)
    audit = world.make_audit(profile)
    office.open(audit)
    office.go(Stage.PACKS)
    assert "print the key kit and try it once" in words_on(office.page)
    office.dialogs.answer(tmp_path)
    office.click(office.page.issue)
    assert "The key kit has not been tried yet." in words_on(office.page)
    assert list(tmp_path.glob("*.auditpack")) == []

    office.page.keys_wanted.emit()
    office.settle()
    path = tmp_path / "kit.pdf"
    save_kit(office, path)
    office.click(office.page.trial)
    page = office.page
    assert isinstance(page, TrialPage)
    assert nameless(office.window) == []
    page.primary_pressed.emit()
    assert [problem.path for problem in page.problems()] == ["keys"]
    qtbot.keyClicks(page.box, kit_of(profile)[0].text[:-4])
    page.primary_pressed.emit()
    office.settle()
    assert "not as it stands on the paper" in page.trouble.words()
    assert page.box.value(), "what was typed stays, to be put right"
    office.dialogs.answer(path)
    office.click(page.file)
    assert "Packs can be issued" in words_on(office.page)
    office.window.foot_bar.back.click()
    office.settle()
    page = office.page
    assert isinstance(page, PacksPage)
    assert "print the key kit" not in words_on(page)
    office.dialogs.answer(tmp_path)
    office.click(page.issue)
    assert len(list(tmp_path.glob("*.auditpack"))) == 3


def test_a_letter_is_for_the_agency_that_is_chosen(office):
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.go(Stage.PACKS)
    page.scroller.ensureWidgetVisible(page.letter)
    office.click(page.letter)
    assert "Choose an agency in the table first." in words_on(page)
    assert not page.outcome.visibleRegion().isEmpty(), "it is said where one can see it"
    page.table.select_row(1)
    office.click(page.letter)
    assert isinstance(office.page, PreviewPage)
    assert "police" in office.page._printout.file_name
    office.window.foot_bar.back.click()
    office.settle()
    assert not office.page.code_letter.isEnabled(), "no pack, no words"


def test_every_agency_that_is_asked_gets_its_letter_in_one_go(office, tmp_path):
    audit = world.make_audit(office.profile)
    agencies = {each.code: each.id for each in office.profile.audits.agencies(audit.id)}
    for case in office.profile.audits.cases(audit.id):
        office.profile.audits.set_status(case.id, agencies["gp"], Status.NOT_ASKED, "")
    office.open(audit)
    page = office.go(Stage.PACKS)
    office.dialogs.answer(tmp_path)
    office.click(page.letters)
    names = {"CSA-2026_invitation-csc.pdf", "CSA-2026_invitation-police.pdf"}
    assert {path.name for path in tmp_path.glob("*.pdf")} == names
    assert office.page.outcome.words() == f"Letters saved: 2. They are in {tmp_path}."
    (police,) = tmp_path.glob("*police.pdf")
    text = squeezed(" ".join(pages_of(police)))
    assert "Police" in text
    before = police.read_bytes()
    office.dialogs.answer(tmp_path, False)
    office.click(office.page.letters)
    assert police.read_bytes() == before, "nothing is replaced unasked"
    office.dialogs.answer(tmp_path / "gone")
    office.click(office.page.letters)
    assert "Letters saved" not in office.page.outcome.words()


def test_a_new_key_is_for_new_packs_and_the_kit_is_out_of_date(office):
    audit = world.make_audit(office.profile)
    old = office.profile.audits.keys(audit.id).recipient
    page = at_keys(office)
    office.click(page.renew)
    assert "Choose an audit" in words_on(page)
    page.table.select_row(1)
    office.dialogs.answer(False)
    office.click(page.renew)
    assert office.profile.audits.keys(audit.id).recipient == old
    office.dialogs.answer(True)
    office.click(page.renew)
    assert office.profile.audits.keys(audit.id).recipient != old
    assert "The new key is in force" in words_on(office.page)
    assert rows_of(office.page.table)[1][2] == "Not tried yet"


def test_a_key_that_fails_is_said_on_the_first_page_and_in_the_table(office):
    audit = world.make_audit(office.profile)
    with office.profile._database.begin() as connection:
        connection.execute(
            text(
                "UPDATE audit_keys SET signing_key = signing_key, recipient = "
                "(SELECT recipient FROM escrow_keys)"
            )
        )
    office.desk.show_audits()
    office.settle()
    assert isinstance(office.page, AuditsPage)
    assert "A key failed its self-test" in words_on(office.page)
    page = at_keys(office)
    assert [row[3] for row in rows_of(page.table)] == [
        "Works",
        "Fails: no pack is issued",
    ]
    office.open(audit)
    page = office.go(Stage.PACKS)
    office.dialogs.answer(office.profile.folder)
    office.click(page.issue)
    assert "does not open what was sealed for it" in words_on(office.page)


def test_help_in_packs_can_be_switched_off(office):
    page = at_keys(office)
    assert page.offer.isChecked()
    office.click(page.offer)
    assert not offers_help(office.profile)
    assert not office.page.offer.isChecked()
    assert "offer no help" in words_on(office.page)


def test_a_colleague_is_added_named_and_removed(office, qtbot):
    profile = office.profile
    office.click(at_keys(office).staff)
    page = office.page
    assert isinstance(page, StaffPage)
    qtbot.keyClicks(page.initials, "Rosa Office")
    office.click(page.save)
    assert "reads like a name" in words_on(page)
    page.initials.clear()
    qtbot.keyClicks(page.initials, "r.o.")
    office.click(page.save)
    assert "Saved: RO." in words_on(office.page)
    office.click(office.page.add_button)
    page = office.page
    assert isinstance(page, AddMemberPage)
    assert nameless(office.window) == []
    page.primary_pressed.emit()
    assert [problem.path for problem in page.problems()] == ["initials", "passphrase", "own"]
    qtbot.keyClicks(page.initials, "kt")
    qtbot.keyClicks(page.secret.passphrase.line, COLLEAGUE)
    qtbot.keyClicks(page.secret.again.line, COLLEAGUE)
    qtbot.keyClicks(page.own.line, "not my passphrase")
    qtbot.keyClick(page.own.line, Qt.Key.Key_Return)
    office.settle()
    assert "does not open this profile" in page.trouble.words()
    page.own.line.clear()
    qtbot.keyClicks(page.own.line, world.PASSPHRASE)
    qtbot.keyClick(page.own.line, Qt.Key.Key_Return)
    office.settle()
    assert "Added: KT." in words_on(office.page)
    assert [member.initials for member in profile.staff.members()] == ["RO", "KT"]

    office.dialogs.answer(True)
    office.page.table.select_row(1)
    office.click(office.page.remove)
    assert "Removed: KT." in words_on(office.page)
    office.dialogs.answer(True)
    office.click(office.page.remove)
    assert "the only one who can open the profile" in words_on(office.page)
    profile.close()
    with pytest.raises(ModelError):
        open_profile(profile.folder, COLLEAGUE)


def test_the_kit_is_in_no_file_of_the_profile(office):
    at_keys(office)
    office.click(office.page.kit)
    keys = [part for part in kit_text(office.profile).split() if len(part) > 40]
    for path in office.profile.folder.rglob("*"):
        if path.is_file():
            assert not any(key.encode() in path.read_bytes() for key in keys), path


def test_keys_of_earlier_audits_are_tested_when_they_are_asked_for(office):
    profile = office.profile
    first = world.make_audit(profile)
    details = world.audit_details(profile)
    for number in range(TESTED_AT_ONCE):
        named = replace(details, code=f"A-{number}", title=f"Audit {number}")
        profile.audits.create(named, new_audit_keys())
    with profile._database.begin() as connection:
        wrong = {"wrong": new_audit_keys().identity, "audit": first.id}
        sql = "UPDATE audit_keys SET identity = :wrong WHERE audit_id = :audit"
        connection.execute(text(sql), wrong)
    page = at_keys(office)
    assert len(rows_of(page.table)) == 1 + TESTED_AT_ONCE
    assert {row[3] for row in rows_of(page.table)} == {"Works"}
    assert page.rest.words() == "List and test the keys of earlier audits: 1"
    office.click(page.rest)
    rows = rows_of(office.page.table)
    assert len(rows) == 2 + TESTED_AT_ONCE
    assert rows[-1][0] == first.details.title
    assert rows[-1][3] == "Fails: no pack is issued"
    assert not office.page.rest.isVisible()
