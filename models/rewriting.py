"""After something was deleted for good: nothing of it stays in free pages, journals or copies."""

from collections.abc import Mapping
from contextlib import suppress

from sqlalchemy import Connection, delete, insert, select, update

from models.backups import BackupReason, forget_backups, make_backup
from models.columns import now
from models.database import Database
from models.deletion_snapshots import Owed
from models.embedded import EmbeddedDatabase
from models.errors import ModelError
from models.tables import PreferenceRow

_PREFIX = "rewrite-owed:"
_OWING = PreferenceRow.name.startswith(_PREFIX)


def owe_rewrite(connection: Connection, deleted_id: str) -> None:
    """Note, in the transaction of a deletion, that the database is to be written anew."""
    owed = Owed.DATABASE if connection.dialect.name == "sqlite" else Owed.SERVER
    values = {"name": _PREFIX + deleted_id, "value": owed.value}
    connection.execute(insert(PreferenceRow), values)


def rewrites_owed(connection: Connection) -> Mapping[str, Owed]:
    """Give what is still owed, by the id of what was deleted."""
    found = connection.execute(select(PreferenceRow.name, PreferenceRow.value).where(_OWING))
    # Notes of earlier versions are blank: those owe everything.
    return {row.name.removeprefix(_PREFIX): Owed(row.value or Owed.DATABASE.value) for row in found}


def rewrite_if_owed(database: Database) -> Owed | None:
    """Write the database anew and let every earlier copy go; give what the disk refused, or None.

    The deletion itself stands, and what is still owed is tried again at each opening. A server is
    its administrator's: what is owed there stays noted.
    """
    if not isinstance(database, EmbeddedDatabase):
        with database.looking() as connection:
            return Owed.SERVER if rewrites_owed(connection) else None
    still = Owed.DATABASE
    try:
        with database.begin() as connection:
            if not rewrites_owed(connection):
                return None
        _write_anew(database)
        still = Owed.COPIES
        with database.begin() as connection:
            connection.execute(update(PreferenceRow).where(_OWING).values(value=still.value))
        forget_backups(database.folder)
        with database.begin() as connection:
            connection.execute(delete(PreferenceRow).where(_OWING))
    except ModelError:
        return still
    with suppress(ModelError):  # where there is no room now, the copy of the day is made later
        make_backup(database, BackupReason.DAILY, now())
    return None


def _write_anew(database: EmbeddedDatabase) -> None:
    with database.outside() as driver:
        driver.execute("VACUUM")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
