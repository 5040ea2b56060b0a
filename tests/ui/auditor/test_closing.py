"""Closing an audit: warned of what the office does not have, gone for good, and a certificate."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from forms.scope import Scope, Status
from models.auditor_snapshots import LocalNotes
from models.snapshots import SentReturn
from models.vault import read_vault, unlock
from tests.decrypted import in_the_clear
from tests.ui.accessible import nameless, too_small
from tests.ui.auditor.conftest import WORDS
from ui.auditor.certificate_page import CertificatePage
from ui.auditor.close_page import CODE, NAME, ClosePage
from ui.auditor.return_desk import ReturnDesk
from ui.preview.preview_page import PreviewPage

BEFORE = datetime(2020, 11, 21, 10, 0, tzinfo=UTC)
WRITTEN = "the marmalade cat was seen at the allotment"


@pytest.fixture
def desk(around):
    return ReturnDesk(around, around.window)


def shows(qtbot, window, kind):
    qtbot.waitUntil(lambda: isinstance(window.page(), kind), timeout=5000)
    page = window.page()
    assert nameless(page) == []
    assert too_small(page) == []
    return page


def pages(profile):
    """Every page of the database as it is under the encryption, free ones and journal too."""
    return in_the_clear(profile.folder / "profile.db", unlock(read_vault(profile.folder), WORDS))


def sent(revision, *uins):
    return SentReturn(
        id=f"r{revision}",
        pack_id="pack-1",
        revision=revision,
        uins=uins,
        header_sha256="e" * 64,
        file_sha256=f"{revision:064x}",
        file_name=f"CSA-2026_police_r{revision}.auditreturn",
        receipt="meadow lantern copper",
        created_at=BEFORE,
    )


def test_the_page_names_what_the_office_does_not_have(desk, profile, form, window, qtbot):
    profile.forms.save_answers(form.id, {"Q1.comment": WRITTEN})
    second = profile.forms.forms("pack-1")[1]
    profile.forms.save_scope(second.id, Scope(status=Status.NOT_KNOWN))
    profile.forms.add_sent(sent(1, second.uin))
    third = profile.forms.forms("pack-1")[2]
    profile.forms.add_sent(sent(2, third.uin))
    later = replace(sent(3, second.uin), created_at=datetime(2100, 1, 1, tzinfo=UTC))
    profile.forms.add_sent(later)
    profile.forms.save_scope(third.id, Scope(status=Status.OUT_OF_SCOPE))
    desk.show_close("pack-1")
    page = shows(qtbot, window, ClosePage)
    words = page.warning.words()
    assert "Not returned to the office: CSA-01." in words
    assert "not sent again: CSA-03." in words
    assert "CSA-02" not in words
    with qtbot.waitSignal(page.return_wanted) as asked:
        qtbot.mouseClick(page.instead, Qt.MouseButton.LeftButton)
    assert asked.args == ["pack-1"]


def test_nothing_goes_before_the_short_name_is_typed(desk, profile, window, qtbot):
    desk.show_close("pack-1")
    page = shows(qtbot, window, ClosePage)
    qtbot.keyClicks(page.code, "CSA-2025")
    qtbot.mouseClick(window.foot_bar.primary, Qt.MouseButton.LeftButton)
    assert [problem.path for problem in page.problems()] == [NAME, CODE]
    assert len(profile.forms.packs()) == 1


def test_what_was_deleted_is_in_no_page_of_the_database(desk, profile, form, window, qtbot, around):
    profile.forms.save_answers(form.id, {"Q1.comment": WRITTEN})
    profile.forms.save_local(form.id, LocalNotes(record=WRITTEN))
    profile.forms.add_sent(sent(1, form.uin))
    assert WRITTEN.encode() in pages(profile)
    desk.show_close("pack-1")
    page = shows(qtbot, window, ClosePage)
    qtbot.keyClicks(page.name, "R. Wren")
    qtbot.keyClicks(page.code, "csa-2026 ")
    qtbot.keyClick(page.code, Qt.Key.Key_Tab)
    qtbot.mouseClick(window.foot_bar.primary, Qt.MouseButton.LeftButton)
    shows(qtbot, window, CertificatePage)
    around.tasks.wait()
    assert profile.forms.packs() == ()
    raw = pages(profile)
    assert b"meadow lantern copper" in raw, "the receipt stays"
    assert WRITTEN.encode() not in raw
    (closed,) = profile.bin.closed()
    assert (closed.cases, closed.answers) == (("CSA-01", "CSA-02", "CSA-03"), 1)
    assert closed.closed_by == "R. Wren"


def test_the_certificate_is_found_again_and_printed(desk, profile, form, window, qtbot):
    profile.forms.add_sent(sent(1, form.uin))
    closed = profile.bin.close_pack("pack-1", by="R. Wren")
    desk.show_certificate(closed.id)
    page = shows(qtbot, window, CertificatePage)
    qtbot.mouseClick(page.show_pages, Qt.MouseButton.LeftButton)
    preview = shows(qtbot, window, PreviewPage)
    qtbot.waitUntil(lambda: preview.sheets()[-1].picture() is not None, timeout=8000)
    words = re.sub(r"\s+", " ", preview.sheets()[0].accessibleDescription())
    assert "meadow lantern copper" in words
    qtbot.mouseClick(window.foot_bar.back, Qt.MouseButton.LeftButton)
    shows(qtbot, window, CertificatePage)
