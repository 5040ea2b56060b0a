"""A person who counts what they do, by mouse or by the keyboard alone.

An action is a click; a field typed into, however many letters; a choice in a list; a file or
folder chosen; or a key press that does something. Tab moves on and does nothing, so it is none.
By the keyboard, moving to a field and typing there is one action, as it is by mouse.
"""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QRadioButton

from tests.journeys.person import Person
from ui.widgets.rail import StepButton


class Mouse(Person):
    """Clicks and types."""

    def __init__(self, folder, *files):
        self.actions = 0
        self._within = 0
        super().__init__(folder, *files)

    def _as_one(self, verb, *args, **more):
        """Do something that counts once, whatever it is made of."""
        self.actions += not self._within
        self._within += 1
        try:
            return verb(*args, **more)
        finally:
            self._within -= 1

    def click(self, widget, at=None):
        self._as_one(super().click, widget, at)

    def type(self, text):
        self._as_one(super().type, text)

    def type_into(self, name, text):
        self._as_one(super().type_into, name, text)

    def press(self, name, about="", within=None):
        self._as_one(super().press, name, about, within)

    def choose(self, name, label):
        self._as_one(super().choose, name, label)

    def step(self, key):
        self._as_one(super().step, key)

    def choose_file(self, *paths):
        """Answer the dialog that comes next."""
        self.actions += 1
        self.dialogs.answer(*paths)


class Keys(Mouse):
    """Has no mouse: goes on by Tab and by arrows, and presses by Space or Return."""

    def click(self, widget, at=None):
        del at
        self._as_one(self._use, widget)

    def _use(self, widget):
        if isinstance(widget, StepButton):
            self._to_step(widget)
            self.key(Qt.Key.Key_Return)
        elif isinstance(widget, QRadioButton):
            self._to_radio(widget)
        else:
            self._to(widget)
            if isinstance(widget, QAbstractButton):
                self.key(Qt.Key.Key_Space)

    def choose(self, name, label):
        box = self.find(name)
        self._to(box)
        for _ in range(box.count()):
            if box.currentText() != label:
                self.actions += 1
                QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentText() == label

    def _to(self, widget):
        self.tab_to(lambda there: there in {widget, widget.focusProxy()})

    def _to_step(self, row):
        """Tab to the rail, then Home and arrows; each of these keys counts."""
        self.tab_to(lambda there: isinstance(there, StepButton))
        rows = [each.key for each in self.window.rail.steps()]
        while self.focus() is not row:
            down = rows.index(row.step.key) > rows.index(self.focus().step.key)
            self.actions += 1
            self.key(Qt.Key.Key_Down if down else Qt.Key.Key_Up)

    def _to_radio(self, radio):
        """Tab to the group, then arrows; Space where they have not chosen already."""
        group = radio.parentWidget()
        self.tab_to(lambda there: isinstance(there, QRadioButton) and group.isAncestorOf(there))
        while self.focus() is not radio:
            self.actions += 1
            self.key(Qt.Key.Key_Down)
        if not radio.isChecked():
            self.key(Qt.Key.Key_Space)
