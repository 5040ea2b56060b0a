"""What the office noted about returns, on paper: beside the answers, and as a list of marks."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from export.pdf.sheet import SheetColumn, SheetDocument, SheetPart, SheetTable, SheetText
from export.pdf.tables import table_document
from forms.kinds import words_of
from models.review_snapshots import GOOD_PRACTICE, Redaction
from models.snapshots import Entry
from office.analysis import Record
from office.moderation import moderated_words
from office.overview import AuditOverview
from office.picks import PickedAnswer, of_theme, picked, theme_label


def notes_on(overview: AuditOverview, entry: Entry) -> Mapping[str, tuple[str, ...]]:
    """Give what is printed beside answers of a return, by question: grades, queries, marks."""
    cell = (entry.case_id, entry.agency_id)
    reviews = overview.reviews
    notes: dict[str, tuple[str, ...]] = {}

    def note(code: str, words: str) -> None:
        notes[code] = (*notes.get(code, ()), words)

    for question in overview.tool.questions:
        paths = {each.path for each in question.fields}
        for each in reviews.moderations:
            if (each.case_id, each.agency_id, each.question) == (*cell, question.code):
                note(question.code, moderated_words(question, each))
        for query in reviews.queries:
            if query.path in paths and (query.case_id, query.agency_id) == cell:
                reply = reviews.replies.get(query.id, "")
                note(question.code, f"Query of the office: {query.text}")
                if reply:
                    note(question.code, f"Answer of the agency: {reply}")
        for pick in reviews.picks:
            if pick.path in paths and (pick.case_id, pick.agency_id) == cell:
                note(question.code, _mark(overview, pick.theme, pick.note))
    return notes


def review_facts(overview: AuditOverview, entry: Entry) -> tuple[tuple[str, str], ...]:
    """Give what else the office did with a return: accepted, taken out, asked about the case."""
    cell = (entry.case_id, entry.agency_id)
    reviews = overview.reviews
    accepted = [
        ("Accepted", _by(each.at, each.by))
        for each in reviews.accepted
        if each.entry_id == entry.id and (each.case_id, each.agency_id) == cell
    ]
    asked = [
        (label, words)
        for each in reviews.queries
        if not each.path and (each.case_id, each.agency_id) == cell
        for label, words in (
            ("Query about the case", each.text),
            ("Answer of the agency", reviews.replies.get(each.id, "")),
        )
        if words
    ]
    out = [
        (
            "Taken out",
            f"{_taken_out(each)} {each.reason} {_by(each.at, each.by)}",
        )
        for each in reviews.redactions
        if (each.case_id, each.agency_id) == cell
    ]
    return (*accepted, *asked, *out)


def marks_pdf(overview: AuditOverview, chosen: Sequence[Record], now: datetime) -> bytes:
    """Print the marked answers: good practice, then theme by theme. ``now`` is local time."""
    found = picked(overview, chosen)
    details = overview.audit.details
    themes = (GOOD_PRACTICE, *(each.code for each in overview.tool.themes))
    parts: list[SheetPart] = [
        _table(overview, theme, rows) for theme in themes if (rows := of_theme(found, theme))
    ]
    if not parts:
        parts = [SheetText(heading="", paragraphs=("No answer is marked.",))]
    return table_document(
        SheetDocument(
            title="Good practice and themes",
            subtitle=details.title,
            marking=details.marking,
            trail=f"{details.code} · {overview.tool.title}, version {overview.tool.version}",
            printed_at=now,
            landscape=True,
            parts=tuple(parts),
        )
    )


def _table(overview: AuditOverview, theme: str, rows: Sequence[PickedAnswer]) -> SheetTable:
    columns = (("Case", 0.8), ("Agency", 1.4), ("Question", 2.0), ("Words", 4.5), ("Note", 1.8))
    return SheetTable(
        heading=theme_label(overview, theme) if theme else "Good practice to pass on",
        columns=tuple(SheetColumn(heading=each, weight=weight) for each, weight in columns),
        rows=tuple(
            (
                each.case.uin,
                each.agency.name,
                each.question.label if each.question is not None else each.pick.path,
                each.text or "Nothing stands there any more.",
                each.pick.note,
            )
            for each in rows
        ),
    )


def _mark(overview: AuditOverview, theme: str, note: str) -> str:
    words = f"Marked for the theme {theme_label(overview, theme)}"
    words = words if theme else "Marked as good practice"
    return f"{words}: {note}" if note else words


def _taken_out(redaction: Redaction) -> str:
    words = "{0} characters, now {1}, places: {2}."
    return words.format(redaction.length, redaction.instead, redaction.places)


def _by(at: datetime, by: str) -> str:
    day = words_of(at.astimezone().date())
    return f"{day}, {by}" if by else day
