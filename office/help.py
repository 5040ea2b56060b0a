"""Helping an auditor who forgot the passphrase: whose laptop it is, and the code to read out."""

from dataclasses import dataclass, field

from export.help_file import open_help
from export.return_format import laptop_words
from models.profile import Profile
from models.snapshots import Agency, Audit
from office.keys import escrow_key


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequest:
    """A help file as the office sees it.

    ``words`` must be the same on the laptop. ``audit`` and ``agency`` are blank where this office
    knows no such audit; ``has_sent`` says whether a return has come from this very laptop, and
    ``is_confirmed`` whether somebody confirmed its six words, ``laptop``, by telephone.
    """

    words: str
    audit: str
    agency: str
    laptop: str
    has_sent: bool
    is_confirmed: bool
    code: str = field(repr=False)


def read_help(profile: Profile, raw: bytes) -> HelpRequest:
    """Open a help file; raise what ``open_help`` raises."""
    asked = open_help(raw, escrow_key(profile).identity)
    of = asked.of
    audit = next((each for each in profile.audits.list() if each.id == of.audit_id), None)
    agency = _agency(profile, audit, of.agency_code)
    pin = profile.intake.pin(agency.id, of.installation_id) if agency else None
    key = bytes.fromhex(of.installation_key)
    has_sent = pin is not None and pin.public_key == key
    return HelpRequest(
        words=asked.words,
        audit=audit.details.title if audit else "",
        agency=agency.name if agency else "",
        laptop=laptop_words(key),
        has_sent=has_sent,
        is_confirmed=has_sent and pin is not None and pin.confirmed_at is not None,
        code=of.code,
    )


def _agency(profile: Profile, audit: Audit | None, code: str) -> Agency | None:
    if audit is None:
        return None
    return next((each for each in profile.audits.agencies(audit.id) if each.code == code), None)
