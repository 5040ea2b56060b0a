"""Checks that need the whole tool: names that lead nowhere, conditions that lean on later ones."""

from dataclasses import dataclass, replace

from forms.definition import Condition, Page, Question, Tool
from forms.errors import Place, ToolFault
from forms.kinds import Grade, Kind, options_of
from forms.reading import Reader, further

# Every step of leaning is worked out anew for each key typed, and steps multiply.
MOST_STEPS = 6
# A long audit tool has a hundred questions; every key typed looks at all of them.
MOST_PAGES, MOST_QUESTIONS = 100, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What may be named: themes and sections at once, questions as the reading goes on.

    ``steps`` tells over how many questions one leans, by page, follow-up and condition.
    """

    themes: frozenset[str]
    sections: frozenset[str]
    numbers: set[str]
    kinds: dict[str, Kind]
    steps: dict[str, int]


def check_references(tool: Tool, reader: Reader) -> None:
    """Note every name that leads nowhere, doubled numbers, and conditions on later questions."""
    for key, count, most in (
        ("pages", len(tool.pages), MOST_PAGES),
        ("questions", len(tool.questions), MOST_QUESTIONS),
    ):
        if count > most:
            reader.note(ToolFault.TOO_MANY_ENTRIES, key, str(most))
    switches = {switch.code for switch in tool.switches}
    known = _Known(
        themes=frozenset(theme.code for theme in tool.themes),
        sections=frozenset(section.code for section in tool.sections),
        numbers=set(),
        kinds={},
        steps={},
    )
    whole = Place(file=reader.place.file)
    for at, section in enumerate(tool.sections):
        reader.place = replace(whole, pointer=f"sections/{at}")
        reader.at(section=section.code)
        if section.switch and section.switch not in switches:
            reader.note(ToolFault.UNKNOWN_SWITCH, "switch", section.switch)
        here = reader.place
        for number, page in enumerate(section.pages):
            reader.place = replace(here, pointer=further(here.pointer, f"pages/{number}"))
            _check_page(page, known, reader)
        reader.place = whole


def _check_page(page: Page, known: _Known, reader: Reader) -> None:
    before = reader.place
    steps = _check_condition(page.when, known, reader)
    for at, question in enumerate(page.questions):
        reader.place = replace(before, pointer=further(before.pointer, f"questions/{at}"))
        _check_question(question, steps, known, reader)
    reader.place = before


def _check_question(question: Question, steps: int, known: _Known, reader: Reader) -> None:
    reader.at(question=question.code)
    steps = 1 + max(steps, _check_condition(question.when, known, reader))
    if steps > MOST_STEPS:
        reader.note(ToolFault.TOO_DEEP, "when", str(MOST_STEPS))
    known.kinds[question.code] = question.kind
    known.steps[question.code] = steps
    _check_names(question, known, reader)
    here = reader.place
    for at, followup in enumerate(question.followups):
        reader.place = replace(here, pointer=further(here.pointer, f"followups/{at}"))
        _check_question(followup, steps, known, reader)


def _check_condition(when: Condition | None, known: _Known, reader: Reader) -> int:
    """Only earlier questions may be leaned on: so no circle can arise."""
    if when is None:
        return 0
    kind = known.kinds.get(when.question)
    if kind is None:
        if when.question:
            reader.note(ToolFault.UNKNOWN_QUESTION, "when", when.question)
        return 0
    for value in sorted(when.values - {option.code for option in options_of(kind)}):
        reader.note(ToolFault.UNKNOWN_OPTION, "when", value)
    return known.steps[when.question]


def _check_names(question: Question, known: _Known, reader: Reader) -> None:
    if question.number in known.numbers:
        reader.note(ToolFault.DOUBLED_CODE, "number", question.number)
    if question.number:
        known.numbers.add(question.number)
    for theme in question.themes:
        if theme not in known.themes:
            reader.note(ToolFault.UNKNOWN_THEME, "themes", theme)
    if isinstance(question.kind, Grade):
        for code in question.kind.over:
            if code not in known.sections:
                reader.note(ToolFault.UNKNOWN_SECTION, "over", code)
