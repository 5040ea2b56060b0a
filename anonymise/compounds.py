"""Layers 3 and 4 for words made of several: Lily-Mae, O'Brien, child-centred."""

import re
from dataclasses import dataclass

from anonymise.lexicon import Lexicon
from anonymise.normalise import folded
from anonymise.small_words import COLOURS, PARTS, TIMES
from anonymise.spelling import derived
from anonymise.verdicts import (
    LISTED,
    LISTED_LOWER,
    UNKNOWN,
    UNKNOWN_LOWER,
    WORD_NAME,
    WORD_NAME_LOW,
    Verdict,
)

_SHORT = 3
_LETTERED = frozenset(
    (
        *("ray", "rays", "shirt", "shirts", "mail", "mails", "level", "levels", "learning", "bar"),
        *("safety", "turn", "turns", "section", "sections", "card", "book", "list", "day", "team"),
        *("scan", "cig", "cigs", "cigarettes", "bike", "scooter", "scooters", "form", "forms"),
        *("type", "wave", "tests", "codes", "code", "plan", "star", "word", "wing", "block"),
    )
)


@dataclass(slots=True)
class CompoundReader:
    """Judges a compound by its parts; ``extra`` are words of the office."""

    lexicon: Lexicon
    extra: frozenset[str]

    def judge(self, core: str) -> Verdict | None:
        """Judge a word with a hyphen or an apostrophe within."""
        parts = [folded(part) for part in re.split(r"[-']", core) if part]
        capital = [part[0].isupper() for part in re.split(r"[-']", core) if part]
        known = [self._part_known(part) for part in parts]
        if all(known):
            named = [
                part in self.lexicon.readings and cap
                for part, cap in zip(parts, capital, strict=True)
            ]
            twice = len(set(parts)) < len(parts) and capital[0] and not core.isupper()
            twice = twice and (all(capital) or self.lexicon.is_name(parts[0]))
            both = len(named) > 1 and all(named) and not core.isupper()
            if capital[0] and self._styled(parts, capital):
                return WORD_NAME_LOW
            given = all(capital) and not core.isupper() and any(map(self._given, parts))
            return WORD_NAME if both or twice or given else None
        if parts[-1] in self.lexicon.cues["like"] and not any(map(self.lexicon.lists, parts[:-1])):
            return UNKNOWN_LOWER
        listed = any(
            self.lexicon.lists(part) for part, ok in zip(parts, known, strict=True) if not ok
        )
        if core[0].isupper() or any(capital):
            foreign = [
                part for part, ok, cap in zip(parts, known, capital, strict=True) if cap and not ok
            ]
            if not foreign:
                return LISTED_LOWER if listed and core[0].isupper() else UNKNOWN_LOWER
            return LISTED if listed else UNKNOWN
        return LISTED_LOWER if listed else UNKNOWN_LOWER

    def _styled(self, parts: list[str], capital: list[bool]) -> bool:
        """Whether a letter and a word with a capital make a street name: ``T-Bone``."""
        if len(parts) != len(("t", "bone")) or len(parts[0]) > 1 or not all(capital):
            return False
        return parts[1] not in self.lexicon.sector and parts[1] not in _LETTERED

    def _given(self, part: str) -> bool:
        """Whether a part of a compound is a given name and no season or colour."""
        reading = self.lexicon.readings.get(part)
        return reading in ("first", "even") and part not in TIMES and part not in COLOURS

    def _part_known(self, part: str) -> bool:
        words = self.lexicon.words
        return (
            part in words
            or part in self.lexicon.rare
            or part in PARTS
            or part in self.extra
            or len(part) < _SHORT - 1
            or (not self.lexicon.lists(part) and derived(part, words))
        )
