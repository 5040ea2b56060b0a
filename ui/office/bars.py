"""Horizontal bars with their words and counts beside them; nothing is said by length alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Space, current_tokens, text_scale
from ui.widgets.rows import name_for_readers
from ui.widgets.text import PlainLabel

THICK, LONG, ROUND = 16, 320, 3
LABEL, FOLD = 190, 480


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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.WITHIN)
        for line in lines:
            bar = Bar(line.share)
            name_for_readers(bar, f"{line.label}: {line.figures}")
            column.addWidget(BarRow(line.label, bar, line.figures))


class BarRow(QWidget):
    """Label, bar and figures beside each other; the label above where there is no room."""

    def __init__(self, label: str, bar: QWidget, words: str) -> None:
        super().__init__()
        self._label, figures = PlainLabel(label), PlainLabel(words)
        figures.setWordWrap(False)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        right = QHBoxLayout()
        right.setSpacing(Space.BETWEEN)
        right.addWidget(bar, 3)
        right.addWidget(figures, 1)
        self._row.addWidget(self._label)
        self._row.addLayout(right, 1)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        scale, direction = text_scale(), QBoxLayout.Direction
        beside = self.width() >= FOLD * scale
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setSpacing(Space.BETWEEN if beside else Space.TIGHT)
        self._label.setMinimumWidth(round(LABEL * scale) if beside else 0)
        self._label.setMaximumWidth(round(LABEL * scale) if beside else self.width())


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
