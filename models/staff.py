"""Members of staff who share the office's profile: each has initials and a passphrase of their own.

Initials are encrypted under the key of the profile, so the file of slots names nobody.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from models.errors import ModelError, ModelFault
from models.vault import (
    Cost,
    Slot,
    SlotKind,
    Vault,
    read_vault,
    replace_vault,
    slots_of,
    unlock,
    with_passphrase_at,
    with_slots,
)

_PURPOSE = b"audit-desk staff label v1"
_NONCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One who can open the profile; ``initials`` are "" until somebody says whose slot it is."""

    slot_id: str
    initials: str
    is_me: bool


def label_key(key: bytes) -> bytes:
    """Give the key for initials; the key of the profile cannot be told from it."""
    return hmac.digest(key, _PURPOSE, hashlib.sha256)


class Staff:
    """The members of an open profile, and which of them opened it; from any thread."""

    def __init__(self, folder: Path, key: bytes, slot_id: str) -> None:
        self._folder = folder
        self._key = key
        self._slot_id = slot_id
        self._told: Callable[[], None] = lambda: None

    def watch(self, told: Callable[[], None]) -> None:
        """Have somebody told whenever the members or their initials were changed here."""
        self._told = told

    def members(self) -> tuple[Member, ...]:
        """Give all, in the order in which they were added."""
        vault = read_vault(self._folder)
        return tuple(
            Member(
                slot_id=slot.id,
                initials=self._initials(vault, slot),
                is_me=slot.id == self._slot_id,
            )
            for slot in slots_of(vault, SlotKind.PASSPHRASE)
        )

    def me(self) -> str:
        """Give the initials of who opened the profile, "" where they were never set."""
        return next((member.initials for member in self.members() if member.is_me), "")

    def add(self, own: str, initials: str, passphrase: str, cost: Cost | None = None) -> None:
        """Let one more member open the profile; ``own`` is the passphrase of who adds them.

        Raises ModelError: WRONG_PASSPHRASE, PASSPHRASE_TOO_SHORT, PASSPHRASE_TAKEN,
        INITIALS_TAKEN, and what the disk refuses.
        """
        vault = read_vault(self._folder)
        key = unlock(vault, own)
        self._refuse_same(initials)
        try:
            unlock(vault, passphrase)
        except ModelError as error:
            if error.fault is not ModelFault.WRONG_PASSPHRASE:
                raise
        else:
            raise ModelError(ModelFault.PASSPHRASE_TAKEN)
        added = with_passphrase_at(vault, key, passphrase, cost or Cost(), None)
        new = next(slot for slot in added.slots if slot not in vault.slots)
        replace_vault(self._folder, self._labelled(added, new.id, initials))
        self._told()

    def name(self, slot_id: str, initials: str) -> None:
        """Say whose slot it is; raise ModelError(INITIALS_TAKEN, NOT_FOUND)."""
        self._refuse_same(initials, but=slot_id)
        self._change(slot_id, lambda vault: self._labelled(vault, slot_id, initials))

    def remove(self, slot_id: str) -> None:
        """Let a member open the profile no more; raise ModelError(LAST_MEMBER, NOT_FOUND)."""

        def taken(vault: Vault) -> Vault:
            if len(slots_of(vault, SlotKind.PASSPHRASE)) == 1:
                raise ModelError(ModelFault.LAST_MEMBER)
            return with_slots(vault, tuple(slot for slot in vault.slots if slot.id != slot_id))

        self._change(slot_id, taken)

    def _change(self, slot_id: str, change: Callable[[Vault], Vault]) -> None:
        vault = read_vault(self._folder)
        if all(slot.id != slot_id for slot in slots_of(vault, SlotKind.PASSPHRASE)):
            raise ModelError(ModelFault.NOT_FOUND)
        replace_vault(self._folder, change(vault))
        self._told()

    def _refuse_same(self, initials: str, but: str = "") -> None:
        if any(each.initials == initials and each.slot_id != but for each in self.members()):
            raise ModelError(ModelFault.INITIALS_TAKEN, initials)

    def _labelled(self, vault: Vault, slot_id: str, initials: str) -> Vault:
        nonce = secrets.token_bytes(_NONCE)
        cipher = ChaCha20Poly1305(self._key)
        label = nonce + cipher.encrypt(nonce, initials.encode(), vault.vault_id.encode())
        return with_slots(
            vault,
            tuple(
                msgspec.structs.replace(slot, label=label) if slot.id == slot_id else slot
                for slot in vault.slots
            ),
        )

    def _initials(self, vault: Vault, slot: Slot) -> str:
        cipher, label = ChaCha20Poly1305(self._key), slot.label
        try:
            plain = cipher.decrypt(label[:_NONCE], label[_NONCE:], vault.vault_id.encode())
        except (InvalidTag, ValueError):  # none yet, or of another profile
            return ""
        return plain.decode("utf-8", "replace")
