"""What the charts show, as plain counts: each beside its table, and with a sentence of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.scope import STATUSES
from models.snapshots import Assignment
from office.coverage import Coverage, is_asked, is_form
from office.marking import NOOP
from office.messages import Translate, as_it_is
from office.tally import LEAST_FOR_SHARE, Tally, percent, share_words

# So many patterns can be told apart, on a screen and on a copied page.
MOST_PARTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """One bar: its ``runs`` from left to right, each a part of the chart and how long it is.

    ``figures`` stands at the end of the bar.
    """

    label: str
    runs: tuple[tuple[int, int], ...]
    figures: str

    def count(self, part: int) -> int:
        """Add up the runs of one part."""
        return sum(length for place, length in self.runs if place == part)


@dataclass(frozen=True, slots=True, kw_only=True)
class StackChart:
    """Bars of equal length, divided into parts; each part has a name and a pattern of its own."""

    title: str
    sentence: str
    parts: tuple[str, ...]
    stacks: tuple[Stack, ...]

    def spoken(self, stack: Stack) -> str:
        """Say a bar in words: "Q1 ...: 12 Favourable, 2 Not favourable, 15 Not audited"."""
        counts = ((stack.count(place), name) for place, name in enumerate(self.parts))
        return f"{stack.label}: " + ", ".join(f"{count} {name}" for count, name in counts if count)


def share_chart(shares: Sequence[Tally], say: Translate = as_it_is) -> StackChart:
    """Chart every assignment under every question; each bar adds up to all that were asked for."""
    return StackChart(
        title=say(NOOP("Answers, question by question")),
        sentence=_ends(shares, say),
        parts=(
            say(NOOP("Favourable")),
            say(NOOP("Not favourable")),
            say(NOOP("Not applicable")),
            say(NOOP("Not asked")),
            say(NOOP("Unanswered")),
            say(NOOP("Not audited")),
        ),
        stacks=tuple(_share_stack(each, say) for each in shares),
    )


def _share_stack(each: Tally, say: Translate) -> Stack:
    favourable = each.favourable or 0
    return Stack(
        label=_label(each),
        runs=_runs(
            favourable,
            each.applicable - favourable,
            each.not_applicable,
            each.not_asked,
            each.unanswered,
            each.not_audited,
        ),
        figures=each.share(translate=say),
    )


def _runs(*counts: int) -> tuple[tuple[int, int], ...]:
    return tuple((place, count) for place, count in enumerate(counts) if count)


def _label(each: Tally) -> str:
    return f"{each.question.number} {each.question.label}".strip()


def _ends(shares: Sequence[Tally], say: Translate) -> str:
    """Name the ends of the scale, among the questions with enough answers for a percentage."""
    enough = [each for each in shares if each.has_share]
    parts: list[str] = []
    if enough:
        best = max(percent(each.favourable or 0, each.applicable) for each in enough)
        least = min(percent(each.favourable or 0, each.applicable) for each in enough)
        most, fewest = _at(enough, best), _at(enough, least)
        parts.append(say(NOOP("Most often favourable: {0} ({1}%).")).format(most, best))
        if least < best:
            parts.append(say(NOOP("Least often favourable: {0} ({1}%).")).format(fewest, least))
    few = [each for each in shares if each.applicable and not each.has_share]
    if few:
        words = say(NOOP("Too few answers for a percentage: {0}."))
        parts.append(words.format(_named(few)))
    if none := [each for each in shares if not each.applicable]:
        parts.append(say(NOOP("No applicable answers: {0}.")).format(_named(none)))
    return " ".join(parts)


def _at(shares: Sequence[Tally], share: int) -> str:
    found = [each for each in shares if percent(each.favourable or 0, each.applicable) == share]
    return _named(found)


def _named(shares: Sequence[Tally]) -> str:
    return ", ".join(each.question.number or each.question.label for each in shares)


def grade_chart(judgements: Sequence[Tally], say: Translate = as_it_is) -> StackChart | None:
    """Chart the grades of every judgement; None where they have no one scale or too long a one."""
    scales = {tuple(line.label for line in each.lines) for each in judgements}
    if len(scales) != 1:
        return None
    (scale,) = scales
    if len(scale) + 2 > MOST_PARTS:
        return None
    given = sum(each.applicable for each in judgements)
    words = say(NOOP("Judgements given: {0}. Most often: {1}."))
    counts = [sum(each.lines[place].count for each in judgements) for place in range(len(scale))]
    often = [label for label, count in zip(scale, counts, strict=True) if count == max(counts)]
    return StackChart(
        title=say(NOOP("Judgements, side by side")),
        sentence=words.format(given, ", ".join(often))
        if given
        else say(NOOP("No judgement was given yet.")),
        parts=(*scale, say(NOOP("No judgement")), say(NOOP("Not audited"))),
        stacks=tuple(_grade_stack(each, say) for each in judgements),
    )


def _grade_stack(each: Tally, say: Translate) -> Stack:
    none = each.not_applicable + each.not_asked + each.unanswered
    return Stack(
        label=each.question.label,
        runs=_runs(*(line.count for line in each.lines), none, each.not_audited),
        figures=say(NOOP("{0} given")).format(each.applicable),
    )


def coverage_chart(
    coverage: Coverage, say: Translate = as_it_is, *, least: int = LEAST_FOR_SHARE
) -> StackChart:
    """Map the coverage table: a row an agency, a box a case, in the order of the table."""
    words = say(NOOP("Each box is a case, from {0} to {1}. Forms: {2}. Still awaited: {3}."))
    first, last = (coverage.cases[place].uin if coverage.cases else "" for place in (0, -1))
    forms = share_words(coverage.forms, coverage.assignments, least=least, translate=say)
    return StackChart(
        title=say(NOOP("Coverage at a glance")),
        sentence=words.format(first, last, forms, coverage.awaiting),
        parts=(
            say(NOOP("Form returned")),
            say(NOOP("Answered without a form")),
            say(NOOP("Closed without an answer")),
            say(NOOP("Awaited")),
            say(NOOP("Not asked")),
        ),
        stacks=tuple(
            Stack(
                label=row.agency.name,
                runs=tuple((_standing(cell.assignment), 1) for cell in row.cells),
                figures=say(NOOP("{0} of {1}")).format(row.accounted, row.total),
            )
            for row in coverage.rows
        ),
    )


def _standing(assignment: Assignment) -> int:
    if is_form(assignment):
        return 0
    if not is_asked(assignment):
        return 4
    if not STATUSES[assignment.status].accounted:
        return 3
    return 1 if assignment.entry else 2
