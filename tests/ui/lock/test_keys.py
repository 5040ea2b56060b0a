"""What opens a profile: the recovery code from paper, a forgotten and a changed passphrase."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.errors import ModelError, ModelFault
from models.passwords import generate_words
from models.profile import check_recovery, open_profile
from models.recovery_code import OLD_WORDS, generate_code
from tests.ui.accessible import nameless
from tests.world import PASSPHRASE
from ui.auditor.desk import AuditorDesk
from ui.auditor.home_page import HomePage
from ui.auditor.question_page import QuestionPage
from ui.help.help_pages import DocumentPage
from ui.lock.change_page import BeforeCodePage, ChangePage
from ui.preview.preview_page import PreviewPage
from ui.start.first_run_page import AUDITOR, FirstRunPage
from ui.start.forgotten_page import ForgottenPage, RenewPage
from ui.start.recovery_desk import place_words
from ui.start.recovery_page import RecoveryPage, TypeBackPage
from ui.start.unlock_page import UnlockPage
from ui.theme import Scheme

NEW = "quite another passphrase"
RETURN = Qt.Key.Key_Return


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def enter(box, text):
    """Type into a box, in place of what stands there, and press Return."""
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, RETURN)


def code_of(page):
    """The eight groups as they stand on the page, without their numbers."""
    return " ".join(part.split(".")[-1].strip() for part in page.groups.text().split("   "))


def make_profile(program):
    """First start with the words offered; gives the passphrase and the page with the code."""
    page = program.page(FirstRunPage)
    click(page.role.radio(AUDITOR))
    click(page.secret.use_words)
    passphrase = page.passphrase.value()
    assert page.again.value() == passphrase
    assert len(passphrase.split()) == 4
    click(page.start)
    return passphrase, program.page(RecoveryPage)


def fault_of(call, *args):
    try:
        call(*args)
    except ModelError as error:
        return error.fault
    return None


def with_slip(code, at):
    """The code with one wrong sign in one group."""
    groups = code.split()
    groups[at] = groups[at][:-1] + ("7" if groups[at][-1] != "7" else "8")
    return " ".join(groups)


def open_again(program, passphrase):
    """Type the passphrase where the program asks for it."""
    page = program.page(UnlockPage)
    enter(page.passphrase.line, passphrase)


def type_back(program, code):
    page = program.page(TypeBackPage)
    enter(page.code.box, code)


def code_set(folder):
    """Give the profile in a folder a recovery code; return it."""
    code = generate_code()
    profile = open_profile(folder, PASSPHRASE)
    profile.set_recovery(PASSPHRASE, code)
    profile.close()
    return code


def test_a_code_counts_once_it_was_typed_back_group_by_group(programs, tmp_path):
    program = programs(tmp_path / "new")
    _passphrase, page = make_profile(program)
    code = code_of(page)
    assert nameless(program.window) == []
    assert fault_of(check_recovery, program.folder, code) is ModelFault.NO_RECOVERY_CODE
    page.primary_pressed.emit()
    page = program.page(TypeBackPage)
    assert nameless(program.window) == []
    enter(page.code.box, generate_code())
    assert "differs from the code that was shown" in page.problems()[0].words
    enter(page.code.box, with_slip(code, 2))
    assert "group 3" in page.problems()[0].words
    enter(page.code.box, code.lower().replace(" ", ""))
    program.page(HomePage)
    program.close()
    check_recovery(tmp_path / "new", code)


def test_a_slip_is_told_when_the_next_group_is_begun_and_goes_when_it_is_mended(programs, folder):
    program = programs(folder)
    click(program.page(UnlockPage).forgotten_link)
    box = program.page(ForgottenPage).code.box
    slip = with_slip("ZPBE1 H36DJ", 1)
    QTest.keyClicks(box, slip)
    assert "group 2" not in box.accessibleDescription()
    QTest.keyClicks(box, " K")
    assert "group 2" in box.accessibleDescription()
    for _ in range(3):
        QTest.keyClick(box, Qt.Key.Key_Backspace)
    QTest.keyClicks(box, "J")
    assert "group" not in box.accessibleDescription().replace("groups", "")


def test_the_eight_words_of_an_earlier_sheet_still_open(programs, folder):
    code = generate_words(OLD_WORDS)
    profile = open_profile(folder, PASSPHRASE)
    profile.set_recovery(PASSPHRASE, code)
    profile.close()
    program = programs(folder)
    click(program.page(UnlockPage).forgotten_link)
    page = program.page(ForgottenPage)
    QTest.keyClicks(page.code.box, "lemmon " + code.split(maxsplit=1)[1])
    assert page.code.box.accessibleDescription().count("group") == 1
    QTest.keyClick(page.code.box, RETURN)
    assert "lemmon" in page.problems()[0].words
    enter(page.code.box, code)
    program.page(RenewPage)


def test_a_forgotten_passphrase_is_renewed_by_the_code(programs, folder):
    code = code_set(folder)
    program = programs(folder)
    click(program.page(UnlockPage).forgotten_link)
    page = program.page(ForgottenPage)
    assert nameless(program.window) == []
    enter(page.code.box, code[:29])
    assert "there are 5 now" in page.problems()[0].words
    enter(page.code.box, generate_code())
    program.wait(page.trouble.isVisible)
    assert "recovery code does not open" in page.trouble.words()
    enter(page.code.box, code)
    page = program.page(RenewPage)
    assert nameless(program.window) == []
    QTest.keyClicks(page.secret.passphrase.line, NEW)
    enter(page.secret.again.line, NEW)
    program.page(HomePage)
    program.close()
    assert fault_of(open_profile, folder, PASSPHRASE) is ModelFault.WRONG_PASSPHRASE
    open_profile(folder, NEW).close()


def test_without_a_recovery_code_the_way_in_says_so(programs, folder):
    program = programs(folder)
    click(program.page(UnlockPage).forgotten_link)
    page = program.page(ForgottenPage)
    enter(page.code.box, generate_code())
    program.wait(page.trouble.isVisible)
    assert "No recovery code was made" in page.trouble.words()
    page.back_pressed.emit()
    program.unlock()


def test_the_sheet_does_not_name_the_persons_account(monkeypatch, tmp_path):
    home = tmp_path / "jane.smith"
    (home / "work" / "audit-desk").mkdir(parents=True)
    monkeypatch.setattr("pathlib.Path.home", lambda: home)
    shown = place_words(home / "work" / "audit-desk")
    assert "jane" not in shown
    assert shown.endswith("audit-desk")
    assert place_words(tmp_path / "elsewhere") == str(tmp_path / "elsewhere")


def test_a_printed_code_opens_nothing_before_it_was_typed_back(programs, tmp_path):
    program = programs(tmp_path / "new")
    passphrase, page = make_profile(program)
    code = code_of(page)
    click(page.sheet)
    preview = program.page(PreviewPage)
    program.dialogs.answer(tmp_path / "sheet.pdf")
    click(preview.save_button)
    program.wait((tmp_path / "sheet.pdf").exists)
    program.settle()
    preview.back_pressed.emit()
    page = program.page(RecoveryPage)
    assert code_of(page) == code
    assert fault_of(check_recovery, program.folder, code) is ModelFault.NO_RECOVERY_CODE
    page.primary_pressed.emit()
    type_back(program, code)
    program.page(HomePage)
    program.close()
    check_recovery(tmp_path / "new", code)
    for path in (each for each in (tmp_path / "new").rglob("*") if each.is_file()):
        clear = path.read_bytes().upper()
        assert code.encode() not in clear
        assert passphrase.upper().encode() not in clear
    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    for number, group in enumerate(code.split(), start=1):
        assert f"{number} {group}" in " ".join(text.split())


def test_a_new_sheet_leaves_the_old_code_alone_until_it_is_typed_back(programs, folder):
    old = code_set(folder)
    program = programs(folder)
    program.unlock()
    for is_kept in (False, True):
        program.action("Recovery code")
        page = program.page(BeforeCodePage)
        enter(page.old.line, PASSPHRASE)
        page = program.page(RecoveryPage)
        new = code_of(page)
        assert "There is a code already" in program.everything_readable()
        click(page.sheet)
        preview = program.page(PreviewPage)
        if is_kept:
            preview.back_pressed.emit()
            program.page(RecoveryPage).primary_pressed.emit()
            type_back(program, new)
        else:
            program.dialogs.answer(True)
            program.press_lock()
            assert "destroy that paper" in program.dialogs.asked[-1][1]
            assert "still opens the profile" in program.dialogs.asked[-1][1]
            assert new not in program.everything_readable()
            check_recovery(folder, old)
            assert fault_of(check_recovery, folder, new) is ModelFault.WRONG_RECOVERY_CODE
            program.unlock()
        program.page(HomePage)
    assert fault_of(check_recovery, folder, old) is ModelFault.WRONG_RECOVERY_CODE
    check_recovery(folder, new)


@pytest.mark.parametrize("ended", ["locked", "closed"])
def test_a_first_start_that_ends_before_the_code_is_kept_asks_again(programs, tmp_path, ended):
    program = programs(tmp_path / "new")
    passphrase, page = make_profile(program)
    code = code_of(page)
    if ended == "locked":
        program.press_lock()
        assert code not in program.everything_readable()
    else:
        program.close()
        program = programs(tmp_path / "new")
    open_again(program, passphrase)
    page = program.page(RecoveryPage)
    again = code_of(page)
    assert again != code
    page.primary_pressed.emit()
    type_back(program, again)
    program.page(HomePage)
    program.press_lock()
    open_again(program, passphrase)
    program.page(HomePage)
    check_recovery(tmp_path / "new", again)
    assert fault_of(check_recovery, tmp_path / "new", code) is ModelFault.WRONG_RECOVERY_CODE


def test_a_code_that_is_left_on_the_screen_is_locked_away_when_nobody_is_there(programs, tmp_path):
    program = programs(tmp_path / "new")
    passphrase, page = make_profile(program)
    code = code_of(page)
    program.pass_time(seconds=1)  # what was done last counts as somebody
    program.pass_time(minutes=10)
    program.page(UnlockPage)
    assert code not in program.everything_readable()
    open_again(program, passphrase)
    click(program.page(RecoveryPage).skip)
    program.page(HomePage)
    program.press_lock()
    open_again(program, passphrase)
    program.page(HomePage)


def test_a_skipped_code_opens_nothing_and_can_be_made_later(programs, tmp_path):
    program = programs(tmp_path / "new")
    passphrase, page = make_profile(program)
    code = code_of(page)
    assert "is lost" in program.everything_readable()
    click(page.skip)
    program.page(HomePage)
    assert isinstance(program.start.desk, AuditorDesk)
    assert fault_of(check_recovery, program.folder, code) is ModelFault.NO_RECOVERY_CODE

    program.action("Recovery code")
    page = program.page(BeforeCodePage)
    assert nameless(program.window) == []
    enter(page.old.line, "not the passphrase")
    program.wait(page.trouble.isVisible)
    assert "passphrase does not open" in page.trouble.words()
    enter(page.old.line, passphrase)
    page = program.page(RecoveryPage)
    later = code_of(page)
    assert later != code
    page.primary_pressed.emit()
    page = program.page(TypeBackPage)
    enter(page.code.box, later)
    program.page(HomePage)
    program.close()
    check_recovery(tmp_path / "new", later)


def test_the_passphrase_is_changed_and_one_comes_back_to_the_form(program):
    program.page(HomePage)
    program.start.desk.cases.open(program.start._profile.forms.forms("pack-1")[0].id)
    program.wait(program.window.rail.isVisible)
    program.settle()
    program.start.desk.cases.form_desk.show_step("page:plan")
    program.action("Change passphrase")
    page = program.page(ChangePage)
    assert nameless(program.window) == []
    assert not program.window.rail.isVisible()
    page.primary_pressed.emit()
    assert [problem.path for problem in page.problems()] == ["old", "passphrase"]
    QTest.keyClicks(page.old.line, "not the passphrase")
    QTest.keyClicks(page.secret.passphrase.line, NEW)
    QTest.keyClicks(page.secret.again.line, NEW)
    page.primary_pressed.emit()
    program.wait(page.trouble.isVisible)
    assert "does not open" in page.trouble.words()
    page.old.line.selectAll()
    QTest.keyClicks(page.old.line, PASSPHRASE)
    page.primary_pressed.emit()
    program.wait(lambda: "passphrase is changed" in page.trouble.words())
    assert (page.old.value(), page.secret.value()) == ("", "")
    page.back_pressed.emit()
    assert program.page(QuestionPage).title() == "Plan and family"
    program.close()
    assert fault_of(open_profile, program.folder, PASSPHRASE) is ModelFault.WRONG_PASSPHRASE
    open_profile(program.folder, NEW).close()


def test_generated_words_are_offered_and_can_be_others(program):
    program.page(HomePage)
    program.action("Change passphrase")
    page = program.page(ChangePage)
    click(page.secret.use_words)
    first = page.secret.value()
    click(page.secret.other_words)
    program.settle()
    click(page.secret.use_words)
    assert page.secret.value() != first
    assert page.secret.check() == []


def test_the_first_page_changes_the_look_at_once_and_has_the_statement(programs, tmp_path):
    program = programs(tmp_path / "new")
    page = program.page(FirstRunPage)
    normal = QApplication.font().pointSizeF()
    page.look.text_size.setFocus()
    QTest.keyClick(page.look.text_size, Qt.Key.Key_End)
    assert QApplication.font().pointSizeF() == 2 * normal
    page.look.scheme.setFocus()
    QTest.keyClicks(page.look.scheme, "Dark")
    assert program.window.theme.scheme is Scheme.DARK
    click(page.statement)
    program.page(DocumentPage).back_pressed.emit()
    assert program.page(FirstRunPage).look.text_size.value() == "200"
