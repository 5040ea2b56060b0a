"""What cases are counted by, and of which sector agencies are, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from models.agency_snapshots import Sector
from models.case_snapshots import AgeBand, CaseFacts, Category, Plan, Sex
from office.marking import NOOP
from office.messages import Translate, as_it_is

AGES: Mapping[AgeBand, str] = MappingProxyType(
    {
        AgeBand.UNBORN: NOOP("Unborn"),
        AgeBand.UNDER_1: NOOP("Under 1"),
        AgeBand.FROM_1: NOOP("1 to 4"),
        AgeBand.FROM_5: NOOP("5 to 9"),
        AgeBand.FROM_10: NOOP("10 to 15"),
        AgeBand.FROM_16: NOOP("16 to 17"),
    }
)
SEXES: Mapping[Sex, str] = MappingProxyType(
    {
        Sex.FEMALE: NOOP("Female"),
        Sex.MALE: NOOP("Male"),
        Sex.OTHER: NOOP("Other or not known"),
    }
)
PLANS: Mapping[Plan, str] = MappingProxyType(
    {
        Plan.PROTECTION: NOOP("Child protection plan"),
        Plan.NEED: NOOP("Child in need plan"),
        Plan.LOOKED_AFTER: NOOP("Looked after"),
        Plan.EARLY_HELP: NOOP("Early help"),
        Plan.NONE: NOOP("No plan"),
    }
)
CATEGORIES: Mapping[Category, str] = MappingProxyType(
    {
        Category.NEGLECT: NOOP("Neglect"),
        Category.PHYSICAL: NOOP("Physical abuse"),
        Category.EMOTIONAL: NOOP("Emotional abuse"),
        Category.SEXUAL: NOOP("Sexual abuse"),
    }
)
SECTORS: Mapping[Sector, str] = MappingProxyType(
    {
        Sector.SOCIAL_CARE: NOOP("Children's social care"),
        Sector.EARLY_HELP: NOOP("Early help"),
        Sector.POLICE: NOOP("Police"),
        Sector.HEALTH: NOOP("Health"),
        Sector.EDUCATION: NOOP("Education and early years"),
        Sector.JUSTICE: NOOP("Probation and youth justice"),
        Sector.HOUSING: NOOP("Housing"),
        Sector.ADULTS: NOOP("Services for adults"),
        Sector.VOLUNTARY: NOOP("Voluntary sector"),
        Sector.OTHER: NOOP("Another sector"),
    }
)


def facts_words(facts: CaseFacts, translate: Translate = as_it_is) -> str:
    """Give all that is said of a case on one line; "" where nothing is."""
    parts = [
        translate(words)
        for words in (
            AGES[facts.age] if facts.age else "",
            SEXES[facts.sex] if facts.sex else "",
            PLANS[facts.plan] if facts.plan else "",
            CATEGORIES[facts.category] if facts.category else "",
        )
        if words
    ]
    if facts.siblings:
        parts.append(translate(NOOP("Siblings {0}")).format(facts.siblings))
    return ", ".join(parts)
