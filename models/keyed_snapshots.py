"""The frozen values of returns that the office types in from paper."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class KeyedState(StrEnum):
    """How far a keyed-in return is: being typed, waiting for the second person, or sent back."""

    DRAFT = "draft"
    WAITING = "waiting"
    SENT_BACK = "sent-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What stands on the paper or PDF; ``scan_ref`` says where the scan or the sheet is kept."""

    auditor_name: str = field(default="", repr=False)
    auditor_title: str = field(default="", repr=False)
    signed_on: date | None = None
    scan_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedDraft:
    """A return that is being keyed in, on a form of this profile; it counts for nothing yet.

    ``typists`` are the initials of all who have had it open to type. ``corrects`` is the return
    that it is to take the place of, "" for a first one, and ``reason`` why. ``note`` is what the
    second person wrote when sending it back.
    """

    form_id: str
    audit_id: str
    case_id: str
    agency_id: str
    paper: Paper
    state: KeyedState
    typists: tuple[str, ...]
    begun_at: datetime
    finished_at: datetime | None
    corrects: str = ""
    reason: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """How a return that counts was keyed in: by whom, and who held it against the paper.

    ``alone`` is the reason where the only member of the office checked their own typing, "" where
    a second person did. ``previous_header`` is the header of the keyed-in return before, None for
    the first of the agency.
    """

    typists: tuple[str, ...]
    checked_by: str
    signed_on: date | None
    scan_ref: str
    previous_header: str | None
    alone: str = field(default="", repr=False)
