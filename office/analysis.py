"""What the answers add up to: per question, per judgement, per agency and per case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.definition import Question, Tool
from forms.filling import Filling, alerts
from forms.kinds import Choice, Grade
from models.snapshots import Agency, Assignment, Case, Entry
from office.coverage import is_asked, is_form
from office.messages import Translate, as_it_is
from office.tally import LEAST_FOR_SHARE, Tally, share_words, tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One assignment with its form, if one was returned."""

    assignment: Assignment
    entry: Entry | None
    filling: Filling | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The counts of one audit, or of one agency's or one case's share of it.

    ``alerts`` count the questions with an answer that must not wait. ``asked`` of all assignments
    were asked for, and percentages are shown from ``least`` answers on.
    """

    shares: tuple[Tally, ...]
    judgements: tuple[Tally, ...]
    alerts: tuple[Tally, ...]
    forms: int
    asked: int
    assignments: int
    least: int = LEAST_FOR_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeShare:
    """The questions of one theme together; a question of two themes counts in both."""

    code: str
    label: str
    shares: tuple[Tally, ...]

    @property
    def favourable(self) -> int:
        """The favourable answers to all of them."""
        return sum(each.favourable or 0 for each in self.shares)

    @property
    def applicable(self) -> int:
        """The answers that the favourable ones are out of."""
        return sum(each.applicable for each in self.shares)

    def share(self, translate: Translate = as_it_is) -> str:
        """Word the favourable answers out of all of them."""
        least = max(each.least for each in self.shares)
        return share_words(self.favourable, self.applicable, least=least, translate=translate)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCell:
    """What one agency said to one question on one case, in words."""

    answer: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseColumn:
    """One agency on one case; ``cells`` runs beside the questions of the sheet."""

    agency: Agency
    assignment: Assignment
    cells: tuple[CaseCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """One case with the agencies side by side."""

    case: Case
    questions: tuple[Question, ...]
    columns: tuple[CaseColumn, ...]


def records(
    tool: Tool, assignments: Sequence[Assignment], entries: Mapping[str, Entry]
) -> tuple[Record, ...]:
    """Put each assignment beside its form; ``entries`` is by entry id, ``tool`` as audited."""
    return tuple(_record(tool, each, entries) for each in assignments)


def _record(tool: Tool, assignment: Assignment, entries: Mapping[str, Entry]) -> Record:
    entry = entries.get(assignment.entry or "")
    filling = Filling(tool, entry.answers) if entry is not None and is_form(assignment) else None
    return Record(assignment=assignment, entry=entry, filling=filling)


def analyse(tool: Tool, chosen: Sequence[Record], least: int = LEAST_FOR_SHARE) -> Analysis:
    """Count every reported question and every judgement over the chosen records."""
    fillings = [record.filling for record in chosen]
    counted = [question for question in tool.questions if question.reported]
    return Analysis(
        shares=tuple(
            tally(question, fillings, least)
            for question in counted
            if question.favourable and not isinstance(question.kind, Grade)
        ),
        judgements=tuple(
            tally(question, fillings, least)
            for question in counted
            if isinstance(question.kind, Grade)
        ),
        alerts=tuple(
            tally(question, fillings, least) for question in counted if question.alert is not None
        ),
        forms=sum(1 for filling in fillings if filling is not None),
        asked=sum(1 for record in chosen if is_asked(record.assignment)),
        assignments=len(chosen),
        least=least,
    )


def by_theme(tool: Tool, shares: Sequence[Tally]) -> tuple[ThemeShare, ...]:
    """Put the counted questions under the themes of the tool; one without questions is left out."""
    found = (
        ThemeShare(
            code=theme.code,
            label=theme.label,
            shares=tuple(each for each in shares if theme.code in each.question.themes),
        )
        for theme in tool.themes
    )
    return tuple(theme for theme in found if theme.shares)


def concerns(record: Record) -> tuple[str, ...]:
    """Word the answers of a form that must not wait: "Immediate concern: Yes"."""
    filling = record.filling
    if filling is None:
        return ()
    return tuple(
        f"{question.label}: {question.kind.render(value)}"
        for question in alerts(filling)
        if (value := filling.value(question.code)) is not None
    )


def of_agency(chosen: Sequence[Record], agency_id: str) -> tuple[Record, ...]:
    """Keep one agency's records."""
    return tuple(each for each in chosen if each.assignment.agency_id == agency_id)


def of_case(chosen: Sequence[Record], case_id: str) -> tuple[Record, ...]:
    """Keep one case's records."""
    return tuple(each for each in chosen if each.assignment.case_id == case_id)


def report_sentence(counted: Tally) -> str:
    """Fill the question's report sentence with its figures; empty where it has none."""
    if counted.favourable is None or not counted.question.report:
        return ""
    if not counted.applicable:
        return f"{counted.question.label}: no applicable answers."
    return (
        counted.question.report.replace("{k}", str(counted.favourable))
        .replace("{n}", str(counted.applicable))
        .replace("{share}", counted.share())
    )


def case_sheet(
    tool: Tool, case: Case, agencies: Sequence[Agency], chosen: Sequence[Record]
) -> CaseSheet:
    """Lay one case out with a column per agency, in the tool's order of questions."""
    by_agency = {record.assignment.agency_id: record for record in of_case(chosen, case.id)}
    questions = tool.questions
    return CaseSheet(
        case=case,
        questions=questions,
        columns=tuple(
            CaseColumn(
                agency=agency,
                assignment=by_agency[agency.id].assignment,
                cells=tuple(answer_cell(by_agency[agency.id].filling, each) for each in questions),
            )
            for agency in agencies
            if agency.id in by_agency
        ),
    )


def answer_cell(filling: Filling | None, question: Question) -> CaseCell:
    """Word what a form says to one question; empty where there is no form."""
    if filling is None:
        return CaseCell(answer="", comment="")
    if not filling.applies(question.code):
        return CaseCell(answer="Not asked", comment="")
    value = filling.value(question.code)
    texts = [
        field.kind.render(inner)
        for field in question.fields[1:]
        if filling.field_applies(field.path) and (inner := filling.value(field.path)) is not None
    ]
    if isinstance(question.kind, Choice) or value is None:
        words = "Not answered" if value is None else question.kind.render(value)
        return CaseCell(answer=words, comment="\n".join(texts))
    return CaseCell(answer="", comment="\n".join([question.kind.render(value), *texts]))
