"""What the layers hand to each other before findings are made."""

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from anonymise.findings import Kind, Tier

_DIGIT = re.compile(r"\d")
_LEAD = 72
_TOKEN = re.compile(r"(\w+(?:['-]\w+){0,6})")


class Hit(NamedTuple):
    """A stretch of the plain text; where two overlap, the one with the higher rank stays."""

    start: int
    end: int
    kind: Kind
    tier: Tier
    reason: str
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph in plain reading, cut into words once for all layers.

    ``lows`` are the words in lower case, ``distinct`` the same as a set; ``gaps`` is what stands
    before each word and after the last.
    """

    text: str
    words: list[str]
    lows: list[str]
    distinct: set[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]

    def gap(self, index: int) -> str:
        """Give what stands between the word and the one before it."""
        return self.gaps[index]

    def after(self, index: int) -> str:
        """Give what stands between the word and the one after it."""
        return self.gaps[index + 1]

    def lowered(self, index: int) -> str:
        """Give the word in lower case, or nothing outside the paragraph."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digits:
    """How many digits a paragraph holds, and the stretch worth reading for them."""

    count: int
    start: int
    end: int


def digits_of(text: str) -> Digits:
    """Measure the digits of a paragraph, with room for the words that lead to them."""
    found = _DIGIT.findall(text)
    if not found:
        return Digits(count=0, start=0, end=0)
    first = text.index(found[0])
    last = text.rindex(found[-1])
    return Digits(count=len(found), start=max(0, first - _LEAD), end=last + _LEAD)


def cut(text: str) -> Passage:
    """Cut one paragraph into words, in one pass: what is between them and they take turns."""
    pieces = _TOKEN.split(text)
    bounds = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    lows = list(map(str.lower, words))
    return Passage(
        text=text,
        words=words,
        lows=lows,
        distinct=set(lows),
        gaps=pieces[::2],
        starts=bounds[:-1:2],
        ends=bounds[1::2],
    )


def without_overlap(hits: list[Hit]) -> list[Hit]:
    """Put the hits in order, of two that overlap the one with the higher rank, then the longer."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (each.start, -each.end)):
        if kept and hit.start < kept[-1].end:
            last = kept[-1]
            if (hit.rank, hit.end - hit.start) > (last.rank, last.end - last.start):
                kept[-1] = hit
        else:
            kept.append(hit)
    return kept
