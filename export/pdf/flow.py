"""Strips of cells set down one page after another; a strip splits between lines, never in one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from export.pdf.page import HAIRLINE, Body
from export.pdf.pieces import Piece

if TYPE_CHECKING:
    from export.pdf.paper import Element, Paper

PAD: Final = 5.0
SHORT: Final = 120.0
_FIRST_LINES: Final = 3
_ROUNDING: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One column of a strip.

    ``anchor``: the whole cell stays on the page where the strip begins, if a page can hold it.
    ``again`` stands at the head of the cell where the strip goes on over the page.
    """

    width: float
    pieces: tuple[Piece, ...]
    tag: str = "TD"
    anchor: bool = False
    again: tuple[Piece, ...] = ()

    @property
    def height(self) -> float:
        """The height of all pieces."""
        return sum(piece.height for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Cells side by side. Strips that follow each other with the same ``table`` are one table.

    ``head`` is drawn again on every new page of its table. ``with_next``: never the last thing on
    a page. ``whole``: not split unless a page cannot hold it; what is SHORT is not split either.
    ``ruled``: lines around the cells.
    """

    cells: tuple[Cell, ...]
    table: str = ""
    head: "Strip | None" = None
    with_next: bool = False
    whole: bool = False
    ruled: bool = False
    before: float = 0.0

    @property
    def pad(self) -> float:
        """Room above and below the pieces."""
        return PAD if self.ruled else 0.0

    @property
    def height(self) -> float:
        """The height of the strip where it is not split."""
        return 2 * self.pad + max(cell.height for cell in self.cells)

    def first_height(self, most: float) -> float:
        """Give the least height that may stand alone at the foot of a page."""
        if (self.whole or self.height <= SHORT) and self.height <= most:
            return self.height
        anchored = max(_beginning(cell, anchored=cell.anchor) for cell in self.cells)
        if 2 * self.pad + anchored > most:
            anchored = max(_beginning(cell, anchored=False) for cell in self.cells)
        return 2 * self.pad + anchored

    def split(self, room: float) -> "tuple[Strip, Strip]":
        """Cut between lines so that the first part fits the room."""
        first: list[Cell] = []
        rest: list[Cell] = []
        for cell in self.cells:
            count = _fitting(cell.pieces, room - 2 * self.pad)
            first.append(replace(cell, pieces=cell.pieces[:count]))
            rest.append(replace(cell, pieces=(*cell.again, *cell.pieces[count:])))
        return (
            replace(self, cells=tuple(first)),
            replace(self, cells=tuple(rest), before=0.0),
        )


def _beginning(cell: Cell, *, anchored: bool) -> float:
    pieces = cell.pieces if anchored else cell.pieces[:_FIRST_LINES]
    return sum(piece.height for piece in pieces)


def _fitting(pieces: tuple[Piece, ...], room: float) -> int:
    """Count the pieces that fit; one or two last lines are not left alone."""
    used = 0.0
    count = 0
    for piece in pieces:
        used += piece.height
        if used > room:
            break
        count += 1
    left = len(pieces) - count
    if 0 < left < _FIRST_LINES and count >= 2 * _FIRST_LINES:
        return len(pieces) - _FIRST_LINES
    return count


class Flow:
    """Sets strips on the pages of one paper, beginning new pages as they are needed."""

    def __init__(self, paper: "Paper", body: Body) -> None:
        self._paper = paper
        self._body = body
        self._y = body.bottom
        self._fresh = self._begun = False
        self._table: Element | None = None
        self._table_name = ""

    @property
    def _page_height(self) -> float:
        return self._body.top - self._body.bottom

    def run(self, strips: Sequence[Strip]) -> None:
        """Set the strips down in order, from a new page on."""
        if not self._begun:
            self._begun = True
            self._turn()
        for index, strip in enumerate(strips):
            room = self._y - self._body.bottom - strip.before
            if not self._fresh and self._needed(strips, index) > room:
                self._turn()
            self._place(strip)

    def _needed(self, strips: Sequence[Strip], index: int) -> float:
        """Add up what must stand together from here on, but never more than a page."""
        needed = 0.0
        for strip in strips[index:]:
            before = strip.before if needed else 0.0
            if not strip.with_next:
                head = strip.head.height if strip.head else 0.0
                needed += before + strip.first_height(self._page_height - needed - head)
                break
            needed += before + strip.height
        return min(needed, self._page_height)

    def _turn(self) -> None:
        self._paper.turn()
        self._y = self._body.top
        self._fresh = True

    def _place(self, strip: Strip) -> None:
        rows: dict[int, Element] = {}
        if self._fresh:
            self._repeat(strip)
        else:
            self._y -= strip.before
        while strip.height > self._y - self._body.bottom + _ROUNDING:
            first, rest = strip.split(self._y - self._body.bottom)
            if any(cell.pieces for cell in first.cells):
                self._draw(first, rows)
                strip = rest
            elif self._fresh:
                break
            self._turn()
            self._repeat(strip)
        self._draw(strip, rows)

    def _repeat(self, strip: Strip) -> None:
        """Draw the head of a table again where the page begins in the middle of it."""
        if strip.head is None or strip.table != self._table_name:
            return
        self._paper.open_artifact()
        self._marks(strip.head, None)
        self._paper.shut()
        self._lines(strip.head)
        self._y -= strip.head.height

    def _draw(self, strip: Strip, rows: "dict[int, Element]") -> None:
        self._marks(strip, self._owners(strip, rows))
        self._lines(strip)
        self._y -= strip.height
        self._fresh = False

    def _owners(self, strip: Strip, rows: "dict[int, Element]") -> "dict[int, Element]":
        """Give each cell its element; the parts of a split strip share theirs."""
        if rows:
            return rows
        parent = self._paper.structure
        if not strip.table:
            self._table_name = ""
        else:
            if self._table is None or strip.table != self._table_name:
                self._table = parent.add("Table")
                self._table_name = strip.table
            parent = self._table.add("TR")
        for number, cell in enumerate(strip.cells):
            rows[number] = parent.add(cell.tag)
        return rows

    def _marks(self, strip: Strip, owners: "dict[int, Element] | None") -> None:
        x = self._body.left
        for number, cell in enumerate(strip.cells):
            if cell.pieces and owners is not None:
                self._paper.open(owners[number])
            y = self._y - strip.pad
            inset = PAD if strip.ruled else 0.0
            for piece in cell.pieces:
                piece.draw(self._paper, x + inset, y, cell.width - 2 * inset)
                y -= piece.height
            if cell.pieces and owners is not None:
                self._paper.shut()
            x += cell.width

    def _lines(self, strip: Strip) -> None:
        if not strip.ruled:
            return
        self._paper.open_artifact()
        x, height = self._body.left, strip.height
        for cell in strip.cells:
            self._paper.box(x, self._y - height, cell.width, height, HAIRLINE)
            x += cell.width
        self._paper.shut()
