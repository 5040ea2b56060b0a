"""Layer 6: initials of which nobody says whose they are."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from anonymise.abbreviations import AbbreviationSight
from anonymise.context import Surroundings
from anonymise.dotted import DottedReader
from anonymise.findings import Kind, Tier
from anonymise.hits import Hit, Passage
from anonymise.lexicon import Lexicon
from anonymise.lone_letters import LoneLetters
from anonymise.marking import NOOP
from anonymise.small_words import AND, FUNCTION_WORDS, NO_INITIALS

_RANK = 25
_REASON = NOOP("Initials without a word for who this is.")
_LETTERS = re.compile(r"[A-Z]{1,3}(?:'s|s)?$")
_HYPHENED = re.compile(
    r"(?:[A-Z]{1,2}-[A-Z]|[A-Z]-[A-Z]{2}|[A-Z]{1,2}(?:d|Mc)[A-Z]|[A-Z]?O'[A-Z])(?:'s)?$"
)
_TWO = re.compile(r"[A-Z]{2}(?:'s)?$")
_TIME = re.compile(r" (?:[01]?\d|2[0-3])[:.][0-5]\d\b")
_MOST = 3
_LONGEST = 5
_DEFINED = re.compile(r"^\s?(?:\(|,|-|=|:|is\b|was\b|being\b)?\s?(?:the |a |her |his |their )?$")
_ENOUGH = 3
_REACH = 48
_SURE = 4
_LINKS = AND | {"to"}
_LOUD_LEADS = frozenset(("to", "with", "by", "per", "see", "re"))
_TELLING = 6
_SOMEBODY = frozenset(("one", "woman", "man", "lady", "person", "adult", "who", "guy", "other"))
_THINGS = frozenset(("AE", "DV", "MH", "DA", "PM", "AM", "CP", "TV", "PE", "IT", "NA"))
_LIST_GAP = re.compile(r"^(?:, ?| & | ?/ ?)$")


@dataclass(slots=True)
class InitialsReader:
    """Reads the initials of one passage; those of ``people`` are defined already."""

    around: Surroundings
    people: frozenset[str]
    passage: Passage = field(init=False)
    lexicon: Lexicon = field(init=False)
    sight: AbbreviationSight = field(init=False)
    lone: LoneLetters = field(init=False)

    def __post_init__(self) -> None:
        self.passage, self.lexicon = self.around.passage, self.around.lexicon
        self.sight = AbbreviationSight(self.around)
        self.lone = LoneLetters(self.around, self.sight.slots)

    def hits(self, indices: list[int]) -> Iterator[Hit]:
        """Find bare initials, dotted or not."""
        dotted = DottedReader(self.passage, self.lexicon, self.around)
        spans = dotted.spans()
        if not spans and all(map(self._quiet, indices)):
            return
        bare, told = self._read(indices, spans)
        defined = self.people | told
        for _ in range(_MOST):
            bare.update(self._listed(bare, spans))
        self._repeat(bare, indices)
        defined |= frozenset(dotted.told(spans))
        firm = {letters for index, letters in bare.items() if self._firm(index)}
        for start, end, letters in spans:
            if letters not in defined:
                yield Hit(start, end, Kind.INITIALS, Tier.MEDIUM, _REASON, _RANK)
        for index, letters in sorted(bare.items()):
            if letters not in defined:
                start, end = self.lone.extent(index, len(letters))
                tier = Tier.MEDIUM if letters in firm else Tier.LOW
                rank = _RANK + 10 * (end - start > len("ABC"))
                yield Hit(start, end, Kind.INITIALS, tier, _REASON, rank)

    def _quiet(self, index: int) -> bool:
        """Whether an abbreviation stands there, and nothing speaks of somebody."""
        word = self.passage.words[index]
        letters = word.rstrip("s").rstrip("'")
        known = letters in self.lexicon.acronyms or word in self.lexicon.acronyms
        return known and len(letters) > 1 and not self.sight.somebody(index, letters)

    def _read(
        self, indices: list[int], spans: list[tuple[int, int, str]]
    ) -> tuple[dict[int, str], set[str]]:
        """Give the places of bare initials outside the spans, and the letters somebody explains."""
        told: set[str] = set()
        bare: dict[int, str] = {}
        for index in indices:
            word, start = self.passage.words[index], self.passage.start(index)
            if word.islower() and self.lone.spoken_lower(index):
                bare[index] = word.removesuffix("'s").upper()
            if len(word) > _LONGEST or not word[0].isupper():
                continue
            if word.lower() in NO_INITIALS or any(first <= start < end for first, end, _ in spans):
                continue
            if not _LETTERS.match(word):
                if _HYPHENED.match(word) and ("-" not in word or self.lone.hyphened(index)):
                    bare[index] = word.removesuffix("'s")
                continue
            letters = word.rstrip("s").rstrip("'")
            if not self.sight.posted(index) and self._explained(index):
                told.add(letters)
            elif self._bare(index, letters):
                bare[index] = letters
        return bare, told

    def _firm(self, index: int) -> bool:
        """Whether somebody speaks, acts or is asked about, so that letters are surely a person."""
        word = self.passage.words[index]
        owning = word.endswith("s") and word[0].isupper() and word[-2:-1].isupper()
        if owning and self.around.is_role(self.passage.lowered(index + 1)):
            return True
        if self.sight.slots.sure(index) > 1:
            return True
        if len(word.removesuffix("'s")) == 1 or _HYPHENED.match(word) or self._doubted(index):
            return True
        if self.around.weight(index) > (_SURE if len(self.passage.words[index]) == _MOST else 0):
            return True
        if len(word) == _MOST and self.around.weight(index) < _ENOUGH:
            return False
        return word not in self.lexicon.acronyms and self.sight.closed(index)

    def _repeat(self, bare: dict[int, str], indices: list[int]) -> None:
        """Read initials as initials wherever they stand, once they were read so."""
        seen = set(bare.values())
        for index in indices:
            letters = self.passage.words[index]
            if letters in seen and index not in bare and not self._joined(index):
                bare[index] = letters

    def _explained(self, index: int) -> bool:
        """Whether a word for who it is stands beside the initials."""
        passage = self.passage
        left, gap = passage.lowered(index - 1), passage.gap(index)
        near = gap.strip() in ("", "(", "-", ":", "=", ",", "/", "'", '"')
        if gap.strip() == "," and passage.after(index) == " ":
            near = passage.lowered(index + 1) in ("who", "whose", "aged", "is", "was", "has")
        if index and near and self.around.is_role(left.removesuffix("'s")):
            return True
        if gap.strip() == "(" and index and not passage.words[index - 1][0].isupper():
            after, right = passage.after(index).strip(), passage.lowered(index + 1)
            closed = after[:1] in tuple(")=") or not right or right[:1].isdigit()
            if closed and self._meant(index):
                return True
        if self._bracketed(index):
            return True
        after = passage.after(index)
        right = passage.lowered(index + 1)
        if _DEFINED.match(after):
            told = self.around.is_role(right.removesuffix("'s")) and right not in (
                "pt",
                "ta",
                "tm",
                "sm",
                "ho",
            )
            if after.strip() in ("(", "=", "-", ",") and told:
                return True
            further = passage.lowered(index + 2)
            told = right in ("the", "a", "her", "his", "is", "maternal", "paternal", "older")
            return after.strip() in ("(", "=", "-", ",") and told and self.around.is_role(further)
        return False

    def _meant(self, index: int) -> bool:
        """Whether the words before a bracket are of somebody, or what the letters stand for."""
        passage = self.passage
        letters = passage.words[index].lower()
        before = passage.lows[max(0, index - _TELLING) : index]
        if (
            letters.upper() in self.lexicon.acronyms
            or "".join(word[0] for word in before[-len(letters) :]) == letters
        ):
            return True
        told = _SOMEBODY.intersection(before)
        return bool(told) or any(self.around.is_role(word.removesuffix("'s")) for word in before)

    def _bracketed(self, index: int) -> bool:
        """Whether the bracket around the initials follows a word for who it is."""
        start = self.passage.start(index)
        text = self.passage.text[max(0, start - _REACH) : start]
        before, opened, inside = text.rpartition("(")
        told = re.search(r"([\w-]+) $", before)
        return (
            bool(opened)
            and ")" not in inside
            and told is not None
            and self.around.is_role(told[1].lower())
        )

    def _bare(self, index: int, letters: str) -> bool:
        passage = self.passage
        role = self.around.is_role(letters.lower()) or self._title(index, letters)
        if role or self._joined(index) or self._loud(index):
            return False
        if len(letters) == 1:
            return self.lone.single(index, letters)
        if letters in self.lexicon.acronyms or passage.words[index] in self.lexicon.acronyms:
            return not self.people and self.sight.somebody(index, letters)
        if passage.lowered(index - 1) in ("the", "a", "an", "this", "their", "no", "op", "our"):
            return False
        if len(letters) < _MOST:
            return True
        return letters.lower() not in self.lexicon.words and self.around.weight(index) >= 1

    def _title(self, index: int, letters: str) -> bool:
        """Whether the letters are a rank before a name, as in ``DC Bird``."""
        following = self.passage.words[index + 1 : index + 2]
        led = bool(following) and following[0][0].isupper() and self.passage.after(index) == " "
        return led and letters.lower() in self.lexicon.cues["strict_titles"]

    def _doubted(self, index: int) -> bool:
        """Whether the writer asks who is meant, or names somebody before a plain remark."""
        passage = self.passage
        before = {passage.lowered(index - step) for step in (1, 2)}
        if before & {"who", "whether", "which", "unclear", "initials"}:
            return True
        opened = index == 0 or passage.gap(index).strip() in (".", ":", ";", "!", "?")
        return (
            opened
            and passage.words[index + 1 : index + 2] != []
            and (
                passage.lowered(index + 1) in self.lexicon.cues["person_states"]
                or passage.lowered(index + 1) in ("good", "poor", "well", "no")
            )
        )

    def _of_office(self, letters: str) -> bool:
        return letters.lower() in self.lexicon.cues["offices"]

    def _mated(self, index: int, step: int) -> bool:
        """Whether other initials stand across a sign, none of both an abbreviation: ``KT/JB``."""
        words = self.passage.words
        if not 0 <= index + step < len(words):
            return False
        gap = self.passage.gap(max(index, index + step)).strip()
        both = (words[index], words[index + step])
        if gap not in ("/", "&", "+") or not all(_TWO.match(word) for word in both):
            return False
        known = self.lexicon.acronyms
        unknown = words[index] not in known or words[index + step] not in known
        return unknown and not any(self._of_office(word) or word in _THINGS for word in both)

    def _joined(self, index: int) -> bool:
        if self._mated(index, -1) or self._mated(index, 1):
            return False
        before, after = self.passage.gap(index), self.passage.after(index)
        near = self.passage.lowered(index + 1)
        return (
            before.endswith(("&", "/", "-", "+", "@", ".", "\u00a3", "_", "\\"))
            or (
                after.startswith(("&", "/", "-", "+", "@", "_", "%", "."))
                and len(after) < len(". ")
                and bool(near)
            )
            or (after == " " and near[:1].isdigit() and not _timed(self.passage, index))
        )

    def _loud(self, index: int) -> bool:
        """Whether the words beside are in capitals too, and the letters may be one of them."""
        letters = self.passage.words[index]
        told = len(letters) == len("AB") and letters not in self.lexicon.acronyms
        if told and letters.lower() not in self.lexicon.words and self._told_loud(index):
            return False
        if letters in self.lexicon.acronyms and self.sight.tasked(index):
            return False
        words = self.passage.words
        beside = words[max(0, index - 2) : index] + words[index + 1 : index + 3]
        loud = [
            word
            for word in beside
            if word.isupper() and len(word) > 1 and word.lower() in self.lexicon.words
        ]
        return len(loud) > 1 and not any(word in self.lexicon.acronyms for word in loud)

    def _told_loud(self, index: int) -> bool:
        """Whether a line in capitals leaves the letters no place but that of a person."""
        left, gap = self.passage.lowered(index - 1), self.passage.gap(index)
        led = left in _LOUD_LEADS or left in self.lexicon.cues["objects_of"]
        if led and gap == " ":
            return self.sight.closed(index)
        right = self.passage.lowered(index + 1)
        states = right in self.lexicon.cues["person_states"] or right in ("to", "aware")
        acting = states or right in self.lexicon.cues["said"]
        return acting and self.passage.after(index) == " "

    def _listed(
        self, bare: dict[int, str], spans: list[tuple[int, int, str]]
    ) -> list[tuple[int, str]]:
        """Find acronyms that stand in one list with initials, or are spoken of like them."""
        found: list[tuple[int, str]] = []
        words = self.passage.words
        ends = [bisect_left(self.passage.starts, start) for start, _, _ in spans]
        ends += [bisect_left(self.passage.starts, end) - 1 for _, end, _ in spans]
        for index in (*sorted(bare), *ends):
            for step in (-1, 1):
                linked = self.passage.lowered(index + step) in _LINKS
                place = index + step * (1 + linked)
                if not 0 <= place < len(words) or place in bare:
                    continue
                joined = self._list_gap(min(index, place), max(index, place))
                if joined and self._may_be(place):
                    found.append((place, words[place]))
        if bare:
            found += [
                (place, words[place])
                for place in range(len(words))
                if place not in bare and self._may_be(place) and self._doubted(place)
            ]
        return found

    def _list_gap(self, first: int, last: int) -> bool:
        """Whether only the signs of a list, or ``and``, stand between two places."""
        if last - first > 1:
            return self.passage.gap(last) == " "
        return bool(_LIST_GAP.match(self.passage.gap(last).removeprefix(".")))

    def _may_be(self, place: int) -> bool:
        """Whether two letters are of no office, so that a list of initials may hold them."""
        letters = self.passage.words[place]
        if len(letters) != len("AB") or not _LETTERS.match(letters):
            return False
        nobody = letters == "CP" or letters.lower() in self.lexicon.cues["no_actor"]
        office = not nobody and (self._of_office(letters) or self.around.is_role(letters.lower()))
        return not office and not self._joined(place) and letters.lower() not in FUNCTION_WORDS


def _timed(passage: Passage, index: int) -> bool:
    """Whether the time of an entry follows, as in ``logged LB 11:00``."""
    return _TIME.match(passage.text, passage.end(index)) is not None
