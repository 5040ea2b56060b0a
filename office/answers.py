"""The answers behind a figure: a line for each assignment, and the groups that are counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.definition import Question, is_not_applicable
from forms.kinds import Choice, Ticks, Value
from models.snapshots import Agency, Assignment, Case
from office.analysis import Record, answer_cell
from office.coverage import cell_words
from office.marking import NOOP
from office.messages import Translate, as_it_is
from office.tally import LEAST_FOR_SHARE, Standing, share_words, standing

FAVOURABLE, OTHER = "favourable", "not-favourable"
_OPTION = "option:"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """What one agency said to one question on one case; ``groups`` are the figures it is in.

    Without a form ``answer`` is the status of the case and ``comment`` its reason.
    """

    case: Case
    agency: Agency
    assignment: Assignment
    answer: str
    comment: str = field(repr=False)
    groups: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGroup:
    """One figure of a question: its key, its name, and how many answers stand behind it."""

    key: str
    label: str
    count: int


def answers_behind(
    question: Question,
    chosen: Sequence[Record],
    cases: Sequence[Case],
    agencies: Sequence[Agency],
) -> tuple[AnswerLine, ...]:
    """Give a line for every chosen record, in the order of cases, then of agencies."""
    at = {(each.assignment.case_id, each.assignment.agency_id): each for each in chosen}
    return tuple(
        _line(question, at[case.id, agency.id], case, agency)
        for case in cases
        for agency in agencies
        if (case.id, agency.id) in at
    )


def _line(question: Question, record: Record, case: Case, agency: Agency) -> AnswerLine:
    where = standing(question, record.filling)
    cell = answer_cell(record.filling, question)
    audited = where is not Standing.NOT_AUDITED
    value = record.filling.value(question.code) if record.filling is not None else None
    found = _value_groups(question, value) if where is Standing.APPLICABLE else frozenset[str]()
    return AnswerLine(
        case=case,
        agency=agency,
        assignment=record.assignment,
        answer=cell.answer if audited else cell_words(record.assignment),
        comment=cell.comment if audited else record.assignment.reason,
        groups=found | {where.value},
    )


def _value_groups(question: Question, value: Value | None) -> frozenset[str]:
    codes = value if isinstance(value, tuple) else (str(value),)
    options = isinstance(question.kind, Choice | Ticks)
    found = {f"{_OPTION}{code}" for code in codes} if options else set[str]()
    if question.favourable:
        found.add(FAVOURABLE if value in question.favourable else OTHER)
    return frozenset(found)


def groups_of(
    question: Question, lines: Sequence[AnswerLine], translate: Translate = as_it_is
) -> tuple[AnswerGroup, ...]:
    """Name the figures of a question with their counts, those of nought too."""
    named: list[tuple[str, str]] = []
    if question.favourable:
        named.append((FAVOURABLE, translate(NOOP("Favourable"))))
        named.append((OTHER, translate(NOOP("Not favourable"))))
    if isinstance(question.kind, Choice | Ticks):
        named.extend(
            (f"{_OPTION}{option.code}", option.label)
            for option in question.kind.options
            if not is_not_applicable(option.code)
        )
    named.extend(
        (
            (Standing.NOT_APPLICABLE.value, translate(NOOP("Not applicable"))),
            (Standing.NOT_ASKED.value, translate(NOOP("Not asked"))),
            (Standing.UNANSWERED.value, translate(NOOP("Unanswered"))),
            (Standing.NOT_AUDITED.value, translate(NOOP("Not audited"))),
        )
    )
    return tuple(
        AnswerGroup(key=key, label=label, count=len(in_group(lines, key))) for key, label in named
    )


def in_group(lines: Sequence[AnswerLine], key: str) -> tuple[AnswerLine, ...]:
    """Keep the lines behind one figure; an empty key keeps all."""
    return tuple(line for line in lines if not key or key in line.groups)


def draft(
    question: Question,
    lines: Sequence[AnswerLine],
    group: AnswerGroup,
    translate: Translate = as_it_is,
    *,
    least: int = LEAST_FOR_SHARE,
) -> str:
    """Word a figure with the cases behind it; always made anew, so that it stays true to them.

    An answer is out of all applicable ones; what is none, such as Unanswered, out of everything.
    """
    said = in_group(lines, group.key)
    if not said:
        return ""
    standings = {each.value for each in Standing}
    of = lines if group.key in standings else in_group(lines, Standing.APPLICABLE.value)
    uins = list(dict.fromkeys(line.case.uin for line in said))
    words = translate(
        NOOP(
            "In {0} of {1} cases ({2}) at least one answer to \u201c{3}\u201d was \u201c{4}\u201d: "
            "{5} answers."
        )
    )
    cases = len({line.case.id for line in of})
    share = share_words(len(said), len(of), least=least, translate=translate)
    return words.format(len(uins), cases, ", ".join(uins), question.label, group.label, share)
