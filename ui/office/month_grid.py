"""Twelve months, each a card with its days; as many side by side as there is room for."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from office.programme import DAY_WORDS, MONTHS, ProgrammeDay, month_name, overlap_words
from ui.surroundings import translated
from ui.theme import Space, Tone
from ui.widgets.across import Across
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


class MonthGrid(Across):
    """The months of one year; ``opened`` carries the id of an audit."""

    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        self.cards = [MonthCard(month_name(month), parent) for month in MONTHS]
        super().__init__(self.cards, parent, least=LEAST, steps=(4, 3, 2))
        for card in self.cards:
            card.opened.connect(self.opened)

    def show_days(self, days: Sequence[ProgrammeDay]) -> None:
        """Put each day into its month."""
        for month, card in zip(MONTHS, self.cards, strict=True):
            card.show_days([day for day in days if day.on.month == month])
