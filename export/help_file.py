"""Help files: what a laptop whose passphrase is forgotten sends to the office.

``magic (8) | JSON``: the id of the vault and a code, sealed with age for the office's escrow key
while the profile was open. No answer, no case and no name is in it. Everything read may be hostile.
"""

from dataclasses import dataclass, field

import msgspec

from export.envelope import decode
from export.errors import FileFault, FileRejected
from export.fields import Code, Id, Key, Strict
from export.sealing import Opener, check_outside, seal
from models.escrow import SealedCode
from models.passwords import fingerprint_words
from models.recovery_code import GROUPS, code_groups, first_slip

MAGIC = b"ADHELP\n1"
ENDING = ".audithelp"
HELP_FILE = f"Audit-Desk-help{ENDING}"
MAX_HELP = 8 * 1024
HELP_WORDS = 6


class _Outside(Strict, frozen=True):
    vault_id: Id
    sealed: bytes


class Sealed(Strict, frozen=True):
    """What lies sealed: whose code it is, by ids that the office knows from returns, and the code.

    ``installation_key`` is the public key that signs the laptop's returns.
    """

    vault_id: Id
    installation_id: Id
    installation_key: Key
    audit_id: Id
    agency_code: Code
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAsked:
    """An opened help file; ``words`` are read out on both sides before the code is."""

    words: str
    of: Sealed = field(repr=False)


def seal_code(content: Sealed, recipient: str) -> bytes:
    """Seal a code for the office; raise FileRejected(NO_RECIPIENT)."""
    return seal(msgspec.json.encode(content), (recipient,))


def make_help(code: SealedCode) -> bytes:
    """Give the bytes of a help file."""
    return MAGIC + msgspec.json.encode(_Outside(vault_id=code.vault_id, sealed=code.sealed))


def help_words(raw: bytes) -> str:
    """Give six words by which two people on the telephone know that they hold the same file."""
    return fingerprint_words(raw, HELP_WORDS)


def open_help(raw: bytes, identity: str) -> HelpAsked:
    """Open a help file with the escrow identity; raise FileRejected.

    NOT_HELP, NEWER_FORMAT, HELP_DAMAGED, HELP_OTHER_OFFICE.
    """
    outside = _outside(raw)
    try:
        check_outside(outside.sealed)
        _name, plain = Opener([("", identity)]).open(outside.sealed)
    except FileRejected as rejected:
        other = rejected.fault is FileFault.WRONG_OFFICE_KEY
        fault = FileFault.HELP_OTHER_OFFICE if other else FileFault.HELP_DAMAGED
        raise FileRejected(fault) from None
    content = decode(plain, Sealed, FileFault.HELP_DAMAGED)
    groups = code_groups(content.code)
    whole = len(groups) == GROUPS and first_slip(groups) is None
    if content.vault_id != outside.vault_id or not whole:
        raise FileRejected(FileFault.HELP_DAMAGED)
    return HelpAsked(words=help_words(raw), of=content)


def _outside(raw: bytes) -> _Outside:
    if raw[:7] != MAGIC[:7]:
        raise FileRejected(FileFault.NOT_HELP)
    if raw[7:8].isdigit() and raw[7:8] > MAGIC[7:]:
        raise FileRejected(FileFault.NEWER_FORMAT)
    if len(raw) > MAX_HELP or raw[:8] != MAGIC:
        raise FileRejected(FileFault.HELP_DAMAGED)
    return decode(raw[8:], _Outside, FileFault.HELP_DAMAGED)
