"""The words of letters and reminders to agencies: those of the program, placeholders, filling in.

Like everything on paper they are English. No placeholder gives anything about a child.
"""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from forms.kinds import words_of
from models.snapshots import Agency
from models.tracker_snapshots import WordsKind
from office.marking import NOOP
from office.overview import AuditOverview
from office.tracker import TrackerRow

MAX_WORDS = 4_000
_PLACE = re.compile(r"\[([^\[\]\n]{1,40})\]")
PLACEHOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "agency": NOOP("name of the agency"),
        "audit": NOOP("title of the audit"),
        "office": NOOP("name of your office"),
        "return date": NOOP("day on which its returns are due, as extended"),
        "number of cases": NOOP("how many cases it is asked about"),
        "number waiting": NOOP("for how many of them nothing has come"),
        "contact": NOOP("whom agencies can ask, as in the details"),
    }
)
_LETTER = (
    "[office] asks [agency] to take part in the audit \u201c[audit]\u201d, in which each agency "
    "looks at its own work on the same cases.\n\n"
    "You are asked about: [number of cases]. Tell us by [return date] about each of them, also "
    "where your agency did not know the child.\n\n"
    "Thank you for your help."
)
_FIRST = (
    "Dear colleague,\n\n"
    "This is a friendly reminder about the audit \u201c[audit]\u201d. Returns are due by "
    "[return date]. From [agency] we still wait for: [number waiting] of [number of cases].\n\n"
    "If your agency did not know a case, tell us that as well: it takes a minute and counts as an "
    "answer. If something is in the way, ask us: [contact]\n\n"
    "Thank you,\n[office]"
)
_SECOND = (
    "Dear colleague,\n\n"
    "Returns for the audit \u201c[audit]\u201d were due by [return date]. From [agency] we still "
    "wait for: [number waiting] of [number of cases].\n\n"
    "Send what is ready now; the rest can follow in a second return. If you need more time, tell "
    "us until when and why, so that we can agree another day: [contact]\n\n"
    "Thank you,\n[office]"
)
_FINAL = (
    "Dear colleague,\n\n"
    "This is our last reminder about the audit \u201c[audit]\u201d. Returns were due by "
    "[return date], and from [agency] we still wait for: [number waiting] of [number of cases].\n\n"
    "Without them the discussion will go on without the view of [agency], and the report will say "
    "that it did not answer. If that is not what you wish, ask us today: [contact]\n\n"
    "Thank you,\n[office]"
)
USUAL: Mapping[WordsKind, str] = MappingProxyType(
    {
        WordsKind.LETTER: _LETTER,
        WordsKind.FIRST: _FIRST,
        WordsKind.SECOND: _SECOND,
        WordsKind.FINAL: _FINAL,
    }
)


def words_for(kind: WordsKind, chosen: Mapping[WordsKind, str]) -> str:
    """Give the words of an audit for one text: the office's own, or else those of the program."""
    return chosen.get(kind) or USUAL[kind]


def unknown_places(words: str) -> tuple[str, ...]:
    """Give what stands in square brackets and is no placeholder, each once."""
    found = (each.strip() for each in _PLACE.findall(words))
    return tuple(dict.fromkeys(each for each in found if each.lower() not in PLACEHOLDERS))


def filled(words: str, overview: AuditOverview, agency: Agency, facts: Mapping[str, str]) -> str:
    """Put what the placeholders stand for into words; one that is not known stays as it is.

    What is put in is not looked through again: an agency may be called "[contact]".
    """
    details = overview.audit.details
    known = {
        "agency": agency.name,
        "audit": details.title,
        "contact": details.contact.strip() or facts.get("office", ""),
        **facts,
    }

    def put(place: re.Match[str]) -> str:
        return known.get(place[1].strip().lower(), place[0])

    return _PLACE.sub(put, words)


def row_facts(row: TrackerRow, office: str) -> Mapping[str, str]:
    """Give what the placeholders about one agency stand for."""
    return {
        "office": office or "The audit office",
        "return date": day_words(row.due),
        "number of cases": case_words(row.asked),
        "number waiting": str(row.waiting),
    }


def day_words(due: date | None) -> str:
    """Word a return date for a sentence: "by 9 October 2026"."""
    return words_of(due) if due is not None else "the day that we agree with you"


def case_words(number: int) -> str:
    """Word how many cases: "1 case", "5 cases"."""
    return "1 case" if number == 1 else f"{number} cases"
