"""Reaching the hub: an empty database is made one, and one that is there is known by its key."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select

from models.errors import ModelError, ModelFault
from models.hub_database import HubDatabase
from models.hub_file import HubPlace, read_place
from models.hub_seal import HubSeal
from models.tables import PreferenceRow
from models.upgrade import Schema, make_tables

_CHECK = "hub-check"
_KNOWN = b"this hub"
_STAMP = "alembic_version"


def hub_of(folder: Path, profile_key: bytes) -> HubDatabase:
    """Open the hub of a profile; raise what ``read_place`` and ``expect_hub`` raise."""
    place = read_place(folder, profile_key)
    database = reach(folder, place)
    try:
        expect_hub(database, place)
    except BaseException:
        database.close()
        raise
    return database


def reach(folder: Path, place: HubPlace) -> HubDatabase:
    """Give the database at a place, not reached yet; raise NOT_AN_ADDRESS, SERVER_NOT_SAFE."""
    return HubDatabase(folder, place.address, place.key, place.computer)


def make_hub(database: HubDatabase, place: HubPlace, fill: Callable[[Connection], None]) -> None:
    """Make a hub of an empty database, whole or not at all; ``fill`` adds its first rows.

    Raises ModelError: HUB_TAKEN, SERVER_NOT_FIT, SERVER_RIGHTS and the like.
    """
    sealed = HubSeal(place.key).seal(_CHECK, _KNOWN)
    check = {"name": _CHECK, "value": b64encode(sealed).decode("ascii")}
    with database.begin() as connection:
        _expect_room(connection)
        make_tables(connection)
        connection.execute(insert(PreferenceRow), check)
        fill(connection)
    database.hold_to(Schema().revision)


def expect_hub(database: HubDatabase, place: HubPlace) -> None:
    """See that the hub is there and ours; raise ModelError(NO_HUB, OTHER_HUB) and the like."""
    query = select(PreferenceRow.value).where(PreferenceRow.name == _CHECK)
    with database.looking() as connection:
        if not inspect(connection).has_table(_STAMP):
            raise ModelError(ModelFault.NO_HUB)
        found = connection.execute(query).scalar_one_or_none()
    try:
        sealed = b64decode(found or "", validate=True)
    except NotBase64:
        sealed = b""
    HubSeal(place.key).open(_CHECK, sealed)


def try_reach(folder: Path, place: HubPlace) -> bool:
    """Reach the server once; say whether a hub is there already. Raises what the server refuses."""
    database = reach(folder, place)
    try:
        with database.looking() as connection:
            if inspect(connection).has_table(_STAMP):
                return True
            _expect_room(connection)
            return False
    finally:
        database.close()


def _expect_room(connection: Connection) -> None:
    tables = inspect(connection).get_table_names()
    if _STAMP in tables:
        raise ModelError(ModelFault.HUB_TAKEN)
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if tables or encoding != "UTF8":
        raise ModelError(ModelFault.SERVER_NOT_FIT)
