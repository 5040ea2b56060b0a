"""Moving an office's database from the file on this computer to its own server, row by row."""

from pathlib import Path

from sqlalchemy import Connection, Integer, Table, func, insert, select, text

from models.all_tables import Row
from models.embedded import EmbeddedDatabase
from models.errors import ModelError, ModelFault
from models.files import fault_of
from models.folder import DATABASE
from models.hub_database import HubDatabase
from models.hub_file import HubPlace, write_place
from models.hub_start import make_hub, reach
from models.lock import ProfileLock
from models.moving import delete_database
from models.profile import closing_on_error
from models.profile_folder import require_database
from models.snapshots import ProfileRole
from models.tables import ProfileRow
from models.upgrade import bring_up_to_date
from models.vault import read_vault, unlock

_AT_ONCE = 200


def move_to_hub(folder: Path, passphrase: str, place: HubPlace) -> None:
    """Fill an empty database with all that a closed office profile holds, and use it from now on.

    The file stays in use until the server has every row; then it goes, with its copies. Raises
    ModelError: WRONG_PASSPHRASE, ON_A_SERVER for a profile that is no office's or is on a server,
    and what ``make_hub`` and the disk raise.
    """
    lock = ProfileLock(folder)
    try:
        key = unlock(read_vault(folder), passphrase)
        require_database(folder)
        with closing_on_error(EmbeddedDatabase(folder / DATABASE, key)) as source:
            bring_up_to_date(source)
            _require_office(source)
            with closing_on_error(reach(folder, place)) as hub:
                copy_rows(source, hub, place)
                hub.close()
            source.close()
        write_place(folder, place, key)
        delete_database(folder)
    except OSError as error:
        raise ModelError(fault_of(error)) from error
    finally:
        lock.release()


def copy_rows(source: EmbeddedDatabase, hub: HubDatabase, place: HubPlace) -> None:
    """Make a hub with every row of a file, whole or not at all."""
    with source.looking() as read:
        make_hub(hub, place, lambda write: _copy_all(read, write))


def _require_office(source: EmbeddedDatabase) -> None:
    with source.looking() as read:
        if read.execute(select(ProfileRow.role)).scalar_one() is not ProfileRole.OFFICE:
            raise ModelError(ModelFault.ON_A_SERVER)


def _copy_all(read: Connection, write: Connection) -> None:
    # Parents first, as the links between the tables ask for.
    for table in Row.metadata.sorted_tables:
        found = read.execution_options(yield_per=_AT_ONCE).execute(select(table)).mappings()
        for rows in found.partitions(_AT_ONCE):
            write.execute(insert(table), [dict(row) for row in rows])
        _count_on(write, table)
    # Otherwise the server would look things up badly until it has looked at its tables by itself.
    write.exec_driver_sql("ANALYZE " + ", ".join(Row.metadata.tables))


def _count_on(write: Connection, table: Table) -> None:
    """Let the server give the next number after those that were brought."""
    keys = list(table.primary_key.columns)
    if len(keys) != 1 or not isinstance(keys[0].type, Integer):
        return
    name = keys[0].name
    asked = text("SELECT pg_get_serial_sequence(:of, :name)")
    counter = write.execute(asked, {"of": table.name, "name": name}).scalar_one()
    last = write.execute(select(func.max(keys[0]))).scalar_one()
    if counter is not None and last is not None:
        write.execute(text("SELECT setval(:counter, :last)"), {"counter": counter, "last": last})
