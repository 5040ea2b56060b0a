"""What stood in a box before can be had back: kept when it is left, cut, or replaced."""

import pytest
from PySide6.QtCore import Qt

from models.auditor_snapshots import Mark, MarkKind
from tests.ui.auditor.test_autosave import LONG, full_disk
from tests.ui.auditor.test_form_desk import saved, start  # noqa: F401  fixture
from ui.auditor.opened import VERSION_KEY, Earlier, FormWriter, open_form


@pytest.fixture
def desk(start, form):  # noqa: F811
    opened = start(form.id)
    opened.show_step("page:referral")
    return opened


@pytest.fixture
def kept(desk, profile, form):
    def texts(path="Q1.comment"):
        assert desk.save_all()
        return [version.text for version in profile.marks.versions(form.id, path)]

    return texts


def box_of(window, path="Q1.comment"):
    return window.page().card_of(path).field(path).box


def test_a_box_that_is_left_with_other_words_has_one_version_more(desk, window, qtbot, kept):
    box = box_of(window)
    box.setFocus()
    qtbot.keyClicks(box, "First words.")
    box_of(window, "Q2.comment").setFocus()
    box.setFocus()
    box_of(window, "Q2.comment").setFocus()
    assert kept() == ["First words."]
    box.setFocus()
    qtbot.keyClicks(box, " More.")
    assert kept() == ["First words. More.", "First words."]


def test_what_is_cut_in_one_go_is_kept(desk, window, qtbot, kept):
    box = box_of(window)
    box.setFocus()
    qtbot.keyClicks(box, "A sentence that is longer than what people strike out in passing.")
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, "Short.")
    assert kept()[:2] == [
        "Short.",
        "A sentence that is longer than what people strike out in passing.",
    ]


def test_what_stood_there_when_the_form_was_opened_is_kept(start, form, window, qtbot, profile):  # noqa: F811
    profile.forms.save_answers(form.id, {"Q1": "yes", "Q1.comment": "Last week's words."})
    desk = start(form.id)
    desk.show_step("page:referral")
    box = box_of(window)
    box.setFocus()
    qtbot.keyClicks(box, "Now. ")
    assert desk.save_all()
    versions = profile.marks.versions(form.id, "Q1.comment")
    assert [version.text for version in versions][-1] == "Last week's words."


def test_a_version_is_brought_back_and_what_stood_there_is_kept(desk, window, qtbot, kept, around):
    box = box_of(window)
    box.setFocus()
    qtbot.keyClicks(box, "First words.")
    desk.work.leave_field()
    box.selectAll()
    qtbot.keyClicks(box, "Second words.")
    found = []
    desk.work.versions("Q1.comment").succeeded.connect(found.extend)
    around.tasks.wait()
    assert [version.text for version in found] == ["Second words.", "First words."]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: desk.writing.shelves.shelf() is not None)
    (take,) = desk.writing.shelves.shelf().deeds()
    qtbot.keyClick(take, Qt.Key.Key_Space)
    assert box.toPlainText() == "First words."
    assert desk.work.filling.text("Q1.comment") == "First words."
    assert kept() == ["First words.", "Second words.", "First words."]
    box.undo()
    assert desk.work.filling.text("Q1.comment") == "Second words."


def test_marks_are_kept_and_are_no_change_of_the_form(start, form, profile):  # noqa: F811
    profile.forms.mark_completed(form.id, True)
    desk = start(form.id)
    desk.work.put_mark(Mark(kind=MarkKind.LATER, key="Q1"))
    desk.work.put_mark(Mark(kind=MarkKind.DONE, key="referral", value="yes"))
    desk.work.remove_mark(MarkKind.LATER, "Q1")
    assert desk.save_all()
    again = open_form(profile, form.id)
    assert again.marks == (Mark(kind=MarkKind.DONE, key="referral", value="yes"),)
    assert again.form.completed_at is not None
    assert start(form.id).work.marks == again.marks


def test_marks_and_versions_wait_for_a_full_disk_too(desk, form, window, qtbot, profile):
    with full_disk(profile):
        box_of(window).insertPlainText(LONG)
        desk.work.leave_field()
        desk.work.put_mark(Mark(kind=MarkKind.LATER, key="Q1"))
        qtbot.waitUntil(lambda: desk.saving.notice() is not None, timeout=5000)
        assert not desk.save_all()
        assert desk.work.marks
    desk.work.leave_field()
    saved(qtbot, window)
    assert [mark.key for mark in profile.marks.marks(form.id)] == ["Q1"]
    assert profile.marks.versions(form.id, "Q1.comment")[0].text == LONG


def test_what_stood_there_is_kept_before_it_is_replaced(profile, form):
    """A kill between the two commits may keep a text twice, never lose one."""
    profile.forms.save_answers(form.id, {"Q1.comment": "Old."})
    with profile._database.outside() as driver:
        seen = []
        driver.set_trace_callback(seen.append)
    FormWriter(profile, form.id)(
        {
            "Q1.comment": "New.",
            f"{VERSION_KEY}1:Q1.comment": Earlier(path="Q1.comment", text="Old."),
        }
    )
    with profile._database.outside() as driver:
        driver.set_trace_callback(None)
    steps = [line.split()[0:3] for line in seen if line.startswith(("INSERT", "COMMIT"))]
    assert [step[-1] for step in steps] == ["versions", "COMMIT", "answers", "COMMIT"]
