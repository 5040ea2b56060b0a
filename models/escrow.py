"""The slot that lets the office help: a code that lies beside it, sealed so that only they read it.

This folder knows no age files, so whoever calls hands in the sealing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from models.errors import ModelError, ModelFault
from models.preference_store import PreferenceStore
from models.recovery_code import generate_code
from models.vault import (
    Cost,
    Slot,
    SlotKind,
    Vault,
    has_slot,
    new_slot,
    read_vault,
    replace_vault,
    slots_of,
    unlock,
    unlock_slot,
    with_passphrase,
    with_slot,
    with_slots,
)

# Takes the vault's id and the code; gives the code sealed for the office.
SealCode = Callable[[str, str], bytes]
_RECIPIENT = "office-help-recipient"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCode:
    """What the office needs to read out the code of one profile; without its key it is noise."""

    vault_id: str
    sealed: bytes = field(repr=False)


class OfficeHelp:
    """Whether the office can help with a forgotten passphrase; from any thread."""

    def __init__(self, folder: Path, preferences: PreferenceStore) -> None:
        self._folder = folder
        self._preferences = preferences

    def recipient(self) -> str:
        """Give the office's recipient to which the person agreed, "" for none."""
        return self._preferences.get(_RECIPIENT)

    def is_due(self) -> bool:
        """Say whether a code was agreed to and there is none, because the last one was used."""
        return bool(self.recipient()) and not has_slot(read_vault(self._folder), SlotKind.ESCROW)

    def agree(
        self, passphrase: str, recipient: str, seal: SealCode, cost: Cost | None = None
    ) -> None:
        """Make a fresh code for the office; one that was read out before opens nothing more.

        Asks for the passphrase, so that a laptop left open gives nobody a key of their own.
        """
        vault = read_vault(self._folder)
        key = unlock(vault, passphrase)
        code = generate_code()
        bare = new_slot(SlotKind.ESCROW, cost or Cost())
        bare = msgspec.structs.replace(bare, sealed=seal(vault.vault_id, code), recipient=recipient)
        leaving = slots_of(vault, SlotKind.ESCROW)
        replace_vault(self._folder, with_slot(vault, key, code, bare, leaving))
        self._preferences.set(_RECIPIENT, recipient)

    def end(self) -> None:
        """Take the office's slot away; no passphrase is needed to have less open."""
        self._preferences.set(_RECIPIENT, "")
        replace_vault(self._folder, without_escrow(read_vault(self._folder)))


def without_escrow(vault: Vault) -> Vault:
    """Give the vault without the office's slot."""
    return with_slots(vault, tuple(slot for slot in vault.slots if slot.kind != SlotKind.ESCROW))


def sealed_code(folder: Path) -> SealedCode | None:
    """Give what goes into a help file, None where no help was agreed; needs no passphrase."""
    vault = read_vault(folder)
    for slot in slots_of(vault, SlotKind.ESCROW):
        return SealedCode(vault_id=vault.vault_id, sealed=slot.sealed)
    return None


def renewed_by_code(vault: Vault, code: str, passphrase: str) -> tuple[bytes, Vault]:
    """Give the key, and the vault with a new passphrase in place of the first.

    A code that the office read out opens nothing in that vault any more. Raises what
    ``unlock_by_code`` raises, and PASSPHRASE_TOO_SHORT.
    """
    key, slot = unlock_by_code(vault, code)
    changed = with_passphrase(vault, key, passphrase, Cost())
    return key, without_escrow(changed) if slot.kind == SlotKind.ESCROW else changed


def unlock_by_code(vault: Vault, code: str) -> tuple[bytes, Slot]:
    """Give the key and the slot, by the recovery code or the code that the office read out.

    Raises ModelError: NO_RECOVERY_CODE where there is neither, WRONG_RECOVERY_CODE.
    """
    kinds = (SlotKind.RECOVERY, SlotKind.ESCROW)
    there = [kind for kind in kinds if has_slot(vault, kind)] or [SlotKind.RECOVERY]
    for kind in there[:-1]:
        try:
            return unlock_slot(vault, code, kind)
        except ModelError as error:
            if error.fault is not ModelFault.WRONG_RECOVERY_CODE:
                raise
    return unlock_slot(vault, code, there[-1])
