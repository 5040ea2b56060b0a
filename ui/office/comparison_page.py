"""This audit beside an earlier one, question by question."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal, Slot

from models.snapshots import Audit
from office.comparison import Compared, change_words, figure
from ui.surroundings import translated
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuietLabel

# The columns whose figures have answers behind them.
_NOW, _BEFORE = 1, 2


class ComparisonPage(Page):
    """``earlier_chosen`` carries the id of the audit to compare with; ``back_pressed`` leaves.

    ``answers_asked`` carries the code of a question, and whether the earlier audit is meant.
    """

    earlier_chosen = Signal(str)
    print_asked = Signal()
    answers_asked = Signal(str, bool)

    def __init__(self, audit: Audit, others: Sequence[Audit]) -> None:
        super().__init__("", audit.details.title, wide=True)
        self.heading.setText(self.tr("Compare with an earlier audit"))
        self.setAccessibleName(self.heading.text())
        words = self.tr("{0} ({1})")
        self.earlier = Choice(
            [
                Option(value=each.id, label=words.format(each.details.title, each.details.code))
                for each in others
            ]
        )
        self.note = PlainLabel()
        self.model = TextTableModel[Compared](self._columns(), (), self)
        self.table = ListTable(self.tr("Two audits, question by question"), self.model)
        self.print_button = PlainButton(self.tr("Print these counts"))
        self.print_button.clicked.connect(self.print_asked)
        self.now_button = PlainButton(self.tr("Show the answers of this audit"))
        self.before_button = PlainButton(self.tr("Show the answers of the earlier one"))
        self.now_button.clicked.connect(partial(self._ask, earlier=False))
        self.before_button.clicked.connect(partial(self._ask, earlier=True))
        self.table.clicked.connect(self._on_clicked)
        self.table.chosen.connect(partial(self._ask, earlier=False))
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self._compose(any_other=bool(others))
        self.set_foot(Foot(back=self.tr("Back to the analysis")))
        self.earlier.edited.connect(self._on_earlier)

    def _columns(self) -> tuple[Column[Compared], ...]:
        right = Side.RIGHT
        return (
            Column(heading=self.tr("Question"), text=_label),
            Column(heading=self.tr("This audit"), text=_now, side=right),
            Column(heading=self.tr("Earlier audit"), text=_before, side=right),
            Column(heading=self.tr("Change"), text=_change, tone=_tone),
        )

    def _compose(self, *, any_other: bool) -> None:
        self.add(QuietLabel(self.tr("Favourable answers. Other cases were audited then.")))
        row = FlowLayout()
        field = FieldRow(self.tr("Earlier audit"), self.earlier)
        row.addWidget(field)
        self.add(row)
        self.add(self.note)
        self.add(self.table)
        row = FlowLayout()
        for button in (self.now_button, self.before_button, self.print_button):
            row.addWidget(button)
        self.add(row)
        for button in (self.now_button, self.before_button, self.print_button):
            button.hide()
        field.setVisible(any_other)
        self.table.hide()
        self.note.setText("" if any_other else self.tr("There is no other audit here yet."))
        self.note.setVisible(not any_other)

    def show_compared(self, compared: Sequence[Compared]) -> None:
        """Show the questions of both audits."""
        self.model.set_rows(compared)
        for part in (self.table, self.now_button, self.before_button, self.print_button):
            part.show()
        self.note.hide()
        self.table.select_row(0)

    def show_question(self, code: str) -> None:
        """Choose a question again after the page was made anew."""
        for row, each in enumerate(self.model.rows()):
            if code in _codes(each):
                self.table.select_row(row)

    def _ask(self, _row: object = None, *, earlier: bool) -> None:
        row = self.table.current_row()
        each = self.model.row_at(row) if row >= 0 else None
        tally = None if each is None else (each.before if earlier else each.now)
        if tally is not None:
            self.answers_asked.emit(tally.question.code, earlier)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() in {_NOW, _BEFORE}:
            self._ask(earlier=index.column() == _BEFORE)

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        """Offer the answers of an audit only where it asked the question."""
        if index.isValid():
            each = self.model.row_at(index.row())
            self.now_button.setEnabled(each.now is not None)
            self.before_button.setEnabled(each.before is not None)

    @Slot(str)
    def _on_earlier(self, audit_id: str) -> None:
        if audit_id:
            self.earlier_chosen.emit(audit_id)


def _codes(each: Compared) -> set[str]:
    return {tally.question.code for tally in (each.now, each.before) if tally is not None}


def _label(each: Compared) -> str:
    return each.label


def _now(each: Compared) -> str:
    return figure(each.now, translated)


def _before(each: Compared) -> str:
    return figure(each.before, translated)


def _change(each: Compared) -> str:
    return change_words(each, translated)


def _tone(each: Compared) -> Tone:
    return Tone.QUIET if each.change is None else Tone.PLAIN
