"""Deeds that lead about in and between forms: in the menu, and by their keys."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from ui.auditor.opened import OpenedForm
from ui.shortcuts import Shortcuts
from ui.window import MainWindow


class CaseKeys(QObject):
    """Finding works everywhere; the others are offered while a form is open that has them.

    ``sibling_wanted`` carries the id of a form.
    """

    find_wanted = Signal()
    question_wanted = Signal()
    sibling_wanted = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before = self._after = ""
        self._find = self._action(self.tr("Find in all answers"), Shortcuts.FIND)
        self._question = self._action(self.tr("Go to a question"), Shortcuts.GO_TO)
        self._next = self._action(self.tr("Next case"), Shortcuts.NEXT_FORM)
        self._previous = self._action(self.tr("Previous case"), Shortcuts.PREVIOUS_FORM)
        self._find.triggered.connect(self.find_wanted)
        self._question.triggered.connect(self.question_wanted)
        self._next.triggered.connect(self._on_next)
        self._previous.triggered.connect(self._on_previous)
        self.show_form(None)

    def add_to(self, window: MainWindow) -> None:
        """Put the deeds into the menu of a window."""
        for action in (self._find, self._question, self._next, self._previous):
            window.add_action(action)

    def show_form(self, opened: OpenedForm | None) -> None:
        """Offer what leads on from this form; None while no form is open."""
        self._before = opened.before if opened is not None else ""
        self._after = opened.after if opened is not None else ""
        self._question.setVisible(opened is not None)
        self._next.setVisible(bool(self._after))
        self._previous.setVisible(bool(self._before))

    def _action(self, words: str, keys: Shortcuts) -> QAction:
        action = QAction(words, self)
        action.setShortcut(keys.sequence)
        return action

    @Slot()
    def _on_next(self) -> None:
        self.sibling_wanted.emit(self._after)

    @Slot()
    def _on_previous(self) -> None:
        self.sibling_wanted.emit(self._before)
