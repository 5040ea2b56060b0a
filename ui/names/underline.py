"""Underlines names and slips of spelling in one text box, after a pause in typing."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from anonymise import Finding, Kind, Tier
from ui.names.check import NameCheck
from ui.names.pieces import pieces
from ui.theme import current_tokens

PAUSE_MS = 300
# Where more than one word in so many would be amber, one sentence says so instead.
CROWDED_ONE_IN = 15
CROWDED_LEAST = 4
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
    for what is surely a name, dashes for what may be one, dots for slips. A box full of dashes
    cannot be read, so a crowded one has none until ``open_all``. Kinds that are ``meant`` to stand
    here are left alone. ``found`` is sent when the list of names has changed.
    """

    found = Signal()

    def __init__(
        self, box: QPlainTextEdit, names: NameCheck, meant: frozenset[Kind] = frozenset()
    ) -> None:
        super().__init__(box)
        self._meant = meant
        self._box = box
        self._names = names
        self._spots: tuple[Spot, ...] = ()
        self._slips: tuple[Misspelt, ...] = ()
        self._marks: list[QTextEdit.ExtraSelection] = []
        self._typing_at = self._changed_to = -1
        self._held = False
        self._crowded = self._opened = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        box.document().contentsChange.connect(self._on_contents_change)
        box.cursorPositionChanged.connect(self._on_cursor_moved)
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

    def is_crowded(self) -> bool:
        """Tell whether so many words are amber that they are not underlined one by one."""
        return self._crowded and not self._opened

    def open_all(self) -> None:
        """Underline every word of a crowded box until it is one no longer."""
        if self.is_crowded():
            self._opened = True
            self.redraw()

    @Slot()
    def look(self) -> None:
        """Look at the text now; unchanged paragraphs cost nothing."""
        self._timer.stop()
        cursor = self._box.textCursor()
        typing = self._box.hasFocus() and not cursor.hasSelection()
        self._typing_at = cursor.position() if typing else -1
        self._held = False
        spots: list[Spot] = []
        slips: list[Misspelt] = []
        words = 0
        block = self._box.document().firstBlock()
        while block.isValid():
            text = block.text()
            words += len(text.split())
            if text:
                for offset, piece in pieces(text):
                    start = block.position() + units(text, offset)
                    spots.extend(self._spots_of(start, piece))
                    slips.extend(self._slips_of(start, piece))
            block = block.next()
        before = self._spots, self._slips, self._crowded
        self._spots, self._slips = tuple(spots), tuple(slips)
        self._crowded = is_crowd(spots, words)
        self._opened = self._opened and self._crowded
        if (self._spots, self._slips, self._crowded) != before:
            self.redraw()
        if (self._spots, self._crowded) != (before[0], before[2]):
            self.found.emit()

    def _spots_of(self, at: int, text: str) -> list[Spot]:
        spots: list[Spot] = []
        for finding in self._names.find(text):
            start = at + units(text, finding.start)
            end = at + units(text, finding.end)
            if finding.kind not in self._meant and not self._is_typed(start, end):
                word = text[finding.start : finding.end]
                spots.append(Spot(finding=finding, word=word, start=start, end=end))
        return spots

    def _slips_of(self, at: int, text: str) -> list[Misspelt]:
        slips: list[Misspelt] = []
        for slip in self._names.slips(text):
            start = at + units(text, slip.start)
            end = at + units(text, slip.end)
            if not self._is_typed(start, end):
                slips.append(Misspelt(word=slip.word, start=start, end=end))
        return slips

    def _is_typed(self, start: int, end: int) -> bool:
        """Tell whether the cursor stands where this word may not be whole yet."""
        within = start < self._typing_at < end and self._typing_at == self._changed_to
        typed = within or end == self._typing_at
        self._held = self._held or typed
        return typed

    @Slot(int, int, int)
    def _on_contents_change(self, at: int, _removed: int, added: int) -> None:
        self._changed_to = at + added
        self._timer.start()

    @Slot()
    def _on_cursor_moved(self) -> None:
        """Look at a word that was left alone, once the cursor has left it."""
        if self._held and not self._timer.isActive():
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
            if spot.finding.tier is Tier.HIGH or not self.is_crowded()
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


def is_crowd(spots: list[Spot], words: int) -> bool:
    """Tell whether more of a text would be amber than anybody can read past."""
    amber = sum(spot.finding.tier is Tier.MEDIUM for spot in spots)
    return amber >= CROWDED_LEAST and amber * CROWDED_ONE_IN > words


def _look_of(style: QTextCharFormat.UnderlineStyle, colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(style)
    look.setUnderlineColor(QColor(colour))
    return look
