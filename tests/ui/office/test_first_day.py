"""The first day at the office by keyboard alone: first run, an audit, its cases and agencies."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.accessible import nameless
from tests.ui.office.seen import words_on
from ui.office.agencies_page import AgenciesPage
from ui.office.asking.assign_page import AssignPage
from ui.office.audits_page import AuditsPage
from ui.office.cases_page import CasesPage
from ui.office.details_page import DetailsPage
from ui.office.packs_page import PacksPage
from ui.start.first_run_page import FirstRunPage
from ui.start.recovery_page import RecoveryPage
from ui.start.start_desk import StartDesk
from ui.start.unlock_page import UnlockPage
from ui.tasks import TaskRunner
from ui.window import MainWindow

PASSPHRASE = "four easy words here"  # noqa: S105


class Program:
    """The program over one profile folder, and a person who has no mouse."""

    def __init__(self, qtbot, dialogs, folder):
        self._qtbot = qtbot
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.tasks = TaskRunner(self.window)
        self.start = StartDesk(self.window, self.tasks, dialogs, folder)
        self.window.show()
        self.start.begin()

    def page(self, kind):
        """Wait for a page of a kind."""
        self._qtbot.waitUntil(lambda: isinstance(self.window.page(), kind), timeout=20_000)
        QApplication.sendPostedEvents()
        assert nameless(self.window) == []
        return self.window.page()

    def tab_to(self, wanted):
        """Press Tab until the focus is there."""
        for _press in range(80):
            if QApplication.focusWidget() is wanted:
                return
            self._qtbot.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {wanted}")

    def press(self, wanted, key=Qt.Key.Key_Space):
        self.tab_to(wanted)
        self._qtbot.keyClick(wanted, key)

    def type(self, wanted, text):
        self.tab_to(wanted)
        self._qtbot.keyClicks(wanted, text)

    def next_step(self):
        """Go to the step below the one shown, by arrow key and Return."""
        rail = self.window.rail
        self.press(rail.row(rail.current()), Qt.Key.Key_Down)
        self._qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    def close(self):
        self.start.close()
        self.window.close()


@pytest.fixture
def start(qtbot, dialogs, tmp_path):
    """Start the program, as often as wanted, over the same folder."""
    programs = []

    def run():
        programs.append(Program(qtbot, dialogs, tmp_path / "office"))
        return programs[-1]

    yield run
    for program in programs:
        program.close()


@pytest.mark.journey
def test_from_nothing_to_packs_ready_to_go_without_a_mouse(qtbot, start):
    program = start()
    page = program.page(FirstRunPage)
    program.press(page.role.radio("auditor"))
    qtbot.keyClick(page.role.radio("auditor"), Qt.Key.Key_Down)
    assert page.role.value() == "office"
    program.type(page.organisation, "Example Partnership")
    program.type(page.passphrase.line, PASSPHRASE)
    program.type(page.again.line, PASSPHRASE)
    program.press(page.start)
    program.press(program.page(RecoveryPage).skip)
    page = program.page(AuditsPage)
    program.press(page.new_audit)
    page = program.page(DetailsPage)
    program.type(page.title_box.line, "Child sexual abuse 2026")
    program.type(page.code, "CSA-2026")
    program.press(page.save)
    page = program.page(CasesPage)
    program.type(page.box, "CSA-01, CSA-02")
    program.press(page.add_button)
    qtbot.waitUntil(lambda: "CSA-02" in words_on(program.window.page()), timeout=5000)
    program.next_step()
    page = program.page(AgenciesPage)
    program.press(page.ticks.tick("police"))
    program.press(page.save)
    qtbot.waitUntil(lambda: "Agencies saved: 1." in words_on(program.window.page()), timeout=5000)
    program.next_step()
    assert program.page(AssignPage).isVisible()
    program.next_step()
    page = program.page(PacksPage)
    assert "Not yet issued" in words_on(page)
    program.close()

    again = start()
    page = again.page(UnlockPage)
    again.type(page.passphrase.line, PASSPHRASE)
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    page = again.page(AuditsPage)
    assert "Child sexual abuse 2026" in words_on(page)
    assert "being set up" in words_on(page)
