"""What the stores write to: a file on this computer, or a server that several people share."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Insert, Table
from sqlalchemy.dialects.postgresql import insert

from models.prepared import Transaction

PERSON = "person"


class Database(ABC):
    """The database of an open profile; may be used from any thread.

    Whatever is behind it, writers come one after the other: what a transaction has read stays true
    until it is committed. ``folder`` is that of the profile on this computer,
    ``person`` the initials of who uses it here, for the history of changes ("" where none are set),
    ``computer`` tells this one from others that use the same database, and ``server`` names where
    that is, for people; both are "" where nobody else does.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.person = ""
        self.computer = ""
        self.server = ""

    @abstractmethod
    def begin(self) -> AbstractContextManager[Connection]:
        """One transaction: committed when the block ends, undone whole when it raises.

        For what writes; on a server whoever only reads would wait here for those who do.
        """

    @abstractmethod
    def quick(self) -> AbstractContextManager[Transaction]:
        """One transaction of prepared statements, with the same promise as ``begin``."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Transaction]:
        """For prepared queries alone, which all see one state."""

    @abstractmethod
    def looking(self) -> AbstractContextManager[Connection]:
        """For queries alone, which all see one state; on a server nobody waits for them."""

    @abstractmethod
    def alone(self) -> AbstractContextManager[None]:
        """Keep others from importing while it lasts, where others use the database too.

        What is worked out from what came holds until it is written, in a call of its own.
        """

    @abstractmethod
    def hold_to(self, revision: str) -> None:
        """Refuse every call from now on once somebody has brought the tables to another revision.

        Those calls raise ModelError(HUB_UPGRADED): an older program would misread what is there.
        """

    @property
    @abstractmethod
    def is_shared(self) -> bool:
        """Whether other computers may write to it at the same time."""

    @abstractmethod
    def close(self) -> None:
        """End for good: what is running ends first, and what comes later is refused."""


def upsert(table: Table, *updated: str) -> Insert:
    """One row per primary key: insert, or update the named columns; do nothing when none.

    The only statement of a dialect; SQLite reads the same words.
    """
    statement = insert(table)
    if not updated:
        return statement.on_conflict_do_nothing()
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: statement.excluded[name] for name in updated},
    )


def table_of(row: object) -> Table:
    """Give the table of a row class, for statements without the object layer."""
    return cast("Table", getattr(row, "__table__"))  # noqa: B009  rows are typed without it
