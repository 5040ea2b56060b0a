"""A question of the form as one card."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forms.definition import Question
from forms.filling import Filling
from ui.auditor.answer_box import AnswerBox
from ui.auditor.question_block import QuestionBlock
from ui.fields.field import AnswerField
from ui.names.check import NameCheck
from ui.widgets.card import Card


class QuestionCard(Card):
    """The surface around one question and its follow-ups; says nothing that they do not say."""

    edited = Signal(str, str)
    left = Signal()

    def __init__(self, question: Question, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block = QuestionBlock(question, names)
        self.block.edited.connect(self.edited)
        self.block.left.connect(self.left)
        self.add(self.block)

    @property
    def question(self) -> Question:
        """The question of this card."""
        return self.block.question

    def field(self, path: str) -> AnswerField:
        """Find a field of the question or of a follow-up; KeyError when it has none there."""
        for block in self.block.blocks():
            fields = block.fields()
            if path in fields:
                return fields[path]
        raise KeyError(path)

    def box(self, path: str) -> AnswerBox:
        """Find a text box of the question or of a follow-up; KeyError when it has none there."""
        for block in self.block.blocks():
            boxes = block.boxes()
            if path in boxes:
                return boxes[path]
        raise KeyError(path)

    def paths(self) -> tuple[str, ...]:
        """Name every field of the card in reading order."""
        return tuple(path for block in self.block.blocks() for path in block.fields())

    def show_texts(self, filling: Filling) -> None:
        """Show what is stored and what applies; no edit is sent."""
        self.block.show_texts(filling)
        self.refresh(filling)

    def refresh(self, filling: Filling) -> None:
        """Show what applies by the answers given."""
        self.setVisible(filling.applies(self.question.code))
        self.block.refresh(filling)

    def set_error(self, path: str, words: str) -> None:
        """Show or remove what is missing at one field; KeyError when it is not on this card."""
        for block in self.block.blocks():
            if path in block.fields():
                block.set_error(path, words)
                return
        raise KeyError(path)
