"""What the office counts cases by, how they were chosen, and its own word about many at once."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from forms.scope import Status


class AgeBand(StrEnum):
    """How old the child was when the audit began; wide enough to point to nobody."""

    UNBORN = "unborn"
    UNDER_1 = "under-1"
    FROM_1 = "1-4"
    FROM_5 = "5-9"
    FROM_10 = "10-15"
    FROM_16 = "16-17"


class Sex(StrEnum):
    """As the office's own list has it."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Plan(StrEnum):
    """The plan that the child was on."""

    PROTECTION = "child-protection"
    NEED = "child-in-need"
    LOOKED_AFTER = "looked-after"
    EARLY_HELP = "early-help"
    NONE = "none"


class Category(StrEnum):
    """The category of a child protection plan."""

    NEGLECT = "neglect"
    PHYSICAL = "physical"
    EMOTIONAL = "emotional"
    SEXUAL = "sexual"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What a case is counted by; None where the office did not say.

    ``siblings`` is the letter or number that cases of one family share, "" for none.
    """

    age: AgeBand | None = None
    sex: Sex | None = None
    plan: Plan | None = None
    category: Category | None = None
    siblings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWords:
    """What the office itself writes about a case; none of it is in a pack.

    ``involved`` names the services thought to be involved. ``draft`` is the pen picture as it is
    being written, ``cleared`` the one that may be printed.
    """

    involved: str = field(default="", repr=False)
    draft: str = field(default="", repr=False)
    cleared: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """A random pick that anybody can repeat: the same seed and list give the same cases.

    ``picked`` became cases and ``reserves`` wait, both in the order of the pick. ``offered`` is
    the whole list, sorted.
    """

    seed: str
    offered: tuple[str, ...] = field(repr=False)
    picked: tuple[str, ...]
    reserves: tuple[str, ...]
    drawn_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """A case that waits to step in; ``instead_of`` is the UIN it stepped in for, "" before."""

    id: str
    uin: str
    facts: CaseFacts
    instead_of: str = ""
    stepped_in_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWord:
    """What the office itself knows about a case at an agency."""

    status: Status
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingWord:
    """The office's word about a cell as it is kept; ``edit`` is 0 before it has said anything."""

    word: OfficeWord
    edit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CellsSet:
    """How many cells were set; ``kept`` are case and agency of those where an answer stands."""

    count: int
    kept: tuple[tuple[str, str], ...]
