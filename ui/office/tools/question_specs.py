"""What the editor asks about a question, part by part, and by its kind."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from forms.kinds import Option as Answer
from ui.office.tools.boxes import BoxKind, BoxSpec
from ui.office.tools.specs import codes_to_choose
from ui.widgets.inputs import Option

translate = QCoreApplication.translate


def wording_specs(*, is_followup: bool) -> tuple[BoxSpec, ...]:
    """Ask for the words of a question."""
    number = BoxSpec(
        key="number",
        label=translate("tools", "Number (optional)"),
        kind=BoxKind.SHORT,
        help=translate("tools", "As it is printed, such as 7. No number stands twice."),
    )
    return (
        BoxSpec(key="text", label=translate("tools", "Question"), kind=BoxKind.TEXT, needed=True),
        *(() if is_followup else (number,)),
        BoxSpec(
            key="label",
            label=translate("tools", "Short label"),
            help=translate("tools", "At most 80 characters, for tables and lists."),
            needed=True,
        ),
        BoxSpec(
            key="guidance",
            label=translate("tools", "Guidance beside the question (optional)"),
            kind=BoxKind.TEXT,
        ),
        BoxSpec(
            key="evidence",
            label=translate("tools", "Evidence to look for (optional)"),
            kind=BoxKind.TEXT,
        ),
        BoxSpec(
            key="required",
            label=translate("tools", "It has to be answered"),
            kind=BoxKind.TICK,
            default=True,
        ),
    )


def own_specs(
    kind: str, scales: Iterable[Answer], sections: Iterable[Answer], answers: Iterable[Answer]
) -> tuple[BoxSpec, ...]:
    """Ask for what only questions of this kind have, lists aside."""
    scale = BoxSpec(
        key="scale",
        label=translate("tools", "Grades"),
        kind=BoxKind.CHOICE,
        options=[*codes_to_choose(scales)],
        needed=True,
    )
    over = BoxSpec(
        key="over",
        label=translate("tools", "Sections that are judged"),
        kind=BoxKind.TICKS,
        options=[*codes_to_choose(sections)],
    )
    bounds = (
        BoxSpec(key="low", label=translate("tools", "Smallest"), kind=BoxKind.NUMBER),
        BoxSpec(key="high", label=translate("tools", "Largest"), kind=BoxKind.NUMBER),
    )
    found = {
        "grade": (scale, over),
        "ticks": (none_spec(answers),),
        "text": room_specs(),
        "number": bounds,
    }
    return found.get(kind, ())


def none_spec(answers: Iterable[Answer]) -> BoxSpec:
    """Ask which answer means none of the others."""
    return BoxSpec(
        key="none",
        label=translate("tools", "The answer that means none of these (optional)"),
        kind=BoxKind.CHOICE,
        options=[*codes_to_choose(answers)],
    )


def room_specs() -> tuple[BoxSpec, ...]:
    """Ask how much room a text has."""
    return (
        BoxSpec(
            key="lines",
            label=translate("tools", "Lines to write on (optional)"),
            kind=BoxKind.NUMBER,
            help=translate("tools", "1 to 40; 4 where nothing is said."),
        ),
        BoxSpec(
            key="soft_words",
            label=translate("tools", "Words to aim at (optional)"),
            kind=BoxKind.NUMBER,
            help=translate("tools", "Shown beside the count of words; it stops nobody."),
        ),
    )


def not_applicable_specs() -> tuple[BoxSpec, ...]:
    """Ask for the words of Not applicable and of its reason."""
    return (
        BoxSpec(key="label", label=translate("tools", "Words of the answer (optional)")),
        BoxSpec(key="reason", label=translate("tools", "Question for the reason"), needed=True),
    )


def comment_specs() -> tuple[BoxSpec, ...]:
    """Ask about the box for a comment."""
    return (
        BoxSpec(key="prompt", label=translate("tools", "Words above the comment"), needed=True),
        BoxSpec(
            key="required",
            label=translate("tools", "The comment has to be written"),
            kind=BoxKind.TICK,
            default=True,
        ),
        *room_specs(),
    )


def parts_specs(answers: Iterable[Answer]) -> tuple[BoxSpec, ...]:
    """Ask about the parts of a question."""
    return (
        BoxSpec(key="prompt", label=translate("tools", "Words above the parts"), needed=True),
        BoxSpec(
            key="required",
            label=translate("tools", "At least one part has to be ticked"),
            kind=BoxKind.TICK,
        ),
        none_spec(answers),
    )


def count_specs(answers: Iterable[Answer], themes: Iterable[Answer]) -> tuple[BoxSpec, ...]:
    """Ask what counts as a good answer, and what is said about it."""
    options, tags = [*codes_to_choose(answers)], [*codes_to_choose(themes)]
    good = BoxSpec(
        key="favourable",
        label=translate("tools", "Answers that count as good"),
        kind=BoxKind.TICKS,
        help=translate("tools", "Without one the question is not counted."),
        options=options,
    )
    sentence = BoxSpec(
        key="report",
        label=translate("tools", "Sentence for the report (optional)"),
        help=translate("tools", "{share} stands for 29 of 30 (97%), {k} and {n} for the numbers."),
    )
    tagged = BoxSpec(
        key="themes", label=translate("tools", "Themes"), kind=BoxKind.TICKS, options=tags
    )
    reported = BoxSpec(
        key="reported",
        label=translate("tools", "It stands in reports"),
        kind=BoxKind.TICK,
        default=True,
    )
    return (*((good, sentence) if options else ()), reported, *((tagged,) if tags else ()))


def alert_specs(answers: Iterable[Answer]) -> tuple[BoxSpec, ...]:
    """Ask when an alert is shown, and its words."""
    return (
        BoxSpec(
            key="in",
            label=translate("tools", "Shown on these answers"),
            kind=BoxKind.TICKS,
            options=[*codes_to_choose(answers)],
            needed=True,
        ),
        BoxSpec(
            key="text", label=translate("tools", "What is shown"), kind=BoxKind.TEXT, needed=True
        ),
    )


def after_specs(answers: Iterable[Answer]) -> tuple[BoxSpec, ...]:
    """Ask on which answers of the question above a follow-up is asked."""
    return (
        BoxSpec(
            key="answer",
            label=translate("tools", "Asked when the answer above is"),
            kind=BoxKind.TICKS,
            options=[*codes_to_choose(answers)],
            needed=True,
        ),
    )


def condition_specs(
    earlier: Iterable[tuple[str, str, tuple[Answer, ...]]], answers: Iterable[Answer]
) -> tuple[BoxSpec, ...]:
    """Ask on which answers of which earlier question something is asked."""
    return (
        BoxSpec(
            key="question",
            label=translate("tools", "Earlier question"),
            kind=BoxKind.CHOICE,
            options=[Option(value=code, label=label) for code, label, _ in earlier],
            needed=True,
        ),
        BoxSpec(
            key="in",
            label=translate("tools", "Asked when its answer is"),
            kind=BoxKind.TICKS,
            options=[*codes_to_choose(answers)],
            needed=True,
        ),
    )
