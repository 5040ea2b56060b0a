"""What the name check finds in a return, each in its sentence, with what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anonymise import Finding
from ui.names.context import WordInContext
from ui.names.found import AROUND
from ui.theme import Space, Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A word in a text of the return: where, what people call the place, and why it is shown.

    ``finding`` is None for words that were taken out before and are there again.
    """

    path: str
    place: str
    text: str = field(repr=False)
    start: int
    stop: int
    why: str = field(repr=False)
    finding: Finding | None = None

    @property
    def word(self) -> str:
        """The words as they stand there."""
        return self.text[self.start : self.stop]


class FoundCard(Card):
    """``taken_out`` carries the FoundPlace to be redacted, ``kept`` one that names nobody."""

    taken_out = Signal(object)
    kept = Signal(object)

    def __init__(self, found: Sequence[FoundPlace], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_tone(Tone.ATTENTION)
        self.title = QuestionTitle(self.tr("May identify somebody: {0}").format(len(found)))
        self.add(self.title)
        self.places: list[PlaceLines] = []
        for each in found[:MOST]:
            lines = PlaceLines(each)
            lines.out.clicked.connect(partial(self.taken_out.emit, each))
            if lines.keep is not None:
                lines.keep.clicked.connect(partial(self.kept.emit, each))
            self.add(lines)
            self.places.append(lines)
        if len(found) > MOST:
            words = self.tr("More are shown once these are settled: {0}.")
            self.add(QuietLabel(words.format(len(found) - MOST)))


class PlaceLines(QWidget):
    """One word in its sentence; ``keep`` is None where nobody is asked whether it names anyone."""

    def __init__(self, found: FoundPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(QuietLabel(found.place))
        context = WordInContext()
        before = found.text[max(0, found.start - AROUND) : found.start]
        context.show_word(before, found.word, found.text[found.stop : found.stop + AROUND])
        column.addWidget(context)
        column.addWidget(PlainLabel(found.why))
        self.out = PlainButton(self.tr("Take it out"))
        self.keep: PlainButton | None = None
        row = FlowLayout()
        row.addWidget(self.out)
        if found.finding is not None:
            self.keep = PlainButton(self.tr("It names nobody"))
            row.addWidget(self.keep)
        for button in filter(None, (self.out, self.keep)):
            button.setAccessibleDescription(found.word)
        column.addLayout(row)
