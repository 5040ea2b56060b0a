"""The trace of a deed about one case at one agency, for the office's history."""

from sqlalchemy import Connection, select

from models.change_snapshots import ChangeKind, FieldChange, Trace
from models.change_store import note_change
from models.errors import ModelError, ModelFault
from models.tables import AgencyRow, CaseRow


def note_cell(
    connection: Connection,
    kind: ChangeKind,
    cell: tuple[str, str],
    *,
    facts: tuple[str, ...] = (),
    fields: tuple[FieldChange, ...] = (),
    reason: str = "",
) -> None:
    """Note a deed about the case and the agency of these ids, in the caller's transaction.

    ``facts`` come after UIN and agency: codes and counts, no word of an answer. Raises
    ModelError(NOT_FOUND) where case and agency are not of one audit.
    """
    case_id, agency_id = cell
    query = (
        select(CaseRow.audit_id, CaseRow.uin, AgencyRow.name)
        .join(AgencyRow, AgencyRow.audit_id == CaseRow.audit_id)
        .where(CaseRow.id == case_id, AgencyRow.id == agency_id)
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        raise ModelError(ModelFault.NOT_FOUND)
    trace = Trace(
        kind=kind,
        audit_id=found.audit_id,
        facts=(found.uin, found.name, *facts),
        fields=fields,
        reason=reason,
    )
    note_change(connection, trace)
