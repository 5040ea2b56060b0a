"""Saving an archive file of an audit, deleting the audit, and bringing it back."""

import pytest

from office.closing import close_audit
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import words_on
from ui.office.archive.bring_page import BringPage
from ui.office.audits_page import AuditsPage
from ui.office.stages import Stage


@pytest.fixture
def answered(office, audit, checker):
    laptop = world.Laptop(office.profile, audit, "police", checker)
    world.take_in(office.profile, laptop.make({"CSA-01": world.Answered()}))
    return audit


def save(office, audit, path):
    """Save an archive file on the screen; give its six words."""
    office.open(audit)
    page = office.go(Stage.EXPORT)
    office.dialogs.answer(path)
    office.click(page.archive.save)
    assert str(path) in words_on(page)
    words = page.archive.code_words.text()
    assert len(words.split()) == 6
    return words


def bring(office, path):
    office.desk.show_audits()
    office.settle()
    assert isinstance(office.page, AuditsPage)
    office.click(office.page.archive_file)
    page = office.page
    assert isinstance(page, BringPage)
    assert nameless(office.window) == []
    office.dialogs.answer(path)
    office.click(page.choose)
    return page


def test_an_audit_that_was_deleted_is_brought_back(office, answered, tmp_path):
    path = tmp_path / "CSA-2026.auditarchive"
    save(office, answered, path)
    before = office.profile.audits.assignments(answered.id)
    close_audit(office.profile, answered.id, by="R. Office", now=world.NOW)
    page = bring(office, path)
    assert answered.details.title in words_on(page)
    office.click(office.window.foot_bar.primary)
    assert office.desk.place().startswith(answered.id)
    assert office.profile.audits.assignments(answered.id) == before


def test_an_audit_that_is_there_is_told_and_stays(office, answered, tmp_path):
    path = tmp_path / "CSA-2026.auditarchive"
    save(office, answered, path)
    page = bring(office, path)
    office.click(office.window.foot_bar.primary)
    assert office.page is page
    assert "is in this profile already" in words_on(page)


def test_another_office_is_asked_for_the_six_words(office, answered, tmp_path, qtbot):
    path = tmp_path / "CSA-2026.auditarchive"
    words = save(office, answered, path)
    close_audit(office.profile, answered.id, by="R. Office", now=world.NOW)
    with office.profile._database.begin() as connection:
        connection.exec_driver_sql("DELETE FROM escrow_keys")
    page = bring(office, path)
    assert "Type the six words" in words_on(page)
    office.click(page.open)
    page.words.set_value("one two three four five six")
    office.click(page.open)
    assert "The six words do not open this archive." in words_on(page)
    page.words.set_value("")
    page.words.setFocus()
    qtbot.keyClicks(page.words, f"{words}\r")
    office.settle()
    office.click(office.window.foot_bar.primary)
    assert office.desk.place().startswith(answered.id)


def test_a_file_that_is_no_archive_is_told(office, answered, tmp_path):
    path = tmp_path / "letter.auditarchive"
    path.write_bytes(b"%PDF-1.7 a letter")
    page = bring(office, path)
    assert "This is not an archive of an audit." in words_on(page)
    assert page.choose.isEnabled()
    office.click(office.window.foot_bar.back)
    assert isinstance(office.page, AuditsPage)
