"""The programme of a year on paper: a line an audit with its months, then every day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from export.pdf.sheet import SheetColumn, SheetDocument, SheetTable, SheetText
from export.pdf.tables import table_document
from forms.kinds import words_of
from office.programme import (
    DAY_WORDS,
    MONTHS,
    DayKind,
    ProgrammeDay,
    month_name,
    overlap_words,
)

_SHORT: Mapping[DayKind, str] = MappingProxyType(
    {
        DayKind.DESIGN: "{0} Design",
        DayKind.ISSUE: "{0} Packs",
        DayKind.RETURN: "{0} Returns",
        DayKind.MEETING: "{0} Meeting",
        DayKind.REPORT: "{0} Report",
    }
)
_NOTE = "* comes together with another audit; see the list of days."


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
    told = f"{year}: days {len(days)}, audits {audits}."
    if together:
        told += (
            f" Days that come together with another audit: {together}; on the same day, or while "
            "agencies have two audits to answer."
        )
    return told


def _year_table(days: Sequence[ProgrammeDay]) -> SheetTable:
    cells: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for day in days:
        number = f"{day.on.day}*" if day.overlaps else str(day.on.day)
        cells[day.audit_id][day.on.month].append(_SHORT[day.kind].format(number))
    names = {day.audit_id: day.code or day.title for day in days}
    columns = [SheetColumn(heading=month_name(month)[:3]) for month in MONTHS]
    return SheetTable(
        heading="By month",
        columns=(SheetColumn(heading="Audit", weight=1.4), *columns),
        rows=tuple(
            (names[audit_id], *("\n".join(months[month]) for month in MONTHS))
            for audit_id, months in cells.items()
        ),
        note=_NOTE if any(day.overlaps for day in days) else "",
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
