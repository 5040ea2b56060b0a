"""What a higher layer hands in to have tables and text printed; plain values, no layout."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Align(StrEnum):
    """To which side of its column a table's text is set; numbers go right."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column; ``weight`` is its share of the width beside the others."""

    heading: str
    weight: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """One table. Rows may be shorter than the columns; what is missing is left empty.

    A table too wide for the page is continued side by side; its first ``lead`` columns are
    repeated then.
    """

    heading: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    lead: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetText:
    """A heading with paragraphs; either may be empty."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """Labels with their values beside them; what has no value is left out."""

    facts: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCode:
    """A heading, a QR code of ``code``, and beside it lines that say the same for people."""

    heading: str
    lines: tuple[str, ...] = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetBar:
    """One stacked bar: runs of the chart's parts with their lengths; ``spoken`` says them."""

    label: str
    runs: tuple[tuple[int, int], ...]
    figures: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChart:
    """Stacked bars below a heading and a sentence; at most six parts, the last one left empty."""

    heading: str
    sentence: str
    parts: tuple[str, ...]
    bars: tuple[SheetBar, ...]


SheetPart = SheetTable | SheetText | SheetFacts | SheetCode | SheetChart


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDocument:
    """A whole document; ``trail`` is the header line of every page."""

    title: str
    subtitle: str
    marking: str
    trail: str
    printed_at: datetime
    landscape: bool
    parts: tuple[SheetPart, ...]
