"""What is known of an agency, in words."""

from models.agency_snapshots import AgencyFacts
from models.snapshots import Agency
from office.fact_words import SECTORS
from office.marking import NOOP
from office.messages import Translate


def sector_words(facts: AgencyFacts, translate: Translate) -> str:
    """Name the sector; "" where nobody said."""
    return translate(SECTORS[facts.sector]) if facts.sector is not None else ""


def settings_words(agency: Agency, translate: Translate) -> str:
    """Name the settings inside an agency, those not asked with a word: "Primary 1; Primary 2"."""
    words = translate(NOOP("{0} (not asked)"))
    return "; ".join(
        each.name if each.asked else words.format(each.name) for each in agency.facts.settings
    )


def contact_words(facts: AgencyFacts) -> str:
    """Give role, telephone and e-mail of whom to reach, as far as they are known."""
    contact = facts.contact
    return ", ".join(part for part in (contact.who, contact.phone, contact.email) if part)
