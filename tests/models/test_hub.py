"""A profile on the office's own server: made, joined, moved there; what the server never sees."""

import errno
import traceback
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg import sql
from sqlalchemy import select, text

from models import hub_moving
from models.all_tables import Row
from models.backups import BackupReason
from models.errors import ModelError, ModelFault
from models.folder import HUB
from models.hub_address import checked_address
from models.hub_file import joining_file, new_place, read_joining_file
from models.hub_moving import move_to_hub
from models.hub_profile import create_hub_profile, join_hub, make_joining_file, move_hub
from models.hub_start import try_reach
from models.key_snapshots import EscrowKey
from models.profile import Profile, open_profile
from models.snapshots import ProfileRole
from tests.hubs import Hub, Hubs
from tests.models.samples import NOON, PASSPHRASE, QUICK, Office, new_profile
from tests.server import SECRET

TRAVELS = "maple kettle river stone"
SHORT = "short"
IDENTITY = "AGE-SECRET-KEY-INVENTED"


@pytest.fixture
def hub(hubs: Hubs) -> Iterator[Hub]:
    with hubs.new() as made:
        yield made


def fault(call, *given, **named) -> ModelFault:
    """The trouble, once it was seen that it tells nothing of address and password."""
    with pytest.raises(ModelError) as caught:
        call(*given, **named)
    told = "".join(traceback.format_exception(caught.value))
    assert SECRET not in told
    assert "postgresql" not in told.replace("postgresql.py", "")
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value.fault


def everything_on(hub: Hub) -> str:
    """All that the administrator of the server can read, as text."""
    with hub.server.admin(hub.name) as admin:
        return "\n".join(
            str(admin.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(name))).fetchall())
            for name in Row.metadata.tables
        )


def content_of(profile: Profile) -> dict[str, list[str]]:
    with profile._database.looking() as connection:
        return {
            name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for name, table in Row.metadata.tables.items()
            if name != "preferences"
        }


def test_the_first_makes_the_hub_and_the_second_joins_it_with_a_file(hubs, tmp_path):
    with hubs.empty() as hub:
        assert not try_reach(tmp_path, hub.place)
        first = hub.create(tmp_path / "first")
        assert try_reach(tmp_path, hub.place)
        assert first.details.role is ProfileRole.OFFICE
        assert first.audits.usual_agencies()
        assert fault(hub.create, tmp_path / "again") is ModelFault.HUB_TAKEN
        raw = make_joining_file(first.folder, PASSPHRASE, TRAVELS, QUICK)
        assert (
            fault(read_joining_file, raw, "other words than those") is ModelFault.WRONG_PASSPHRASE
        )
        assert (
            fault(make_joining_file, first.folder, TRAVELS, TRAVELS) is ModelFault.WRONG_PASSPHRASE
        )
        place = read_joining_file(raw, TRAVELS)
        second = join_hub(tmp_path / "second", place, passphrase=PASSPHRASE, cost=QUICK)
        office = Office(first)
        assert second.audits.list() == first.audits.list()
        assert second.audits.packs(office.audit.id) == first.audits.packs(office.audit.id)
        assert second.details == first.details
        for profile in (first, second):
            profile.close()
        again = open_profile(second.folder, PASSPHRASE)
        assert again.is_shared
        assert again.audits.get(office.audit.id).details == office.audit.details
        again.close()


def test_the_server_reads_no_key_and_no_code(hub, tmp_path):
    profile = hub.join(tmp_path / "office")
    office = Office(profile)
    profile.keys.keep_escrow(IDENTITY, "age1escrow")
    profile.keys.renew(office.audit.id, "ANOTHER-IDENTITY", "age1other")
    seen = everything_on(hub)
    assert "age1escrow" in seen, "what is public lies there as it is"
    secrets = (IDENTITY, "ANOTHER-IDENTITY", "'IDENTITY'", "one two three", "s" * 32, "p" * 32)
    keys = (profile.details.signing_key, profile.details.settle_key)
    for secret in (*secrets, *(repr(key)[2:-1] for key in keys), PASSPHRASE):
        assert secret not in seen, secret
    kept = profile.keys.escrow()
    assert isinstance(kept, EscrowKey)
    assert kept.identity == IDENTITY
    assert {identity for _audit, identity in profile.keys.identities()} == {
        IDENTITY,
        "ANOTHER-IDENTITY",
        "IDENTITY",
    }
    for path in (path for path in profile.folder.rglob("*") if path.is_file()):
        assert b"postgresql" not in path.read_bytes(), path.name
        assert hub.place.key not in path.read_bytes(), path.name
    profile.close()


def test_who_has_another_key_or_another_database_is_refused(hubs, hub, tmp_path):
    stranger = new_place(hub.place.address)
    known = fault(join_hub, tmp_path / "a", stranger, passphrase=PASSPHRASE, cost=QUICK)
    assert known is ModelFault.OTHER_HUB
    with hubs.empty() as other:
        place = replace_place(other)
        assert fault(join_hub, tmp_path / "b", place, passphrase=PASSPHRASE) is ModelFault.NO_HUB
        with other.server.admin(other.name) as admin:
            admin.execute("CREATE TABLE of_others (number integer)")
        assert fault(other.create, tmp_path / "c") is ModelFault.SERVER_NOT_FIT
        assert fault(try_reach, tmp_path, place) is ModelFault.SERVER_NOT_FIT


def replace_place(hub: Hub):
    return new_place(hub.place.address, hub.place.key)


def test_what_failed_half_way_can_be_tried_again(hubs, tmp_path):
    with hubs.empty() as hub:
        with hub.server.admin(hub.name) as admin:
            admin.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC, office, pg_database_owner")
        assert fault(hub.create, tmp_path / "office") is ModelFault.SERVER_RIGHTS
        with hub.server.admin(hub.name) as admin:
            admin.execute("GRANT CREATE ON SCHEMA public TO office")
        hub.create(tmp_path / "office").close()
        open_profile(tmp_path / "office", PASSPHRASE).close()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", ModelFault.NOT_AN_ADDRESS),
        ("the server in the cellar", ModelFault.NOT_AN_ADDRESS),
        ("mysql://office@server/hub", ModelFault.NOT_AN_ADDRESS),
        ("postgresql://office@server", ModelFault.NOT_AN_ADDRESS),
        ("postgresql://office@server:many/hub", ModelFault.NOT_AN_ADDRESS),
        ("postgresql://office@one,two/hub", ModelFault.NOT_AN_ADDRESS),
        ("postgresql://office@server/hub?passfile=/etc/passwd", ModelFault.NOT_AN_ADDRESS),
        ("postgresql://office@server/hub?options=-csearch_path=x", ModelFault.NOT_AN_ADDRESS),
        ("postgresql://office@/hub?host=server", ModelFault.NOT_AN_ADDRESS),
        ("postgresql://office@server/hub?sslmode=disable", ModelFault.SERVER_NOT_SAFE),
        ("postgresql://office@server/hub?sslmode=require", ModelFault.SERVER_NOT_SAFE),
        (f"postgresql://office@server/{'x' * 3000}", ModelFault.NOT_AN_ADDRESS),
    ],
)
def test_an_address_is_looked_at_before_anything_is_sent(typed, told):
    assert fault(checked_address, typed) is told


def test_over_a_network_nothing_less_than_a_proved_server_is_asked_for():
    for typed in (
        "postgres://o:p%40x@db.example.org/hub",
        "postgresql+psycopg://o@10.0.0.1:5433/h",
    ):
        address = checked_address(typed)
        assert "sslmode=verify-full" in address.url
        assert not address.is_here
        assert "p%40x" not in repr(address)
        assert "p%40x" not in address.shown
    assert checked_address("postgresql://office@localhost/hub").is_here


def test_the_way_over_a_network_is_taken_only_to_the_server_that_is_vouched_for(hub, tmp_path):
    url, server = hub.server.far_url, hub.server
    safe = checked_address(url(hub.name), server.authority)
    joined = join_hub(
        tmp_path / "a", new_place(safe, hub.place.key), passphrase=PASSPHRASE, cost=QUICK
    )
    with joined._database.looking() as connection:
        used = text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        assert connection.execute(used).scalar_one()
    joined.close()
    open_profile(tmp_path / "a", PASSPHRASE).close()
    unknown = new_place(checked_address(url(hub.name)), hub.place.key)
    assert fault(try_reach, tmp_path, unknown) is ModelFault.SERVER_NOT_SAFE
    wrong = new_place(checked_address(url(hub.name, "guessed"), server.authority), hub.place.key)
    assert fault(try_reach, tmp_path, wrong) is ModelFault.SERVER_REFUSED
    nowhere = new_place(checked_address(url("nothing"), server.authority), hub.place.key)
    assert fault(try_reach, tmp_path, nowhere) is ModelFault.SERVER_REFUSED


def test_each_computer_has_settings_of_its_own_and_the_office_shares_the_rest(hub, tmp_path):
    first, second = hub.join(tmp_path / "a"), hub.join(tmp_path / "b")
    for name in ("watched-folder", "idle-minutes", "offers-help"):
        first.preferences.set(name, "first")
    assert second.preferences.get("watched-folder") == ""
    assert second.preferences.get("idle-minutes") == ""
    assert second.preferences.get("offers-help") == "first"
    second.preferences.set("watched-folder", "second")
    assert first.preferences.get("watched-folder") == "first"
    first.close()
    second.close()


def test_copies_are_the_servers_own_and_nothing_is_made_here(hub, tmp_path):
    profile = hub.join(tmp_path / "office")
    assert profile.backups.keep(BackupReason.DAILY, NOON) is None
    assert fault(profile.backups.copy_to, tmp_path / "copy") is ModelFault.ON_A_SERVER
    assert profile.backups.made() == ()
    assert not (tmp_path / "copy").exists()
    profile.close()


def test_an_office_moves_from_its_file_to_its_server_with_every_row(hubs, tmp_path):
    folder = tmp_path / "office"
    profile = new_profile(folder, ProfileRole.OFFICE)
    office = Office(profile)
    profile.intake.apply(office.merge("r1"))
    profile.backups.make(BackupReason.DAILY, NOON)
    before = content_of(profile)
    profile.close()
    with hubs.empty() as hub:
        assert fault(move_to_hub, folder, TRAVELS, hub.place) is ModelFault.WRONG_PASSPHRASE
        move_to_hub(folder, PASSPHRASE, hub.place)
        assert (folder / HUB).exists()
        assert not list(folder.rglob("profile.db*"))
        moved = open_profile(folder, PASSPHRASE)
        assert moved.is_shared
        assert content_of(moved) == before
        office.profile = moved  # numbers go on where they were
        assert moved.intake.apply(office.merge("r2", revision=2))
        assert moved.audits.create(office.audit.details, moved.audits.keys(office.audit.id))
        moved.close()


def test_a_move_that_is_cut_short_at_its_end_is_finished_at_the_next_opening(
    hubs, tmp_path, monkeypatch
):
    folder = tmp_path / "office"
    profile = new_profile(folder, ProfileRole.OFFICE)
    profile.preferences.set("kept", "yes")
    profile.backups.make(BackupReason.DAILY, NOON)
    profile.close()

    def refuse(_folder) -> None:
        raise OSError(errno.EIO, "the disk does not let go")

    with hubs.empty() as hub:
        monkeypatch.setattr(hub_moving, "delete_database", refuse)
        assert fault(move_to_hub, folder, PASSPHRASE, hub.place) is ModelFault.NOT_WRITABLE
        assert list(folder.rglob("profile.db"))
        opened = open_profile(folder, PASSPHRASE)
        assert opened.is_shared
        assert opened.preferences.get("kept") == "yes"
        assert not list(folder.rglob("profile.db*"))
        opened.close()


def test_a_move_that_the_server_refuses_leaves_the_file_as_it_was(hubs, hub, tmp_path):
    folder = tmp_path / "office"
    profile = new_profile(folder, ProfileRole.OFFICE)
    profile.preferences.set("kept", "yes")
    profile.close()
    assert fault(move_to_hub, folder, PASSPHRASE, hub.place) is ModelFault.HUB_TAKEN
    again = open_profile(folder, PASSPHRASE)
    assert again.preferences.get("kept") == "yes"
    assert not again.is_shared
    again.close()


def test_a_hub_that_has_another_address_now_is_found_there(hub, tmp_path):
    hub.join(tmp_path / "a").close()
    address = checked_address(hub.server.far_url(hub.name), hub.server.authority)
    refused = checked_address(hub.server.far_url("nothing"), hub.server.authority)
    assert fault(move_hub, tmp_path / "a", PASSPHRASE, refused) is ModelFault.SERVER_REFUSED
    open_profile(tmp_path / "a", PASSPHRASE).close()
    move_hub(tmp_path / "a", PASSPHRASE, address)
    moved = open_profile(tmp_path / "a", PASSPHRASE)
    with moved._database.looking() as connection:
        assert connection.execute(text("SELECT inet_server_addr() IS NOT NULL")).scalar_one()
    moved.close()


def test_a_damaged_address_is_told_and_the_keys_stay(hub, tmp_path):
    hub.join(tmp_path / "a").close()
    path = tmp_path / "a" / HUB
    data = bytearray(path.read_bytes())
    data[20] ^= 1
    path.write_bytes(data)
    assert fault(open_profile, tmp_path / "a", PASSPHRASE) is ModelFault.HUB_FILE_DAMAGED


PLACE = new_place(checked_address("postgresql://office:secret@db.example.org/hub"))
FILE = joining_file(PLACE, TRAVELS, QUICK)


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255), st.booleans())
@settings(max_examples=200)
def test_no_changed_joining_file_is_believed(place, change, cut):
    data = FILE[:place] if cut else FILE[:place] + bytes([FILE[place] ^ change]) + FILE[place + 1 :]
    told = fault(read_joining_file, data, TRAVELS)
    assert told in {ModelFault.NOT_A_JOINING_FILE, ModelFault.WRONG_PASSPHRASE}


def test_the_joining_file_shows_nothing_without_its_passphrase():
    for words in (b"example.org", b"secret", b"office", PLACE.key):
        assert words not in FILE
    assert "example" not in repr(PLACE)
    assert fault(joining_file, PLACE, SHORT) is ModelFault.PASSPHRASE_TOO_SHORT
    assert fault(read_joining_file, b"x" * (2 << 20), TRAVELS) is ModelFault.NOT_A_JOINING_FILE


def test_a_first_profile_needs_a_passphrase_like_any_other(hubs, tmp_path):
    with hubs.empty() as hub:
        told = fault(create_hub_profile, tmp_path / "a", hub.place, passphrase=SHORT)
        assert told is ModelFault.PASSPHRASE_TOO_SHORT
        assert not try_reach(tmp_path, hub.place)
