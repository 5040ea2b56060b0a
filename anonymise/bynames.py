"""Layer 4: words that stand where only a name can, whatever else they mean.

A nickname is an ordinary word (Bear, Smokey), so nothing about the word itself tells; the words
that lead to it do: ``goes by``, ``known to everyone as``, ``Dear``, ``her uncle``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from anonymise.context import Surroundings
from anonymise.framed import framed
from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.normalise import folded
from anonymise.small_words import ANIMALS, AUXILIARIES, FUNCTION_WORDS
from anonymise.spelling import core_of
from anonymise.strays import StrayReader
from anonymise.traits import FRAMING, GREETING, KIN, NAMING, STRANGE
from anonymise.verdicts import BYNAME, NICKNAMED, WORD_NAME_LOW, Verdict

_SHORT = 3
_ALONE = ("is", "was", "has", "had", "does", "did")
_SIZES = frozenset(("Big", "Little", "Lil", "Old", "Young", "Fat", "Wee"))
_NAME = r"[ :]{1,2}[\"'(]{0,2}(?:(?:Miss|Mr|Mrs|Ms|Sir|Dr) )?(?P<name>[A-Z][\w'-]{2,})"
_PEOPLE = (
    r"man|woman|male|female|friend|boy|girl|lad|lass|person|someone|somebody|anyone|adult|baby|"
    r"brother|sister|uncle|aunt|cousin|boyfriend|girlfriend|partner|dealer|youth|child|teenager|"
    r"guy|bloke|kid|mate|neighbour|associate|gang|member|older|individual|son|daughter"
)
_LEADS = re.compile(
    r"\b(?:(?:[Gg]oes|[Gg]oing|[Ww]ent|[Gg]o) by(?: the (?:name|nickname|street name|alias)"
    r"(?: of)?)?"
    r"|(?:[Kk]nown|[Rr]eferred to|[Ss]aved|[Ll]isted)"
    r"(?: [a-z][\w'-]*){0,5}? as"
    r"|(?:calls?|called|calling) (?:him|her|them)(?:sel(?:f|ves))?|[Aa]nswers to"
    r"|[Nn]icknamed|[Aa]lias|[Aa]\.?[Kk]\.?[Aa]\.?|[Uu]ncle|[Aa]unt(?:ie|y|ies)?|[Nn]ann?y|Nana?"
    r"|[Gg]randad|[Gg]ranny|[Ss]treet name(?: is| of|:)?|[Nn]ickname(?: is| of|:)?"
    r")" + _NAME
)
_CALLERS = re.compile(
    r"\b(?:they|he|she|we|you|everyone|everybody|all|friends|mates|staff|kids|pupils|others|lads)"
    r"(?: all)? $"
)
_CALLED_BY_THEM = re.compile(
    r"(?:calls?|called)(?: (?:the|a|this|that|their|her|his|one)(?: [a-z][\w'-]*){1,3})?" + _NAME
)
_CALLED = re.compile(r"(?:called|named)" + _NAME)
_WHO = re.compile(rf"\b(?:{_PEOPLE})(?: (?:who is|who was))? $")
_WHO_REACH = 24
_SELF_NAMED = re.compile(
    r"(?:^|[.;:!?] )(?P<name>[A-Z][\w'-]{2,20}),? (?:as )?(?:he|she|they|everyone|everybody)"
    r"(?: is| was| likes to be| prefers to be| would be)? (?:call(?:s|ed)?|known)\b"
)
_GREETINGS = re.compile(
    r"^\W{0,3}(?:[Hh]i(?:ya)?|[Hh]ello|[Hh]ey|[Dd]ear|FAO|[Ff]ao|[Aa]ttn|[Tt]a|[Tt]hanks|"
    r"[Tt]hank you|[Cc]heers|[Mm]any thanks|(?:[Kk]ind |[Ww]arm |[Bb]est )?[Rr]egards|"
    r"[Bb]est wishes|[Gg]ood (?:morning|afternoon)|[Yy]ours (?:sincerely|faithfully|truly))"
    r",?[ :]{1,2}(?P<name>[A-Z][a-z'-]{2,})(?=[ ,.!:;&-]|$)"
)


@dataclass(slots=True)
class BynameReader:
    """Reads the nicknames of one passage."""

    passage: Passage
    lexicon: Lexicon
    extra: frozenset[str]
    shield: frozenset[int]
    around: Surroundings

    def found(self) -> Iterator[tuple[int, Verdict]]:
        """Give the places of the words that somebody is called by."""
        passage = self.passage
        if passage.flags & NAMING:
            for start, called in self._named():
                yield from self._at(start, NICKNAMED, called=called)
        if passage.flags & GREETING and any(traits & GREETING for traits in passage.traits[:3]):
            match = _GREETINGS.match(passage.text)
            if match:
                yield from self._at(match.start("name"), NICKNAMED)
        if passage.flags & STRANGE:
            strays = StrayReader(passage, self.lexicon, self.extra, self.shield, self.around)
            yield from strays.found()
        if passage.flags & FRAMING:
            yield from ((place, WORD_NAME_LOW) for place in framed(passage, self.lexicon))
        yield from self._by_kin()

    def _by_kin(self) -> Iterator[tuple[int, Verdict]]:
        passage = self.passage
        for place in passage.places(KIN):
            if self._sized(place) or self._beside_kin(place):
                yield place, BYNAME
        for place in [place + 1 for place in passage.places(KIN)]:
            if place < len(passage.words) and self._of_kin(place):
                acting = passage.lowered(place + 1) in self.lexicon.cues["human"]
                doubted = not acting and self.around.after(place) > 1
                yield place, BYNAME if doubted else NICKNAMED

    def _named(self) -> Iterator[tuple[int, bool]]:
        """Give where the names start that words of naming lead to, and whether surely so."""
        text = self.passage.text
        for place in self.passage.places(NAMING):
            start = self.passage.start(place)
            match = _LEADS.match(text, start)
            if self.passage.lowered(place - 1) in ANIMALS:
                continue
            if match is None and _WHO.search(text, max(0, start - _WHO_REACH), start):
                match = _CALLED.match(text, start)
            if match:
                yield match.start("name"), True
            elif _CALLERS.search(text, max(0, start - _WHO_REACH), start):
                match = _CALLED_BY_THEM.match(text, start)
                if match:
                    yield match.start("name"), False
        if "call" in text or "known" in text:
            for match in _SELF_NAMED.finditer(text):
                yield match.start("name"), True

    def _at(
        self, start: int, verdict: Verdict, *, called: bool = False
    ) -> Iterator[tuple[int, Verdict]]:
        place = bisect_left(self.passage.starts, start)
        if self.passage.starts[place : place + 1] == [start] and self._free(place, called=called):
            yield place, verdict

    def _free(self, place: int, *, called: bool = False) -> bool:
        """Whether a word with a capital is of no list that says what else it is."""
        word = self.passage.words[place]
        low = folded(core_of(word))
        if not word[0].isupper() or word.isupper() or len(low) < _SHORT or place in self.shield:
            return False
        lexicon = self.lexicon
        following = self.passage.words[place + 1 : place + 2]
        phrase = bool(following) and following[0][0].isupper() and self.passage.after(place) == " "
        known = low in lexicon.sector and (phrase or not called)
        if known or low in lexicon.places["generic"] or low in self.extra:
            return False
        taken = low in lexicon.cues["kin"] or low in lexicon.cues["roles"] or low in FUNCTION_WORDS
        return not taken and low not in lexicon.cues["titles"]

    def _sized(self, place: int) -> bool:
        """Whether a size makes a name of a relation: ``Big Uncle says``."""
        passage, right = self.passage, self.passage.lowered(place + 1)
        sized = passage.words[place - 1] in _SIZES if place else False
        if not sized or passage.gap(place) != " " or not passage.words[place][0].isupper():
            return False
        return right in self.lexicon.cues["said"] or right in AUXILIARIES

    def _beside_kin(self, place: int) -> bool:
        """Whether another relation is told who it is: ``her uncle, Nan, was``."""
        passage = self.passage
        word, left = passage.words[place], passage.lowered(place - 1)
        if not place or not word.istitle() or left == passage.lows[place]:
            return False
        between = passage.gap(place) == passage.after(place) == ", "
        one = between and left in self.lexicon.cues["kin_of_one"]
        return one and passage.lowered(place + 1) in _ALONE

    def _of_kin(self, place: int) -> bool:
        """Whether a word for a relation stands right before, and no other capital after."""
        passage = self.passage
        if not passage.words[place][0].isupper() or passage.words[place].isupper():
            return False
        if passage.gap(place) != " " or passage.words[place - 1][0].isupper():
            return False
        following = passage.words[place + 1 : place + 2]
        title = bool(following) and following[0][0].isupper() and passage.after(place) == " "
        return not title and self._free(place)
