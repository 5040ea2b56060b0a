"""Which cases go into the pack of an agency, and whether the pack that is out still says so."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from models.snapshots import Assignment, Case, IssuedPack
from office.coverage import is_asked
from office.overview import AuditOverview


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
    latest: dict[str, IssuedPack] = {}
    for pack in overview.packs:  # latest per agency first
        latest.setdefault(pack.agency_id, pack)
    return {each.id: _state(overview, each.id, latest.get(each.id)) for each in overview.agencies}


def _state(overview: AuditOverview, agency_id: str, pack: IssuedPack | None) -> PackState:
    asked = asked_cases(overview.cases, overview.assignments, agency_id)
    if not asked:
        return PackState.NOT_ASKED
    if pack is None:
        return PackState.NOT_ISSUED
    same = pack.cases is None or pack.cases == frozenset(case.uin for case in asked)
    return PackState.ISSUED if same else PackState.OTHER_CASES
