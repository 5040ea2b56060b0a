"""What can be told of one written word by itself, worked out once and remembered.

Most words of a comment were seen before, so a paragraph costs one look-up for each word. The
answers of all words together tell which readers have anything to look for at all. Only words of
the vocabulary are remembered, so that what was typed about somebody does not outlive a lock.
"""

import re

from anonymise.addresses import STREETS, TYPE_WORDS, UNIT_WORDS
from anonymise.compounds import CompoundReader
from anonymise.dates import BIRTH_WORDS, MONTHS
from anonymise.framed import DENYING, TALKING
from anonymise.lexicon import Lexicon, singular
from anonymise.normalise import folded
from anonymise.online import USER_WORDS
from anonymise.references import REF_WORDS
from anonymise.small_words import NO_INITIALS, PRONOUNS_OF
from anonymise.spelling import core_of
from anonymise.traits import (
    ADDRESS_TYPE,
    BIRTH,
    DIGIT,
    FRAMING,
    GREETING,
    HEAD,
    HUSHED,
    INITIAL,
    KIN,
    LOWER,
    MONTH,
    NAME,
    NAMING,
    PHRASE,
    PRONOUN,
    REFERENCE,
    SIGN,
    STRANGE,
    STREET,
    TITLE,
    TOWN,
    UNIT,
    USER,
)

_MOST_REMEMBERED = 100_000
_LONGEST_INITIALS = 5
_SHORT = 3
_SHORT_ENDINGS = ("'s", "n't", "'d", "'ll", "'ve", "'re", "'m")
_PART = re.compile(r"['-]")
_INITIALS = re.compile(r"[A-Z]{1,3}(?:'s|s)?$")
_PAIR = re.compile(r"[A-Z]{1,2}-[A-Z]|[A-Z]-[A-Z]{2}|[A-Z]{1,2}(?:d|Mc)[A-Z]|[A-Z]?O'[A-Z]")
_LOWER_PAIR = re.compile(r"([a-z]{2})(?:'s)?|[bcefghjklmpqtz]")
_LETTERS = re.compile(r"[^\W\d_][^\d_]*")


class Traits(dict[str, int]):
    """The traits of each word as it is written, filled as words are met; safe between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._compounds = CompoundReader(lexicon, frozenset())
        cues, places = lexicon.cues, lexicon.places
        self._by_low = (
            (NAMING, cues["naming"]),
            (GREETING, cues["greetings"]),
            (TITLE, cues["strict_titles"]),
            (KIN, cues["kin_of_one"]),
            (PRONOUN, PRONOUNS_OF),
            (PHRASE, frozenset(lexicon.phrases)),
            (MONTH, MONTHS),
            (BIRTH, BIRTH_WORDS),
            (ADDRESS_TYPE, TYPE_WORDS),
            (UNIT, UNIT_WORDS),
            (STREET, STREETS),
            (FRAMING, DENYING | TALKING),
        )
        self._signs = places["signs"]
        self._heads = places["heads"] | {"st"}

    def __missing__(self, word: str) -> int:
        """Work the traits of a word out; remember them where the lists know it as a word."""
        if word[0].isdigit():
            return DIGIT
        low = word.lower()
        traits = sum(bit for bit, listed in self._by_low if low in listed)
        if word is low or word == low:
            traits &= ~STREET
        first = _PART.split(low, maxsplit=1)[0]
        traits |= USER * (first in USER_WORDS) | REFERENCE * (first in REF_WORDS)
        lexicon = self._lexicon
        if word.removesuffix("'s") in lexicon.strange:
            traits |= STRANGE
        if word in lexicon.place_forms and (word[0].isupper() or word in self._heads):
            traits |= HEAD
        if low in self._signs or low.removesuffix("'s") in self._signs:
            traits |= SIGN * word[0].isupper()
        if not self._at_rest(word):
            traits |= self._unsettled(word)
        if not word.isalpha() and any(map(str.isdigit, word)):
            traits |= DIGIT
        if len(self) < _MOST_REMEMBERED and self._ordinary(word, traits):
            self[word] = traits
        return traits

    def _ordinary(self, word: str, traits: int) -> bool:
        """Whether the word tells of nobody: names, numbers and unknown words are never kept."""
        core = core_of(word)
        if core.lower() in self._lexicon.words or word in self._lexicon.acronyms:
            return True
        compound = not traits & (NAME | INITIAL | TOWN) and len(core) > _SHORT
        return compound and _PART.sub("", core).isalpha()

    def _at_rest(self, word: str) -> bool:
        """Whether a word is known or a number, or a known one with a short ending."""
        calm = self._lexicon.calm
        if word in calm or word[0].isdigit():
            return True
        return word[0].islower() and word.endswith(_SHORT_ENDINGS) and core_of(word) in calm

    def _unsettled(self, word: str) -> int:
        traits = NAME if self._may_name(word) else 0
        if traits and word.islower():
            reading = self._lexicon.readings.get(core_of(word))
            traits |= HUSHED * (reading == "word")
            traits |= LOWER * (reading is not None and word.isalpha())
        if singular(word) in self._lexicon.places["towns"]:
            traits |= TOWN
        short = word[0].isupper() and len(word) <= _LONGEST_INITIALS
        if short and word.lower() not in NO_INITIALS and _INITIALS.match(word):
            traits |= INITIAL
        if len(word) <= _LONGEST_INITIALS and _PAIR.fullmatch(word):
            traits |= INITIAL
        lower = _LOWER_PAIR.fullmatch(word) if len(word) <= _LONGEST_INITIALS else None
        if lower is not None:
            low = lower[1]
            traits |= INITIAL * (low not in self._lexicon.words or low in self._lexicon.coded)
        return traits

    def _may_name(self, word: str) -> bool:
        """Whether any words around could make a name of the word."""
        lexicon, core = self._lexicon, core_of(word)
        if len(core) < 2 or not (word.isalpha() or _LETTERS.fullmatch(word)):  # noqa: PLR2004
            return False
        if "'" in word and (word.lower() in lexicon.sector or word.endswith("n't")):
            return False
        if "-" in core or ("'" in core and len(core) > _SHORT):
            return self._compounds.judge(core) is not None
        low = folded(core)
        if low in lexicon.readings or low in lexicon.owners or not core.isascii():
            return True
        if low in lexicon.words or (low in lexicon.rare and not word[0].isupper()):
            return False
        loud = core.isupper() and (
            core in lexicon.acronyms or core.rstrip("Ss") in lexicon.acronyms
        )
        loud = loud and not lexicon.is_name(low)
        return not loud and not (
            core.isupper() and len(core) <= _SHORT and not lexicon.is_name(low)
        )
