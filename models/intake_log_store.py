"""The import log: every import and every deed about what came in, kept for good."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from models.database import Database, table_of, upsert
from models.intake_snapshots import Deed, LoggedDeed, LogLine
from models.prepared import Prepared, Transaction
from models.tables import DeedRow, LogLineRow, ReturnRow, RulingRow

_DEED_COLUMNS = (
    DeedRow.id,
    DeedRow.at,
    DeedRow.kind,
    DeedRow.person,
    DeedRow.source,
    DeedRow.facts,
    DeedRow.reason,
    DeedRow.audit_id,
)
_LINE_COLUMNS = (
    LogLineRow.file_name,
    LogLineRow.outcome,
    LogLineRow.facts,
    LogLineRow.agency,
    LogLineRow.return_id,
    LogLineRow.audit_id,
)
_LINE_NAMES = ("deed_id", *(column.key for column in _LINE_COLUMNS))
_ADD_DEED = Prepared(
    upsert(table_of(DeedRow)).values({c.key: bindparam(c.key) for c in _DEED_COLUMNS})
)
_ADD_LINE = Prepared(
    insert(table_of(LogLineRow)).values({name: bindparam(name) for name in _LINE_NAMES})
)
_DEEDS = Prepared(select(*_DEED_COLUMNS).order_by(DeedRow.number.desc()).limit(bindparam("most")))
_SHOWN = select(DeedRow.id).order_by(DeedRow.number.desc()).limit(bindparam("most"))
_COUNTS = Prepared(
    select(LogLineRow.deed_id, LogLineRow.outcome, func.count().label("files"))
    .where(LogLineRow.deed_id.in_(_SHOWN))
    .group_by(LogLineRow.deed_id, LogLineRow.outcome)
)
_STANDING = Prepared(
    select(ReturnRow.deed_id, func.count().label("returns"))
    .where(ReturnRow.deed_id.is_not(None))
    .group_by(ReturnRow.deed_id)
)
_RULINGS = Prepared(select(RulingRow.id))
_LINES = Prepared(
    select(*_LINE_COLUMNS)
    .where(LogLineRow.deed_id == bindparam("deed"))
    .order_by(LogLineRow.number)
)


def write_deed(store: Transaction, deed: Deed, lines: Sequence[LogLine] = ()) -> None:
    """Add an entry to the log, or more lines to one that is there; in the caller's transaction."""
    store.run(_ADD_DEED, {c.key: getattr(deed, c.key) for c in _DEED_COLUMNS})
    values = [{c.key: getattr(line, c.key) for c in _LINE_COLUMNS} for line in lines]
    store.run_all(_ADD_LINE, [{**each, "deed_id": deed.id} for each in values])


class IntakeLogStore:
    """Keeps the import log; every call is one transaction, from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, deed: Deed, lines: Sequence[LogLine] = ()) -> None:
        """Keep a deed that changes nothing else."""
        with self._database.quick() as store:
            write_deed(store, deed, lines)

    def deeds(self, limit: int = 500) -> tuple[LoggedDeed, ...]:
        """Give the latest entries, the newest first."""
        counts: dict[str, dict[str, int]] = {}
        for row in self._rows(_COUNTS, most=limit):
            counts.setdefault(row["deed_id"], {})[row["outcome"]] = row["files"]
        standing = {row["deed_id"]: row["returns"] for row in self._rows(_STANDING)}
        standing |= {row["id"]: 1 for row in self._rows(_RULINGS)}
        return tuple(
            LoggedDeed(
                deed=Deed(**row),
                outcomes=counts.get(row["id"], {}),
                standing=standing.get(row["id"], 0),
            )
            for row in self._rows(_DEEDS, most=limit)
        )

    def lines(self, deed_id: str) -> tuple[LogLine, ...]:
        """Give the files of one entry, in the order in which they were taken."""
        return tuple(LogLine(**row) for row in self._rows(_LINES, deed=deed_id))

    def _rows(self, prepared: Prepared, **values: object) -> list[dict[str, Any]]:
        with self._database.reading() as store:
            return store.rows(prepared, values)
