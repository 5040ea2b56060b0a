"""A group that screen readers announce and nobody sees."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGroupBox, QWidget
from typing_extensions import override


class BareGroup(QGroupBox):
    """A grouping without frame, title and margins: only its name is there, for readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        """Undo the margins that the style sets for a frame and a title."""
        super().changeEvent(event)
        self.setContentsMargins(0, 0, 0, 0)
