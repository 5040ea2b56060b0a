"""The card of what may name somebody in the office's own words, one word at a time."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.names.card import NameCard
from ui.names.found import FoundWord


class OwnWordsCard(NameCard):
    """Hidden while nothing is open; ``word_kept`` carries the FoundWord and why it may stay."""

    word_kept = Signal(object, str)

    def __init__(self, found: tuple[FoundWord, ...], parent: QWidget) -> None:
        super().__init__(None, parent)
        self._words_open = found
        self._at = 0
        self.setVisible(bool(found))
        self.turned.connect(self._on_turned)
        self.kept.connect(self._on_kept)
        self._show_current()

    def is_open(self) -> bool:
        """Tell whether anything is left to settle."""
        return bool(self._words_open)

    def said(self) -> str:
        """Return what the page says about it."""
        words = self.tr(
            "Your own words would travel in every pack. To settle before packs can be issued: {0}."
        )
        return words.format(len(self._words_open))

    def _show_current(self) -> None:
        if self._words_open:
            place = self.tr("{0} of {1}").format(self._at + 1, len(self._words_open))
            self.show_word(self._words_open[self._at], place)

    @Slot(int)
    def _on_turned(self, step: int) -> None:
        self._at = (self._at + step) % len(self._words_open)
        self._show_current()

    @Slot(str)
    def _on_kept(self, reason: str) -> None:
        self.word_kept.emit(self._words_open[self._at], reason)
