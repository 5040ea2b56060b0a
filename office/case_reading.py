"""Reading one case with the agencies side by side: what differs, what is far apart, how much."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from forms.definition import is_not_applicable
from forms.kinds import Grade
from office.agreement import FAR_APART
from office.analysis import CaseCell, CaseSheet

_UNSAID = frozenset({"", "Not asked"})
_SENTENCE = re.compile(r".+?[.!?](?=\s)")


class Reading(StrEnum):
    """How much of each answer is shown."""

    FULL = "full"
    BRIEF = "brief"
    COMMENTS = "comments"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A judgement with its grades by agency, and how many steps the best is from the worst."""

    place: int
    steps: int
    given: tuple[tuple[str, str], ...]


def cells_of(sheet: CaseSheet, place: int) -> list[CaseCell]:
    """Give what each agency said to one question, in the order of the columns."""
    return [column.cells[place] for column in sheet.columns]


def answers_differ(sheet: CaseSheet, place: int) -> bool:
    """Tell whether the agencies that were asked gave more than one answer to a question."""
    return len({cell.answer for cell in cells_of(sheet, place)} - _UNSAID) > 1


def is_worth_showing(sheet: CaseSheet, place: int) -> bool:
    """Tell whether any agency said anything to a question."""
    return any(cell.answer not in _UNSAID or cell.comment for cell in cells_of(sheet, place))


def of_one(sheet: CaseSheet, agency_id: str) -> CaseSheet:
    """Keep the column of one agency; all of them where "" is asked for."""
    kept = tuple(each for each in sheet.columns if agency_id in {"", each.agency.id})
    return replace(sheet, columns=kept)


def places_of(
    sheet: CaseSheet, codes: Collection[str], *, agency_id: str, reading: Reading, differing: bool
) -> list[int]:
    """Give the questions to be shown, by their place in the sheet.

    Whether answers differ is asked of all agencies, even where one alone is shown.
    """
    shown = of_one(sheet, agency_id)
    return [
        place
        for place, question in enumerate(sheet.questions)
        if question.code in codes
        and (not differing or answers_differ(sheet, place))
        and (_has_comment if reading is Reading.COMMENTS else is_worth_showing)(shown, place)
    ]


def grades_apart(sheet: CaseSheet, place: int) -> int:
    """Count the steps between the best and the worst grade given; 0 where there are not two."""
    kind = sheet.questions[place].kind
    if not isinstance(kind, Grade):
        return 0
    scale = [option.label for option in kind.options if not is_not_applicable(option.code)]
    steps = [scale.index(cell.answer) for cell in cells_of(sheet, place) if cell.answer in scale]
    return max(steps) - min(steps) if steps else 0


def far_apart(sheet: CaseSheet) -> tuple[Apart, ...]:
    """List the judgements that are two grades apart or more, with who gave which."""
    found = ((place, grades_apart(sheet, place)) for place in range(len(sheet.questions)))
    return tuple(
        Apart(
            place=place,
            steps=steps,
            given=tuple(
                (column.agency.name, column.cells[place].answer)
                for column in sheet.columns
                if column.cells[place].answer not in _UNSAID
            ),
        )
        for place, steps in found
        if steps >= FAR_APART
    )


def beginning(text: str) -> str:
    """Give the first sentence of each line, with three dots where the line goes on."""
    return "\n".join(map(_first_sentence, filter(str.strip, text.splitlines())))


def _first_sentence(line: str) -> str:
    found = _SENTENCE.match(line)
    begin = found.group() if found else line
    return begin if not line[len(begin) :].strip() else f"{begin} \u2026"


def _has_comment(sheet: CaseSheet, place: int) -> bool:
    return any(cell.comment for cell in cells_of(sheet, place))
