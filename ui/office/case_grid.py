"""The answers to a case with a column for each agency, a line for each question."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from office.analysis import CaseColumn, CaseSheet
from office.case_reading import of_one
from office.coverage import is_form
from ui.office.side_rows import NOT_SAID, difference_words
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone

MOST = 12


class CaseGrid(ListTable):
    """Shows the questions at some places of a sheet; ``question_chosen`` carries a code."""

    question_chosen = Signal(str)

    def __init__(
        self,
        sheet: CaseSheet,
        places: Sequence[int],
        agency_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        self._sheet = sheet
        self._places = TextTableModel[int](_columns(sheet, agency_id), places)
        name = translate("Office", "Answers in columns")
        super().__init__(name, self._places, parent, most=MOST)
        self._places.setParent(self)
        self.chosen.connect(self._on_chosen)

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.question_chosen.emit(self._sheet.questions[self._places.row_at(row)].code)


def _columns(sheet: CaseSheet, agency_id: str) -> tuple[Column[int], ...]:
    translate = QCoreApplication.translate
    return (
        Column(heading=translate("Office", "Question"), text=partial(_question, sheet)),
        Column(heading=translate("Office", "Differs"), text=partial(difference_words, sheet)),
        *(
            Column(
                heading=column.agency.name,
                text=partial(_answer, column),
                tone=partial(_tone, column),
            )
            for column in of_one(sheet, agency_id).columns
            if is_form(column.assignment)
        ),
    )


def _question(sheet: CaseSheet, place: int) -> str:
    question = sheet.questions[place]
    return f"{question.number} {question.label}".strip()


def _answer(column: CaseColumn, place: int) -> str:
    cell = column.cells[place]
    return cell.answer or (
        QCoreApplication.translate("Office", "In words") if cell.comment else "-"
    )


def _tone(column: CaseColumn, place: int) -> Tone:
    return Tone.QUIET if column.cells[place].answer in NOT_SAID else Tone.PLAIN
