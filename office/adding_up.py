"""Whether every row of the coverage table adds up, what is not explained, and the same in prose."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.scope import STATUSES, Sample, Status, sample_of
from models.snapshots import Assignment
from office.coverage import Coverage, CoverageRow
from office.marking import NOOP
from office.messages import Translate, as_it_is
from office.settings_sums import SettingSum, settings_of

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
    reasons say of it, and ``told`` is the one that the office asked for. ``settings`` are the
    services and settings inside an agency.
    """

    name: str
    counts: Mapping[Status, int]
    total: int
    sample: Sample | None = None
    said: frozenset[Sample] = frozenset()
    told: Sample | None = None
    settings: tuple[SettingSum, ...] = ()

    @property
    def unexplained(self) -> int:
        """How many cells nobody has accounted for."""
        return self.of(*(each for each in self.counts if not STATUSES[each].accounted))

    @property
    def is_silent(self) -> bool:
        """Whether nothing at all was said of what was asked."""
        return {each for each in self.counts if STATUSES[each].asked} <= _SILENT

    @property
    def asked(self) -> int:
        """How many cells were asked about."""
        return self.of(*(each for each in self.counts if STATUSES[each].asked))

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
        agencies=tuple(_of_agency(row) for row in rows),
        cases=tuple(
            _sum(case.uin, [row.cells[place].assignment for row in rows])
            for place, case in enumerate(coverage.cases)
        ),
        whole=_sum("", everything),
    )


def _sum(name: str, cells: Sequence[Assignment]) -> RowSum:
    found = Counter(each.status for each in cells)
    return RowSum(
        name=name,
        counts={status: found[status] for status in STATUSES if found[status]},
        total=len(cells),
    )


def _of_agency(row: CoverageRow) -> RowSum:
    """Sum one agency's row up, with its own sample out of the cases that it was asked about."""
    cells = [cell.assignment for cell in row.cells]
    plain = _sum(row.agency.name, cells)
    asked, left = plain.asked, plain.of(Status.NOT_SAMPLED)
    said = (sample_of(each.reason)[0] for each in cells if each.status is Status.NOT_SAMPLED)
    told = row.agency.sample
    return replace(
        plain,
        sample=_sample(asked - left, asked) if left else None,
        said=frozenset(each for each in said if each.is_clear),
        told=_sample(told, asked) if told is not None and told < asked else None,
        settings=settings_of(row.agency, cells),
    )


def _sample(taken: int, of: int) -> Sample:
    return Sample(taken=str(taken), of=str(of))


def row_words(row: RowSum, translate: Translate = as_it_is) -> str:
    """Give every status of a row with its count: "1 audited; 3 not known; 1 unexplained".

    What is known of the settings inside an agency follows in brackets.
    """
    words = _listed(row.counts, row, translate)
    inside = "; ".join(_inside(row, translate))
    return f"{words} ({inside})" if inside else words


def _inside(row: RowSum, translate: Translate) -> list[str]:
    parts = [
        f"{each.name}: {listed}"
        for each in row.settings
        if (listed := _listed(each.counts, each, translate, between=", "))
    ]
    asked = [each for each in row.settings if each.asked]
    if len(asked) > 1 and not row.is_silent:
        words = translate(NOOP("{0} of {1} settings took part"))
        parts.append(words.format(sum(each.took_part for each in asked), len(asked)))
    return parts


def _listed(
    shown: Iterable[Status], of: RowSum | SettingSum, say: Translate, *, between: str = "; "
) -> str:
    return between.join(_counted(of, status, say) for status in shown if of.counts.get(status))


def _counted(row: RowSum | SettingSum, status: Status, translate: Translate) -> str:
    count, label = row.counts[status], STATUSES[status].label
    if not STATUSES[status].accounted:
        return translate(NOOP("{0} unexplained")).format(count)
    words = f"{count} {label[:1].lower()}{label[1:]}"
    if isinstance(row, RowSum) and status is Status.NOT_SAMPLED and row.sample is not None:
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
    if (rest := _rest_of_sample(row)) and row.told is not None:
        words = translate(
            NOOP(
                "{0} has answered for its sample of {1} of {2} cases. Set the other {3} to Not "
                "selected."
            )
        )
        return [words.format(row.name, row.told.taken, row.told.of, rest)]
    sample = row.sample or (_sample(row.asked, row.asked) if row.told is not None else None)
    if sample is None or row.is_silent:
        return []
    told: list[str] = []
    if row.told is not None and row.told != sample and not row.unexplained:
        words = translate(NOOP("{0} was asked for {1} of {2} cases; the table shows {3} of {4}."))
        told.append(words.format(row.name, row.told.taken, row.told.of, sample.taken, sample.of))
    words = translate(NOOP("{0} says its sample is {1} of {2} cases; the table shows {3} of {4}."))
    wrong = sorted(row.said - {sample}, key=lambda each: (each.of, each.taken))
    told.extend(
        words.format(row.name, each.taken, each.of, sample.taken, sample.of) for each in wrong
    )
    return told


def _rest_of_sample(row: RowSum) -> int:
    """Count the cells still awaited of an agency that has answered for all of its sample."""
    if row.told is None or row.sample is not None:
        return 0
    return row.unexplained if row.asked - row.unexplained == int(row.told.taken) else 0


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
    asked = sum(1 for row in found.agencies if row.asked)
    parts = [opening.format(len(found.cases), asked)]
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
        Status.NOT_ASKED: translate(NOOP("{0} was not asked.")),
        Status.DID_NOT_TAKE_PART: translate(NOOP("{0} was invited and did not take part.")),
    }
    inside = _settings_sentences(row, translate)
    for status, words in alike.items():
        if row.is_all(status):
            return " ".join((words.format(row.name, row.total), *inside))
    others = [each for each in row.counts if each is not Status.AUDITED]
    count = row.of(Status.AUDITED)
    if row.sample is not None:
        aside = _listed([each for each in others if each is not Status.NOT_SAMPLED], row, translate)
        words = translate(NOOP("{0} took its own sample of {1} of {2} and audited {3} of them"))
        start = words.format(row.name, row.sample.taken, row.sample.of, count)
    else:
        aside = _listed(others, row, translate)
        start = translate(NOOP("{0} audited {1} of {2}")).format(row.name, count, row.total)
    sentence = f"{start} ({aside})." if aside else f"{start}."
    return " ".join((sentence, *inside))


def _settings_sentences(row: RowSum, translate: Translate) -> list[str]:
    return [f"{part}." for part in _inside(row, translate)]
