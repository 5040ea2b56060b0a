"""A recovery code that was put on paper and never typed back opens nothing: that is told."""

from tests.ui.lock.test_keys import click, enter, make_profile
from tests.world import PASSPHRASE
from ui.auditor.home_page import HomePage
from ui.lock.change_page import BeforeCodePage
from ui.preview.preview_page import PreviewPage
from ui.start.recovery_page import RecoveryPage, TypeBackPage


def leave_by_back(program):
    program.window.foot_bar.back.click()


def leave_by_the_menu(program):
    program.action("Settings")


def test_nobody_leaves_a_paper_that_opens_nothing_without_being_told(programs, folder):
    program = programs(folder)
    program.unlock()
    for leave in (leave_by_back, leave_by_the_menu):
        program.action("Recovery code")
        enter(program.page(BeforeCodePage).old.line, PASSPHRASE)
        page = program.page(RecoveryPage)
        leave(program)
        program.settle()
        assert program.window.page() is not page, "nothing was printed yet, so nothing is asked"

        program.action("Recovery code")
        enter(program.page(BeforeCodePage).old.line, PASSPHRASE)
        click(program.page(RecoveryPage).sheet)
        program.page(PreviewPage).back_pressed.emit()
        page = program.page(RecoveryPage)
        program.dialogs.answer(False)
        leave(program)
        assert "destroy that paper" in program.dialogs.asked[-1][1]
        assert program.window.page() is page
        page.primary_pressed.emit()
        page = program.page(TypeBackPage)
        program.dialogs.answer(False)
        leave_by_the_menu(program)
        assert program.window.page() is page
        page.back_pressed.emit()
        program.page(RecoveryPage)
        program.dialogs.answer(True)
        leave(program)
        program.settle()
        assert not isinstance(program.window.page(), RecoveryPage)


def test_at_the_first_start_a_printed_code_is_not_skipped_unawares(programs, tmp_path):
    program = programs(tmp_path / "new")
    _passphrase, page = make_profile(program)
    click(page.sheet)
    program.page(PreviewPage).back_pressed.emit()
    page = program.page(RecoveryPage)
    program.dialogs.answer(False)
    click(page.skip)
    assert program.window.page() is page
    program.dialogs.answer(False)
    assert not program.window.close(), "nor does the window close unasked"
    program.dialogs.answer(True)
    click(page.skip)
    program.page(HomePage)
