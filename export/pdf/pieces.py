"""The smallest things on a page: a line of text, a tick box with its line, room to write."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol

from export.pdf.acroform import Entry
from export.pdf.typeface import Face, Run, Span, Typeface

if TYPE_CHECKING:
    from export.pdf.paper import Paper

BODY: Final = 11.0
NOTE: Final = 10.0
WRITING_LINE: Final = 21.0
HAIR: Final = 0.5
_LEADING: Final = 1.36
_BASE: Final = 1.05
_BOX: Final = 8.5
_BOX_DROP: Final = 0.6
_TICK_INDENT: Final = 16.0
_THIN: Final = 0.4


class Side(Enum):
    """To which side of its cell a line is set."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Piece(Protocol):
    """Something of a fixed height that is never cut in two."""

    @property
    def height(self) -> float:
        """Points from the top of this piece to the top of the next."""
        ...

    def draw(self, paper: "Paper", x: float, y: float, width: float) -> None:
        """Draw with the upper left corner at x, y in a column of the given width."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of text; ``box`` puts a tick box before it, ticked or not.

    With ``entry`` the box is one to be ticked on a computer.
    """

    spans: tuple[Span, ...]
    size: float
    indent: float = 0.0
    side: Side = Side.LEFT
    box: bool | None = None
    entry: Entry | None = None

    @property
    def height(self) -> float:
        """The line with its leading."""
        return self.size * _LEADING

    def draw(self, paper: "Paper", x: float, y: float, width: float) -> None:
        """Draw the box, then the words."""
        base = y - self.size * _BASE
        if self.entry is not None:
            left, foot = x + self.indent - _TICK_INDENT, base - _BOX_DROP
            paper.box(left, foot, _BOX, _BOX, 0.8)
            paper.entry(self.entry, (left, foot, left + _BOX, foot + _BOX))
        elif self.box is not None:
            _draw_box(paper, x + self.indent - _TICK_INDENT, base, ticked=self.box)
        start = x + self.indent + self._shift(paper, width - self.indent)
        for span in self.spans:
            paper.write(start + span.x, base, span.text, span.face, self.size)

    def _shift(self, paper: "Paper", width: float) -> float:
        if self.side is Side.LEFT or not self.spans:
            return 0.0
        last = self.spans[-1]
        used = last.x + paper.typeface.width(last.text, last.face, self.size)
        return (width - used) / (2 if self.side is Side.CENTRE else 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Empty room."""

    height: float = 4.0

    def draw(self, paper: "Paper", x: float, y: float, width: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingLine:
    """Room for one line of handwriting, with a thin line to write on."""

    height: float = WRITING_LINE
    most: float = 10_000.0
    indent: float = 0.0

    def draw(self, paper: "Paper", x: float, y: float, width: float) -> None:
        """Draw the line at the foot."""
        foot = y - self.height + 4
        end = x + min(width, self.indent + self.most)
        paper.line((x + self.indent, foot), (end, foot), _THIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingBox:
    """A drawn box for one short entry, by hand or with ``entry`` on a computer, and words after."""

    room: float
    after: tuple[Span, ...] = ()
    height: float = 26.0
    entry: Entry | None = None

    def draw(self, paper: "Paper", x: float, y: float, width: float) -> None:
        """Draw the box and what stands after it."""
        tall = self.height - 5
        foot, wide = y - tall - 1, min(self.room, width)
        paper.box(x, foot, wide, tall, HAIR)
        if self.entry is not None:
            paper.entry(self.entry, (x + 1, foot + 1, x + wide - 1, foot + tall - 1))
        for span in self.after:
            paper.write(x + self.room + 5 + span.x, y - tall + 5, span.text, span.face, NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingBox:
    """A box to type in on a computer; longer texts scroll in it."""

    entry: Entry
    height: float
    most: float = 10_000.0

    def draw(self, paper: "Paper", x: float, y: float, width: float) -> None:
        """Draw the outline and put the field into it."""
        foot, wide = y - self.height + 3, min(width, self.most)
        tall = self.height - 5
        paper.box(x, foot, wide, tall, HAIR)
        lines = self.height > WRITING_LINE
        paper.entry(self.entry, (x + 1, foot + 1, x + wide - 1, foot + tall - 1), lines=lines)


def _draw_box(paper: "Paper", x: float, base: float, *, ticked: bool) -> None:
    foot = base - _BOX_DROP
    paper.open_spoken("Ticked: " if ticked else "Not ticked: ")
    paper.box(x, foot, _BOX, _BOX, 0.8)
    if ticked:
        corner = (x + _BOX * 0.42, foot + _BOX * 0.2)
        paper.line((x + _BOX * 0.16, foot + _BOX * 0.5), corner, 1.4)
        paper.line(corner, (x + _BOX * 0.86, foot + _BOX * 0.84), 1.4)
    paper.shut()


class Setter:
    """Turns texts into lines of a given width; every text is made printable on the way."""

    def __init__(self, typeface: Typeface) -> None:
        self.typeface = typeface

    def text(
        self,
        text: str,
        width: float,
        *,
        face: Face = Face.REGULAR,
        size: float = BODY,
        side: Side = Side.LEFT,
    ) -> tuple[Piece, ...]:
        """Set a text in one face; an empty text gives nothing."""
        return self.runs([(text, face)], width, size=size, side=side) if text else ()

    def runs(
        self,
        runs: list[Run],
        width: float,
        *,
        size: float = BODY,
        side: Side = Side.LEFT,
        indent: float = 0.0,
    ) -> tuple[Piece, ...]:
        """Set text of several faces."""
        plain = [(self.typeface.plain(text), face) for text, face in runs]
        return tuple(
            Words(spans=spans, size=size, side=side, indent=indent)
            for spans in self.typeface.wrap(plain, size, width - indent)
        )

    def ticked(
        self, text: str, width: float, *, box: bool, size: float = BODY, note: str = ""
    ) -> tuple[Piece, ...]:
        """Set a tick box and its words, the lines aligned after the box; ``note`` goes below."""
        face = Face.BOLD if box else Face.REGULAR
        plain = [(self.typeface.plain(text), face)]
        inner = width - _TICK_INDENT
        lines = self.typeface.wrap(plain, size, inner)
        words = [
            Words(spans=spans, size=size, indent=_TICK_INDENT, box=None if number else box)
            for number, spans in enumerate(lines)
        ]
        if note:
            below = self.typeface.wrap([(self.typeface.plain(note), Face.REGULAR)], NOTE, inner)
            words.extend(Words(spans=spans, size=NOTE, indent=_TICK_INDENT) for spans in below)
        return (*words, Gap(height=2.0))

    def box(self, room: float, after: str) -> Piece:
        """Set a box for a short entry with a few words after it."""
        plain = self.typeface.plain(after)
        spans = (Span(text=plain, face=Face.REGULAR, x=0.0),) if plain else ()
        return WritingBox(room=room, after=spans)
