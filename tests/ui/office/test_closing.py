"""Closing an audit at the office: told when it is due, confirmed by typing, and a certificate."""

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt

from models import rewriting
from models.errors import ModelError, ModelFault
from tests.ui.accessible import nameless, too_small
from tests.ui.office import world
from tests.ui.office.seen import words_on
from tests.ui.office.world import Answered, Laptop, make_audit, take_in
from ui.office.audits_page import AuditsPage
from ui.office.certificate_page import CertificatePage
from ui.office.close_page import CODE, NAME, ClosePage
from ui.office.coverage_page import CoveragePage
from ui.office.details_page import DetailsPage
from ui.office.returns_page import ReturnsPage
from ui.office.stages import Stage
from ui.preview.preview_page import PreviewPage

TODAY = world.NOW.date()


@pytest.fixture
def laptop(profile, checker):
    """An agency with a pack of an audit whose day for deleting is today."""
    audit = make_audit(profile, delete_on=TODAY)
    made = Laptop(profile, audit, "police", checker)
    take_in(profile, made.make({"CSA-01": Answered(), "CSA-02": Answered()}))
    return made


@pytest.fixture
def audit(profile, laptop):
    (audit,) = profile.audits.list()
    return audit


def type_in(qtbot, page, name, code):
    page.name.clear()
    qtbot.keyClicks(page.name, name)
    page.code.setFocus()
    qtbot.keyClicks(page.code, code)


def test_home_and_the_audit_say_when_the_day_has_come(office, audit):
    office.desk.show_audits()
    office.settle()
    assert "The day for deleting this audit has come: 21 November 2026." in words_on(office.page)
    office.open(audit)
    page = office.page
    assert isinstance(page, ClosePage), "the next thing to do"
    assert nameless(office.window) == []
    assert too_small(office.window) == []
    assert "has come: 21 November 2026" in page.day.words()
    assert "due since 21 November 2026" in office.window.rail.row("close").accessibleName()
    assert len(office.profile.audits.list()) == 1, "nothing goes by itself"


def test_a_later_day_is_set_on_the_page_of_details(office, audit, qtbot):
    office.open(audit)
    page = office.part("dates")
    assert isinstance(page, DetailsPage)
    page.delete_on.set_text("2026-12-01")
    office.save()
    assert [problem.path for problem in page.problems()] == ["delete_on"], "before the meeting"
    page.delete_on.set_text("2027-03-31")
    office.save()
    (changed,) = office.profile.audits.list()
    assert changed.details.delete_on == date(2027, 3, 31)
    office.open(audit)
    assert isinstance(office.page, CoveragePage)
    assert "to be deleted from 31 March 2027" in office.go(Stage.CLOSE).day.words()
    page = office.part("dates")
    page.delete_on.set_text("")
    office.save()
    assert "9 December 2027" in office.go(Stage.CLOSE).day.words(), "a year after the meeting"


def test_the_numbers_are_seen_and_nothing_goes_before_the_name_is_typed(office, audit, qtbot):
    office.open(audit)
    page = office.page
    words = words_on(page)
    gone = office.profile.deletions.gone(audit.id, ())
    for label, number in (("Returns", 1), ("Answers and comments", gone.answers)):
        assert re.search(rf"^{label}\n{number}$", words, re.MULTILINE), label
    assert "Answers that are still awaited: 7." in words
    assert "Printed key kits still hold the keys" in words
    type_in(qtbot, page, "", "CSA-2025")
    office.click(page.remove)
    assert [problem.path for problem in page.problems()] == [NAME, CODE]
    assert len(office.profile.audits.list()) == 1
    qtbot.mouseClick(page.summary.lines()[1], Qt.MouseButton.LeftButton)
    assert page.code.hasFocus()


def test_a_closed_audit_leaves_its_certificate(office, audit, qtbot):
    office.open(audit)
    type_in(qtbot, office.page, "R. Wren", "csa-2026 ")
    qtbot.keyClick(office.page.code, Qt.Key.Key_Tab)
    assert office.page.remove.hasFocus()
    qtbot.keyClick(office.page.remove, Qt.Key.Key_Space)
    office.settle()
    page = office.page
    assert isinstance(page, CertificatePage)
    assert nameless(office.window) == []
    assert too_small(office.window) == []
    words = words_on(page)
    for said in ("Deleted for ever", "R. Wren", "CSA-01, CSA-02, CSA-03", "Police | 2 | 0 | 0 | 1"):
        assert said in words
    assert office.profile.audits.list() == ()
    office.click(office.window.foot_bar.primary)
    assert isinstance(office.page, AuditsPage)
    assert "Child sexual abuse 2026: deleted 21 November 2026, 14:02" in words_on(office.page)
    assert "No audit yet" not in words_on(office.page)
    certificate = office.page.certificates[office.profile.deletions.all()[0].id]
    office.click(certificate)
    office.click(office.page.show_pages)
    preview = office.page
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: preview.sheets()[-1].picture() is not None, timeout=8000)
    printed = " ".join(sheet.accessibleDescription() for sheet in preview.sheets())
    assert "What this does not reach" in re.sub(r"\s+", " ", printed)
    office.click(office.window.foot_bar.back)
    assert isinstance(office.page, CertificatePage)


def test_a_return_for_it_that_is_dropped_later_is_told(office, audit, laptop, qtbot, tmp_path):
    other = make_audit(office.profile, code="DA-2026", title="Domestic abuse 2026")
    office.open(audit)
    type_in(qtbot, office.page, "R. Wren", "CSA-2026")
    office.click(office.page.remove)
    late = laptop.save(tmp_path, {"CSA-03": Answered()})
    office.open(other)
    office.drop(late)
    qtbot.waitUntil(lambda: isinstance(office.page, ReturnsPage), timeout=8000)
    words = words_on(office.page)
    assert "This file belongs to CSA-2026, which was closed and deleted on" in words
    assert office.profile.set_aside.files() == ()
    assert office.profile.intake.inbox() == ()


def test_what_the_disk_refuses_is_said_on_page_and_list(office, audit, qtbot, monkeypatch):
    def refuse(*_given):
        raise ModelError(ModelFault.NOT_WRITABLE)

    monkeypatch.setattr(rewriting, "forget_backups", refuse)
    office.open(audit)
    type_in(qtbot, office.page, "R. Wren", "CSA-2026")
    office.click(office.page.remove)
    assert "An earlier copy of it in the Audit Desk folder could not be deleted" in words_on(
        office.page
    )
    office.click(office.window.foot_bar.primary)
    assert "Not all is done on the disk yet" in words_on(office.page)


def test_a_deletion_that_cannot_be_done_is_told_where_it_was_asked(
    office, audit, qtbot, monkeypatch
):
    def full(*_given):
        raise ModelError(ModelFault.DISK_FULL)

    office.open(audit)
    type_in(qtbot, office.page, "R. Wren", "CSA-2026")
    with monkeypatch.context() as patch:
        patch.setattr(office.profile.deletions, "delete", full)
        office.click(office.page.remove)
    page = office.page
    assert page.trouble.isVisible()
    assert "full" in page.trouble.words()
    assert len(office.profile.audits.list()) == 1
    office.click(page.remove)
    assert isinstance(office.page, CertificatePage), "and it can be tried again"


def test_a_return_dropped_where_every_audit_is_closed_is_not_taken_in(
    office, audit, laptop, qtbot, tmp_path
):
    office.open(audit)
    type_in(qtbot, office.page, "R. Wren", "CSA-2026")
    office.click(office.page.remove)
    office.drop(laptop.save(tmp_path, {"CSA-03": Answered()}))
    assert office.dialogs.told[0][0] == "Every audit here is closed"
    assert isinstance(office.page, CertificatePage)
    assert office.profile.intake.inbox() == ()


def test_a_lock_while_a_certificate_is_shown_leads_to_the_list(office, audit, qtbot):
    office.open(audit)
    type_in(qtbot, office.page, "R. Wren", "CSA-2026")
    office.click(office.page.remove)
    office.desk.go_back_to(office.desk.place())
    office.settle()
    assert isinstance(office.page, AuditsPage)
