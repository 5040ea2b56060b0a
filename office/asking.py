"""Who is asked about which case: what goes into packs, and the office's word about many cells."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum

from forms.scope import STATUSES, Sample, Status, sample_of, with_sample
from models.case_snapshots import OfficeWord
from models.snapshots import Agency, Assignment, Case, IssuedPack
from models.tracker_snapshots import Contacts
from office.coverage import is_asked
from office.overview import AuditOverview

# A case and an agency, by id.
Cell = tuple[str, str]


class PackState(StrEnum):
    """How the pack of an agency stands beside what the agency is asked."""

    NOT_ASKED = "not-asked"
    NOT_ISSUED = "not-issued"
    ISSUED = "issued"
    OTHER_CASES = "other-cases"


def asked_cases(
    cases: Sequence[Case], assignments: Sequence[Assignment], agency_id: str
) -> tuple[Case, ...]:
    """Give the cases that an agency is asked about, in their order."""
    others = {
        each.case_id for each in assignments if each.agency_id == agency_id and not is_asked(each)
    }
    return tuple(case for case in cases if case.id not in others)


def pack_states(overview: AuditOverview) -> Mapping[str, PackState]:
    """Give by agency how its pack stands; one without a note of its cases counts as up to date."""
    latest = packs_in_force(overview.packs)
    return {each.id: _state(overview, each.id, latest.get(each.id)) for each in overview.agencies}


def packs_in_force(packs: Sequence[IssuedPack]) -> Mapping[str, IssuedPack]:
    """Give the latest pack of each agency by its id; ``packs`` come with the latest first."""
    return {pack.agency_id: pack for pack in reversed(packs)}


def dates_before(overview: AuditOverview, contacts: Contacts) -> Mapping[str, date]:
    """Give the return date in the pack of each agency that is to answer by another one now.

    One that is asked about nothing any more, and a pack that says no date, are left out.
    """
    usual, own = overview.audit.details.return_by, contacts.extended()
    asked = {each.agency_id for each in overview.assignments if is_asked(each)}
    return {
        agency_id: pack.return_by
        for agency_id, pack in packs_in_force(overview.packs).items()
        if agency_id in asked
        and pack.return_by is not None
        and pack.return_by != own.get(agency_id, usual)
    }


def _state(overview: AuditOverview, agency_id: str, pack: IssuedPack | None) -> PackState:
    asked = asked_cases(overview.cases, overview.assignments, agency_id)
    if not asked:
        return PackState.NOT_ASKED
    if pack is None:
        return PackState.NOT_ISSUED
    same = pack.cases is None or pack.cases == frozenset(case.uin for case in asked)
    return PackState.ISSUED if same else PackState.OTHER_CASES


def words_for(
    overview: AuditOverview, cells: Collection[Cell], status: Status, reason: str
) -> Mapping[Cell, OfficeWord]:
    """Give the office's word about each of these cells, and about others that it makes untrue.

    Where an agency audits a sample of its own, each reason in its row says how large the sample
    is, so the others of the row are worded anew with it. Cells that were answered count as they
    are, and the store leaves them so.
    """
    after = {
        (each.case_id, each.agency_id): OfficeWord(status=each.status, reason=each.reason)
        for each in overview.assignments
    }
    answered = {(a.case_id, a.agency_id) for a in overview.assignments if a.entry is not None}
    changed = {cell: OfficeWord(status=status, reason=reason) for cell in cells}
    after |= {cell: word for cell, word in changed.items() if cell not in answered}
    for agency_id in sorted({agency for _case, agency in cells}):
        row = {cell: word for cell, word in after.items() if cell[1] == agency_id}
        sample = _sample(list(row.values()))
        for cell, word in row.items():
            if word.status is Status.NOT_SAMPLED and cell not in answered:
                said, own = sample_of(word.reason)
                if cell in changed or said.is_clear:
                    again = with_sample(sample, own)
                    changed[cell] = OfficeWord(status=word.status, reason=again)
    return changed


def _sample(row: Sequence[OfficeWord]) -> Sample:
    asked = [word for word in row if STATUSES[word.status].asked]
    left = sum(1 for word in asked if word.status is Status.NOT_SAMPLED)
    return Sample(taken=str(len(asked) - left), of=str(len(asked)))


def not_sent(overview: AuditOverview) -> frozenset[Cell]:
    """Give the cells that are awaited and stand in no pack that is out, by case and agency."""
    latest = packs_in_force(overview.packs)
    uins = {case.id: case.uin for case in overview.cases}
    cells = (cell.assignment for row in overview.coverage.rows for cell in row.cells)
    return frozenset(
        (each.case_id, each.agency_id)
        for each in cells
        if each.status is Status.AWAITING
        and not _holds(latest.get(each.agency_id), uins[each.case_id])
    )


def _holds(pack: IssuedPack | None, uin: str) -> bool:
    return pack is not None and (pack.cases is None or uin in pack.cases)


def to_issue_again(overview: AuditOverview) -> tuple[Agency, ...]:
    """Give the agencies whose packs are out with other cases than they are asked about."""
    states = pack_states(overview)
    return tuple(each for each in overview.agencies if states[each.id] is PackState.OTHER_CASES)
