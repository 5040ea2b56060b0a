"""The office's grades beside the agencies' own: how both spread, and how far they agree."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.definition import Question, is_not_applicable
from forms.kinds import Grade, options_of
from models.review_snapshots import Moderation
from office.agreement import Agreement, agreement, kappa_words
from office.analysis import CaseCell, CaseColumn, CaseSheet, Record
from office.coverage import is_form
from office.marking import NOOP
from office.messages import Translate, as_it_is
from office.review import Grades, grades_given
from office.tally import LEAST_FOR_SHARE, share_words


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeLine:
    """One grade: how many agencies gave it, and how many stand at it after moderation."""

    label: str
    own: int
    moderated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderated:
    """One judgement: all its grades, best first, and the agreement where the office gave one."""

    question: Question
    lines: tuple[GradeLine, ...]
    agreement: Agreement


def moderated_label(question: Question, moderation: Moderation) -> str:
    """Give the office's grade in words; its code where the tool has none of it any more."""
    labels = {each.code: each.label for each in options_of(question.kind)}
    return labels.get(moderation.grade, moderation.grade)


def moderated_words(
    question: Question, moderation: Moderation, translate: Translate = as_it_is
) -> str:
    """Word the office's grade as it is printed: "Moderated: Good (office: too little is said)"."""
    words = translate(NOOP("Moderated: {0} (office: {1})"))
    return words.format(moderated_label(question, moderation), moderation.reason)


def moderated_judgement(
    question: Question, chosen: Sequence[Record], moderations: Sequence[Moderation]
) -> Moderated | None:
    """Count both grades of a judgement; None where it is none, or nobody moderated it.

    An agency's own grade stands where the office gave no other. A grade of the office counts for
    an answer that counts: not where the agency has taken it back, or is not asked any more.
    """
    if not isinstance(question.kind, Grade):
        return None
    scale = [each for each in question.kind.options if not is_not_applicable(each.code)]
    codes = [each.code for each in scale]
    own, after = Counter[str](), Counter[str]()
    pairs: list[tuple[int, int]] = []
    moderated = 0
    grades = grades_given(moderations)
    for record in chosen:
        given = _own(record, question)
        if given is None:
            continue
        at = record.assignment
        office = grades.get((at.case_id, at.agency_id, question.code))
        moderated += office is not None
        own[given] += 1
        after[office.grade if office is not None else given] += 1
        if office is not None and given in codes and office.grade in codes:
            pairs.append((codes.index(given), codes.index(office.grade)))
    if not moderated:
        return None
    return Moderated(
        question=question,
        lines=tuple(
            GradeLine(label=each.label, own=own[each.code], moderated=after[each.code])
            for each in scale
        ),
        agreement=agreement(pairs),
    )


def moderated_lines_words(found: Moderated, translate: Translate = as_it_is) -> str:
    """Word both spreads, best first: "After moderation: Good 3 (own: 4), ..."."""
    each = translate(NOOP("{0} {1} (own: {2})"))
    lines = ", ".join(each.format(line.label, line.moderated, line.own) for line in found.lines)
    return translate(NOOP("After moderation: {0}.")).format(lines)


def moderated_agreement_words(
    found: Moderated, translate: Translate = as_it_is, *, least: int = LEAST_FOR_SHARE
) -> str:
    """Word how far the office agrees with the agencies, over the grades that it moderated."""
    equal = found.agreement
    if not equal.pairs:
        return translate(NOOP("No agency gave a grade where the office did."))
    same = translate(NOOP("Office and agency gave the same judgement in {0} forms moderated."))
    share = share_words(equal.exact, equal.pairs, least=least, translate=translate)
    number = translate(NOOP("forms: {0}")).format(equal.pairs)
    return f"{same.format(share)} {kappa_words(equal, number, translate)}"


def moderated_sheet(
    sheet: CaseSheet, moderations: Sequence[Moderation], translate: Translate = as_it_is
) -> CaseSheet:
    """Put the office's grades of a case below the agencies' own, with their reasons.

    What an agency answered is not touched: grades that are far apart stay so.
    """
    grades = grades_given(moderations)
    return replace(
        sheet,
        columns=tuple(
            replace(column, cells=_moderated_cells(sheet, column, grades, translate))
            if is_form(column.assignment)
            else column
            for column in sheet.columns
        ),
    )


def _moderated_cells(
    sheet: CaseSheet,
    column: CaseColumn,
    grades: Grades,
    translate: Translate,
) -> tuple[CaseCell, ...]:
    cells: list[CaseCell] = []
    for question, cell in zip(sheet.questions, column.cells, strict=True):
        found = grades.get((sheet.case.id, column.agency.id, question.code))
        if found is not None:
            words = moderated_words(question, found, translate)
            cell = replace(cell, comment="\n".join(filter(None, (words, cell.comment))))  # noqa: PLW2901
        cells.append(cell)
    return tuple(cells)


def _own(record: Record, question: Question) -> str | None:
    """Give the agency's grade, "" where it left that blank; None where it was not asked for one."""
    filling = record.filling
    if filling is None or not filling.applies(question.code):
        return None
    return str(filling.value(question.code) or "")
