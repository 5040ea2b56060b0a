"""What the editor asks about each kind of entry of a tool, as tables of boxes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from forms.definition import HeaderSource
from forms.kinds import Option as Answer
from office.marking import NOOP
from ui.office.boxes import BoxKind, BoxSpec
from ui.surroundings import translated
from ui.widgets.inputs import Option

Specs = tuple[BoxSpec, ...]

# the tool

TOOL = (
    BoxSpec(
        "title",
        NOOP("Title"),
        help=NOOP("It stands on screen and on every printed page."),
        needed=True,
    ),
    BoxSpec("theme", NOOP("What the audit is about"), needed=True),
    BoxSpec(
        "version",
        NOOP("Version"),
        kind=BoxKind.SHORT,
        help=NOOP("A version that is published never changes."),
        needed=True,
    ),
    BoxSpec("owner", NOOP("Who keeps the tool (optional)")),
    BoxSpec("adapted_from", NOOP("Adapted from (optional)")),
)
THANKS = (BoxSpec("thanks", NOOP("Thanks, at the end of the form (optional)"), kind=BoxKind.TEXT),)
PARAGRAPH = (
    BoxSpec(
        "text",
        NOOP("Words of the paragraph"),
        kind=BoxKind.TEXT,
        help=NOOP("Two stars around words make them bold: **the child**."),
        needed=True,
    ),
)
# A box of several lines keeps the space at the end.
STARTER = (
    BoxSpec(
        "text",
        NOOP("Beginning of the sentence"),
        kind=BoxKind.TEXT,
        help=NOOP("At most 120 characters; end it with the colon or space it needs."),
        needed=True,
    ),
)
OPTION = (
    BoxSpec("label", NOOP("Words of the answer"), needed=True),
    BoxSpec("descriptor", NOOP("What it means (optional)"), kind=BoxKind.TEXT),
)
PART = (
    BoxSpec("label", NOOP("Words of the part"), needed=True),
    BoxSpec("descriptor", NOOP("What it means (optional)"), kind=BoxKind.TEXT),
)
SCALE = (BoxSpec("title", NOOP("Name of the scale"), needed=True),)
GRADE = (
    BoxSpec("label", NOOP("Grade"), needed=True),
    BoxSpec(
        "descriptor", NOOP("What it means, on screen and on paper (optional)"), kind=BoxKind.TEXT
    ),
)
# The code of a word of the glossary is the word itself.
WORD = (
    BoxSpec(
        "code",
        NOOP("Short word"),
        kind=BoxKind.SHORT,
        help=NOOP("Letters and digits, such as ICPC."),
        needed=True,
    ),
    BoxSpec("label", NOOP("What it stands for"), needed=True),
)
THEME = (BoxSpec("label", NOOP("Theme"), needed=True),)
SWITCH = (
    BoxSpec("label", NOOP("What the block asks about"), needed=True),
    BoxSpec("on", NOOP("New audits have it on from the start"), kind=BoxKind.TICK, needed=True),
)
ANCHOR = (
    BoxSpec("value", NOOP("Number"), kind=BoxKind.NUMBER, needed=True),
    BoxSpec("label", NOOP("What it means"), needed=True),
)
_INTRO = BoxSpec("intro", NOOP("Sentence under the title (optional)"), kind=BoxKind.TEXT)
PAGE = (
    BoxSpec("title", NOOP("Title of the page"), needed=True),
    _INTRO,
    BoxSpec("group", NOOP("Heading above these questions in print (optional)")),
)
_SECTION = (BoxSpec("title", NOOP("Title of the section"), needed=True), _INTRO)
_ONLY_WITH = BoxSpec(
    "switch", NOOP("Only in audits that have this block on (optional)"), kind=BoxKind.CHOICE
)
_GOOD_GRADES = BoxSpec(
    "favourable", NOOP("Grades that count as good"), kind=BoxKind.TICKS, needed=True
)
_SOURCES: Mapping[HeaderSource, str] = MappingProxyType(
    {
        HeaderSource.CASE: NOOP("the UIN of the case"),
        HeaderSource.AGENCY: NOOP("the name of the agency"),
        HeaderSource.AUDITOR_NAME: NOOP("the name of the auditor"),
        HeaderSource.AUDITOR_TITLE: NOOP("the title of the auditor"),
    }
)

# a question

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "yes_no": NOOP("Yes or No"),
        "choice": NOOP("One of several answers"),
        "ticks": NOOP("Any of several answers"),
        "grade": NOOP("A grade"),
        "text": NOOP("A text"),
        "line": NOOP("One line of text"),
        "date": NOOP("A date"),
        "number": NOOP("A number"),
    }
)
_NUMBER = BoxSpec(
    "number",
    NOOP("Number (optional)"),
    kind=BoxKind.SHORT,
    help=NOOP("As it is printed, such as 7. No number stands twice."),
)
_WORDING = (
    BoxSpec("text", NOOP("Question"), kind=BoxKind.TEXT, needed=True),
    _NUMBER,
    BoxSpec(
        "label",
        NOOP("Short label"),
        help=NOOP("At most 80 characters, for tables and lists."),
        needed=True,
    ),
    BoxSpec("guidance", NOOP("Guidance beside the question (optional)"), kind=BoxKind.TEXT),
    BoxSpec("evidence", NOOP("Evidence to look for (optional)"), kind=BoxKind.TEXT),
    BoxSpec("required", NOOP("It has to be answered"), kind=BoxKind.TICK, default=True),
)
_ROOM = (
    BoxSpec(
        "lines",
        NOOP("Lines to write on (optional)"),
        kind=BoxKind.NUMBER,
        help=NOOP("1 to 40; 4 where nothing is said."),
    ),
    BoxSpec(
        "soft_words",
        NOOP("Words to aim at (optional)"),
        kind=BoxKind.NUMBER,
        help=NOOP("Shown beside the count of words; it stops nobody."),
    ),
)
_SCALE_OF = BoxSpec("scale", NOOP("Grades"), kind=BoxKind.CHOICE, needed=True)
_OVER = BoxSpec("over", NOOP("Sections that are judged"), kind=BoxKind.TICKS)
_NONE = BoxSpec("none", NOOP("The answer that means none of these (optional)"), kind=BoxKind.CHOICE)
_BOUNDS = (
    BoxSpec("low", NOOP("Smallest"), kind=BoxKind.NUMBER),
    BoxSpec("high", NOOP("Largest"), kind=BoxKind.NUMBER),
)
NOT_APPLICABLE = (
    BoxSpec("label", NOOP("Words of the answer (optional)")),
    BoxSpec("reason", NOOP("Question for the reason"), needed=True),
)
COMMENT = (
    BoxSpec("prompt", NOOP("Words above the comment"), needed=True),
    BoxSpec("required", NOOP("The comment has to be written"), kind=BoxKind.TICK, default=True),
    *_ROOM,
)
_PARTS = (
    BoxSpec("prompt", NOOP("Words above the parts"), needed=True),
    BoxSpec("required", NOOP("At least one part has to be ticked"), kind=BoxKind.TICK),
)
_GOOD_ANSWERS = BoxSpec(
    "favourable",
    NOOP("Answers that count as good"),
    kind=BoxKind.TICKS,
    help=NOOP("Without one the question is not counted."),
)
_SENTENCE = BoxSpec(
    "report",
    NOOP("Sentence for the report (optional)"),
    help=NOOP("{share} stands for 29 of 30 (97%), {k} and {n} for the numbers."),
)
_REPORTED = BoxSpec("reported", NOOP("It stands in reports"), kind=BoxKind.TICK, default=True)
_THEMES = BoxSpec("themes", NOOP("Themes"), kind=BoxKind.TICKS)
_SHOWN_ON = BoxSpec("in", NOOP("Shown on these answers"), kind=BoxKind.TICKS, needed=True)
_ALERT = BoxSpec("text", NOOP("What is shown"), kind=BoxKind.TEXT, needed=True)
_AFTER = BoxSpec("answer", NOOP("Asked when the answer above is"), kind=BoxKind.TICKS, needed=True)
_EARLIER = BoxSpec("question", NOOP("Earlier question"), kind=BoxKind.CHOICE, needed=True)
_ASKED_ON = BoxSpec("in", NOOP("Asked when its answer is"), kind=BoxKind.TICKS, needed=True)


def header() -> Specs:
    """Ask for a line at the head of the form."""
    options = (Option(value=each.value, label=translated(w)) for each, w in _SOURCES.items())
    source = BoxSpec(
        "source",
        NOOP("What stands there"),
        kind=BoxKind.CHOICE,
        options=tuple(options),
        needed=True,
    )
    return (BoxSpec("label", NOOP("Label"), needed=True), source)


def section(switches: Iterable[Answer]) -> Specs:
    """Ask about a section; by which block it is switched where the tool has any."""
    switch = _ONLY_WITH.offering(switches)
    return (*_SECTION, *((switch,) if switch.options else ()))


def good_grades(grades: Iterable[Answer]) -> Specs:
    """Ask which grades of a scale count as good."""
    return (_GOOD_GRADES.offering(grades),)


def kind_options() -> tuple[Option, ...]:
    """Give the kinds of questions, each in plain words."""
    return tuple(Option(value=kind, label=translated(label)) for kind, label in _KINDS.items())


def wording(*, is_followup: bool) -> Specs:
    """Ask for the words of a question; a follow-up has no number."""
    return tuple(each for each in _WORDING if each is not _NUMBER or not is_followup)


def own_fields(
    kind: str, scales: Iterable[Answer], sections: Iterable[Answer], answers: Iterable[Answer]
) -> Specs:
    """Ask for what only questions of this kind have, lists aside."""
    found: Mapping[str, Specs] = {
        "grade": (_SCALE_OF.offering(scales), _OVER.offering(sections)),
        "ticks": (_NONE.offering(answers),),
        "text": _ROOM,
        "number": _BOUNDS,
    }
    return found.get(kind, ())


def parts(answers: Iterable[Answer]) -> Specs:
    """Ask about the parts of a question."""
    return (*_PARTS, _NONE.offering(answers))


def counting(answers: Iterable[Answer], themes: Iterable[Answer]) -> Specs:
    """Ask what counts as a good answer, and what is said about it."""
    good, tagged = _GOOD_ANSWERS.offering(answers), _THEMES.offering(themes)
    counted = (good, _SENTENCE) if good.options else ()
    return (*counted, _REPORTED, *((tagged,) if tagged.options else ()))


def alert(answers: Iterable[Answer]) -> Specs:
    """Ask when an alert is shown, and its words."""
    return (_SHOWN_ON.offering(answers), _ALERT)


def after(answers: Iterable[Answer]) -> Specs:
    """Ask on which answers of the question above a follow-up is asked."""
    return (_AFTER.offering(answers),)


def condition(
    earlier: Iterable[tuple[str, str, tuple[Answer, ...]]], answers: Iterable[Answer]
) -> Specs:
    """Ask on which answers of which earlier question something is asked."""
    questions = tuple(Option(value=code, label=label) for code, label, _ in earlier)
    return (replace(_EARLIER, options=questions), _ASKED_ON.offering(answers))
