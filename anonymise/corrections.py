"""What was probably meant by a word nobody knows: words of the lists, the likeliest first."""

from collections.abc import Iterator
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import OSA

from anonymise.small_words import (
    AUXILIARIES,
    FUNCTION_WORDS,
    MODALS,
    PLURALS,
    PRONOUNS,
    SKIPPED,
    WITHIN,
)
from anonymise.speller import RUN_TOGETHER, Speller, is_contracted, plural_of

MOST = 5
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiou")
_FAR = 2
_IN_USE = 0.45
_SHORT = 4
_LONG_ENOUGH = 6
_ENDINGS = ("'s", "s", "ed", "ing", "ly")
_SMALL = FUNCTION_WORDS | AUXILIARIES | MODALS | PLURALS | PRONOUNS | SKIPPED | WITHIN


def _neighbours() -> dict[str, frozenset[str]]:
    places = {
        key: (row, column + row / 2)
        for row, keys in enumerate(_ROWS)
        for column, key in enumerate(keys)
    }
    return {
        key: frozenset(
            other
            for other, (down, across) in places.items()
            if other != key and abs(down - row) <= 1 and abs(across - column) <= 1
        )
        for key, (row, column) in places.items()
    }


BESIDE = MappingProxyType(_neighbours())


class Corrections:
    """Looks for known words near an unknown one; some milliseconds a word, so not while typing."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller
        self._words = [word for word in speller.words if len(word) > 1]
        self._codes = speller.codes - _SMALL
        self._plain = speller.words - self._codes

    def offers(self, word: str, familiar: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Give up to five words that may be meant, written as the word is, the likeliest first.

        ``familiar`` are words of the tool and of what is written already, in lower case: of two
        words equally near, the one in use is likelier.
        """
        low = word.lower().replace("\u2019", "'")
        meant = RUN_TOGETHER.get(low)
        if meant is not None:
            return (_written_as(word, meant),)
        ranked: dict[str, float] = {}
        for candidate, extra in self._candidates(low):
            cost = extra + edit_cost(low, candidate)
            cost -= _IN_USE * (candidate in familiar) + _IN_USE * (candidate in _SMALL)
            cost += _IN_USE * (candidate in self._codes)
            ranked[candidate] = min(cost, ranked.get(candidate, cost))
        best = sorted(ranked, key=lambda each: (ranked[each], each))
        return tuple(_written_as(word, each) for each in best[:MOST])

    def slip_of(self, word: str) -> str:
        """Give the word of which this is most likely one slip of a key; "" where none is sure."""
        if len(word) < _LONG_ENOUGH or not word.isalpha():
            return ""
        low = word.lower()
        near = [each for each in self._near(low, 1) if each not in self._codes]
        meant = min(near, key=lambda each: (edit_cost(low, each), each), default="")
        return _written_as(word, meant)

    def _candidates(self, low: str) -> Iterator[tuple[str, float]]:
        most = 1 if len(low) < _SHORT else _FAR
        yield from ((near, 0.0) for near in self._near(low, most))
        for ending in _ENDINGS:
            stem = low.removesuffix(ending)
            if stem != low and len(stem) >= _SHORT:
                for near in self._near(stem, 1):
                    if self._speller.knows(near + ending):
                        yield near + ending, 0.2
        if low.endswith("s") and is_contracted(low[:-1] + "'s"):
            yield low[:-1] + "'s", -_IN_USE
        if low.endswith("ys") and plural_of(low[:-1]) in self._speller.words:
            yield plural_of(low[:-1]), -1.0
        for place in range(2, len(low) - 1):
            first, second = low[:place], low[place:]
            if {first, second} <= self._plain and {first, second} & _SMALL:
                yield f"{first} {second}", 0.0

    def _near(self, low: str, most: int) -> list[str]:
        found = process.extract(
            low, self._words, scorer=OSA.distance, score_cutoff=most, limit=None
        )
        return [near for near, _distance, _place in found]


def edit_cost(typed: str, meant: str) -> float:
    """Weigh how a word became another: slips of the fingers weigh less than other changes."""
    ahead = 0
    while ahead < min(len(typed), len(meant)) and typed[ahead] == meant[ahead]:
        ahead += 1
    behind = 0
    while behind < min(len(typed), len(meant)) - ahead and typed[-1 - behind] == meant[-1 - behind]:
        behind += 1
    cost = _middle_cost(
        typed[ahead : len(typed) - behind], meant[ahead : len(meant) - behind], typed[:ahead]
    )
    return cost + (0.3 if ahead == 0 else 0.0)


def _middle_cost(typed: str, meant: str, before: str) -> float:
    """Weigh what differs between an equal beginning and an equal end."""
    if len(typed) == len(meant) == 1:
        if meant in BESIDE.get(typed, ()):
            return 0.75
        return 0.8 if typed in _VOWELS and meant in _VOWELS else 1.0
    if sorted(typed) == sorted(meant):
        return 0.6 if len(typed) == 2 else 0.9  # noqa: PLR2004
    if {typed, meant} & {""} and len(typed + meant) == 1:
        doubled = before.endswith(typed + meant)
        return 0.55 if doubled else 0.85
    return 0.85 * OSA.distance(typed, meant)


def _written_as(word: str, meant: str) -> str:
    return meant[:1].upper() + meant[1:] if word[:1].isupper() else meant
