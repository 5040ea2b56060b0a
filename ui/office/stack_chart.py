"""A chart of stacked bars; each part has a pattern and a name, so that no colour is needed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from office.charts import StackChart, grade_chart, share_chart
from office.tally import Tally
from ui.office.bars import LONG, THICK, BarRow
from ui.surroundings import translated
from ui.theme import Space, current_tokens, text_scale
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.fold import Fold
from ui.widgets.rows import name_for_readers
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

SWATCH = 22
# One pattern a part, in the order of the parts; the paper has the same in export/pdf/chart.py.
PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.NoBrush,
)


def clear(column: QVBoxLayout) -> None:
    """Take everything out of a column, for what is shown anew."""
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class Charts(Fold):
    """The charts of the analysis, beside the tables that hold the same figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            translate("Charts", "Show the charts"), translate("Charts", "Hide the charts"), parent
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.BETWEEN)
        self.add(self._column)

    def show_counts(self, shares: Sequence[Tally], judgements: Sequence[Tally]) -> None:
        """Draw other counts."""
        clear(self._column)
        for chart in (share_chart(shares, translated), grade_chart(judgements, translated)):
            if chart is not None and chart.stacks:
                self._column.addWidget(ChartCard(chart))


class ChartCard(Card):
    """A chart with its title, its sentence, what the patterns mean, and a bar in each line."""

    def __init__(self, chart: StackChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(QuestionTitle(chart.title))
        if chart.sentence:
            self.add(PlainLabel(chart.sentence, selectable=True))
        legend = FlowLayout()
        for place, name in enumerate(chart.parts):
            legend.addWidget(_Legend(place, len(chart.parts), name))
        self.add(legend)
        for stack in chart.stacks:
            bar = StackBar(stack.runs, len(chart.parts) - 1)
            name_for_readers(bar, chart.spoken(stack))
            self.add(BarRow(stack.label, bar, stack.figures))


class _Legend(QWidget):
    """The pattern of one part beside its name."""

    def __init__(self, place: int, of: int, name: str) -> None:
        super().__init__()
        swatch = StackBar([(place, 1)], of - 1)
        swatch.setFixedWidth(round(SWATCH * text_scale()))
        label = QuietLabel(name)
        label.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WITHIN)
        row.addWidget(swatch)
        row.addWidget(label)


class StackBar(QWidget):
    """One painted bar of runs, as long as its neighbours; the part ``empty`` has no pattern."""

    def __init__(
        self, runs: Sequence[tuple[int, int]], empty: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runs, self._empty = tuple(runs), empty
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(round(LONG * text_scale()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(LONG * text_scale()), round(THICK * text_scale()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(SWATCH * text_scale()), round(THICK * text_scale()))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        total, left = sum(length for _place, length in self._runs), room.left()
        painter.setPen(QColor(tokens.handle))
        for place, length in self._runs:
            wide = room.width() * length / total
            pattern = Qt.BrushStyle.NoBrush if place == self._empty else PATTERNS[place]
            painter.setBrush(QBrush(QColor(tokens.text if place else tokens.accent), pattern))
            painter.drawRect(QRectF(left, room.top(), wide, room.height()))
            left += wide
        painter.end()
