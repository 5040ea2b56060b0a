"""One box of several lines under the name check: underlines, notice and menu."""

from PySide6.QtCore import QRect, Slot
from PySide6.QtGui import QTextCursor
from typing_extensions import override

from anonymise import Kind
from ui.names.check import NameCheck
from ui.names.notice import NameNotice
from ui.names.underline import Misspelt, Spot, Underline
from ui.names.watch import NameWatch
from ui.widgets.inputs import GrowingText


class BoxWatch(NameWatch):
    """Where too many words of a box are amber, one sentence stands for all until it is opened."""

    def __init__(
        self,
        box: GrowingText,
        names: NameCheck,
        notice: NameNotice,
        meant: frozenset[Kind] = frozenset(),
    ) -> None:
        super().__init__(box, names, notice)
        self.box = box
        self._underline = Underline(box, names, meant)
        self._underline.found.connect(self._show_notice)

    @override
    def spots(self) -> tuple[Spot, ...]:
        return self._underline.spots()

    @override
    def slips(self) -> tuple[Misspelt, ...]:
        return self._underline.slips()

    @Slot()
    @override
    def look(self) -> None:
        self._underline.look()

    @override
    def redraw(self) -> None:
        self._underline.redraw()

    @override
    def is_crowded(self) -> bool:
        return self._underline.is_crowded()

    @override
    def open_all(self) -> None:
        self._underline.open_all()
        self._show_notice()

    @override
    def selection(self) -> tuple[int, int]:
        cursor = self.box.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    @override
    def cursor_area(self) -> QRect:
        area = self.box.cursorRect()
        return QRect(self.box.viewport().mapTo(self.box, area.topLeft()), area.size())

    @override
    def text_before(self, spot: Spot) -> str:
        cursor = QTextCursor(self.box.document())
        cursor.setPosition(spot.start, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    @override
    def select(self, spot: Spot) -> bool:
        cursor = self.cursor_at(spot)
        if cursor is None:
            self.look()
            return False
        self.open_all()
        self.box.setFocus()
        self.box.setTextCursor(cursor)
        self.box.ensureCursorVisible()
        return True

    def cursor_at(self, where: Spot | Misspelt) -> QTextCursor | None:
        """Select what is marked; None where the text was changed since it was looked at."""
        cursor = QTextCursor(self.box.document())
        cursor.setPosition(where.start)
        cursor.setPosition(where.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor if cursor.selectedText() == where.word else None

    @override
    def put_for(self, where: Spot | Misspelt, words: str) -> bool:
        cursor = self.cursor_at(where)
        if cursor is None:
            self.look()
            return False
        self.box.put_in(cursor, words)
        self.put.emit()
        self.look()
        return True
