"""What the name check finds in one whole form, grouped by word, in its place; no screen in here."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from anonymise import Checker
from export.name_gate import SCOPE_REASON, look_for_names, query_of, texts_of
from forms.definition import Tool
from forms.scope import Scope
from models.auditor_snapshots import CaseNames
from ui.names.found import FoundWord, found_in, group_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenNames:
    """What one look at a form gives: the words to settle, and those about which nothing is asked.

    ``low`` has each such word once, with how often it stands in the form.
    """

    open: tuple[FoundWord, ...]
    low: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLook:
    """What a look at one form needs; ``names`` is what is kept of its names and people.

    ``replies`` are answers to queries of the office, by their place.
    """

    tool: Tool
    scope: Scope
    answers: Mapping[str, str]
    replies: Mapping[str, str]
    names: CaseNames
    settle_key: bytes


def find_names(look: NameLook, checker: Checker) -> SeenNames:
    """Look through all free texts of a form once; for the pure pool."""
    texts = texts_of(look.tool, look.scope, look.answers) | dict(look.replies)
    found = look_for_names(texts, checker, look.names, look.settle_key)
    placed = (
        found_in(texts[each.path], each.finding, each.path, _place(look.tool, each.path))
        for each in found.open
    )
    low = (texts[each.path][each.finding.start : each.finding.end] for each in found.low)
    return SeenNames(open=group_words(placed), low=_counted(low))


def _counted(written: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count words, capitals making no difference; each stands as it was written first."""
    words: dict[str, str] = {}
    counts = Counter[str]()
    for word in written:
        words.setdefault(word.casefold(), word)
        counts[word.casefold()] += 1
    return tuple((word, counts[key]) for key, word in words.items())


def _place(tool: Tool, path: str) -> str:
    if query_of(path):
        return QCoreApplication.translate("names", "Answer to a query of the office")
    for question in tool.questions:
        if any(field.path == path for field in question.fields):
            return ", ".join(filter(None, (question.number, question.label)))
    return QCoreApplication.translate("names", "Case scope, reason")


def is_scope(path: str) -> bool:
    """Tell whether a finding stands in the reason of the scope, not in an answer."""
    return path == SCOPE_REASON
