"""Underlines what may identify somebody, in one text box, after a pause in typing."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from anonymise import Finding, Tier
from ui.names.check import NameCheck
from ui.theme import current_tokens

PAUSE_MS = 300
LAST_OF_ONE_UNIT = 0xFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One open finding in a box; ``start`` and ``end`` are positions of the document."""

    finding: Finding
    word: str
    start: int
    end: int


def units(text: str, offset: int) -> int:
    """Turn an offset in code points into one in the UTF-16 units that Qt counts."""
    return offset + sum(1 for sign in text[:offset] if ord(sign) > LAST_OF_ONE_UNIT)


class Underline(QObject):
    """Watches one box; the word at the cursor is left alone while it is being typed.

    Drawn as extra selections, which move with the text, are no edits and leave undo alone.
    ``found`` is sent when the list of spots has changed.
    """

    found = Signal()

    def __init__(self, box: QPlainTextEdit, names: NameCheck) -> None:
        super().__init__(box)
        self._box = box
        self._names = names
        self._spots: tuple[Spot, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        box.document().contentsChange.connect(self._on_contents_change)
        names.changed.connect(self.look)

    def spots(self) -> tuple[Spot, ...]:
        """Return the open findings in reading order."""
        return self._spots

    @Slot()
    def look(self) -> None:
        """Look at the text now; unchanged paragraphs cost nothing."""
        self._timer.stop()
        typing_at = self._box.textCursor().position() if self._box.hasFocus() else -1
        spots: list[Spot] = []
        block = self._box.document().firstBlock()
        while block.isValid():
            spots.extend(self._spots_of(block, typing_at))
            block = block.next()
        if tuple(spots) != self._spots:
            self._spots = tuple(spots)
            self.redraw()
            self.found.emit()

    def _spots_of(self, block: QTextBlock, typing_at: int) -> list[Spot]:
        text = block.text()
        spots: list[Spot] = []
        for finding in self._names.find(text):
            start = block.position() + units(text, finding.start)
            end = block.position() + units(text, finding.end)
            if end != typing_at:
                word = text[finding.start : finding.end]
                spots.append(Spot(finding=finding, word=word, start=start, end=end))
        return spots

    @Slot(int, int, int)
    def _on_contents_change(self, _at: int, _removed: int, _added: int) -> None:
        self._timer.start()

    def redraw(self) -> None:
        """Draw the spots in the colours that are in force now."""
        tokens = current_tokens()
        marks: list[QTextEdit.ExtraSelection] = []
        for spot in self._spots:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._box.document())
            cursor.setPosition(spot.start)
            cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            high = spot.finding.tier is Tier.HIGH
            style = QTextCharFormat.UnderlineStyle
            look = QTextCharFormat()
            look.setUnderlineStyle(style.WaveUnderline if high else style.DashUnderline)
            look.setUnderlineColor(QColor(tokens.error if high else tokens.attention))
            mark.format = look
            marks.append(mark)
        self._box.setExtraSelections(marks)
