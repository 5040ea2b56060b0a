"""The frozen values that stores take and give; no row ever leaves this folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from forms.scope import Scope, Status
from forms.window import WindowRule
from models.agency_snapshots import AgencyFacts, CellParts
from models.auditor_snapshots import LocalNotes
from models.case_snapshots import CaseFacts, CaseWords
from models.keyed_snapshots import Keyed
from models.particulars import Particulars

NO_LONGER_ASKED = 1_000_000


class ProfileRole(StrEnum):
    """Who uses this profile; chosen once, at first start."""

    AUDITOR = "auditor"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileDetails:
    """Who this installation is. ``signing_key`` and ``settle_key`` are 32 secret bytes each."""

    role: ProfileRole
    installation_id: str
    signing_key: bytes = field(repr=False)
    settle_key: bytes = field(repr=False)
    organisation: str
    person_name: str
    person_title: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTool:
    """A tool definition that the office has, exactly as sealed into packs."""

    sha256: str
    tool_id: str
    version: str
    title: str
    definition: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditDetails:
    """What the office sets for one audit; ``code`` is its short name in file names ("CSA-2026").

    ``local_words``, in lower case, are words of the area that are no names: services and tools.
    ``delete_on`` is the day from which its answers are to be deleted, None where nobody named one.
    """

    code: str
    title: str
    theme: str
    tool_sha256: str
    blocks: frozenset[str]
    window: WindowRule
    issue_on: date | None
    return_by: date | None
    meeting_on: date | None
    contact: str
    marking: str
    concern_route: str = ""
    local_words: frozenset[str] = frozenset()
    delete_on: date | None = None
    particulars: Particulars = field(default_factory=Particulars)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditKeys:
    """The keys of one audit: an age identity and recipient, and an Ed25519 signing key (raw)."""

    identity: str = field(repr=False)
    recipient: str
    signing_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """One audit as the office keeps it; ``issued_at`` is None until the first pack."""

    id: str
    details: AuditDetails
    created_at: datetime
    issued_at: datetime | None
    edit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One child's case; the list that links a UIN to a child never enters the program."""

    id: str
    uin: str
    label: str
    position: int
    facts: CaseFacts = field(default_factory=CaseFacts)
    words: CaseWords = field(default_factory=CaseWords)
    edit: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One agency of an audit; ``code`` is short and safe for file names ("police").

    ``sample`` is how many of its cases the agency was told to audit, choosing them itself.
    """

    id: str
    code: str
    name: str
    position: int
    facts: AgencyFacts = field(default_factory=AgencyFacts)
    sample: int | None = None
    edit: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualAgency:
    """An agency in the office's own list, offered for every new audit."""

    code: str
    name: str
    position: int
    facts: AgencyFacts = field(default_factory=AgencyFacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One cell of the coverage table before and after the answer.

    ``status`` is what the office set (``edit`` counts how often) or, where a return stands, what
    the agency answered. ``entry`` is the id of the entry that counts, None while nothing came.
    ``taken_back`` is the revision in which the agency withdrew its answer, ``change`` its reason,
    ``keyed`` who typed what counts where the office did.
    """

    case_id: str
    agency_id: str
    status: Status
    reason: str
    entry: str | None
    revision: int | None
    taken_back: int | None = None
    change: str = field(default="", repr=False)
    parts: CellParts = field(default_factory=CellParts)
    edit: int = 0
    keyed: Keyed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPack:
    """One sealed file for one agency. ``secret`` proves that a return was made from it.

    ``cases`` are the UINs in it, None for a pack of a program that did not note them.
    ``return_by`` is the return date in it, None where it has none or nobody noted it. ``person``
    are the initials of who issued it, "" where nobody had said.
    """

    id: str
    audit_id: str
    agency_id: str
    code_words: str = field(repr=False)
    secret: bytes = field(repr=False)
    supersedes: str | None
    sha256: str
    file_name: str
    issued_at: datetime
    cases: frozenset[str] | None = None
    return_by: date | None = None
    person: str = ""


class EntryState(StrEnum):
    """What became of one case's answer in a return.

    CURRENT counts. WITHDRAWN counts for nothing, but stands: nothing older takes its place.
    CONFLICT waits for a person; PASSED_OVER is one that a person has decided against.
    """

    CURRENT = "current"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    OLDER = "older"
    CONFLICT = "conflict"
    PASSED_OVER = "passed-over"


# What stands in a cell: the answer that counts, or the word that it was taken back.
STANDING = frozenset({EntryState.CURRENT, EntryState.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One agency's answer for one case, as it came in a return.

    ``answers`` maps field paths to canonical texts; empty where the status has no form.
    ``cleared`` counts the name-check findings that the auditor settled, by kind. ``replies`` are
    answers to queries of the office, by the id of the query.
    """

    id: str
    case_id: str
    agency_id: str
    return_id: str
    scope: Scope
    answers: Mapping[str, str] = field(repr=False)
    cleared: Mapping[str, int]
    state: EntryState
    replies: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A case at one agency, and a return that stands there or once stood there."""

    case_id: str
    return_id: str
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedReturn:
    """One return file that passed every check, or one that the office keyed in from paper."""

    id: str
    audit_id: str
    agency_id: str
    pack_id: str
    installation_id: str
    revision: int
    header_sha256: str
    file_sha256: str
    auditor_name: str
    auditor_title: str
    declaration: str
    created_at: datetime
    received_at: datetime
    reason: str = field(default="", repr=False)
    withdraws: bool = False
    keyed: Keyed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The signing key of an installation, pinned at its first good return.

    ``confirmed_at`` is None until the office has heard by telephone that it is the agency's.
    From ``refused_at`` on nothing is taken from it.
    """

    agency_id: str
    installation_id: str
    public_key: bytes
    confirmed_at: datetime | None = None
    refused_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """One file as it arrived, and what became of it; ``outcome`` is a code of the intake."""

    id: str
    file_name: str
    sha256: str
    outcome: str
    facts: tuple[str, ...]
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedFile:
    """One file just read, before anything in it is looked at."""

    file_name: str
    raw: bytes = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What one good return changes: applied whole, in one transaction, or not at all.

    ``entries`` carry their state; one that is CURRENT or WITHDRAWN replaces the standing entry of
    its cell.
    """

    received: ReceivedReturn
    entries: tuple[Entry, ...]
    pin: Pin | None
    inbox_id: str
    outcome: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPack:
    """A pack on the auditor's laptop: what the office asks, and the keys to answer it.

    ``definition`` is the tool's JSON exactly as sealed. ``revision`` and ``previous_header`` are
    those of the last return made from it, 0 and empty before the first. ``issued_at`` is the
    office's word, None where the pack does not say. ``escrow`` is the recipient for help with a
    forgotten passphrase, "" where the office offers none.
    """

    id: str
    sha256: str
    audit_id: str
    audit_code: str
    audit_title: str
    theme: str
    agency_code: str
    agency_name: str
    window: WindowRule
    blocks: frozenset[str]
    definition: bytes
    tool_sha256: str
    secret: bytes = field(repr=False)
    recipients: tuple[str, ...]
    office_key: bytes
    return_by: date | None
    contact: str
    marking: str
    opened_at: datetime
    issued_at: datetime | None = None
    revision: int = 0
    previous_header: str = ""
    concern_route: str = ""
    local_words: frozenset[str] = frozenset()
    escrow: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCase:
    """A case as a pack names it."""

    uin: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One case on the auditor's laptop; ``place`` is the page to open again.

    ``returned_revision`` is the last return that carried it, None before the first and while it
    is taken back; ``is_changed_since_return`` says that it was changed after that. A ``position``
    of NO_LONGER_ASKED or more means that the newest pack does not have the case.
    """

    id: str
    pack_id: str
    uin: str
    label: str
    position: int
    scope: Scope
    place: str
    completed_at: datetime | None
    changed_at: datetime | None
    returned_revision: int | None
    is_changed_since_return: bool = False
    local: LocalNotes = field(default_factory=LocalNotes)

    @property
    def is_asked(self) -> bool:
        """Whether the office still asks about this case; a return may hold no other."""
        return self.position < NO_LONGER_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A name-check finding that the auditor settled; the word is kept only as a keyed hash."""

    digest: str
    kind: str
    tier: str
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReturn:
    """One return file made on this laptop."""

    id: str
    pack_id: str
    revision: int
    uins: tuple[str, ...]
    header_sha256: str
    file_sha256: str
    file_name: str
    receipt: str
    created_at: datetime
    reason: str = field(default="", repr=False)
    withdraws: bool = False
