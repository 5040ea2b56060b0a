"""Entries of the import log: who did what, and when."""

from datetime import datetime
from uuid import uuid4

from models.intake_snapshots import Deed, LogKind, RunSource
from models.profile import Profile


def new_deed(
    profile: Profile,
    kind: LogKind,
    at: datetime,
    *,
    facts: tuple[str, ...] = (),
    reason: str = "",
    audit_id: str | None = None,
) -> Deed:
    """Make an entry of the log in the name of whoever uses the profile."""
    return Deed(
        id=uuid4().hex,
        at=at,
        kind=kind,
        person=who(profile),
        facts=facts,
        reason=reason,
        audit_id=audit_id,
    )


def new_run(profile: Profile, source: RunSource, at: datetime) -> Deed:
    """Make the entry of the log under which an import goes."""
    return Deed(
        id=uuid4().hex,
        at=at,
        kind=LogKind.IMPORT,
        person=who(profile),
        source=source.value,
    )


def who(profile: Profile) -> str:
    """Give the initials of the member of staff, else whatever name the profile has."""
    return profile.staff.me() or profile.details.person_name or profile.details.organisation
