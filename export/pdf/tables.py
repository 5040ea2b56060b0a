"""Tables of any width on paper: headings repeat, rows split between lines, nothing is cut."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from export.pdf.blocks import Blocks, Fact
from export.pdf.chart import chart_strips
from export.pdf.flow import PAD, Cell, Flow, Strip
from export.pdf.page import Frame, PageHeading
from export.pdf.pieces import BODY, NOTE, Setter, Side
from export.pdf.sheet import (
    Align,
    SheetChart,
    SheetCode,
    SheetColumn,
    SheetDocument,
    SheetFacts,
    SheetTable,
    SheetText,
)
from export.pdf.typeface import Face

_SIDES: Mapping[Align, Side] = MappingProxyType(
    {Align.LEFT: Side.LEFT, Align.RIGHT: Side.RIGHT, Align.CENTRE: Side.CENTRE}
)
# A column need not be wider than this for the sake of one long word; the word is cut over lines.
_WIDEST_WORD: Final = 110.0
_SPARE: Final = 1.0
_CODE_ROOM: Final = 150.0


def table_document(doc: SheetDocument) -> bytes:
    """Give the PDF of a sheet; every cell of every row is in it. Takes any thread."""
    frame = Frame(
        PageHeading(
            title=doc.title,
            trail=doc.trail,
            marking=doc.marking,
            printed_at=doc.printed_at,
            landscape=doc.landscape,
        )
    )
    blocks = Blocks(Setter(frame.paper.typeface), frame.body.width)
    flow = Flow(frame.paper, frame.body)
    flow.run(list(_strips(doc, blocks)))
    flow.run(list(blocks.substitutes()))
    return frame.finish()


def _strips(doc: SheetDocument, blocks: Blocks) -> Iterator[Strip]:
    yield blocks.title(doc.title)
    if doc.subtitle:
        yield blocks.subtitle(doc.subtitle)
    for number, part in enumerate(doc.parts):
        if isinstance(part, SheetText):
            if part.heading:
                yield blocks.heading(part.heading)
            for paragraph in part.paragraphs:
                yield blocks.paragraph(paragraph)
        elif isinstance(part, SheetFacts):
            yield blocks.gap()
            yield from blocks.facts(
                tuple(Fact(label=label, value=value) for label, value in part.facts)
            )
        elif isinstance(part, SheetCode):
            yield blocks.heading(part.heading)
            yield _coded(part, blocks)
        elif isinstance(part, SheetChart):
            yield from chart_strips(part, blocks, f"chart-{number}")
        else:
            yield from _Table(part, blocks, f"sheet-{number}").strips()


def _coded(part: SheetCode, blocks: Blocks) -> Strip:
    from export.pdf.qr import QrCode

    code = Cell(width=_CODE_ROOM, pieces=(QrCode(text=part.code),), tag="Figure")
    room = blocks.width - _CODE_ROOM
    lines = tuple(piece for line in part.lines for piece in blocks.setter.text(line, room))
    return Strip(cells=(code, Cell(width=room, pieces=lines, tag="P")), whole=True, before=8.0)


class _Table:
    """One table being set, in as many bands of columns as the width needs."""

    def __init__(self, table: SheetTable, blocks: Blocks, name: str) -> None:
        self._table = table
        self._blocks = blocks
        self._name = name
        self._size = BODY
        self._least: tuple[float, ...] = ()

    def strips(self) -> Iterator[Strip]:
        """Set the heading, the bands one below the other, and the note."""
        self._choose_size()
        bands = list(self._bands())
        for number, band in enumerate(bands, start=1):
            part = f" ({number} of {len(bands)})" if len(bands) > 1 else ""
            if self._table.heading or part:
                yield self._blocks.heading(f"{self._table.heading}{part}".strip())
            if band:
                yield self._blocks.gap()
                yield from self._band(band, f"{self._name}-{number}")
        if self._table.note:
            yield self._blocks.note(self._table.note)

    def _choose_size(self) -> None:
        """Take the body size, or a smaller one where that saves cutting the table in bands."""
        for size in (BODY, NOTE, 9.0):
            least = tuple(self._least_width(place, size) for place in self._places)
            if sum(least) <= self._blocks.width:
                self._size, self._least = size, least
                return
        self._size = NOTE
        self._least = tuple(self._least_width(place, NOTE) for place in self._places)

    @property
    def _places(self) -> range:
        return range(len(self._table.columns))

    def _least_width(self, place: int, size: float) -> float:
        """Give the narrowest width in which no word of a column is cut."""
        typeface = self._blocks.setter.typeface
        heading = typeface.plain(self._table.columns[place].heading)
        widest = typeface.longest_word(heading, Face.BOLD, size)
        texts = {row[place] for row in self._table.rows if place < len(row)}
        # A number and its share read as one: "18 of 23 (78%)" is not broken where it need not be.
        joined = self._table.columns[place].align is Align.RIGHT
        for text in texts:
            plain = typeface.plain(text)
            unbroken = plain.replace(" ", "\u00a0") if joined else plain
            widest = max(widest, typeface.longest_word(unbroken, Face.REGULAR, size))
        return min(widest, _WIDEST_WORD) + 2 * PAD + _SPARE

    def _bands(self) -> Iterator[tuple[int, ...]]:
        """Divide the columns so that each band fits the page, beginning with the lead columns."""
        lead = tuple(self._places)[: self._table.lead]
        rest = tuple(self._places)[len(lead) :]
        room = self._blocks.width - sum(self._least[place] for place in lead)
        # As even as they can be, so that the last band is not one lonely column.
        for most in range(len(rest), 0, -1):
            count = -(-len(rest) // most)
            even = -(-len(rest) // count)
            bands = [rest[start : start + even] for start in range(0, len(rest), even)]
            wide = max(sum(self._least[place] for place in band) for band in bands)
            if wide <= room or most == 1:
                yield from ((*lead, *band) for band in bands)
                return
        yield lead

    def _widths(self, band: Sequence[int]) -> tuple[float, ...]:
        """Share the page's width by weight, but give every column what its words need."""
        free = self._blocks.width
        open_places = set(band)
        widths: dict[int, float] = {}
        while open_places:
            weight = sum(max(self._column(place).weight, 0.01) for place in open_places)
            tight = {
                place
                for place in open_places
                if free * max(self._column(place).weight, 0.01) / weight < self._least[place]
            }
            settled = tight or frozenset(open_places)
            for place in settled:
                share = free * max(self._column(place).weight, 0.01) / weight
                widths[place] = self._least[place] if tight else share
            free -= sum(widths[place] for place in tight)
            open_places -= settled
        over = self._blocks.width / max(sum(widths.values()), self._blocks.width)
        return tuple(widths[place] * over for place in band)

    def _column(self, place: int) -> SheetColumn:
        return self._table.columns[place]

    def _band(self, band: Sequence[int], name: str) -> Iterator[Strip]:
        widths = self._widths(band)
        headings = [self._column(place).heading for place in band]
        head = replace(self._row(headings, band, widths, Face.BOLD), table=name)
        yield replace(head, with_next=bool(self._table.rows))
        last = len(self._table.rows) - 1
        for number, row in enumerate(self._table.rows):
            texts = [row[place] if place < len(row) else "" for place in band]
            strip = self._row(texts, band, widths, Face.REGULAR)
            held = number == last and bool(self._table.note)
            yield replace(strip, table=name, head=head, with_next=held)

    def _row(
        self, texts: Sequence[str], band: Sequence[int], widths: Sequence[float], face: Face
    ) -> Strip:
        setter = self._blocks.setter
        cells: list[Cell] = []
        for text, place, width in zip(texts, band, widths, strict=True):
            side = _SIDES[self._column(place).align]
            inner = width - 2 * PAD
            pieces = setter.text(text, inner, face=face, size=self._size, side=side)
            tag = "TH" if face is Face.BOLD else "TD"
            cells.append(Cell(width=width, pieces=pieces, tag=tag))
        return Strip(cells=tuple(cells), ruled=True)
