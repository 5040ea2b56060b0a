"""What the layers hand to each other before findings are made."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from anonymise.findings import Kind, Tier
from anonymise.traits import (
    CALLING,
    HEAD,
    INITIAL,
    MONTH,
    NAME,
    PHRASE,
    REFERENCE,
    SIGN,
    TITLE,
    TOWN,
    USER,
)

_DIGIT = re.compile(r"\d")
_MIXED = re.compile(r"\d(?:(?<=[A-Za-z.]\d)|[A-Za-z])")
_PARTED = re.compile(r"\d ?[/.-] ?\d")
_LEAD = 72
_LOOKED_FOR = (
    NAME | INITIAL | TOWN | HEAD | SIGN | TITLE | CALLING | PHRASE | REFERENCE | USER | MONTH
)
_TOKEN = re.compile(r"(\w++(?:['-]\w++){0,6}+)")
_PLAIN_TOKEN = re.compile(_TOKEN.pattern, re.ASCII)


class Hit(NamedTuple):
    """A stretch of the plain text; where two overlap, the one with the higher rank stays."""

    start: int
    end: int
    kind: Kind
    tier: Tier
    reason: str
    rank: int = 0


@dataclass(slots=True, kw_only=True)
class Passage:
    """One paragraph in plain reading, cut into words once for all layers.

    ``lows`` are the words in lower case; ``traits`` is what is known of each by itself, ``flags``
    of any; ``gaps`` is what stands before each word and after the last, ``pieces`` both in turn.
    """

    text: str
    words: list[str]
    lows: list[str]
    traits: list[int]
    flags: int
    gaps: list[str]
    pieces: list[str]
    _bounds: list[int] | None = field(default=None, init=False)
    _marked: list[tuple[int, int]] | None = field(default=None, init=False)

    @property
    def starts(self) -> list[int]:
        """Give where each word starts."""
        return self._where()[:-1:2]

    @property
    def ends(self) -> list[int]:
        """Give where each word ends."""
        return self._where()[1::2]

    def start(self, index: int) -> int:
        """Give where a word starts."""
        return self._where()[2 * index]

    def end(self, index: int) -> int:
        """Give where a word ends."""
        return self._where()[2 * index + 1]

    def places(self, trait: int) -> list[int]:
        """Give the places of the words that have a trait."""
        if not self.flags & trait:
            return []
        if self._marked is None:
            self._marked = [pair for pair in enumerate(self.traits) if pair[1] & _LOOKED_FOR]
        return [place for place, traits in self._marked if traits & trait]

    def reach(self, trait: int) -> tuple[int, int] | None:
        """Give the stretch around the words that have a trait, with room for words beside."""
        places = self.places(trait)
        if not places:
            return None
        return max(0, self.start(places[0]) - _LEAD), self.end(places[-1]) + _LEAD

    def starts_of(self, trait: int) -> list[int]:
        """Give where the words start that have a trait."""
        return [self.start(place) for place in self.places(trait)]

    def _where(self) -> list[int]:
        if self._bounds is None:
            self._bounds = list(accumulate(map(len, self.pieces)))
        return self._bounds

    def gap(self, index: int) -> str:
        """Give what stands between the word and the one before it."""
        return self.gaps[index]

    def after(self, index: int) -> str:
        """Give what stands between the word and the one after it; nothing outside."""
        return self.gaps[index + 1] if index + 1 < len(self.gaps) else ""

    def lowered(self, index: int) -> str:
        """Give the word in lower case, or nothing outside the paragraph."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""


class Digits(NamedTuple):
    """How many digits a paragraph holds, and the stretch worth reading for them.

    ``first`` and ``last`` are where the first stands and the last ends, ``start`` and ``end``
    leave room for words. ``mixed``: a letter or a point stands right beside one; ``parted``: a
    sign of dates stands between two.
    """

    number: int
    first: int
    last: int
    start: int
    end: int
    mixed: bool = False
    parted: bool = False


NO_DIGITS = Digits(number=0, first=0, last=0, start=0, end=0)


def digits_of(text: str) -> Digits:
    """Measure the digits of a paragraph, with room for the words that lead to them."""
    met = _DIGIT.search(text)
    if met is None:
        return NO_DIGITS
    first = met.start()
    found = _DIGIT.findall(text, first)
    last = text.rindex(found[-1]) + 1
    return Digits(
        number=len(found),
        first=first,
        last=last,
        start=max(0, first - _LEAD),
        end=last + _LEAD,
        mixed=_MIXED.search(text, first, last + 1) is not None,
        parted=len(found) > 1 and _PARTED.search(text, first, last) is not None,
    )


def cut(text: str, known: Mapping[str, int]) -> Passage:
    """Cut one paragraph into words, in one pass: what is between them and they take turns.

    ``known`` gives the traits of a word.
    """
    pieces = (_PLAIN_TOKEN if text.isascii() else _TOKEN).split(text)
    words = pieces[1::2]
    traits = list(map(known.__getitem__, words))
    flags = 0
    for each in set(traits):
        flags |= each
    return Passage(
        text=text,
        words=words,
        lows=list(map(str.lower, words)),
        traits=traits,
        flags=flags,
        gaps=pieces[::2],
        pieces=pieces,
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
