"""The reason in the scope of a case is written with the same help as an answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forms.scope import Sample, Scope, Status, with_sample
from tests.ui.auditor.test_form_desk import click, start  # noqa: F401  fixture
from tests.ui.auditor.test_writing_desk import choose_in_menu, press, shelf_of
from ui.auditor.check_answers_page import CheckAnswersPage
from ui.auditor.scope_page import REASON, ScopePage
from ui.shortcuts import Shortcuts

ELSEWHERE = "The record is with the acute trust."


@pytest.fixture
def desk(start, profile):  # noqa: F811
    """The scope of the third case; another case says why it is not audited."""
    _first, second, third = profile.forms.forms("pack-1")
    profile.forms.save_scope(second.id, Scope(status=Status.KNOWN_ELSEWHERE, reason=ELSEWHERE))
    return start(third.id)


@pytest.fixture
def page(desk, window, qtbot):
    page = window.page()
    assert isinstance(page, ScopePage)
    click(qtbot, page.status.radio(Status.MOSTLY_OUT.value))
    page.reason.field.box.setFocus()
    return page


def kept(desk, profile):
    assert desk.save_all()
    return [each.text for each in profile.marks.versions(desk.work.form_id, REASON)]


def test_starters_and_role_words_go_in(page, desk, qtbot):
    press(Shortcuts.STARTER)
    starter = choose_in_menu(0)
    assert starter == desk.work.filling.tool.starters.reason[0].strip()
    press(Shortcuts.ROLE_WORD)
    word = choose_in_menu(0)
    assert desk.work.scope.reason == f"{starter} {word}"
    tools = desk.writing.tools_of(page.reason)
    assert tools.isVisible()
    assert len(tools.tools()) == 4


def test_spelling_is_walked_through(page, desk, qtbot):
    qtbot.keyClicks(page.reason.field.box, "We recieved it late.")
    QTest.keyClick(page.reason.field.box, Qt.Key.Key_F7)
    panel = desk.spelling.panel()
    assert panel.title.text() == "Spelling: 1 to look at"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert desk.work.scope.reason == "We received it late."
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.reason.field.box.hasFocus()


def test_an_earlier_version_comes_back_and_is_kept(page, desk, qtbot, profile):
    box = page.reason.field.box
    qtbot.keyClicks(box, "First words.")
    page.status.radio(Status.MOSTLY_OUT.value).setFocus()
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "Second words.")
    press(Shortcuts.EARLIER)
    (take,) = shelf_of(qtbot, desk).deeds()
    QTest.keyClick(take, Qt.Key.Key_Space)
    assert box.value() == desk.work.scope.reason == "First words."
    assert "Second words." in kept(desk, profile)
    assert profile.forms.form(desk.work.form_id).scope.reason == "First words."


def test_the_figures_of_a_sample_are_no_part_of_a_version(page, desk, window, qtbot, profile):
    click(qtbot, page.status.radio(Status.NOT_SAMPLED.value))
    qtbot.keyClicks(page.sample.taken, "3")
    qtbot.keyClicks(page.sample.of, "7")
    page.reason.field.box.setFocus()
    qtbot.keyClicks(page.reason.field.box, "Every second case.")
    figures = Sample(taken="3", of="7")
    assert desk.work.scope.reason == with_sample(figures, "Every second case.")
    assert kept(desk, profile) == ["Every second case."]


def test_words_of_another_case_are_copied_and_marked(page, desk, window, qtbot, profile):
    press(Shortcuts.COPY_ANSWER)
    (take,) = shelf_of(qtbot, desk).deeds()
    QTest.keyClick(take, Qt.Key.Key_Space)
    assert desk.work.scope.reason == ELSEWHERE
    assert page.reason.copied().words() == "Copied from CSA-02"
    desk.show_step("check")
    assert isinstance(window.page(), CheckAnswersPage)
    (link,) = window.page().copied_links()
    assert link.words() == "From CSA-02: Case scope"
    click(qtbot, link)
    assert window.page().reason.copied() is not None
