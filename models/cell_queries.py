"""What stands in the cells of an audit, asked within the caller's transaction."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, literal, not_, select

from forms.scope import Status
from models.agency_snapshots import CellParts
from models.snapshots import STANDING, Assignment, EntryState
from models.tables import AgencyRow, AssignmentRow, CaseRow, EntryRow, ReturnRow

_COUNTS = EntryRow.state == EntryState.CURRENT
# An answer that waits for a choice is an answer: nobody may say that it was never asked for.
_ANSWERED = (EntryState.CURRENT, EntryState.CONFLICT)


def cells_of(connection: Connection, audit_id: str) -> tuple[Assignment, ...]:
    """Give every cell, by case and then agency: what counts of it now."""
    query = _cells().where(CaseRow.audit_id == audit_id)
    return tuple(Assignment(**row) for row in connection.execute(query).mappings())


def answered_cells(
    connection: Connection, case_ids: Collection[str], agency_ids: Collection[str]
) -> set[tuple[str, str]]:
    """Give case and agency of those of these cells in which an agency's answer stands or waits."""
    query = select(EntryRow.case_id, EntryRow.agency_id).where(
        EntryRow.case_id.in_(case_ids),
        EntryRow.agency_id.in_(agency_ids),
        EntryRow.state.in_(_ANSWERED),
    )
    return {(case_id, agency_id) for case_id, agency_id in connection.execute(query)}


def _cells() -> Select[*tuple[Any, ...]]:
    return (
        select(*_columns())
        .select_from(CaseRow)
        .join(AgencyRow, AgencyRow.audit_id == CaseRow.audit_id)
        .outerjoin(
            EntryRow,
            and_(
                EntryRow.case_id == CaseRow.id,
                EntryRow.agency_id == AgencyRow.id,
                EntryRow.state.in_(sorted(STANDING)),
            ),
        )
        .outerjoin(ReturnRow, ReturnRow.id == EntryRow.return_id)
        .outerjoin(
            AssignmentRow,
            and_(AssignmentRow.case_id == CaseRow.id, AssignmentRow.agency_id == AgencyRow.id),
        )
        .order_by(CaseRow.position, AgencyRow.position, AgencyRow.code)
    )


def _columns() -> tuple[Any, ...]:
    status, reason = case((_COUNTS, EntryRow.status)), case((_COUNTS, EntryRow.reason))
    awaited = literal(Status.AWAITING.value)
    nothing = literal(CellParts(), AssignmentRow.parts.type)
    return (
        CaseRow.id.label("case_id"),
        AgencyRow.id.label("agency_id"),
        func.coalesce(status, AssignmentRow.status, awaited).label("status"),
        func.coalesce(reason, AssignmentRow.reason, "").label("reason"),
        case((_COUNTS, EntryRow.id)).label("entry"),
        case((_COUNTS, ReturnRow.revision)).label("revision"),
        case((not_(_COUNTS), ReturnRow.revision)).label("taken_back"),
        func.coalesce(ReturnRow.reason, "").label("change"),
        func.coalesce(AssignmentRow.parts, nothing).label("parts"),
        func.coalesce(AssignmentRow.edit, 0).label("edit"),
        case((_COUNTS, ReturnRow.keyed)).label("keyed"),
    )
