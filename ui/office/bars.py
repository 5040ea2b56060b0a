"""Horizontal bars with their words and counts beside them; nothing is said by length alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import Space, current_tokens, text_scale
from ui.widgets.rows import name_for_readers
from ui.widgets.text import PlainLabel

THICK, LONG, ROUND, LABEL = 16, 320, 3, 190


@dataclass(frozen=True, slots=True, kw_only=True)
class BarLine:
    """One bar: its label, its length from 0 to 1, and the figures as words."""

    label: str
    share: float
    figures: str


class Bars(QWidget):
    """Bars one below the other; a screen reader hears each line as "label: figures"."""

    def __init__(self, lines: Sequence[BarLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.BETWEEN)
        grid.setVerticalSpacing(Space.WITHIN)
        for row, line in enumerate(lines):
            label, bar, figures = PlainLabel(line.label), Bar(line.share), PlainLabel(line.figures)
            figures.setWordWrap(False)
            name_for_readers(bar, f"{line.label}: {line.figures}")
            for column, part in enumerate((label, bar, figures)):
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignVCenter)
            label.setFixedWidth(round(LABEL * text_scale()))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 1)


class Bar(QWidget):
    """One painted bar in the accent on a pale track with a line round it."""

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = min(1.0, max(0.0, share))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(round(LONG * text_scale()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(LONG * text_scale()), round(THICK * text_scale()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(60 * text_scale()), round(THICK * text_scale()))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(tokens.handle))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(whole, ROUND, ROUND)
        if self._share:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            filled = QRectF(whole)
            filled.setWidth(max(2.0 * ROUND, whole.width() * self._share))
            painter.drawRoundedRect(filled, ROUND, ROUND)
        painter.end()
