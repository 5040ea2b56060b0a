"""A box of one line."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from typing_extensions import override

from ui.theme import text_scale
from ui.widgets.typed import clean_line

PADDING = 32


class LineInput(QLineEdit):
    """One line of text; `chars` gives the width a person may expect the answer to have.

    `edited` is sent for changes by the person only, `left` when the focus goes elsewhere; `told`
    says that something did not go in, "" when there is nothing to say any more. `menu_opened`
    carries the menu of the line and the position it was asked for, so that more can be put into it.
    """

    edited = Signal()
    left = Signal()
    told = Signal(str)
    menu_opened = Signal(QMenu, int)

    def __init__(self, text: str = "", parent: QWidget | None = None, *, chars: int = 0) -> None:
        super().__init__(text, parent)
        self._chars = chars
        self.textEdited.connect(self._on_edited)
        self.inputRejected.connect(self._on_rejected)
        self._fit()

    def value(self) -> str:
        """Return the text, free of control characters and of space at either end."""
        return clean_line(self.text()).strip()

    def set_value(self, text: str) -> None:
        """Show stored text without sending `edited`."""
        self.setText(clean_line(text))

    @Slot()
    def _on_edited(self) -> None:
        if len(self.text()) < self.maxLength():
            self.told.emit("")
        self.edited.emit()

    @Slot()
    def _on_rejected(self) -> None:
        words = self.tr("Not all of it went in: this line has room for {0} characters.")
        self.told.emit(words.format(f"{self.maxLength():,}"))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = self.cursorPositionAt(event.pos()) if by_mouse else self.cursorPosition()
        self.menu_opened.emit(menu, at)
        menu.popup(event.globalPos())

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        if self._chars:
            advance = self.fontMetrics().horizontalAdvance("m")
            self.setFixedWidth(advance * self._chars + round(PADDING * text_scale()))
