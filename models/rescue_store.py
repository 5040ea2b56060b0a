"""Taking an audit over from the packs that it sent out, where the office's computer is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from models import audit_rows as rows
from models.audit_queries import agencies_of, case_values, cases_of, pack_values, require_tool
from models.change_snapshots import ChangeKind, Trace
from models.change_store import note_change
from models.columns import now
from models.database import Database
from models.key_snapshots import EscrowKey
from models.snapshots import Agency, AuditDetails, AuditKeys, Case, IssuedPack, PackCase
from models.tables import (
    AgencyRow,
    AuditKeysRow,
    AuditRow,
    CaseRow,
    EscrowKeyRow,
    FormerKeyRow,
    IssuedPackRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """One pack and what it says about its audit; ``pack`` names no agency of this profile yet.

    ``escrow`` is the office's own key where the kit held it, to be kept while this profile has not
    tried another; ``others`` are identity and recipient of every key that opens returns of the
    pack beside that of the audit.
    """

    audit_id: str
    details: AuditDetails
    keys: AuditKeys = field(repr=False)
    cases: Sequence[PackCase]
    agency_code: str
    agency_name: str
    pack: IssuedPack = field(repr=False)
    escrow: EscrowKey | None = field(repr=False)
    others: Sequence[tuple[str, str]] = field(repr=False)


class RescueStore:
    """Keeps what packs tell; every call is one transaction and may come from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, rescued: Rescued) -> bool:
        """Keep the audit, where it is not here, and the pack; False where that is here already.

        Cases keep the letters that the agencies know them by. A pack that was issued before one
        that is here does not come into force. Raises ModelError(NOT_FOUND) without the tool.
        """
        with self._database.begin() as connection:
            known = select(IssuedPackRow.id).where(IssuedPackRow.id == rescued.pack.id)
            if connection.execute(known).first() is not None:
                return False
            _keep_escrow(connection, rescued.escrow)
            _keep_audit(connection, rescued)
            _keep_others(connection, rescued)
            _keep_cases(connection, rescued.audit_id, rescued.cases)
            agency = _kept_agency(connection, rescued)
            values = pack_values(replace(rescued.pack, agency_id=agency.id))
            connection.execute(insert(IssuedPackRow), values)
            _put_in_order(connection, agency.id)
            facts = (agency.name, rescued.pack.file_name)
            note_change(
                connection,
                Trace(kind=ChangeKind.AUDIT_RESCUED, audit_id=rescued.audit_id, facts=facts),
            )
        return True


def _keep_escrow(connection: Connection, key: EscrowKey | None) -> None:
    """Put the office's key in place of one that was never on paper."""
    query = select(EscrowKeyRow.proved_at)
    found = connection.execute(query).one_or_none()
    if key is None or (found is not None and found.proved_at is not None):
        return
    values = {
        "identity": key.identity,
        "recipient": key.recipient,
        "made_at": key.made_at,
        "proved_at": key.proved_at,
    }
    if found is None:
        connection.execute(insert(EscrowKeyRow), {"number": 1, **values})
    else:
        connection.execute(update(EscrowKeyRow).values(**values))


def _keep_audit(connection: Connection, rescued: Rescued) -> None:
    require_tool(connection, rescued.details.tool_sha256)
    known = select(AuditRow.id).where(AuditRow.id == rescued.audit_id)
    if connection.execute(known).first() is not None:
        return
    connection.execute(
        insert(AuditRow),
        {
            **rows.details_values(rescued.details),
            "id": rescued.audit_id,
            "created_at": now(),
            "issued_at": rescued.pack.issued_at,
            "next_case": 0,
            "edit": 1,
        },
    )
    connection.execute(
        insert(AuditKeysRow),
        {
            "audit_id": rescued.audit_id,
            "identity": rescued.keys.identity,
            "recipient": rescued.keys.recipient,
            "signing_key": rescued.keys.signing_key,
        },
    )


def _keep_others(connection: Connection, rescued: Rescued) -> None:
    """Keep the keys that opened returns before; a return sealed for them may still come."""
    ours = (
        select(EscrowKeyRow.recipient),
        select(AuditKeysRow.recipient).where(AuditKeysRow.audit_id == rescued.audit_id),
        select(FormerKeyRow.recipient).where(FormerKeyRow.audit_id == rescued.audit_id),
    )
    known = {recipient for query in ours for recipient in connection.scalars(query)}
    for identity, recipient in rescued.others:
        if recipient not in known:
            values = {"audit_id": rescued.audit_id, "identity": identity, "recipient": recipient}
            connection.execute(insert(FormerKeyRow), {**values, "ended_at": now()})


def _keep_cases(connection: Connection, audit_id: str, told: Sequence[PackCase]) -> None:
    standing = cases_of(connection, audit_id)
    uins, taken = {case.uin for case in standing}, {case.position for case in standing}
    for case in told:
        if case.uin in uins:
            continue
        place = rows.case_place(case.label)
        if place is None or place in taken:
            place = max(taken, default=-1) + 1
        taken.add(place)
        kept = Case(id=uuid4().hex, uin=case.uin, label=rows.case_label(place), position=place)
        connection.execute(insert(CaseRow), case_values(audit_id, kept))
    following = max(taken, default=-1) + 1
    behind = (AuditRow.id == audit_id, AuditRow.next_case < following)
    connection.execute(update(AuditRow).where(*behind).values(next_case=following))


def _kept_agency(connection: Connection, rescued: Rescued) -> Agency:
    standing = agencies_of(connection, rescued.audit_id)
    found = next((each for each in standing if each.code == rescued.agency_code), None)
    if found is not None:
        return found
    agency = Agency(
        id=uuid4().hex,
        code=rescued.agency_code,
        name=rescued.agency_name,
        position=max((each.position for each in standing), default=-1) + 1,
    )
    values = {"id": agency.id, "audit_id": rescued.audit_id, "code": agency.code}
    connection.execute(
        insert(AgencyRow), {**values, "name": agency.name, "position": agency.position}
    )
    return agency


def _put_in_order(connection: Connection, agency_id: str) -> None:
    """Have the pack issued last come last: that one is in force."""
    query = select(IssuedPackRow.number, IssuedPackRow.issued_at)
    found = connection.execute(query.where(IssuedPackRow.agency_id == agency_id)).all()
    arrived = [row.number for row in sorted(found, key=lambda row: row.number)]
    wanted = [row.number for row in sorted(found, key=lambda row: row.issued_at)]
    if arrived == wanted:
        return
    # Among the numbers that they have, by way of numbers that none has: a server counts on from
    # its own last one, and would give a number of ours a second time.
    for sign in (-1, 1):
        for number, place in zip(wanted, arrived, strict=True):
            here = number if sign < 0 else -place
            connection.execute(
                update(IssuedPackRow)
                .where(IssuedPackRow.number == here)
                .values(number=sign * place)
            )
