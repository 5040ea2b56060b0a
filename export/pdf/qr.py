"""A QR code as a piece of a page, drawn as squares: sharp at any size, and no picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Final

import segno

if TYPE_CHECKING:
    from export.pdf.paper import Paper

_SIDE: Final = 130.0
_QUIET: Final = 4
_ERROR: Final = "m"
# Rows overlap by a hair, or viewers show white lines between them.
_SEAM: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """Holds a text of capitals and figures, or any other; a screen reader is told what it is."""

    text: str = field(repr=False)
    height: float = _SIDE + 6.0

    def draw(self, paper: "Paper", x: float, y: float, width: float) -> None:
        """Draw row by row; dark squares side by side are one box."""
        del width
        rows = segno.make(self.text, error=_ERROR, micro=False).matrix
        step = _SIDE / (len(rows) + 2 * _QUIET)
        paper.open_spoken("QR code of what stands beside it.")
        for number, row in enumerate(rows):
            foot = y - (number + _QUIET + 1) * step
            for start, length in _dark(row):
                paper.fill(x + (start + _QUIET) * step, foot, length * step, step + _SEAM)
        paper.shut()


def _dark(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    at = 0
    for dark, squares in groupby(row):
        length = sum(1 for _square in squares)
        if dark:
            yield at, length
        at += length
