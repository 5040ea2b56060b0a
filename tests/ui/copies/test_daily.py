"""The copy of the day comes by itself; only trouble is said, once, and stays to be read."""

import shutil

from models.backups import BackupReason, backups_in
from ui.auditor.home_page import HomePage
from ui.settings.settings_page import SettingsPage
from ui.start.unlock_page import UnlockPage
from ui.widgets.notice import Notice


def settings(program):
    program.action("Settings")
    page = program.page(SettingsPage)
    return page, [each.words() for each in page.findChildren(Notice)]


def test_a_day_gets_one_copy_a_moment_after_unlocking(program):
    program.page(HomePage)
    program.wait(lambda: bool(backups_in(program.folder)))
    program.settle()
    (made,) = backups_in(program.folder)
    assert made.reason is BackupReason.DAILY
    assert program.dialogs.told == []
    program.start.copies.look()
    program.press_lock()
    program.unlock()
    program.start.copies.look()
    program.settle()
    assert backups_in(program.folder) == (made,)
    program.clock.forward(minutes=24 * 60)
    program.start.copies.look()
    program.settle()
    assert len(backups_in(program.folder)) == 2
    assert "Last copy: today" in program_text(program)


def program_text(program):
    settings(program)
    return program.everything_readable()


def test_trouble_is_told_once_a_day_and_stays_in_the_settings(program):
    program.page(HomePage)
    program.start.copies.end()
    program.settle()
    shutil.rmtree(program.folder / "backups", ignore_errors=True)
    (program.folder / "backups").write_text("in the way")
    for _unlock in range(2):
        program.start.copies.watch(program.start._profile)
        program.start.copies.look()
        program.settle()
        assert len(program.dialogs.told) == 1
        program.press_lock()
        program.page(UnlockPage)
        program.unlock()
    program.start.copies.look()
    program.settle()
    _page, notices = settings(program)
    assert any("could not be made" in words for words in notices)
    (program.folder / "backups").unlink()
    program.clock.forward(minutes=24 * 60)
    program.start.copies.look()
    program.settle()
    page, notices = settings(program)
    assert notices == []
    assert page.copies.isVisible()
    assert len(program.dialogs.told) == 1


def test_a_copy_is_no_sign_of_anybody(program):
    program.page(HomePage)
    program.start.copies.end()
    program.pass_time(seconds=0)
    program.pass_time(minutes=4, seconds=30)
    program.pass_time(seconds=1)
    assert program.start.lock.countdown.isVisible()
    program.start.copies.watch(program.start._profile)
    program.start.copies.look()
    program.settle()
    program.pass_time(seconds=20)
    assert program.start.lock.countdown.isVisible()
    program.pass_time(seconds=15)
    program.page(UnlockPage)
