"""What the layers hand to each other before findings are made."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from anonymise.findings import Kind, Tier

_DIGIT = re.compile(r"\d")
_LEAD = 72
_TOKEN = re.compile(r"\w+(?:['-]\w+){0,6}")


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
    """One paragraph in plain reading, cut into words once for all layers."""

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]

    @property
    def capitals(self) -> list[int]:
        """Give the places of words with one capital that do not open the paragraph."""
        return [
            place
            for place, (word, low) in enumerate(zip(self.words, self.lows, strict=True))
            if place and word[0] != low[0] and not word.isupper()
        ]

    def gap(self, index: int) -> str:
        """Give what stands between the word and the one before it."""
        before = self.ends[index - 1] if index else 0
        return self.text[before : self.starts[index]]

    def after(self, index: int) -> str:
        """Give what stands between the word and the one after it."""
        if index + 1 < len(self.words):
            return self.text[self.ends[index] : self.starts[index + 1]]
        return self.text[self.ends[index] :]

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
    """Cut one paragraph into words."""
    found = list(_TOKEN.finditer(text))
    words = [match.group() for match in found]
    return Passage(
        text=text,
        words=words,
        lows=[word.lower() for word in words],
        starts=[match.start() for match in found],
        ends=[match.end() for match in found],
    )


def distinct_words(text: str) -> set[str]:
    """Collect the distinct words of a text, cheaper than cutting it."""
    return set(_TOKEN.findall(text))


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
