"""The way through a draft: its parts in order, and which part shows what a pointer leads to."""

import re

from PySide6.QtCore import QCoreApplication

from ui.office.tools.draft_work import DraftWork
from ui.office.tools.standing_words import trouble_words
from ui.theme import Tone
from ui.widgets.rail import Step

ABOUT, INSTRUCTIONS, STARTERS, WORDS = "about", "instructions", "starters", "words"
GRADES, SECTIONS, TRY, PUBLISH = "grades", "sections", "try", "publish"
_QUESTION = re.compile(r"sections/\d+/pages/\d+/questions/\d+(?:/followups/\d+)*")
_SECTION = re.compile(r"sections/\d+")
_OWNERS = {
    "guidance": INSTRUCTIONS,
    "header": INSTRUCTIONS,
    "thanks": INSTRUCTIONS,
    "starters": STARTERS,
    "glossary": WORDS,
    "themes": WORDS,
    "switches": WORDS,
    "scales": GRADES,
    "sections": SECTIONS,
}


def question_at(place: str) -> str:
    """Give the pointer of the innermost question that a place is in, "" for none."""
    found = _QUESTION.match(place)
    return found.group() if found else ""


def section_at(place: str) -> str:
    """Give the pointer of the section that a place is in, "" for none."""
    found = _SECTION.match(place)
    return found.group() if found else ""


def place_of(work: DraftWork, pointer: str) -> str:
    """Give the part that shows what a pointer leads to: a step, a section, or a question.

    What is not there any more leads to what it was in.
    """
    question = question_at(pointer)
    while question and not work.draft.entry(question):
        question = question_at(question.rpartition("/followups/")[0])
    section = section_at(pointer)
    if question or (section and work.draft.entry(section)):
        return question or section
    return _OWNERS.get(pointer.partition("/")[0], ABOUT)


def step_of(place: str) -> str:
    """Give the step of the rail for a place."""
    return section_at(place) or place


def after(work: DraftWork, place: str) -> str:
    """Give the place that comes after another: questions follow each other, then sections."""
    question, section = question_at(place), section_at(place)
    if question:
        inside = [each for each in work.pointers() if each.startswith(f"{section}/")]
        rest = inside[inside.index(question) + 1 :] if question in inside else []
        if rest:
            return rest[0]
    keys = [step.key for step in steps_of(work)]
    at = keys.index(section or place) + 1
    return keys[min(at, len(keys) - 1)]


def steps_of(work: DraftWork) -> tuple[Step, ...]:
    """List the parts with what is to be put right in each."""
    translate = QCoreApplication.translate
    titles = {
        ABOUT: translate("tools", "About the tool"),
        INSTRUCTIONS: translate("tools", "Instructions"),
        STARTERS: translate("tools", "Sentence starters"),
        WORDS: translate("tools", "Words, themes and blocks"),
        GRADES: translate("tools", "Grades"),
        SECTIONS: translate("tools", "Sections"),
    }
    counts = _counts(work)
    steps = [_step(key, title, counts.get(key, 0)) for key, title in titles.items()]
    for at in range(len(work.draft.entries("sections"))):
        key = f"sections/{at}"
        title = work.draft.text(f"{key}/title") or translate("tools", "Section without a title")
        steps.append(_step(key, title, counts.get(key, 0)))
    steps.append(Step(key=TRY, title=translate("tools", "Fill in as a test")))
    steps.append(_step(PUBLISH, translate("tools", "Publish"), len(work.problems)))
    return tuple(steps)


def _step(key: str, title: str, count: int) -> Step:
    tone = Tone.ATTENTION if count else Tone.QUIET
    return Step(key=key, title=title, state=trouble_words(count), tone=tone)


def _counts(work: DraftWork) -> dict[str, int]:
    counts: dict[str, int] = {}
    for problem in work.problems:
        key = step_of(place_of(work, problem.place.pointer))
        counts[key] = counts.get(key, 0) + 1
    return counts
