"""Layer 6: initials in unusual shapes: one letter, two apart, in lower case, with a hyphen."""

import re
from dataclasses import dataclass, field

from anonymise.context import Surroundings
from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.small_words import AND, SIZES_WRITTEN

_TWO = re.compile(r"[A-Z]{2}(?:'s)?$")
_SURE = 4
_LEADING = ("w", "with", "to", "from")
_SPOKEN = ("discussed", "spoke", "spoken", "speak", "discussion", "meeting", "met", "call", "visit")
_CIVIL = ("mr", "mrs", "ms", "miss", "mx")
_ASKING = ("who", "that", "and", "if", "when", "because", "said", "says", "thinks", "told")


@dataclass(slots=True)
class LoneLetters:
    """Looks at one place of a passage where a letter or two may be somebody."""

    around: Surroundings
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
        plain = index == 0 or gap.strip() in (".", ":", ";", ",", "(", "!", "?")
        asking = left in _ASKING
        if letters == "I" or not (plain or asking):
            return False
        return self.around.after(index) >= _SURE and letters not in ("A", "X", "Y", "O")

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
        """Whether two letters that are no word open a sentence and act: ``js told staff``."""
        word = self.passage.words[index]
        opened = index == 0 or self.passage.gap(index).strip()[-1:] in tuple(".:;-*\u2022|")
        if len(word) != len("js"):
            return False
        left, right = self.passage.lowered(index - 1), self.passage.lowered(index + 1)
        if left in _LEADING and self.passage.lowered(index - 2) in _SPOKEN:
            return True
        doing = right == "not" and self.passage.lowered(index + 2).endswith("ing")
        acting = right in self.lexicon.cues["human"] or doing
        return opened and acting and self.passage.after(index) == " "

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
