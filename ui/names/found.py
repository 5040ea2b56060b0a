"""What the name check found in several texts, grouped by word; no screen in here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from anonymise import Finding, Kind, Tier
from ui.names.role_words import fitted

AROUND = 90
_POSSESSIVE = re.compile(r"['\u2019]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """One open finding: its field, what people call it, and the text before, within and after."""

    path: str
    place: str
    before: str
    word: str
    after: str
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWord:
    """One word that is open, with every place where it stands: one decision settles them all."""

    places: tuple[FoundName, ...]

    @property
    def word(self) -> str:
        """The word as it is written first."""
        return self.places[0].word

    @property
    def finding(self) -> Finding:
        """The finding that weighs most."""
        return next((p.finding for p in self.places if self._is_high(p)), self.places[0].finding)

    @property
    def forms(self) -> tuple[FoundName, ...]:
        """Give one place for each way of writing the word: each is settled by itself."""
        return tuple({place.word.casefold(): place for place in self.places}.values())

    @property
    def texts(self) -> int:
        """In how many texts the word stands."""
        return len({place.path for place in self.places})

    @staticmethod
    def _is_high(place: FoundName) -> bool:
        return place.finding.tier is Tier.HIGH


def found_in(text: str, finding: Finding, path: str, place: str) -> FoundName:
    """Cut out the word of a finding and what stands around it, in whole words where it can be."""
    before = text[max(0, finding.start - AROUND) : finding.start]
    if finding.start > AROUND:
        before = "\u2026" + (before.partition(" ")[2] or before)
    after = text[finding.end : finding.end + AROUND]
    if finding.end + AROUND < len(text):
        after = (after.rpartition(" ")[0] or after) + "\u2026"
    return FoundName(
        path=path,
        place=place,
        before=before,
        word=text[finding.start : finding.end],
        after=after,
        finding=finding,
    )


def group_words(found: Iterable[FoundName]) -> tuple[FoundWord, ...]:
    """Put the places of one word together; capitals and a possessive ending make no other word."""
    groups: dict[tuple[Kind, str], list[FoundName]] = {}
    for each in found:
        core = _POSSESSIVE.sub("", each.word).casefold()
        groups.setdefault((each.finding.kind, core), []).append(each)
    return tuple(FoundWord(places=tuple(places)) for places in groups.values())


def with_words_replaced(text: str, changes: Iterable[tuple[FoundName, str]]) -> str | None:
    """Put other words in the place of each finding; None where the text has moved on since."""
    for found, words in sorted(changes, key=lambda each: -each[0].finding.start):
        start, end = found.finding.start, found.finding.end
        if text[start:end] != found.word:
            return None
        lead, instead = fitted(found.finding, found.word, words, found.before)
        text = text[: start - len(lead)] + instead + text[end:]
    return text
