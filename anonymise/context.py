"""Layer 4: how much the words around a word speak for a person.

The figures are weights of evidence, set by hand: a rule never decides alone, the sum does.
"""

from dataclasses import dataclass, field

from anonymise.following import Following
from anonymise.lexicon import singular
from anonymise.preceding import Preceding
from anonymise.sight import SHADES, Sight
from anonymise.small_words import AND, MONTHS, PRONOUNS_OF, SEASONAL, TIME, TIMES, WITHIN
from anonymise.traits import PRONOUN


@dataclass(slots=True)
class Surroundings(Sight):
    """Weighs the words around one place of a passage."""

    preceding: Preceding = field(init=False)
    following: Following = field(init=False)

    def __post_init__(self) -> None:
        self.preceding = Preceding(self)
        self.following = Following(self)

    def weight(self, index: int) -> int:
        """Weigh both sides."""
        low = self.passage.lows[index]
        if low in TIMES:
            if self._time(index):
                return -TIME
            if self.passage.lowered(index - 1) in ("from", "for", "to") and self._month(index):
                return -2
        if low in SHADES and self.colour(index):
            return -TIME
        return self.later(index) + self.preceding.weigh(index) + self.following.weigh(index)

    def before(self, index: int) -> int:
        """Weigh what stands before the word."""
        return self.preceding.weigh(index)

    def after(self, index: int) -> int:
        """Weigh what stands after the word."""
        return self.following.weigh(index)

    def later(self, index: int) -> int:
        """Weigh whether ``he`` or ``she`` takes a first word up again in the same sentence."""
        passage = self.passage
        word = passage.words[index]
        if not passage.flags & PRONOUN or not word[0].isupper():
            return 0
        ahead = any(traits & PRONOUN for traits in passage.traits[index + 1 : index + 9])
        named = ahead and self.at_start(index) and singular(word) in self.lexicon.readings
        if not named:
            return 0
        for place in range(index + 1, min(index + 9, len(passage.words))):
            if passage.gap(place).rstrip().endswith((".", "!", "?", ";")):
                return 0
            word = passage.lowered(place)
            if word in PRONOUNS_OF:
                return 2
            if self.is_role(word.removesuffix("'s")) or self.named_neighbour(place):
                return 0
        return 0

    def _month(self, index: int) -> bool:
        """Whether a month or season closes its part of the sentence."""
        low, after = self.passage.lowered(index), self.passage.after(index).strip()
        closed = after[:1] in tuple(".,;)") or self.passage.lowered(index + 1) in AND
        return low in TIMES and closed

    def _time(self, index: int) -> bool:
        """Whether a month or season is meant as one."""
        lowered = self.passage.lowered
        right = lowered(index + 1) if self.passage.after(index) == " " else ""
        if any(lowered(index + step) in MONTHS for step in (-3, -2, 2, 3)):
            return True
        if right in self.lexicon.cues["said"]:
            return False
        owned = right == "foster" or right in self.lexicon.cues["things_owned"]
        if self.passage.words[index].endswith("'s") and (owned or self.is_role(right)):
            return False
        left = lowered(index - 1) if self.passage.gap(index).strip() in ("", ",", "-") else ""
        if left in WITHIN or right[:1].isdigit() or right in SEASONAL:
            return True
        return left[:1].isdigit()
