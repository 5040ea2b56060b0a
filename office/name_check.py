"""What the office itself writes into an audit, looked through for names before it leaves. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from anonymise import Checker, Kind
from export.fields import is_local_word
from export.name_gate import PlacedFinding, look_for_names
from export.pack_file import MAX_WORD, MAX_WORDS
from models.auditor_snapshots import CaseNames
from models.snapshots import Agency, Audit

TITLE, THEME, MARKING = "title", "theme", "marking"
CONTACT, CONCERN_ROUTE, AGENCY = "contact", "concern_route", "agency."
_REACHED_BY = frozenset(
    (Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.ADDRESS, Kind.POSTCODE, Kind.PLACE_ORG)
)
# How an office is reached is meant to be there, and an agency may be called after its place.
MEANT: Mapping[str, frozenset[Kind]] = MappingProxyType(
    {
        CONTACT: _REACHED_BY,
        CONCERN_ROUTE: _REACHED_BY,
        AGENCY: frozenset((Kind.PLACE_ORG,)),
    }
)
_BETWEEN = re.compile(r"[\s,;/-]+")
_QUOTES = str.maketrans({"\u2019": "'"})


class WordFault(StrEnum):
    """Why a word cannot be one of the area."""

    NAME = "word-name"
    SIGNS = "word-signs"
    TOO_LONG = "word-too-long"
    TOO_MANY = "word-too-many"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """Words of the area as they are kept, and those refused, each once with its reason."""

    words: frozenset[str]
    refused: tuple[tuple[str, WordFault], ...]


def own_texts(audit: Audit, agencies: Sequence[Agency]) -> dict[str, str]:
    """Give every text of an audit that the office has typed and a pack carries, by its place."""
    details = audit.details
    texts = {
        TITLE: details.title,
        THEME: details.theme,
        CONTACT: details.contact,
        CONCERN_ROUTE: details.concern_route,
        MARKING: details.marking,
    }
    texts |= {f"{AGENCY}{agency.code}": agency.name for agency in agencies}
    return {place: text for place, text in texts.items() if text.strip()}


def meant_in(place: str) -> frozenset[Kind]:
    """Give the kinds of findings that belong in a place and are no trouble there."""
    return MEANT.get(AGENCY if place.startswith(AGENCY) else place, frozenset())


def open_in(
    texts: Mapping[str, str], checker: Checker, names: CaseNames, key: bytes
) -> tuple[PlacedFinding, ...]:
    """List what is still to be settled before packs go out; ``names`` are those of the audit."""
    found = look_for_names(texts, checker, names, key).open
    return tuple(each for each in found if each.finding.kind not in meant_in(each.path))


def read_local_words(typed: str, checker: Checker) -> WordList:
    """Read words of the area, one a line or with commas; a phrase counts as its words.

    Names of the lists are refused: somebody of that name would no longer be found.
    """
    words: set[str] = set()
    refused: dict[str, WordFault] = {}
    for each in filter(None, _BETWEEN.split(typed.translate(_QUOTES))):
        fault = _word_fault(each, checker, room=MAX_WORDS - len(words))
        if fault is None:
            words.add(each.lower())
        else:
            refused.setdefault(each, fault)
    return WordList(words=frozenset(words), refused=tuple(refused.items()))


def _word_fault(word: str, checker: Checker, *, room: int) -> WordFault | None:
    if len(word) > MAX_WORD:
        return WordFault.TOO_LONG
    if not is_local_word(word.lower()):
        return WordFault.SIGNS
    if checker.hides_a_name(word):
        return WordFault.NAME
    return None if room > 0 else WordFault.TOO_MANY
