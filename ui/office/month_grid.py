"""Twelve months, each a card with its days; as many side by side as there is room for."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from office.programme import DAY_WORDS, MONTHS, ProgrammeDay, month_name, overlap_words
from ui.surroundings import translated
from ui.theme import Space, Tone, text_scale
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.rows import name_for_readers
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

# More days in one month are read in the table.
MOST, LEAST = 10, 220


class MonthCard(Card):
    """One month; ``opened`` carries the id of an audit."""

    opened = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.add(QuestionTitle(title))
        self._days: QWidget | None = None
        self.links: list[LinkButton] = []

    def show_days(self, days: Sequence[ProgrammeDay]) -> None:
        """List these days in place of those before."""
        if self._days is not None:
            self.body.removeWidget(self._days)
            self._days.hide()
            self._days.deleteLater()
        self.links = []
        self._days = QWidget(self)
        column = QVBoxLayout(self._days)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        for day in days[:MOST]:
            self._add(day, column)
        if len(days) > MOST:
            words = self.tr("{0} more: see the table.").format(len(days) - MOST)
            column.addWidget(QuietLabel(words))
        if not days:
            column.addWidget(QuietLabel(self.tr("Nothing")))
        column.addStretch(1)
        self.body.addWidget(self._days, 1)
        self._days.show()

    def _add(self, day: ProgrammeDay, column: QVBoxLayout) -> None:
        words = self.tr("{0}  {1}: {2}")
        what = words.format(day.on.day, translated(DAY_WORDS[day.kind]), day.code or day.title)
        link = LinkButton(what)
        together = overlap_words(day, translated)
        spoken = self.tr("{0} {1}, {2}, {3}").format(
            day.on.day, month_name(day.on.month), translated(DAY_WORDS[day.kind]), day.title
        )
        name_for_readers(link, spoken, together)
        link.clicked.connect(partial(self.opened.emit, day.audit_id))
        self.links.append(link)
        column.addWidget(link)
        if together:
            label = PlainLabel(together)
            label.set_tone(Tone.ATTENTION)
            column.addWidget(label)


class MonthGrid(QWidget):
    """The months of one year; ``opened`` carries the id of an audit."""

    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.BETWEEN)
        self.cards = [MonthCard(month_name(month), self) for month in MONTHS]
        for card in self.cards:
            card.opened.connect(self.opened)
        self._arrange(3)

    def show_days(self, days: Sequence[ProgrammeDay]) -> None:
        """Put each day into its month."""
        for month, card in zip(MONTHS, self.cards, strict=True):
            card.show_days([day for day in days if day.on.month == month])

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
        room = (self.width() + Space.BETWEEN) // (round(LEAST * text_scale()) + Space.BETWEEN)
        self._arrange(next((across for across in (4, 3, 2) if across <= room), 1))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        for column in range(max(self._across, across)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // across, at % across)
