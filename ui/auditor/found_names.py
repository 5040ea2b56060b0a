"""What the name check finds in one whole form, grouped by word, in its place; no screen in here."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from anonymise import CaseContext, Checker, Finding, Kind, Tier
from export.name_gate import SCOPE_REASON, context_of, look_for_names, texts_of
from forms.definition import Role, Tool
from forms.scope import Scope
from models.auditor_snapshots import CaseNames

AROUND = 90
_POSSESSIVE = re.compile(r"['\u2019]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """One open finding: the field it is in, and the text before, within and after it."""

    path: str
    number: str
    label: str
    role: Role
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
    def answers(self) -> int:
        """In how many answers the word stands."""
        return len({place.path for place in self.places})

    @staticmethod
    def _is_high(place: FoundName) -> bool:
        return place.finding.tier is Tier.HIGH


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenNames:
    """What one look at a form gives: the words to settle, and those about which nothing is asked.

    ``low`` has each such word once, with how often it stands in the form.
    """

    open: tuple[FoundWord, ...]
    low: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLook:
    """What a look at one form needs; ``names`` is what is kept of its names and people."""

    tool: Tool
    scope: Scope
    answers: Mapping[str, str]
    names: CaseNames
    settle_key: bytes


def find_names(look: NameLook, checker: Checker) -> SeenNames:
    """Look through all free texts of a form once; for the pure pool."""
    texts = texts_of(look.tool, look.scope, look.answers)
    found = look_for_names(texts, checker, look.names, look.settle_key).open
    placed = (_placed(look.tool, texts[each.path], each.path, each.finding) for each in found)
    return SeenNames(
        open=group_words(placed),
        low=_low_words(texts, checker, context_of(look.names, look.settle_key)),
    )


def group_words(found: Iterable[FoundName]) -> tuple[FoundWord, ...]:
    """Put the places of one word together; capitals and a possessive ending make no other word."""
    groups: dict[tuple[Kind, str], list[FoundName]] = {}
    for each in found:
        core = _POSSESSIVE.sub("", each.word).casefold()
        groups.setdefault((each.finding.kind, core), []).append(each)
    return tuple(FoundWord(places=tuple(places)) for places in groups.values())


def _low_words(
    texts: Mapping[str, str], checker: Checker, context: CaseContext
) -> tuple[tuple[str, int], ...]:
    words: dict[str, str] = {}
    counts = Counter[str]()
    for text in texts.values():
        for finding in checker.check(text, context):
            if finding.tier is Tier.LOW:
                word = text[finding.start : finding.end]
                words.setdefault(word.casefold(), word)
                counts[word.casefold()] += 1
    return tuple((word, counts[key]) for key, word in words.items())


def _placed(tool: Tool, text: str, path: str, finding: Finding) -> FoundName:
    number, label, role = _where(tool, path)
    before = text[max(0, finding.start - AROUND) : finding.start]
    after = text[finding.end : finding.end + AROUND]
    return FoundName(
        path=path,
        number=number,
        label=label,
        role=role,
        before=("\u2026" if finding.start > AROUND else "") + before,
        word=text[finding.start : finding.end],
        after=after + ("\u2026" if finding.end + AROUND < len(text) else ""),
        finding=finding,
    )


def _where(tool: Tool, path: str) -> tuple[str, str, Role]:
    for question in tool.questions:
        for field in question.fields:
            if field.path == path:
                return question.number, question.label, field.role
    return "", "", Role.REASON


def with_words_replaced(text: str, changes: Iterable[tuple[FoundName, str]]) -> str | None:
    """Put other words in the place of each finding; None where the text has moved on since."""
    for found, instead in sorted(changes, key=lambda each: -each[0].finding.start):
        start, end = found.finding.start, found.finding.end
        if text[start:end] != found.word:
            return None
        text = text[:start] + instead + text[end:]
    return text


def is_scope(path: str) -> bool:
    """Tell whether a finding stands in the reason of the scope, not in an answer."""
    return path == SCOPE_REASON
