"""What a screen reader is told unasked: the first save, failures, and what is missing."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from models.auditor_snapshots import CaseNames
from tests.ui.auditor.test_autosave import LONG, full_disk
from ui.auditor.form_desk import FormDesk
from ui.auditor.opened import open_form
from ui.names.check import NameCheck


@pytest.fixture
def heard(monkeypatch):
    """Everything that is announced, at the door to the platform's screen reader."""
    told = []

    def listen(event):
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return told


@pytest.fixture
def desk(around, form, checker):
    """The form opened at its first page of questions."""
    names = NameCheck(around.profile.details.settle_key, CaseNames(), around.window)
    names.set_checker(checker)
    made = FormDesk(around, open_form(around.profile, form.id), names, around.window)
    made.start()
    made.show_step("page:plan")
    around.tasks.wait()
    yield made
    around.tasks.wait()


def save(desk, around, path, text):
    desk.work.put_text(path, text)
    desk.work.autosave.flush()
    around.tasks.wait()


def test_the_first_save_is_announced_and_the_next_ones_are_not(desk, around, heard):
    save(desk, around, "Q8.comment", "One")
    assert [words for words in heard if words.startswith("Saved ")] == heard[-1:]
    save(desk, around, "Q8.comment", "One and two")
    assert len([words for words in heard if words.startswith("Saved ")]) == 1


def test_a_failure_is_announced_once_and_so_is_its_end(desk, around, heard, profile, qtbot):
    save(desk, around, "Q8.comment", "One")
    heard.clear()
    with full_disk(profile):
        save(desk, around, "Q8.comment", LONG)
        save(desk, around, "Q8.comment", LONG + "x")
        assert len([words for words in heard if "not saved yet" in words]) == 1
    heard.clear()
    desk.work.autosave.flush()
    around.tasks.wait()
    assert [words for words in heard if words.startswith("Saved ")] == heard


def test_what_is_missing_on_a_page_is_announced_with_its_fields(desk, around, heard):
    page = around.window.page()
    page.show_gaps(desk.work.filling.gaps(page.form_page))
    assert heard[-1].startswith("There is a problem. ")
    assert len(heard[-1].split(". ")) > 2
