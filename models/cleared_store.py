"""What the office has let stay of the findings in its own words for an audit; never exported."""

from sqlalchemy import insert, literal, select

from models.database import Database, table_of, upsert
from models.snapshots import Settled
from models.tables import ClearedRow

_CLEAR = upsert(table_of(ClearedRow), "kind", "tier", "reason")


class ClearedStore:
    """Keeps keyed hashes and reasons; every call is one transaction, from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, audit_id: str) -> frozenset[str]:
        """Give the keyed hashes of everything that was let stay."""
        query = select(ClearedRow.digest).where(ClearedRow.audit_id == audit_id)
        with self._database.begin() as connection:
            return frozenset(connection.scalars(query))

    def add(self, audit_id: str, settled: Settled) -> None:
        """Keep a decision; a later one about the same word takes its place."""
        values = {
            "audit_id": audit_id,
            "digest": settled.digest,
            "kind": settled.kind,
            "tier": settled.tier,
            "reason": settled.reason,
        }
        with self._database.begin() as connection:
            connection.execute(_CLEAR, values)

    def copy(self, audit_id: str, to: str) -> None:
        """Let stay in a new audit what may stay in another one."""
        columns = (ClearedRow.digest, ClearedRow.kind, ClearedRow.tier, ClearedRow.reason)
        standing = select(literal(to), *columns).where(ClearedRow.audit_id == audit_id)
        with self._database.begin() as connection:
            connection.execute(
                insert(ClearedRow).from_select((ClearedRow.audit_id, *columns), standing)
            )
