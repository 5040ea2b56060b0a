"""What the office has let stay of the findings in its own words for an audit; never exported."""

from sqlalchemy import select

from models.audit_start import clear_words
from models.change_snapshots import ChangeKind, Trace
from models.change_store import note_change
from models.database import Database
from models.snapshots import Settled
from models.tables import ClearedRow


class ClearedStore:
    """Keeps keyed hashes and reasons; every call is one transaction, from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, audit_id: str) -> frozenset[str]:
        """Give the keyed hashes of everything that was let stay."""
        query = select(ClearedRow.digest).where(ClearedRow.audit_id == audit_id)
        with self._database.looking() as connection:
            return frozenset(connection.scalars(query))

    def add(self, audit_id: str, settled: Settled) -> None:
        """Keep a decision; a later one about the same word takes its place."""
        with self._database.begin() as connection:
            clear_words(connection, audit_id, (settled,))
            note_change(
                connection,
                Trace(
                    kind=ChangeKind.WORD_CLEARED,
                    audit_id=audit_id,
                    facts=(settled.kind, settled.tier),
                    reason=settled.reason,
                ),
            )
