"""One question of a case with what each agency answered, agency below agency."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from forms.definition import Question
from office.analysis import CaseCell, CaseSheet
from ui.theme import Space, Tone, text_scale
from ui.widgets.card import Card, Chip
from ui.widgets.text import BlockTitle, PlainLabel, QuestionTitle

AGENCY, ANSWER, FOLD = 200, 150, 640


def answers_differ(sheet: CaseSheet, place: int) -> bool:
    """Tell whether the agencies that were asked gave more than one answer to a question."""
    given = {cell.answer for cell in _cells(sheet, place)}
    return len(given - {"", "Not asked"}) > 1


def is_worth_showing(sheet: CaseSheet, place: int) -> bool:
    """Tell whether any agency said anything to a question."""
    return any(
        cell.answer not in {"", "Not asked"} or cell.comment for cell in _cells(sheet, place)
    )


def _cells(sheet: CaseSheet, place: int) -> list[CaseCell]:
    return [column.cells[place] for column in sheet.columns]


class QuestionBlock(Card):
    """A question as the agencies answered it; only agencies with a form have a line."""

    def __init__(self, sheet: CaseSheet, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = sheet.questions[place]
        head = QHBoxLayout()
        head.setSpacing(Space.BETWEEN)
        head.addWidget(QuestionTitle(_title(question)), 1)
        if answers_differ(sheet, place):
            head.addWidget(Chip(self.tr("Answers differ")), 0, Qt.AlignmentFlag.AlignTop)
        self.add(head)
        lines = QVBoxLayout()
        lines.setSpacing(Space.BETWEEN)
        for column in sheet.columns:
            cell = column.cells[place]
            if cell.answer or cell.comment:
                lines.addWidget(AgencyLine(column.agency.name, cell))
        self.add(lines)


class AgencyLine(QWidget):
    """Agency, answer and comment beside each other; below each other where there is no room."""

    def __init__(self, agency: str, cell: CaseCell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agency = BlockTitle(agency)
        self.answer = PlainLabel(cell.answer)
        if cell.answer in {"Not asked", "Not answered"}:
            self.answer.set_tone(Tone.QUIET)
        self.comment = PlainLabel(cell.comment, selectable=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.BETWEEN)
        top = Qt.AlignmentFlag.AlignTop
        for part, stretch in ((self.agency, 0), (self.answer, 0), (self.comment, 1)):
            self._row.addWidget(part, stretch, top if stretch == 0 else Qt.AlignmentFlag(0))
        if not cell.comment:
            self.comment.hide()
            self._row.addStretch(1)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        scale, direction = text_scale(), QBoxLayout.Direction
        beside = self.width() >= FOLD * scale
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setSpacing(Space.BETWEEN if beside else Space.TIGHT)
        for part, wide in ((self.agency, AGENCY), (self.answer, ANSWER)):
            part.setMinimumWidth(round(wide * scale) if beside else 0)
            part.setMaximumWidth(round(wide * scale) if beside else self.width())


def _title(question: Question) -> str:
    return f"{question.number} {question.text}" if question.number else question.text
