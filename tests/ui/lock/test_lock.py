"""Locking: nothing is lost, nothing stays readable, and one comes back to the same place."""

import weakref

import pytest
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from anonymise import load_checker
from models.profile import open_profile
from tests.ui.accessible import nameless
from tests.ui.auditor.test_autosave import full_disk
from tests.ui.lock.at_work import open_question
from tests.world import (
    PASSPHRASE,
    issue,
    make_auditor,
    make_office,
    make_return_file,
    not_known,
)
from ui.auditor.home_page import HomePage
from ui.auditor.question_page import QuestionPage
from ui.dialogs import Dialogs
from ui.lock.change_page import ChangePage
from ui.lock.idle import minutes_of
from ui.office.cases_page import CasesPage
from ui.preview.preview_page import PreviewPage
from ui.preview.sheet_view import SheetView
from ui.settings.settings_page import SettingsPage
from ui.start.unlock_page import UnlockPage
from ui.widgets.buttons import PlainButton

SAID = "Marigold said that the plan was late."


def rest(program):
    """Wait until all is saved; the save itself was somebody at work, for the last time."""
    program.wait(lambda: program.start.desk.cases.form_desk.work.autosave.is_settled)
    program.pass_time(seconds=0)


def tab_to(program, words):
    """Press Tab until the focus is on a button of these words."""
    for _press in range(120):
        focus = QApplication.focusWidget()
        if isinstance(focus, PlainButton) and focus.words() == words:
            return
        program.key(Qt.Key.Key_Tab)
    raise AssertionError(words)


def type_and_lock(program):
    field = open_question(program)
    QTest.keyClicks(field.focusProxy(), SAID)
    program.press_lock()
    return program.page(UnlockPage)


def test_a_lock_saves_and_leads_back_to_the_same_box(program):
    type_and_lock(program)
    program.unlock()
    page = program.page(QuestionPage)
    field = page.card_of("Q8.comment").field("Q8.comment")
    assert field.text() == SAID
    program.wait(lambda: QApplication.focusWidget() is field.focusProxy())
    assert "CSA-01" in program.window.windowTitle()


def test_nothing_stays_readable_while_it_is_locked(program):
    page = type_and_lock(program)
    assert nameless(page) == []
    held = program.everything_readable()
    for secret in ("Marigold", "CSA-0", "Police", "Child sexual abuse", "A. Auditor"):
        assert secret not in held
    assert not program.window.rail.isVisible()
    assert not [each for each in program.window.top_bar.menu.actions() if each.isVisible()]
    # The database is closed: another program may open it, and finds what was typed.
    profile = open_profile(program.folder, PASSPHRASE)
    form = profile.forms.forms("pack-1")[0]
    assert profile.forms.answers(form.id)["Q8.comment"] == SAID
    profile.close()


def test_nothing_keeps_the_open_form_in_memory_while_it_is_locked(program):
    open_question(program)
    work = weakref.ref(program.start.desk.cases.form_desk.work)
    surroundings = weakref.ref(program.start._profile)
    program.press_lock()
    program.page(UnlockPage)
    program.wait(lambda: work() is None and surroundings() is None)


def test_a_preview_over_the_form_is_gone_and_the_form_comes_back(program):
    open_question(program)
    program.start.desk.cases.form_desk.print_wanted.emit()
    program.page(PreviewPage)
    program.press_lock()
    program.page(UnlockPage)
    assert not program.window.findChildren(SheetView)
    assert not program.window.top_bar.menu_button.isVisible()
    program.unlock()
    assert program.page(QuestionPage).title() == "Plan and family"


def test_from_settings_or_the_passphrase_one_comes_back_to_the_form(program):
    open_question(program)
    for words, kind in (("Settings", SettingsPage), ("Change passphrase", ChangePage)):
        program.action(words)
        program.page(kind)
        program.press_lock()
        program.unlock()
        assert program.page(QuestionPage).title() == "Plan and family"


def test_a_case_that_went_while_it_was_locked_is_told_and_home_comes(program):
    type_and_lock(program)
    profile = open_profile(program.folder, PASSPHRASE)
    profile.bin.close_pack("pack-1", by="A. Auditor")
    profile.close()
    program.unlock()
    program.page(HomePage)
    assert program.dialogs.told


def test_a_wrong_passphrase_after_a_lock_leaves_it_locked(program):
    page = type_and_lock(program)
    QTest.keyClicks(page.passphrase.line, "not the passphrase")
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    program.wait(page.trouble.isVisible)
    assert program.start.desk is None
    page.passphrase.line.clear()
    program.unlock()
    program.page(QuestionPage)


def test_a_lock_from_home_leads_home(program):
    program.page(HomePage)
    program.action("Lock now")
    program.unlock()
    program.page(HomePage)


def test_the_menu_is_whole_again_after_each_unlock(program):
    program.page(HomePage)
    words = [each.text() for each in program.window.top_bar.menu.actions()]
    for _time in range(2):
        program.press_lock()
        program.unlock()
        program.page(HomePage)
    assert [each.text() for each in program.window.top_bar.menu.actions()] == words


def test_on_a_full_disk_it_is_not_locked_and_says_so(program):
    field = open_question(program)
    with full_disk(program.start._profile):
        QTest.keyClicks(field.focusProxy(), SAID)
        field.focusProxy().insertPlainText(" more" * 20_000)
        program.press_lock()
        assert isinstance(program.window.page(), QuestionPage)
        assert program.start.lock.countdown.isVisible()
        assert "not locked" in program.start.lock.countdown.words()
        assert field.text().startswith(SAID)
        tab_to(program, "Close")
        program.key(Qt.Key.Key_Space)
        assert not program.start.lock.countdown.isVisible()
        assert QApplication.focusWidget() is program.window.page().heading
    program.start.desk.cases.form_desk.save_all()
    program.press_lock()
    program.page(UnlockPage)
    program.unlock()
    shown = program.page(QuestionPage).card_of("Q8.comment").field("Q8.comment")
    assert shown.text().startswith(SAID)


def test_a_minute_before_it_locks_words_count_down_and_any_key_ends_them(program):
    open_question(program)
    rest(program)
    program.pass_time(minutes=3, seconds=59)
    countdown = program.start.lock.countdown
    assert not countdown.isVisible()
    program.pass_time(seconds=16)
    program.pass_time(seconds=0)
    assert countdown.isVisible()
    assert "45 seconds" in countdown.words()
    program.key(Qt.Key.Key_Shift)
    assert not countdown.isVisible()
    program.pass_time(minutes=4, seconds=30)
    program.pass_time(seconds=0)
    assert countdown.isVisible()
    QTest.mouseMove(program.window.windowHandle(), QPoint(300, 300))
    assert not countdown.isVisible()
    program.page(QuestionPage)


def test_it_locks_by_itself_and_leads_back_to_the_same_box(program):
    field = open_question(program)
    QTest.keyClicks(field.focusProxy(), SAID)
    rest(program)
    program.pass_time(minutes=4, seconds=59)
    program.pass_time(seconds=0)
    assert "1 second," in program.start.lock.countdown.words()
    program.pass_time(seconds=1)
    program.page(UnlockPage)
    program.unlock()
    shown = program.page(QuestionPage).card_of("Q8.comment").field("Q8.comment")
    assert shown.text() == SAID


def test_a_laptop_that_slept_is_locked_when_it_wakes(program):
    program.page(HomePage)
    program.pass_time(minutes=600)
    assert isinstance(program.window.page(), UnlockPage)


def test_the_watch_looks_by_itself_each_second(program):
    program.page(HomePage)
    program.settle()
    program.clock.forward(minutes=11)
    program.page(UnlockPage)


@pytest.mark.parametrize(("minutes", "locks"), [("0", False), ("30", False), ("2", True)])
def test_a_changed_setting_counts_from_the_next_quiet_moment(program, minutes, locks):
    program.page(HomePage)
    program.start._profile.preferences.set("idle-minutes", minutes)
    program.pass_time(minutes=1)
    program.settle()
    program.pass_time(minutes=5)
    program.pass_time(seconds=0)
    assert isinstance(program.window.page(), UnlockPage) is locks


def test_never_can_be_taken_back(program):
    program.page(HomePage)
    preferences = program.start._profile.preferences
    preferences.set("idle-minutes", "0")
    program.pass_time(minutes=1)
    program.pass_time(minutes=90)
    assert isinstance(program.window.page(), HomePage)
    preferences.set("idle-minutes", "1")
    program.key(Qt.Key.Key_Shift)
    program.pass_time(seconds=26)
    program.pass_time(seconds=5)
    assert "29 seconds" in program.start.lock.countdown.words()
    program.pass_time(seconds=29)
    program.page(UnlockPage)


@pytest.mark.parametrize(
    ("text", "minutes"), [("0", 0), ("60", 60), ("61", 5), ("", 5), ("-1", 5), ("\u0665", 5)]
)
def test_what_is_no_number_of_minutes_is_the_usual(text, minutes):
    assert minutes_of(text) == minutes


def test_a_long_lock_ends_the_program(program):
    field = open_question(program)
    QTest.keyClicks(field.focusProxy(), SAID)
    program.press_lock()
    page = program.page(UnlockPage)
    assert "half an hour" in page.quiet.text()
    program.clock.forward(minutes=29)
    program.start.long_lock.look()
    assert program.window.isVisible()
    program.clock.forward(minutes=2)
    program.start.long_lock.look()
    assert not program.window.isVisible()
    profile = open_profile(program.folder, PASSPHRASE)
    form = profile.forms.forms("pack-1")[0]
    assert profile.forms.answers(form.id)["Q8.comment"] == SAID
    profile.close()


def test_a_lock_that_was_opened_in_time_ends_nothing(program):
    program.page(HomePage)
    program.press_lock()
    program.clock.forward(minutes=20)
    program.start.long_lock.look()
    program.clock.forward(minutes=-180)  # somebody set the clock
    program.start.long_lock.look()
    assert program.window.isVisible()
    program.unlock()
    program.page(HomePage)
    assert program.start.long_lock is None
    program.clock.forward(minutes=120)
    assert program.window.isVisible()


def test_a_question_that_waits_for_an_answer_is_put_away_with_the_safe_one(program):
    program.page(HomePage)
    answers = []

    def ask():
        dialogs = Dialogs(program.window)
        answers.append(dialogs.confirm("Remove CSA-01?", "It goes.", "Remove", "Keep"))

    # Both inside the loop of the question, as it is when somebody goes away in front of it.
    QTimer.singleShot(0, ask)
    QTimer.singleShot(200, lambda: program.clock.forward(minutes=11))
    program.page(UnlockPage)
    assert answers == [False]
    assert "CSA-01" not in program.everything_readable()


def test_a_dialog_of_the_system_is_waited_for_and_then_it_locks_once(program):
    """A print dialog of Windows runs a loop of its own and is no dialog that could be put away."""
    program.page(HomePage)
    whole, inner, idle = QEventLoop(), QEventLoop(), program.start.lock.idle
    seen, locked = [], []
    program.start.lock.locked.connect(lambda _place: locked.append(1))

    def ask():
        inner.exec()
        seen.append(type(program.window.page()))

    QTimer.singleShot(0, ask)
    for minute in (20, 30, 40):  # the watch says so again each minute
        QTimer.singleShot(minute, idle.expired.emit)
    QTimer.singleShot(120, inner.quit)
    QTimer.singleShot(400, whole.quit)
    whole.exec()
    program.page(UnlockPage)
    assert (seen, locked) == ([HomePage], [1])


def test_an_office_comes_back_to_its_audit_and_stage(programs, tmp_path):
    office = make_office(tmp_path / "office", cases=2, agencies=1)
    office.profile.close()
    program = programs(tmp_path / "office")
    program.unlock()
    program.start.desk.go_back_to(f"{office.audit_id}/cases")
    page = program.page(CasesPage)
    QTest.keyClicks(page.box, "CSA-77")
    program.pass_time(seconds=0)
    program.clock.forward(minutes=4, seconds=30)
    program.wait(program.start.lock.countdown.isVisible)
    assert "not saved" in program.start.lock.countdown.words()
    program.dialogs.answer(False)
    program.press_lock()
    assert isinstance(program.window.page(), CasesPage)  # asked first, and stayed
    program.dialogs.answer(True)
    program.press_lock()
    program.page(UnlockPage)
    assert "CSA-" not in program.everything_readable()
    program.unlock()
    program.page(CasesPage)


def test_an_import_that_is_on_its_way_ends_behind_the_lock(programs, tmp_path):
    office = make_office(tmp_path / "office", cases=40, agencies=1)
    (pack,) = issue(office)
    auditor = make_auditor(tmp_path / "laptop")
    files, checker = [], load_checker()
    for number in range(1, 41):
        name, raw = make_return_file(auditor, pack, [not_known(f"CSA-{number:02}")], checker)
        files.append(tmp_path / name)
        files[-1].write_bytes(raw)
    auditor.close()
    office.profile.close()
    program = programs(tmp_path / "office")
    program.unlock()
    program.start.desk.open_files(tuple(files))
    program.wait(program.window.rail.isVisible)
    program.press_lock()
    page = program.page(UnlockPage)
    assert "CSA-" not in program.everything_readable()
    profile = open_profile(tmp_path / "office", PASSPHRASE)
    assert len(profile.intake.returns(office.audit_id)) == 40
    profile.close()
    assert page.open.isEnabled()


def test_the_log_holds_no_word_of_what_was_typed(program):
    field = open_question(program)
    QTest.keyClicks(field.focusProxy(), SAID)
    with full_disk(program.start._profile):
        field.focusProxy().insertPlainText(" more" * 20_000)
        program.press_lock()
    program.start.desk.cases.form_desk.save_all()
    program.press_lock()
    program.page(UnlockPage)
    logs = b"".join(path.read_bytes() for path in (program.folder / "log").iterdir())
    for secret in (SAID, "Marigold", PASSPHRASE, "CSA-01"):
        assert secret.encode() not in logs
