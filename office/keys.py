"""The office's keys: escrow made once, the kit on paper and its trial, self-test, renewal."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from export.errors import FileFault, FileRejected
from export.key_text import KitFound, KitKey, read_kit
from export.pack_file import OFFICE_WORDS
from export.sealing import Opener, new_seal_key, seal
from export.signing import is_signed, new_signing_key, public_key, sign
from models.key_snapshots import EscrowKey
from models.passwords import fingerprint_words
from models.profile import Profile
from models.snapshots import AuditKeys
from office.errors import OfficeFault, OfficeRejected

_OFFERS_HELP = "offers-help"
_TEST_BYTES = 32
_TEST = b"audit-desk self-test\n"
# So many keys of the newest audits are tested whenever they are listed: a fifth of a second.
TESTED_AT_ONCE = 100
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a text that was given back proved: the escrow key, and audits by their id."""

    escrow: bool
    audit_ids: frozenset[str]


def new_audit_keys() -> AuditKeys:
    """Make the keys of one audit: to open its returns, and to sign its packs."""
    seal_key = new_seal_key()
    return AuditKeys(
        identity=seal_key.identity,
        recipient=seal_key.recipient,
        signing_key=new_signing_key(),
    )


def office_fingerprint(keys: AuditKeys) -> str:
    """Give the eight words by which an auditor can tell that a pack is this office's."""
    return fingerprint_words(public_key(keys.signing_key), OFFICE_WORDS)


def escrow_key(profile: Profile) -> EscrowKey:
    """Give the escrow key; it is made at the first call in the life of a profile."""
    kept = profile.keys.escrow()
    if kept is not None:
        return kept
    made = new_seal_key()
    return profile.keys.keep_escrow(made.identity, made.recipient)


def offers_help(profile: Profile) -> bool:
    """Say whether packs offer help with a forgotten passphrase; they do unless switched off."""
    return profile.preferences.get(_OFFERS_HELP, "yes") == "yes"


def offer_help(profile: Profile, *, offered: bool) -> None:
    """Offer help in packs issued from now on, or offer none."""
    profile.preferences.set(_OFFERS_HELP, "yes" if offered else "no")


def kit_of(profile: Profile, most: int | None = None) -> tuple[KitKey, ...]:
    """Give all that goes on paper: the escrow key first, then each audit's, the newest first.

    With ``most`` only those of so many audits.
    """
    escrow = escrow_key(profile)
    words = fingerprint_words(escrow.recipient.encode(), OFFICE_WORDS)
    found = [KitKey(title="", words=words, identity=escrow.identity)]
    for audit in profile.audits.list()[:most]:
        keys = profile.audits.keys(audit.id)
        found.append(
            KitKey(
                title=audit.details.title,
                words=office_fingerprint(keys),
                identity=keys.identity,
                signing_key=keys.signing_key,
            )
        )
    return tuple(found)


def kit_text(profile: Profile) -> str:
    """Give the whole kit as one text, as it would be typed back."""
    return "\n".join(key.text for key in kit_of(profile))


def try_kit(profile: Profile, text: str, now: datetime) -> Proof:
    """Open a test return with the keys given back, and note which of them proved themselves.

    Raises FileRejected: NO_KEYS, KEY_SLIP where a key was not given back whole, KIT_OF_OTHERS where
    no key is one of this profile.
    """
    found = read_kit(text)
    escrow = escrow_key(profile)
    audits = {audit.id: profile.audits.keys(audit.id) for audit in profile.audits.list()}
    proof = Proof(
        escrow=_opens(found, escrow.recipient),
        audit_ids=frozenset(each for each, keys in audits.items() if _serves(found, keys)),
    )
    if not proof.escrow and not proof.audit_ids:
        is_ours = any(_is_part(found, keys) for keys in audits.values())
        raise FileRejected(FileFault.KEY_SLIP if is_ours else FileFault.KIT_OF_OTHERS)
    profile.keys.mark_proved(proof.audit_ids, now, escrow=proof.escrow)
    return proof


def broken_keys(
    profile: Profile, most: int | None = None, report: Report = lambda _done, _total: None
) -> tuple[str, ...]:
    """Try the keys in force; give the ids of the audits whose keys fail, "" for escrow.

    Two milliseconds a key, so ``most`` can ask for those of the newest audits alone; that of any
    audit is tried again before a pack is issued.
    """
    escrow = escrow_key(profile)
    failed = [] if _pair_works(escrow.identity, escrow.recipient) else [""]
    audits = profile.audits.list()[:most]
    for done, audit in enumerate(audits):
        report(done, len(audits))
        if not _audit_works(profile.audits.keys(audit.id)):
            failed.append(audit.id)
    return tuple(failed)


def require_keys(profile: Profile, audit_id: str) -> EscrowKey:
    """Give the escrow key; raise OfficeRejected while nothing may be issued.

    KEY_BROKEN where the self-test fails, KIT_NOT_TRIED before the kit was given back once.
    """
    escrow = escrow_key(profile)
    keys = profile.audits.keys(audit_id)
    if not _pair_works(escrow.identity, escrow.recipient) or not _audit_works(keys):
        raise OfficeRejected(OfficeFault.KEY_BROKEN)
    if escrow.proved_at is None:
        raise OfficeRejected(OfficeFault.KIT_NOT_TRIED)
    return escrow


def renew_audit_key(profile: Profile, audit_id: str) -> None:
    """Have packs issued from now on name a new key; what comes for the one before still opens."""
    made = new_seal_key()
    profile.keys.renew(audit_id, made.identity, made.recipient)


def _serves(found: KitFound, keys: AuditKeys) -> bool:
    public = public_key(keys.signing_key)
    if public not in found.signing_keys or not _opens(found, keys.recipient):
        return False
    return _signs(found.signing_keys[public], public)


def _is_part(found: KitFound, keys: AuditKeys) -> bool:
    """Say whether one of the two keys of an audit was given back."""
    return keys.recipient in found.identities or public_key(keys.signing_key) in found.signing_keys


def _opens(found: KitFound, recipient: str) -> bool:
    identity = found.identities.get(recipient)
    return identity is not None and _pair_works(identity, recipient)


def _audit_works(keys: AuditKeys) -> bool:
    public = public_key(keys.signing_key)
    return _pair_works(keys.identity, keys.recipient) and _signs(keys.signing_key, public)


def _pair_works(identity: str, recipient: str) -> bool:
    plain = secrets.token_bytes(_TEST_BYTES)
    try:
        return Opener([("", identity)]).open(seal(plain, (recipient,)))[1] == plain
    except FileRejected:
        return False


def _signs(signing_key: bytes, public: bytes) -> bool:
    return is_signed(public, sign(signing_key, _TEST), _TEST)
