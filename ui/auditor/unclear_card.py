"""What is not clear about the initials of a case: whose they are, and what else they may mean."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anonymise import PeopleReview
from ui.auditor.people_words import asked_words
from ui.names.who import ask_words
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.text import PlainLabel, QuestionTitle


class UnclearCard(Card):
    """Hidden while all is clear; ``chosen`` carries initials of which the person will say more."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(QuestionTitle(self.tr("Not clear yet")))
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.WITHIN)
        self.add(self._column)
        self.hide()

    def show_unclear(self, asked: Sequence[tuple[str, int]], review: PeopleReview) -> None:
        """Show initials with the number of answers they are used in, and what the list holds."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._asked(initials, count) for initials, count in asked]
        twice = self.tr(
            "{0} stands for more than one person here. Give one of them a letter more, or write "
            "who it is."
        )
        short = self.tr(
            "{0} is an abbreviation too. Here it counts as the person: write who it is beside it."
        )
        self._lines += [PlainLabel(twice.format(each)) for each in review.twice]
        self._lines += [PlainLabel(short.format(each)) for each in review.abbreviations]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))

    def words(self) -> tuple[str, ...]:
        """Return the sentences shown."""
        labels = [label for line in self._lines for label in _labels(line)]
        return tuple(label.text() for label in labels)

    def button(self, initials: str) -> PlainButton:
        """Return the button beside initials that nobody has explained; KeyError without one."""
        wanted = ask_words(initials)
        for button in self.findChildren(PlainButton):
            if button.words() == wanted and not button.isHidden():
                return button
        raise KeyError(initials)

    def _asked(self, initials: str, count: int) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.ROW)
        line.addWidget(PlainLabel(asked_words(initials, count)), 1)
        button = PlainButton(ask_words(initials))
        button.clicked.connect(partial(self.chosen.emit, initials))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _labels(line: QWidget) -> list[PlainLabel]:
    return [line] if isinstance(line, PlainLabel) else line.findChildren(PlainLabel)
