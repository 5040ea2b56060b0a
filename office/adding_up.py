"""Whether every row of the coverage table adds up, what is not explained, and the same in prose."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.scope import STATUSES, Sample, Status, sample_of
from models.snapshots import Assignment
from office.coverage import Coverage
from office.marking import NOOP
from office.messages import Translate, as_it_is

# No entry differs from nought: a dash stands where nobody has said anything at all.
NO_ENTRY = "\u2013"
_SILENT = frozenset({Status.NO_REPLY, Status.AWAITING})
# Where one of these stands, the words must say that not every case was every agency's.
_NOT_THEIRS = frozenset(
    {
        Status.MOSTLY_OUT,
        Status.OUT_OF_SCOPE,
        Status.NO_CONTACT,
        Status.CONTACT_ONLY,
        Status.NOT_KNOWN,
        Status.NOT_KNOWN_OR_OUT,
        Status.KNOWN_ELSEWHERE,
        Status.NOT_REGISTERED,
        Status.NOT_IN_EDUCATION,
    }
)
_JOINED = re.compile(r"\s*(?:[,;/&]|\band\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSum:
    """One agency over all cases, one case over all agencies, or all of it.

    ``counts`` is in the order of the statuses, holds none that does not occur, and adds up to
    ``total``. ``sample`` is an agency's own sample as its cells show it; ``said`` holds what its
    reasons say of it.
    """

    name: str
    counts: Mapping[Status, int]
    total: int
    sample: Sample | None = None
    said: frozenset[Sample] = frozenset()

    @property
    def unexplained(self) -> int:
        """How many cells nobody has accounted for."""
        return self.of(*(each for each in self.counts if not STATUSES[each].accounted))

    @property
    def is_silent(self) -> bool:
        """Whether nothing at all was said."""
        return set(self.counts) <= _SILENT

    @property
    def audited(self) -> str:
        """The figure of the table; a dash where nobody has said anything."""
        return NO_ENTRY if self.is_silent else str(self.of(Status.AUDITED))

    def of(self, *statuses: Status) -> int:
        """Count the cells that stand at any of these."""
        return sum(self.counts.get(each, 0) for each in statuses)

    def is_all(self, status: Status) -> bool:
        """Whether every cell stands at this one."""
        return set(self.counts) == {status}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The coverage table summed up in both directions, and over everything."""

    agencies: tuple[RowSum, ...]
    cases: tuple[RowSum, ...]
    whole: RowSum


def sums(coverage: Coverage) -> Sums:
    """Sum the table up; each cell is in one agency's row, in one case's and in the whole."""
    rows = coverage.rows
    everything = [cell.assignment for row in rows for cell in row.cells]
    return Sums(
        agencies=tuple(
            _sum(row.agency.name, [cell.assignment for cell in row.cells], sampled=True)
            for row in rows
        ),
        cases=tuple(
            _sum(case.uin, [row.cells[place].assignment for row in rows])
            for place, case in enumerate(coverage.cases)
        ),
        whole=_sum("", everything),
    )


def _sum(name: str, cells: Sequence[Assignment], *, sampled: bool = False) -> RowSum:
    found = Counter(each.status for each in cells)
    left = found[Status.NOT_SAMPLED] if sampled else 0
    said = (sample_of(each.reason)[0] for each in cells if each.status is Status.NOT_SAMPLED)
    return RowSum(
        name=name,
        counts={status: found[status] for status in STATUSES if found[status]},
        total=len(cells),
        sample=Sample(taken=str(len(cells) - left), of=str(len(cells))) if left else None,
        said=frozenset(each for each in said if each.is_clear) if sampled else frozenset(),
    )


def row_words(row: RowSum, translate: Translate = as_it_is) -> str:
    """Give every status of a row with its count: "1 audited; 3 not known; 1 unexplained"."""
    return _listed(row, row.counts, translate)


def _listed(row: RowSum, shown: Sequence[Status] | Mapping[Status, int], say: Translate) -> str:
    parts = [_counted(row, status, say) for status in shown if row.counts.get(status)]
    return "; ".join(parts)


def _counted(row: RowSum, status: Status, translate: Translate) -> str:
    count, label = row.counts[status], STATUSES[status].label
    if not STATUSES[status].accounted:
        return translate(NOOP("{0} unexplained")).format(count)
    words = f"{count} {label[:1].lower()}{label[1:]}"
    if status is Status.NOT_SAMPLED and row.sample is not None:
        sample = translate(NOOP("(sample of {0} of {1})")).format(row.sample.taken, row.sample.of)
        return f"{words} {sample}"
    return words


def warnings(found: Sums, codes: Sequence[str] = (), say: Translate = as_it_is) -> tuple[str, ...]:
    """Say what does not add up; ``codes`` are the agencies' short names, in the rows' order."""
    short = [row for row in found.agencies if row.unexplained and not row.is_silent]
    waiting = [row.name for row in found.agencies if row.is_silent and row.unexplained]
    told: list[str] = []
    if short:
        figure = say(NOOP("{0} ({1} of {2})"))
        rows = "; ".join(figure.format(row.name, row.unexplained, row.total) for row in short)
        told.append(say(NOOP("Cases that are not explained: {0}.")).format(rows))
    if waiting:
        told.append(say(NOOP("Nothing has come in from: {0}.")).format("; ".join(waiting)))
    told.extend(line for row in found.agencies for line in _sample_faults(row, say))
    told.extend(_entered_twice([row.name for row in found.agencies], codes, say))
    return tuple(told)


def _sample_faults(row: RowSum, translate: Translate) -> list[str]:
    sample = row.sample
    if sample is None:
        return []
    words = translate(NOOP("{0} says its sample is {1} of {2} cases; the table shows {3} of {4}."))
    wrong = sorted(row.said - {sample}, key=lambda each: (each.of, each.taken))
    return [words.format(row.name, each.taken, each.of, sample.taken, sample.of) for each in wrong]


def _entered_twice(names: Sequence[str], codes: Sequence[str], say: Translate) -> list[str]:
    """Find agencies that stand alone and once more as a part of another row's name."""
    told: list[str] = []
    own = [{name.casefold().strip()} for name in names]
    for place, code in enumerate(codes):
        own[place].add(code.casefold())
    for place, name in enumerate(names):
        for other, joined in enumerate(names):
            parts = {part.casefold() for part in _JOINED.split(joined.strip())}
            alike = own[place] & (parts | {joined.casefold().strip()})
            # Of two rows with the very same name one is told about once.
            same = name.casefold().strip() == joined.casefold().strip()
            if place != other and alike and not (same and other < place):
                words = say(NOOP("{0} may be entered twice: it also stands in \u201c{1}\u201d."))
                told.append(words.format(name, joined))
    return told


def in_prose(found: Sums, translate: Translate = as_it_is) -> str:
    """Give the paragraph of a briefing on who audited how many cases; empty without rows."""
    if not found.agencies or not found.cases:
        return ""
    opening = translate(NOOP("Cases in this audit: {0}. Agencies asked: {1}."))
    parts = [opening.format(len(found.cases), len(found.agencies))]
    parts.extend(_sentence(row, translate) for row in found.agencies)
    if found.whole.of(*_NOT_THEIRS):
        parts.append(
            translate(NOOP("Not every agency knew each case or had work within the scope of it."))
        )
    return " ".join(parts)


def _sentence(row: RowSum, translate: Translate) -> str:
    alike = {
        Status.AUDITED: translate(NOOP("{0} audited all {1}.")),
        Status.NO_REPLY: translate(NOOP("{0} did not reply.")),
        Status.AWAITING: translate(NOOP("Nothing has come in from {0} yet.")),
        Status.DID_NOT_TAKE_PART: translate(NOOP("{0} was invited and did not take part.")),
    }
    for status, words in alike.items():
        if row.is_all(status):
            return words.format(row.name, row.total)
    others = [each for each in row.counts if each is not Status.AUDITED]
    count = row.of(Status.AUDITED)
    if row.sample is not None:
        aside = _listed(row, [each for each in others if each is not Status.NOT_SAMPLED], translate)
        words = translate(NOOP("{0} took its own sample of {1} of {2} and audited {3} of them"))
        start = words.format(row.name, row.sample.taken, row.sample.of, count)
    else:
        aside = _listed(row, others, translate)
        start = translate(NOOP("{0} audited {1} of {2}")).format(row.name, count, row.total)
    return f"{start} ({aside})." if aside else f"{start}."
