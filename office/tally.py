"""One tally per question kind, each with its denominator; percentages follow the small-number rule.

Source of the rule: product decision 6 and CE-45, where published percentages had no denominators.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from forms.definition import Question, is_not_applicable
from forms.filling import Filling
from forms.kinds import Choice, Day, Grade, Line, Number, Text, Ticks, Value, YesNo
from office.marking import NOOP
from office.messages import Translate, as_it_is

# So many answers a percentage needs where the office has not set another number.
LEAST_FOR_SHARE = 5


class Standing(StrEnum):
    """Where one assignment stands under one question; each stands in exactly one place."""

    APPLICABLE = "applicable"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASKED = "not-asked"
    UNANSWERED = "unanswered"
    NOT_AUDITED = "not-audited"


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyLine:
    """One thing counted under a question: an option, a grade, "answered"."""

    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The counts of one question over a set of assignments.

    ``favourable`` of ``applicable`` is the published share; None where the question has no
    favourable answer. The four counts after ``applicable`` add up with it to ``assignments``.
    ``least`` is from how many answers on a percentage may be shown.
    """

    question: Question
    lines: tuple[TallyLine, ...]
    favourable: int | None
    applicable: int
    not_applicable: int
    not_asked: int
    unanswered: int
    not_audited: int
    least: int = LEAST_FOR_SHARE

    @property
    def has_share(self) -> bool:
        """Whether there are enough answers for a percentage."""
        return self.applicable > 0 and self.applicable >= self.least

    def share(self, count: int | None = None, translate: Translate = as_it_is) -> str:
        """Word ``count`` of the applicable answers; without one the favourable ones."""
        of = (self.favourable or 0) if count is None else count
        return share_words(of, self.applicable, least=self.least, translate=translate)

    @property
    def assignments(self) -> int:
        """Every case at every agency that was looked at, each once."""
        return (
            self.applicable
            + self.not_applicable
            + self.not_asked
            + self.unanswered
            + self.not_audited
        )


def share_words(
    count: int, of: int, *, least: int = LEAST_FOR_SHARE, translate: Translate = as_it_is
) -> str:
    """Give "29 of 30 (97%)"; without the share below ``least``, and in words where ``of`` is 0."""
    if of == 0:
        return translate(NOOP("No applicable answers"))
    if of < least:
        return translate(NOOP("{0} of {1}")).format(count, of)
    return translate(NOOP("{0} of {1} ({2}%)")).format(count, of, percent(count, of))


def percent(count: int, of: int) -> int:
    """Round a share to a whole per cent, halves up, as published tables do."""
    return (200 * count + of) // (2 * of)


def tally(
    question: Question, fillings: Sequence[Filling | None], least: int = LEAST_FOR_SHARE
) -> Tally:
    """Count one question over assignments; None stands for an assignment without a form."""
    values: list[Value] = []
    counts: Counter[Standing] = Counter()
    for filling in fillings:
        where = standing(question, filling)
        counts[where] += 1
        if where is Standing.APPLICABLE and filling is not None:
            value = filling.value(question.code)
            if value is not None:
                values.append(value)
    favourable = (
        sum(1 for value in values if value in question.favourable) if question.favourable else None
    )
    return Tally(
        question=question,
        lines=_LINES[question.kind.name](question, values),
        favourable=favourable,
        applicable=counts[Standing.APPLICABLE],
        not_applicable=counts[Standing.NOT_APPLICABLE],
        not_asked=counts[Standing.NOT_ASKED],
        unanswered=counts[Standing.UNANSWERED],
        not_audited=counts[Standing.NOT_AUDITED],
        least=least,
    )


def standing(question: Question, filling: Filling | None) -> Standing:
    """Say where an assignment stands under a question; None is one without a form."""
    if filling is None:
        return Standing.NOT_AUDITED
    if not filling.applies(question.code):
        return Standing.NOT_ASKED
    value = filling.value(question.code)
    if value is None:
        return Standing.UNANSWERED
    return Standing.NOT_APPLICABLE if is_not_applicable(value) else Standing.APPLICABLE


def _by_option(question: Question, values: Sequence[Value]) -> tuple[TallyLine, ...]:
    kind = question.kind
    if not isinstance(kind, Choice | Ticks):
        return ()
    chosen = Counter(
        code for value in values for code in (value if isinstance(value, tuple) else (str(value),))
    )
    return tuple(
        TallyLine(label=option.label, count=chosen[option.code])
        for option in kind.options
        if not is_not_applicable(option.code)
    )


def _answered(question: Question, values: Sequence[Value]) -> tuple[TallyLine, ...]:
    del question
    return (TallyLine(label="Answered", count=len(values)),)


def _by_value(question: Question, values: Sequence[Value]) -> tuple[TallyLine, ...]:
    kind = question.kind
    found = Counter(kind.render(value) for value in sorted(values, key=str))
    return tuple(TallyLine(label=label, count=count) for label, count in found.items())


_LINES: Mapping[str, Callable[[Question, Sequence[Value]], tuple[TallyLine, ...]]] = (
    MappingProxyType(
        {
            YesNo.name: _by_option,
            Choice.name: _by_option,
            Grade.name: _by_option,
            Ticks.name: _by_option,
            Text.name: _answered,
            Line.name: _answered,
            Day.name: _answered,
            Number.name: _by_value,
        }
    )
)


def tallied_kinds() -> frozenset[str]:
    """Name the kinds that can be counted; a test holds this equal to all kinds."""
    return frozenset(_LINES)
