"""A case can be completed only when it could be returned; else the page says what is open."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.auditor.answers import complete_answers
from tests.ui.auditor.conftest import KNOWN
from tests.ui.auditor.test_form_desk import click, start  # noqa: F401  fixture
from ui.auditor.check_names_page import CheckNamesPage
from ui.auditor.scope_page import LAST, ScopePage


@pytest.fixture
def mark(window, qtbot):
    def press():
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return [problem.path for problem in window.page().problems()]

    return press


def test_what_the_scope_still_needs_is_listed_and_led_to(
    start,  # noqa: F811
    form,
    window,
    qtbot,
    profile,
    mark,
):
    profile.forms.save_scope(form.id, replace(KNOWN, last_involvement=None))
    profile.forms.save_answers(form.id, complete_answers())
    desk = start(form.id)
    desk.show_step("check")
    assert mark() == [LAST]
    assert not desk.work.is_completed
    click(qtbot, window.page().summary.lines()[0])
    assert isinstance(window.page(), ScopePage)
    qtbot.waitUntil(window.page().last.day.hasFocus)


def test_what_looks_like_a_name_is_led_to(
    start,  # noqa: F811
    form,
    window,
    qtbot,
    profile,
    mark,
):
    answers = {**complete_answers(), "Q1.comment": "We saw Sharon Thompson at home."}
    profile.forms.save_answers(form.id, answers)
    desk = start(form.id)
    desk.show_step("check")
    qtbot.waitUntil(lambda: desk.names_desk.open_count() == 1)
    assert mark() == ["names"]
    assert not desk.work.is_completed
    click(qtbot, window.page().summary.lines()[0])
    assert isinstance(window.page(), CheckNamesPage)
