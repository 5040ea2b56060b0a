"""Names of every community in the same sentences, so that only the name makes a difference."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from anonymise import Checker, Tier
from benchmarks.anonymise.corpus import FOLDER, Record, marked
from benchmarks.anonymise.scoring import ENOUGH, covered

CARRIERS = (
    ("a capital in mid-sentence", "The worker visited {} twice and the plan was then changed."),
    ("a capital at the start", "{} was seen alone and the views were written down."),
    ("a capital at the start", "{} and the baby moved to a hostel."),
    ("possessive", "It was {}'s idea to ask for help sooner."),
    ("after a comma", "The child's uncle, {}, was never spoken to."),
    ("lower case", "mum says {} did not come home until late."),
    ("lower case", "spoke to {} about the contact plan"),
    ("capitals", "STRATEGY MEETING HELD AND {} TO BE SEEN AT SCHOOL"),
)


@dataclass(slots=True)
class Fairness:
    """How many names of each community were found, and in which sentence the others were not."""

    total: Counter[str] = field(default_factory=Counter[str])
    found: Counter[str] = field(default_factory=Counter[str])
    firm: Counter[str] = field(default_factory=Counter[str])
    misses: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])


def names_by_origin() -> Iterator[tuple[str, str]]:
    """Give pairs of community and name."""
    for line in (FOLDER / "names_by_origin.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            origin, _, listed = line[1:].partition("] ")
            for name in listed.split():
                yield origin, name.replace("_", " ")


def _filled(how: str, carrier: str, name: str) -> Record:
    written = {"lower case": name.lower(), "capitals": name.upper()}.get(how, name)
    return marked(carrier.format(f"[[PERSON:{written}]]"))


def fairness(checker: Checker) -> Fairness:
    """Put every name into every sentence and look whether it is found."""
    result = Fairness()
    for origin, name in names_by_origin():
        for how, carrier in CARRIERS:
            record = _filled(how, carrier, name)
            findings = checker.check(record.text)
            firm = tuple(each for each in findings if each.tier is not Tier.LOW)
            found = covered(record.spans[0], findings) >= ENOUGH
            for key in (origin, how):
                result.total[key] += 1
                result.found[key] += found
                result.firm[key] += covered(record.spans[0], firm) >= ENOUGH
            if not found:
                result.misses.append((origin, how, name))
    return result
