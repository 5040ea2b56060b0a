"""Deleting an audit at the office: all that is of it in one transaction, and a record of it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    func,
    insert,
    not_,
    or_,
    select,
    update,
)

from models.audit_queries import agencies_of, audit_row, cases_of
from models.case_tables import DrawRow, ReserveRow
from models.change_tables import ChangeRow
from models.database import Database, table_of
from models.deletion_snapshots import DeletedAudit, DeletionRecord, Gone
from models.deletion_tables import DeletedAuditRow
from models.intake_snapshots import Deed, LogKind
from models.keyed_store import keyed_parts
from models.review_tables import OF_AGENCY
from models.rewriting import owe_rewrite, rewrite_if_owed, rewrites_owed
from models.tables import (
    AgencyRow,
    AssignmentRow,
    AuditKeysRow,
    AuditRow,
    CaseRow,
    ClearedRow,
    DeedRow,
    EntryRow,
    FormerKeyRow,
    InboxRow,
    IssuedPackRow,
    LogLineRow,
    PinRow,
    ReturnRow,
    RulingRow,
)
from models.tracker_tables import OF_AUDIT


class DeletionStore:
    """Deletes audits of the office; every call is one transaction and may come from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_aside(self) -> tuple[str, ...]:
        """Give the SHA-256 of every file in the inbox that counts for nothing, told of or not."""
        query = select(InboxRow.sha256).where(InboxRow.raw.is_not(None), not_(InboxRow.applied))
        with self._database.looking() as connection:
            return tuple(connection.scalars(query.order_by(InboxRow.number)))

    def gone(self, audit_id: str, files: Collection[str]) -> Gone:
        """Count what a deletion would take, these files of the inbox included; raise NOT_FOUND."""
        with self._database.looking() as connection:
            audit_row(connection, audit_id)
            return _count(connection, _Parts(connection, audit_id, files))

    def delete(self, record: DeletionRecord, files: Collection[str], deed: Deed) -> DeletedAudit:
        """Delete an audit for ever, with these files of the inbox; keep the record of it.

        ``record.gone`` is counted anew in the same transaction. What is given back says what the
        disk refused, which each opening tries again. Raises ModelError(NOT_FOUND).
        """
        with self._database.begin() as connection:
            audit_row(connection, record.audit_id)
            parts = _Parts(connection, record.audit_id, files)
            record = replace(record, gone=_count(connection, parts))
            packs = select(IssuedPackRow.id).where(IssuedPackRow.audit_id == record.audit_id)
            values = {
                "id": deed.id,
                "record": record,
                "packs": frozenset(connection.scalars(packs)),
                "deleted_at": deed.at,
            }
            _delete(connection, parts)
            connection.execute(insert(DeletedAuditRow), values)
            connection.execute(insert(DeedRow), _deed_values(deed))
            owe_rewrite(connection, deed.id)
        owed = rewrite_if_owed(self._database)
        return DeletedAudit(id=deed.id, record=record, at=deed.at, owed=owed)

    def all(self) -> tuple[DeletedAudit, ...]:
        """Give the audits that were deleted here, the newest first."""
        query = select(DeletedAuditRow.id, DeletedAuditRow.record, DeletedAuditRow.deleted_at)
        with self._database.looking() as connection:
            owed = rewrites_owed(connection)
            found = connection.execute(query.order_by(DeletedAuditRow.number.desc())).all()
        return tuple(
            DeletedAudit(id=row.id, record=row.record, at=row.deleted_at, owed=owed.get(row.id))
            for row in found
        )

    def packs(self) -> dict[str, tuple[str, datetime]]:
        """Give short name and moment of deletion of an audit, by the id of each of its packs."""
        query = select(DeletedAuditRow.record, DeletedAuditRow.packs, DeletedAuditRow.deleted_at)
        with self._database.looking() as connection:
            found = connection.execute(query).all()
        return {pack: (row.record.code, row.deleted_at) for row in found for pack in row.packs}


class _Parts:
    """What belongs to one audit, as conditions; read in the transaction that deletes it."""

    def __init__(self, connection: Connection, audit_id: str, files: Collection[str]) -> None:
        self.agencies = [each.id for each in agencies_of(connection, audit_id)]
        self.cases = [each.id for each in cases_of(connection, audit_id)]
        self.audit_id = audit_id
        self.rulings = RulingRow.agency_id.in_(self.agencies)
        self.set_aside = and_(InboxRow.sha256.in_(list(files)), not_(InboxRow.applied))
        applied = select(ReturnRow.file_sha256).where(ReturnRow.audit_id == audit_id)
        self.files = or_(InboxRow.sha256.in_(applied), InboxRow.sha256.in_(list(files)))
        self.reasons = self._reasons(connection)

    def _reasons(self, connection: Connection) -> Sequence[str]:
        """Find the entries of the log with a reason that somebody gave about this audit.

        A choice that was undone is tied to nothing but agency and UIN, so those of another audit
        with the same names go too, unless they still count there.
        """
        names = set(connection.scalars(select(AgencyRow.name).where(self._of_audit(AgencyRow))))
        uins = set(connection.scalars(select(CaseRow.uin).where(self._of_audit(CaseRow))))
        others = select(RulingRow.id).where(not_(self.rulings))
        query = select(DeedRow.id, DeedRow.facts).where(
            DeedRow.kind == LogKind.SETTLED, DeedRow.reason != "", DeedRow.id.not_in(others)
        )
        found = connection.execute(query).all()
        return [row.id for row in found if row.facts[0] in names and row.facts[-1] in uins]

    def _of_audit(self, row: type[AgencyRow] | type[CaseRow]) -> ColumnElement[bool]:
        return row.audit_id == self.audit_id

    def conditions(self) -> tuple[tuple[Table, ColumnElement[bool]], ...]:
        """Give each table and which rows of it go, what hangs on others before those."""
        audit_id, agencies = self.audit_id, self.agencies
        return tuple(
            (table_of(row), condition)
            for row, condition in (
                *keyed_parts(audit_id),
                (InboxRow, self.files),
                (ChangeRow, ChangeRow.audit_id == audit_id),
                (RulingRow, self.rulings),
                (EntryRow, EntryRow.agency_id.in_(agencies)),
                (ReturnRow, ReturnRow.audit_id == audit_id),
                (PinRow, PinRow.agency_id.in_(agencies)),
                *((row, row.audit_id == audit_id) for row in OF_AUDIT),
                *((row, row.agency_id.in_(agencies)) for row in OF_AGENCY),
                (IssuedPackRow, IssuedPackRow.audit_id == audit_id),
                (AssignmentRow, AssignmentRow.case_id.in_(self.cases)),
                (ClearedRow, ClearedRow.audit_id == audit_id),
                (FormerKeyRow, FormerKeyRow.audit_id == audit_id),
                (AuditKeysRow, AuditKeysRow.audit_id == audit_id),
                (AgencyRow, AgencyRow.audit_id == audit_id),
                (CaseRow, CaseRow.audit_id == audit_id),
                (DrawRow, DrawRow.audit_id == audit_id),
                (ReserveRow, ReserveRow.audit_id == audit_id),
                (AuditRow, AuditRow.id == audit_id),
            )
        )


def _count(connection: Connection, parts: _Parts) -> Gone:
    rows = {
        table.name: connection.execute(
            select(func.count()).select_from(table).where(condition)
        ).scalar_one()
        for table, condition in parts.conditions()
    }
    kept = InboxRow.raw.is_not(None)
    files, aside = (
        connection.execute(select(func.count()).where(kept, condition)).scalar_one()
        for condition in (parts.files, parts.set_aside)
    )
    answers = connection.scalars(
        select(EntryRow.answers).where(EntryRow.agency_id.in_(parts.agencies))
    )
    return Gone(
        returns=rows["returns"],
        answered=rows["entries"],
        answers=sum(bool(text) for each in answers for text in each.values()),
        files=files,
        set_aside=aside,
        choices=rows["rulings"],
        reasons=len(parts.reasons),
        laptops=rows["pins"],
        packs=rows["issued_packs"],
        # Two for the audit itself: one opens its returns, the other signs its packs.
        keys=2 * rows["audit_keys"] + rows["former_keys"],
        changes=rows["changes"],
        keyed=rows["keyed_drafts"],
    )


def _delete(connection: Connection, parts: _Parts) -> None:
    connection.execute(update(DeedRow).where(DeedRow.id.in_(parts.reasons)).values(reason=""))
    for row in (DeedRow, LogLineRow):
        of_audit = row.audit_id == parts.audit_id
        connection.execute(update(row).where(of_audit).values(audit_id=None))
    for table, condition in parts.conditions():
        connection.execute(delete(table).where(condition))


def _deed_values(deed: Deed) -> dict[str, object]:
    names = ("id", "at", "kind", "person", "source", "facts", "reason")
    return {name: getattr(deed, name) for name in names}
