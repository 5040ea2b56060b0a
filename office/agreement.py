"""How far agencies agree on the judgement of a case: equal pairs, weighted kappa, far apart.

Kappa is chance-corrected: 1 is full agreement, 0 is what chance would give. A pair a grade apart
weighs less than one further apart (linear weights). Chance is taken from all grades of the pairs
together, since who is first in a pair means nothing. Source: Cohen 1968, with Scott's margins.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from forms.definition import Question, is_not_applicable
from forms.kinds import Grade
from models.snapshots import Case
from office.analysis import Record
from office.marking import NOOP
from office.messages import Translate, as_it_is
from office.tally import LEAST_FOR_SHARE, share_words

# With fewer pairs one more form turns kappa upside down.
LEAST_PAIRS = 10
# Product 5.2, 12: judgements so far apart are to be discussed.
FAR_APART = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """``exact`` of ``pairs`` gave the same grade; ``kappa`` is None where it would say nothing."""

    exact: int
    pairs: int
    kappa: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementAgreement:
    """The agencies' judgements of the same cases, and the cases with grades far apart."""

    agreement: Agreement
    cases: int
    far_apart: tuple[Case, ...]


def agreement(pairs: Sequence[tuple[int, int]]) -> Agreement:
    """Compare pairs of grades, each by its place on the scale; the order in a pair is nothing."""
    exact = sum(1 for one, other in pairs if one == other)
    return Agreement(exact=exact, pairs=len(pairs), kappa=_kappa(pairs))


def _kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    grades = Counter(grade for pair in pairs for grade in pair)
    count = sum(grades.values())
    expected = sum(
        times * others * abs(one - other)
        for one, times in grades.items()
        for other, others in grades.items()
    )
    if len(pairs) < LEAST_PAIRS or not expected:
        return None
    observed = sum(abs(one - other) for one, other in pairs) / len(pairs)
    return 1 - observed / (expected / count**2)


def between_agencies(
    question: Question, chosen: Sequence[Record], cases: Sequence[Case]
) -> JudgementAgreement | None:
    """Compare every two agencies that judged the same case; None where none is a grade."""
    if not isinstance(question.kind, Grade):
        return None
    scale = [option.code for option in question.kind.options if not is_not_applicable(option.code)]
    given: defaultdict[str, list[int]] = defaultdict(list)
    for record in chosen:
        value = record.filling.value(question.code) if record.filling is not None else None
        if value in scale and record.filling is not None and record.filling.applies(question.code):
            given[record.assignment.case_id].append(scale.index(str(value)))
    pairs = [pair for grades in given.values() for pair in combinations(sorted(grades), 2)]
    return JudgementAgreement(
        agreement=agreement(pairs),
        cases=sum(1 for grades in given.values() if len(grades) > 1),
        far_apart=tuple(
            case
            for case in cases
            if given[case.id] and max(given[case.id]) - min(given[case.id]) >= FAR_APART
        ),
    )


def agreement_words(
    found: JudgementAgreement,
    translate: Translate = as_it_is,
    *,
    least: int = LEAST_FOR_SHARE,
) -> str:
    """Word it: the share of equal pairs, kappa with its n or why there is none, and the cases."""
    if not found.agreement.pairs:
        return translate(NOOP("No case was judged by two agencies."))
    same = translate(NOOP("Two agencies on the same case gave the same judgement in {0} pairs."))
    equal = found.agreement
    parts = [same.format(share_words(equal.exact, equal.pairs, least=least, translate=translate))]
    number = translate(NOOP("pairs: {0}, cases: {1}")).format(equal.pairs, found.cases)
    parts.append(kappa_words(equal, number, translate))
    if found.far_apart:
        words = translate(NOOP("Two or more grades apart: {0}."))
        parts.append(words.format(", ".join(case.uin for case in found.far_apart)))
    return " ".join(parts)


def kappa_words(found: Agreement, number: str, translate: Translate = as_it_is) -> str:
    """Word kappa with its n as ``number`` says it, or say why there is none."""
    if found.kappa is not None:
        return translate(NOOP("Weighted kappa {0:.2f} ({1}).")).format(found.kappa, number)
    if found.pairs < LEAST_PAIRS:
        words = translate(NOOP("Too few pairs for a kappa: {0}, and it takes {1}."))
        return words.format(found.pairs, LEAST_PAIRS)
    return translate(NOOP("All judgements are the same, so there is no kappa."))
