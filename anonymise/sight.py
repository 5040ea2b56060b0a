"""What the readers of context look at: starts, neighbours and roles in one passage."""

from dataclasses import dataclass

from anonymise.hits import Passage
from anonymise.lexicon import Lexicon, singular
from anonymise.small_words import AUXILIARIES, COLOURS, SOFT_STARTS

_OF_THINGS = frozenset(("by", "were", "are", "have", "for", "of", "and", "or", "not", "in", "x"))
_NEAR, _SOON, _SHADED = 5, 9, 6
_ROOMS = frozenset(("bays", "wards", "wings", "classes", "houses", "units", "pods", "corridors"))
_COUNTED = frozenset(("the", "our", "all", "two", "three", "four", "five", "six", "seven"))
_DRUG_LEADS = frozenset(("as", "of", "some", "called"))
_RATED = frozenset(
    ("marked", "rated", "graded", "coded", "flagged", "scored", "turned", "as", "at")
)
SHADES = frozenset(
    ("amber", "ruby", "olive", "violet", "hazel", "ginger", "green", "red", "brown", "black")
)

_VEHICLES = frozenset(
    ("van", "mercedes", "ford", "golf", "polo", "mini", "clio", "astra", "porsche")
)
_PAINT = frozenset(("silver", "white", "black", "grey", "blue", "red", "dark", "hire"))
_EDITIONS = frozenset(("ii", "iii", "iv", "v"))
_DRIVEN = frozenset(
    ("parked", "stopped", "driver", "drivers", "load", "full", "window", "hire", "keys")
)


@dataclass(slots=True)
class Sight:
    """Tells plain facts about the places of one passage."""

    passage: Passage
    lexicon: Lexicon

    def at_start(self, index: int) -> bool:
        """Whether a capital says little here: the first word of a sentence, line or bracket."""
        if index == 0:
            return True
        gap = self.passage.gap(index).rstrip()
        if (gap.endswith("-") and gap != "-") or "\t" in self.passage.gap(index):
            return True
        return gap.endswith(SOFT_STARTS) and not gap.endswith("/")

    def named_neighbour(self, index: int) -> bool:
        """Whether the word is written with a capital and may be a name."""
        passage = self.passage
        if not 0 <= index < len(passage.words) or not passage.words[index][0].isupper():
            return False
        word = singular(passage.words[index])
        if word in self.lexicon.readings:
            return self.lexicon.readings[word] in ("first", "even")
        return word not in self.lexicon.words

    def surely_named(self, index: int) -> bool:
        """Whether a word, in any casing, is of the lists of names and nothing else."""
        if not 0 <= index < len(self.passage.words):
            return False
        low = singular(self.passage.words[index])
        return low not in self.lexicon.words and self.lexicon.is_name(low)

    def is_role(self, word: str) -> bool:
        """Whether the word says who somebody is: a relation, or a part somebody has."""
        cues = self.lexicon.cues
        return word in cues["kin"] or word in cues["roles"]

    def colour(self, index: int) -> bool:
        """Whether a rating by colours is meant."""
        lowered = self.passage.lowered
        if lowered(index) not in SHADES:
            return False
        if lowered(index) == "amber" and lowered(index - 1) in _RATED:
            return True
        lows = self.passage.lows
        beside = lows[max(0, index - _SHADED) : index] + lows[index + 1 : index + 1 + _SHADED]
        return not COLOURS.isdisjoint(beside)

    def of_things(self, index: int, low: str) -> bool:
        """Whether a scale with its mark, a bay or a drug of the street is called by the name."""
        cues, lows = self.lexicon.cues, self.passage.lows
        right = self.passage.lowered(index + 1)
        if low in _VEHICLES and (right in _DRIVEN or self.passage.lowered(index - 1) in _PAINT):
            return True
        if low in cues["scales"]:
            return self._scored(index, right)
        if low in cues["authors"] and self._quoted_author(index, right):
            return True
        if low in cues["drug_names"]:
            led = self.passage.lowered(index - 1) in _DRUG_LEADS
            return led and not cues["drug_words"].isdisjoint(lows[max(0, index - _NEAR) : index])
        if low in cues["growing"]:
            ahead = lows[index + 1 : index + _SOON]
            rooms = [place for place, word in enumerate(ahead) if word in _ROOMS]
            return any("are" in ahead[:place] and ahead[place - 1] in _COUNTED for place in rooms)
        return False

    def _scored(self, index: int, right: str) -> bool:
        """Whether a mark or a form follows a scale, its own or one shared with another scale."""
        cues = self.lexicon.cues
        forms = cues["tools"] | cues["marked"]
        if right == "and":
            return self.passage.lowered(index + 3) in forms
        marked = right.isdigit() or right in _EDITIONS or right in forms
        return marked and self.passage.after(index).strip() in ("", ":", "=")

    def _quoted_author(self, index: int, right: str) -> bool:
        """Whether somebody is quoted, not spoken of: ``Munro (2011)``, ``e.g. Munro on drift``."""
        cues, lows = self.lexicon.cues, self.passage.lows
        if right in cues["tools"] or (right.isdigit() and len(right) == len("2011")):
            return True
        beside = lows[max(0, index - _NEAR) : index] + lows[index + 1 : index + 1 + _NEAR]
        quoted = not cues["scholarly"].isdisjoint(beside) or lows[max(0, index - 2) : index] == [
            "e",
            "g",
        ]
        return (
            quoted
            and right not in AUXILIARIES
            and not any(self.is_role(word.removesuffix("'s")) for word in beside)
        )

    def quoted(self, index: int) -> bool:
        """Whether the word alone stands in quotes, though not as a whole sentence."""
        before, after = self.passage.gap(index), self.passage.after(index)
        if not before.endswith(('"', "'")) or after[:1] != before[-1:]:
            return False
        return index > 0 or after[1:2] == " "

    def after_initial(self, index: int) -> bool:
        """Whether an initial stands before, as in ``L. Field``, and nothing that is numbered so."""
        passage = self.passage
        letter = passage.words[index - 1] if index else ""
        if len(letter) != 1 or not letter.isupper() or passage.gap(index) not in (".", ". ", " "):
            return False
        pointed = passage.gap(index) != " "
        before = passage.words[index - 2] if index > 1 else ""
        titled = before[:1].isupper() and not self.at_start(index - 2)
        plain = not pointed and (letter in "AI" or index < 2)  # noqa: PLR2004
        return not plain and not titled and before.lower() not in self.lexicon.cues["lettered"]

    def several(self, place: int) -> bool:
        """Whether what may be a verb is a noun in the plural: ``Field visits were``."""
        if self.passage.lows[place] not in self.lexicon.cues["plural_too"]:
            return False
        right = self.passage.lowered(place + 1)
        if self.passage.after(place).strip():
            return True
        return not right or right in _OF_THINGS or right[-1:].isdigit()


def sign(gap: str) -> str:
    """Give the sign between two words; a tab parts the cells of a table."""
    return "|" if "\t" in gap else gap.strip()
