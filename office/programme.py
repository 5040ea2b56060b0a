"""The programme of a year: the days of all audits by month, and where two come together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from export.pdf.sheet import SheetColumn, SheetDocument, SheetTable, SheetText
from export.pdf.tables import table_document
from forms.kinds import words_of
from models.list_snapshots import ListedAudit
from office.marking import NOOP
from office.messages import Translate, as_it_is

MONTHS = 12
_MOST_NAMED = 3


class DayKind(StrEnum):
    """What is due on a day of the programme."""

    DESIGN = "design"
    ISSUE = "issue"
    RETURN = "return"
    MEETING = "meeting"
    REPORT = "report"


DAY_WORDS: Mapping[DayKind, str] = {
    DayKind.DESIGN: NOOP("Design meeting"),
    DayKind.ISSUE: NOOP("Packs go out"),
    DayKind.RETURN: NOOP("Returns are due"),
    DayKind.MEETING: NOOP("Discussion meeting"),
    DayKind.REPORT: NOOP("Report"),
}
SHORT_WORDS: Mapping[DayKind, str] = {
    DayKind.DESIGN: NOOP("Design {0}"),
    DayKind.ISSUE: NOOP("Packs {0}"),
    DayKind.RETURN: NOOP("Returns {0}"),
    DayKind.MEETING: NOOP("Meeting {0}"),
    DayKind.REPORT: NOOP("Report {0}"),
}
_SAME_DAY = NOOP("Same day: {0}")
_AT_ONCE = NOOP("With agencies at the same time: {0}")
_MORE = NOOP("{0} and {1} more")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDay:
    """One day of one audit. ``same_day`` and ``at_once`` are the titles of other audits.

    ``at_once`` are those that agencies work on between the issue and the return date of this one;
    it stands at these two days only.
    """

    on: date
    kind: DayKind
    audit_id: str
    title: str
    code: str
    same_day: tuple[str, ...] = ()
    at_once: tuple[str, ...] = ()

    @property
    def overlaps(self) -> bool:
        """Whether another audit comes together with this one."""
        return bool(self.same_day or self.at_once)


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
            at_once=at_once.get(audit.id, ()) if kind in {DayKind.ISSUE, DayKind.RETURN} else (),
        )
        for day, kind, audit in days
    )


def years_of(audits: Sequence[ListedAudit], today: date) -> tuple[int, ...]:
    """Give the years in which something is due, with this one and the next, in order."""
    days = (day for audit in audits for day in _days(audit).values() if day is not None)
    return tuple(sorted({today.year, today.year + 1, *(day.year for day in days)}))


def overlap_words(day: ProgrammeDay, translate: Translate = as_it_is) -> str:
    """Say which audits come together with this one on that day; "" where none does."""
    parts = ((_SAME_DAY, day.same_day), (_AT_ONCE, day.at_once))
    return ". ".join(
        translate(words).format(_named(titles, translate)) for words, titles in parts if titles
    )


def month_name(month: int) -> str:
    """Give "March" for 3."""
    return words_of(date(2000, month, 1)).split()[1]


def programme_pdf(days: Sequence[ProgrammeDay], year: int, office: str, now: datetime) -> bytes:
    """Print the year: a line an audit with its months, then every day; ``now`` is local time."""
    summary = SheetText(heading="", paragraphs=(_summary(days, year),))
    return table_document(
        SheetDocument(
            title=f"Programme of audits {year}",
            subtitle=office,
            marking="",
            trail=f"Programme {year}",
            printed_at=now,
            landscape=True,
            parts=(summary, _year_table(days), _day_table(days)),
        )
    )


def _summary(days: Sequence[ProgrammeDay], year: int) -> str:
    audits = len({day.audit_id for day in days})
    together = sum(day.overlaps for day in days)
    return (
        f"{year} has {len(days)} days of {audits} audits. {together} of the days come together "
        "with another audit: on the same day, or while agencies have two audits to answer."
    )


def _year_table(days: Sequence[ProgrammeDay]) -> SheetTable:
    cells: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for day in days:
        words = SHORT_WORDS[day.kind].format(day.on.day)
        cells[day.code or day.title][day.on.month].append(f"{words}*" if day.overlaps else words)
    columns = [SheetColumn(heading=month_name(month)[:3]) for month in range(1, MONTHS + 1)]
    return SheetTable(
        heading="By month",
        columns=(SheetColumn(heading="Audit", weight=1.4), *columns),
        rows=tuple(
            (code, *("\n".join(months[month]) for month in range(1, MONTHS + 1)))
            for code, months in cells.items()
        ),
        note="* comes together with another audit; see the list of days.",
    )


def _day_table(days: Sequence[ProgrammeDay]) -> SheetTable:
    return SheetTable(
        heading="By day",
        columns=(
            SheetColumn(heading="Day", weight=1.2),
            SheetColumn(heading="What", weight=1.2),
            SheetColumn(heading="Audit", weight=2),
            SheetColumn(heading="Comes together with", weight=3),
        ),
        rows=tuple(
            (words_of(day.on), DAY_WORDS[day.kind], day.title, overlap_words(day)) for day in days
        ),
    )


def _days(audit: ListedAudit) -> dict[DayKind, date | None]:
    return {
        DayKind.DESIGN: audit.design_on,
        DayKind.ISSUE: audit.issue_on,
        DayKind.RETURN: audit.return_by,
        DayKind.MEETING: audit.meeting_on,
        DayKind.REPORT: audit.report_on,
    }


def _at_once(audits: Sequence[ListedAudit]) -> dict[str, tuple[str, ...]]:
    """Find the audits that are with agencies at one time; a sweep, quick for thousands."""
    spans = sorted(
        (audit.issue_on, audit.return_by, audit.id, audit.title)
        for audit in audits
        if audit.issue_on and audit.return_by and audit.issue_on <= audit.return_by
    )
    found: dict[str, list[str]] = defaultdict(list)
    running: list[tuple[date, str, str]] = []
    for start, end, audit_id, title in spans:
        running = [each for each in running if each[0] >= start]
        for _end, other_id, other in running:
            found[audit_id].append(other)
            found[other_id].append(title)
        running.append((end, audit_id, title))
    return {audit_id: tuple(titles) for audit_id, titles in found.items()}


def _without(titles: Mapping[str, str], audit_id: str) -> tuple[str, ...]:
    return tuple(title for each, title in titles.items() if each != audit_id)


def _named(titles: Sequence[str], translate: Translate) -> str:
    first = ", ".join(titles[:_MOST_NAMED])
    rest = len(titles) - _MOST_NAMED
    return translate(_MORE).format(first, rest) if rest > 0 else first
