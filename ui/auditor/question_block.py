"""One question with everything that belongs to it: answer, parts, the one box, follow-ups."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from forms.definition import Field, Question
from forms.filling import Filling
from forms.kinds import Text
from ui.auditor.answer_box import AnswerBox
from ui.fields.field import AnswerField
from ui.fields.registry import make_field
from ui.names.check import NameCheck
from ui.theme import current_tokens
from ui.theme.apply import announce
from ui.theme.tokens import Space, Tone
from ui.widgets.card import Chip
from ui.widgets.showing import set_shown
from ui.widgets.text import FieldLabel, PlainLabel, QuestionTitle, QuietLabel


class QuestionBlock(QWidget):
    """A question without a frame; its follow-ups are blocks like it, below their answer.

    The box for evidence and the one for the reason of Not applicable are two boxes that take
    turns in one place, so that each keeps its own text and its own undo.
    """

    edited = Signal(str, str)
    left = Signal()

    def __init__(
        self,
        question: Question,
        names: NameCheck,
        *,
        is_followup: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.question = question
        self._names = names
        self._boxes: dict[str, AnswerBox] = {}
        self._fields: dict[str, AnswerField] = {}
        self._errors: dict[str, PlainLabel] = {}
        self._parts_area: QWidget | None = None
        self._kept: QuietLabel | None = None
        self.followups: tuple[QuestionBlock, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.ROW)
        self._add_title(is_followup=is_followup)
        self._add_fields()
        self._add_followups()

    def _add_title(self, *, is_followup: bool) -> None:
        question = self.question
        words = question.text
        if isinstance(question.kind, Text) and not question.required:
            words = self.tr("{0} (optional)").format(words)
        title = FieldLabel(words, self) if is_followup else QuestionTitle(words, self)
        if not question.number:
            self._column.addWidget(title)
            return
        row = QHBoxLayout()
        row.setSpacing(Space.ROW)
        chip = Chip(question.number, self)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(title, 1)
        self._column.addLayout(row)

    def _add_fields(self) -> None:
        question = self.question
        if isinstance(question.kind, Text):
            self._add_box(question.answer, question.text, hide_label=True)
        else:
            self._add_choice(question.answer, self._column)
        if question.parts is not None:
            self._parts_area = QWidget(self)
            column = QVBoxLayout(self._parts_area)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(Space.TIGHT)
            column.addWidget(QuietLabel(question.parts.prompt, self._parts_area))
            self._add_choice(question.parts, column)
            self._column.addWidget(self._parts_area)
        if question.comment is not None:
            prompt = question.comment.prompt
            if not question.comment.required:
                prompt = self.tr("{0} (optional)").format(prompt)
            self._add_box(question.comment, prompt)
        if question.reason is not None:
            self._add_box(question.reason, question.reason.prompt)

    def _add_choice(self, field: Field, column: QVBoxLayout) -> None:
        widget = make_field(field, column.parentWidget())
        self._name(widget, "")
        widget.edited.connect(self.edited)
        widget.left.connect(self.left)
        column.addWidget(widget)
        self._fields[field.path] = widget

    def _add_box(self, field: Field, label: str, *, hide_label: bool = False) -> None:
        about = "" if hide_label else self.question.text
        box = AnswerBox(field, label, self._names, hide_label=hide_label, about=about, parent=self)
        box.edited.connect(self.edited)
        box.left.connect(self.left)
        self._boxes[field.path] = box
        self._fields[field.path] = box.field
        self._column.addWidget(box)

    def _add_followups(self) -> None:
        blocks: list[QuestionBlock] = []
        for followup in self.question.followups:
            rule = FollowUpRule(followup, self._names, self)
            rule.block.edited.connect(self.edited)
            rule.block.left.connect(self.left)
            self._column.addWidget(rule)
            blocks.append(rule.block)
        self.followups = tuple(blocks)

    def blocks(self) -> Iterator["QuestionBlock"]:
        """Yield this block and those of its follow-ups, in reading order."""
        yield self
        for block in self.followups:
            yield from block.blocks()

    def fields(self) -> dict[str, AnswerField]:
        """Return the fields of this question alone, by path."""
        return dict(self._fields)

    def boxes(self) -> dict[str, AnswerBox]:
        """Return the text boxes of this question alone, by path."""
        return dict(self._boxes)

    def show_texts(self, filling: Filling) -> None:
        """Show what is stored, for this question and its follow-ups; no edit is sent."""
        for path, field in self._fields.items():
            box = self._boxes.get(path)
            if box is not None:
                box.show_text(filling.text(path))
            else:
                field.show_text(filling.text(path))
        for block in self.followups:
            block.show_texts(filling)

    def refresh(self, filling: Filling) -> None:
        """Show what applies by the answers given; what is hidden keeps its text."""
        question = self.question
        for path in (question.comment, question.reason):
            if path is not None and path.path in self._boxes:
                box = self._boxes[path.path]
                applies = filling.field_applies(path.path)
                if applies and box.isHidden() and self.isVisible():
                    announce(self, path.prompt)
                set_shown(box, shown=applies)
        self._say_kept(filling)
        if self._parts_area is not None and question.parts is not None:
            set_shown(self._parts_area, shown=filling.field_applies(question.parts.path))
        for block in self.followups:
            rule = block.parentWidget()
            if isinstance(rule, FollowUpRule):
                set_shown(rule, shown=filling.applies(block.question.code))
            block.refresh(filling)

    def _say_kept(self, filling: Filling) -> None:
        """Say that a comment is not gone where the answer given has no room for it."""
        comment = self.question.comment
        hides = (
            comment is not None
            and not filling.field_applies(comment.path)
            and bool(filling.text(comment.path).strip())
        )
        if comment is not None and hides and self._kept is None:
            words = self.tr("What you wrote is kept, and comes back with another answer.")
            self._kept = QuietLabel(words, self)
            self._column.insertWidget(self._column.indexOf(self._boxes[comment.path]), self._kept)
        if self._kept is not None and self._kept.isHidden() == hides:
            self._kept.setVisible(hides)

    def set_error(self, path: str, words: str) -> None:
        """Show what is missing beside the field and read it with the field; "" removes it."""
        box = self._boxes.get(path)
        if box is not None:
            box.row.set_error(words)
            return
        field = self._fields[path]
        self._name(field, words)
        label = self._errors.get(path)
        if label is None and words:
            label = self._errors[path] = self._add_error(field)
        if label is not None:
            label.setText(words)
            label.setVisible(bool(words))

    def _name(self, field: AnswerField, error: str) -> None:
        """Have a field read with its question, where its own prompt does not say it."""
        prompt = field.field.prompt
        about = self.question.text if prompt != self.question.text else ""
        field.name_for_readers(prompt, ". ".join(part for part in (error, about) if part))

    def _add_error(self, field: AnswerField) -> PlainLabel:
        """Make room above a field; few ever need it, so it is not made with the page."""
        area = field.parentWidget() or self
        column = area.layout()
        label = PlainLabel("", area)
        label.set_tone(Tone.ERROR)
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(field), label)
        return label


class FollowUpRule(QWidget):
    """A thin line left of a follow-up, so that it is seen to belong to the answer above."""

    def __init__(self, followup: Question, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block = QuestionBlock(followup, names, is_followup=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BETWEEN, Space.TIGHT, 0, Space.TIGHT)
        column.addWidget(self.block)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_tokens().accent))
        painter.drawRoundedRect(QRectF(0, 0, 3, self.height()), 1.5, 1.5)
        painter.end()
