"""Whatever keeps a return from being made is said where it can be put right."""

import pytest
from PySide6.QtGui import QGuiApplication

from forms.scope import MAX_REASON, Scope, Status
from tests.ui.auditor.test_desk import (  # noqa: F401  fixtures
    click,
    contents,
    empty,
    issued,
    kept,
    pack_id_of,
    shows,
)
from ui.auditor.create_return_page import CreateReturnPage
from ui.auditor.desk import AuditorDesk
from ui.auditor.details_page import DetailsPage
from ui.auditor.home_page import HomePage
from ui.auditor.return_made_page import ReturnMadePage
from ui.auditor.scope_page import REASON, ScopePage


@pytest.fixture
def desk(kept):  # noqa: F811
    return AuditorDesk(kept)


def finished(around, reason):
    store = around.profile.forms
    first = store.forms(pack_id_of(around))[0]
    store.save_scope(first.id, Scope(status=Status.OUT_OF_SCOPE, reason=reason))
    store.mark_completed(first.id, True)
    return first


def return_page(window, qtbot, around):
    home = shows(qtbot, window, HomePage)
    click(qtbot, home.return_buttons[pack_id_of(around)])
    return shows(qtbot, window, CreateReturnPage)


def test_a_reason_that_is_too_long_is_said_before_the_case_is_finished(
    kept,  # noqa: F811
    desk,
    window,
    qtbot,
):
    first = finished(kept, "word " * 500)
    page = return_page(window, qtbot, kept)
    assert page.ticks == {}
    page.case_wanted.emit(first.id)
    qtbot.waitUntil(lambda: desk.cases.form_desk is not None)
    desk.cases.form_desk.show_step("scope")
    page = shows(qtbot, window, ScopePage)
    click(qtbot, window.foot_bar.primary)
    (problem,) = page.problems()
    assert (problem.path, problem.words) == (REASON, "Shorten the reason to 2,000 characters")
    page.reason.field.box.setPlainText("a" * MAX_REASON)
    click(qtbot, window.foot_bar.primary)
    page = return_page(window, qtbot, kept)
    assert len(page.ticks) == 1


def test_signs_nobody_sees_are_no_hindrance(kept, desk, window, qtbot, dialogs, tmp_path):  # noqa: F811
    finished(kept, "Closed before the period\u200e.")
    page = return_page(window, qtbot, kept)
    click(qtbot, page.declaration)
    dialogs.answer(tmp_path / "r1.auditreturn")
    click(qtbot, window.foot_bar.primary)
    shows(qtbot, window, ReturnMadePage)


def test_signs_nobody_sees_do_not_enter_the_box(kept, desk, window, qtbot):  # noqa: F811
    first = finished(kept, "")
    shows(qtbot, window, HomePage)
    desk.cases.open(first.id)
    qtbot.waitUntil(lambda: desk.cases.form_desk is not None)
    desk.cases.form_desk.show_step("scope")
    page = shows(qtbot, window, ScopePage)
    QGuiApplication.clipboard().setText("Closed\u202e before\u200e.")
    page.reason.field.box.paste()
    assert page.scope().reason == "Closed before."


def test_a_name_in_the_reason_leads_to_the_reason(kept, desk, window, qtbot):  # noqa: F811
    finished(kept, "Sharon Thompson moved away.")
    page = return_page(window, qtbot, kept)
    click(qtbot, page.declaration)
    click(qtbot, window.foot_bar.primary)
    qtbot.waitUntil(page.trouble.isVisible, timeout=5000)
    page.names_wanted.emit(kept.profile.forms.forms(pack_id_of(kept))[0].id)
    page = shows(qtbot, window, ScopePage)
    qtbot.waitUntil(page.reason.notice.isVisible)


def test_a_telephone_number_in_the_title_is_what_the_trouble_speaks_of(
    kept,  # noqa: F811
    desk,
    window,
    qtbot,
):
    finished(kept, "")
    page = return_page(window, qtbot, kept)
    page.job.setText("Named nurse, 07700 900123")
    click(qtbot, page.declaration)
    click(qtbot, window.foot_bar.primary)
    qtbot.waitUntil(page.trouble.isVisible, timeout=5000)
    assert "Your title" in page.trouble.words()


def test_a_name_longer_than_a_return_can_hold_is_said_in_both_places(
    kept,  # noqa: F811
    desk,
    window,
    qtbot,
):
    finished(kept, "")
    page = return_page(window, qtbot, kept)
    page.name.setText("Wren " * 70)
    click(qtbot, page.declaration)
    click(qtbot, window.foot_bar.primary)
    assert [problem.words for problem in page.problems()] == ["Shorten this to 300 characters"]
    desk.show_details()
    page = shows(qtbot, window, DetailsPage)
    page.job.setText("Nurse " * 60)
    click(qtbot, window.foot_bar.primary)
    assert [problem.words for problem in page.problems()] == ["Shorten this to 300 characters"]
