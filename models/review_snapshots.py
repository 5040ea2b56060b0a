"""The frozen values of reviewing what agencies returned: states, queries, redactions, grades."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

# A pick without a theme is one of good practice.
GOOD_PRACTICE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The office's word that one answer of an agency is read and in order.

    It holds for that ``entry_id`` alone: a later revision is to be read anew.
    """

    case_id: str
    agency_id: str
    entry_id: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question of the office about one answer of an agency, or about the whole case.

    ``path`` is a field of the tool, "" for the whole case. ``file_id`` is the query file that
    carried it, "" before it was put into one. ``closed_at`` is None while the office still wants an
    answer.
    """

    id: str
    case_id: str
    agency_id: str
    path: str
    text: str = field(repr=False)
    asked_at: datetime
    asked_by: str
    file_id: str = ""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryFile:
    """One sealed file of queries for one agency; ``number`` counts on for each agency."""

    id: str
    agency_id: str
    pack_id: str
    number: int
    file_name: str
    sha256: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """The trace of words that the office took out; the words themselves are nowhere.

    ``digest`` is their keyed hash and ``words`` how many they were, so that the same ones are
    found again; ``length`` counts characters, ``places`` where they stood, in all revisions.
    """

    id: str
    case_id: str
    agency_id: str
    path: str
    instead: str
    length: int
    words: int
    places: int
    digest: str = field(repr=False)
    reason: str = field(repr=False)
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """The office's grade beside an agency's own; ``entry_id`` is the answer that it was given on.

    ``grade`` is a code of the scale of ``question``.
    """

    case_id: str
    agency_id: str
    question: str
    grade: str
    reason: str = field(repr=False)
    entry_id: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """An answer marked for later: good practice, or evidence for a theme of the audit.

    ``start`` and ``stop`` are the part of the answer that is meant, both 0 for all of it; they hold
    for the answer in ``entry_id`` and mean nothing in another revision. No words are kept twice.
    """

    id: str
    case_id: str
    agency_id: str
    path: str
    theme: str
    start: int
    stop: int
    entry_id: str
    note: str = field(repr=False)
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """All that the office noted about the returns of one audit, in the order in which it did.

    ``replies`` are the agencies' answers to queries, by the id of the query, as they stand in the
    answers that count.
    """

    accepted: tuple[Accepted, ...] = ()
    queries: tuple[Query, ...] = ()
    files: tuple[QueryFile, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    moderations: tuple[Moderation, ...] = ()
    picks: tuple[Pick, ...] = ()
    replies: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RewrittenEntry:
    """The texts of one answer of an agency once words were taken out of it."""

    entry_id: str
    answers: Mapping[str, str] = field(repr=False)
    reason: str = field(repr=False)
    replies: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RewrittenReturn:
    """A return whose file goes; ``previous_header`` is all that is still needed of the file."""

    return_id: str
    file_sha256: str
    previous_header: str | None
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """What the agency wrote as it is after a redaction, which is kept in the same transaction."""

    redaction: Redaction
    entries: tuple[RewrittenEntry, ...]
    returns: tuple[RewrittenReturn, ...]
