"""Layer 6: initials in unusual shapes: one letter, two apart, in lower case, with a hyphen."""

import re
from dataclasses import dataclass, field

from anonymise.context import Surroundings
from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.slots import PersonSlots
from anonymise.small_words import AND, AUXILIARIES, FUNCTION_WORDS, MODALS, PLURALS, SIZES_WRITTEN

_TWO = re.compile(r"[A-Z]{2}(?:'s)?$")
_SURE = 4
_LEADING = ("w", "with", "to", "from")
_SPOKEN = frozenset(
    (
        *("discussed", "spoke", "spoken", "speak", "discussion", "meeting", "met", "call", "visit"),
        *(
            "talked",
            "chat",
            "chatted",
            "session",
            "contact",
            "supervision",
            "belonged",
            "apologised",
        ),
    )
)
_ABOUT = frozenset(("with", "w", "about", "between", "re", "by", "from", "regarding", "for"))
_NO_PAIR = frozenset(("AE", "TC", "QA", "PP", "RR", "BB", "XY", "MF", "DV", "SE", "PC"))
_LOOSE = frozenset(
    (
        *(
            "in",
            "at",
            "on",
            "to",
            "what",
            "who",
            "whose",
            "that",
            "her",
            "his",
            "she",
            "he",
            "today",
        ),
        *(
            "again",
            "alone",
            "since",
            "after",
            "before",
            "when",
            "if",
            "why",
            "how",
            "yesterday",
            "re",
        ),
        *("about", "because", "while", "there", "here", "back", "twice", "also", "but", "as", "by"),
        *("for", "with", "from", "directly", "first", "then", "this", "until", "no", "not", "they"),
    )
)
_NOBODY = frozenset("AIOXY")
_LONE_LOWER = frozenset("bcefghjklmpqtz")
_SHORTHAND = frozenset(
    (
        *("cl", "fu", "qs", "nd", "rd", "th", "hx", "rx", "ur", "im", "ive", "bt", "wd", "abt"),
        *("vg", "kk", "ty", "np", "ic", "rt", "dr", "mr", "ln", "wo", "wi", "gd", "rm", "sth"),
        *("fb", "yh", "tbh", "pl", "hw", "bk", "nm", "ffs", "dk", "ud", "ll", "ve", "gn"),
    )
)
_CIVIL = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof")
_ASKING = ("who", "that", "and", "if", "when", "because", "said", "says", "thinks", "told")


@dataclass(slots=True)
class LoneLetters:
    """Looks at one place of a passage where a letter or two may be somebody."""

    around: Surroundings
    slots: PersonSlots
    passage: Passage = field(init=False)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.passage, self.lexicon = self.around.passage, self.around.lexicon

    def single(self, index: int, letters: str) -> bool:
        """Whether one letter is somebody, by who leads to it and what it does."""
        passage = self.passage
        told = passage.lowered(index - 1) in self.lexicon.cues["objects_of"]
        if told and passage.gap(index) == " " and letters not in "AI":
            return True
        left, gap = passage.lowered(index - 1), passage.gap(index)
        if self._styled(index, left, gap) or self._spaced(index):
            return True
        if letters not in _NOBODY and (
            self._spoken_of(index, left)
            or self._of_two(index)
            or self._owning(index)
            or self._asked_about(index, left)
        ):
            return True
        plain = index == 0 or gap.strip() in (".", ":", ";", ",", "(", "!", "?")
        asking = left in _ASKING
        if letters == "I" or not (plain or asking):
            return False
        return self.around.after(index) >= _SURE and letters not in ("A", "X", "Y", "O")

    def _spoken_of(self, index: int, left: str) -> bool:
        """Whether a letter stands where somebody is spoken of: ``between S and her father``."""
        passage, right = self.passage, self.passage.lowered(index + 1)
        if index == 0 or passage.gap(index) != " " or passage.after(index) not in (" ", ", ", ". "):
            return False
        further = passage.lowered(index - 2)
        if left == "to":
            return further in _SPOKEN and self._parted(index)
        lettered = left == "from" and right == "to"
        if passage.words[index - 1] == "Re" and not self.around.at_start(index - 1):
            return False
        graded = left == "between" and len(passage.lowered(index + 2)) == 1
        return left in _ABOUT and not (lettered or graded) and self._parted(index)

    def _owning(self, index: int) -> bool:
        """Whether a letter owns what follows: ``it was T's idea``, but no ``T's and C's``."""
        right = self.passage.lowered(index + 1)
        owning = self.passage.words[index].endswith("'s") and self.passage.after(index) == " "
        return owning and right.isalpha() and right not in AND and right not in _LOOSE

    def _asked_about(self, index: int, left: str) -> bool:
        """Whether a question is about the letter, or it stands in quotes after ``from``."""
        passage, verb = self.passage, self.passage.lowered(index + 1)
        if left in _ABOUT and passage.gap(index) == ' "' and passage.after(index)[:1] == '"':
            return True
        asked = left in ("did", "does", "was", "has") and passage.gap(index) == " "
        cues = self.lexicon.cues
        return asked and (verb in cues["base_verbs"] or verb in cues["conditions"])

    def _parted(self, index: int) -> bool:
        """Whether no noun follows that a letter could go with, as in ``with C grades``."""
        right = self.passage.lowered(index + 1)
        if self.passage.after(index).strip():
            return True
        return right in AND or right in AUXILIARIES or right in MODALS or right in _LOOSE

    def _of_two(self, index: int) -> bool:
        """Whether a letter and another, or a relation, are or do something together."""
        words, lowered = self.passage.words, self.passage.lowered
        for first in (index - 2, index):
            if first < 0 or lowered(first + 1) not in AND or self.passage.after(first) != " ":
                continue
            if (
                first + 2 >= len(words)
                or lowered(first - 1).rstrip("s") in self.lexicon.cues["lettered"]
            ):
                continue
            one, other = words[first], words[first + 2]
            mate = other if first == index else one
            single = len(mate) == 1 and mate.isupper() and mate not in _NOBODY
            if not single and mate.lower() not in self.lexicon.cues["kin_of_one"]:
                continue
            verb, state = lowered(first + 3), lowered(first + 4)
            acting = verb in PLURALS and state in self.lexicon.cues["person_states"]
            acting = (
                acting or verb in ("both", "live", "share") or verb in self.lexicon.cues["human"]
            )
            if one + other not in _NO_PAIR and acting:
                return True
        return False

    def _styled(self, index: int, left: str, gap: str) -> bool:
        """Whether a title, a size or other initials lead: ``Mr D``, ``Lil T``, ``AO and B.``."""
        words = self.passage.words
        if gap not in (" ", ". ") or words[index] in ("X", "Y", "Z"):
            return False
        other = words[index - 2] if left in AND and index > 1 else ""
        paired = _TWO.match(other) is not None and other not in self.lexicon.acronyms
        return left in _CIVIL or (gap == " " and (words[index - 1] in SIZES_WRITTEN or paired))

    def _spaced(self, index: int) -> bool:
        """Whether two letters stand apart and act: ``R T said``."""
        words = self.passage.words
        for first in (index, index - 1):
            pair = words[max(0, first) : first + 2]
            both = len(pair) == len("RT") and all(len(word) == 1 for word in pair)
            if both and pair[1].isupper() and self.passage.after(first) == " ":
                led = first >= 0 and self.around.at_start(first) and pair[0] not in "AI"
                led = led and self.passage.lowered(first + 2) in ("for", "to", "from", "on", "at")
                return led or self.around.after(first + 1) >= _SURE
        return False

    def spoken_lower(self, index: int) -> bool:
        """Whether two letters that are no word act, own or are told: ``js told``, ``jb's mum``."""
        word = self.passage.words[index].removesuffix("'s")
        opened = index == 0 or self.passage.gap(index).strip()[-1:] in tuple(".,:;-*\u2022|")
        left, right = self.passage.lowered(index - 1), self.passage.lowered(index + 1)
        if len(word) == 1:
            acting = opened and right in self.lexicon.cues["human"]
            return word in _LONE_LOWER and acting and self.passage.after(index) == " "
        if len(word) != len("js") or word in _SHORTHAND or word.upper() in self.lexicon.acronyms:
            return word in self.lexicon.coded and self.slots.sure(index) > 1
        cues, plain = self.lexicon.cues, self.passage.gap(index) == " "
        if self.passage.words[index] != word:
            return right in cues["things_owned"] or self.around.is_role(right)
        told = plain and left in cues["objects_of"] and self._parted(index)
        if told or (left in _LEADING and self.passage.lowered(index - 2) in _SPOKEN):
            return True
        if self.slots.sure(index) and word[::-1] not in FUNCTION_WORDS:
            return True
        doing = right == "not" and self.passage.lowered(index + 2).endswith("ing")
        acting = right in cues["human"] or doing or self.around.after(index) >= _SURE
        led = plain and (left in _ASKING or left in cues["said"])
        return (opened or led) and acting and self.passage.after(index) == " "

    def hyphened(self, index: int) -> bool:
        """Whether letters with a hyphen go with another letter, or act: ``P-J W``."""
        following = self.passage.words[index + 1 : index + 2]
        lettered = bool(following) and len(following[0]) == 1 and following[0].isupper()
        lettered = lettered and self.passage.after(index) == " "
        told = self.passage.lowered(index - 1) in self.lexicon.cues["objects_of"]
        if told and self.passage.gap(index) == " ":
            return True
        acting = self.around.after(index) >= _SURE and self.around.before(index) >= 0
        return lettered or acting

    def extent(self, index: int, length: int) -> tuple[int, int]:
        """Give where initials start and end, a title, a last letter and a point included."""
        passage, start = self.passage, self.passage.start(index)
        end = start + length
        if length == 1:
            sized = index > 0 and passage.words[index - 1] in SIZES_WRITTEN
            titled = passage.lowered(index - 1) in _CIVIL and passage.gap(index) in (" ", ". ")
            if titled or (sized and passage.gap(index) == " "):
                start = passage.start(index - 1)
            right = passage.words[index + 1 : index + 2]
            lettered = bool(right) and len(right[0]) == 1 and passage.after(index) == " "
            end += 2 * (lettered and self._spaced(index))
            end += passage.after(index) == ". " and bool(right) and right[0].islower()
        elif "-" in passage.words[index] and passage.after(index) == " ":
            following = "".join(passage.words[index + 1 : index + 2])
            end += 2 * (len(following) == 1 and following.isupper())
        return start, end
