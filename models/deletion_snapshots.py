"""The frozen values about deleting an audit at the office: what goes, and what is kept of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Owed(StrEnum):
    """What a deletion that stands still owes: the database and its copies, or the copies alone.

    What is owed on a server, only its administrator can do.
    """

    DATABASE = "database"
    COPIES = "copies"
    SERVER = "server"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """How much of each kind a deletion takes.

    ``answers`` counts texts that are not blank, whatever became of them; ``answered`` the cases
    that came, in every revision; ``files`` the bytes of returns as they arrived, ``set_aside``
    those of them that count for nothing. ``choices`` are conflicts settled by a person, ``reasons``
    the reasons that people gave in the import log; ``keys`` are private keys, former ones too.
    ``changes`` are lines of the history, ``keyed`` returns that were being keyed in; a record of an
    earlier program has none.
    """

    returns: int
    answered: int
    answers: int
    files: int
    set_aside: int
    choices: int
    reasons: int
    laptops: int
    packs: int
    keys: int
    changes: int = 0
    keyed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyCount:
    """What is kept of an agency's part: numbers of cases, adding up to all that were asked."""

    agency: str
    forms: int
    without_form: int
    closed: int
    awaited: int
    not_asked: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """All counts in the order of the table."""
        return (self.forms, self.without_form, self.closed, self.awaited, self.not_asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnKept:
    """What is kept of a return: enough to say that it came; ``header_sha256`` gives its receipt."""

    agency: str
    revision: int
    received_at: datetime
    header_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionRecord:
    """The record of a deletion; ``due_on`` is the day from which it was due, None where unknown."""

    audit_id: str
    code: str
    title: str
    cases: tuple[str, ...]
    agencies: tuple[AgencyCount, ...]
    returns: tuple[ReturnKept, ...]
    due_on: date | None
    gone: Gone
    deleted_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedAudit:
    """An audit that is no more; ``owed`` is what the disk refused until now, None when all is done.

    ``at`` is in UTC.
    """

    id: str
    record: DeletionRecord
    at: datetime
    owed: Owed | None
