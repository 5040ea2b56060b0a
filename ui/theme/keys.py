"""The keys that make text larger and smaller, on every page of a window."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from ui.shortcuts import LARGER_TEXT_TOO, Shortcuts
from ui.theme.apply import Theme, announce


class TextSizeKeys(QObject):
    """Ctrl with plus, minus and nought; a screen reader hears the new size."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        larger = QShortcut(Shortcuts.LARGER_TEXT.sequence, window)
        larger.setKeys([Shortcuts.LARGER_TEXT.sequence, LARGER_TEXT_TOO])
        larger.activated.connect(self._on_larger)
        smaller = QShortcut(Shortcuts.SMALLER_TEXT.sequence, window)
        smaller.activated.connect(self._on_smaller)
        normal = QShortcut(Shortcuts.NORMAL_TEXT.sequence, window)
        normal.activated.connect(self._on_normal)

    @Slot()
    def _on_larger(self) -> None:
        self._resize(1)

    @Slot()
    def _on_smaller(self) -> None:
        self._resize(-1)

    @Slot()
    def _on_normal(self) -> None:
        self._resize(0)

    def _resize(self, by: int) -> None:
        self._theme.resize_text(by)
        announce(self._window, self.tr("Text at {0} %").format(self._theme.percent))
