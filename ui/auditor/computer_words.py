"""The six words by which the office can tell this computer from any other."""

from PySide6.QtWidgets import QWidget

from ui.widgets.card import Card
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle


class ComputerWords(Card):
    """Says what the words are for, since the person hears of them again only by telephone."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(QuestionTitle(self.tr("Words of this computer")))
        self.words = FigureLabel(words)
        self.add(self.words)
        self.add(
            PlainLabel(
                self.tr(
                    "The office may phone and ask for these six words, to be sure that the file "
                    "was made here. They are the same for every file from this computer."
                )
            )
        )
