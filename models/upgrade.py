"""Bringing a database to the schema of this program, with a copy kept before any change.

The number of the schema stands in ``user_version`` and equals the last revision's number, so a
profile that is up to date opens without importing Alembic.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from models.all_tables import Row
from models.backups import Backup, BackupReason, make_backup
from models.columns import now
from models.database import Database
from models.embedded import EmbeddedDatabase
from models.errors import ModelError, ModelFault

SCHEMA = 19
SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The schema that a program expects; tests hand in longer histories."""

    number: int = SCHEMA
    scripts: Path = SCRIPTS

    @property
    def revision(self) -> str:
        """The revision that stands for this number."""
        return f"{self.number:04d}"


class RowsLost(Exception):
    """A migration would have dropped rows or broken a link; nothing was changed."""


def create_tables(database: Database) -> None:
    """Make all tables at once; a test proves that the migrations give the same."""
    with database.begin() as connection:
        make_tables(connection)


def make_tables(connection: Connection) -> None:
    """Make all tables in the caller's transaction."""
    Row.metadata.create_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(
        text("INSERT INTO alembic_version (version_num) VALUES (:revision)"),
        {"revision": Schema().revision},
    )
    _set_number(connection, SCHEMA)


def bring_up_to_date(database: Database, schema: Schema | None = None) -> Backup | None:
    """Migrate where needed and give the copy made before, None where nothing was needed.

    Raises ModelError: NEWER_PROFILE, VAULT_DAMAGED, or what the disk refuses.
    """
    wanted = schema or Schema()
    with database.looking() as connection:
        found = _number(connection)
    if found == wanted.number:
        database.hold_to(wanted.revision)
        return None
    if found > wanted.number:
        raise ModelError(ModelFault.NEWER_PROFILE, str(found), str(wanted.number))
    if found < 1:
        raise ModelError(ModelFault.VAULT_DAMAGED)
    copy = None
    if isinstance(database, EmbeddedDatabase):
        copy = make_backup(database, BackupReason.UPGRADE, now())
    migrate(database, wanted)
    database.hold_to(wanted.revision)
    return copy


def migrate(database: Database, schema: Schema, *, revision: str = "") -> None:
    """Run the migrations up (or down) in one transaction; undone whole when one fails."""
    with _rebuilding(database), database.begin() as connection:
        before = _counts(connection)
        _run(connection, schema, revision or schema.revision)
        _check(connection, before)


@contextmanager
def _rebuilding(database: Database) -> Generator[None]:
    """Let SQLite rebuild a table; a server changes one where it stands."""
    if not isinstance(database, EmbeddedDatabase):
        yield
        return
    # Off before BEGIN: a rebuilt parent table would take its children with it.
    with database.outside() as driver:
        driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        # The next connection is a fresh one, with every setting as it must be.
        database.renew()


def _number(connection: Connection) -> int:
    """Give the number of the schema; 0 where nothing was ever made there."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if not inspect(connection).has_table("alembic_version"):
        return 0
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return int(found or 0)


def _set_number(connection: Connection, number: int) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def _run(connection: Connection, schema: Schema, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    found = _number(connection)
    target = 0 if revision == "base" else int(revision)
    (command.upgrade if target >= found else command.downgrade)(config, revision)
    _set_number(connection, target)


def _counts(connection: Connection) -> dict[str, int]:
    names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    quote = connection.dialect.identifier_preparer.quote
    return {
        name: connection.exec_driver_sql(f"SELECT count(*) FROM {quote(name)}").scalar_one()  # noqa: S608  names come from the database's own list
        for name in names
    }


def _check(connection: Connection, before: dict[str, int]) -> None:
    after = _counts(connection)
    if _has_broken_link(connection) or any(
        after[name] < count for name, count in before.items() if name in after
    ):
        raise RowsLost


def _has_broken_link(connection: Connection) -> bool:
    """Look for rows that hang on nothing; a server never lets one be."""
    if connection.dialect.name != "sqlite":
        return False
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None
