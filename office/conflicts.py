"""Two answers for one case: put side by side where they differ, for a person to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.definition import Tool
from forms.filling import Filling
from forms.kinds import words_of
from forms.scope import STATUSES
from models.profile import Profile
from models.snapshots import STANDING, Entry, ReceivedReturn
from office.analysis import CaseCell, answer_cell
from office.marking import NOOP
from office.messages import Translate, as_it_is


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the answers, and the return that it came with."""

    entry: Entry
    received: ReceivedReturn

    @property
    def stands(self) -> bool:
        """Whether it is the one that counts until somebody has chosen."""
        return self.entry.state in STANDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A case at an agency with an open conflict; what stands comes first."""

    case_id: str
    agency_id: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that the sides say differently: what it is, and each side's words in order."""

    number: str
    label: str
    cells: tuple[CaseCell, ...]


def open_conflicts(profile: Profile, audit_id: str) -> tuple[Conflict, ...]:
    """Give the conflicts that wait for a person, in the order of the cases."""
    cells: dict[tuple[str, str], list[Side]] = {}
    for each in profile.history.contested(audit_id):
        place = (each.entry.case_id, each.entry.agency_id)
        cells.setdefault(place, []).append(Side(entry=each.entry, received=each.received))
    order = {case.id: place for place, case in enumerate(profile.audits.cases(audit_id))}
    found = [
        Conflict(
            case_id=case_id,
            agency_id=agency_id,
            sides=tuple(sorted(sides, key=lambda side: not side.stands)),
        )
        for (case_id, agency_id), sides in cells.items()
    ]
    return tuple(sorted(found, key=lambda each: order[each.case_id]))


def differences(
    tool: Tool, sides: Sequence[Side], translate: Translate = as_it_is
) -> tuple[Difference, ...]:
    """Give what the sides say differently, in the order of the form; ``tool`` as audited.

    Where only one of them has a form, that is told and its answers are not listed.
    """
    fillings = [Filling(tool, side.entry.answers) for side in sides if side.entry.answers]
    found = [*_scope(sides, translate)]
    if len(fillings) == len(sides):
        for question in tool.questions:
            cells = tuple(answer_cell(filling, question) for filling in fillings)
            found.append(Difference(number=question.number, label=question.label, cells=cells))
    return tuple(each for each in found if len(set(each.cells)) > 1)


def _scope(sides: Sequence[Side], translate: Translate) -> tuple[Difference, ...]:
    scopes = [side.entry.scope for side in sides]
    completed, none = translate(NOOP("Completed")), translate(NOOP("None"))
    rows = (
        (NOOP("Status"), [STATUSES[each.status].label if each.status else "" for each in scopes]),
        (NOOP("Reason for the status"), [each.reason for each in scopes]),
        (
            NOOP("Last involvement"),
            [words_of(each.last_involvement) if each.last_involvement else "" for each in scopes],
        ),
        (NOOP("Form"), [completed if side.entry.answers else none for side in sides]),
        (NOOP("Child known"), [_yes_no(each.known_child, translate) for each in scopes]),
        (NOOP("Parents known"), [_yes_no(each.known_parents, translate) for each in scopes]),
    )
    return tuple(
        Difference(
            number="",
            label=translate(label),
            cells=tuple(CaseCell(answer="", comment=words) for words in said),
        )
        for label, said in rows
    )


def _yes_no(said: bool | None, translate: Translate) -> str:  # noqa: FBT001  as a scope holds it
    if said is None:
        return ""
    return translate(NOOP("Yes")) if said else translate(NOOP("No"))
