"""Surfaces that hold what belongs together."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Space, Tone, text_scale
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle, QuietLabel, restyle

LEAST_STAT = 180


class Card(QFrame):
    """A surface with a thin line; put things in with `add`. Cards are not put inside cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.CARD, Space.CARD, Space.CARD, Space.CARD)
        self.body.setSpacing(Space.BETWEEN)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def add(self, item: QWidget | QLayout) -> None:
        """Add a widget or a layout below what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item)
        else:
            self.body.addLayout(item)

    def set_tone(self, tone: Tone) -> None:
        """Colour the line for a card that needs attention; its words must say so too."""
        self.setProperty("tone", tone.value)
        restyle(self)


class BlankCard(Card):
    """Stands where a page has nothing to show yet, and says what comes first."""

    def __init__(self, title: str, first: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(QuestionTitle(title))
        self.add(PlainLabel(first))


class Chip(PlainLabel):
    """A short badge such as the number of a question."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class StatCard(QFrame):
    """One figure and what it counts; a screen reader hears them as one sentence."""

    def __init__(self, figure: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BETWEEN, Space.BETWEEN, Space.BETWEEN, Space.BETWEEN)
        column.setSpacing(Space.TIGHT)
        self._figure = FigureLabel(figure)
        self._words = QuietLabel(words)
        column.addWidget(self._figure)
        column.addWidget(self._words)
        column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_figure(figure, words)

    def set_figure(self, figure: str, words: str) -> None:
        """Show another figure and its words."""
        self._figure.setText(figure)
        self._words.setText(words)
        self.setAccessibleName(f"{figure} {words}")


class StatRow(QWidget):
    """Figures side by side, all of one width; four, two or one to a line as there is room."""

    def __init__(self, cards: Sequence[StatCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.BETWEEN)
        self._arrange(len(self._cards))

    def cards(self) -> tuple[StatCard, ...]:
        """Return the figures in order."""
        return self._cards

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._least(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        room = (self.width() + Space.BETWEEN) // (self._least() + Space.BETWEEN)
        count = len(self._cards)
        self._arrange(next((n for n in (count, 2, 1) if n <= room and n <= count), 1))

    def _least(self) -> int:
        return round(LEAST_STAT * text_scale())

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        for column in range(max(self._across, across)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // across, at % across)
