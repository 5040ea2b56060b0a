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
# Black boxes side by side are still told apart.
_APART: Final = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class StackPiece:
    """One bar of runs; a screen reader is told ``spoken``. The part ``empty`` has no pattern."""

    runs: tuple[tuple[int, int], ...]
    empty: int
    spoken: str
    height: float = _TALL + 4.0

    def draw(self, paper: "Paper", x: float, y: float, width: float) -> None:
        """Draw run after run."""
        total = sum(length for _place, length in self.runs)
        paper.open_spoken(self.spoken)
        foot, left = y - _TALL - 2.0, x
        for place, length in self.runs:
            wide = width * length / total
            room = (left, foot, max(wide - _APART, _DOT), _TALL)
            if place != self.empty:
                _PATTERNS[place](paper, room)
            paper.box(*room, HAIR)
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
    for number, bar in enumerate(chart.bars, start=1):
        strip = _bar(bar, len(chart.parts) - 1, blocks, name)
        yield replace(strip, with_next=number < len(chart.bars))


def _legend(chart: SheetChart, blocks: Blocks) -> Strip:
    cells: list[Cell] = []
    room = blocks.width / len(chart.parts)
    for place, part in enumerate(chart.parts):
        swatch = StackPiece(runs=((place, 1),), empty=len(chart.parts) - 1, spoken="")
        words = blocks.setter.text(part, room - _SWATCH - 2 * _BESIDE, size=NOTE)
        cells.append(Cell(width=_SWATCH, pieces=(swatch,), tag="NonStruct"))
        cells.append(Cell(width=_BESIDE, pieces=(), tag="NonStruct"))
        cells.append(Cell(width=room - _SWATCH - _BESIDE, pieces=words, tag="P"))
    return Strip(cells=tuple(cells), whole=True, with_next=True, before=8.0)


def _bar(bar: SheetBar, empty: int, blocks: Blocks, name: str) -> Strip:
    label = blocks.setter.text(bar.label, _LABEL - 10.0, size=NOTE)
    figures = blocks.setter.text(bar.figures, _FIGURES, size=NOTE, side=Side.RIGHT)
    room = blocks.width - _LABEL - _FIGURES
    piece = StackPiece(runs=bar.runs, empty=empty, spoken=bar.spoken)
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
