"""The office's screens in a real window, over a real profile, with a clock that stands still."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from anonymise import load_checker
from models.profile import open_profile
from tests.ui.office import world
from ui.office.desk import OfficeDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.tasks import TaskRunner
from ui.window import MainWindow


@pytest.fixture(scope="session")
def checker():
    return load_checker()


def no_audit_yet(folder):
    world.office_profile(folder).close()


@pytest.fixture
def profile(tmp_path, moulds):
    profile = open_profile(moulds.copy(no_audit_yet, tmp_path / "office"), world.PASSPHRASE)
    yield profile
    profile.close()


class Office:
    """A person at the office's screens."""

    def __init__(self, qtbot, profile, dialogs):
        self._qtbot = qtbot
        self.profile = profile
        self.dialogs = dialogs
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.tasks = TaskRunner(self.window)
        self.desk = OfficeDesk(
            Surroundings(
                window=self.window,
                profile=profile,
                tasks=self.tasks,
                dialogs=dialogs,
                now=lambda: world.NOW,
                load_checker=load_checker,
            )
        )
        self.window.files_dropped.connect(self.desk.open_files)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()

    @property
    def page(self):
        return self.window.page()

    def settle(self):
        """Wait until nothing is on its way any more."""
        self._qtbot.waitUntil(lambda: not self.tasks.tasks(), timeout=20_000)
        QApplication.sendPostedEvents()  # what was just put on a page is shown a moment later
        # A part shown before it has its place is a window for a moment, and takes the focus away.
        assert self.window.isActiveWindow()

    def click(self, button):
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def double_click(self, button):
        """Press twice as fast as a hand does, as windows hear it, before anything is done."""
        left = Qt.MouseButton.LeftButton
        self._qtbot.mouseClick(button, left)
        self._qtbot.mouseDClick(button, left)
        self._qtbot.mouseRelease(button, left)
        self.settle()

    def open(self, audit):
        """Open an audit from the list."""
        self.desk.show_audits()
        self.settle()
        self.page.opened.emit(audit.id)
        self.settle()

    def go(self, stage):
        """Press a step of the rail; give the page it leads to."""
        self.click(self.window.rail.row(stage.value))
        return self.page

    def part(self, key):
        """Open a part of the details from their list; give its page."""
        self.click(self.go(Stage.DETAILS).rows[key])
        return self.page

    def save(self):
        """Press the main button in the foot."""
        self.click(self.window.foot_bar.primary)

    def drop(self, *paths: Path):
        """Let files fall on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place, none = self.window.rect().center(), Qt.KeyboardModifier.NoModifier
        rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
        QApplication.sendEvent(self.window, QDragEnterEvent(place, *rest))
        QApplication.sendEvent(self.window, QDropEvent(QPointF(place), *rest))
        self.settle()

    def close(self):
        self.tasks.close()
        self.window.close()


@pytest.fixture
def office(qtbot, profile, dialogs):
    office = Office(qtbot, profile, dialogs)
    yield office
    office.close()


@pytest.fixture
def audit(profile):
    return world.make_audit(profile)


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder
