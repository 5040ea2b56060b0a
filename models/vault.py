"""The key of a profile and the slots that wrap it: ``vault.keys`` and its copy.

The database key is 32 random bytes; one slot keeps it under the passphrase, another one, once it
was made, under the recovery code. A changed passphrase writes its slot anew and leaves the other
slot and the database as they are.
"""

import hashlib
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from models.errors import ModelError, ModelFault
from models.files import write_durably
from models.folder import vault_files
from models.recovery_code import recovery_form

KEY_BYTES = 32
SHORTEST_PASSPHRASE = 14
_FORMAT = "audit-desk-vault"
_VERSION = 1
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_PASSES = 16
_MOST_LANES = 16
_LARGEST_FILE = 1 << 20


class SlotKind(StrEnum):
    """What opens a slot; written into the file and bound to the wrapped key."""

    PASSPHRASE = "passphrase"  # noqa: S105  a kind of slot, not a secret
    RECOVERY = "recovery"


_WRONG = MappingProxyType(
    {
        SlotKind.PASSPHRASE: ModelFault.WRONG_PASSPHRASE,
        SlotKind.RECOVERY: ModelFault.WRONG_RECOVERY_CODE,
    }
)


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
    return _with_slot(vault, key, SlotKind.PASSPHRASE, passphrase, cost)


def with_recovery(vault: Vault, key: bytes, code: str, cost: Cost) -> Vault:
    """Give the vault with a slot for this recovery code; an earlier code opens nothing more."""
    return _with_slot(vault, key, SlotKind.RECOVERY, code, cost)


def has_slot(vault: Vault, kind: SlotKind) -> bool:
    """Say whether there is such a way to the key."""
    return any(slot.kind == kind for slot in vault.slots)


def unlock(vault: Vault, secret: str, kind: SlotKind = SlotKind.PASSPHRASE) -> bytes:
    """Give the key; raise ModelError(WRONG_...) when no slot of the kind opens.

    The tag of the slot decides, so a database that then cannot be read is damaged. Without a
    recovery slot it is NO_RECOVERY_CODE.
    """
    if kind is SlotKind.RECOVERY and not has_slot(vault, kind):
        raise ModelError(ModelFault.NO_RECOVERY_CODE)
    for slot in vault.slots:
        if slot.kind != kind:
            continue
        cipher = ChaCha20Poly1305(_derive(slot, secret))
        try:
            return cipher.decrypt(slot.nonce, slot.wrapped, _bound(vault.vault_id, slot))
        except InvalidTag:
            continue
    raise ModelError(_WRONG[kind])


def write_vault(folder: Path, vault: Vault) -> None:
    """Write both copies, one after the other, so that one is whole at any moment."""
    data = msgspec.json.format(msgspec.json.encode(vault), indent=2)
    for path in vault_files(folder):
        write_durably(path, data)


def replace_vault(folder: Path, vault: Vault) -> None:
    """Write a changed vault; raise ModelError while what stood before still holds.

    Once the first copy is written the change counts. A second one that cannot be written is made
    alike by ``mend_vault`` at the next opening.
    """
    first, second = vault_files(folder)
    data = msgspec.json.format(msgspec.json.encode(vault), indent=2)
    write_durably(first, data)
    with suppress(ModelError):
        write_durably(second, data)


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


def _with_slot(vault: Vault, key: bytes, kind: SlotKind, secret: str, cost: Cost) -> Vault:
    bare = Slot(
        id=uuid4().hex,
        kind=kind.value,
        memory_kib=cost.memory_kib,
        passes=cost.passes,
        lanes=cost.lanes,
        salt=secrets.token_bytes(16),
        nonce=secrets.token_bytes(12),
        wrapped=b"",
    )
    cipher = ChaCha20Poly1305(_derive(bare, secret))
    wrapped = cipher.encrypt(bare.nonce, key, _bound(vault.vault_id, bare))
    others = tuple(slot for slot in vault.slots if slot.kind != kind)
    slots = (msgspec.structs.replace(bare, wrapped=wrapped), *others)
    unchecked = msgspec.structs.replace(vault, slots=slots, check="")
    return msgspec.structs.replace(unchecked, check=_check(unchecked))


def _canonical(passphrase: str) -> str:
    # The same keys give composed letters on one system and decomposed ones on another.
    return unicodedata.normalize("NFC", passphrase).strip()


def _derive(slot: Slot, secret: str) -> bytes:
    is_code = slot.kind == SlotKind.RECOVERY
    typed = recovery_form(secret) if is_code else _canonical(secret)
    kdf = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.passes,
        lanes=slot.lanes,
        memory_cost=slot.memory_kib,
    )
    return kdf.derive(typed.encode("utf-8", "surrogatepass"))


def _bound(vault_id: str, slot: Slot) -> bytes:
    facts = (_FORMAT, _VERSION, vault_id, slot.id, slot.kind, slot.cost, slot.salt)
    return msgspec.json.encode(facts)


def _check(vault: Vault) -> str:
    bare = msgspec.structs.replace(vault, check="")
    return hashlib.sha256(msgspec.json.encode(bare)).hexdigest()
