"""The case pack: one case on paper with all agencies beside each other, for the meeting."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from export.pdf.names import file_name
from export.pdf.sheet import (
    Align,
    SheetColumn,
    SheetDocument,
    SheetFacts,
    SheetPart,
    SheetTable,
    SheetText,
)
from export.pdf.tables import table_document
from forms.definition import Question
from forms.kinds import words_of
from models.snapshots import Entry
from office.analysis import CaseCell, CaseSheet, Record, case_sheet, concerns, of_case
from office.case_reading import answers_differ, far_apart, grades_apart, is_worth_showing
from office.coverage import cell_words, is_form
from office.moderation import moderated_sheet
from office.overview import AuditOverview


def case_pack_pdf(
    overview: AuditOverview, chosen: Sequence[Record], case_id: str, now: datetime
) -> bytes:
    """Print one case: who answered, what is far apart, all answers, then question by question.

    The names of auditors are not on it. ``now`` is local time.
    """
    case = overview.case(case_id)
    records = of_case(chosen, case_id)
    sheet = moderated_sheet(
        case_sheet(overview.tool, case, overview.agencies, chosen), overview.reviews.moderations
    )
    details = overview.audit.details
    return table_document(
        SheetDocument(
            title=f"Case {case.uin}",
            subtitle=details.title,
            marking=details.marking,
            trail=f"{details.code} · {overview.tool.title}, version {overview.tool.version}",
            printed_at=now,
            landscape=True,
            parts=(
                *_head(overview, sheet, records),
                _agencies(sheet, records),
                *_apart(sheet),
                *_glance(sheet),
                *_questions(overview, sheet),
            ),
        )
    )


def case_pack_name(overview: AuditOverview, case_id: str) -> str:
    """Name the file by audit and case, never by a person."""
    return file_name(overview.audit.details.code, overview.case(case_id).uin, "case-pack", None)


def _head(
    overview: AuditOverview, sheet: CaseSheet, records: Sequence[Record]
) -> Iterator[SheetPart]:
    forms = sum(1 for column in sheet.columns if is_form(column.assignment))
    words = sheet.case.words
    involved = (("Services thought to be involved", words.involved),) if words.involved else ()
    yield SheetFacts(
        facts=(
            ("Case", sheet.case.uin),
            ("Label for publication", sheet.case.label),
            *involved,
            ("Forms", f"{forms} of {len(sheet.columns)} agencies"),
        )
    )
    if words.cleared:
        yield SheetText(heading="Pen picture", paragraphs=tuple(words.cleared.split("\n")))
    urgent = tuple(
        f"{overview.agency(record.assignment.agency_id).name}: {words}"
        for record in records
        for words in concerns(record)
    )
    if urgent:
        yield SheetText(heading="Look at this first", paragraphs=urgent)


def _agencies(sheet: CaseSheet, records: Sequence[Record]) -> SheetTable:
    entries = {record.assignment.agency_id: record.entry for record in records}
    headings = (("Agency", 2.0), ("Standing", 1.5), ("Last involvement", 1.3), ("Reason", 4.0))
    return SheetTable(
        heading="Agencies",
        columns=tuple(SheetColumn(heading=each, weight=weight) for each, weight in headings),
        rows=tuple(
            (
                column.agency.name,
                cell_words(column.assignment),
                _last(entries.get(column.agency.id)),
                column.assignment.reason,
            )
            for column in sheet.columns
        ),
    )


def _last(entry: Entry | None) -> str:
    last = entry.scope.last_involvement if entry is not None else None
    return words_of(last) if last is not None else ""


def _apart(sheet: CaseSheet) -> Iterator[SheetTable]:
    found = far_apart(sheet)
    if not found:
        return
    rows = tuple(
        (
            sheet.questions[each.place].label,
            str(each.steps),
            "; ".join(f"{agency}: {grade}" for agency, grade in each.given),
        )
        for each in found
    )
    columns = (
        SheetColumn(heading="Judgement", weight=2),
        SheetColumn(heading="Grades apart", weight=0.8, align=Align.RIGHT),
        SheetColumn(heading="Given", weight=4),
    )
    yield SheetTable(heading="To discuss: two grades apart or more", columns=columns, rows=rows)


def _glance(sheet: CaseSheet) -> Iterator[SheetTable]:
    """Put the answers that are one word or a few into columns, an agency each."""
    with_form = [column for column in sheet.columns if is_form(column.assignment)]
    rows = tuple(
        (
            question.number,
            question.label,
            *(_short(column.cells[place]) for column in with_form),
            _mark(sheet, place),
        )
        for place, question in enumerate(sheet.questions)
        if is_worth_showing(sheet, place)
    )
    if rows:
        columns = (
            SheetColumn(heading="No.", weight=0.6),
            SheetColumn(heading="Question", weight=3),
            *(SheetColumn(heading=column.agency.name, weight=1.3) for column in with_form),
            SheetColumn(heading="Differs", weight=1),
        )
        yield SheetTable(heading="Answers in columns", columns=columns, rows=rows, lead=2)


def _short(cell: CaseCell) -> str:
    return cell.answer or ("In words" if cell.comment else "")


def _mark(sheet: CaseSheet, place: int) -> str:
    steps = grades_apart(sheet, place)
    if steps:
        return f"{steps} grades" if steps > 1 else "1 grade"
    return "Yes" if answers_differ(sheet, place) else ""


def _questions(overview: AuditOverview, sheet: CaseSheet) -> Iterator[SheetPart]:
    places = {question.code: place for place, question in enumerate(sheet.questions)}
    for page in overview.tool.pages:
        asked = [each for parent in page.questions for each in parent.with_followups]
        shown = [each for each in asked if is_worth_showing(sheet, places[each.code])]
        if shown:
            yield SheetText(heading=page.title, paragraphs=())
        for question in shown:
            yield _answers(sheet, question, places[question.code])


def _answers(sheet: CaseSheet, question: Question, place: int) -> SheetTable:
    columns = (
        SheetColumn(heading="Agency", weight=1.5),
        SheetColumn(heading="Answer", weight=1.1),
        SheetColumn(heading="Comment", weight=5),
    )
    rows = tuple(
        (column.agency.name, column.cells[place].answer, column.cells[place].comment)
        for column in sheet.columns
        if column.cells[place].answer or column.cells[place].comment
    )
    heading = f"{question.number} {question.text}".strip()
    return SheetTable(heading=heading, columns=columns, rows=rows)
