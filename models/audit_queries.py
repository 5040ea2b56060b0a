"""Steps that several calls of the audit store share, each inside the caller's transaction."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from uuid import uuid4

from sqlalchemy import Connection, delete, insert, or_, select, update

from models import audit_rows as rows
from models.case_snapshots import CaseFacts
from models.errors import ModelError, ModelFault
from models.snapshots import Agency, Audit, AuditDetails, Case, IssuedPack, UsualAgency
from models.tables import (
    AgencyRow,
    AssignmentRow,
    AuditRow,
    CaseRow,
    EntryRow,
    IssuedPackRow,
    ToolRow,
    UsualAgencyRow,
)
from models.tracker_tables import NOTED_OF_AGENCY


def audit_row(connection: Connection, audit_id: str) -> Audit:
    """Give one audit; raise ModelError(NOT_FOUND)."""
    query = select(*rows.AUDIT_COLUMNS).where(AuditRow.id == audit_id)
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise ModelError(ModelFault.NOT_FOUND)
    return rows.audit_of(found)


def require_tool(connection: Connection, sha256: str) -> None:
    """Raise ModelError(NOT_FOUND) where a tool was never kept."""
    if connection.execute(select(ToolRow.sha256).where(ToolRow.sha256 == sha256)).first() is None:
        raise ModelError(ModelFault.NOT_FOUND, sha256)


def cases_of(connection: Connection, audit_id: str) -> tuple[Case, ...]:
    """Give the cases of an audit in their order."""
    query = (
        select(*rows.CASE_COLUMNS).where(CaseRow.audit_id == audit_id).order_by(CaseRow.position)
    )
    return tuple(Case(**row) for row in connection.execute(query).mappings())


def case_row(connection: Connection, case_id: str) -> tuple[str, Case]:
    """Give the audit of a case and the case; raise ModelError(NOT_FOUND)."""
    query = select(CaseRow.audit_id, *rows.CASE_COLUMNS).where(CaseRow.id == case_id)
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise ModelError(ModelFault.NOT_FOUND)
    return found["audit_id"], Case(**{name: found[name] for name in found if name != "audit_id"})


def agencies_of(connection: Connection, audit_id: str) -> tuple[Agency, ...]:
    """Give the agencies of an audit in their order."""
    query = (
        select(*rows.AGENCY_COLUMNS)
        .where(AgencyRow.audit_id == audit_id)
        .order_by(AgencyRow.position, AgencyRow.code)
    )
    return tuple(Agency(**row) for row in connection.execute(query).mappings())


def usual_of(connection: Connection) -> tuple[UsualAgency, ...]:
    """Give the office's own list of agencies, in its order."""
    query = select(*rows.USUAL_COLUMNS).order_by(UsualAgencyRow.position, UsualAgencyRow.code)
    return tuple(UsualAgency(**row) for row in connection.execute(query).mappings())


def refuse_other_questions(before: AuditDetails, after: AuditDetails) -> None:
    """Raise ModelError(AUDIT_ISSUED) where a change would make the packs that are out untrue."""
    asked = [(each.code, each.tool_sha256, each.blocks, each.window) for each in (before, after)]
    if asked[0] != asked[1]:
        raise ModelError(ModelFault.AUDIT_ISSUED)


def refuse_doubled(standing: Sequence[Case], uins: Sequence[str]) -> None:
    """Raise ModelError(DOUBLED_UIN) with every UIN that would stand twice."""
    seen = {_same(case.uin) for case in standing}
    doubled: list[str] = []
    for uin in uins:
        if _same(uin) in seen and uin not in doubled:
            doubled.append(uin)
        seen.add(_same(uin))
    if doubled:
        raise ModelError(ModelFault.DOUBLED_UIN, *doubled)


def insert_cases(
    connection: Connection, audit_id: str, uins: Sequence[str], facts: Mapping[str, CaseFacts]
) -> tuple[Case, ...]:
    """Add cases and give them; raise ModelError(DOUBLED_UIN) with all that would stand twice."""
    audit_row(connection, audit_id)
    standing = cases_of(connection, audit_id)
    refuse_doubled(standing, uins)
    first = connection.execute(
        update(AuditRow)
        .where(AuditRow.id == audit_id)
        .values(next_case=AuditRow.next_case + len(uins))
        .returning(AuditRow.next_case)
    ).scalar_one() - len(uins)
    named = zip(uins, _labels(standing, first), strict=False)
    added = tuple(
        Case(
            id=uuid4().hex,
            uin=uin,
            label=label,
            position=place,
            facts=facts.get(uin, CaseFacts()),
        )
        for place, (uin, label) in enumerate(named, start=first)
    )
    if added:
        connection.execute(insert(CaseRow), [case_values(audit_id, each) for each in added])
    return added


def _labels(standing: Sequence[Case], first: int) -> Iterator[str]:
    """Give A, B and on from a place; one that the office gave to another case is passed over."""
    taken = {case.label.casefold() for case in standing}
    named = (rows.case_label(place) for place in count(first))
    return (label for label in named if label.casefold() not in taken)


def delete_case(connection: Connection, case_id: str) -> None:
    """Take a case out; raise ModelError(NOT_FOUND)."""
    connection.execute(delete(AssignmentRow).where(AssignmentRow.case_id == case_id))
    if connection.execute(delete(CaseRow).where(CaseRow.id == case_id)).rowcount != 1:
        raise ModelError(ModelFault.NOT_FOUND)


def remove_agencies(connection: Connection, leaving: Sequence[Agency]) -> None:
    """Take agencies out; raise ModelError(IN_USE) naming those with answers, a pack, or a call."""
    ids = [agency.id for agency in leaving]
    if not ids:
        return
    busy = set(
        connection.scalars(
            select(AgencyRow.id).where(
                AgencyRow.id.in_(ids),
                or_(
                    AgencyRow.id.in_(select(EntryRow.agency_id)),
                    AgencyRow.id.in_(select(IssuedPackRow.agency_id)),
                    *(AgencyRow.id.in_(select(row.agency_id)) for row in NOTED_OF_AGENCY),
                ),
            )
        )
    )
    if busy:
        raise ModelError(ModelFault.IN_USE, *(a.name for a in leaving if a.id in busy))
    connection.execute(delete(AssignmentRow).where(AssignmentRow.agency_id.in_(ids)))
    connection.execute(delete(AgencyRow).where(AgencyRow.id.in_(ids)))


def case_values(audit_id: str, case: Case) -> dict[str, object]:
    """Spread a case over its columns."""
    return {
        "id": case.id,
        "audit_id": audit_id,
        "uin": case.uin,
        "label": case.label,
        "position": case.position,
        "facts": case.facts,
        "words": case.words,
    }


def pack_values(pack: IssuedPack) -> dict[str, object]:
    """Spread a pack over its columns."""
    return {column.key: getattr(pack, column.key) for column in rows.PACK_COLUMNS}


def _same(uin: str) -> str:
    return " ".join(uin.casefold().split())
