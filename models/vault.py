"""The key of a profile and the slots that wrap it: ``vault.keys`` and its copy.

The database key is 32 random bytes. A slot keeps it under a passphrase: one slot on an auditor's
laptop, one for each member of staff at the office. Another one, once it was made, keeps it under
the recovery code, and one under a code that lies sealed for the office (escrow). A changed
passphrase writes its slot anew and leaves the others and the database as they are.
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
from models.folder import BACKUPS, DATABASE, vault_files
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
    ESCROW = "escrow"


_WRONG = MappingProxyType(
    {
        SlotKind.PASSPHRASE: ModelFault.WRONG_PASSPHRASE,
        SlotKind.RECOVERY: ModelFault.WRONG_RECOVERY_CODE,
        SlotKind.ESCROW: ModelFault.WRONG_RECOVERY_CODE,
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


class Slot(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One way to the key: how to derive, and the key wrapped under what is derived.

    ``sealed`` is the code of an escrow slot, sealed for ``recipient``, the office. ``label`` says
    whose slot it is, encrypted under the key itself. Files of before have none of the three.
    """

    id: str
    kind: str
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes
    wrapped: bytes
    sealed: bytes = b""
    recipient: str = ""
    label: bytes = b""

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
    """Give the vault with its first passphrase slot replaced; the key and other slots stay."""
    first = next((slot for slot in vault.slots if slot.kind == SlotKind.PASSPHRASE), None)
    return with_passphrase_at(vault, key, passphrase, cost, first)


def with_passphrase_at(
    vault: Vault, key: bytes, passphrase: str, cost: Cost, old: Slot | None
) -> Vault:
    """Give the vault with a passphrase slot in place of ``old``, or one more; raise ModelError."""
    if len(_canonical(passphrase)) < SHORTEST_PASSPHRASE:
        raise ModelError(ModelFault.PASSPHRASE_TOO_SHORT, str(SHORTEST_PASSPHRASE))
    new = new_slot(SlotKind.PASSPHRASE, cost, _shared_salt(vault, cost, old))
    if old is not None:
        new = msgspec.structs.replace(new, id=old.id, label=old.label)
    return with_slot(vault, key, passphrase, new, () if old is None else (old,))


def with_recovery(vault: Vault, key: bytes, code: str, cost: Cost) -> Vault:
    """Give the vault with a slot for this recovery code; an earlier code opens nothing more."""
    new = new_slot(SlotKind.RECOVERY, cost)
    return with_slot(vault, key, code, new, slots_of(vault, SlotKind.RECOVERY))


def has_slot(vault: Vault, kind: SlotKind) -> bool:
    """Say whether there is such a way to the key."""
    return bool(slots_of(vault, kind))


def slots_of(vault: Vault, kind: SlotKind) -> tuple[Slot, ...]:
    """Give the slots of a kind, in the order in which they stand."""
    return tuple(slot for slot in vault.slots if slot.kind == kind)


def unlock(vault: Vault, secret: str, kind: SlotKind = SlotKind.PASSPHRASE) -> bytes:
    """Give the key; raise what ``unlock_slot`` raises."""
    return unlock_slot(vault, secret, kind)[0]


def unlock_slot(
    vault: Vault, secret: str, kind: SlotKind = SlotKind.PASSPHRASE
) -> tuple[bytes, Slot]:
    """Give the key and the slot that it came from; raise ModelError(WRONG_...) when none opens.

    The tag of the slot decides, so a database that then cannot be read is damaged. Without a
    recovery slot it is NO_RECOVERY_CODE.
    """
    if kind is SlotKind.RECOVERY and not has_slot(vault, kind):
        raise ModelError(ModelFault.NO_RECOVERY_CODE)
    derived: dict[tuple[Cost, bytes], bytes] = {}
    for slot in slots_of(vault, kind):
        basis = (slot.cost, slot.salt)
        if basis not in derived:
            derived[basis] = _derive(slot, secret)
        cipher = ChaCha20Poly1305(derived[basis])
        try:
            return cipher.decrypt(slot.nonce, slot.wrapped, _bound(vault.vault_id, slot)), slot
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

    Once the first copy is written the change counts. What cannot be written after it, such as the
    keys of the copies of the profile, is made alike by ``mend_vault`` at the next opening.
    """
    first, *_others = vault_files(folder)
    write_durably(first, msgspec.json.format(msgspec.json.encode(vault), indent=2))
    with suppress(ModelError):
        mend_vault(folder, vault)


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
    """Write the keys again wherever they are missing, damaged or older.

    The copies of the profile follow: what no longer opens the profile is to open none of them.
    """
    data = msgspec.json.format(msgspec.json.encode(vault), indent=2)
    copies = [database.parent for database in (folder / BACKUPS).glob(f"*/{DATABASE}")]
    for path in (path for place in (folder, *copies) for path in vault_files(place)):
        if not _holds(path, data):
            write_durably(path, data)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def new_slot(kind: SlotKind, cost: Cost, salt: bytes = b"") -> Slot:
    """Give a slot with nothing wrapped yet."""
    return Slot(
        id=uuid4().hex,
        kind=kind.value,
        memory_kib=cost.memory_kib,
        passes=cost.passes,
        lanes=cost.lanes,
        salt=salt or secrets.token_bytes(16),
        nonce=secrets.token_bytes(12),
        wrapped=b"",
    )


def with_slot(
    vault: Vault, key: bytes, secret: str, bare: Slot, leaving: tuple[Slot, ...] = ()
) -> Vault:
    """Give the vault with the key wrapped in one more slot, and without those that leave.

    The new slot stands where the first that leaves stood, or at the end.
    """
    cipher = ChaCha20Poly1305(_derive(bare, secret))
    wrapped = cipher.encrypt(bare.nonce, key, _bound(vault.vault_id, bare))
    new = msgspec.structs.replace(bare, wrapped=wrapped)
    slots = list(vault.slots)
    at = slots.index(leaving[0]) if leaving else len(slots)
    slots.insert(at, new)
    return with_slots(vault, tuple(slot for slot in slots if slot not in leaving))


def with_slots(vault: Vault, slots: tuple[Slot, ...]) -> Vault:
    """Give the vault with exactly these slots."""
    unchecked = msgspec.structs.replace(vault, slots=slots, check="")
    return msgspec.structs.replace(unchecked, check=_check(unchecked))


def _shared_salt(vault: Vault, cost: Cost, leaving: Slot | None) -> bytes:
    """Give the salt of the other members' slots: deriving once tells for all of them."""
    others = (slot for slot in slots_of(vault, SlotKind.PASSPHRASE) if slot != leaving)
    return next((slot.salt for slot in others if slot.cost == cost), b"")


def _canonical(passphrase: str) -> str:
    # The same keys give composed letters on one system and decomposed ones on another.
    return unicodedata.normalize("NFC", passphrase).strip()


def _derive(slot: Slot, secret: str) -> bytes:
    is_passphrase = slot.kind == SlotKind.PASSPHRASE
    typed = _canonical(secret) if is_passphrase else recovery_form(secret)
    kdf = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.passes,
        lanes=slot.lanes,
        memory_cost=slot.memory_kib,
    )
    return kdf.derive(typed.encode("utf-8", "surrogatepass"))


def _bound(vault_id: str, slot: Slot) -> bytes:
    facts: tuple[object, ...] = (_FORMAT, _VERSION, vault_id, slot.id, slot.kind, slot.cost)
    facts = (*facts, slot.salt)
    if slot.sealed:
        facts = (*facts, slot.sealed, slot.recipient)
    return msgspec.json.encode(facts)


def _check(vault: Vault) -> str:
    bare = msgspec.structs.replace(vault, check="")
    return hashlib.sha256(msgspec.json.encode(bare)).hexdigest()
