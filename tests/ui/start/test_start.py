"""From the empty window to an opened profile, as a person does it."""

import sys
import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.profile import open_profile
from models.snapshots import ProfileRole
from tests.ui.accessible import nameless
from tests.ui.fakes import FakeDialogs
from tests.world import PASSPHRASE, make_auditor
from ui.auditor.desk import AuditorDesk
from ui.auditor.home_page import HomePage
from ui.office.desk import OfficeDesk
from ui.start.first_run_page import AUDITOR, OFFICE, FirstRunPage
from ui.start.no_folder_page import NoFolderPage
from ui.start.recovery_page import RecoveryPage
from ui.start.start_desk import StartDesk
from ui.start.unlock_page import UnlockPage
from ui.tasks import TaskRunner
from ui.trouble import Trouble
from ui.window import MainWindow


class Program:
    """The program on one folder, without its event loop."""

    def __init__(self, qtbot: QtBot, folder):
        self.qtbot = qtbot
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.show()
        self.dialogs = FakeDialogs()
        self.start = StartDesk(self.window, TaskRunner(self.window), self.dialogs, folder)
        self.start.begin()

    def page(self, kind):
        self.qtbot.waitUntil(lambda: isinstance(self.window.page(), kind), timeout=10_000)
        return self.window.page()

    def close(self):
        self.start.close()
        self.window.close()


@pytest.fixture
def programs(qtbot):
    opened = []

    def start(folder):
        opened.append(Program(qtbot, folder))
        return opened[-1]

    yield start
    for program in opened:
        program.close()


@pytest.mark.parametrize(
    ("role", "desk", "kept"),
    [(AUDITOR, AuditorDesk, ProfileRole.AUDITOR), (OFFICE, OfficeDesk, ProfileRole.OFFICE)],
)
def test_first_start_makes_the_profile_that_was_chosen(programs, qtbot, tmp_path, role, desk, kept):
    program = programs(tmp_path / "profile")
    page = program.page(FirstRunPage)
    qtbot.mouseClick(page.role.radio(role), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.organisation, "North Partnership")
    qtbot.keyClicks(page.passphrase.line, PASSPHRASE)
    qtbot.keyClicks(page.again.line, PASSPHRASE)
    qtbot.keyClick(page.again.line, Qt.Key.Key_Return)
    qtbot.mouseClick(program.page(RecoveryPage).skip, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: isinstance(program.start.desk, desk), timeout=10_000)
    program.close()
    profile = open_profile(tmp_path / "profile", PASSPHRASE)
    details = profile.details
    profile.close()
    assert (details.role, details.organisation) == (kept, "North Partnership")


def test_who_one_is_can_be_changed_but_not_cleared(programs, tmp_path):
    role = programs(tmp_path / "profile").page(FirstRunPage).role
    for value in ("auditor", "office"):
        role.set_value(value)
        assert (role.value(), role.clear_link.isVisible()) == (value, False)


def test_first_start_says_what_is_missing_and_leads_there(programs, qtbot, tmp_path):
    page = programs(tmp_path / "profile").page(FirstRunPage)
    qtbot.keyClicks(page.passphrase.line, "short")
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)

    assert [problem.path for problem in page.problems()] == ["role", "passphrase"]
    qtbot.mouseClick(page.summary.lines()[1], Qt.MouseButton.LeftButton)
    assert page.passphrase.line.hasFocus()
    assert not (tmp_path / "profile" / "vault.keys").exists()


def test_a_wrong_passphrase_is_told_and_the_right_one_opens(programs, qtbot, tmp_path):
    make_auditor(tmp_path / "profile").close()
    program = programs(tmp_path / "profile")
    page = program.page(UnlockPage)
    qtbot.keyClicks(page.passphrase.line, "not the passphrase at all")
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(page.trouble.isVisible, timeout=10_000)

    assert "does not open this profile" in page.trouble.words()
    assert page.passphrase.line.selectedText()
    qtbot.keyClicks(page.passphrase.line, PASSPHRASE)
    qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.start.desk is not None, timeout=10_000)


def test_a_second_program_on_the_same_profile_is_told_so(programs, qtbot, tmp_path):
    holder = make_auditor(tmp_path / "profile")
    try:
        page = programs(tmp_path / "profile").page(UnlockPage)
        qtbot.keyClicks(page.passphrase.line, PASSPHRASE)
        qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
        qtbot.waitUntil(page.trouble.isVisible, timeout=10_000)
        assert "already open" in page.trouble.words()
    finally:
        holder.close()


def test_every_control_of_the_start_pages_has_a_name(programs, tmp_path):
    first = programs(tmp_path / "new").page(FirstRunPage)
    make_auditor(tmp_path / "old").close()
    unlock = programs(tmp_path / "old").page(UnlockPage)
    assert [*nameless(first), *nameless(unlock)] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes such names")
def test_a_folder_that_cannot_be_looked_into_is_said_on_a_page(programs, tmp_path):
    program = programs(tmp_path / ("x" * 300))
    page = program.page(NoFolderPage)
    assert nameless(page) == []
    assert "folder" in page.trouble.words()
    program.start.door._given = tmp_path / "there"
    page.again.click()
    program.page(FirstRunPage)


def test_a_log_that_cannot_be_written_stops_nobody(programs, qtbot, tmp_path):
    make_auditor(tmp_path / "profile").close()
    (tmp_path / "profile" / "log").write_text("in the way")
    program = programs(tmp_path / "profile")
    page = program.page(UnlockPage)
    qtbot.keyClicks(page.passphrase.line, PASSPHRASE)
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    program.page(HomePage)


@pytest.mark.parametrize("where", ["main", "thread"])
def test_the_unexpected_is_logged_without_its_text_and_told_once(qtbot, caplog, where):
    dialogs = FakeDialogs()
    restore = Trouble(dialogs).install()
    try:
        said = "Grace said so"

        def fail():
            raise RuntimeError(said)

        if where == "thread":
            thread = threading.Thread(target=fail)
            thread.start()
            thread.join()
        else:
            try:
                fail()
            except RuntimeError:
                sys.excepthook(*sys.exc_info())
        qtbot.waitUntil(lambda: len(dialogs.told) == 1)
    finally:
        restore()
    assert "RuntimeError" in caplog.text
    assert said not in caplog.text
    assert "saved is safe" in dialogs.told[0][1]


def test_a_folder_that_is_copied_elsewhere_is_warned_of(programs, tmp_path):
    program = programs(tmp_path / "OneDrive - Example Trust" / "audit-desk")
    page = program.page(FirstRunPage)
    assert page.shared.isVisible()
    assert "copied to other computers" in page.shared.words()
    assert not programs(tmp_path / "here").page(FirstRunPage).shared.isVisible()
