"""Stacked bars on paper: each part has a pattern that outlives a copying machine, and no colour."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from export.pdf.blocks import Blocks
from export.pdf.flow import Cell, Strip
from export.pdf.pieces import HAIR, NOTE, Side
from export.pdf.sheet import SheetBar, SheetChart

if TYPE_CHECKING:
    from export.pdf.paper import Paper

_TALL: Final = 11.0
_LABEL: Final = 250.0
_FIGURES: Final = 110.0
_SWATCH: Final = 30.0
_BESIDE: Final = 6.0
_STEP: Final = 4.0
_THIN: Final = 0.6
_DOT: Final = 1.1
_LINES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StackPiece:
    """One bar, divided by its counts; a screen reader is told ``spoken``."""

    counts: tuple[int, ...]
    spoken: str
    height: float = _TALL + 4.0

    def draw(self, paper: "Paper", x: float, y: float, width: float) -> None:
        """Draw part after part; the last one stays empty."""
        total = sum(self.counts)
        paper.open_spoken(self.spoken)
        foot, left = y - _TALL - 2.0, x
        for place, count in enumerate(self.counts):
            if not count:
                continue
            wide = width * count / total
            if place < len(self.counts) - 1:
                _PATTERNS[place](paper, (left, foot, wide, _TALL))
            paper.box(left, foot, wide, _TALL, HAIR)
            left += wide
        paper.shut()


Room = tuple[float, float, float, float]
Point = tuple[float, float]


def _solid(paper: "Paper", room: Room) -> None:
    paper.fill(*room)


def _rising(paper: "Paper", room: Room) -> None:
    left, foot, wide, tall = room
    for start, end in _slants(wide, tall):
        paper.line((left + start[0], foot + start[1]), (left + end[0], foot + end[1]), _THIN)


def _level(paper: "Paper", room: Room) -> None:
    left, foot, wide, tall = room
    for number in range(1, _LINES):
        high = foot + number * tall / _LINES
        paper.line((left, high), (left + wide, high), _THIN)


def _dotted(paper: "Paper", room: Room) -> None:
    left, foot, wide, tall = room
    for across in range(int(wide / _STEP)):
        for up in range(int(tall / _STEP)):
            at = (left + (across + 0.5) * _STEP, foot + (up + 0.5) * _STEP)
            paper.fill(*at, _DOT, _DOT)


def _crossed(paper: "Paper", room: Room) -> None:
    left, foot, wide, tall = room
    _rising(paper, room)
    top = foot + tall
    for start, end in _slants(wide, tall):
        paper.line((left + start[0], top - start[1]), (left + end[0], top - end[1]), _THIN)


def _slants(wide: float, tall: float) -> Iterator[tuple[Point, Point]]:
    """Give the rising lines of a box, each cut off at its sides."""
    at = _STEP - tall
    while at < wide:
        start, end = max(0.0, at), min(wide, at + tall)
        yield (start, start - at), (end, end - at)
        at += _STEP


# One pattern a part, in the order of the parts; the last part of a chart has none.
_PATTERNS: tuple[Callable[["Paper", Room], None], ...] = (
    _solid,
    _rising,
    _level,
    _dotted,
    _crossed,
)


def chart_strips(chart: SheetChart, blocks: Blocks, name: str) -> Iterator[Strip]:
    """Set the heading, the sentence, what the patterns mean, and the bars."""
    yield blocks.heading(chart.heading)
    if chart.sentence:
        yield replace(blocks.paragraph(chart.sentence), with_next=True)
    yield _legend(chart, blocks)
    for bar in chart.bars:
        yield _bar(bar, blocks, name)


def _legend(chart: SheetChart, blocks: Blocks) -> Strip:
    cells: list[Cell] = []
    room = blocks.width / len(chart.parts)
    for place, part in enumerate(chart.parts):
        counts = tuple(int(each == place) for each in range(len(chart.parts)))
        swatch = StackPiece(counts=counts, spoken="")
        words = blocks.setter.text(part, room - _SWATCH - 2 * _BESIDE, size=NOTE)
        cells.append(Cell(width=_SWATCH, pieces=(swatch,), tag="NonStruct"))
        cells.append(Cell(width=_BESIDE, pieces=(), tag="NonStruct"))
        cells.append(Cell(width=room - _SWATCH - _BESIDE, pieces=words, tag="P"))
    return Strip(cells=tuple(cells), whole=True, with_next=True, before=8.0)


def _bar(bar: SheetBar, blocks: Blocks, name: str) -> Strip:
    label = blocks.setter.text(bar.label, _LABEL - 10.0, size=NOTE)
    figures = blocks.setter.text(bar.figures, _FIGURES, size=NOTE, side=Side.RIGHT)
    room = blocks.width - _LABEL - _FIGURES
    piece = StackPiece(counts=bar.counts, spoken=bar.spoken)
    return Strip(
        cells=(
            Cell(width=_LABEL, pieces=label, tag="TH"),
            Cell(width=room, pieces=(piece,)),
            Cell(width=_FIGURES, pieces=figures),
        ),
        table=name,
        whole=True,
        before=2.0,
    )
