"""The programme of a year: the days of all audits by month, and where two come together."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import heappop, heappush
from itertools import islice
from types import MappingProxyType

from forms.kinds import words_of
from models.list_snapshots import ListedAudit
from office.marking import NOOP
from office.messages import Translate, as_it_is

MONTHS = range(1, 13)
_MOST_NAMED = 3


class DayKind(StrEnum):
    """What is due on a day of the programme."""

    DESIGN = "design"
    ISSUE = "issue"
    RETURN = "return"
    MEETING = "meeting"
    REPORT = "report"


DAY_WORDS: Mapping[DayKind, str] = MappingProxyType(
    {
        DayKind.DESIGN: NOOP("Design meeting"),
        DayKind.ISSUE: NOOP("Packs go out"),
        DayKind.RETURN: NOOP("Returns are due"),
        DayKind.MEETING: NOOP("Discussion meeting"),
        DayKind.REPORT: NOOP("Report"),
    }
)
_SAME_DAY = NOOP("Same day: {0}")
_AT_ONCE = NOOP("With agencies at the same time: {0}")
_MORE = NOOP("{0} and {1} more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """Audits that come together with one: how many, and the titles of a few of them."""

    count: int = 0
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDay:
    """One day of one audit, with the other audits that come together with it.

    ``at_once`` are those that agencies work on between the issue and the return date of this one;
    it stands at these two days only.
    """

    on: date
    kind: DayKind
    audit_id: str
    title: str
    code: str
    same_day: Others = Others()
    at_once: Others = Others()

    @property
    def overlaps(self) -> bool:
        """Whether another audit comes together with this one."""
        return bool(self.same_day.count or self.at_once.count)


_NOBODY = Others()
_WITH_AGENCIES = frozenset({DayKind.ISSUE, DayKind.RETURN})


def programme(audits: Sequence[ListedAudit], year: int) -> tuple[ProgrammeDay, ...]:
    """Give every day of the year on which something of an audit is due, in order.

    Audits in the archive have no part in it.
    """
    shown = [audit for audit in audits if audit.archived_at is None]
    at_once = _at_once(shown)
    days = [
        (day, kind, audit)
        for audit in shown
        for kind, day in _days(audit).items()
        if day is not None and day.year == year
    ]
    days.sort(key=lambda each: (each[0], each[2].title, each[1]))
    by_day: dict[date, dict[str, str]] = defaultdict(dict)
    for day, _kind, audit in days:
        by_day[day][audit.id] = audit.title
    return tuple(
        ProgrammeDay(
            on=day,
            kind=kind,
            audit_id=audit.id,
            title=audit.title,
            code=audit.code,
            same_day=_without(by_day[day], audit.id),
            at_once=at_once.get(audit.id, _NOBODY) if kind in _WITH_AGENCIES else _NOBODY,
        )
        for day, kind, audit in days
    )


def years_of(audits: Sequence[ListedAudit], today: date) -> tuple[int, ...]:
    """Give the years in which something is due, with this one and the next, in order."""
    shown = (audit for audit in audits if audit.archived_at is None)
    days = (day for audit in shown for day in _days(audit).values() if day is not None)
    return tuple(sorted({today.year, today.year + 1, *(day.year for day in days)}))


def overlap_words(day: ProgrammeDay, translate: Translate = as_it_is) -> str:
    """Say which audits come together with this one on that day; "" where none does."""
    parts = ((_SAME_DAY, day.same_day), (_AT_ONCE, day.at_once))
    return ". ".join(
        translate(words).format(_named(others, translate))
        for words, others in parts
        if others.count
    )


def month_name(month: int) -> str:
    """Give "March" for 3."""
    return words_of(date(2000, month, 1)).split()[1]


def _days(audit: ListedAudit) -> dict[DayKind, date | None]:
    return {
        DayKind.DESIGN: audit.design_on,
        DayKind.ISSUE: audit.issue_on,
        DayKind.RETURN: audit.return_by,
        DayKind.MEETING: audit.meeting_on,
        DayKind.REPORT: audit.report_on,
    }


def _at_once(audits: Sequence[ListedAudit]) -> dict[str, Others]:
    """Find the audits that are with agencies at one time; a sweep, quick for thousands."""
    spans = sorted(
        (audit.issue_on, audit.return_by, audit.id, audit.title)
        for audit in audits
        if audit.issue_on and audit.return_by and audit.issue_on <= audit.return_by
    )
    starts, ends = [span[0] for span in spans], sorted(span[1] for span in spans)
    running: list[tuple[date, str]] = []
    found: dict[str, Others] = {}
    for at, (start, end, audit_id, title) in enumerate(spans):
        while running and running[0][0] < start:
            heappop(running)
        following = spans[at + 1 : min(at + 1 + _MOST_NAMED, bisect_right(starts, end))]
        titles = (*(each[1] for each in running[:_MOST_NAMED]), *(each[3] for each in following))
        # All that have begun by its end, without those that had ended, and without itself.
        count = bisect_right(starts, end) - bisect_left(ends, start) - 1
        found[audit_id] = Others(count=count, titles=titles[:_MOST_NAMED])
        heappush(running, (end, title))
    return found


def _without(titles: Mapping[str, str], audit_id: str) -> Others:
    others = (title for each, title in titles.items() if each != audit_id)
    return Others(count=len(titles) - 1, titles=tuple(islice(others, _MOST_NAMED)))


def _named(others: Others, translate: Translate) -> str:
    first = ", ".join(others.titles)
    rest = others.count - len(others.titles)
    return translate(_MORE).format(first, rest) if rest > 0 else first
