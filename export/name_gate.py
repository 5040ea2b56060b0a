"""The last look for names before a return: which findings in which fields are still open. Pure."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from anonymise import CaseContext, Checker, Finding, Person, Tier, WatchedNames
from forms.definition import Tool
from forms.kinds import Text
from forms.scope import Scope
from models.auditor_snapshots import CaseNames

SCOPE_REASON = "scope.reason"
RETURN_REASON = "return.reason"
_REPLY = "reply."
_BLOCKING = frozenset({Tier.HIGH, Tier.MEDIUM})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedFinding:
    """A finding, the field it is in, and the keyed hash under which it can be settled."""

    path: str
    finding: Finding
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look found: the open findings, and the settled ones counted by kind.

    The counts are all that the office learns about settled findings. ``low`` are those that block
    nothing and are settled by nobody.
    """

    open: tuple[PlacedFinding, ...]
    cleared: Mapping[str, int]
    low: tuple[PlacedFinding, ...]


def reply_path(query_id: str) -> str:
    """Name the place of a reply to a query among the texts of a case."""
    return f"{_REPLY}{query_id}"


def query_of(path: str) -> str:
    """Give the query that a place is the reply to, "" for any other place."""
    return path.removeprefix(_REPLY) if path.startswith(_REPLY) else ""


def digest(settle_key: bytes, kind: str, text: str) -> str:
    """Give the keyed hash of a found word, whatever its case; the word itself is not kept."""
    message = kind.encode() + b"\x00" + text.casefold().encode("utf-8", "surrogatepass")
    return hmac.digest(settle_key, message, hashlib.sha256).hex()


def context_of(names: CaseNames, key: bytes) -> CaseContext:
    """Give what the checker is told about a case, the same in the form and before a return."""
    marks = frozenset[str]().union(*names.watched)
    people = tuple(
        Person(initials=each.initials, relationship=each.relationship, also=each.also)
        for each in names.people
    )
    return CaseContext(
        people=people,
        watched=WatchedNames(key=key, marks=marks) if marks else None,
        extra_words=names.local_words,
    )


def texts_of(tool: Tool, scope: Scope, answers: Mapping[str, str]) -> dict[str, str]:
    """Give every free text that would be sent for one case, by field path, in reading order."""
    texts = {SCOPE_REASON: scope.reason} if scope.reason.strip() else {}
    for field in tool.fields:
        if isinstance(field.kind, Text) and field.path in answers:
            texts[field.path] = answers[field.path]
    return texts


def look_for_names(
    texts: Mapping[str, str], checker: Checker, names: CaseNames, settle_key: bytes
) -> Look:
    """Look once through all texts: what is open, and how much was settled.

    Low findings never block. A name that is watched for counts as a name wherever it stands.
    """
    context = context_of(names, settle_key)
    placed = tuple(_placed(texts, checker, settle_key, context))
    found = [each for each in placed if each.finding.tier in _BLOCKING]
    kinds = Counter(each.finding.kind.value for each in found if each.digest in names.settled)
    return Look(
        open=tuple(each for each in found if each.digest not in names.settled),
        cleared=dict(sorted(kinds.items())),
        low=tuple(each for each in placed if each.finding.tier not in _BLOCKING),
    )


def _placed(
    texts: Mapping[str, str], checker: Checker, settle_key: bytes, context: CaseContext
) -> Iterator[PlacedFinding]:
    for path, text in texts.items():
        for finding in checker.check(text, context):
            word = text[finding.start : finding.end]
            yield PlacedFinding(
                path=path,
                finding=finding,
                digest=digest(settle_key, finding.kind.value, word),
            )
