"""The frame of every page: marking, header line, date and time, "Page 3 of 9"."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from export.pdf.typeface import Face
from forms.kinds import words_of

if TYPE_CHECKING:
    from export.pdf.paper import Paper

_LONG: Final = 841.89
_SHORT: Final = 595.28
_SIDE: Final = 45.0
_EDGE: Final = 30.0
_SMALL: Final = 9.0
_SMALL_LEADING: Final = 12.5
_GAP: Final = 12.0
_MOST_TRAIL: Final = 4
HAIRLINE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHeading:
    """What every page of a document says around its body.

    ``title`` is the document's name in the viewer, ``trail`` the header line. The time is printed
    as it stands, in its own zone.
    """

    title: str
    trail: str
    marking: str
    printed_at: datetime
    landscape: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The part of a page that is free for the document, in points from the lower left corner."""

    left: float
    width: float
    top: float
    bottom: float


class Frame:
    """The frame of one document; it is drawn last, when the number of pages is known.

    On a paper that has pages already it frames and counts only those that follow.
    """

    def __init__(self, heading: PageHeading, paper: "Paper | None" = None) -> None:
        from export.pdf.paper import Paper

        width, height = (_LONG, _SHORT) if heading.landscape else (_SHORT, _LONG)
        self.paper = paper or Paper(title=heading.title, width=width, height=height)
        self._first = self.paper.count
        typeface = self.paper.typeface
        self._marking = typeface.plain(" ".join(heading.marking.split()).upper())
        at = heading.printed_at
        self._printed = f"Printed {words_of(at.date())} at {at:%H:%M}"
        trail = typeface.plain(" ".join(heading.trail.split()))
        inner = width - 2 * _SIDE
        lines = typeface.wrap([(trail, Face.REGULAR)], _SMALL, inner) if trail else []
        # The line only points back to page 1, where the same facts stand in full.
        self._trail = lines[:_MOST_TRAIL]
        edge = _EDGE + (_SMALL_LEADING if self._marking else 0)
        self.body = Body(
            left=_SIDE,
            width=inner,
            top=height - edge - _SMALL_LEADING * len(self._trail) - _GAP,
            bottom=edge + _SMALL_LEADING + _GAP,
        )

    def finish(self) -> bytes:
        """Draw the frame on every page and write the document out."""
        self.close()
        return self.paper.finish()

    def close(self) -> None:
        """Draw the frame on its pages; another document may follow on the same paper."""
        for page in range(self._first, self.paper.count):
            self.paper.reopen(page)
            self.paper.open_artifact()
            self._draw(self.paper, page)
            self.paper.shut()

    def _draw(self, paper: "Paper", page: int) -> None:
        right = paper.width - _SIDE
        y = paper.height - _EDGE
        self._centred(paper, y)
        if self._marking:
            y -= _SMALL_LEADING
        for line in self._trail:
            for span in line:
                paper.write(_SIDE + span.x, y, span.text, span.face, _SMALL)
            y -= _SMALL_LEADING
        if self._trail:
            rule = y + _SMALL_LEADING - 4.5
            paper.line((_SIDE, rule), (right, rule), HAIRLINE)
        foot = _EDGE - 8 + (_SMALL_LEADING if self._marking else 0)
        rule = foot + _SMALL_LEADING
        paper.line((_SIDE, rule), (right, rule), HAIRLINE)
        paper.write(_SIDE, foot, self._printed, Face.REGULAR, _SMALL)
        number = f"Page {page - self._first + 1} of {paper.count - self._first}"
        width = paper.typeface.width(number, Face.REGULAR, _SMALL)
        paper.write(right - width, foot, number, Face.REGULAR, _SMALL)
        self._centred(paper, foot - _SMALL_LEADING)

    def _centred(self, paper: "Paper", y: float) -> None:
        """Write the marking; one that is too long for the page is set smaller, never cut."""
        if not self._marking:
            return
        width = paper.typeface.width(self._marking, Face.BOLD, 1)
        size = min(_SMALL, (paper.width - 2 * _SIDE) / width)
        x = (paper.width - width * size) / 2
        paper.write(x, y, self._marking, Face.BOLD, size)


def leave_blank(paper: "Paper") -> None:
    """Leave a page empty but for words that say so, in no document's count of pages."""
    words = "This page is left blank."
    paper.turn()
    paper.open_artifact()
    x = (paper.width - paper.typeface.width(words, Face.REGULAR, _SMALL)) / 2
    paper.write(x, paper.height / 2, words, Face.REGULAR, _SMALL)
    paper.shut()
