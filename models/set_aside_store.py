"""Files that arrived and changed nothing: kept with their bytes until somebody deals with them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, not_, select

from models.database import Database, table_of
from models.errors import ModelError, ModelFault
from models.intake_log_store import write_deed
from models.intake_snapshots import Deed, LogLine, SetAside
from models.prepared import Prepared
from models.tables import InboxRow

# A copy of what is here already needs nobody.
_SAME = "duplicate"
_INBOX = table_of(InboxRow)
_LIST = Prepared(
    select(
        InboxRow.id,
        InboxRow.file_name,
        InboxRow.sha256,
        InboxRow.outcome,
        InboxRow.facts,
        InboxRow.received_at,
        func.length(InboxRow.raw).label("size"),
    )
    .where(not_(InboxRow.applied), InboxRow.outcome != _SAME, InboxRow.raw.is_not(None))
    .order_by(InboxRow.number.desc())
    .limit(bindparam("most"))
)
_BYTES = Prepared(
    select(InboxRow.raw).where(InboxRow.id == bindparam("of"), InboxRow.raw.is_not(None))
)
_DELETE = Prepared(
    delete(_INBOX).where(_INBOX.c.id == bindparam("of"), _INBOX.c.applied.is_(False))
)


class SetAsideStore:
    """Keeps what was refused or undone; every call is one transaction, from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def files(self, limit: int = 500) -> tuple[SetAside, ...]:
        """Give the files, the latest first."""
        return tuple(SetAside(**row) for row in self._rows(_LIST, most=limit))

    def file_bytes(self, item_id: str) -> bytes:
        """Give a file as it arrived; raise ModelError(NOT_FOUND)."""
        found = self._rows(_BYTES, of=item_id)
        if not found:
            raise ModelError(ModelFault.NOT_FOUND)
        return found[0]["raw"]

    def delete(self, item_id: str, deed: Deed, lines: Sequence[LogLine]) -> None:
        """Delete a file for good; raise NOT_FOUND where it is gone or was taken in meanwhile."""
        with self._database.quick() as store:
            if store.run(_DELETE, {"of": item_id}) != 1:
                raise ModelError(ModelFault.NOT_FOUND)
            write_deed(store, deed, lines)

    def _rows(self, prepared: Prepared, **values: object) -> list[dict[str, Any]]:
        with self._database.reading() as store:
            return store.rows(prepared, values)
