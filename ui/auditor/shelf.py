"""Texts to choose from, in a frame below a box: earlier versions, or answers of other cases."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.apply import announce
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.text import BlockTitle, PlainLabel, QuietLabel

SNIPPET = 240
FEW = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One text on the shelf; ``title`` says where or when it is from, ``quiet`` more about it."""

    title: str
    quiet: str = ""
    text: str = field(repr=False)


class Shelf(QFrame):
    """Shows a few offers at first, the rest when asked. Escape or Close puts it away.

    ``chosen`` carries the place of an offer in the list, ``closed`` that nothing was chosen.
    """

    chosen = Signal(int)
    closed = Signal()

    def __init__(
        self, title: str, deed: str, offers: Sequence[Offer], empty: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._deed = deed
        self._offers = tuple(offers)
        self._deeds: list[PlainButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.BETWEEN, Space.ROW, Space.BETWEEN, Space.ROW)
        self._column.setSpacing(Space.WITHIN)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.addWidget(BlockTitle(title), 1)
        self.close_button = LinkButton(self.tr("Close"))
        self.close_button.setAccessibleDescription(title)
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button)
        self._column.addLayout(head)
        self._more = LinkButton(self.tr("Show {0} more").format(max(0, len(offers) - FEW)))
        self._more.clicked.connect(self._show_rest)
        if not offers:
            self._column.addWidget(QuietLabel(empty))
        self._add(0, FEW)
        self._column.addWidget(self._more)
        self._more.setVisible(len(offers) > FEW)
        announce(self, empty if not offers else title)

    def deeds(self) -> tuple[PlainButton, ...]:
        """Return the buttons that take an offer, those shown."""
        return tuple(self._deeds)

    def take_focus(self) -> None:
        """Put the focus on the first thing that can be done."""
        first = self._deeds[0] if self._deeds else self.close_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_rest(self) -> None:
        self._column.removeWidget(self._more)
        self._more.hide()
        self._add(FEW, len(self._offers))
        self._deeds[FEW].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, first: int, end: int) -> None:
        for place, offer in list(enumerate(self._offers))[first:end]:
            self._column.addWidget(self._row(place, offer))

    def _row(self, place: int, offer: Offer) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.BETWEEN)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(offer.title))
        if offer.quiet:
            words.addWidget(QuietLabel(offer.quiet))
        # Two texts of one minute often begin alike.
        about = ". ".join(
            each for each in (offer.title, offer.quiet, snippet_of(offer.text)) if each
        )
        shown = PlainLabel(snippet_of(offer.text), selectable=True)
        words.addWidget(shown)
        if shown.text() != offer.text:
            whole = LinkButton(self.tr("Show all of it"))
            whole.setAccessibleDescription(about)
            whole.clicked.connect(partial(_show_whole, shown, whole, offer.text))
            words.addWidget(whole, 0, Qt.AlignmentFlag.AlignLeft)
        across.addLayout(words, 1)
        button = PlainButton(self._deed)
        button.setAccessibleDescription(about)
        button.clicked.connect(partial(self.chosen.emit, place))
        # In one line with "Show all of it", which comes before it.
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._deeds.append(button)
        return row


def snippet_of(text: str) -> str:
    """Give the beginning of a text, cut between words where it is long."""
    if len(text) <= SNIPPET:
        return text
    return text[:SNIPPET].rsplit(maxsplit=1)[0] + " \u2026"


def _show_whole(label: PlainLabel, link: LinkButton, text: str) -> None:
    label.setText(text)
    link.hide()
    label.setFocus(Qt.FocusReason.OtherFocusReason)
