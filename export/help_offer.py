"""Agreeing on the laptop to help from the office, and making a used code anew."""

from export.help_file import Sealed, seal_code
from export.signing import public_key
from models.profile import Profile
from models.snapshots import OpenedPack


def pack_with_help(profile: Profile) -> OpenedPack | None:
    """Give the newest pack whose office offers help, None where none does."""
    packs = [pack for pack in profile.forms.packs() if pack.escrow]
    return max(packs, key=lambda pack: pack.opened_at, default=None)


def agree_to_help(profile: Profile, passphrase: str, pack: OpenedPack) -> None:
    """Seal a fresh code for the office of a pack; raise ModelError and FileRejected."""
    details = profile.details

    def sealed(vault_id: str, code: str) -> bytes:
        content = Sealed(
            vault_id=vault_id,
            installation_id=details.installation_id,
            installation_key=public_key(details.signing_key).hex(),
            audit_id=pack.audit_id,
            agency_code=pack.agency_code,
            code=code,
        )
        return seal_code(content, pack.escrow)

    profile.help.agree(passphrase, pack.escrow, sealed)


def renew_help(profile: Profile, passphrase: str) -> bool:
    """Make a code anew where the last one was used; say whether one was made.

    Where the pack is gone that offered it, so is the help.
    """
    if not profile.help.is_due():
        return False
    agreed = profile.help.recipient()
    packs = [pack for pack in profile.forms.packs() if pack.escrow == agreed]
    if not packs:
        return False
    agree_to_help(profile, passphrase, max(packs, key=lambda pack: pack.opened_at))
    return True
