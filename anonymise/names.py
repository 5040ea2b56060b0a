"""Layers 3 and 4: names by closed vocabulary, gazetteer, word-name table and context."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from anonymise.context import Surroundings
from anonymise.findings import Kind, Tier
from anonymise.hits import Hit, Passage
from anonymise.known import NOBODY, KnownNames, parts_of
from anonymise.lexicon import Lexicon
from anonymise.normalise import folded
from anonymise.small_words import PARTS
from anonymise.spelling import core_of, derived

_RANK = 30
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "la",
        "le",
        "ul",
        "ur",
        "ap",
        "ab",
        "mc",
        "mac",
        "o",
        "st",
        "abu",
        "abd",
        "ben",
        "e",
        "y",
        "ní",
        "ni",
        "nic",
        "uí",
    ]
)
_BASES = {
    "mid": {"first": 4, "even": 3, "word": 0},
    "start": {"first": 1, "even": 0, "word": -2},
    "lower": {"first": 0, "even": -1, "word": -3},
    "caps": {"first": 1, "even": 0, "word": -2},
}
_ENOUGH = 3
_BYNAMES = frozenset(("Big", "Little", "Lil", "Young", "Mad", "Fat", "Old", "Baby"))
_COUNTED = frozenset(("reg", "art", "ch", "val", "max", "sec", "al", "sam", "ed"))
_INSIDE = frozenset(("in", "near", "around", "outside"))
_SHORT = 3


class Verdict(NamedTuple):
    """What is thought of one word by itself and its surroundings."""

    tier: Tier
    reason: str
    kind: Kind = Kind.PERSON


_LISTED = Verdict(Tier.HIGH, "A name from the list of names.")
_LISTED_LOWER = Verdict(Tier.MEDIUM, "A name from the list of names, without its capital.")
_UNKNOWN = Verdict(Tier.MEDIUM, "A capital and no word known: probably a name.")
_UNKNOWN_LOWER = Verdict(Tier.LOW, "No word known: a slip of spelling, or a name?")
_UNKNOWN_PERSON = Verdict(Tier.MEDIUM, "No word known, and the words around it speak of a person.")
_WORD_NAME = Verdict(Tier.MEDIUM, "A word that is also a name, and here it reads like a person.")
_WORD_NAME_LOW = Verdict(Tier.LOW, "A word that is also a name.")
_TITLED = Verdict(Tier.HIGH, "A name after a title.")
_CONFIRMED = Verdict(Tier.HIGH, "A name confirmed for this case.")
_NEARLY = Verdict(Tier.HIGH, "One letter away from a name confirmed for this case.")
_CONFIRMED_WORD = Verdict(Tier.MEDIUM, "A word that is also a name confirmed for this case.")
_TOOL = Verdict(Tier.LOW, "A tool, model or law called after somebody?")
_PLACE = Verdict(Tier.MEDIUM, "A capital and no word known: a place?", Kind.PLACE_ORG)
_SHORT_LOUD = Verdict(Tier.MEDIUM, "A short name from the list of names, in capitals.")
_SHOUTED = Verdict(Tier.LOW, "Capitals and no abbreviation known: a name?")


@dataclass(frozen=True, slots=True)
class NameReader:
    """Reads the names of one passage."""

    passage: Passage
    lexicon: Lexicon
    extra: frozenset[str]
    shield: frozenset[int] = frozenset()
    known: KnownNames = NOBODY
    around: Surroundings = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "around", Surroundings(self.passage, self.lexicon))

    def hits(self, indices: Iterable[int]) -> Iterator[Hit]:
        """Names at or beside the places given, adjoining words joined."""
        verdicts: dict[int, Verdict] = {}
        for index in indices:
            verdict = self._confirmed(index)
            if verdict is None and index not in self.shield:
                verdict = self._judge(index)
            if verdict is not None:
                verdicts[index] = verdict
        self._repeat(verdicts)
        self._add_surnames(verdicts)
        yield from self._joined(verdicts)

    def _confirmed(self, index: int) -> Verdict | None:
        """Whether the word, or a part of it, is a known name of the case."""
        if self.known is NOBODY:
            return None
        word = self.passage.words[index]
        parts = parts_of(core_of(word))
        if not any(self.known.holds(part) for part in parts):
            foreign = [part for part in parts if part not in self.lexicon.words]
            return _NEARLY if any(self.known.nearly(part) for part in foreign) else None
        if not all(part in self.lexicon.words for part in parts):
            return _CONFIRMED
        weight = self.around.weight(index)
        if word[0].isupper() and (weight >= 0 or not self.around.at_start(index)):
            return _CONFIRMED
        return _CONFIRMED_WORD if weight > -_ENOUGH else None

    def _judge(self, index: int) -> Verdict | None:
        word = self.passage.words[index]
        if not word[0].isalpha() or any(letter.isdigit() or letter == "_" for letter in word):
            return None
        core = core_of(word)
        if "'" in word and word.lower() in self.lexicon.sector:
            return None
        if len(core) < 2:  # noqa: PLR2004
            return None
        if core.lower() in self.lexicon.cues["titles"] and core != core.upper():
            return None
        if "-" in core or ("'" in core and len(core) > _SHORT):
            return self._judge_compound(core)
        return self._judge_simple(index, core)

    def _judge_simple(  # noqa: PLR0911
        self, index: int, core: str
    ) -> Verdict | None:
        low = folded(core)
        if self._titled(index):
            return None if self._sector(low) or index in self.shield else _TITLED
        reading = self.lexicon.readings.get(low)
        if reading is not None and low not in self.extra:
            return self._judge_word_name(index, core, reading)
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
        return low in _COUNTED and self.passage.lowered(index + 1)[:1].isdigit()

    def _titled(self, index: int) -> bool:
        if index == 0 or not self.passage.words[index][0].isupper():
            return False
        return self.passage.lowered(index - 1) in self.lexicon.cues[
            "strict_titles"
        ] and self.passage.gap(index).strip() in ("", ".")

    def _sector(self, low: str) -> bool:
        known = low in self.lexicon.words or low in self.extra
        return known and low not in self.lexicon.readings

    def _listed(self, low: str) -> bool:
        lexicon = self.lexicon
        return lexicon.is_name(low) or (
            low.endswith("s") and len(low) > _SHORT + 1 and low[:-1] in lexicon.given
        )

    def _judge_capital(self, index: int, low: str) -> Verdict | None:
        if low in self.lexicon.places["towns"] and self.around.weight(index) < _ENOUGH:
            return None
        if self._of_tool(index):
            return _TOOL
        if self._listed(low):
            return _LISTED
        if derived(low, self.lexicon.words):
            return None
        inside = self.passage.lowered(index - 1) in _INSIDE and self.passage.gap(index) == " "
        return _PLACE if inside and not self.around.named_neighbour(index + 1) else _UNKNOWN

    def _of_tool(self, index: int) -> bool:
        """Whether a model, tool, law or inquiry is called after the word."""
        right = self.passage.lowered(index + 1)
        return right in self.lexicon.cues["tools"] and self.passage.after(index) == " "

    def _judge_lower(self, index: int, low: str) -> Verdict | None:
        if len(low) < _SHORT or low in self.lexicon.places["towns"]:
            return None
        if self._listed(low):
            return _LISTED_LOWER
        if derived(low, self.lexicon.words):
            return None
        return _UNKNOWN_PERSON if self.around.weight(index) >= _ENOUGH else _UNKNOWN_LOWER

    def _judge_capitals(self, index: int, core: str, low: str) -> Verdict | None:
        if core in self.lexicon.acronyms or core.rstrip("Ss") in self.lexicon.acronyms:
            return None
        if len(core) <= _SHORT:
            return _SHORT_LOUD if low in self.lexicon.given and len(core) == _SHORT else None
        if self._listed(low):
            return _LISTED
        if derived(low, self.lexicon.words):
            return None
        spoken = self._shouting(index) or self.around.weight(index) >= _ENOUGH
        return _UNKNOWN if spoken else _SHOUTED

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

    def _judge_word_name(self, index: int, core: str, reading: str) -> Verdict | None:
        if core.isupper():
            if not self._shouting(index) and self.around.weight(index) < _ENOUGH:
                return None
            position = "caps"
        elif core[0].isupper():
            position = "start" if self.around.at_start(index) else "mid"
        else:
            position = "lower"
        total = _BASES[position][reading] + self.around.weight(index)
        if total >= _ENOUGH:
            return _WORD_NAME
        return _WORD_NAME_LOW if total >= (1 if position in ("mid", "start") else 2) else None

    def _judge_compound(self, core: str) -> Verdict | None:
        parts = [folded(part) for part in re.split(r"[-']", core) if part]
        capital = [part[0].isupper() for part in re.split(r"[-']", core) if part]
        known = [self._part_known(part) for part in parts]
        if all(known):
            named = [
                part in self.lexicon.readings and cap
                for part, cap in zip(parts, capital, strict=True)
            ]
            twice = len(set(parts)) < len(parts) and all(capital) and not core.isupper()
            both = len(named) > 1 and all(named) and not core.isupper()
            return _WORD_NAME if both or twice else None
        if parts[-1] in self.lexicon.cues["like"] and not any(map(self._listed, parts[:-1])):
            return _UNKNOWN_LOWER
        listed = any(self._listed(part) for part, ok in zip(parts, known, strict=True) if not ok)
        if core[0].isupper() or any(capital):
            foreign = [
                part for part, ok, cap in zip(parts, known, capital, strict=True) if cap and not ok
            ]
            if not foreign:
                return _UNKNOWN_LOWER
            return _LISTED if listed else _UNKNOWN
        return _LISTED_LOWER if listed else _UNKNOWN_LOWER

    def _part_known(self, part: str) -> bool:
        words = self.lexicon.words
        return (
            part in words
            or part in PARTS
            or part in self.extra
            or len(part) < _SHORT - 1
            or (not self._listed(part) and derived(part, words))
        )

    def _repeat(self, verdicts: dict[int, Verdict]) -> None:
        """Read a word with a capital as a name wherever it stands, once it was read as one."""
        words = self.passage.words
        sure = {
            core_of(words[index]) for index, verdict in verdicts.items() if verdict is _WORD_NAME
        }
        if not sure:
            return
        for index, word in enumerate(words):
            core = core_of(word)
            if core not in sure or not core[0].isupper() or index in self.shield:
                continue
            if self.around.weight(index) >= 0:
                verdicts[index] = _WORD_NAME

    def _surname(self, word: str) -> bool:
        """Whether a word right after a given name may be the surname."""
        low = folded(core_of(word))
        lexicon = self.lexicon
        if low in lexicon.readings or (len(low) > _SHORT and word.isupper()):
            return low in lexicon.readings
        taken = low in lexicon.sector or low in lexicon.cues["kin"] or low in lexicon.cues["roles"]
        common = taken or low in lexicon.places["generic"] or low in lexicon.place_heads
        return low in lexicon.words and not common and not word.isupper() and len(low) > _SHORT

    def _add_surnames(self, verdicts: dict[int, Verdict]) -> None:
        """Take a word with a capital right after a name is its surname, where it may be one."""
        for index in sorted(verdicts):
            place = index + 1
            if (
                verdicts[index].tier is Tier.LOW
                or place in verdicts
                or place >= len(self.passage.words)
            ):
                continue
            word = self.passage.words[place]
            beside = self.passage.gap(place) == " " and "'" not in self.passage.words[index]
            if beside and word[0].isupper() and len(word) > 1 and self._surname(word):
                verdicts[place] = verdicts[index]

    def _joined(self, verdicts: dict[int, Verdict]) -> Iterator[Hit]:
        places = sorted(verdicts)
        position = 0
        while position < len(places):
            first = last = places[position]
            best = verdicts[first]
            position += 1
            while position < len(places) and self._adjoin(last, places[position]):
                last = places[position]
                best = _stronger(best, verdicts[last])
                position += 1
            yield self._hit(first, last, best)

    def _adjoin(self, last: int, following: int) -> bool:
        if self.passage.words[last].endswith("'s") or following - last > 2:  # noqa: PLR2004
            return False
        between = self.passage.text[self.passage.ends[last] : self.passage.starts[following]]
        if following == last + 1:
            return between in (" ", "  ")
        return between.strip().lower() in _PARTICLES

    def _hit(self, first: int, last: int, verdict: Verdict) -> Hit:
        if first and self.passage.words[first - 1] in _BYNAMES and self.passage.gap(first) == " ":
            first -= 1
        word = self.passage.words[last]
        end = self.passage.ends[last] - (len(word) - len(core_of(word)))
        rank = _RANK if verdict.tier is not Tier.LOW else _RANK - 20
        return Hit(
            self.passage.starts[first], end, verdict.kind, verdict.tier, verdict.reason, rank
        )


def _stronger(one: Verdict, other: Verdict) -> Verdict:
    order = (Tier.LOW, Tier.MEDIUM, Tier.HIGH)
    return one if order.index(one.tier) >= order.index(other.tier) else other
