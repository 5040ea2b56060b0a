"""The last look for names before a return: which findings in which fields are still open. Pure."""

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from anonymise import CaseContext, Checker, Finding, Tier
from forms.definition import Tool
from forms.kinds import Text
from forms.scope import Scope

SCOPE_REASON = "scope.reason"
RETURN_REASON = "return.reason"
KNOWN = "known"
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
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

    The counts are all that the office learns about settled findings.
    """

    open: tuple[PlacedFinding, ...]
    cleared: Mapping[str, int]


def digest(settle_key: bytes, kind: str, text: str) -> str:
    """Give the keyed hash of a found word, whatever its case; the word itself is not kept."""
    message = kind.encode() + b"\x00" + text.casefold().encode("utf-8", "surrogatepass")
    return hmac.digest(settle_key, message, hashlib.sha256).hex()


def known_marks(settle_key: bytes, name: str) -> frozenset[str]:
    """Give keyed hashes for each part of a name somebody replaced; the name is not kept."""
    words = _WORD.findall(name)
    parts = [each for each in words if each[:1].isupper() and len(each) > 1] or words
    return frozenset(digest(settle_key, KNOWN, each) for each in parts)


def known_names(texts: Iterable[str], marks: Collection[str], settle_key: bytes) -> frozenset[str]:
    """Find the parts of replaced names that stand in texts again, by their marks."""
    if not marks:
        return frozenset()
    words = {word for text in texts for word in _WORD.findall(text)}
    return frozenset(each for each in words if digest(settle_key, KNOWN, each) in marks)


def texts_of(tool: Tool, scope: Scope, answers: Mapping[str, str]) -> dict[str, str]:
    """Give every free text that would be sent for one case, by field path, in reading order."""
    texts = {SCOPE_REASON: scope.reason} if scope.reason.strip() else {}
    for field in tool.fields:
        if isinstance(field.kind, Text) and field.path in answers:
            texts[field.path] = answers[field.path]
    return texts


def open_findings(
    texts: Mapping[str, str],
    checker: Checker,
    settled: frozenset[str],
    settle_key: bytes,
    known: frozenset[str] = frozenset(),
) -> tuple[PlacedFinding, ...]:
    """List the high and medium findings that nobody has settled; low ones never block."""
    return look_for_names(texts, checker, settled, settle_key, known).open


def look_for_names(
    texts: Mapping[str, str],
    checker: Checker,
    settled: frozenset[str],
    settle_key: bytes,
    known: frozenset[str] = frozenset(),
) -> Look:
    """Look once through all texts: what is open, and how much was settled.

    Among ``settled`` are the marks of names that were replaced; they count as names wherever they
    come again, like those in ``known``, which the caller has in clear.
    """
    names = known | known_names(texts.values(), settled, settle_key)
    found = tuple(_blocking(texts, checker, settle_key, CaseContext(known_names=names)))
    kinds = Counter(each.finding.kind.value for each in found if each.digest in settled)
    return Look(
        open=tuple(each for each in found if each.digest not in settled),
        cleared=dict(sorted(kinds.items())),
    )


def _blocking(
    texts: Mapping[str, str], checker: Checker, settle_key: bytes, context: CaseContext
) -> Iterator[PlacedFinding]:
    for path, text in texts.items():
        for finding in checker.check(text, context):
            if finding.tier in _BLOCKING:
                word = text[finding.start : finding.end]
                yield PlacedFinding(
                    path=path,
                    finding=finding,
                    digest=digest(settle_key, finding.kind.value, word),
                )
