"""The end of a page of questions: only the person can say that a section is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.auditor.form_marks import NO, YES
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.groups import Option, RadioGroup
from ui.widgets.text import QuestionTitle


class SectionEnd(Card):
    """Asks whether the section is completed. ``said`` carries YES, NO, or "" after clearing.

    ``left`` is sent by the button for going home with everything kept.
    """

    said = Signal(str)
    left = Signal()

    def __init__(self, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = self.tr("Have you completed this section?")
        options = (
            Option(value=YES, label=self.tr("Yes, I\u2019ve completed this section"), key="y"),
            Option(value=NO, label=self.tr("No, I\u2019ll come back later"), key="n"),
        )
        self.group = RadioGroup(question, options, self)
        self.group.set_value(said)
        self.group.edited.connect(self.said)
        self.add(QuestionTitle(question, self))
        self.add(self.group)
        self.later = PlainButton(self.tr("Save and come back later"), self)
        self.later.clicked.connect(self.left)
        self.add(self.later)
