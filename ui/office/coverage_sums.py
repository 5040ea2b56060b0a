"""The coverage table summed up: what does not add up, each row in words, and the paragraph."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from office.adding_up import RowSum, in_prose, row_words, sums, warnings
from office.charts import coverage_chart
from office.coverage import Coverage
from office.tally import LEAST_FOR_SHARE
from ui.office.stack_chart import ChartCard
from ui.surroundings import translated
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Space, Tone
from ui.theme.apply import announce
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

CASES = "cases"


class CoverageSums(QWidget):
    """Shows the sums by agency or by case; the paragraph can be copied for a report."""

    def __init__(
        self, coverage: Coverage, parent: QWidget | None = None, *, least: int = LEAST_FOR_SHARE
    ) -> None:
        super().__init__(parent)
        self._sums = sums(coverage)
        self.title = QuestionTitle(self.tr("Does every row add up?"))
        codes = [row.agency.code for row in coverage.rows]
        told = warnings(self._sums, codes, translated)
        self.notice = Notice(NoticeKind.ATTENTION if told else NoticeKind.DONE)
        self.notice.set_words("\n".join(told) or self.tr("Every cell is accounted for."))
        self.direction = Choice(
            [Option(value=CASES, label=self.tr("By case"))], prompt=self.tr("By agency")
        )
        self.model = TextTableModel[RowSum](self._columns(), self._sums.agencies, self)
        self.table = ListTable(self.tr("Coverage summed up"), self.model)
        self.map = ChartCard(coverage_chart(coverage, translated, least=least))
        self.prose = PlainLabel(in_prose(self._sums, translated), selectable=True)
        self.copy_button = PlainButton(self.tr("Copy this paragraph"))
        self._compose()
        self.direction.edited.connect(self._on_direction)
        self.copy_button.clicked.connect(self._on_copy)

    def _columns(self) -> tuple[Column[RowSum], ...]:
        return (
            Column(heading=self.tr("Row"), text=_name),
            Column(heading=self.tr("Audited"), text=_audited, side=Side.RIGHT),
            Column(heading=self.tr("Unexplained"), text=_unexplained, side=Side.RIGHT, tone=_tone),
            Column(heading=self.tr("In words"), text=_words),
        )

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.BETWEEN)
        for part in (self.title, self.notice):
            column.addWidget(part)
        row = FlowLayout()
        row.addWidget(FieldRow(self.tr("Sum up"), self.direction))
        column.addLayout(row)
        column.addWidget(self.table)
        column.addWidget(self.map)
        card = Card()
        card.add(QuestionTitle(self.tr("For the report")))
        card.add(self.prose)
        deeds = FlowLayout()
        deeds.addWidget(self.copy_button)
        card.add(deeds)
        column.addWidget(card)

    @Slot(str)
    def _on_direction(self, chosen: str) -> None:
        self.model.set_rows(self._sums.cases if chosen == CASES else self._sums.agencies)

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.prose.text())
        self.copy_button.set_words(self.tr("Copied"))
        announce(self.copy_button, self.tr("Copied"))


def _name(row: RowSum) -> str:
    return row.name


def _audited(row: RowSum) -> str:
    return row.audited


def _unexplained(row: RowSum) -> str:
    return str(row.unexplained)


def _words(row: RowSum) -> str:
    return row_words(row, translated)


def _tone(row: RowSum) -> Tone:
    return Tone.ATTENTION if row.unexplained else Tone.QUIET
