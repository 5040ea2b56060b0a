"""One slip of spelling in its sentence, and what may stand in its place."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.names.context import WordInContext
from ui.theme.apply import announce
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineInput
from ui.widgets.rows import name_for_readers
from ui.widgets.text import BlockTitle, PlainLabel

WORD_CHARS = 14


class SpellingPanel(QFrame):
    """Keys 1 to 5 take an offer, Escape or Close ends.

    ``changed`` carries the words to stand instead; ``left``, ``kept``, ``passed`` and ``closed``
    are the other buttons.
    """

    changed = Signal(str)
    left = Signal()
    kept = Signal()
    passed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[PlainButton] = []
        self.title = BlockTitle(self.tr("Spelling"))
        self.said = PlainLabel()
        self.context = WordInContext()
        self.line = LineInput(chars=WORD_CHARS)
        name_for_readers(self.line, self.tr("Write instead"))
        self.line.returnPressed.connect(self._on_change)
        self._offer_row = QWidget()
        FlowLayout(self._offer_row, gap=Space.WITHIN)
        self._other_row = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.EDGE, Space.ROW, Space.EDGE, Space.ROW)
        column.setSpacing(Space.WITHIN)
        column.addLayout(self._head())
        for part in (self.context, self.said, self._offer_row, self._other_row):
            column.addWidget(part)
        self._fill_other_row()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Spelling"))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        self.close_button = LinkButton(self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)
        return row

    def _fill_other_row(self) -> None:
        row = FlowLayout(self._other_row, gap=Space.WITHIN)
        row.addWidget(self.line)
        self.change_button = PlainButton(self.tr("Change"))
        self.leave_button = PlainButton(self.tr("Leave it"))
        self.keep_button = PlainButton(self.tr("Keep as own word"))
        self.next_button = PlainButton(self.tr("Next"))
        self.change_button.clicked.connect(self._on_change)
        self.leave_button.clicked.connect(self.left)
        self.keep_button.clicked.connect(self.kept)
        self.next_button.clicked.connect(self.passed)
        for button in (self.change_button, self.leave_button, self.keep_button, self.next_button):
            row.addWidget(button)

    def offers(self) -> tuple[PlainButton, ...]:
        """Return the buttons of the words offered, the likeliest first."""
        return tuple(self._offers)

    def show_slip(self, context: tuple[str, str, str], offers: tuple[str, ...], count: int) -> None:
        """Show what stands before the word, the word, and what follows; ``count`` are left."""
        before, word, after = context
        self.title.setText(self.tr("Spelling: {0} to look at").format(count))
        self.context.show_word(before, word, after)
        self._show_offers(offers)
        self.line.set_value(offers[0] if offers else word)
        self.say("" if offers else self.tr("No word like it is known."))
        for part in (self.context, self._offer_row, self._other_row):
            part.show()
        first = self._offers[0] if self._offers else self.line
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, ". ".join((word, self.context.accessibleName(), *offers)))

    def show_end(self) -> None:
        """Say that there is nothing more."""
        for part in (self.context, self._offer_row, self._other_row):
            part.hide()
        self.title.setText(self.tr("Spelling"))
        self.say(self.tr("Nothing more to look at on this page."))
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """Show a sentence and have it read; "" removes it."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        if words:
            announce(self, words)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        place = event.key() - Qt.Key.Key_1.value
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif 0 <= place < len(self._offers) and not event.modifiers():
            self._offers[place].click()
        else:
            super().keyPressEvent(event)

    def _show_offers(self, offers: tuple[str, ...]) -> None:
        row = self._offer_row.layout()
        for button in self._offers:
            button.hide()
            button.deleteLater()
        self._offers = []
        for place, offer in enumerate(offers, 1):
            button = PlainButton(f"{place}  {offer}", self._offer_row)
            button.setAccessibleName(offer)
            button.setAccessibleDescription(self.tr("Key {0}").format(place))
            button.clicked.connect(partial(self.changed.emit, offer))
            if row is not None:
                row.addWidget(button)
            # It takes the focus at once, not when the layout comes to show it.
            button.show()
            self._offers.append(button)

    @Slot()
    def _on_change(self) -> None:
        if self.line.value():
            self.changed.emit(self.line.value())
