"""What a server and the way to it do on bad days: told by a code, and nothing is half done."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from os import dup
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import text

from models.errors import ModelError, ModelFault
from models.hub_address import checked_address
from models.hub_database import ServerTrouble
from models.hub_file import new_place
from models.hub_start import reach, try_reach
from models.profile import Profile, open_profile
from tests.hubs import Hub, Hubs
from tests.models.samples import PASSPHRASE, Office
from tests.models.test_hub import fault


@pytest.fixture
def hub(hubs: Hubs) -> Iterator[Hub]:
    with hubs.new() as made:
        yield made


@pytest.fixture
def profile(hub: Hub, tmp_path: Path) -> Iterator[Profile]:
    opened = hub.join(tmp_path / "office")
    yield opened
    opened.close()


def test_the_program_goes_on_when_the_server_is_back(own_server, tmp_path):
    hubs = Hubs(own_server, tmp_path)
    with hubs.empty() as hub:
        profile = hub.create(tmp_path / "office")
        profile.preferences.set("name", "before")
        own_server.halt()
        assert fault(profile.preferences.set, "name", "lost") is ModelFault.SERVER_AWAY
        assert fault(profile.preferences.get, "name") is ModelFault.SERVER_AWAY
        assert fault(open_again, profile.folder) is ModelFault.SERVER_AWAY
        own_server.start()
        assert profile.preferences.get("name") == "before"
        profile.preferences.set("name", "after")
        own_server.halt()
        own_server.start()
        assert profile.preferences.get("name") == "after"
        profile.close()


def open_again(folder: Path) -> None:
    other = folder.with_name("other")
    other.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.is_file() and path.suffix != ".lock":
            (other / path.name).write_bytes(path.read_bytes())
    open_profile(other, PASSPHRASE)


def end_all(hub: Hub) -> None:
    with hub.server.admin() as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [hub.name]
        )


def test_a_connection_that_is_cut_in_the_middle_leaves_nothing_behind(hub, profile):
    def half_done() -> None:
        with profile._database.begin() as connection:
            put = text("INSERT INTO preferences VALUES ('half', 'done')")
            connection.execute(put)
            end_all(hub)
            connection.execute(put)

    assert fault(half_done) is ModelFault.SERVER_CUT
    assert profile.preferences.get("half") == ""
    profile.preferences.set("half", "whole")
    assert profile.preferences.get("half") == "whole"


def test_a_connection_that_is_cut_before_the_commit_is_told_too(hub, profile):
    def half_done() -> None:
        with profile._database.quick():
            end_all(hub)

    assert fault(half_done) is ModelFault.SERVER_CUT


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("53100", ModelFault.SERVER_FULL),
        ("53200", ModelFault.SERVER_FULL),
        ("53300", ModelFault.SERVER_BUSY),
        ("40P01", ModelFault.SERVER_BUSY),
        ("40001", ModelFault.SERVER_BUSY),
        ("57014", ModelFault.SERVER_BUSY),
        ("42501", ModelFault.SERVER_RIGHTS),
        ("25006", ModelFault.SERVER_RIGHTS),
        ("28000", ModelFault.SERVER_REFUSED),
        ("08006", ModelFault.SERVER_CUT),
    ],
)
def test_what_the_server_refuses_has_a_code(profile, state, told):
    def ask() -> None:
        words = f"RAISE EXCEPTION 'Zwetschgenmarker' USING ERRCODE = '{state}'"
        with profile._database.begin() as connection:
            connection.exec_driver_sql(f"DO $$ BEGIN {words}; END $$")

    assert fault(ask) is told
    profile.preferences.set("afterwards", "as before")


def test_two_that_wait_for_each_other_are_told_apart(profile):
    taken, asked = Event(), Event()

    def lock(first: str, second: str, mine: Event, others: Event) -> ModelFault | None:
        with profile._database._in_use(), profile._database._engine.begin() as connection:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({first})"))
            mine.set()
            assert others.wait(20)
            connection.execute(text(f"SELECT pg_advisory_xact_lock({second})"))
        return None

    def told(*given) -> ModelFault | None:
        from models.hub_database import faults

        try:
            with faults():
                return lock(*given)
        except ModelError as error:
            return error.fault

    with ThreadPoolExecutor(2) as threads:
        one = threads.submit(told, "1", "2", taken, asked)
        two = threads.submit(told, "2", "1", asked, taken)
        assert {one.result(), two.result()} == {None, ModelFault.SERVER_BUSY}


def test_a_mistake_of_ours_shows_no_values(profile):
    office = Office(profile)
    with pytest.raises(ServerTrouble) as caught:
        profile.audits.add_packs(office.audit.id, [office.packs[0]])
    told = str(caught.value) + repr(caught.value)
    assert "uq_issued_packs_id" in told
    assert office.packs[0].id not in told
    assert caught.value.__suppress_context__


def test_a_closed_profile_reaches_nothing_more(hub, profile):
    profile.close()
    assert fault(profile.preferences.get, "name") is ModelFault.STORE_LOCKED
    with hub.server.admin() as admin:
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
        assert admin.execute(query, [hub.name]).fetchone() == (0,)


def test_closing_waits_for_what_is_being_written(hub, profile):
    begun, go = Event(), Event()

    def write() -> None:
        with profile._database.begin() as connection:
            connection.execute(text("INSERT INTO preferences VALUES ('late', 'kept')"))
            begun.set()
            assert go.wait(20)

    with ThreadPoolExecutor(2) as threads:
        writing = threads.submit(write)
        assert begun.wait(20)
        closing = threads.submit(profile.close)
        go.set()
        writing.result()
        closing.result()
    with hub.server.admin(hub.name) as admin:
        query = "SELECT value FROM preferences WHERE name = 'late'"
        assert admin.execute(query).fetchone() == ("kept",)


@pytest.mark.parametrize(
    "where", ["office:x@db.nowhere.invalid/hub", "office@/password?host={0}/ssl/certificate"]
)
def test_a_server_that_is_not_found_is_away_whatever_it_is_called(tmp_path, where):
    place = new_place(checked_address("postgresql://" + where.format(tmp_path)))
    assert fault(try_reach, tmp_path, place) is ModelFault.SERVER_AWAY


def test_a_network_that_swallows_everything_is_noticed_within_a_minute(hub, tmp_path):
    address = checked_address(hub.server.far_url(hub.name), hub.server.authority)
    database = reach(tmp_path, new_place(address, hub.place.key))
    with database.looking() as connection:
        number = connection.connection.driver_connection.fileno()
        with socket.socket(fileno=dup(number)) as way:
            idle, between, unheard = (
                way.getsockopt(socket.IPPROTO_TCP, getattr(socket, name))
                for name in ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_USER_TIMEOUT")
            )
    # Nobody answers: neither to questions while all is quiet, nor to what was sent.
    assert idle + 3 * between <= 60
    assert 0 < unheard <= 60_000
    database.close()
