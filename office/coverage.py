"""Who has answered for which case: every assignment stands in exactly one cell, with words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from forms.scope import STATUSES, Status
from models.snapshots import Agency, Assignment, Case
from office.marking import NOOP
from office.messages import Translate, as_it_is


class Tone(StrEnum):
    """How a cell is coloured beside its words: done, attention, or quiet."""

    DONE = "done"
    ATTENTION = "attention"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """One agency's standing on one case, in words."""

    assignment: Assignment
    words: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """One agency over all cases; ``accounted`` of ``total`` need no chasing."""

    agency: Agency
    cells: tuple[CoverageCell, ...]
    accounted: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The whole grid; forms, answers without a form, closed and awaited make up all of it.

    ``closed`` are cells that nobody answered and the office does not wait for any more.
    """

    cases: tuple[Case, ...]
    rows: tuple[CoverageRow, ...]
    forms: int
    without_form: int
    closed: int
    awaiting: int

    @property
    def assignments(self) -> int:
        """How many cells there are: agencies times cases."""
        return self.forms + self.without_form + self.closed + self.awaiting


def coverage(
    cases: Sequence[Case], agencies: Sequence[Agency], assignments: Sequence[Assignment]
) -> Coverage:
    """Lay the assignments out as a grid; a pair that nobody stored counts as awaited."""
    known = {(each.agency_id, each.case_id): each for each in assignments}
    rows = tuple(
        _row(
            agency,
            tuple(known.get((agency.id, case.id)) or _awaited(agency, case) for case in cases),
        )
        for agency in agencies
    )
    cells = [cell.assignment for row in rows for cell in row.cells]
    forms = sum(1 for each in cells if is_form(each))
    awaiting = sum(1 for each in cells if not STATUSES[each.status].accounted)
    answered = sum(1 for each in cells if each.entry and STATUSES[each.status].accounted)
    return Coverage(
        cases=tuple(cases),
        rows=rows,
        forms=forms,
        without_form=answered - forms,
        closed=len(cells) - answered - awaiting,
        awaiting=awaiting,
    )


def is_form(assignment: Assignment) -> bool:
    """Tell whether a completed form stands in the cell."""
    return assignment.entry is not None and STATUSES[assignment.status].has_form


def cell_words(assignment: Assignment, translate: Translate = as_it_is) -> str:
    """Give the words of one cell: "Returned r2", "Not known", "Awaiting return"."""
    label = STATUSES[assignment.status].label
    if assignment.entry is None:
        return label
    if assignment.status is Status.AUDITED:
        label = translate(NOOP("Returned"))
    later = assignment.revision is not None and assignment.revision > 1
    return f"{label} r{assignment.revision}" if later else label


def _awaited(agency: Agency, case: Case) -> Assignment:
    return Assignment(
        case_id=case.id,
        agency_id=agency.id,
        status=Status.AWAITING,
        reason="",
        entry=None,
        revision=None,
    )


def _row(agency: Agency, assignments: tuple[Assignment, ...]) -> CoverageRow:
    cells = tuple(
        CoverageCell(assignment=each, words=cell_words(each), tone=_tone(each))
        for each in assignments
    )
    accounted = sum(1 for each in assignments if STATUSES[each.status].accounted)
    return CoverageRow(agency=agency, cells=cells, accounted=accounted, total=len(cells))


def _tone(assignment: Assignment) -> Tone:
    if is_form(assignment):
        return Tone.DONE
    return Tone.QUIET if STATUSES[assignment.status].accounted else Tone.ATTENTION
