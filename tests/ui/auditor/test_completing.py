"""A case can be completed only when it could be returned; else the page says what is open."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.auditor.answers import complete_answers
from tests.ui.auditor.conftest import KNOWN
from tests.ui.auditor.test_form_desk import click, start  # noqa: F401  fixture
from ui.auditor.check_names_page import CheckNamesPage
from ui.auditor.scope_page import LAST, ScopePage
from ui.widgets.text import PlainLabel


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


def test_what_is_left_is_listed_at_once_and_calmly(start, form, window, qtbot):  # noqa: F811
    desk = start(form.id)
    desk.work.put_text("Q1", "yes")
    desk.show_step("check")
    links = window.page().left_links()
    gaps = len(desk.work.filling.gaps())
    assert len(links) == gaps
    assert any(
        label.text() == f"{gaps} still to do" and label.isVisible()
        for label in window.page().findChildren(PlainLabel)
    )
    assert window.page().problems() == ()
    assert not window.windowTitle().startswith("Error: ")
    click(qtbot, links[0])
    page = window.page()
    qtbot.waitUntil(page.card_of("Q1").field("Q1.comment").box.hasFocus)
    desk.show_step("check")
    assert window.page().left_links()[0].isVisible()  # still there after coming back
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not window.page().left_links()[0].isVisible()  # the same lines, now as a problem
    assert len(window.page().summary.lines()) == gaps
