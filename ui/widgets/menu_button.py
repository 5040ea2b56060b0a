"""A link that opens a short list of deeds which are needed seldom."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, SignalInstance, Slot
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.buttons import LinkButton
from ui.widgets.text import literal


class MenuButton(LinkButton):
    """Press it by mouse, Space or Enter, then choose by mouse or arrows; Escape closes the list."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.list = QMenu(self)
        self.clicked.connect(self._on_pressed)

    def add_deed(self, words: str, deed: Callable[[], object] | SignalInstance) -> None:
        """Add a line to the list."""
        self.list.addAction(literal(words)).triggered.connect(deed)

    @Slot()
    def _on_pressed(self) -> None:
        self.list.setAccessibleName(self.words())
        self.list.popup(self.mapToGlobal(QPoint(0, self.height())))
        first = self.list.actions()[0] if self.list.actions() else None
        if first is not None:
            self.list.setActiveAction(first)
