"""What the office keeps of an agency beside its name, and of its settings in one cell."""

from dataclasses import dataclass, field
from enum import StrEnum

from forms.scope import Status


class Sector(StrEnum):
    """Which part of the partnership an agency belongs to."""

    SOCIAL_CARE = "social-care"
    EARLY_HELP = "early-help"
    POLICE = "police"
    HEALTH = "health"
    EDUCATION = "education"
    JUSTICE = "justice"
    HOUSING = "housing"
    ADULTS = "adults"
    VOLUNTARY = "voluntary"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A service or setting inside an agency: a team, a school, a practice.

    ``took_part`` is the office's word; one whose answer stands took part whatever it says.
    """

    id: str
    name: str
    asked: bool = True
    took_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How the agency's safeguarding lead is reached; ``who`` is a role, for people change."""

    who: str = ""
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFacts:
    """What is known of an agency; ``formerly`` are the names of those whose records it took over.

    ``assisted_by`` says who helps it with its forms, such as one team for many schools.
    """

    sector: Sector | None = None
    settings: tuple[Setting, ...] = ()
    assisted_by: str = ""
    formerly: tuple[str, ...] = ()
    contact: Contact = field(default_factory=Contact)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingWord:
    """What is known of one setting about one case; ``setting`` is its id."""

    setting: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class CellParts:
    """Which setting of the agency answers for a case, by id, and what is known of the others.

    ``answers`` is "" where nobody said. What stands of the whole cell is not touched by either.
    """

    answers: str = ""
    others: tuple[SettingWord, ...] = ()
