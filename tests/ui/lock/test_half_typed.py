"""What only a button keeps is asked about before it goes, on every page of the auditor."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.profile import open_profile
from tests.ui.lock.at_work import open_question
from tests.world import PASSPHRASE
from ui.auditor.create_return_page import CreateReturnPage
from ui.auditor.details_page import DetailsPage
from ui.auditor.find_page import FindPage
from ui.auditor.home_page import HomePage
from ui.auditor.open_pack_page import OpenPackPage
from ui.auditor.reopen_page import ReopenPage
from ui.auditor.withdraw_page import WithdrawPage
from ui.start.unlock_page import UnlockPage


def at_details(program):
    program.action("Your name and title")
    page = program.page(DetailsPage)
    return page, page.manager


def at_pack(program):
    program.action("Open a pack")
    page = program.page(OpenPackPage)
    return page, page.code


def at_return(program):
    program.start.desk._returns.show("pack-1")
    page = program.page(CreateReturnPage)
    return page, page.job


def at_withdrawal(program):
    log = program.start.desk._returns._log
    log.show("pack-1")
    program.settle()
    log._on_withdraw_wanted()
    page = program.page(WithdrawPage)
    return page, page.reason.field.focusProxy()


def at_change(program):
    log = program.start.desk._returns._log
    log.show("pack-1")
    program.settle()
    log._on_change_wanted()
    page = program.page(ReopenPage)
    return page, page.reason.field.focusProxy()


PAGES = [at_details, at_pack, at_return, at_withdrawal, at_change]


@pytest.mark.parametrize("go", PAGES)
def test_a_lock_asks_before_it_throws_typed_words_away(program, go):
    program.page(HomePage)
    page, box = go(program)
    assert not page.unsaved()
    QTest.keyClicks(box, "half")
    program.dialogs.answer(False)
    program.press_lock()
    assert program.window.page() is page
    program.pass_time(seconds=0)
    program.clock.forward(minutes=4, seconds=30)
    program.wait(program.start.lock.countdown.isVisible)
    assert "not saved" in program.start.lock.countdown.words()
    program.dialogs.answer(True)
    program.press_lock()
    program.page(UnlockPage)


@pytest.mark.parametrize("go", PAGES)
def test_closing_asks_before_it_throws_typed_words_away(program, go):
    program.page(HomePage)
    page, box = go(program)
    QTest.keyClicks(box, "half")
    program.dialogs.answer(False)
    program.action("Close the program")
    assert program.window.isVisible()
    assert program.window.page() is page
    QTest.keyClicks(box, " of it")
    program.settle()  # work goes on
    program.dialogs.answer(True)
    program.window.close()
    assert not program.window.isVisible()
    assert len(program.dialogs.asked) == 2
    open_profile(program.folder, PASSPHRASE).close()


def test_a_locked_window_and_one_with_nothing_typed_close_unasked(program):
    program.page(HomePage)
    _page, box = at_details(program)
    QTest.keyClicks(box, "half")
    program.dialogs.answer(True)
    program.press_lock()
    program.page(UnlockPage)
    program.window.close()
    assert not program.window.isVisible()


@pytest.mark.parametrize("go", PAGES)
@pytest.mark.parametrize(
    ("words", "other"),
    [("Home", HomePage), ("Find in all answers", FindPage), ("Settings", None)],
)
def test_the_menu_asks_before_it_leads_away_from_typed_words(program, go, words, other):
    program.page(HomePage)
    page, box = go(program)
    QTest.keyClicks(box, "half")
    program.dialogs.answer(False)
    program.action(words)
    program.settle()
    assert program.window.page() is page
    if other is not None:
        program.dialogs.answer(True)
        program.action(words)
        program.page(other)


def test_a_pack_that_is_dropped_takes_no_typed_words_away(program, tmp_path):
    program.page(HomePage)
    page, box = at_details(program)
    QTest.keyClicks(box, "half")
    program.dialogs.answer(False)
    program.start.desk.open_files((tmp_path / "new.auditpack",))
    assert program.window.page() is page
    program.dialogs.answer(True)
    program.start.desk.open_files((tmp_path / "new.auditpack",))
    page = program.page(OpenPackPage)
    QTest.keyClicks(page.code, "six words")
    program.start.desk.open_files((tmp_path / "other.auditpack",))  # beside the code, unasked
    assert (page.code.value(), page.file.value()) == ("six words", "other.auditpack")


def test_what_was_typed_on_a_return_is_there_after_a_look_at_a_case(program):
    program.page(HomePage)
    page, box = at_return(program)
    QTest.keyClicks(box, "half")
    title = page.job.value()
    form = program.start._profile.forms.forms("pack-1")[0]
    page.case_wanted.emit(form.id)
    program.wait(lambda: program.start.desk.cases.form_desk is not None)
    program.settle()
    program.action("Home")
    program.page(HomePage)
    page, _box = at_return(program)
    assert page.job.value() == title
    assert page.unsaved()
    program.dialogs.answer(True)
    program.action("Home")
    program.page(HomePage)
    page, _box = at_return(program)
    assert not page.unsaved(), "given up on purpose: it is gone"


def test_a_form_is_left_unasked_because_it_is_saved(program):
    QTest.keyClicks(open_question(program).focusProxy(), "half")
    QTest.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.page(UnlockPage)
