"""The watched folder on the page of returns: which it is, how it goes, and the two buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


class WatchCard(Card):
    """Shows the watched folder; ``watch_asked`` and ``stop_asked`` change it."""

    watch_asked = Signal()
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.trouble = PlainLabel(selectable=True), QuietLabel()
        self.choose = PlainButton(self.tr("Watch a folder"))
        self.choose.clicked.connect(self.watch_asked)
        self.stop = PlainButton(self.tr("Stop watching"))
        self.stop.clicked.connect(self.stop_asked)
        self.add(QuestionTitle(self.tr("Watched folder")))
        self.add(self.words)
        self.add(self.trouble)
        row = FlowLayout()
        row.addWidget(self.choose)
        row.addWidget(self.stop)
        self.add(row)
        self.show_folder("", is_there=True)

    def show_folder(self, folder: str, *, is_there: bool) -> None:
        """Show which folder is watched ("" for none), and whether it can be read just now."""
        self.words.setText(
            self.tr(
                "{0}\nReturn files that arrive there are imported while this program is open and "
                "unlocked. They stay where they are."
            ).format(folder)
            if folder
            else self.tr(
                "No folder is watched. If returns arrive in one folder of this computer or your "
                "network, the program can import them by itself."
            )
        )
        self.trouble.setVisible(not is_there)
        self.trouble.setText(
            self.tr("The folder cannot be read just now. The program goes on trying.")
        )
        self.choose.set_words(
            self.tr("Watch another folder") if folder else self.tr("Watch a folder")
        )
        self.stop.setVisible(bool(folder))
