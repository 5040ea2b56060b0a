"""Words or controls that are there when wanted; the button says which way it goes."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton


class Fold(QWidget):
    """A link such as "Show guidance" that opens what is below it and then reads "Hide guidance".

    `turned` carries whether it is open now.
    """

    turned = Signal(bool)

    def __init__(self, show_words: str, hide_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = {False: show_words, True: hide_words}
        self.button = LinkButton(show_words)
        self._inside = QWidget()
        self._body = QVBoxLayout(self._inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(Space.WITHIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.button)
        column.addWidget(self._inside)
        self._inside.hide()
        self.button.clicked.connect(self._on_clicked)

    def add(self, item: QWidget | QLayout) -> None:
        """Add something that is seen while the fold is open."""
        if isinstance(item, QWidget):
            self._body.addWidget(item)
        else:
            self._body.addLayout(item)

    def set_words(self, show_words: str, hide_words: str) -> None:
        """Change what the link says, open and closed."""
        self._words = {False: show_words, True: hide_words}
        self.button.set_words(self._words[self.is_open()])

    def is_open(self) -> bool:
        """Tell whether the content is shown."""
        return not self._inside.isHidden()

    def set_open(self, opened: bool) -> None:  # noqa: FBT001
        """Open or close without sending `turned`."""
        self._inside.setVisible(opened)
        self.button.set_words(self._words[opened])

    @Slot()
    def _on_clicked(self) -> None:
        self.set_open(not self.is_open())
        self.turned.emit(self.is_open())
