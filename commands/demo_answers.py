"""Filling forms by rule for the worked example: mixed answers along the tool's own routing."""

from datetime import date
from random import Random

from commands import demo_words as words
from forms.definition import Field, Question, Role, Tool
from forms.filling import Filling
from forms.kinds import NOT_APPLICABLE, Choice, Day, Grade, Kind, Line, Number, Option, Ticks
from forms.scope import STATUSES, Scope, Status

SHORTEST, LONGEST = 30, 300
WEIGHTS = {"yes": 62, "no": 26, NOT_APPLICABLE: 12}
GRADE_WEIGHTS = (12, 46, 34, 8)
CALM = 0.9  # how often a question that would raise an alert does not
STATUS_WEIGHTS = (
    (Status.AUDITED, 58),
    (Status.MOSTLY_OUT, 3),
    (Status.NOT_KNOWN, 20),
    (Status.OUT_OF_SCOPE, 9),
    (Status.NO_CONTACT, 5),
    (Status.CONTACT_ONLY, 3),
    (Status.KNOWN_ELSEWHERE, 2),
)


def scope_by_rule(random: Random, *, always: bool, latest: date) -> Scope:
    """Invent what an agency says about a case; ``always`` for the one that knows them all."""
    statuses, weights = zip(*STATUS_WEIGHTS, strict=True)
    status = Status.AUDITED if always else random.choices(statuses, weights)[0]
    rule, known = STATUSES[status], status is not Status.NOT_KNOWN
    day = date.fromordinal(latest.toordinal() - random.randint(3, 150))
    return Scope(
        status=status,
        reason=random.choice(words.REASONS) if rule.needs_reason else "",
        known_child=known,
        known_parents=random.choice((True, False)) and known,
        last_involvement=day if rule.has_form else None,
    )


def fill_by_rule(tool: Tool, random: Random) -> Filling:
    """Answer every question that the answers before it leave open; no gap remains."""
    filling = Filling(tool)
    for page in tool.pages:
        for question in page.questions:
            for each in question.with_followups:
                if filling.applies(each.code):
                    _answer(filling, each, random)
    return filling


def _answer(filling: Filling, question: Question, random: Random) -> None:
    filling.put(question.code, _value(question, random))
    for field in question.fields[1:]:
        if filling.field_applies(field.path):
            filling.put(field.path, _detail(filling, question, field, random))


def _value(question: Question, random: Random) -> str:
    kind = question.kind
    if question.alert is not None and isinstance(kind, Choice) and random.random() < CALM:
        return next(each.code for each in kind.options if each.code not in question.alert.values)
    if isinstance(kind, Grade):
        grades = [option.code for option in kind.options if option.code != NOT_APPLICABLE]
        return random.choices(grades, GRADE_WEIGHTS[: len(grades)])[0]
    if isinstance(kind, Choice):
        return _weighted(kind.options, random)
    if isinstance(kind, Ticks):
        return _ticked(kind, random, least=1)
    return _typed(kind, random)


def _typed(kind: Kind, random: Random) -> str:
    if isinstance(kind, Day):
        return "2026-03-02"
    if isinstance(kind, Number):
        return str(kind.low)
    return "the conference chair" if isinstance(kind, Line) else random.choice(words.SUMMARY)


def _weighted(options: tuple[Option, ...], random: Random) -> str:
    codes = [option.code for option in options]
    return random.choices(codes, [WEIGHTS.get(code, 20) for code in codes])[0]


def _ticked(kind: Ticks, random: Random, *, least: int) -> str:
    real = [option.code for option in kind.options if option.code != kind.none]
    count = random.randint(least, len(real))
    return kind.write(tuple(random.sample(real, count)))


def _detail(filling: Filling, question: Question, field: Field, random: Random) -> str:
    if isinstance(field.kind, Ticks):
        return _ticked(field.kind, random, least=0)
    if field.role is Role.REASON:
        return random.choice(words.NOT_APPLICABLE)
    if isinstance(question.kind, Grade):
        return random.choice(words.JUDGED)
    favourable = filling.value(question.code) in question.favourable
    return comment_by_rule(random, favourable=favourable)


def comment_by_rule(random: Random, *, favourable: bool) -> str:
    """Write a comment of 30 to 300 words, most of them short, as real ones are."""
    wanted = SHORTEST + int((LONGEST - SHORTEST - 20) * random.random() ** 3)
    first, second = (words.GOOD, words.WORSE) if favourable else (words.WORSE, words.GOOD)
    sentences = [*random.sample(first, len(first)), *random.sample(second, len(second))]
    chosen: list[str] = []
    length = 0
    for sentence in sentences:
        if length >= wanted:
            break
        chosen.append(sentence)
        length += len(sentence.split())
    chosen.append(random.choice(words.NEXT_TIME))
    return " ".join(chosen)
