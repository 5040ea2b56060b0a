"""Layers 3 and 4: names by closed vocabulary, gazetteer, word-name table and context."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from anonymise.bynames import BynameReader
from anonymise.compounds import CompoundReader
from anonymise.context import Surroundings
from anonymise.hits import Hit, Passage
from anonymise.joining import NameJoiner
from anonymise.known import NOBODY, KnownNames
from anonymise.lexicon import Lexicon
from anonymise.normalise import folded
from anonymise.small_words import FUNCTION_WORDS
from anonymise.spelling import compound, core_of, derived, slip_of
from anonymise.traits import HUSHED, LOWER, NAME, TITLE
from anonymise.verdicts import (
    CONFIRMED,
    CONFIRMED_WORD,
    LISTED,
    LISTED_LOWER,
    NEARLY,
    PLACE,
    SHORT_LOUD,
    SHOUTED,
    TITLED,
    TOOL,
    UNKNOWN,
    UNKNOWN_LOWER,
    UNKNOWN_PERSON,
    WORD_NAME,
    Verdict,
    stronger,
)
from anonymise.watching import parts_of
from anonymise.word_names import WordNames

_ENOUGH = 3
_COUNTED = frozenset(("reg", "art", "ch", "val", "max", "sec", "al", "sam", "ed"))
_BOOKISH = (
    *("tion", "sion", "ment", "ness", "ship", "able", "ible", "ally", "ised", "ized", "ising"),
    *("izing", "ology", "ological", "ability", "ism", "isms", "ist", "ists", "ious", "ative"),
    *("tions", "ments", "ance", "ances", "ency", "ingly", "wise", "less", "ful", "graph", "gram"),
)
_WORKS = ("Review", "Report", "Audit", "Commission", "Enquiry")
_LAWS = (["Law"], ["Rule"], ["Inquiry"], ["Charter"], ["Principles"])
_WHERE = frozenset(("in", "from", "to", "at", "near", "of", "around", "outside", "via", "between"))
_INSIDE = frozenset(("in", "near", "around", "outside"))
_SHORT = 3
_POINTED = frozenset(("mr", "mrs", "ms", "dr", "prof", "revd", "insp", "sgt", "cllr"))
_CIVIL = frozenset(("mr", "mrs", "ms", "mx"))
_LETTERS = re.compile(r"[^\W\d_][^\d_]*")
_MARKED = re.compile(r"[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0\u0110\u0111\u0102\u0103]")
# Letters of no word that English has borrowed: without their marks they may read as one (Rareș).
_ELSEWHERE = re.compile("[ăąćčďđęěėğįıłńňřśșşšťțţųūůźżžőű]", re.I)
_MADE_UP = re.compile(r"(?:[A-Z]{2,}[a-z]+|[a-z]+[A-Z])\w*$|[A-Z][a-z]{2,9}[A-Z]{1,4}\d?$")


def worth_judging(passage: Passage, lexicon: Lexicon) -> Iterator[int]:
    """Give the places of what may be a name, but for words that the one before rules out."""
    gaps, lows, traits = passage.gaps, passage.lows, passage.traits
    for index in passage.places(NAME):
        if index and gaps[index] == " " and traits[index] & (HUSHED | LOWER):
            left = lows[index - 1]
            if left in lexicon.hushing or (traits[index] & HUSHED and left not in lexicon.leading):
                continue
        yield index


def _lettered(core: str, words: frozenset[str]) -> Verdict | None:
    """Judge a word by its letters, which no English word has."""
    if not core[0].isupper():
        return None
    if _MARKED.search(core):
        return LISTED
    low = folded(core)
    english = low in words or derived(low, words)
    return UNKNOWN if english and _ELSEWHERE.search(core) else None


@dataclass(slots=True)
class NameReader:
    """Reads the names of one passage; ``extra`` words are known ones."""

    around: Surroundings
    extra: frozenset[str]
    shield: frozenset[int]
    known: KnownNames
    passage: Passage = field(init=False)
    lexicon: Lexicon = field(init=False)
    _words: WordNames | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.passage, self.lexicon = self.around.passage, self.around.lexicon

    @property
    def words(self) -> WordNames:
        """Give the judge of names that are words, made once it is needed."""
        if self._words is None:
            self._words = WordNames(self.passage, self.lexicon, self.around)
        return self._words

    def hits(self, indices: Iterable[int], *, calling: bool) -> Iterator[Hit]:
        """Names at or beside the places given, adjoining words joined.

        ``calling``: words may stand there that lead to what somebody is called.
        """
        verdicts: dict[int, Verdict] = {}
        titled = self._after_titles() if self.passage.flags & TITLE else ()
        for index in (*indices, *titled):
            verdict = self._confirmed(index)
            if verdict is None and index not in self.shield:
                verdict = self._judge(index)
            if verdict is not None:
                verdicts[index] = verdict
        if calling:
            called = BynameReader(self.passage, self.lexicon, self.extra, self.shield, self.around)
            for index, verdict in called.found():
                kept = verdicts.setdefault(index, verdict)
                verdicts[index] = stronger(kept, verdict)
        if not verdicts:
            return
        joiner = NameJoiner(self.passage, self.lexicon, self.around, self.shield)
        yield from joiner.hits(verdicts)

    def _after_titles(self) -> list[int]:
        """Give the places after titles, for a surname may be any word (Mrs Batty)."""
        places = [place + 1 for place in self.passage.places(TITLE)]
        return [place for place in places if place < len(self.passage.words)]

    def _confirmed(self, index: int) -> Verdict | None:
        """Whether the word, or a part of it, is a known name of the case."""
        if self.known is NOBODY:
            return None
        word = self.passage.words[index]
        parts = parts_of(core_of(word))
        if not any(self.known.holds(part) for part in parts):
            foreign = [part for part in parts if part not in self.lexicon.words]
            return NEARLY if any(self.known.nearly(part) for part in foreign) else None
        if not all(part in self.lexicon.words for part in parts):
            return CONFIRMED
        weight = self.around.weight(index)
        if word[0].isupper() and (weight >= 0 or not self.around.at_start(index)):
            return CONFIRMED
        is_word = weight <= -_ENOUGH and not _goes_on(self.passage, index)
        return None if is_word else CONFIRMED_WORD

    def _judge(self, index: int) -> Verdict | None:
        word = self.passage.words[index]
        if not word.isalpha() and not _LETTERS.fullmatch(word):
            return None
        core = core_of(word)
        if "'" in word and (word.lower() in self.lexicon.sector or word.endswith("n't")):
            return None
        dotted = self.passage.after(index) == "." and len(self.passage.lowered(index + 1)) == 1
        if len(core) < 2 or dotted or self._title(index, core):  # noqa: PLR2004
            return None
        if "-" in core or ("'" in core and len(core) > _SHORT):
            return CompoundReader(self.lexicon, self.extra).judge(core)
        lettered = None if core.isascii() else _lettered(core, self.lexicon.words)
        return lettered or self._judge_simple(index, core)

    def _title(self, index: int, core: str) -> bool:
        """Whether the word is a title or a part somebody has, and no name here."""
        low = core.lower()
        if low not in self.lexicon.cues["titles"] or core == core.upper():
            return False
        following = self.passage.words[index + 1 : index + 2]
        led = bool(following) and following[0][0].isupper() and self.passage.after(index) == " "
        return led or low not in self.lexicon.readings or low in self.lexicon.cues["roles"]

    def _judge_simple(  # noqa: PLR0911
        self, index: int, core: str
    ) -> Verdict | None:
        low = folded(core)
        if self._titled(index):
            return TITLED if self._may_be_titled(index, core, low) else None
        if _of_law(self.passage, index) or self.around.of_things(index, low):
            return TOOL
        if low in self.lexicon.owners and self.words.owns(index):
            return WORD_NAME
        if low.endswith("ys") and self.words.runs_on(index, low):
            return WORD_NAME
        reading = self.lexicon.readings.get(low)
        if reading is not None and low not in self.extra:
            shouting = core.isupper() and self._shouting(index)
            return self.words.judge(index, core, reading, shouting=shouting)
        if low in self.lexicon.words or low in self.extra or self._numbered(index, low):
            return None
        if core.isupper():
            return self._judge_capitals(index, core, low)
        if core[0].isupper():
            return self._judge_capital(index, low)
        if core.islower():
            return self._judge_lower(index, low)
        return None

    def _numbered(self, index: int, low: str) -> bool:
        """Whether a regulation, chapter or the like is meant, as in ``reg 24``."""
        right = self.passage.lowered(index + 1)
        if low in _COUNTED and right in ("of", "no", "number", "plate"):
            return True
        doctor = self.passage.lowered(index - 1) in self.lexicon.cues["wards"]
        if low == "reg" and (doctor or right in ("to", "review", "reviewed", "on", "visits")):
            return True
        if low == "reg" and right.isalnum() and not right.isalpha():
            return True
        return low in _COUNTED and self.passage.lowered(index + 1)[:1].isdigit()

    def _titled(self, index: int) -> bool:
        if index == 0 or not self.passage.words[index][0].isupper():
            return False
        gap, title = self.passage.gap(index).strip(), self.passage.lows[index - 1]
        pointed = gap == "." and title in _POINTED
        return title in self.lexicon.cues["strict_titles"] and (not gap or pointed)

    def _may_be_titled(self, index: int, core: str, low: str) -> bool:
        """Whether what follows a title is no abbreviation, nor a part somebody has."""
        if index in self.shield or (core.isupper() and core in self.lexicon.acronyms):
            return False
        if not self._sector(low):
            return True
        cues, lexicon = self.lexicon.cues, self.lexicon
        civil = self.passage.lows[index - 1] in _CIVIL
        taken = low in lexicon.sector or low in lexicon.places["generic"] or low in FUNCTION_WORDS
        acting = low in cues["said"] or low in cues["roles"] or low in cues["person_states"]
        return not core.isupper() and (civil or not (taken or acting))

    def _sector(self, low: str) -> bool:
        known = low in self.lexicon.words or low in self.extra
        return known and low not in self.lexicon.readings

    def _judge_capital(self, index: int, low: str) -> Verdict | None:
        if low in self.lexicon.places["towns"]:
            return self._judge_town(index, low)
        if _of_tool(self.passage, self.lexicon, index):
            return TOOL
        rare = low in self.lexicon.rare or low in self.lexicon.foreign
        if rare or self.lexicon.lists(low):
            return self._judge_rare(index, low) if rare else LISTED
        weight = self.around.weight(index)
        opening = self.around.at_start(index)
        if derived(low, self.lexicon.words) and (opening or weight < _ENOUGH):
            return None
        made_up = _MADE_UP.match(self.passage.words[index])
        joined = weight < _ENOUGH and compound(low, self.lexicon.words)
        if made_up or joined or (opening and self._misspelt(low, weight)):
            return UNKNOWN_LOWER
        inside = self.passage.lowered(index - 1) in _INSIDE and self.passage.gap(index) == " "
        return PLACE if inside and not self.around.named_neighbour(index + 1) else UNKNOWN

    def _judge_town(self, index: int, low: str) -> Verdict | None:
        placed = self.passage.lowered(index - 1) in _WHERE and self.passage.gap(index) == " "
        listed = self.lexicon.lists(low) and not placed
        return LISTED if listed and self.around.weight(index) >= _ENOUGH else None

    def _judge_rare(self, index: int, low: str) -> Verdict | None:
        """Judge a rare or foreign word with a capital, which may be a surname all the same."""
        if self.around.weight(index) >= _ENOUGH or self.around.named_neighbour(index - 1):
            return UNKNOWN
        opening = low in self.lexicon.rare and self.around.at_start(index)
        return None if opening else UNKNOWN_LOWER

    def _judge_lower(self, index: int, low: str) -> Verdict | None:
        if low in self.lexicon.places["towns"]:
            return None
        if len(low) < _SHORT:
            return self._judge_shortest(index, low)
        if self.lexicon.lists(low):
            return LISTED_LOWER
        if derived(low, self.lexicon.words) or compound(low, self.lexicon.words):
            return None
        weight = self.around.weight(index)
        if self._misspelt(low, weight - 1):
            return UNKNOWN_LOWER
        return UNKNOWN_PERSON if weight >= _ENOUGH else UNKNOWN_LOWER

    def _judge_shortest(self, index: int, low: str) -> Verdict | None:
        """Judge two letters in lower case (``mo``, ``jo``), which need a person beside them."""
        if not self.lexicon.is_name(low):
            return None
        weight = self.around.weight(index)
        return LISTED_LOWER if weight >= _ENOUGH else UNKNOWN_LOWER if weight > 1 else None

    def _misspelt(self, low: str, weight: int) -> bool:
        """Whether an unknown word is more likely a slip of the keys, or bookish, than a name."""
        if low.endswith(_BOOKISH) or compound(low, self.lexicon.words):
            return True
        return weight < _ENOUGH and slip_of(low, self.lexicon.calm)

    def _judge_capitals(self, index: int, core: str, low: str) -> Verdict | None:
        if core in self.lexicon.acronyms or core.rstrip("Ss") in self.lexicon.acronyms:
            named = self.lexicon.is_name(low) and self.around.weight(index) >= _ENOUGH
            return SHORT_LOUD if named else None
        if len(core) <= _SHORT:
            if not self.lexicon.is_name(low):
                return None
            return SHORT_LOUD if len(core) == _SHORT else SHOUTED if self._shouting(index) else None
        if self.lexicon.lists(low):
            led = self.passage.lowered(index - 1) in ("the", "a", "an", "this", "our", "each")
            return SHOUTED if led and not self._shouting(index) else LISTED
        if low in self.lexicon.rare or derived(low, self.lexicon.words):
            return None
        spoken = self._shouting(index) or self.around.weight(index) >= _ENOUGH
        return UNKNOWN if spoken else SHOUTED

    def _shouting(self, index: int) -> bool:
        """Whether the words beside are in capitals too, so that capitals say nothing."""
        words = self.passage.words
        beside = [
            words[place]
            for place in range(max(0, index - 2), min(len(words), index + 3))
            if place != index
        ]
        loud = [
            word
            for word in beside
            if word.isupper()
            and word.lower() in self.lexicon.words
            and word not in self.lexicon.acronyms
        ]
        return len(loud) >= min(2, len(beside))


def _goes_on(passage: Passage, index: int) -> bool:
    """Whether a word with a capital follows at once, as the rest of a name does (``Paddy Boy``)."""
    return passage.after(index) == " " and passage.words[index + 1][0].isupper()


def _of_tool(passage: Passage, lexicon: Lexicon, index: int) -> bool:
    """Whether a model, tool, law or inquiry is called after the word."""
    right = passage.words[index + 1] if index + 1 < len(passage.words) else ""
    return passage.after(index) == " " and (
        right in _WORKS or right.lower() in lexicon.cues["tools"]
    )


def _of_law(passage: Passage, index: int) -> bool:
    """Whether a law or inquiry is called after somebody, as in ``Jade's Law``."""
    owning = passage.words[index].endswith("'s")
    return owning and passage.words[index + 1 : index + 2] in _LAWS
