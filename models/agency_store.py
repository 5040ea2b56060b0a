"""What the office knows of an agency, of its settings case by case, and two that are one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, update

from forms.scope import STATUSES, Status
from models import audit_traces as traces
from models.agency_snapshots import (
    AgencyFacts,
    CellParts,
    for_another_audit,
    joined,
    renamed,
    same_settings,
)
from models.audit_queries import agencies_of, remove_agencies, usual_of
from models.cell_queries import cells_of
from models.change_snapshots import ChangeKind, FieldChange, Trace
from models.change_store import note_change
from models.database import Database, table_of, upsert
from models.errors import ModelError, ModelFault
from models.snapshots import Agency, Assignment, UsualAgency
from models.tables import AgencyRow, AssignmentRow, CaseRow, UsualAgencyRow

_SET_PARTS = upsert(table_of(AssignmentRow), "parts", "edit")
_MOVE_CELL = upsert(table_of(AssignmentRow), "status", "reason", "parts", "edit")
_KEEP_USUAL = upsert(table_of(UsualAgencyRow), "name", "facts")


class AgencyStore:
    """Keeps what is known of agencies; every call is one transaction and from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def describe(self, agency: Agency, *, for_later: bool) -> Agency:
        """Change name, facts and sample of an agency to these, and give it as it is then.

        With ``for_later`` the office's own list gets name and facts too, for audits to come.
        Raises ModelError(NOT_FOUND), and EDIT_CONFLICT where ``agency.edit`` is not the latest.
        """
        with self._database.begin() as connection:
            audit_id, before = _agency(connection, agency.id)
            if before.edit != agency.edit:
                raise ModelError(ModelFault.EDIT_CONFLICT)
            after = replace(
                before,
                name=agency.name,
                facts=agency.facts,
                sample=agency.sample,
                edit=before.edit + 1,
            )
            _write(connection, after)
            traces.note_agencies(connection, audit_id, [before], [after])
            if for_later:
                _keep_for_later(connection, after)
        return after

    def set_parts(
        self,
        agency_id: str,
        parts: Mapping[str, CellParts],
        *,
        seen: Mapping[str, int] | None = None,
    ) -> None:
        """Say by case which setting of an agency answers, and what is known of the others.

        What stands of the cells themselves stays, also where an answer stands. ``seen`` are by
        case the numbers of edits of the assignments looked at, None for whoever did not look.
        Raises ModelError: NOT_FOUND where a case is not of the agency's audit, EDIT_CONFLICT, with
        nothing set, where a number is not the latest.
        """
        with self._database.begin() as connection:
            audit_id, agency = _agency(connection, agency_id)
            cells = {each.case_id: each for each in _cells_at(connection, audit_id, agency_id)}
            if parts.keys() - cells.keys():
                raise ModelError(ModelFault.NOT_FOUND)
            if seen is not None and any(seen.get(case, 0) != cells[case].edit for case in parts):
                raise ModelError(ModelFault.EDIT_CONFLICT)
            changed = [
                (cells[case], each) for case, each in parts.items() if cells[case].parts != each
            ]
            values = [_parts_values(before, after) for before, after in changed]
            if values:
                connection.execute(_SET_PARTS, values)
                _note_parts(connection, audit_id, agency, changed)

    def join(self, staying_id: str, leaving_id: str) -> Agency:
        """Make one agency of two that are the same, and give it as it is then.

        What the office said about the cases of the one that leaves goes over to the other, and so
        does what only it says of settings and contact. Raises ModelError: AGENCY_IN_USE where the
        one that leaves has a pack, an answer or a call; CELLS_DIFFER with the UINs about which the
        two say different things; NOT_FOUND. Then nothing is changed.
        """
        with self._database.begin() as connection:
            audit_id, staying = _agency(connection, staying_id)
            other_audit, leaving = _agency(connection, leaving_id)
            if audit_id != other_audit or staying_id == leaving_id:
                raise ModelError(ModelFault.NOT_FOUND)
            before = agencies_of(connection, audit_id)
            moved = _moved(connection, audit_id, staying, leaving)
            _remove(connection, leaving)
            if moved:
                connection.execute(_MOVE_CELL, moved)
            after = replace(
                staying, facts=joined(staying.facts, leaving.facts), edit=staying.edit + 1
            )
            _write(connection, after)
            traces.note_agencies(connection, audit_id, before, agencies_of(connection, audit_id))
        return after


def _agency(connection: Connection, agency_id: str) -> tuple[str, Agency]:
    query = select(AgencyRow.audit_id).where(AgencyRow.id == agency_id)
    audit_id = connection.execute(query).scalar_one_or_none()
    if audit_id is None:
        raise ModelError(ModelFault.NOT_FOUND)
    found = next(each for each in agencies_of(connection, audit_id) if each.id == agency_id)
    return audit_id, found


def _write(connection: Connection, agency: Agency) -> None:
    values = {
        "name": agency.name,
        "facts": agency.facts,
        "sample": agency.sample,
        "edit": agency.edit,
    }
    connection.execute(update(AgencyRow).where(AgencyRow.id == agency.id), values)


def _keep_for_later(connection: Connection, agency: Agency) -> None:
    before = usual_of(connection)
    place = max((each.position for each in before), default=-1) + 1
    kept = UsualAgency(
        code=agency.code, name=agency.name, position=place, facts=for_another_audit(agency.facts)
    )
    values = {"code": kept.code, "name": kept.name, "position": place, "facts": kept.facts}
    connection.execute(_KEEP_USUAL, values)
    traces.note_usual(connection, before, usual_of(connection))


def _remove(connection: Connection, leaving: Agency) -> None:
    try:
        remove_agencies(connection, [leaving])
    except ModelError as error:
        raise ModelError(ModelFault.AGENCY_IN_USE, leaving.name) from error


def _cells_at(connection: Connection, audit_id: str, agency_id: str) -> list[Assignment]:
    return [each for each in cells_of(connection, audit_id) if each.agency_id == agency_id]


def _moved(
    connection: Connection, audit_id: str, staying: Agency, leaving: Agency
) -> list[dict[str, object]]:
    """Give what goes over to the cells of the one that stays; raise CELLS_DIFFER."""
    as_named = same_settings(staying.facts, leaving.facts)
    theirs = {
        each.case_id: replace(each, parts=renamed(each.parts, as_named))
        for each in _cells_at(connection, audit_id, leaving.id)
    }
    moved: list[dict[str, object]] = []
    differ: list[str] = []
    for own in _cells_at(connection, audit_id, staying.id):
        other = theirs[own.case_id]
        if _says_nothing(other):
            continue
        if _says_nothing(own):
            values = {"status": other.status, "reason": other.reason, "parts": other.parts}
            cell = {"case_id": own.case_id, "agency_id": staying.id, "edit": own.edit + 1}
            moved.append({**cell, **values})
        elif own.entry is not None or _said(own) != _said(other):
            differ.append(own.case_id)
    if differ:
        query = select(CaseRow.uin).where(CaseRow.id.in_(differ)).order_by(CaseRow.position)
        raise ModelError(ModelFault.CELLS_DIFFER, ", ".join(connection.scalars(query)))
    return moved


def _said(cell: Assignment) -> tuple[Status, str, CellParts]:
    return cell.status, cell.reason, cell.parts


def _says_nothing(cell: Assignment) -> bool:
    return cell.entry is None and _said(cell) == (Status.AWAITING, "", CellParts())


def _parts_values(before: Assignment, parts: CellParts) -> dict[str, object]:
    return {
        "case_id": before.case_id,
        "agency_id": before.agency_id,
        "status": Status.AWAITING,
        "reason": "",
        "parts": parts,
        "edit": before.edit + 1,
    }


def _note_parts(
    connection: Connection,
    audit_id: str,
    agency: Agency,
    changed: Sequence[tuple[Assignment, CellParts]],
) -> None:
    query = select(CaseRow.id, CaseRow.uin).where(CaseRow.audit_id == audit_id)
    uins = {row.id: row.uin for row in connection.execute(query)}
    fields = tuple(
        FieldChange(
            field="settings",
            of=f"{uins[cell.case_id]}, {agency.name}",
            before=_parts_words(agency.facts, cell.parts),
            after=_parts_words(agency.facts, after),
        )
        for cell, after in changed
    )
    trace = Trace(kind=ChangeKind.CELLS_SET, audit_id=audit_id, fields=fields)
    note_change(connection, trace)


def _parts_words(facts: AgencyFacts, parts: CellParts) -> str:
    names = {each.id: each.name for each in facts.settings}
    lines = [names.get(parts.answers, "")]
    lines += [
        f"{names.get(each.setting, '')}: {STATUSES[each.status].label}" for each in parts.others
    ]
    return "\n".join(line for line in lines if line)
