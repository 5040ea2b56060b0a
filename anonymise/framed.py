"""Layer 4: the smallest of words where the grammar leaves room for nothing but a name.

``Do``, ``To`` and ``An`` in lower case are never looked at for themselves, since every line holds
them; where nothing else can stand (``says do did not``, ``spoke to to about``) they are.
"""

from collections.abc import Iterator

from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.traits import FRAMING

DENYING = frozenset(("did", "didn't", "didnt", "does", "doesn't", "doesnt"))
TALKING = frozenset(("spoke", "spoken", "speaking", "talked", "talking"))
_TELLING = frozenset(
    ("says", "said", "say", "states", "stated", "reports", "reported", "claims", "thinks", "told")
)
_TOPIC = frozenset(("about", "re", "regarding"))
_TOWARDS = ("to", "with", "w")


def framed(passage: Passage, lexicon: Lexicon) -> Iterator[int]:
    """Give the places of words in lower case that stand where only a name can."""
    for place in passage.places(FRAMING):
        if passage.lows[place] in DENYING:
            found = place - 1
            meant = passage.lowered(place - 2) in _TELLING and _short(passage, lexicon, found)
        else:
            found = place + 2
            meant = passage.lowered(place + 3) in _TOPIC and _spoken_to(passage, lexicon, found)
        if meant and _joined(passage, found):
            yield found


def _short(passage: Passage, lexicon: Lexicon, place: int) -> bool:
    """Whether a name stands there that is one of the smallest words, and no relation."""
    word = passage.words[place]
    if not word.islower() or word in lexicon.cues["kin"]:
        return False
    return word.capitalize() in lexicon.cues["short_names"]


def _spoken_to(passage: Passage, lexicon: Lexicon, place: int) -> bool:
    """Whether somebody was spoken to whose name is a word: ``spoke to gentle about``."""
    if passage.lowered(place - 1) not in _TOWARDS:
        return False
    word = passage.words[place]
    return _short(passage, lexicon, place) or (word.islower() and word in lexicon.readings)


def _joined(passage: Passage, place: int) -> bool:
    """Whether nothing but a space stands on either side."""
    return passage.gap(place) == " " and passage.after(place) == " "
