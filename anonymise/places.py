"""Layer 5: schools, surgeries, streets and other places that tell who somebody is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from anonymise.findings import Kind, Tier
from anonymise.hits import Hit, Passage
from anonymise.lexicon import Lexicon, singular
from anonymise.marking import NOOP
from anonymise.traits import HEAD, SIGN

_RANK = 45
_TOWN_RANK = 4
_LONGEST = 6
_JOINING = frozenset(("of", "the", "&", "and", "on", "upon", "le", "y"))
_NAMED = NOOP("A school, surgery, home or other place by its name.")
_STREET = NOOP("The name of a street.")
_SAINT = NOOP("A place called after a saint.")
_TOWN = NOOP("A town or county: does it narrow down who this is?")
_SAINTS = frozenset(("mark", "chad", "pius", "grace", "benet", "giles"))
_PUB = re.compile(
    r"\b[Tt]he (?P<one>[A-Z][a-z]{2,}(?:'s)?)(?P<and> (?:and|&))? (?P<other>[A-Z][a-z]{2,})\b"
)
_TAIL = re.compile(
    r" (?:(?:children's|care|nursing|residential|foster|day|community|primary|special|health|high|"
    r"infant|junior|boys'|girls'|extra care|retirement) ){0,2}"
    r"(?:home|school|unit|centre|nursery|hospital|college|academy|club|refuge|surgery|village)\b"
)
_WHERE = re.compile(
    r", (?P<first>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?P<more> (?:[A-Z][a-z]+|(?:up)?on [A-Z][a-z]+))?"
    r"(?=[.;:)]|, |$)"
)
_COMMON = frozenset(("court", "hill", "view", "green", "gate", "bank"))
_SAID_TO_BE = ("is", "called", "named", "was")
_SOFT = (".", "!", "?", ":", ";", "(", "*", "\u2022", '"')


@dataclass(slots=True)
class PlaceReader:
    """Reads the places of one passage."""

    passage: Passage
    lexicon: Lexicon
    shield: frozenset[int]

    def hits(self, towns: Iterable[int]) -> Iterator[Hit]:
        """Find places by their head words; ``towns`` are the places of towns."""
        for index in self.passage.places(HEAD):
            low = singular(self.passage.words[index])
            if low in self.lexicon.place_heads:
                yield from self._by_head(index, low)
            if low == "st" and index + 1 < len(self.passage.words) and index not in self.shield:
                yield from self._saint(index)
            if low in self.lexicon.places["leading"]:
                yield from self._led(index)
        if self.passage.flags & SIGN:
            yield from self._pubs()
        for index in towns:
            start, end = self.passage.start(index), self.passage.end(index)
            yield Hit(start, end, Kind.PLACE_ORG, Tier.LOW, _TOWN, _TOWN_RANK)

    def _led(self, index: int) -> Iterator[Hit]:
        """Find a place whose kind is said first, as in ``HMP ...`` and ``Masjid ...``."""
        last = index
        while last + 1 < len(self.passage.words) and self.passage.after(last) == " ":
            if not self._capital(last + 1) or last - index > _LONGEST:
                break
            last += 1
        if last > index and self._capital(index):
            yield self._hit(index, last, _NAMED)

    def _pubs(self) -> Iterator[Hit]:
        signs = self.lexicon.places["signs"]
        for match in _PUB.finditer(self.passage.text):
            words = {match["one"].lower(), match["other"].lower()}
            kin = self.lexicon.cues["kin"]
            if words <= signs or (match["and"] and words & signs and words.isdisjoint(kin)):
                span = (match.start("one"), match.end())
                yield Hit(*span, Kind.PLACE_ORG, Tier.MEDIUM, _NAMED, _RANK)

    def _by_head(self, index: int, low: str) -> Iterator[Hit]:
        places = self.lexicon.places
        if self.passage.lowered(index - 1) in ("mr", "mrs", "ms", "mx"):
            return
        capital = self._capital(index)
        if low in places["heads"]:
            first = self._first(index)
            if first is not None:
                yield self._hit(first, self._last(index), _NAMED)
            else:
                yield from self._told(index)
        elif low in places["sure_streets"] and capital:
            first = self._first(index)
            if first is not None and not self.passage.words[first][0].isdigit():
                yield self._hit(first, self._last(index), _STREET)
        elif low in places["weak"] and capital:
            before = singular(self.passage.lowered(index - 1))
            if low in _COMMON and before in places["generic"]:
                return
            first = self._first(index, weak=low not in places["homely"])
            if first is not None:
                yield self._hit(first, self._last(index), _NAMED)

    def _told(self, index: int) -> Iterator[Hit]:
        """Find a place of which the kind is told first: ``her nursery is Tall Pines``."""
        passage = self.passage
        gap, first = passage.after(index), index + 1
        if gap == " " and passage.lowered(first) in _SAID_TO_BE:
            gap, first = passage.after(first), first + 1
        elif gap != ": " or not index:
            return
        last = first
        while last + 1 < len(passage.words) and passage.after(last) == " ":
            if not self._capital(last + 1) or last - first > _LONGEST:
                break
            last += 1
        if gap not in (" ", ": ") or last >= len(passage.words) or not self._capital(first):
            return
        if gap == ": " and self.lexicon.lists(singular(passage.lowered(first))):
            return
        unknown = any(self._specific(place, last, weak=True) for place in range(first, last + 1))
        plain = sum(self._plain(place) for place in range(first, last + 1))
        if (unknown or plain > 1) and passage.lowered(first) not in self.lexicon.cues["titles"]:
            yield self._hit(first, last, _NAMED)

    def _capital(self, index: int) -> bool:
        return self.passage.words[index][0].isupper()

    def _first(self, index: int, *, weak: bool = False) -> int | None:
        """Find where the name before a head begins, when one of its words is its own."""
        first, specific, plain = index, False, 0
        place = index - 1
        while place >= 0 and index - place < _LONGEST and self._beside(place):
            word = self.passage.words[place]
            if word[0].isupper() or (place == index - 1 and self._foreign(place)):
                plain += self._plain(place)
                if self._specific(place, index, weak=weak) or plain > 1:
                    specific = True
                elif singular(word) in self.lexicon.places["generic"] and self._opens(place):
                    break
                first = place
            elif not self._links(place):
                break
            place -= 1
        return first if specific else None

    def _plain(self, place: int) -> bool:
        """Whether an ordinary word with a capital in mid-sentence may be part of a proper name."""
        low, lexicon = self.passage.lows[place], self.lexicon
        if not self._capital(place) or self._opens(place) or self.passage.words[place].isupper():
            return False
        if place in self.shield:
            return False
        taken = low in lexicon.sector or low in lexicon.places["generic"] or low in _JOINING
        return low in lexicon.words and not taken and low not in lexicon.cues["roles"]

    def _links(self, place: int) -> bool:
        """Whether a small word joins two parts of a name, and no first word of a sentence."""
        if not place or self.passage.words[place] not in _JOINING or not self._capital(place - 1):
            return False
        low = self.passage.lows[place - 1]
        ordinary = low in self.lexicon.words and low not in self.lexicon.readings
        return not (ordinary and self._opens(place - 1))

    def _beside(self, place: int) -> bool:
        gap = self.passage.after(place)
        pointed = gap == ". " and len(self.passage.words[place]) < len("Our")
        return pointed or gap in (" ", "  ", "' ")

    def _opens(self, place: int) -> bool:
        return place == 0 or self.passage.gap(place).rstrip().endswith(_SOFT)

    def _foreign(self, place: int) -> bool:
        """Whether the word is in no vocabulary, whatever its casing."""
        low = singular(self.passage.words[place])
        return low.isalpha() and low not in self.lexicon.words and len(low) > len("van")

    def _specific(self, place: int, head: int, *, weak: bool) -> bool:
        word = self.passage.words[place]
        low = singular(word)
        if word.endswith(("'s", "'")) and not self._capital(head):
            return False
        generic = low in self.lexicon.places["generic"] or place in self.shield
        lettered = low.replace("-", "").replace("'", "").isalpha()
        if generic or word.isupper() or not lettered:
            return False
        if low in self.lexicon.readings:
            return self._capital(head) and not self._opens(place)
        if low not in self.lexicon.words:
            return True
        if weak or low in self.lexicon.sector or low in self.lexicon.cues["kin"]:
            return False
        return self._capital(head) and not self._opens(place)

    def _last(self, index: int) -> int:
        last = index
        while last + 1 < len(self.passage.words) and self.passage.after(last) == " ":
            word = self.passage.words[last + 1]
            if word.lower() not in self.lexicon.place_heads or not word[0].isupper():
                break
            last += 1
        return last

    def _saint(self, index: int) -> Iterator[Hit]:
        passage = self.passage
        name = passage.words[index + 1]
        if not passage.words[index][0].isupper() or not name[0].isupper():
            saint = singular(name).removesuffix("s")
            known = saint in self.lexicon.given or saint in _SAINTS
            called = name.endswith("s") and (known or singular(name) not in self.lexicon.words)
            if called and passage.after(index) in (" ", ". "):
                yield self._hit(index, self._last(index + 1), _SAINT)
            return
        if passage.after(index) in (" ", ". ") and (
            name.lower().endswith(("'s", "s"))
            or passage.lowered(index + 2) in self.lexicon.place_heads
        ):
            yield self._hit(index, self._last(index + 1), _SAINT)

    def _hit(self, first: int, last: int, reason: str) -> Hit:
        start, end = self.passage.start(first), self._end(last)
        return Hit(start, end, Kind.PLACE_ORG, Tier.MEDIUM, reason, _RANK)

    def _end(self, last: int) -> int:
        """Give where a place ends, with its kind in lower case and the town after it."""
        end = self.passage.end(last)
        tail = _TAIL.match(self.passage.text, end)
        end = tail.end() if tail else end
        town = _WHERE.match(self.passage.text, end)
        if town is None:
            return end
        low, lexicon = town["first"].lower(), self.lexicon
        person = low in lexicon.given or low in lexicon.cues["titles"]
        taken = low in lexicon.sector or low in lexicon.places["generic"] or low in _JOINING
        return end if person or taken or lexicon.readings.get(low) == "only" else town.end()
