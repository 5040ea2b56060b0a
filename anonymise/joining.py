"""Joins the words of one name, and reads a name again wherever it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from anonymise.context import Surroundings
from anonymise.findings import Tier
from anonymise.hits import Hit, Passage
from anonymise.lexicon import Lexicon
from anonymise.normalise import folded
from anonymise.small_words import AND, COLOURS, FUNCTION_WORDS, SIZES_WRITTEN
from anonymise.spelling import core_of
from anonymise.verdicts import NICKNAMED, STRAY, WORD_NAME, WORD_NAME_LOW, Verdict, stronger

_RANK = 30
_LEADING = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "mac",
        "mc",
    ]
)
_JUNIOR = frozenset(("Boy", "Girl", "Junior", "Senior", "Jnr", "Snr", "Jr", "Sr"))
_STYLED = frozenset(("Miss", "Mr", "Mrs", "Ms", "Sir"))
_CALLING = frozenset(("call", "calls", "called", "her", "him", "as"))
_LETTER = re.compile(
    r" [B-HJ-Z](?='s\b|[.,;:!?)]|$| (?:and|&|is|was|has|had|in|from|who|to|said|for)\b)"
)
_STYLES = frozenset(
    ("Coach", "Captain", "Boss", "Chef", "Doc", "Skipper", "King", "Queen", "Sarge")
)
_SHORT = 3
_ENOUGH = 3
_APART = 3
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


@dataclass(slots=True)
class NameJoiner:
    """Turns verdicts on single words of one passage into findings."""

    passage: Passage
    lexicon: Lexicon
    around: Surroundings
    shield: frozenset[int]

    def hits(self, verdicts: dict[int, Verdict]) -> Iterator[Hit]:
        """Join adjoining words; repeats and surnames are added to ``verdicts``."""
        self._repeat(verdicts)
        self._raise(verdicts)
        self._add_surnames(verdicts)
        self._add_syllables(verdicts)
        self._add_listed(verdicts)
        yield from self._joined(verdicts)

    def _repeat(self, verdicts: dict[int, Verdict]) -> None:
        """Read a word with a capital as a name wherever it stands, once it was read as one."""
        words = self.passage.words
        sure = {
            core_of(words[index])
            for index, verdict in verdicts.items()
            if verdict in (WORD_NAME, NICKNAMED, STRAY)
        }
        if not sure:
            return
        for index, word in enumerate(words):
            core = core_of(word)
            if core not in sure or not core[0].isupper() or index in self.shield:
                continue
            if self.around.weight(index) >= 0:
                read = core in self.lexicon.strange
                verdicts.setdefault(index, STRAY) if read else verdicts.update({index: WORD_NAME})

    def _raise(self, verdicts: dict[int, Verdict]) -> None:
        """Read what may be a name as one where it stands in one list with a name."""
        for index in sorted(verdicts):
            if verdicts[index] is not WORD_NAME_LOW:
                continue
            for step in (-1, 1):
                place = index + step
                if self.passage.lowered(place) in AND:
                    place += step
                gaps = [self.passage.gap(max(index, place) - n) for n in range(abs(place - index))]
                joined = all(gap in (" ", ", ", " & ", "/") for gap in gaps)
                listed = abs(place - index) > 1 or gaps[0] != " "
                other = verdicts.get(place)
                if joined and listed and other is not None and other.tier is not Tier.LOW:
                    verdicts[index] = WORD_NAME

    def _surname(self, word: str) -> bool:
        """Whether a word right after a given name may be the surname."""
        low = folded(core_of(word))
        lexicon = self.lexicon
        if word in _JUNIOR or (low in COLOURS and word[0].isupper()):
            return True
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

    def _add_syllables(self, verdicts: dict[int, Verdict]) -> None:
        """Take the other parts of a name of syllables, which may be any word: ``Do Thi To``."""
        syllables = self.lexicon.cues["syllables"]
        for index in sorted(verdicts):
            if core_of(self.passage.lows[index]) not in syllables:
                continue
            for step in (-1, 1):
                place = index + step
                while self._syllable(place, step):
                    if place not in verdicts or verdicts[place].tier is Tier.LOW:
                        verdicts[place] = verdicts[index]
                    place += step

    def _syllable(self, place: int, step: int) -> bool:
        """Whether the word belongs to the name right before or after it."""
        passage, cues = self.passage, self.lexicon.cues
        if not 0 <= place < len(passage.words) or passage.gap(max(place, place - step)) != " ":
            return False
        first = passage.words[min(place, place - step)]
        word, beside = core_of(passage.words[place]), core_of(passage.words[place - step])
        if word.lower() not in cues["syllables"] or "'" in first:
            return False
        if word.istitle() and beside.istitle():
            return True
        middle = passage.lows[place - step] in cues["middle_syllables"] or (
            passage.lows[place] in cues["middle_syllables"]
        )
        plain = passage.lows[place] not in self.lexicon.words
        return (middle or plain) and word.isupper() == beside.isupper()

    def _add_listed(self, verdicts: dict[int, Verdict]) -> None:
        """Take a word with a capital in one list with names as what somebody is called."""
        for index in sorted(verdicts):
            if verdicts[index].tier is Tier.LOW:
                continue
            nicked = index > 0 and self.passage.words[index - 1] in SIZES_WRITTEN
            for place in (index - 1 - nicked, index + 1):
                if place in verdicts or not 0 < place < len(self.passage.words):
                    continue
                gap = self.passage.gap(place + 1 if place < index else place)
                joined = place
                if gap == " " and self.passage.lows[place] in ("and", "&"):
                    joined = place - 1 if place < index else place + 1
                elif gap not in (", ", " & "):
                    continue
                if self._one_of_list(joined) and joined not in verdicts:
                    verdicts[joined] = NICKNAMED

    def _one_of_list(self, place: int) -> bool:
        if not 0 < place < len(self.passage.words) or not self._capital_alone(place):
            return False
        low = folded(core_of(self.passage.words[place]))
        lexicon = self.lexicon
        taken = low in lexicon.sector or low in lexicon.places["generic"] or low in FUNCTION_WORDS
        named = low in lexicon.cues["kin"] or low in lexicon.cues["roles"]
        towns = low in lexicon.places["towns"] or low in lexicon.place_heads
        return not taken and not named and not towns and len(low) > _SHORT

    def _capital_alone(self, place: int) -> bool:
        """Whether the word has a capital of its own: in mid-sentence, or opening a list."""
        word, gap = self.passage.words[place], self.passage.gap(place)
        if not word[0].isupper() or word.isupper() or not word.isalpha() or place in self.shield:
            return False
        following = self.passage.words[place + 1 : place + 2]
        title = bool(following) and following[0][0].isupper() and self.passage.after(place) == " "
        return not title and (not self.around.at_start(place) or gap == ": ")

    def _joined(self, verdicts: dict[int, Verdict]) -> Iterator[Hit]:
        places = sorted(verdicts)
        position = 0
        while position < len(places):
            first = last = places[position]
            best = verdicts[first]
            position += 1
            while position < len(places) and self._adjoin(last, places[position]):
                last = places[position]
                best = stronger(best, verdicts[last])
                position += 1
            yield self._hit(first, last, best)

    def _kin(self, place: int) -> bool:
        """Whether ``Auntie`` or ``Nana`` goes with the name, as people call somebody."""
        word = self.passage.words[place]
        called = word[0].isupper() and word.lower() in self.lexicon.cues["called_by"]
        styled = word in _STYLED and (
            self.passage.lowered(place - 1) in _CALLING or self._no_surname(place + 1)
        )
        return (called or styled) and self.passage.after(place) == " "

    def _no_surname(self, place: int) -> bool:
        """Whether the word after a title is in no list of names, so that both are a nickname."""
        low = folded(core_of(self.passage.words[place]))
        return low in self.lexicon.words and not self.lexicon.is_name(low)

    def _particle(self, place: int) -> bool:
        """Whether a capital ``Van``, ``De`` or ``Al`` begins the name."""
        word = self.passage.words[place]
        if word.lower() not in _LEADING or self.passage.after(place) != " ":
            return False
        return word[0].isupper() or (place > 0 and self.passage.words[place - 1] in ("Van", "De"))

    def _styled(self, place: int) -> bool:
        """Whether a size or a style goes with the name after it: ``Lil``, ``Coach``."""
        word = self.passage.words[place]
        styled = word in _STYLES and not self.around.at_start(place)
        return styled or word in SIZES_WRITTEN

    def _initial(self, place: int) -> bool:
        """Whether one letter stands before a name, as in ``M. Hollister``."""
        word = self.passage.words[place]
        between = self.passage.after(place)
        if len(word) != 1 or not word.isupper() or between not in (" ", ".", ". "):
            return False
        return word not in "AI" or between != " "

    def _byname(self, place: int) -> bool:
        """Whether an ordinary word with a capital in mid-sentence goes with the name after it."""
        if place < 1 or self.passage.after(place) != " " or place in self.shield:
            return False
        word, low = self.passage.words[place], self.passage.lows[place]
        if not word[0].isupper() or word.isupper() or self.around.at_start(place):
            return False
        cues, lexicon = self.lexicon.cues, self.lexicon
        taken = low in lexicon.sector or low in lexicon.places["generic"] or low in FUNCTION_WORDS
        plain = low not in cues["kin"] and low not in cues["roles"] and low not in cues["titles"]
        return low in lexicon.words and low.isalpha() and plain and not taken

    def _adjoin(self, last: int, following: int) -> bool:
        if self.passage.words[last].endswith("'s") or following - last > _APART:
            return False
        between = self.passage.text[self.passage.end(last) : self.passage.start(following)]
        if following == last + 1:
            return between in (" ", "  ")
        return bool(between.strip()) and _PARTICLES.issuperset(between.lower().split())

    def _hit(self, first: int, last: int, verdict: Verdict) -> Hit:
        if first and self._styled(first - 1) and self.passage.gap(first) == " ":
            first -= 1
        if first and self._kin(first - 1):
            first -= 1
        while first and (self._particle(first - 1) or self._initial(first - 1)):
            first -= 1
        if verdict.tier is not Tier.LOW and self._byname(first - 1):
            first -= 1
        word = self.passage.words[last]
        end = self.passage.end(last) - (len(word) - len(core_of(word)))
        if verdict.tier is not Tier.LOW and end == self.passage.end(last):
            lettered = _LETTER.match(self.passage.text, end)
            end = lettered.end() if lettered else end
        rank = _RANK if verdict.tier is not Tier.LOW else _RANK - 20
        return Hit(self.passage.start(first), end, verdict.kind, verdict.tier, verdict.reason, rank)
