"""Two audits beside each other, question by question, matched by the code of the question."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.kinds import options_of
from office.marking import NOOP
from office.messages import Translate, as_it_is
from office.tally import Tally, percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One question in this audit and in the earlier one; None where it was not asked."""

    now: Tally | None
    before: Tally | None

    @property
    def label(self) -> str:
        """The question as this audit has it; as the earlier one had it, if only that asked."""
        shown = self.now or self.before
        return f"{shown.question.number} {shown.question.label}".strip() if shown else ""

    @property
    def change(self) -> int | None:
        """By how many percentage points the favourable share rose; None where one says nothing."""
        if self.now is None or self.before is None or self.is_reworded or self.has_other_answers:
            return None
        if not (self.now.has_share and self.before.has_share):
            return None
        return _percent(self.now) - _percent(self.before)

    @property
    def is_reworded(self) -> bool:
        """Whether the two ask something else under one code, or count other answers as good."""
        if self.now is None or self.before is None:
            return False
        one, other = self.now.question, self.before.question
        return (one.text, one.favourable) != (other.text, other.favourable)

    @property
    def has_other_answers(self) -> bool:
        """Whether other answers could be chosen: of three a share is not what it is of two."""
        if self.now is None or self.before is None:
            return False
        one, other = (
            (kind.name, [(option.code, option.label) for option in options_of(kind)])
            for kind in (self.now.question.kind, self.before.question.kind)
        )
        return one != other


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier audit beside this one: its title, and the questions of both."""

    title: str
    compared: tuple[Compared, ...]


def compare(now: Sequence[Tally], before: Sequence[Tally]) -> tuple[Compared, ...]:
    """Match the questions by code: those of this audit in order, then what only the other asked."""
    earlier = {each.question.code: each for each in before}
    asked = {each.question.code for each in now}
    return (
        *(Compared(now=each, before=earlier.get(each.question.code)) for each in now),
        *(Compared(now=None, before=each) for each in before if each.question.code not in asked),
    )


def figure(counted: Tally | None, translate: Translate = as_it_is) -> str:
    """Give "29 of 30 (97%)"; a word where the question was not in the audit."""
    if counted is None:
        return translate(NOOP("Not in this tool"))
    return counted.share(translate=translate)


def change_words(compared: Compared, translate: Translate = as_it_is) -> str:
    """Say what changed in percentage points, or why nothing can be said."""
    if compared.now is None or compared.before is None:
        return translate(NOOP("Asked in one audit only"))
    if compared.is_reworded:
        return translate(NOOP("Worded differently"))
    if compared.has_other_answers:
        return translate(NOOP("Takes other answers"))
    change = compared.change
    if change is None:
        return translate(NOOP("Too few answers"))
    if change == 0:
        return translate(NOOP("The same"))
    words = translate(NOOP("{0} points up")) if change > 0 else translate(NOOP("{0} points down"))
    return words.format(abs(change))


def _percent(counted: Tally) -> int:
    return percent(counted.favourable or 0, counted.applicable)
