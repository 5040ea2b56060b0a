"""Recall, false alarms and precision of the checker on marked text."""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from anonymise import CaseContext, Checker, Finding, Tier
from benchmarks.anonymise.corpus import Record, Span

_WORD = re.compile(r"\w[\w'\u2019/.-]*")
ENOUGH = 0.8


def wilson(found: int, total: int) -> tuple[float, float]:
    """Give the 95 % interval of a share."""
    if total == 0:
        return 0.0, 1.0
    z = 1.96
    share = found / total
    centre = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    below = 1 + z * z / total
    return max(0.0, (centre - spread) / below), min(1.0, (centre + spread) / below)


def covered(span: Span, findings: tuple[Finding, ...]) -> float:
    """Give the share of the letters and digits of a span that findings cover."""
    inside = sum(
        max(0, min(span.end, finding.end) - max(span.start, finding.start)) for finding in findings
    )
    return inside / (span.end - span.start)


@dataclass(slots=True)
class Score:
    """Counts over a set of records."""

    found: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    settled: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    total: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    misses: list[tuple[str, str, str, str]] = field(default_factory=list[tuple[str, str, str, str]])
    wrong_high: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    high: int = 0
    kinds_agree: int = 0
    kinds_found: int = 0


def score(
    checker: Checker, marked: list[Record], origins: dict[str, str], *, known: bool = False
) -> Score:
    """Recall by kind, stratum and origin. ``known``: the names of a record are watched for."""
    result = Score()
    for record in marked:
        names = frozenset(
            record.text[span.start : span.end] for span in record.spans if span.kind == "PERSON"
        )
        context = CaseContext(known_names=names if known else frozenset())
        findings = checker.check(record.text, context)
        _recall(result, record, findings, origins)
        _precision(result, record, findings)
    return result


def _recall(
    result: Score, record: Record, findings: tuple[Finding, ...], origins: dict[str, str]
) -> None:
    firm = tuple(finding for finding in findings if finding.tier is not Tier.LOW)
    for span in record.spans:
        quoted = record.text[span.start : span.end]
        keys = [("kind", span.kind)]
        if span.stratum:
            keys += [("stratum", span.stratum), ("origin", origins.get(quoted, "unlisted"))]
        any_tier = covered(span, findings) >= ENOUGH
        firmly = covered(span, firm) >= ENOUGH
        for key in keys:
            result.total[key] += 1
            result.found[key] += any_tier
            result.settled[key] += firmly
        if not firmly:
            how = "low only" if any_tier else "missed"
            result.misses.append((how, span.stratum or span.kind, quoted, record.text))
        for finding in findings:
            if finding.start < span.end and span.start < finding.end:
                result.kinds_found += 1
                result.kinds_agree += finding.kind.name == span.kind
                break


def _precision(result: Score, record: Record, findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        if finding.tier is Tier.HIGH:
            result.high += 1
            if not any(
                span.start < finding.end and finding.start < span.end for span in record.spans
            ):
                result.wrong_high.append((record.text[finding.start : finding.end], record.text))


@dataclass(slots=True)
class Alarms:
    """False alarms on text that holds nothing to find."""

    words: int = 0
    tiers: Counter[Tier] = field(default_factory=Counter[Tier])
    distinct: set[str] = field(default_factory=set[str])
    audits: int = 0
    decisions: int = 0
    shown: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])


def alarms(checker: Checker, clean: list[Record]) -> Alarms:
    """Count false alarms, and distinct decisions in runs of 1,500 words."""
    result = Alarms()
    run: set[str] = set()
    run_words = 0
    for record in clean:
        words = len(_WORD.findall(record.text))
        result.words += words
        run_words += words
        for finding in checker.check(record.text):
            quoted = record.text[finding.start : finding.end]
            result.tiers[finding.tier] += 1
            result.shown.append((finding.tier.value, quoted, record.text))
            if finding.tier is not Tier.LOW:
                run.add(quoted.lower())
        if run_words >= 1500:  # noqa: PLR2004
            result.audits += 1
            result.decisions += len(run)
            run, run_words = set[str](), 0
    return result
