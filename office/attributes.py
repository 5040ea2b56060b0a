"""Cases grouped by what they are counted by: age, sex, plan, category, and family."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.case_snapshots import AgeBand, CaseFacts, Category, Plan, Sex
from models.snapshots import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseGroup:
    """The cases with one thing in common; ``fact`` says only that one thing."""

    fact: CaseFacts
    cases: tuple[Case, ...]


def by_fact(cases: Sequence[Case]) -> tuple[CaseGroup, ...]:
    """Group cases fact by fact; a case without a fact is in none of that fact's groups."""
    families = sorted({case.facts.siblings for case in cases if case.facts.siblings})
    groups = (
        CaseGroup(fact=fact, cases=tuple(case for case in cases if fact in _facts(case.facts)))
        for fact in (
            *(CaseFacts(age=age) for age in AgeBand),
            *(CaseFacts(sex=sex) for sex in Sex),
            *(CaseFacts(plan=plan) for plan in Plan),
            *(CaseFacts(category=category) for category in Category),
            *(CaseFacts(siblings=family) for family in families),
        )
    )
    return tuple(group for group in groups if group.cases)


def _facts(facts: CaseFacts) -> Iterator[CaseFacts]:
    """Take the facts of a case apart."""
    yield CaseFacts(age=facts.age)
    yield CaseFacts(sex=facts.sex)
    yield CaseFacts(plan=facts.plan)
    yield CaseFacts(category=facts.category)
    yield CaseFacts(siblings=facts.siblings)
