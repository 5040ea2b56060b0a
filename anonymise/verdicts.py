"""What may be thought of a word by the readers of names."""

from typing import NamedTuple

from anonymise.findings import Kind, Tier
from anonymise.marking import NOOP


class Verdict(NamedTuple):
    """What is thought of one word by itself and its surroundings."""

    tier: Tier
    reason: str
    kind: Kind = Kind.PERSON


LISTED = Verdict(Tier.HIGH, NOOP("A name from the list of names."))
LISTED_LOWER = Verdict(Tier.MEDIUM, NOOP("A name from the list of names, without its capital."))
UNKNOWN = Verdict(Tier.MEDIUM, NOOP("A capital and no word known: probably a name."))
UNKNOWN_LOWER = Verdict(Tier.LOW, NOOP("No word known: a slip of spelling, or a name?"))
UNKNOWN_PERSON = Verdict(
    Tier.MEDIUM, NOOP("No word known, and the words around it speak of a person.")
)
WORD_NAME = Verdict(
    Tier.MEDIUM, NOOP("A word that is also a name, and here it reads like a person.")
)
WORD_NAME_LOW = Verdict(Tier.LOW, NOOP("A word that is also a name."))
NICKNAMED = Verdict(Tier.MEDIUM, NOOP("What somebody is called."))
BYNAME = Verdict(Tier.LOW, NOOP("A capital after a word for a relation: what somebody is called?"))
INITIALLED = Verdict(Tier.MEDIUM, NOOP("An initial and a surname."))
STRAY = Verdict(Tier.LOW, NOOP("An ordinary word with a capital in mid-sentence: a nickname?"))
TITLED = Verdict(Tier.HIGH, NOOP("A name after a title."))
CONFIRMED = Verdict(Tier.HIGH, NOOP("A name confirmed for this case."))
NEARLY = Verdict(Tier.HIGH, NOOP("One letter away from a name confirmed for this case."))
CONFIRMED_WORD = Verdict(Tier.MEDIUM, NOOP("A word that is also a name confirmed for this case."))
TOOL = Verdict(Tier.LOW, NOOP("A tool, model or law called after somebody?"))
PLACE = Verdict(Tier.MEDIUM, NOOP("A capital and no word known: a place?"), Kind.PLACE_ORG)
SHORT_LOUD = Verdict(Tier.MEDIUM, NOOP("A short name from the list of names, in capitals."))
SHOUTED = Verdict(Tier.LOW, NOOP("Capitals and no abbreviation known: a name?"))


def stronger(one: Verdict, other: Verdict) -> Verdict:
    """Give the verdict of the higher tier."""
    order = (Tier.LOW, Tier.MEDIUM, Tier.HIGH)
    return one if order.index(one.tier) >= order.index(other.tier) else other
