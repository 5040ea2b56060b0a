"""What the name check finds in one whole form, each with the words around it; no screen in here."""

from collections.abc import Mapping
from dataclasses import dataclass

from anonymise import Checker, Finding
from export.name_gate import SCOPE_REASON, open_findings, texts_of
from forms.definition import Role, Tool
from forms.scope import Scope

AROUND = 90


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
class NameLook:
    """What a look at one form needs; ``settled`` are the keyed hashes of settled findings.

    ``known`` are names replaced while the form is open, in clear.
    """

    tool: Tool
    scope: Scope
    answers: Mapping[str, str]
    settled: frozenset[str]
    settle_key: bytes
    known: frozenset[str] = frozenset()


def find_names(look: NameLook, checker: Checker) -> tuple[FoundName, ...]:
    """List every open high or medium finding in reading order; for the pure pool."""
    texts = texts_of(look.tool, look.scope, look.answers)
    found = open_findings(texts, checker, look.settled, look.settle_key, look.known)
    return tuple(_placed(look.tool, texts[each.path], each.path, each.finding) for each in found)


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


def with_word_replaced(text: str, finding: Finding, word: str, instead: str) -> str | None:
    """Put other words in the place of a finding; None where the text has moved on since."""
    if text[finding.start : finding.end] != word:
        return None
    return text[: finding.start] + instead + text[finding.end :]


def is_scope(path: str) -> bool:
    """Tell whether a finding stands in the reason of the scope, not in an answer."""
    return path == SCOPE_REASON
