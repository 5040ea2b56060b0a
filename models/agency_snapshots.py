"""What the office keeps of an agency beside its name, and of its settings in one cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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


def for_another_audit(facts: AgencyFacts) -> AgencyFacts:
    """Give what is known of an agency without what its settings did in one audit."""
    settings = tuple(replace(each, took_part=False) for each in facts.settings)
    return replace(facts, settings=settings)


def by_name(facts: AgencyFacts) -> AgencyFacts:
    """Give the same with nothing but words in it, for people to read: no ids of settings."""
    return replace(facts, settings=tuple(replace(each, id="") for each in facts.settings))


def joined(staying: AgencyFacts, leaving: AgencyFacts) -> AgencyFacts:
    """Give what is known of one agency from two entries of it; the first has the last word."""
    named = {each.name.casefold() for each in staying.settings}
    formerly = {each.casefold() for each in staying.formerly}
    contact = leaving.contact if staying.contact == Contact() else staying.contact
    return AgencyFacts(
        sector=staying.sector or leaving.sector,
        settings=(
            *staying.settings,
            *(each for each in leaving.settings if each.name.casefold() not in named),
        ),
        assisted_by=staying.assisted_by or leaving.assisted_by,
        formerly=(
            *staying.formerly,
            *(each for each in leaving.formerly if each.casefold() not in formerly),
        ),
        contact=contact,
    )


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


def same_settings(staying: AgencyFacts, leaving: AgencyFacts) -> dict[str, str]:
    """Give the id at the first agency for each setting of the second that has its name there."""
    named = {each.name.casefold(): each.id for each in staying.settings}
    return {
        each.id: named[each.name.casefold()]
        for each in leaving.settings
        if each.name.casefold() in named
    }


def renamed(parts: CellParts, ids: Mapping[str, str]) -> CellParts:
    """Give the same with other ids of settings; one that is not among ``ids`` keeps its own."""
    return CellParts(
        answers=ids.get(parts.answers, parts.answers),
        others=tuple(
            replace(each, setting=ids.get(each.setting, each.setting)) for each in parts.others
        ),
    )
