"""The frozen values of intake beyond the returns: its log, what is set aside, what was settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.snapshots import Entry, EntryState, Merge, ReceivedReturn

UNDONE = "undone"
DELETED = "deleted"


class LogKind(StrEnum):
    """What was done, as the import log has it."""

    IMPORT = "import"
    UNDONE = "undone"
    SETTLED = "settled"
    UNSETTLED = "unsettled"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    REFUSAL_ENDED = "refusal-ended"
    DELETED = "deleted"
    COPIED = "copied"
    AUDIT_DELETED = "audit-deleted"


class RunSource(StrEnum):
    """How the files of an import came."""

    CHOSEN = "chosen"
    WATCHED = "watched"
    AGAIN = "again"
    COMMAND = "command"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One entry of the import log: what was done, when, and by whom as the profile names them.

    ``source`` is for imports. ``facts`` are codes, UINs and names of agencies; ``reason`` is what
    a person gave for it. An entry of the log never goes; its reason goes with its audit.
    ``audit_id`` is for what is about one audit; of an import each line has its own.
    """

    id: str
    at: datetime
    kind: LogKind
    person: str
    source: str = ""
    facts: tuple[str, ...] = ()
    reason: str = field(default="", repr=False)
    audit_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One file of an entry of the log, with its outcome at that time.

    ``return_id`` names the return that it became, empty where it became none.
    """

    file_name: str
    outcome: str
    facts: tuple[str, ...] = ()
    agency: str = ""
    return_id: str = ""
    audit_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedDeed:
    """An entry of the log to be looked at: files by outcome, and what of it can be undone.

    ``standing`` counts the returns of an import that stand in the store, whatever became of their
    answers; a settled conflict has 1 while it counts.
    """

    deed: Deed
    outcomes: Mapping[str, int]
    standing: int

    @property
    def files(self) -> int:
        """How many files it was about."""
        return sum(self.outcomes.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of a file in the inbox that changed nothing."""

    inbox_id: str
    outcome: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handful:
    """What a step of an import found out: all of it is kept with one commit."""

    deed: Deed
    lines: Sequence[LogLine]
    settled: Sequence[Settled]
    merges: Sequence[Merge]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A file that is in the inbox and changed nothing: refused, undone, or not finished."""

    id: str
    file_name: str
    sha256: str
    outcome: str
    facts: tuple[str, ...]
    received_at: datetime
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A return as it came; ``number`` orders arrivals and is never given twice."""

    received: ReceivedReturn
    number: int
    file_name: str
    outcome: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One answer without its content: whose it is and what became of it."""

    entry_id: str
    case_id: str
    return_id: str
    state: EntryState


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A conflict settled by a person: this answer counts, as of the arrivals up to ``after``."""

    id: str
    case_id: str
    agency_id: str
    entry_id: str
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyHistory:
    """All that one agency sent, and how conflicts of it were settled, in the order of events."""

    audit_id: str
    agency_id: str
    agency: str
    arrivals: tuple[Arrival, ...]
    places: tuple[Place, ...]
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """What changes so that an agency stands as if some returns had never come.

    ``states`` gives entries by id, ``outcomes`` the outcome and facts of files by their hash.
    """

    agency_id: str
    gone: tuple[str, ...] = ()
    laptops_gone: tuple[str, ...] = ()
    states: Mapping[str, EntryState] = field(default_factory=dict[str, EntryState])
    outcomes: Mapping[str, tuple[str, tuple[str, ...]]] = field(
        default_factory=dict[str, tuple[str, tuple[str, ...]]]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One deed about what came in, and all that it changes; ``lines`` are the files it is about.

    ``refused`` and ``refusal_ended`` are agency and installation of a laptop. ``ruling_gone`` is
    the id of a settled conflict that is open again.
    """

    deed: Deed
    restated: Sequence[Restated] = ()
    lines: Sequence[LogLine] = ()
    ruling: Ruling | None = None
    ruling_gone: str = ""
    refused: tuple[str, str] | None = None
    refusal_ended: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """An answer in a cell with an open conflict, and the return that it came with."""

    entry: Entry
    received: ReceivedReturn
