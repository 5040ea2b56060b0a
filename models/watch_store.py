"""The watched folder: which files of it were taken already, so that each is taken once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from models.database import Database, table_of, upsert
from models.tables import WatchedFileRow

_TAKEN = upsert(table_of(WatchedFileRow), "size", "changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFile:
    """A file as it lies there: its path, its size in bytes, and when it changed, in ns."""

    path: str
    size: int
    changed: int


class WatchStore:
    """Keeps what was taken from the watched folder; from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def taken(self) -> frozenset[WatchedFile]:
        """Give the files as they were when they were taken."""
        query = select(WatchedFileRow.path, WatchedFileRow.size, WatchedFileRow.changed)
        with self._database.looking() as connection:
            return frozenset(WatchedFile(**row) for row in connection.execute(query).mappings())

    def take(self, files: Sequence[WatchedFile]) -> None:
        """Note files as taken."""
        values = [{"path": each.path, "size": each.size, "changed": each.changed} for each in files]
        if values:
            with self._database.begin() as connection:
                connection.execute(_TAKEN, values)
