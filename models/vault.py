"""The key of a profile and the slots that wrap it: ``vault.keys`` and its copy.

The database key is 32 random bytes; a slot keeps it under a passphrase. A changed passphrase
writes the slot anew and leaves the database as it is.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from models.errors import ModelError, ModelFault
from models.files import write_durably
from models.folder import vault_files

KEY_BYTES = 32
SHORTEST_PASSPHRASE = 14
_FORMAT = "audit-desk-vault"
_VERSION = 1
_PASSPHRASE = "passphrase"  # noqa: S105  a kind of slot, not a secret
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_PASSES = 16
_MOST_LANES = 16
_LARGEST_FILE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess at a passphrase costs (Argon2id); memory in KiB."""

    memory_kib: int = 128 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def is_sane(self) -> bool:
        """False where a tampered file asks for more than a laptop has, or for nonsense."""
        return (
            1 <= self.lanes <= _MOST_LANES
            and 1 <= self.passes <= _MOST_PASSES
            and 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
        )


class Slot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to the key: how to derive, and the key wrapped under what is derived."""

    id: str
    kind: str
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @property
    def cost(self) -> Cost:
        """The parameters to derive with."""
        return Cost(memory_kib=self.memory_kib, passes=self.passes, lanes=self.lanes)


class Vault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All slots of one profile as written; ``check`` tells damage from a wrong passphrase."""

    format: str
    version: int
    vault_id: str
    slots: tuple[Slot, ...]
    check: str = ""

    @property
    def is_sound(self) -> bool:
        """False where a byte changed since the file was written, or a slot asks for too much."""
        return self.check == _check(self) and all(slot.cost.is_sane for slot in self.slots)


class _Opening(msgspec.Struct):
    format: str
    version: int


def new_vault(passphrase: str, cost: Cost) -> tuple[bytes, Vault]:
    """Make a random key and a vault with one slot; raise ModelError for a short passphrase."""
    key = secrets.token_bytes(KEY_BYTES)
    empty = Vault(format=_FORMAT, version=_VERSION, vault_id=uuid4().hex, slots=())
    return key, with_passphrase(empty, key, passphrase, cost)


def with_passphrase(vault: Vault, key: bytes, passphrase: str, cost: Cost) -> Vault:
    """Give the vault with its passphrase slot replaced; the key and other slots stay."""
    if len(_canonical(passphrase)) < SHORTEST_PASSPHRASE:
        raise ModelError(ModelFault.PASSPHRASE_TOO_SHORT, str(SHORTEST_PASSPHRASE))
    bare = Slot(
        id=uuid4().hex,
        kind=_PASSPHRASE,
        memory_kib=cost.memory_kib,
        passes=cost.passes,
        lanes=cost.lanes,
        salt=secrets.token_bytes(16),
        nonce=secrets.token_bytes(12),
        wrapped=b"",
    )
    cipher = ChaCha20Poly1305(_derive(bare, passphrase))
    wrapped = cipher.encrypt(bare.nonce, key, _bound(vault.vault_id, bare))
    others = tuple(slot for slot in vault.slots if slot.kind != _PASSPHRASE)
    slots = (msgspec.structs.replace(bare, wrapped=wrapped), *others)
    unchecked = msgspec.structs.replace(vault, slots=slots, check="")
    return msgspec.structs.replace(unchecked, check=_check(unchecked))


def unlock(vault: Vault, passphrase: str) -> bytes:
    """Give the key; raise ModelError(WRONG_PASSPHRASE) when no slot opens.

    The tag of the slot decides, so a database that then cannot be read is damaged.
    """
    for slot in vault.slots:
        if slot.kind != _PASSPHRASE:
            continue
        cipher = ChaCha20Poly1305(_derive(slot, passphrase))
        try:
            return cipher.decrypt(slot.nonce, slot.wrapped, _bound(vault.vault_id, slot))
        except InvalidTag:
            continue
    raise ModelError(ModelFault.WRONG_PASSPHRASE)


def write_vault(folder: Path, vault: Vault) -> None:
    """Write both copies, one after the other, so that one is whole at any moment."""
    data = msgspec.json.format(msgspec.json.encode(vault), indent=2)
    for path in vault_files(folder):
        write_durably(path, data)


def read_vault(folder: Path) -> Vault:
    """Read the first sound copy; raise ModelError where none is.

    Copies that differ are made alike again by ``mend_vault`` after unlocking.
    """
    newer = False
    for path in vault_files(folder):
        try:
            data = path.read_bytes() if path.stat().st_size <= _LARGEST_FILE else b""
            opening = msgspec.json.decode(data, type=_Opening)
            if opening.format == _FORMAT and opening.version > _VERSION:
                newer = True
                continue
            vault = msgspec.json.decode(data, type=Vault)
        except (OSError, UnicodeDecodeError, RecursionError, msgspec.MsgspecError):
            continue
        if vault.format == _FORMAT and vault.is_sound:
            return vault
    raise ModelError(ModelFault.NEWER_PROFILE if newer else ModelFault.KEYS_DAMAGED)


def mend_vault(folder: Path, vault: Vault) -> None:
    """Write both copies again where one of them is missing, damaged or older."""
    data = msgspec.json.format(msgspec.json.encode(vault), indent=2)
    for path in vault_files(folder):
        if not path.is_file() or path.read_bytes() != data:
            write_durably(path, data)


def _canonical(passphrase: str) -> str:
    # The same keys give composed letters on one system and decomposed ones on another.
    return unicodedata.normalize("NFC", passphrase).strip()


def _derive(slot: Slot, passphrase: str) -> bytes:
    kdf = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.passes,
        lanes=slot.lanes,
        memory_cost=slot.memory_kib,
    )
    return kdf.derive(_canonical(passphrase).encode("utf-8", "surrogatepass"))


def _bound(vault_id: str, slot: Slot) -> bytes:
    facts = (_FORMAT, _VERSION, vault_id, slot.id, slot.kind, slot.cost, slot.salt)
    return msgspec.json.encode(facts)


def _check(vault: Vault) -> str:
    bare = msgspec.structs.replace(vault, check="")
    return hashlib.sha256(msgspec.json.encode(bare)).hexdigest()
