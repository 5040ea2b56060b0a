"""Words expected trouble: what happened, what it means, what to do next.

Every error of the program is a code with facts; here each becomes plain English. The first page
needs this, so nothing heavy is imported; what concerns forms is in ``form_words``. The words are
marked for translation with ``NOOP`` and passed through ``translate``, so that this file needs no
screen; facts are filled in after translation. Facts are codes, counts, file names and UINs, never
anything that a person typed into a form.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from office.catalogue import CATALOGUE, UNKNOWN

Translate = Callable[[str], str]
_SLOT = re.compile(r"\{(\d)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Three plain sentences: what happened, what it means for the work, what to do next."""

    title: str
    meaning: str
    next_step: str

    @property
    def line(self) -> str:
        """All of it on one line, for a terminal or a table."""
        return " ".join(part for part in (self.title, self.meaning, self.next_step) if part)


def as_it_is(text: str) -> str:
    """Translate nothing: English, as on a terminal."""
    return text


def message(code: str, facts: tuple[str, ...] = (), translate: Translate = as_it_is) -> Message:
    """Word a fault of any folder by its code; an unknown code still gets an honest sentence."""
    title, meaning, next_step = CATALOGUE.get(code, UNKNOWN)
    filled = [fill(translate(part), facts) for part in (title, meaning, next_step)]
    return Message(title=filled[0], meaning=filled[1], next_step=filled[2])


def worded_codes() -> frozenset[str]:
    """Name every code that has its own words; a test holds this against all enums."""
    return frozenset(CATALOGUE)


def fill(words: str, facts: tuple[str, ...]) -> str:
    """Put facts where words have {0}, {1}; what a fact holds is never filled in itself."""
    count = len(facts)
    return _SLOT.sub(lambda slot: facts[int(slot[1])] if int(slot[1]) < count else slot[0], words)
