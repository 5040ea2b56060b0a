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
    """One agency over all cases; ``accounted`` of the ``total`` asked need no chasing.

    With ``not_asked`` they are all cases.
    """

    agency: Agency
    cells: tuple[CoverageCell, ...]
    accounted: int
    total: int
    not_asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The whole grid; forms, answers without a form, closed and awaited make up all of it.

    ``closed`` are cells that nobody answered and the office does not wait for any more. About
    ``not_asked`` nobody was asked; these stand beside the assignments.
    """

    cases: tuple[Case, ...]
    rows: tuple[CoverageRow, ...]
    forms: int
    without_form: int
    closed: int
    awaiting: int
    not_asked: int = 0

    @property
    def assignments(self) -> int:
        """How many cells were asked about."""
        return self.forms + self.without_form + self.closed + self.awaiting

    @property
    def cells(self) -> int:
        """How many cells there are: agencies times cases."""
        return self.assignments + self.not_asked


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
    cells = [each for row in rows for cell in row.cells if is_asked(each := cell.assignment)]
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
        not_asked=len(agencies) * len(cases) - len(cells),
    )


def is_asked(assignment: Assignment) -> bool:
    """Tell whether the agency is asked about the case: only then it is in its pack."""
    return STATUSES[assignment.status].asked


def setting_name(agency: Agency, setting_id: str) -> str:
    """Give the name of a setting of an agency; "" where there is none of this id."""
    return next((each.name for each in agency.facts.settings if each.id == setting_id), "")


def is_form(assignment: Assignment) -> bool:
    """Tell whether a completed form stands in the cell."""
    return assignment.entry is not None and STATUSES[assignment.status].has_form


def cell_words(assignment: Assignment, translate: Translate = as_it_is) -> str:
    """Give the words of one cell: "Returned r2", "Not known, keyed in", "Awaiting return"."""
    label = STATUSES[assignment.status].label
    if assignment.entry is None:
        return label
    if assignment.status is Status.AUDITED:
        label = translate(NOOP("Returned"))
    later = assignment.revision is not None and assignment.revision > 1
    words = f"{label} r{assignment.revision}" if later else label
    return words if assignment.keyed is None else translate(NOOP("{0}, keyed in")).format(words)


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
    asked = [each for each in assignments if is_asked(each)]
    return CoverageRow(
        agency=agency,
        cells=cells,
        accounted=sum(1 for each in asked if STATUSES[each.status].accounted),
        total=len(asked),
        not_asked=len(cells) - len(asked),
    )


def _tone(assignment: Assignment) -> Tone:
    if is_form(assignment):
        return Tone.DONE
    return Tone.QUIET if STATUSES[assignment.status].accounted else Tone.ATTENTION
