"""Surfaces that hold what belongs together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Space, Tone
from ui.widgets.across import Across
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


class StatRow(Across):
    """Figures side by side, all of one width; four, two or one to a line as there is room."""

    def __init__(self, cards: Sequence[StatCard], parent: QWidget | None = None) -> None:
        super().__init__(cards, parent, least=LEAST_STAT, steps=(len(cards), 2))
        self._cards = tuple(cards)

    def cards(self) -> tuple[StatCard, ...]:
        """Return the figures in order."""
        return self._cards
