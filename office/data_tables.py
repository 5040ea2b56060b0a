"""An audit as tables for other programs: a row for each answer, each cell and each count."""

from collections.abc import Iterable, Iterator, Sequence

from export.data_table import Cell, DataColumn, DataTable
from forms.definition import Field, Question, Role, is_not_applicable
from forms.filling import Filling
from forms.kinds import Text, options_of
from forms.scope import STATUSES
from models.review_snapshots import Moderation
from models.snapshots import Assignment
from office.analysis import Record, of_agency, of_case
from office.coverage import cell_words, is_asked, is_form, setting_name
from office.moderation import moderated_label
from office.overview import AuditOverview
from office.review import Grades, grades_given, review_states
from office.tally import Tally, percent, tally

ANSWERED, WITHHELD, UNANSWERED = "answered", "withheld", "unanswered"
NOT_APPLICABLE, NOT_ASKED = "not-applicable", "not-asked"
_WHERE = (
    ("audit", "Short name of the audit."),
    ("uin", "UIN of the case. The list that says who it is stays outside the program."),
    ("label", "Letter of the case for publication."),
    ("agency_code", "Short name of the agency."),
    ("agency", "Name of the agency."),
)
_QUESTION = (
    ("question", "Code of the question, the same in every row; see the sheet of questions."),
    ("number", "Number of the question on the form, blank where it has none."),
    ("question_label", "The question in a few words."),
)
_KEYED = (
    ("keyed_by", "Initials of those who typed it in from paper. Blank for a return that was sent."),
    ("checked_by", "Initials of who held that against the paper; may be the same person."),
)
_ANSWERS = (
    *_WHERE,
    ("revision", "Which revision of the agency's return it comes from."),
    *_KEYED,
    *_QUESTION,
    ("field", "Code of the box: that of the question, or one of the boxes that belong to it."),
    ("part", "What the box holds: answer, comment, reason, or parts."),
    ("kind", "Kind of answer: yes_no, choice, grade, ticks, text, line, date, or number."),
    (
        "state",
        (
            "answered; withheld: written, but left out of this file; not-applicable; unanswered; "
            "not-asked: the form did not come to this question."
        ),
    ),
    ("value", "The answer as a code, a date as 2026-03-14. Several ticks have a space between."),
    ("words", "The answer in words, as the agency read it."),
    ("moderated", "The office's grade as a code, where it gave one beside the agency's own."),
    ("moderated_words", "The office's grade in words."),
    ("moderation_reason", "Why, in the office's own words. Blank where they were left out."),
)
_COVERAGE = (
    *_WHERE,
    ("status", "Code of what became of this case at this agency."),
    ("status_words", "The same in words."),
    ("asked", "yes where the case is in the agency's pack."),
    ("setting", "Service or setting of the agency that answers for the case, where it was said."),
    ("has_form", "yes where a completed form stands here."),
    ("accounted", "yes where nobody has to be asked any more."),
    ("revision", "Revision of the return that counts, blank without one."),
    *_KEYED,
    ("received_on", "Day on which that return came in, as 2026-03-14."),
    ("last_involvement", "Day of the agency's last involvement. Blank where it was left out."),
    ("reason", "The agency's or the office's own words. Blank where they were left out."),
    (
        "review",
        (
            "How far the office is with what was returned: returned, queried, answered (the query "
            "was), or accepted. Blank without a return."
        ),
    ),
)
_LEVEL = (
    ("level", "Over what it is counted: audit, agency, or case."),
    ("of", "Which one: short name of the audit, short name of the agency, or UIN."),
)
_COUNTS = (
    *_LEVEL,
    *_QUESTION,
    ("favourable", "Favourable answers; blank where the question has no favourable answer."),
    ("applicable", "Answers that are neither blank nor Not applicable: what shares are out of."),
    (
        "percent",
        (
            "Favourable of applicable, rounded. Blank where there are fewer answers than the "
            "office asks for."
        ),
    ),
    ("not_applicable", "How many forms say Not applicable."),
    ("not_asked", "How many forms did not come to this question."),
    ("unanswered", "How many forms leave it blank."),
    ("not_audited", "Cases at agencies without a completed form."),
    ("assignments", "All of these together: every case at every agency, once."),
)
_OPTIONS = (
    *_LEVEL,
    *_QUESTION,
    ("option", "The answer that is counted, in words."),
    ("count", "How many forms give it. A form may tick several."),
    ("applicable", "Out of how many answers."),
)
_QUESTIONS = (
    *_QUESTION,
    ("section", "Section of the form."),
    ("page", "Page of the form."),
    ("field", "Code of the box."),
    ("part", "What the box holds."),
    ("kind", "Kind of answer."),
    ("wording", "What the agency is asked."),
    ("codes", "Each code with its words, as far as there are codes."),
    ("favourable", "The codes that count as favourable."),
)


def answers_table(
    overview: AuditOverview, chosen: Sequence[Record], *, with_texts: bool
) -> DataTable:
    """Give a row for each question of each form, and one for each further box filled in.

    Without texts a row says that something was written, and not what.
    """
    grades = grades_given(overview.reviews.moderations)
    rows = (
        (
            *_place(overview, record),
            record.assignment.revision or "",
            *_keyed(record.assignment),
            *rest,
        )
        for record in chosen
        for rest in _answers(overview, record, grades, with_texts=with_texts)
    )
    return _table("answers", _ANSWERS, rows)


def _keyed(at: Assignment) -> tuple[Cell, Cell]:
    keyed = at.keyed
    return ("", "") if keyed is None else (" ".join(keyed.typists), keyed.checked_by)


def coverage_data(
    overview: AuditOverview, chosen: Sequence[Record], *, with_texts: bool
) -> DataTable:
    """Give a row for each case at each agency: what became of it."""
    received = {
        each.id: each.received_at.astimezone().date().isoformat() for each in overview.returns
    }
    states = review_states(overview.reviews, overview.assignments)
    rows: list[tuple[Cell, ...]] = []
    for record in chosen:
        at, entry = record.assignment, record.entry
        last = entry.scope.last_involvement if entry is not None else None
        rows.append(
            (
                *_place(overview, record),
                at.status.value,
                cell_words(at),
                _yes(is_asked(at)),
                setting_name(overview.agency(at.agency_id), at.parts.answers),
                _yes(is_form(at)),
                _yes(STATUSES[at.status].accounted),
                at.revision or "",
                *_keyed(at),
                received.get(entry.return_id, "") if entry is not None else "",
                last.isoformat() if last is not None and with_texts else "",
                at.reason if with_texts else "",
                state.value if (state := states.get((at.case_id, at.agency_id))) else "",
            )
        )
    return _table("coverage", _COVERAGE, rows)


def counts_table(overview: AuditOverview, chosen: Sequence[Record]) -> DataTable:
    """Give a row for each question: over the whole audit, each agency and each case."""
    rows = (
        (
            *where,
            *_named(each.question),
            "" if each.favourable is None else each.favourable,
            each.applicable,
            _percent(each),
            each.not_applicable,
            each.not_asked,
            each.unanswered,
            each.not_audited,
            each.assignments,
        )
        for where, each in _tallies(overview, chosen)
    )
    return _table("counts", _COUNTS, rows)


def options_table(overview: AuditOverview, chosen: Sequence[Record]) -> DataTable:
    """Give a row for each answer that can be given, with how often it was."""
    rows = (
        (*where, *_named(each.question), line.label, line.count, each.applicable)
        for where, each in _tallies(overview, chosen)
        if options_of(each.question.kind)
        for line in each.lines
    )
    return _table("options", _OPTIONS, rows)


def questions_table(overview: AuditOverview) -> DataTable:
    """Give a row for each box of the form, with its codes in words."""
    rows = (
        (
            *_named(question),
            section.title,
            page.title,
            *_box(field),
            field.prompt,
            "; ".join(f"{each.code} = {each.label}" for each in options_of(field.kind)),
            " ".join(sorted(question.favourable)) if field.role is Role.ANSWER else "",
        )
        for section in overview.tool.sections
        for page in section.pages
        for parent in page.questions
        for question in parent.with_followups
        for field in question.fields
    )
    return _table("questions", _QUESTIONS, rows)


def dictionary_table(tables: Sequence[DataTable], notes: Sequence[tuple[str, str]]) -> DataTable:
    """Say what each column means, after the notes about the whole file."""
    columns = (
        ("sheet", "Name of a sheet, or about, for the file as a whole."),
        ("column", "Name of a column in it."),
        ("meaning", "What stands there."),
    )
    described = [
        (table.name, each.name, each.meaning) for table in tables for each in table.columns
    ]
    rows = (*(("about", name, words) for name, words in notes), *described)
    return _table("dictionary", columns, rows)


def _table(
    name: str, columns: Sequence[tuple[str, str]], rows: Iterable[tuple[Cell, ...]]
) -> DataTable:
    described = tuple(DataColumn(name=each, meaning=meaning) for each, meaning in columns)
    return DataTable(name=name, columns=described, rows=tuple(rows))


def _place(overview: AuditOverview, record: Record) -> tuple[str, ...]:
    case = overview.case(record.assignment.case_id)
    agency = overview.agency(record.assignment.agency_id)
    return (overview.audit.details.code, case.uin, case.label, agency.code, agency.name)


def _named(question: Question) -> tuple[str, str, str]:
    return (question.code, question.number, question.label)


def _box(field: Field) -> tuple[str, str, str]:
    return (field.path, field.role.value, field.kind.name)


def _answers(
    overview: AuditOverview, record: Record, grades: Grades, *, with_texts: bool
) -> Iterator[tuple[str, ...]]:
    if (filling := record.filling) is None:
        return
    at = record.assignment
    for question in overview.tool.questions:
        grade = grades.get((at.case_id, at.agency_id, question.code))
        for field in question.fields:
            state, value, words = _answer(filling, question, field, with_texts=with_texts)
            if field.role is Role.ANSWER or value or state == WITHHELD:
                given = grade if field.role is Role.ANSWER and state != NOT_ASKED else None
                moderated = _moderated(question, given, with_texts=with_texts)
                yield (*_named(question), *_box(field), state, value, words, *moderated)


def _moderated(
    question: Question, grade: Moderation | None, *, with_texts: bool
) -> tuple[str, str, str]:
    if grade is None:
        return ("", "", "")
    return (grade.grade, moderated_label(question, grade), grade.reason if with_texts else "")


def _answer(
    filling: Filling, question: Question, field: Field, *, with_texts: bool
) -> tuple[str, str, str]:
    value = filling.value(field.path)
    if not filling.applies(question.code) or not filling.field_applies(field.path):
        return (NOT_ASKED, "", "")
    if value is None:
        return (UNANSWERED, "", "")
    if isinstance(field.kind, Text) and not with_texts:
        return (WITHHELD, "", "")
    state = NOT_APPLICABLE if is_not_applicable(value) else ANSWERED
    return (state, field.kind.write(value), field.kind.render(value))


def _tallies(
    overview: AuditOverview, chosen: Sequence[Record]
) -> Iterator[tuple[tuple[str, str], Tally]]:
    """Count every question over the audit, then by agency and by case."""
    levels = [
        (("audit", overview.audit.details.code), tuple(chosen)),
        *((("agency", each.code), of_agency(chosen, each.id)) for each in overview.agencies),
        *((("case", each.uin), of_case(chosen, each.id)) for each in overview.cases),
    ]
    for where, some in levels:
        fillings = [record.filling for record in some]
        for question in overview.tool.questions:
            if question.reported:
                yield where, tally(question, fillings, overview.least)


def _percent(each: Tally) -> Cell:
    if each.favourable is None or not each.has_share:
        return ""
    return percent(each.favourable, each.applicable)


def _yes(so: bool) -> str:  # noqa: FBT001
    return "yes" if so else "no"
