"""The office's private keys beside those an audit began with: escrow, former ones, what was tried.

No call deletes a key: a return sealed for a former one may still be on its way. Keys go with their
audit alone, see `deletion_store`.
"""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import Select, func, insert, literal, select, update

from models.change_snapshots import ChangeKind, Trace
from models.change_store import note_change
from models.columns import now
from models.database import Database, table_of, upsert
from models.errors import ModelError, ModelFault
from models.key_snapshots import AuditKeyState, EscrowKey
from models.tables import AuditKeysRow, AuditRow, EscrowKeyRow, FormerKeyRow

_THE_ONE = 1
# Returns are mostly of the newest audits.
TRIED_FIRST = 20
_KEEP = upsert(table_of(EscrowKeyRow))


class KeyStore:
    """Keeps the office's keys; every call is one transaction and may come from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def escrow(self) -> EscrowKey | None:
        """Give the escrow key, None before it was made."""
        query = select(
            EscrowKeyRow.identity,
            EscrowKeyRow.recipient,
            EscrowKeyRow.made_at,
            EscrowKeyRow.proved_at,
        )
        with self._database.looking() as connection:
            found = connection.execute(query).mappings().one_or_none()
        return None if found is None else EscrowKey(**found)

    def keep_escrow(self, identity: str, recipient: str) -> EscrowKey:
        """Keep a new escrow key, unless there is one; give the one that stands."""
        values = {"number": _THE_ONE, "identity": identity, "recipient": recipient}
        with self._database.begin() as connection:
            kept = connection.execute(_KEEP, {**values, "made_at": now(), "proved_at": None})
            if kept.rowcount == 1:
                note_change(connection, Trace(kind=ChangeKind.KEY_MADE, audit_id=None))
        standing = self.escrow()
        if standing is None:
            raise ModelError(ModelFault.NOT_FOUND)
        return standing

    def states(self) -> tuple[AuditKeyState, ...]:
        """Give the state of every audit's key, the newest audit first."""
        former = (
            select(func.count())
            .where(FormerKeyRow.audit_id == AuditKeysRow.audit_id)
            .scalar_subquery()
        )
        query = (
            select(AuditKeysRow.audit_id, AuditKeysRow.proved_at, former.label("former"))
            .join(AuditRow, AuditRow.id == AuditKeysRow.audit_id)
            .order_by(AuditRow.number.desc())
        )
        with self._database.looking() as connection:
            return tuple(AuditKeyState(**row) for row in connection.execute(query).mappings())

    def mark_proved(self, audit_ids: Collection[str], at: datetime, *, escrow: bool) -> None:
        """Note that these keys were read back from the kit and opened what they should."""
        with self._database.begin() as connection:
            if escrow:
                connection.execute(update(EscrowKeyRow).values(proved_at=at))
            of_these = AuditKeysRow.audit_id.in_(audit_ids)
            connection.execute(update(AuditKeysRow).where(of_these).values(proved_at=at))
            codes = select(AuditRow.code).where(AuditRow.id.in_(audit_ids))
            facts = tuple(connection.scalars(codes.order_by(AuditRow.number)))
            trace = Trace(kind=ChangeKind.KEYS_PROVED, audit_id=None, facts=facts)
            note_change(connection, trace)

    def renew(self, audit_id: str, identity: str, recipient: str) -> None:
        """Put a new key for returns in force; the one before is kept, and opens what it opened.

        The signing key stays: laptops know the office by it. Raises ModelError(NOT_FOUND).
        """
        same = AuditKeysRow.audit_id == audit_id
        with self._database.begin() as connection:
            query = select(AuditKeysRow.identity, AuditKeysRow.recipient).where(same)
            before = connection.execute(query).mappings().one_or_none()
            if before is None:
                raise ModelError(ModelFault.NOT_FOUND)
            values = {"audit_id": audit_id, **before, "ended_at": now()}
            connection.execute(insert(FormerKeyRow), values)
            connection.execute(
                update(AuditKeysRow)
                .where(same)
                .values(identity=identity, recipient=recipient, proved_at=None)
            )
            note_change(connection, Trace(kind=ChangeKind.KEY_RENEWED, audit_id=audit_id))

    def identities(self) -> Iterator[tuple[str, str]]:
        """Give audit and identity of every key that may open a return, the newest audits first.

        After the newest comes the escrow key, with "" for the audit: it opens returns of each.
        Only who asks for more reads the thousands of keys of old audits.
        """
        own = (
            select(AuditKeysRow.audit_id, AuditKeysRow.identity)
            .join(AuditRow, AuditRow.id == AuditKeysRow.audit_id)
            .order_by(AuditRow.number.desc())
        )
        former = select(FormerKeyRow.audit_id, FormerKeyRow.identity).order_by(
            FormerKeyRow.number.desc()
        )
        newest = self._listed(own.limit(TRIED_FIRST), select(literal(""), EscrowKeyRow.identity))
        yield from newest
        # By what was given, not by its number: audits may have come or gone meanwhile.
        given = set(newest)
        yield from (each for each in self._listed(own, former) if each not in given)

    def _listed(self, *queries: Select[str, str]) -> list[tuple[str, str]]:
        with self._database.looking() as connection:
            return [(of, key) for query in queries for of, key in connection.execute(query)]
