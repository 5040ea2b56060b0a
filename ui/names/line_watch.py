"""One line of text under the name check: a notice, and the menu of the line."""

from PySide6.QtCore import QRect, QTimer, Slot
from typing_extensions import override

from anonymise import Kind
from ui.names.check import NameCheck
from ui.names.notice import NameNotice
from ui.names.underline import PAUSE_MS, Misspelt, Spot, units
from ui.names.watch import NameWatch
from ui.widgets.inputs import LineInput


class LineWatch(NameWatch):
    """Nothing is underlined in a line: Qt draws no marks in one. Its spelling is not looked at.

    Kinds that are ``meant`` to stand here are no trouble.
    """

    def __init__(
        self,
        line: LineInput,
        names: NameCheck,
        notice: NameNotice,
        meant: frozenset[Kind] = frozenset(),
    ) -> None:
        super().__init__(line, names, notice)
        self._line = line
        self._meant = meant
        self._spots: tuple[Spot, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        line.edited.connect(self._timer.start)
        names.changed.connect(self.look)

    @override
    def spots(self) -> tuple[Spot, ...]:
        return self._spots

    @Slot()
    @override
    def look(self) -> None:
        """Look for names now; the word at the cursor is left alone while it is being typed."""
        self._timer.stop()
        text = self._line.text()
        typing_at = self._line.cursorPosition() if self._line.hasFocus() else -1
        if self._line.hasSelectedText():
            typing_at = -1
        self._spots = tuple(
            Spot(
                finding=finding,
                word=text[finding.start : finding.end],
                start=units(text, finding.start),
                end=units(text, finding.end),
            )
            for finding in self._names.find(text)
            if finding.kind not in self._meant and units(text, finding.end) != typing_at
        )
        self._show_notice()

    @override
    def selection(self) -> tuple[int, int]:
        if self._line.hasSelectedText():
            return self._line.selectionStart(), self._line.selectionEnd()
        return self._line.cursorPosition(), self._line.cursorPosition()

    @override
    def cursor_area(self) -> QRect:
        return self._line.cursorRect()

    @override
    def text_before(self, spot: Spot) -> str:
        return _part(self._line.text(), 0, spot.start)

    @override
    def select(self, spot: Spot) -> bool:
        stands = self._stands(spot)
        if stands:
            self._line.setFocus()
            self._line.setSelection(spot.start, spot.end - spot.start)
        else:
            self.look()
        return stands

    @override
    def put_for(self, where: Spot | Misspelt, words: str) -> bool:
        stands = self._stands(where)
        if stands:
            # As typed by the person, so that it can be undone and is saved.
            self._line.setSelection(where.start, where.end - where.start)
            self._line.insert(words)
            self._line.edited.emit()
            self.put.emit()
            self._line.setFocus()
        self.look()
        return stands

    def _stands(self, where: Spot | Misspelt) -> bool:
        return _part(self._line.text(), where.start, where.end) == where.word


def _part(text: str, start: int, end: int) -> str:
    """Cut out what stands between two positions in the units that Qt counts."""
    written = text.encode("utf-16-le", "surrogatepass")
    return written[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
