"""Underlines names and slips of spelling in one text box, after a pause in typing."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from anonymise import Finding, Tier
from ui.names.check import NameCheck
from ui.names.pieces import pieces
from ui.theme import current_tokens

PAUSE_MS = 300
TWO_UNITS = re.compile(r"[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One open finding in a box; ``start`` and ``end`` are positions of the document."""

    finding: Finding
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Misspelt:
    """One slip of spelling in a box; ``start`` and ``end`` are positions of the document."""

    word: str
    start: int
    end: int


def units(text: str, offset: int) -> int:
    """Turn an offset in code points into one in the UTF-16 units that Qt counts."""
    return offset if text.isascii() else offset + len(TWO_UNITS.findall(text, 0, offset))


class Underline(QObject):
    """Watches one box; the word at the cursor is left alone while it is being typed.

    Drawn as extra selections, which move with the text, are no edits and leave undo alone: waves
    and dashes for names, dots for slips. ``found`` is sent when the list of names has changed.
    """

    found = Signal()

    def __init__(self, box: QPlainTextEdit, names: NameCheck) -> None:
        super().__init__(box)
        self._box = box
        self._names = names
        self._spots: tuple[Spot, ...] = ()
        self._slips: tuple[Misspelt, ...] = ()
        self._marks: list[QTextEdit.ExtraSelection] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        box.document().contentsChange.connect(self._on_contents_change)
        scroll_bar = box.verticalScrollBar()
        scroll_bar.valueChanged.connect(self._show_in_sight)
        scroll_bar.rangeChanged.connect(self._show_in_sight)
        names.changed.connect(self.look)
        names.spelling.changed.connect(self.look)

    def spots(self) -> tuple[Spot, ...]:
        """Return the open findings in reading order."""
        return self._spots

    def slips(self) -> tuple[Misspelt, ...]:
        """Return the slips of spelling in reading order."""
        return self._slips

    @Slot()
    def look(self) -> None:
        """Look at the text now; unchanged paragraphs cost nothing."""
        self._timer.stop()
        typing_at = self._box.textCursor().position() if self._box.hasFocus() else -1
        spots: list[Spot] = []
        slips: list[Misspelt] = []
        block = self._box.document().firstBlock()
        while block.isValid():
            text = block.text()
            if text:
                for offset, piece in pieces(text):
                    start = block.position() + units(text, offset)
                    spots.extend(self._spots_of(start, piece, typing_at))
                    slips.extend(self._slips_of(start, piece, typing_at))
            block = block.next()
        before = self._spots, self._slips
        self._spots, self._slips = tuple(spots), tuple(slips)
        if (self._spots, self._slips) != before:
            self.redraw()
        if self._spots != before[0]:
            self.found.emit()

    def _spots_of(self, at: int, text: str, typing_at: int) -> list[Spot]:
        spots: list[Spot] = []
        for finding in self._names.find(text):
            start = at + units(text, finding.start)
            end = at + units(text, finding.end)
            if end != typing_at:
                word = text[finding.start : finding.end]
                spots.append(Spot(finding=finding, word=word, start=start, end=end))
        return spots

    def _slips_of(self, at: int, text: str, typing_at: int) -> list[Misspelt]:
        slips: list[Misspelt] = []
        for slip in self._names.slips(text):
            start = at + units(text, slip.start)
            end = at + units(text, slip.end)
            if end != typing_at:
                slips.append(Misspelt(word=slip.word, start=start, end=end))
        return slips

    @Slot(int, int, int)
    def _on_contents_change(self, _at: int, _removed: int, _added: int) -> None:
        self._timer.start()

    def redraw(self) -> None:
        """Draw the marks in the colours that are in force now."""
        tokens = current_tokens()
        style = QTextCharFormat.UnderlineStyle
        high = _look_of(style.WaveUnderline, tokens.error)
        medium = _look_of(style.DashUnderline, tokens.attention)
        slip = _look_of(style.DotLine, tokens.accent)
        self._marks = [
            self._mark(spot, high if spot.finding.tier is Tier.HIGH else medium)
            for spot in self._spots
        ]
        self._marks += [self._mark(each, slip) for each in self._slips]
        self._show_in_sight()

    @Slot()
    def _show_in_sight(self) -> None:
        """Give the box the marks in sight: the others would cost time at every painting too."""
        bar = self._box.verticalScrollBar()
        if not bar.maximum():
            self._box.setExtraSelections(self._marks)
            return
        area = self._box.viewport().rect()
        first = self._box.cursorForPosition(area.topLeft()).position()
        last = self._box.cursorForPosition(area.bottomRight()).position()
        # The cursors of the marks have moved with the text since it was looked at.
        self._box.setExtraSelections(
            [
                mark
                for mark in self._marks
                if mark.cursor.selectionEnd() >= first and mark.cursor.selectionStart() <= last
            ]
        )

    def _mark(self, where: Spot | Misspelt, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._box.document())
        cursor.setPosition(where.start)
        cursor.setPosition(where.end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format = look
        return mark


def _look_of(style: QTextCharFormat.UnderlineStyle, colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(style)
    look.setUnderlineColor(QColor(colour))
    return look
