"""A damaged or moved profile whose passphrase is forgotten: a code opens wherever keys are left."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.profile import open_profile
from models.recovery_code import generate_code
from models.vault import read_vault
from tests.ui.copies.test_repair import (
    EARLIER,
    LATER,
    YESTERDAY,
    damage,
    enter,
    fits,
    write,
    written,
)
from tests.world import CHEAP, PASSPHRASE
from ui.auditor.home_page import HomePage
from ui.start.bring_page import BringPage
from ui.start.first_run_page import FirstRunPage
from ui.start.forgotten_page import AskOfficePage, ForgottenPage, RenewPage
from ui.start.repair_page import RepairPage
from ui.start.unlock_page import UnlockPage

CODE = generate_code()
KEYS = ("vault.keys", "vault.keys.copy")


@pytest.fixture
def coded(folder):
    """A profile with a recovery code, a copy of yesterday, and words written since."""
    write(folder, EARLIER, YESTERDAY)
    profile = open_profile(folder, PASSPHRASE)
    profile.set_recovery(PASSPHRASE, CODE, CHEAP)
    profile.close()
    write(folder, LATER)
    return folder


def spoil(folder, names=KEYS):
    for name in names:
        damage(folder / name)


def type_code(program, code=CODE, kind=ForgottenPage):
    page = program.page(kind)
    page.code.box.setFocus()
    QTest.keyClicks(page.code.box, code)
    QTest.keyClick(page.code.box, Qt.Key.Key_Return)


def choose_words(program):
    """Take the four words that are offered; give them."""
    page = program.page(RenewPage)
    page.secret.use_words.click()
    words = page.secret.value()
    program.window.foot_bar.primary.click()
    return words


def test_damaged_keys_and_a_forgotten_passphrase_lose_nothing(programs, coded):
    spoil(coded)
    program = programs(coded)
    program.page(UnlockPage).forgotten_link.click()
    page = fits(program.page(RepairPage))
    assert "key file" in page.title()
    page.forgotten_link.click()
    type_code(program, generate_code())
    page = program.page(ForgottenPage)
    program.wait(page.trouble.isVisible)
    page.code.box.clear()
    type_code(program)
    words = choose_words(program)
    program.page(HomePage)
    assert written(program) == LATER
    assert "nothing is missing" in program.dialogs.told[0][1]
    program.press_lock()
    program.unlock(words)
    program.page(HomePage)


def test_a_damaged_database_comes_back_by_the_code(programs, coded):
    damage(coded / "profile.db")
    program = programs(coded)
    enter(program)
    program.page(RepairPage).forgotten_link.click()
    page = program.page(ForgottenPage)
    page.back_pressed.emit()
    program.page(RepairPage).forgotten_link.click()
    type_code(program)
    words = choose_words(program)
    program.page(HomePage)
    assert written(program) == EARLIER
    program.press_lock()
    program.unlock(words)


def test_the_office_can_help_where_the_keys_of_a_copy_are_left(programs, folder):
    codes = []
    write(folder, EARLIER, YESTERDAY)
    profile = open_profile(folder, PASSPHRASE)

    def seal(_vault_id, code):
        codes.append(code)
        return b"sealed for the office"

    profile.help.agree(PASSPHRASE, "age1office", seal, CHEAP)
    profile.close()
    write(folder, LATER)
    spoil(folder)
    program = programs(folder)
    enter(program)
    program.page(RepairPage).forgotten_link.click()
    program.page(ForgottenPage).ask.click()
    type_code(program, codes[0], AskOfficePage)
    choose_words(program)
    program.page(HomePage)
    assert written(program) == LATER
    assert not any(slot.kind == "escrow" for slot in read_vault(folder).slots), "it opened once"


def test_where_no_code_was_ever_made_none_is_asked_for(programs, folder):
    write(folder, EARLIER, YESTERDAY)
    spoil(folder)
    program = programs(folder)
    enter(program)
    page = fits(program.page(RepairPage))
    assert not page.forgotten_link.isVisible()


@pytest.mark.parametrize("name", KEYS)
def test_one_damaged_key_file_is_made_again_from_the_other(programs, coded, name):
    sound = (coded / KEYS[0]).read_bytes()
    spoil(coded, [name])
    program = programs(coded)
    program.unlock()
    program.page(HomePage)
    assert [(coded / each).read_bytes() for each in KEYS] == [sound, sound]


def test_a_copy_with_damaged_keys_is_put_back_by_those_of_another(programs, coded):
    write(coded, LATER, YESTERDAY + timedelta(hours=20))
    spoil(coded)
    newest = max((coded / "backups").iterdir())
    spoil(newest)
    program = programs(coded)
    enter(program)
    page = program.page(RepairPage)
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    page.restore.click()
    program.page(HomePage)
    assert written(program) == LATER


def test_a_profile_is_brought_from_a_stick_by_the_code(programs, coded, tmp_path):
    profile = open_profile(coded, PASSPHRASE)
    profile.backups.copy_to(tmp_path / "stick")
    profile.close()
    program = programs(tmp_path / "other computer" / "profile")
    program.page(FirstRunPage).bring.click()
    page = fits(program.page(BringPage))
    page.forgotten_link.click()
    assert len(page.problems()) == 1
    program.dialogs.answer(tmp_path)
    page.choose.click()
    page.forgotten_link.click()
    page = program.page(ForgottenPage)
    page.back_pressed.emit()
    page = program.page(BringPage)
    assert page.chosen.text() == str(tmp_path)
    page.forgotten_link.click()
    type_code(program)
    words = choose_words(program)
    program.page(HomePage)
    assert written(program) == LATER
    program.press_lock()
    program.unlock(words)
