"""Layer 4: how much what stands before a word speaks for a person."""

from dataclasses import dataclass, field

from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.sight import Sight, sign
from anonymise.small_words import (
    AND,
    ANIMALS,
    ASKING,
    AUXILIARIES,
    MODALS,
    NAMING,
    PLURALS,
    PRONOUNS,
    PRONOUNS_OF,
    THINKING,
)

_SPOKEN_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr"))
_SPEAKING = frozenset(
    (
        *("spoke", "speak", "spoken", "talked", "talk", "talks", "speaks", "met", "lives", "stays"),
        *("lied", "came", "went", "seen", "arrived", "living", "live", "staying", "stay", "row"),
        *("contact", "argued", "playing", "relationship", "left", "fell", "meeting", "visited"),
    )
)
_TAKING = frozenset(
    (
        *("pick", "picks", "picked", "picking", "drop", "drops", "dropped", "dropping", "msg"),
        *("ring", "rings", "rang", "ringing", "text", "message", "call", "letter", "email"),
    )
)
_SIGNED = frozenset(
    (
        *("signed", "off", "taken", "written", "chaired", "completed", "logged", "collected"),
        *("examined", "interviewed", "driven", "supervised", "recorded", "typed", "drafted"),
    )
)
_OF_TONGUES = ("speak", "speaks", "speaking", "spoken")
_RELYING = (
    "waiting",
    "wait",
    "waits",
    "relies",
    "relying",
    "checked",
    "checking",
    "cheated",
    "eye",
)
_WHO = ("her", "him", "he", "she", "me", "them", "mum", "dad", "i")
_STYLING = ("call", "calls", "called", "calling")
_AS_KNOWN = NAMING | {"known", "identified", "saved", "listed", "introduced"}
_NAME_WORDS = frozenset(("as", "name", "names", "forename", "surname"))
_PLACED = frozenset(("alone", "at", "again", "today", "yesterday", "with", "in", "on", "twice"))


@dataclass(slots=True)
class Preceding:
    """Weighs what stands before the words of one passage."""

    sight: Sight
    passage: Passage = field(init=False)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.passage, self.lexicon = self.sight.passage, self.sight.lexicon

    def weigh(self, index: int) -> int:
        """Weigh the word or sign right before."""
        if index == 0:
            return 0
        gap = sign(self.passage.gap(index))
        left = self.passage.lowered(index - 1)
        if gap == "" or (gap == "/" and left == "w"):
            return self._beside(index, left)
        if self.sight.quoted(index):
            return 3
        if gap == "." and self.sight.after_initial(index):
            return 5
        if gap[:1] in (":", "=", "|") and self._labelled(index, left):
            return 4
        return self._parted(index, gap, left)

    def _parted(self, index: int, gap: str, left: str) -> int:
        kin = self.sight.is_role(left)
        if gap == "," and self._bidden(index):
            return 0
        if gap in ("(", '"', "'", '("') and (left in NAMING or left in _NAME_WORDS):
            return 4
        if gap == "(" and kin:
            return 4
        if gap == "," and kin:
            return 4 if self.passage.after(index).strip() in (",", ")") else 2
        if gap in ("-", ":", "/", "=") and kin:
            return 2
        return 2 if gap in (",", "/") and self.sight.named_neighbour(index - 1) else 0

    def _bidden(self, index: int) -> bool:
        """Whether a verb in a list of tasks has its object after it: ``ring mum, chase bloods``."""
        word, right = self.passage.words[index], self.passage.lowered(index + 1)
        if not word.islower() or self.lexicon.kinds.get(word) != "act":
            return False
        acting = right in AUXILIARIES or right in MODALS or right in self.lexicon.cues["said"]
        return self.passage.after(index) == " " and not acting and right not in AND

    def _labelled(self, index: int, left: str) -> bool:
        """Whether the word is all that stands after a label such as ``Mother:`` or ``Seen by:``."""
        cues = self.lexicon.cues
        if left == "by" or left.isdigit():
            left = self.passage.lowered(index - 2)
        if left not in cues["labels"] and not self.sight.is_role(left):
            return False
        gap, right = self.passage.after(index).strip(), self.passage.lowered(index + 1)
        named = self.sight.named_neighbour(index + 1) and not gap
        return gap[:1] in tuple("-,;|(/&.") or not right or named or right in AND

    def _beside(self, index: int, left: str) -> int:  # noqa: PLR0911
        cues = self.lexicon.cues
        capital = self.passage.words[index][0].isupper()
        if left in _OF_TONGUES:
            return -4
        told = self._told(index, left, capital=capital)
        if told:
            return told
        if left in cues["objects_of"]:
            right = self.passage.lowered(index + 1)
            if right in ("to", "not") or right in ASKING or right in PRONOUNS_OF:
                return 5
            return 4 if right in _PLACED else 3
        if left in cues["not_before_person"]:
            family = self.passage.lowered(index + 1) in cues["family_nouns"]
            return 0 if capital and left == "the" and family else -4
        if left in cues["owned_by"] or left.endswith("'s"):
            return -2
        if left in AND:
            return self._second_of_two(index)
        if left == "on" and self.passage.lowered(index - 2) in _RELYING:
            return 2
        if left in cues["before_person"] or left in cues["joined_by"]:
            spoken = left in ("to", "with", "w") and self.passage.lowered(index - 2) in _SPEAKING
            word = self.passage.words[index]
            verb = left == "to" and word.isupper() and self.lexicon.kinds.get(word.lower()) == "act"
            spoken = spoken or (left == "by" and self.passage.lowered(index - 2) in _SIGNED)
            return 3 if spoken else -verb or 1
        return 0 if capital else self._lower_beside(index, left)

    def _told(self, index: int, left: str, *, capital: bool) -> int:
        """Weigh titles, relations, words of naming and initials right before."""
        cues, further = self.lexicon.cues, self.passage.lowered(index - 2)
        if left in cues["strict_titles"] and (capital or left in _SPOKEN_TITLES):
            return 6
        styled = left in ("him", "her", "them", "me") and further in _STYLING
        if left in NAMING and (further in ANIMALS or further == "so"):
            return -2
        if left in NAMING or styled or (left == "as" and further in _AS_KNOWN):
            return 4
        if self.sight.is_role(left) or (left in ("up", "off") and further in _TAKING):
            return 3
        initial = len(left) == 1 and capital and self.sight.after_initial(index)
        named = left in ("is", "was") and further in ("name", "surname")
        return 4 if initial or named else 0

    def _lower_beside(self, index: int, left: str) -> int:
        if left in self.lexicon.cues["said"] or left in THINKING:
            right = self.passage.lowered(index + 1)
            return 1 if right in MODALS or right in AUXILIARIES else 0
        return -4 if left in PRONOUNS else -2

    def _second_of_two(self, index: int) -> int:
        passage = self.passage
        if self.sight.named_neighbour(index - 2) or self.sight.surely_named(index - 2):
            return 3
        right = passage.lowered(index + 1)
        if passage.lowered(index - 2) in _WHO and (right in PLURALS or right in AUXILIARIES):
            return 2
        if passage.lowered(index - 2) in self.lexicon.readings:
            right = passage.lowered(index + 1)
            states = self.lexicon.cues["person_states"]
            if right in PLURALS and (
                passage.lowered(index + 2) in states or right in ("share", "live", "attend", "go")
            ):
                return 4
        if not passage.words[index - 2][0].isupper() and self.sight.is_role(
            passage.lowered(index - 2)
        ):
            return 2
        return 0
