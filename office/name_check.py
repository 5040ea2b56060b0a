"""What the office itself writes into an audit, looked through for names before it leaves."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from anonymise import Checker, Finding, Kind
from export.fields import is_local_word
from export.name_gate import look_for_names
from export.pack_file import MAX_WORD, MAX_WORDS
from forms.definition import Tool
from forms.loading import read_tool
from models.auditor_snapshots import CaseNames
from models.profile import Profile
from models.snapshots import Agency, Audit
from office.audit_texts import TEXTS, letter_texts
from office.tool_words import tool_texts

TITLE, THEME, MARKING = "title", "theme", "marking"
CONTACT, CONCERN_ROUTE = "contact", "concern_route"
AGENCY, TOOL = "agency.", "tool."
_REACHED_BY = frozenset(
    (Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.ADDRESS, Kind.POSTCODE, Kind.PLACE_ORG)
)
# How an office is reached is meant to be there, and an agency may be called after its place.
MEANT: Mapping[str, frozenset[Kind]] = MappingProxyType(
    {
        CONTACT: _REACHED_BY,
        CONCERN_ROUTE: _REACHED_BY,
        AGENCY: frozenset((Kind.PLACE_ORG,)),
        TEXTS: _REACHED_BY | {Kind.DATE},
    }
)
# A letter to an agency says how the office is reached, and by when.
WORDS_MEANT = _REACHED_BY | {Kind.DATE}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFinding:
    """Something open in the office's own words: the place, its whole text, and the finding."""

    place: str
    text: str = field(repr=False)
    finding: Finding


def open_in_own_words(profile: Profile, audit_id: str, checker: Checker) -> tuple[OwnFinding, ...]:
    """List what is still to be settled before packs of an audit go out; on the store's thread."""
    audits = profile.audits
    audit = audits.get(audit_id)
    definition = audits.tool_definition(audit.details.tool_sha256)
    cleared, words = profile.cleared.of(audit_id), audit.details.local_words
    names = CaseNames(settled=cleared, local_words=words)
    own = _open(profile, own_texts(audit, audits.agencies(audit_id)), checker, names)
    return own + open_in_tool(profile, read_tool(definition), checker, names)


def open_in_tool(
    profile: Profile, tool: Tool, checker: Checker, names: CaseNames | None = None
) -> tuple[OwnFinding, ...]:
    """List what may name somebody in the words of a tool, and was not let stay in tools.

    ``names`` are those of an audit that uses it. Nothing is open in words that came with the
    program.
    """
    settled = profile.tools.settled()
    known = names or CaseNames(settled=frozenset(), local_words=frozenset())
    names = replace(known, settled=known.settled | settled)
    texts = {f"{TOOL}{place}": text for place, text in tool_texts(tool).items()}
    return _open(profile, texts, checker, names)


def _open(
    profile: Profile, texts: Mapping[str, str], checker: Checker, names: CaseNames
) -> tuple[OwnFinding, ...]:
    found = look_for_names(texts, checker, names, profile.details.settle_key).open
    return tuple(
        OwnFinding(place=each.path, text=texts[each.path], finding=each.finding)
        for each in found
        if each.finding.kind not in meant_in(each.path)
    )


def own_texts(audit: Audit, agencies: Sequence[Agency]) -> dict[str, str]:
    """Give every text of an audit that goes out with a pack or its letter, by its place."""
    details = audit.details
    texts = {
        TITLE: details.title,
        THEME: details.theme,
        CONTACT: details.contact,
        CONCERN_ROUTE: details.concern_route,
        MARKING: details.marking,
    }
    texts |= letter_texts(details)
    texts |= {f"{AGENCY}{agency.code}": agency.name for agency in agencies}
    return {place: text for place, text in texts.items() if text.strip()}


def meant_in(place: str) -> frozenset[Kind]:
    """Give the kinds of findings that belong in a place and are no trouble there."""
    several = next((start for start in (AGENCY, TEXTS) if place.startswith(start)), place)
    return MEANT.get(several, frozenset())


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
