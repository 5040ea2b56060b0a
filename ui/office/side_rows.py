"""One question of a case with what each agency answered, agency below agency."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from forms.definition import Question
from office.analysis import CaseCell, CaseSheet
from office.case_reading import Reading, answers_differ, beginning, grades_apart, of_one
from ui.theme import Space, Tone, text_scale
from ui.widgets.card import Card, Chip
from ui.widgets.text import BlockTitle, PlainLabel, QuestionTitle

AGENCY, ANSWER, FOLD = 200, 150, 640
NOT_SAID = frozenset({"Not asked", "Not answered"})


class QuestionBlock(Card):
    """A question as the agencies answered it; only agencies with a form have a line."""

    def __init__(
        self,
        sheet: CaseSheet,
        place: int,
        reading: Reading,
        agency_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        question = sheet.questions[place]
        head = QHBoxLayout()
        head.setSpacing(Space.BETWEEN)
        head.addWidget(QuestionTitle(_title(question)), 1)
        if words := difference_words(sheet, place):
            head.addWidget(Chip(words), 0, Qt.AlignmentFlag.AlignTop)
        self.add(head)
        lines = QVBoxLayout()
        lines.setSpacing(Space.BETWEEN)
        for column in of_one(sheet, agency_id).columns:
            cell = _as_read(column.cells[place], reading)
            if cell.answer or cell.comment:
                lines.addWidget(AgencyLine(column.agency.name, cell))
        self.add(lines)


def difference_words(sheet: CaseSheet, place: int) -> str:
    """Say that answers differ, or how many grades they are apart; "" where they do not."""
    translate = QCoreApplication.translate
    steps = grades_apart(sheet, place)
    if steps > 1:
        return translate("Office", "{0} grades apart").format(steps)
    if steps == 1:
        return translate("Office", "1 grade apart")
    return translate("Office", "Answers differ") if answers_differ(sheet, place) else ""


def _as_read(cell: CaseCell, reading: Reading) -> CaseCell:
    """Keep of an answer what is wanted: all, how its comment begins, or the comment alone."""
    if reading is Reading.COMMENTS:
        return replace(cell, answer="")
    if reading is Reading.BRIEF:
        return replace(cell, comment=beginning(cell.comment))
    return cell


class AgencyLine(QWidget):
    """Agency, answer and comment beside each other; below each other where there is no room."""

    def __init__(self, agency: str, cell: CaseCell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agency = BlockTitle(agency)
        self.answer = PlainLabel(cell.answer)
        if cell.answer in NOT_SAID:
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
