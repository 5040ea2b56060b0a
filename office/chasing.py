"""The chasing list: who still owes what, on paper and as a table for other programs."""

from collections.abc import Sequence
from datetime import date, datetime

from export.data_table import DataColumn, DataTable
from export.pdf.sheet import Align, SheetColumn, SheetDocument, SheetPart, SheetTable, SheetText
from export.pdf.tables import table_document
from forms.kinds import words_of
from models.tracker_snapshots import Contacts
from office.overview import AuditOverview
from office.tracker import TrackerRow, days_words, reminder_words, step_words


def chasing_pdf(
    overview: AuditOverview, rows: Sequence[TrackerRow], contacts: Contacts, now: datetime
) -> bytes:
    """Print every agency that is waited for, and what was done about it; ``now`` is local time."""
    owing = [row for row in rows if row.waiting]
    details = overview.audit.details
    waiting, asked = sum(row.waiting for row in rows), sum(row.asked for row in rows)
    summary = (
        f"Waiting for {waiting} of {asked} answers, from {len(owing)} of "
        f"{sum(1 for row in rows if row.asked)} agencies, as of {words_of(now.date())}."
    )
    parts: list[SheetPart] = [SheetText(heading="", paragraphs=(summary,))]
    if owing:
        parts.append(_table(owing))
        parts.append(_calls(owing, contacts))
    return table_document(
        SheetDocument(
            title="Chasing list",
            subtitle=details.title,
            marking=details.marking,
            trail=details.code,
            printed_at=now,
            landscape=True,
            parts=tuple(parts),
        )
    )


def chasing_table(rows: Sequence[TrackerRow]) -> DataTable:
    """Give the tracker, a row an agency, for spreadsheets; dates are ISO."""
    columns = (
        ("agency_code", "Short name of the agency."),
        ("agency", "Name of the agency."),
        ("asked", "Cases that it is asked about."),
        ("back", "Cases of them that are accounted for."),
        ("waiting", "Cases of them for which nothing has come."),
        ("return_by", "Day on which its returns are due."),
        ("extended", "yes where this day is its own, else no."),
        ("days_left", "Days until then, negative when it has passed; empty without a day."),
        ("pack_issued", "Day on which the pack in force was issued; empty where there is none."),
        ("pack_opened", "yes where a return came from a pack; nothing else shows it."),
        ("last_reminder", "Which reminder was sent last: first, second or final."),
        ("last_reminder_on", "Day on which it was sent."),
        ("last_call_on", "Day of the last phone call."),
        ("open_queries", "Queries of the office that it has not answered."),
        ("next_step", "What to do next, by the days left and what was sent."),
    )
    return DataTable(
        name="chasing",
        columns=tuple(DataColumn(name=name, meaning=meaning) for name, meaning in columns),
        rows=tuple(_cells(row) for row in rows),
    )


def _cells(row: TrackerRow) -> tuple[str | int, ...]:
    reminder, call, pack = row.reminder, row.call, row.pack
    return (
        row.agency.code,
        row.agency.name,
        row.asked,
        row.back,
        row.waiting,
        _iso(row.due),
        _yes(row.is_extended),
        row.days if row.days is not None else "",
        _iso(pack.issued_at.astimezone().date() if pack else None),
        "yes" if row.is_opened else "not known",
        reminder.kind.value.removesuffix("-reminder") if reminder else "",
        _iso(reminder.sent_on if reminder else None),
        _iso(call.called_on if call else None),
        row.queries,
        row.step.value,
    )


def _table(rows: Sequence[TrackerRow]) -> SheetTable:
    columns = (
        SheetColumn(heading="Agency", weight=2.0),
        SheetColumn(heading="Waiting", align=Align.RIGHT),
        SheetColumn(heading="Return by", weight=1.6),
        SheetColumn(heading="Days", weight=1.2),
        SheetColumn(heading="Last reminder", weight=1.8),
        SheetColumn(heading="Last phone call", weight=1.4),
        SheetColumn(heading="Next", weight=1.8),
        SheetColumn(heading="Done"),
    )
    return SheetTable(heading="", columns=columns, rows=tuple(_line(row) for row in rows))


def _line(row: TrackerRow) -> tuple[str, ...]:
    due = words_of(row.due) if row.due else ""
    reminder, call = row.reminder, row.call
    return (
        row.agency.name,
        f"{row.waiting} of {row.asked}",
        f"{due}, extended" if row.is_extended else due,
        days_words(row),
        f"{reminder_words(reminder.kind)}, {words_of(reminder.sent_on)}" if reminder else "",
        words_of(call.called_on) if call else "",
        step_words(row),
        "",
    )


def _calls(rows: Sequence[TrackerRow], contacts: Contacts) -> SheetPart:
    names = {row.agency.id: row.agency.name for row in rows}
    lines = tuple(
        (names[call.agency_id], words_of(call.called_on), call.caller, call.spoke_with, call.said)
        for call in contacts.calls
        if call.agency_id in names
    )
    if not lines:
        return SheetText(heading="", paragraphs=("No phone call was noted.",))
    columns = (
        SheetColumn(heading="Agency", weight=1.6),
        SheetColumn(heading="Day", weight=1.2),
        SheetColumn(heading="Who called"),
        SheetColumn(heading="With whom", weight=1.3),
        SheetColumn(heading="What was said", weight=3.0),
    )
    return SheetTable(heading="Phone calls", columns=columns, rows=lines)


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _yes(value: bool) -> str:  # noqa: FBT001  a cell of a table
    return "yes" if value else "no"
