"""Bringing a database to the schema of this program, with a copy kept before any change.

The number of the schema stands in ``user_version`` and equals the last revision's number, so a
profile that is up to date opens without importing Alembic.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect

from models.all_tables import Row
from models.backups import Backup, BackupReason, make_backup
from models.columns import now
from models.database import Database
from models.errors import ModelError, ModelFault

SCHEMA = 12
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
        Row.metadata.create_all(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql(
            "INSERT INTO alembic_version (version_num) VALUES (?)", (Schema().revision,)
        )
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def bring_up_to_date(database: Database, schema: Schema | None = None) -> Backup | None:
    """Migrate where needed and give the copy made before, None where nothing was needed.

    Raises ModelError: NEWER_PROFILE, VAULT_DAMAGED, or what the disk refuses.
    """
    wanted = schema or Schema()
    with database.begin() as connection:
        found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if found == wanted.number:
        return None
    if found > wanted.number:
        raise ModelError(ModelFault.NEWER_PROFILE, str(found), str(wanted.number))
    if found < 1:
        raise ModelError(ModelFault.VAULT_DAMAGED)
    copy = make_backup(database, BackupReason.UPGRADE, now())
    migrate(database, wanted)
    return copy


def migrate(database: Database, schema: Schema, *, revision: str = "") -> None:
    """Run the migrations up (or down) in one transaction; undone whole when one fails."""
    # Off before BEGIN: a rebuilt parent table would take its children with it.
    with database.outside() as driver:
        driver.execute("PRAGMA foreign_keys = OFF")
    try:
        with database.begin() as connection:
            before = _counts(connection)
            _run(connection, schema, revision or schema.revision)
            _check(connection, before)
    finally:
        # The next connection is a fresh one, with every setting as it must be.
        database.renew()


def _run(connection: Connection, schema: Schema, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    target = 0 if revision == "base" else int(revision)
    (command.upgrade if target >= found else command.downgrade)(config, revision)
    connection.exec_driver_sql(f"PRAGMA user_version = {target}")


def _counts(connection: Connection) -> dict[str, int]:
    names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    quote = connection.dialect.identifier_preparer.quote
    return {
        name: connection.exec_driver_sql(f"SELECT count(*) FROM {quote(name)}").scalar_one()  # noqa: S608  names come from the database's own list
        for name in names
    }


def _check(connection: Connection, before: dict[str, int]) -> None:
    after = _counts(connection)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None or any(
        after[name] < count for name, count in before.items() if name in after
    ):
        raise RowsLost
