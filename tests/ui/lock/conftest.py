"""The whole program on a profile with one pack, under a clock that the test moves."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.snapshots import PackCase
from tests.ui.auditor.conftest import KNOWN, a_pack
from tests.ui.fakes import FakeClock, FakeDialogs
from tests.world import PASSPHRASE, make_auditor
from ui.start.start_desk import StartDesk
from ui.start.unlock_page import UnlockPage
from ui.tasks import TaskRunner
from ui.window import MainWindow

MORNING = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class Program:
    """The program on one folder, and somebody at its window."""

    def __init__(self, qtbot, folder):
        self.qtbot = qtbot
        self.folder = folder
        self.clock = FakeClock(MORNING)
        self.dialogs = FakeDialogs()
        self.window = MainWindow()
        # However a test ends: nobody is left to ask about half-typed pages.
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.start.close())
        self.tasks = TaskRunner(self.window)
        self.start = StartDesk(self.window, self.tasks, self.dialogs, folder, now=self.clock)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.start.begin()

    def page(self, kind):
        """Wait for a page of a kind, and for everything that is under way."""
        self.wait(lambda: isinstance(self.window.page(), kind))
        self.settle()
        return self.window.page()

    def wait(self, so):
        self.qtbot.waitUntil(so, timeout=15_000)

    def settle(self):
        self.wait(lambda: not self.tasks.tasks())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def unlock(self, passphrase=PASSPHRASE):
        page = self.page(UnlockPage)
        QTest.keyClicks(page.passphrase.line, passphrase)
        QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
        self.wait(lambda: self.start.desk is not None)
        self.settle()

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key as the platform hands it over: to the window, not to a control."""
        QTest.keyClick(self.window.windowHandle(), key, modifier)

    def press_lock(self):
        QTest.keyClick(
            QApplication.focusWidget() or self.window,
            Qt.Key.Key_L,
            Qt.KeyboardModifier.ControlModifier,
        )

    def action(self, words):
        """Choose a line of the Menu."""
        actions = self.window.top_bar.menu.actions()
        next(each for each in actions if each.text() == words).trigger()

    def pass_time(self, **by):
        """Let time go by, and the watch look at it."""
        self.settle()
        self.clock.forward(**by)
        if self.start.lock is not None:
            self.start.lock.idle.look()

    def everything_readable(self):
        """All text that any widget of the window holds, shown or not, and its title."""
        held = [self.window.windowTitle()]
        for widget in self.window.findChildren(QWidget):
            for name in ("text", "toPlainText", "words", "trail"):
                if callable(getattr(widget, name, None)):
                    held.append(str(getattr(widget, name)()))
            held += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        return "\n".join(held)

    def close(self):
        self.start.close()
        self.window.close()


def one_form_due(folder):
    """A profile with three cases; the first is known, so that its form is due."""
    profile = make_auditor(folder)
    cases = [PackCase(uin=f"CSA-0{number}", label="ABC"[number - 1]) for number in (1, 2, 3)]
    profile.forms.add_pack(a_pack(), cases)
    profile.forms.save_scope(profile.forms.forms("pack-1")[0].id, KNOWN)
    profile.close()


@pytest.fixture
def folder(tmp_path, moulds):
    """A profile of its own, with one form due."""
    return moulds.copy(one_form_due, tmp_path / "profile")


@pytest.fixture
def programs(qtbot):
    opened = []

    def start(folder):
        opened.append(Program(qtbot, folder))
        return opened[-1]

    yield start
    for program in opened:
        program.close()


@pytest.fixture
def program(programs, folder):
    """The program, unlocked, at home."""
    started = programs(folder)
    started.unlock()
    return started
