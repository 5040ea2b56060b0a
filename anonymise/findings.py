"""What the checker is given and what it answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from anonymise.watching import WatchedNames


class Tier(StrEnum):
    """How a finding is treated: high blocks, medium must be settled, low is listed for review."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Kind(StrEnum):
    """What a finding would give away."""

    PERSON = "person"
    DOB = "dob"
    DATE = "date"
    NHS = "nhs"
    UPN = "upn"
    NINO = "nino"
    PASSPORT = "passport"
    LICENCE = "licence"
    VEHICLE = "vehicle"
    POSTCODE = "postcode"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    USERNAME = "username"
    REF = "ref"
    PLACE_ORG = "place_org"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One stretch of text that may identify somebody.

    ``start`` and ``end`` index the text that was given, in code points. ``reason`` is one plain
    line that never quotes the text, so it may be logged or printed. ``suggestion`` is text that
    may stand in its place, or nothing where only the writer can know.
    """

    start: int
    end: int
    kind: Kind
    tier: Tier
    reason: str
    suggestion: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One line of the people list of a case: who the initials stand for, without a name.

    ``also`` are other initials by which the same person goes in the records.
    """

    initials: str
    relationship: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseContext:
    """What is known about the case besides the text.

    ``known_names`` are names confirmed for this case: they are found in every casing and with one
    slip of a letter. ``settled`` holds, in lower case, what the auditor has decided is no name
    here. ``extra_words`` are words of the office that count as vocabulary, in lower case; one that
    is in the lists of names does not.
    ``watched`` are names of which only keyed hashes are kept; they count as confirmed. Where
    ``people`` is not empty it settles which initials are a person and which an abbreviation.
    """

    people: tuple[Person, ...] = ()
    known_names: frozenset[str] = field(default=frozenset(), repr=False)
    settled: frozenset[str] = field(default=frozenset(), repr=False)
    extra_words: frozenset[str] = frozenset()
    watched: WatchedNames | None = None
