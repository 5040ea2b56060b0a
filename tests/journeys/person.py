"""Somebody at one window of the real program: finds things by their words, uses keys and mouse."""

import time

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from tests.ui.accessible import description_of, focusable, name_of
from tests.ui.fakes import FakeDialogs
from ui.start.start_desk import StartDesk
from ui.tasks import TaskRunner
from ui.window import MainWindow

PATIENCE = 15
MOST_TABS = 120


def let_work(milliseconds):
    """Let the event loop run for a while; unlike QTest's own waiting, threads go on meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Person:
    """Starts the program on a folder and works in its window; file dialogs are answered ahead."""

    def __init__(self, folder, *files):
        self.window = MainWindow()
        self.dialogs = FakeDialogs()
        self.tasks = TaskRunner(self.window)
        self.desk = StartDesk(self.window, self.tasks, self.dialogs, folder, files)
        self.window.show()
        self.come_to_the_window()
        self.desk.begin()

    def close(self):
        """Close the window as a person does; the program ends as it would."""
        self.window.close()
        self.window.deleteLater()

    def wait(self, so, why="", patience=PATIENCE):
        """Let the program work until something is so, so many seconds at most."""
        until = time.monotonic() + patience
        while not so():
            assert time.monotonic() < until, why or self.words()
            let_work(5)

    def come_to_the_window(self):
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    # looking

    @property
    def page(self):
        return self.window.page()

    def sees(self, title, text="", patience=PATIENCE):
        """Wait for a page by its heading, and for words on it."""
        self.wait(lambda: self._shows(title, text), patience=patience)
        QApplication.sendPostedEvents()
        return self.page

    def _shows(self, title, text):
        page = self.window.page()
        if page is None or page.title() != title or self.tasks.tasks():
            return False
        return not text or text in self.words()

    def words(self):
        """All words on the window now."""
        labels = self.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def saved(self):
        """Wait for the word that the last change is kept."""
        shown = self.window.top_bar.saved
        self.wait(lambda: shown.text().startswith("Saved "))

    def find(self, name, about="", kind=QWidget, within=None):
        """The one usable control of this name; ``about`` are words that are read out with it."""
        found = [
            widget
            for widget in (within or self.window).findChildren(kind)
            if widget.isVisibleTo(self.window)
            and widget.isEnabled()
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            # On Linux Qt reads a drop-down list by its value and its label apart.
            and name in {name_of(widget), widget.accessibleName()}
            and about in description_of(widget)
        ]
        assert len(found) == 1, (
            f"{len(found)} controls are called {name!r} {about!r}: {self.names()}"
        )
        return found[0]

    def names(self):
        """What a screen reader would call everything that can be used now."""
        return [name_of(widget) for widget in focusable(self.window)]

    # mouse

    def click(self, widget, at=None):
        """Bring a control into sight and click on it, where it can be seen."""
        self.wait(lambda: self._brings_into_sight(widget), f"{name_of(widget)} cannot be seen")
        place = at or widget.visibleRegion().boundingRect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def _brings_into_sight(self, widget):
        QApplication.sendPostedEvents()  # nobody clicks before the page has settled
        for area in self.window.findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)
        return not widget.visibleRegion().isEmpty()

    def press(self, name, about="", within=None):
        """Click on a button, a radio or a tick by its words, also if it is drawn anew meanwhile."""
        self._click_found(lambda: self.find(name, about, QAbstractButton, within), QPoint(10, 14))

    def step(self, key):
        """Click on a step of the rail."""
        self._click_found(lambda: self.window.rail.row(key))

    def _click_found(self, find, at=None):
        widget = find()
        try:
            self.click(widget, at)
        except RuntimeError:
            assert not isValid(widget)
            self.click(find(), at)

    def type_into(self, name, text):
        """Click into a box by its label, and type."""
        self.click(self.find(name))
        self.type(text)

    def choose(self, name, label):
        """Choose in a drop-down list by the keyboard."""
        box = self.find(name)
        box.setFocus()
        for _ in range(box.count()):
            if box.currentText() == label:
                return
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentText() == label

    def click_cell(self, table, row, column):
        """Click on a cell of a table."""
        index = table.model().index(row, column)
        self.page.scroller.ensureWidgetVisible(table)
        table.scrollTo(index)
        QTest.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center()
        )

    def drop(self, *paths):
        """Drop files on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place, none = self.window.rect().center(), Qt.KeyboardModifier.NoModifier
        rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
        QApplication.sendEvent(self.window, QDragEnterEvent(place, *rest))
        QApplication.sendEvent(self.window, QDropEvent(QPointF(place), *rest))

    # keyboard

    def focus(self):
        return QApplication.focusWidget()

    def type(self, text):
        """Type where the focus is; what no key has is pasted."""
        assert self.focus() is not None
        if text.isascii():
            QTest.keyClicks(self.focus(), text)
        else:
            self.paste(text)

    def paste(self, text):
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.focus() or self.window, key, modifier)

    def select_all(self):
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    def tab_to(self, wanted):
        """Press Tab until the focus is on a control that ``wanted`` accepts."""
        for _ in range(MOST_TABS):
            if self.focus() is not None and wanted(self.focus()):
                return self.focus()
            self.key(Qt.Key.Key_Tab)
        raise AssertionError("Tab does not lead there")
