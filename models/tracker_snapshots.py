"""The frozen values about chasing returns: later dates, calls, reminders, and what packs met."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class WordsKind(StrEnum):
    """A text to agencies whose words an office may choose for each audit."""

    LETTER = "letter"
    FIRST = "first-reminder"
    SECOND = "second-reminder"
    FINAL = "final-reminder"


REMINDERS = (WordsKind.FIRST, WordsKind.SECOND, WordsKind.FINAL)


class PackDeedKind(StrEnum):
    """What was done about a pack after it was issued."""

    TOLD = "told"
    TRIED = "tried"


class ToldBy(StrEnum):
    """How the six words of a pack reached the agency."""

    PHONE = "phone"
    LETTER = "letter"
    IN_PERSON = "in-person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """Another return date for one agency; ``until`` is None where the audit's own counts again.

    ``asked_by`` is a role at the agency. The latest of an agency is the one that counts.
    """

    id: str
    agency_id: str
    until: date | None
    reason: str = field(repr=False)
    asked_by: str = field(repr=False)
    person: str
    noted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDate:
    """The return date that one agency of an audit has for itself."""

    audit_id: str
    agency: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A phone call with an agency: who called, with whom by role, and what was said."""

    id: str
    agency_id: str
    called_on: date
    caller: str = field(repr=False)
    spoke_with: str = field(repr=False)
    said: str = field(repr=False)
    person: str
    noted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A reminder that was sent, with the words that were."""

    id: str
    agency_id: str
    kind: WordsKind
    sent_on: date
    words: str = field(repr=False)
    person: str
    noted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PackDeed:
    """The six words of a pack told, or its file tried; ``told_by`` is None for a trial.

    ``told_to`` is a role at the agency.
    """

    id: str
    pack_id: str
    kind: PackDeedKind
    done_on: date
    told_by: ToldBy | None
    told_to: str = field(repr=False)
    person: str
    noted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """All that was done about the returns of one audit, each the latest first.

    ``words`` are the texts that the office chose for this audit; a kind that is missing has the
    words that came with the program.
    """

    extensions: tuple[Extension, ...] = ()
    calls: tuple[Call, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    pack_deeds: tuple[PackDeed, ...] = ()
    words: Mapping[WordsKind, str] = field(default_factory=dict[WordsKind, str], repr=False)

    def extended(self) -> Mapping[str, date]:
        """Give the return date of each agency that has one of its own, by its id."""
        latest: dict[str, date | None] = {}
        for each in self.extensions:
            latest.setdefault(each.agency_id, each.until)
        return {agency: until for agency, until in latest.items() if until is not None}
