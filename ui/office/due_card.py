"""What is due next over all audits, at the top of the office's first screen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from forms.kinds import words_of
from office.due import MOST, Due, due_words
from office.tracker import left_words
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.text import QuestionTitle


class DueCard(Card):
    """A line a day; ``opened`` carries the id of the audit whose line was opened."""

    opened = Signal(str)

    def __init__(self, due: Sequence[Due], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("Due next")
        self.model = TextTableModel[Due](
            (
                Column(heading=self.tr("Left"), text=_left, tone=_tone),
                Column(heading=self.tr("What"), text=_what),
                Column(heading=self.tr("Audit"), text=_audit),
                Column(heading=self.tr("Day"), text=_day),
            ),
            due,
            self,
        )
        self.table = ListTable(title, self.model, most=MOST)
        self.table.chosen.connect(self._on_chosen)
        self.add(QuestionTitle(title))
        self.add(self.table)

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.opened.emit(self.model.row_at(row).audit_id)


def _day(due: Due) -> str:
    return words_of(due.day)


def _left(due: Due) -> str:
    return left_words(due.days, translated)


def _tone(due: Due) -> Tone:
    return Tone.ATTENTION if due.days < 0 else Tone.PLAIN


def _what(due: Due) -> str:
    return due_words(due, translated)


def _audit(due: Due) -> str:
    return due.audit
