"""What a computer keeps of the hub, and the file by which another one joins it.

Both hold the address with its password and the key that seals what the server is not to read. The
first lies in the profile's folder, sealed under the profile's key; the second travels, sealed under
a passphrase that goes another way.
"""

import hashlib
import hmac
import secrets
from pathlib import Path
from typing import Literal
from uuid import uuid4

import msgspec
from typing_extensions import override

from models.errors import ModelError, ModelFault
from models.files import write_durably
from models.folder import HUB
from models.hub_address import HubAddress, checked_address
from models.hub_seal import HUB_KEY_BYTES, HubSeal
from models.vault import Cost, Vault, new_vault, unlock

_LARGEST = 1 << 20
_PURPOSE = b"audit-desk hub file v1"
_KEPT, _JOINING = "kept", "joining"


class HubPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where the hub is and what opens it; ``computer`` tells this one from the others."""

    url: str
    authority: bytes
    key: bytes
    computer: str

    @override
    def __repr__(self) -> str:
        """Tell nothing: this ends up in tracebacks."""
        return "HubPlace()"

    @property
    def address(self) -> HubAddress:
        """The address, checked anew; raise ModelError(NOT_AN_ADDRESS, SERVER_NOT_SAFE)."""
        return checked_address(self.url, self.authority)


class _JoiningFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Literal["audit-desk-joining"] = "audit-desk-joining"
    version: Literal[1] = 1
    vault: Vault
    sealed: bytes


def new_place(address: HubAddress, key: bytes = b"") -> HubPlace:
    """Give the place of a hub for this computer; without a key, one with a fresh key."""
    return HubPlace(
        url=address.url,
        authority=address.authority,
        key=key or secrets.token_bytes(HUB_KEY_BYTES),
        computer=uuid4().hex[:12],
    )


def is_on_server(folder: Path) -> bool:
    """Say whether the profile in this folder has its database on a server."""
    return (folder / HUB).exists()


def write_place(folder: Path, place: HubPlace, profile_key: bytes) -> None:
    """Keep where the hub is, sealed under the key of the profile; raise what the disk refuses."""
    sealed = _seal(profile_key).seal(_KEPT, msgspec.json.encode(place))
    write_durably(folder / HUB, sealed)


def read_place(folder: Path, profile_key: bytes) -> HubPlace:
    """Give where the hub is; raise ModelError(HUB_FILE_DAMAGED)."""
    try:
        sealed = _bounded((folder / HUB).read_bytes())
        plain = _seal(profile_key).open(_KEPT, sealed)
        return msgspec.json.decode(plain, type=HubPlace)
    except (OSError, ModelError, msgspec.MsgspecError):
        raise ModelError(ModelFault.HUB_FILE_DAMAGED) from None


def joining_file(place: HubPlace, passphrase: str, cost: Cost | None = None) -> bytes:
    """Give the file by which another computer joins; raise ModelError(PASSPHRASE_TOO_SHORT)."""
    key, vault = new_vault(passphrase, cost or Cost())
    plain = msgspec.json.encode(msgspec.structs.replace(place, computer=""))
    return msgspec.json.encode(_JoiningFile(vault=vault, sealed=_seal(key).seal(_JOINING, plain)))


def read_joining_file(data: bytes, passphrase: str) -> HubPlace:
    """Give the place that a joining file tells, for this computer.

    Raises ModelError: NOT_A_JOINING_FILE, WRONG_PASSPHRASE, NOT_AN_ADDRESS, SERVER_NOT_SAFE.
    """
    try:
        file = msgspec.json.decode(_bounded(data), type=_JoiningFile)
    except (UnicodeDecodeError, RecursionError, msgspec.MsgspecError):
        raise ModelError(ModelFault.NOT_A_JOINING_FILE) from None
    if not file.vault.is_sound:
        raise ModelError(ModelFault.NOT_A_JOINING_FILE)
    key = unlock(file.vault, passphrase)
    try:
        plain = _seal(key).open(_JOINING, file.sealed)
        told = msgspec.json.decode(plain, type=HubPlace)
    except (ModelError, msgspec.MsgspecError):
        raise ModelError(ModelFault.NOT_A_JOINING_FILE) from None
    if len(told.key) != HUB_KEY_BYTES:
        raise ModelError(ModelFault.NOT_A_JOINING_FILE)
    return new_place(told.address, told.key)


def _seal(key: bytes) -> HubSeal:
    return HubSeal(hmac.digest(key, _PURPOSE, hashlib.sha256))


def _bounded(data: bytes) -> bytes:
    if len(data) > _LARGEST:
        raise ModelError(ModelFault.NOT_A_JOINING_FILE)
    return data
