"""Profiles whose database is on the office's own server: the first one, and those that join it."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection
from typing_extensions import Unpack

from models.errors import ModelError
from models.files import fault_of
from models.folder import UNFINISHED
from models.hub_address import HubAddress
from models.hub_database import HubDatabase
from models.hub_file import HubPlace, joining_file, read_place, write_place
from models.hub_start import expect_hub, make_hub, reach
from models.lock import ProfileLock
from models.profile import (
    PersonWords,
    Profile,
    add_profile,
    begin_office,
    closing_on_error,
    make_folder,
    start_unfinished,
)
from models.snapshots import ProfileRole
from models.staff import Staff, label_key
from models.upgrade import bring_up_to_date
from models.vault import Cost, new_vault, read_vault, unlock, write_vault


def create_hub_profile(
    folder: Path,
    place: HubPlace,
    *,
    passphrase: str,
    cost: Cost | None = None,
    **person: Unpack[PersonWords],
) -> Profile:
    """Make a hub of an empty database, and the first profile of it; open it.

    Raises what ``create_profile`` and ``make_hub`` raise, and what the server refuses.
    """

    def fill(connection: Connection) -> None:
        add_profile(connection, ProfileRole.OFFICE, person)

    profile = _begun(folder, place, passphrase, cost, lambda hub: make_hub(hub, place, fill))
    begin_office(profile)
    return profile


def join_hub(
    folder: Path, place: HubPlace, *, passphrase: str, cost: Cost | None = None
) -> Profile:
    """Make a profile on this computer for a hub that is there, and open it.

    Raises what ``create_profile`` and ``expect_hub`` raise, and what the server refuses.
    """

    def prepare(hub: HubDatabase) -> None:
        expect_hub(hub, place)
        bring_up_to_date(hub)

    return _begun(folder, place, passphrase, cost, prepare)


def make_joining_file(folder: Path, own: str, passphrase: str, cost: Cost | None = None) -> bytes:
    """Give the file by which another computer joins the hub of this profile.

    ``own`` is a passphrase of this profile, so that a computer left open lets nobody in. Raises
    ModelError: WRONG_PASSPHRASE, PASSPHRASE_TOO_SHORT, HUB_FILE_DAMAGED.
    """
    key = unlock(read_vault(folder), own)
    return joining_file(read_place(folder, key), passphrase, cost)


def move_hub(folder: Path, own: str, address: HubAddress) -> None:
    """Let a closed profile find its hub at another address, once it was reached there.

    Raises ModelError: WRONG_PASSPHRASE, HUB_FILE_DAMAGED, NO_HUB, OTHER_HUB, what the server
    refuses; then the address before stays.
    """
    key = unlock(read_vault(folder), own)
    old = read_place(folder, key)
    place = HubPlace(
        url=address.url, authority=address.authority, key=old.key, computer=old.computer
    )
    with closing_on_error(reach(folder, place)) as database:
        expect_hub(database, place)
        database.close()
    write_place(folder, place, key)


def _begun(
    folder: Path,
    place: HubPlace,
    passphrase: str,
    cost: Cost | None,
    prepare: Callable[[HubDatabase], None],
) -> Profile:
    """Make the folder and its keys, have the hub prepared, and open the profile."""
    key, vault = new_vault(passphrase, cost or Cost())
    make_folder(folder)
    lock = ProfileLock(folder)
    try:
        start_unfinished(folder)
        write_vault(folder, vault)
        write_place(folder, place, key)
        with closing_on_error(reach(folder, place)) as database:
            prepare(database)
            staff = Staff(folder, label_key(key), vault.slots[0].id)
            profile = Profile(folder, database, lock, staff)
            (folder / UNFINISHED).unlink()
            return profile
    except OSError as error:
        lock.release()
        raise ModelError(fault_of(error)) from error
    except BaseException:
        lock.release()
        raise
