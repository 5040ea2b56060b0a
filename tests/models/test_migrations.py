"""The history of the database: one with the models, both ways, and with data in it.

A database of every released schema goes to tests/fixtures when that release is made.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from models.all_tables import Row
from models.embedded import EmbeddedDatabase
from models.errors import ModelError, ModelFault
from models.hub_database import HubDatabase
from models.hub_start import reach
from models.profile import Profile, open_profile
from models.upgrade import (
    SCHEMA,
    SCRIPTS,
    RowsLost,
    Schema,
    bring_up_to_date,
    create_tables,
    migrate,
)
from tests.hubs import Hubs
from tests.models.samples import PASSPHRASE, Office
from tests.models.test_form_store import sent

KEY = bytes(range(32))

REBUILD = """
    with op.batch_alter_table("forms") as batch:
        batch.add_column(sa.Column("note", sa.Text(), nullable=True))
        batch.alter_column("place", type_=sa.String(80))
    op.execute("UPDATE forms SET note = 'moved'")
"""


@pytest.fixture
def made(tmp_path: Path) -> Iterator[EmbeddedDatabase]:
    """A database as a new profile gets it."""
    database = EmbeddedDatabase(tmp_path / "made.db", KEY)
    create_tables(database)
    yield database
    database.close()


@pytest.fixture
def grown(tmp_path: Path) -> Iterator[EmbeddedDatabase]:
    """A database that went through every migration."""
    database = EmbeddedDatabase(tmp_path / "grown.db", KEY)
    migrate(database, Schema())
    yield database
    database.close()


def schema_of(database: EmbeddedDatabase) -> dict[str, object]:
    """Every table and index by name, whatever the order of the constraints in it."""
    # A comma inside brackets belongs to one constraint, any other parts two.
    query = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    with database.begin() as connection:
        found = connection.exec_driver_sql(query).all()
        number = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        stamp = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars()
        numbers = {"user_version": number, "revision": list(stamp)}
    inside = {name: re.sub(r"\s+", " ", sql).partition("(")[2] for name, sql in found}
    return numbers | {
        name: sorted(re.split(r", (?![^(]*\))", sql.rpartition(")")[0].strip()))
        if name.startswith("table")
        else sql
        for name, sql in inside.items()
    }


def content_of(database: EmbeddedDatabase) -> dict[str, list[object]]:
    with database.begin() as connection:
        return {
            name: sorted(map(repr, connection.execute(select(text("*")).select_from(text(name)))))
            for name in Row.metadata.tables
        }


def one_more(tmp_path: Path, body: str) -> Schema:
    """The history with one migration more, as a later program would bring it."""
    scripts = tmp_path / "later"
    shutil.copytree(SCRIPTS, scripts)
    (scripts / "versions" / f"{SCHEMA + 1:04d}_later.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f'revision = "{SCHEMA + 1:04d}"\ndown_revision = "{SCHEMA:04d}"\n'
        f"def upgrade():\n{body}\ndef downgrade():\n    pass\n"
    )
    return Schema(number=SCHEMA + 1, scripts=scripts)


def test_the_history_is_one_line_and_its_last_number_is_the_schema() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    script = ScriptDirectory.from_config(config)
    revisions = [step.revision for step in script.walk_revisions()]
    assert script.get_heads() == [Schema().revision]
    assert revisions == [f"{number:04d}" for number in range(SCHEMA, 0, -1)]


def test_the_migrations_give_the_tables_of_the_models(
    made: EmbeddedDatabase, grown: EmbeddedDatabase
) -> None:
    assert schema_of(made) == schema_of(grown)
    for database in (made, grown):
        with database.begin() as connection:
            assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []


def test_down_and_up_again_leaves_the_same_tables(grown: EmbeddedDatabase) -> None:
    before = schema_of(grown)
    migrate(grown, Schema(), revision="base")
    with grown.begin() as connection:
        left = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
        number = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    assert [name for name in left if not name.startswith("sqlite_")] == ["alembic_version"]
    assert number == 0
    migrate(grown, Schema())
    assert schema_of(grown) == before


def test_what_is_up_to_date_is_left_alone(made: EmbeddedDatabase) -> None:
    assert bring_up_to_date(made) is None
    assert not (made.path.parent / "backups").exists()


def test_an_older_profile_is_copied_and_brought_on_with_all_its_rows(
    auditor: Profile, tmp_path: Path
) -> None:
    form = auditor.forms.forms("pack-1")[0].id
    auditor.forms.save_answers(form, {f"q{number}": "yes" for number in range(50)})
    database = auditor._database
    before = content_of(database)
    copy = bring_up_to_date(database, one_more(tmp_path, REBUILD))
    assert copy is not None
    after = content_of(database)
    assert {name for name in after if after[name] != before[name]} == {"forms"}
    assert len(after["forms"]) == len(before["forms"]) == 3
    assert all("'moved'" in str(row) for row in after["forms"])
    with database.begin() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("foreign_keys", "user_version", "synchronous")
        ]
    assert settings == [1, SCHEMA + 1, 2]
    auditor.close()

    with pytest.raises(ModelError) as caught:
        open_profile(auditor.folder, PASSPHRASE)
    assert caught.value.fault is ModelFault.NEWER_PROFILE
    assert caught.value.facts == (str(SCHEMA + 1), str(SCHEMA))

    shutil.copy(copy.folder / "profile.db", auditor.folder / "profile.db")
    restored = open_profile(auditor.folder, PASSPHRASE)
    assert content_of(restored._database) == before
    restored.close()


def test_what_changed_after_its_return_is_known_of_profiles_made_before(auditor: Profile) -> None:
    changed, same, never = auditor.forms.forms("pack-1")
    for form in (changed, same, never):
        auditor.forms.save_answers(form.id, {"q1": "yes"})
    sent_now = replace(sent(1, changed.uin, same.uin), created_at=datetime.now(UTC))
    auditor.forms.add_sent(sent_now)
    for form in (changed, never):
        auditor.forms.save_answers(form.id, {"q1": "no"})
    migrate(auditor._database, Schema(), revision="0001")
    migrate(auditor._database, Schema())
    forms = auditor.forms.forms("pack-1")
    assert [form.is_changed_since_return for form in forms] == [True, False, False]


def test_an_offices_rows_survive_a_rebuilt_parent(office_in_file: Office, tmp_path: Path) -> None:
    office_in_file.profile.intake.apply(office_in_file.merge("r1"))
    database = office_in_file.profile._database
    before = content_of(database)
    body = """
    for name in ("audits", "cases", "agencies", "returns"):
        with op.batch_alter_table(name, recreate="always"):
            pass
"""
    bring_up_to_date(database, one_more(tmp_path, body))
    assert content_of(database) == before


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (f"{REBUILD}\n    raise KeyError\n", KeyError),
        ('    op.execute("DELETE FROM answers")\n', RowsLost),
        ('    op.execute("UPDATE answers SET form_id = 0")\n', RowsLost),
    ],
)
def test_a_migration_that_goes_wrong_changes_nothing(
    auditor: Profile, tmp_path: Path, body: str, error: type[Exception]
) -> None:
    form = auditor.forms.forms("pack-1")[0].id
    auditor.forms.save_answers(form, {"q1": "yes"})
    database = auditor._database
    before = (schema_of(database), content_of(database))
    with pytest.raises(error):
        bring_up_to_date(database, one_more(tmp_path, body))
    assert (schema_of(database), content_of(database)) == before
    auditor.forms.save_answers(form, {"q1": "no"})
    assert auditor.forms.answers(form) == {"q1": "no"}


def test_a_profile_of_a_later_program_is_not_touched(auditor: Profile) -> None:
    with auditor._database.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA + 7}")
    auditor.close()
    before = (auditor.folder / "profile.db").read_bytes()
    with pytest.raises(ModelError) as caught:
        open_profile(auditor.folder, PASSPHRASE)
    assert caught.value.fault is ModelFault.NEWER_PROFILE
    assert (auditor.folder / "profile.db").read_bytes() == before


@pytest.fixture
def on_server(hubs: Hubs, tmp_path: Path) -> Iterator[HubDatabase]:
    """A hub as a new one is made."""
    with hubs.new() as hub:
        database = reach(tmp_path, hub.place)
        yield database
        database.close()


def described(database: HubDatabase) -> dict[str, object]:
    """Every table of a server with its columns, keys, links and indexes, by name."""
    with database.looking() as connection:
        seen = inspect(connection)
        return {
            name: (
                sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)),
                seen.get_pk_constraint(name)["constrained_columns"],
                sorted(map(repr, seen.get_foreign_keys(name))),
                sorted(map(repr, seen.get_indexes(name))),
                sorted(map(repr, seen.get_unique_constraints(name))),
            )
            for name in seen.get_table_names()
        }


def test_the_same_history_makes_the_same_tables_on_a_server(on_server: HubDatabase) -> None:
    before = described(on_server)
    migrate(on_server, Schema(), revision="base")
    assert set(described(on_server)) == {"alembic_version"}
    migrate(on_server, Schema())
    assert described(on_server) == before
    with on_server.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []


def test_a_later_program_brings_a_server_on_and_an_older_one_is_refused(
    on_server: HubDatabase, tmp_path: Path
) -> None:
    body = """
    op.add_column("preferences", sa.Column("note", sa.Text(), server_default="", nullable=False))
"""
    assert bring_up_to_date(on_server, one_more(tmp_path, body)) is None
    with on_server.looking() as connection:
        columns = {each["name"] for each in inspect(connection).get_columns("preferences")}
    assert columns == {"name", "value", "note"}
    with pytest.raises(ModelError) as caught:
        bring_up_to_date(on_server)
    assert caught.value.fault is ModelFault.NEWER_PROFILE


def test_a_migration_that_goes_wrong_changes_nothing_on_a_server(
    on_server: HubDatabase, tmp_path: Path
) -> None:
    before = described(on_server)
    with pytest.raises(KeyError):
        bring_up_to_date(on_server, one_more(tmp_path, f"{REBUILD}\n    raise KeyError\n"))
    assert described(on_server) == before
    assert bring_up_to_date(on_server) is None
