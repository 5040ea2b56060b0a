"""The frozen values about the office's keys that stores take and give."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EscrowKey:
    """The office's one long-lived age identity: every return and every help file opens with it.

    ``proved_at`` is when it was typed back from the printed kit, None before.
    """

    identity: str = field(repr=False)
    recipient: str
    made_at: datetime
    proved_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditKeyState:
    """The key in force of one audit, and how many it had before; see ``EscrowKey``."""

    audit_id: str
    proved_at: datetime | None
    former: int
