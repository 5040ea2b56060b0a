"""What opens a profile: the recovery code from paper, a forgotten and a changed passphrase."""

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.errors import ModelError, ModelFault
from models.passwords import RECOVERY_WORDS, generate_words
from models.profile import check_recovery, open_profile
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


def words_of_code(page):
    """The eight words as they stand on the page, without their numbers."""
    return " ".join(part.split(".")[-1].strip() for part in page.words.text().split("   "))


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


def another_word(code, at):
    """The code with one word changed for another one that codes have."""
    words = code.split()
    words[at] = "zebra" if words[at] != "zebra" else "zoo"
    return " ".join(words)


def test_a_code_counts_once_it_was_typed_back_word_by_word(programs, tmp_path):
    program = programs(tmp_path / "new")
    _passphrase, page = make_profile(program)
    code = words_of_code(page)
    assert nameless(program.window) == []
    assert fault_of(check_recovery, program.folder, code) is ModelFault.NO_RECOVERY_CODE
    page.primary_pressed.emit()
    page = program.page(TypeBackPage)
    assert nameless(program.window) == []
    QTest.keyClicks(page.code.box, another_word(code, 2))
    QTest.keyClick(page.code.box, RETURN)
    assert [problem.words for problem in page.problems()] == [
        "Word 3 differs from the code that was shown"
    ]
    page.code.box.selectAll()
    QTest.keyClicks(page.code.box, code.upper())
    QTest.keyClick(page.code.box, RETURN)
    program.page(HomePage)
    program.close()
    check_recovery(tmp_path / "new", code)


def test_a_forgotten_passphrase_is_renewed_by_the_code(programs, folder):
    code = generate_words(RECOVERY_WORDS)
    profile = open_profile(folder, PASSPHRASE)
    profile.set_recovery(PASSPHRASE, code)
    profile.close()
    program = programs(folder)
    click(program.page(UnlockPage).forgotten_link)
    page = program.page(ForgottenPage)
    assert nameless(program.window) == []
    QTest.keyClicks(page.code.box, "lemmon " * 8)
    QTest.keyClick(page.code.box, RETURN)
    assert "lemmon" in page.problems()[0].words
    page.code.box.selectAll()
    QTest.keyClicks(page.code.box, another_word(code, 7))
    QTest.keyClick(page.code.box, RETURN)
    program.wait(page.trouble.isVisible)
    assert "recovery code does not open" in page.trouble.words()
    page.code.box.selectAll()
    QTest.keyClicks(page.code.box, code)
    QTest.keyClick(page.code.box, RETURN)
    page = program.page(RenewPage)
    assert nameless(program.window) == []
    QTest.keyClicks(page.secret.passphrase.line, NEW)
    QTest.keyClicks(page.secret.again.line, NEW)
    QTest.keyClick(page.secret.again.line, RETURN)
    program.page(HomePage)
    program.close()
    assert fault_of(open_profile, folder, PASSPHRASE) is ModelFault.WRONG_PASSPHRASE
    open_profile(folder, NEW).close()


def test_without_a_recovery_code_the_way_in_says_so(programs, folder):
    program = programs(folder)
    click(program.page(UnlockPage).forgotten_link)
    page = program.page(ForgottenPage)
    QTest.keyClicks(page.code.box, generate_words(RECOVERY_WORDS))
    QTest.keyClick(page.code.box, RETURN)
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


def test_a_printed_code_opens_though_it_was_never_typed_back(programs, tmp_path):
    program = programs(tmp_path / "new")
    passphrase, page = make_profile(program)
    code = words_of_code(page)
    click(page.sheet)
    preview = program.page(PreviewPage)
    program.dialogs.answer(tmp_path / "sheet.pdf")
    click(preview.save_button)
    program.wait((tmp_path / "sheet.pdf").exists)
    program.settle()
    preview.back_pressed.emit()
    assert words_of_code(program.page(RecoveryPage)) == code
    program.close()
    check_recovery(tmp_path / "new", code)
    for path in (each for each in (tmp_path / "new").rglob("*") if each.is_file()):
        clear = path.read_bytes().lower()
        assert code.encode() not in clear
        assert passphrase.encode() not in clear
    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    for number, word in enumerate(code.split(), start=1):
        assert f"{number} {word}" in " ".join(text.split())


def test_a_skipped_code_opens_nothing_and_can_be_made_later(programs, tmp_path):
    program = programs(tmp_path / "new")
    passphrase, page = make_profile(program)
    code = words_of_code(page)
    assert "is lost" in program.everything_readable()
    click(page.skip)
    program.page(HomePage)
    assert isinstance(program.start.desk, AuditorDesk)
    assert fault_of(check_recovery, program.folder, code) is ModelFault.NO_RECOVERY_CODE

    program.action("Recovery code")
    page = program.page(BeforeCodePage)
    assert nameless(program.window) == []
    QTest.keyClicks(page.old.line, "not the passphrase")
    QTest.keyClick(page.old.line, RETURN)
    program.wait(page.notice.isVisible)
    assert "passphrase does not open" in page.notice.words()
    page.old.line.selectAll()
    QTest.keyClicks(page.old.line, passphrase)
    QTest.keyClick(page.old.line, RETURN)
    page = program.page(RecoveryPage)
    later = words_of_code(page)
    assert later != code
    page.primary_pressed.emit()
    page = program.page(TypeBackPage)
    QTest.keyClicks(page.code.box, later)
    QTest.keyClick(page.code.box, RETURN)
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
    program.wait(page.notice.isVisible)
    assert "does not open" in page.notice.words()
    page.old.line.selectAll()
    QTest.keyClicks(page.old.line, PASSPHRASE)
    page.primary_pressed.emit()
    program.wait(lambda: "passphrase is changed" in page.notice.words())
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
