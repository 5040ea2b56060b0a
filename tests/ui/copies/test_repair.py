"""A damaged profile: what happened is said, a copy is chosen and put back, and the work goes on."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.backups import BackupReason
from models.moving import moved_at
from models.profile import open_profile
from tests.ui.accessible import nameless, too_small
from tests.ui.lock.conftest import MORNING
from tests.world import PASSPHRASE
from ui.auditor.home_page import HomePage
from ui.copies.copies_page import CopiesPage
from ui.copies.words import day_words
from ui.help.help_pages import DocumentPage
from ui.settings.settings_page import SettingsPage
from ui.start.bring_page import BringPage
from ui.start.first_run_page import FirstRunPage
from ui.start.moved_page import MovedPage
from ui.start.repair_page import RepairPage
from ui.start.unlock_page import UnlockPage

YESTERDAY = MORNING - timedelta(days=1)
EARLIER, LATER = "Written before the copy was made.", "Written since."


def write(folder, words, copied_at=None, reason=BackupReason.DAILY):
    profile = open_profile(folder, PASSPHRASE)
    form = profile.forms.forms("pack-1")[0]
    profile.forms.save_answers(form.id, {"Q8.comment": words})
    if copied_at is not None:
        profile.backups.make(reason, copied_at)
    profile.close()


def written(program):
    profile = program.start._profile
    return profile.forms.answers(profile.forms.forms("pack-1")[0].id)["Q8.comment"]


def damage(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def enter(program):
    page = program.page(UnlockPage)
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)


def fits(page):
    assert nameless(page) == []
    assert too_small(page) == []
    return page


@pytest.fixture
def damaged(folder):
    write(folder, EARLIER, YESTERDAY)
    write(folder, LATER)
    damage(folder / "profile.db")
    return folder


def test_a_damaged_profile_leads_to_its_copies_and_one_opens(programs, damaged):
    program = programs(damaged)
    enter(program)
    page = fits(program.page(RepairPage))
    assert "Nothing was deleted" in program.everything_readable()
    assert page.copies.radio("0").text() == day_words(YESTERDAY)
    assert day_words(YESTERDAY) in page.missing.text()
    page.passphrase.line.setFocus()
    QTest.keyClicks(page.passphrase.line, "not this one at all")
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    program.wait(page.trouble.isVisible)
    assert page.passphrase.line.selectedText()
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    program.page(HomePage)
    assert written(program) == EARLIER
    assert day_words(YESTERDAY) in program.dialogs.told[0][1]


def test_the_file_that_was_damaged_is_kept_until_somebody_deletes_it(programs, damaged):
    program = programs(damaged)
    enter(program)
    page = program.page(RepairPage)
    page.passphrase.line.setFocus()
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    page.restore.click()
    program.page(HomePage)
    (aside,) = damaged.glob("set-aside-*")
    copies = open_copies(program)
    program.dialogs.answer(False)
    copies.forget.click()
    assert aside.exists()
    program.dialogs.answer(True)
    copies.forget.click()
    program.settle()
    assert not aside.exists()
    assert not hasattr(program.page(CopiesPage), "forget")


def test_keys_that_cannot_be_read_come_back_and_nothing_is_missing(programs, folder):
    write(folder, EARLIER, YESTERDAY)
    write(folder, LATER)
    for name in ("vault.keys", "vault.keys.copy"):
        (folder / name).write_bytes(b"{}")
    program = programs(folder)
    enter(program)
    page = fits(program.page(RepairPage))
    assert "key file" in page.title()
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    page.restore.click()
    program.page(HomePage)
    assert written(program) == LATER
    assert "nothing is missing" in program.dialogs.told[0][1]


def test_without_any_copy_it_says_what_to_do_and_takes_one_from_a_stick(programs, folder, tmp_path):
    write(folder, EARLIER, YESTERDAY)
    (copy,) = (folder / "backups").iterdir()
    stick = tmp_path / "stick"
    stick.mkdir()
    copy.replace(stick / "copy")
    damage(folder / "profile.db")
    program = programs(folder)
    enter(program)
    page = fits(program.page(RepairPage))
    assert "no copy" in program.everything_readable()
    assert not page.restore.isVisible()
    page.guide.click()
    paper = program.page(DocumentPage)
    assert "stick" in program.everything_readable()
    paper.back_pressed.emit()
    page = program.page(RepairPage)
    program.dialogs.answer(tmp_path / "nowhere")
    page.elsewhere.click()
    program.wait(page.trouble.isVisible)
    program.dialogs.answer(stick)
    page.elsewhere.click()
    program.wait(lambda: program.window.page() is not page)
    page = program.page(RepairPage)
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    page.restore.click()
    program.page(HomePage)
    assert written(program) == EARLIER


def test_one_can_look_again_without_putting_anything_back(programs, damaged):
    program = programs(damaged)
    enter(program)
    program.page(RepairPage).again.click()
    program.page(UnlockPage)
    assert not list(damaged.glob("set-aside-*"))


def test_a_copy_that_is_damaged_too_is_said_and_another_can_be_chosen(programs, damaged):
    write_again = damaged / "backups"
    (copy,) = write_again.iterdir()
    damage(copy / "profile.db")
    program = programs(damaged)
    enter(program)
    page = program.page(RepairPage)
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    page.restore.click()
    program.wait(page.trouble.isVisible)
    assert page.restore.isEnabled()
    assert not list(damaged.glob("set-aside-*"))


def open_copies(program):
    program.action("Settings")
    program.page(SettingsPage).copies.click()
    return fits(program.page(CopiesPage))


def test_from_settings_one_goes_back_to_an_earlier_copy_and_forward_again(programs, folder):
    write(folder, EARLIER, YESTERDAY)
    write(folder, LATER)
    program = programs(folder)
    program.unlock()
    program.page(HomePage)
    program.dialogs.answer(True)
    open_copies(program).earlier.click()
    page = fits(program.page(RepairPage))
    assert program.start._profile is None
    assert page.copies.radio("0").text() == day_words(MORNING), "a copy of today came first"
    page.copies.radio("1").click()
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    page.restore.click()
    program.page(HomePage)
    assert written(program) == EARLIER
    program.clock.forward(minutes=1)
    program.dialogs.answer(True)
    open_copies(program).earlier.click()
    page = program.page(RepairPage)
    page.copies.radio("1").click()
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    page.restore.click()
    program.page(HomePage)
    assert written(program) == LATER


def test_moving_writes_a_copy_and_the_other_computer_takes_it_over(programs, folder, tmp_path):
    write(folder, EARLIER)
    stick = tmp_path / "stick"
    stick.mkdir()
    program = programs(folder)
    program.unlock()
    program.page(HomePage)
    program.dialogs.answer(stick)
    open_copies(program).move_button.click()
    program.page(UnlockPage)
    assert str(stick) in program.dialogs.told[0][1]

    other = programs(tmp_path / "other computer" / "profile")
    other.page(FirstRunPage).bring.click()
    page = fits(other.page(BringPage))
    other.window.foot_bar.primary.click()
    assert len(page.problems()) == 2
    other.dialogs.answer(stick)
    page.choose.click()
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    other.window.foot_bar.primary.click()
    other.page(HomePage)
    assert written(other) == EARLIER

    enter(program)
    page = fits(program.page(MovedPage))
    program.dialogs.answer(False)
    page.delete.click()
    assert program.window.page() is page
    program.dialogs.answer(True)
    page.delete.click()
    program.page(FirstRunPage)
    assert not list(folder.glob("*.db"))


def test_who_goes_on_here_after_all_is_not_asked_again(programs, folder, tmp_path):
    program = programs(folder)
    program.unlock()
    program.dialogs.answer(tmp_path)
    open_copies(program).move_button.click()
    enter(program)
    page = program.page(MovedPage)
    program.dialogs.answer(True)
    page.stay.click()
    program.page(HomePage)
    assert moved_at(folder) is None
    program.press_lock()
    program.unlock()
    program.page(HomePage)
