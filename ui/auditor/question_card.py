"""A question of the form as one card, with its flag."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forms.definition import Question
from forms.filling import Filling
from ui.auditor.answer_box import AnswerBox
from ui.auditor.question_block import QuestionBlock
from ui.fields.field import AnswerField
from ui.names.check import NameCheck
from ui.theme.apply import announce
from ui.theme.tokens import Space, Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.showing import set_shown
from ui.widgets.text import PlainLabel


class QuestionCard(Card):
    """The surface around one question and its follow-ups; says nothing that they do not say.

    ``flagged`` carries the code of the question and whether the person wants to come back to it.
    """

    edited = Signal(str, str)
    left = Signal()
    flagged = Signal(str, bool)

    def __init__(self, question: Question, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block = QuestionBlock(question, names, parent=self)
        self.block.edited.connect(self.edited)
        self.block.left.connect(self.left)
        self.add(self.block)
        self.flag = LinkButton("", self)
        self.flag.setAccessibleDescription(question.text)
        self.flag.clicked.connect(self.turn_flag)
        self._flag_words = PlainLabel(self.tr("Flagged to come back to"), self)
        self._flag_words.set_tone(Tone.ATTENTION)
        self._flag_words.setWordWrap(False)
        self._add_flag_row()
        self.set_flagged(flagged=False)

    def _add_flag_row(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.BETWEEN)
        row.addWidget(self._flag_words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.flag)
        row.addStretch(1)
        self.add(row)

    def is_flagged(self) -> bool:
        """Tell whether the card says that the person wants to come back."""
        return not self._flag_words.isHidden()

    def set_flagged(self, *, flagged: bool) -> None:
        """Show whether the question is flagged; nothing is sent."""
        set_shown(self._flag_words, shown=flagged)
        self.flag.set_words(self.tr("Remove the flag") if flagged else self.tr("Come back to this"))

    @Slot()
    def turn_flag(self) -> None:
        """Flag the question, or take its flag away, and say so."""
        flagged = not self.is_flagged()
        self.set_flagged(flagged=flagged)
        announce(self, self._flag_words.text() if flagged else self.tr("The flag is removed"))
        self.flagged.emit(self.question.code, flagged)

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
        set_shown(self, shown=filling.applies(self.question.code))
        self.block.refresh(filling)

    def set_error(self, path: str, words: str) -> None:
        """Show or remove what is missing at one field; KeyError when it is not on this card."""
        for block in self.block.blocks():
            if path in block.fields():
                block.set_error(path, words)
                return
        raise KeyError(path)
