"""A hub that a newer program has brought on is not touched by an older one that has it open."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from models.errors import ModelError, ModelFault
from models.hub_start import reach
from models.profile import Profile, open_profile
from models.upgrade import SCHEMA, Schema, bring_up_to_date, migrate
from tests.hubs import Hub, Hubs
from tests.models.samples import PASSPHRASE, Office
from tests.models.test_hub import fault
from tests.models.test_migrations import one_more

LATER = """
    op.add_column("preferences", sa.Column("note", sa.Text(), server_default="", nullable=False))
"""
# Somebody else asks for the turn to write while the tables are being changed.
SLOW = """
    op.add_column("preferences", sa.Column("note", sa.Text(), server_default="", nullable=False))
    op.execute("UPDATE preferences SET note = value")
    op.execute("SELECT pg_sleep(0.5)")
"""


@pytest.fixture
def hub(hubs: Hubs) -> Iterator[Hub]:
    with hubs.new() as made:
        yield made


@pytest.fixture
def profile(hub: Hub, tmp_path: Path) -> Iterator[Profile]:
    opened = hub.join(tmp_path / "office")
    yield opened
    opened.close()


def brought_on(hub: Hub, tmp_path: Path, body: str = LATER) -> None:
    """Do what a newer program does when it opens the hub at another computer."""
    folder = tmp_path / "newer"
    folder.mkdir()
    database = reach(folder, hub.place)
    bring_up_to_date(database, one_more(folder, body))
    database.close()


def names_on(hub: Hub) -> set[str]:
    with hub.server.admin(hub.name) as admin:
        return {row[0] for row in admin.execute("SELECT name FROM preferences")}


def test_an_older_program_neither_writes_nor_reads_any_more(hub, profile, tmp_path):
    office = Office(profile)
    profile.preferences.set("before", "kept")
    brought_on(hub, tmp_path)
    told = ModelFault.HUB_UPGRADED
    assert fault(profile.preferences.set, "after", "lost") is told
    assert fault(profile.audits.add_cases, office.audit.id, ["CSA-09"]) is told
    assert fault(profile.preferences.get, "before") is told
    assert fault(profile.intake.returns, office.audit.id) is told
    assert "before" in names_on(hub)
    assert "after" not in names_on(hub)
    profile.close()
    assert fault(open_profile, profile.folder, PASSPHRASE) is ModelFault.NEWER_PROFILE


def test_who_waits_to_write_while_the_tables_change_does_not_write(hub, profile, tmp_path):
    changed = Event()
    profile.preferences.set("late", "first")

    def write() -> ModelFault | None:
        try:
            for number in count():
                profile.preferences.set("late", str(number))
                if changed.is_set():
                    return None
        except ModelError as error:
            return error.fault

    with ThreadPoolExecutor(1) as threads:
        writing = threads.submit(write)
        brought_on(hub, tmp_path, SLOW)
        changed.set()
        assert writing.result() is ModelFault.HUB_UPGRADED
    with hub.server.admin(hub.name) as admin:
        query = "SELECT value = note FROM preferences WHERE name = 'late'"
        assert admin.execute(query).fetchone() == (True,), "somebody wrote after the change"


def test_the_newer_program_goes_on(hub, profile, tmp_path):
    later = one_more(tmp_path, LATER)
    bring_up_to_date(profile._database, later)
    profile.preferences.set("own", "kept")
    assert profile.preferences.get("own") == "kept"
    assert later.number == SCHEMA + 1


def test_a_copy_of_an_older_hub_put_back_meanwhile_is_told_and_opens_again(hub, profile, tmp_path):
    database = reach(tmp_path, hub.place)
    migrate(database, Schema(), revision=f"{SCHEMA - 1:04d}")
    database.close()
    assert fault(profile.preferences.set, "name", "lost") is ModelFault.HUB_UPGRADED
    profile.close()
    again = open_profile(profile.folder, PASSPHRASE)
    again.preferences.set("name", "kept")
    assert again.preferences.get("name") == "kept"
    again.close()


def test_an_emptied_database_is_told(hub, profile):
    with hub.server.admin(hub.name) as admin:
        admin.execute("DROP SCHEMA public CASCADE")
    assert fault(profile.preferences.get, "name") is ModelFault.NO_HUB
    assert fault(profile.preferences.set, "name", "lost") is ModelFault.NO_HUB
