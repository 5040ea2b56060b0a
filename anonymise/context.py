"""Layer 4: how much the words around a word speak for a person.

The figures are weights of evidence, set by hand: a rule never decides alone, the sum does.
"""

from dataclasses import dataclass

from anonymise.hits import Passage
from anonymise.lexicon import Lexicon, singular
from anonymise.small_words import (
    AND,
    ASKING,
    AUXILIARIES,
    COLOURS,
    HAVING,
    MODAL_NAMES,
    MODALS,
    MONTHS,
    NAMING,
    OPENING_WHO,
    PLURALS,
    PRONOUNS,
    PRONOUNS_OF,
    RELATED,
    SCHEDULES,
    SEASONAL,
    SHORTENED,
    SKIPPED,
    SOFT_STARTS,
    TIME,
    TIMES,
    WITHIN,
)

_SPOKEN_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr"))
_SPEAKING = frozenset(
    (
        "spoke",
        "speak",
        "spoken",
        "talked",
        "talk",
        "talks",
        "speaks",
        "met",
        "lives",
        "stays",
        "lied",
    )
)
_PLACED = frozenset(("alone", "at", "again", "today", "yesterday", "with", "in", "on", "twice"))
_SHADES = frozenset(
    ("amber", "ruby", "olive", "violet", "hazel", "ginger", "green", "red", "brown", "black")
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Weighs the words around one place of a passage."""

    passage: Passage
    lexicon: Lexicon

    def at_start(self, index: int) -> bool:
        """Whether a capital says little here: the first word of a sentence, line or bracket."""
        if index == 0:
            return True
        gap = self.passage.gap(index).rstrip()
        if gap.endswith("-") and gap != "-":
            return True
        return gap.endswith(SOFT_STARTS) and not gap.endswith("/")

    def weight(self, index: int) -> int:
        """Weigh both sides."""
        if self.passage.lowered(index) in TIMES and self._time(index):
            return -TIME
        if self._colour(index):
            return -TIME
        return self.later(index) + self.before(index) + self.after(index)

    def later(self, index: int) -> int:
        """Weigh whether ``he`` or ``she`` takes a first word up again in the same sentence."""
        passage = self.passage
        word = passage.words[index]
        if not word[0].isupper() or singular(word) not in self.lexicon.readings:
            return 0
        if not self.at_start(index):
            return 0
        for place in range(index + 1, min(index + 9, len(passage.words))):
            if passage.gap(place).rstrip().endswith((".", "!", "?", ";")):
                return 0
            word = passage.lowered(place)
            if word in PRONOUNS_OF:
                return 2
            if self._is_role(word.removesuffix("'s")) or self.named_neighbour(place):
                return 0
        return 0

    def _colour(self, index: int) -> bool:
        """Whether a rating by colours is meant."""
        lowered = self.passage.lowered
        if lowered(index) not in _SHADES:
            return False
        return any(lowered(index + step) in COLOURS for step in (-4, -3, -2, -1, 1, 2, 3, 4))

    def _time(self, index: int) -> bool:
        """Whether a month or season is meant as one."""
        lowered = self.passage.lowered
        right = lowered(index + 1)
        if right in self.lexicon.cues["said"]:
            return False
        if lowered(index - 1) in WITHIN or right[:1].isdigit() or right in SEASONAL:
            return True
        if lowered(index - 1)[:1].isdigit():
            return True
        return any(lowered(index + step) in MONTHS for step in (-3, -2, 2, 3))

    def named_neighbour(self, index: int) -> bool:
        """Whether the word is written with a capital and may be a name."""
        passage = self.passage
        if not 0 <= index < len(passage.words) or not passage.words[index][0].isupper():
            return False
        word = singular(passage.words[index])
        if word in self.lexicon.readings:
            return self.lexicon.readings[word] in ("first", "even")
        return word not in self.lexicon.words

    def before(self, index: int) -> int:  # noqa: PLR0911
        """Weigh what stands before the word."""
        if index == 0:
            return 0
        gap = self.passage.gap(index).strip()
        left = self.passage.lowered(index - 1)
        if gap == "":
            return self._beside(index, left)
        kin = self._is_role(left)
        if gap in ("(", '"', "'", '("') and left in ("as", *NAMING):
            return 4
        if gap == "(" and kin:
            return 4
        if gap in (",", "-", ":", "/", "=") and kin:
            return 2
        if gap in (",", "/") and self.named_neighbour(index - 1):
            return 2
        return 0

    def _is_role(self, word: str) -> bool:
        cues = self.lexicon.cues
        return word in cues["kin"] or word in cues["roles"]

    def _beside(self, index: int, left: str) -> int:  # noqa: PLR0911
        cues = self.lexicon.cues
        capital = self.passage.words[index][0].isupper()
        if left in cues["strict_titles"] and (capital or left in _SPOKEN_TITLES):
            return 6
        if left in NAMING or (left == "as" and self.passage.lowered(index - 2) == "known"):
            return 4
        if self._is_role(left):
            return 3
        if left in cues["objects_of"]:
            right = self.passage.lowered(index + 1)
            if right == "to" or right in ASKING or right in PRONOUNS_OF:
                return 5
            return 4 if right in _PLACED else 3
        if left in cues["not_before_person"]:
            return -4
        if left in cues["owned_by"] or left.endswith("'s"):
            return -2
        if left in AND:
            return self._second_of_two(index)
        if left in cues["before_person"] or left in cues["joined_by"]:
            spoken = left in ("to", "with") and self.passage.lowered(index - 2) in _SPEAKING
            return 3 if spoken else 1
        return 0 if capital else self._lower_beside(index, left)

    def _lower_beside(self, index: int, left: str) -> int:
        if left in self.lexicon.cues["said"]:
            right = self.passage.lowered(index + 1)
            return 1 if right in MODALS or right in AUXILIARIES else 0
        return -4 if left in PRONOUNS else -2

    def _second_of_two(self, index: int) -> int:
        passage = self.passage
        if self.named_neighbour(index - 2) or self._surely_named(index - 2):
            return 3
        if passage.lowered(index - 2) in self.lexicon.readings:
            right = passage.lowered(index + 1)
            states = self.lexicon.cues["person_states"]
            if right in PLURALS and (
                passage.lowered(index + 2) in states or right in ("share", "live", "attend", "go")
            ):
                return 4
        if not passage.words[index - 2][0].isupper() and self._is_role(passage.lowered(index - 2)):
            return 2
        return 0

    def after(self, index: int) -> int:  # noqa: PLR0911
        """Weigh what stands after the word."""
        passage = self.passage
        word = passage.words[index]
        right = passage.lowered(index + 1)
        if word.endswith(("'s", "'")) or passage.after(index).startswith("' "):
            if right in SHORTENED:
                return 0
            owned = right in self.lexicon.cues["things_owned"] or self._is_role(right)
            return 4 if owned else 3 if right in AUXILIARIES else 2
        gap = passage.after(index).strip()
        if gap == "":
            return self._followed(index, right) if right else 0
        if gap == "(":
            told = right[:1].isdigit() or self._is_role(right) or right in RELATED
            told = told or self._is_role(passage.lowered(index + 2))
            return 4 if told else 1
        if gap == ",":
            return self._after_comma(index, right)
        listed = gap == "-" and passage.after(index) != "-" and self.at_start(index)
        if (gap == ":" or listed) and right in self.lexicon.cues["person_states"]:
            return 4
        if gap in ("-", "/", "&") and (right[:1].isdigit() or self.named_neighbour(index + 1)):
            return 2
        return 0

    def _after_comma(self, index: int, right: str) -> int:
        if right in OPENING_WHO or right.isdigit() or self._is_role(right):
            return 3
        if self._surely_named(index + 1):
            return 3
        return 2 if self.named_neighbour(index + 1) else 0

    def _surely_named(self, index: int) -> bool:
        """Whether a word, in any casing, is of the lists of names and nothing else."""
        if not 0 <= index < len(self.passage.words):
            return False
        low = singular(self.passage.words[index])
        return low not in self.lexicon.words and self.lexicon.is_name(low)

    def _followed(self, index: int, right: str) -> int:  # noqa: PLR0911
        cues = self.lexicon.cues
        if right in AUXILIARIES:
            return self._after_auxiliary(index, right)
        if right in cues["family_nouns"] or right in cues["said"]:
            return 4
        if right in AND:
            return self._first_of_two(index)
        if right in MODALS:
            return 2
        if right == "of":
            return -3
        if right == "to":
            return self._tasked(index)
        if right in cues["base_verbs"] or right in SCHEDULES:
            modal = self.passage.lowered(index) in MODAL_NAMES
            if right in SKIPPED and not modal:
                return 0
            return -4 if modal and right in cues["base_verbs"] else -2
        if right in cues["age_marks"]:
            return 2
        return self._capital_follows(index)

    def _tasked(self, index: int) -> int:
        """Weigh an action of minutes: ``Mark to chase the report``."""
        cues = self.lexicon.cues
        verb = self.passage.lowered(index + 2)
        opening = self.at_start(index) or self.passage.gap(index).strip() == ","
        if not opening or self.passage.lowered(index) in cues["abstract"]:
            return 0
        if verb == "be":
            return 3 if self.passage.lowered(index + 3) in cues["person_states"] else 0
        return 4 if verb in cues["tasks"] else 0

    def _capital_follows(self, index: int) -> int:
        following = self.passage.words[index + 1]
        if (
            following[0].isupper()
            and following.lower() in self.lexicon.words
            and not following.isupper()
        ):
            paired = self.lexicon.readings.get(following.lower()) is not None
            return 2 if paired and not self._colour(index) else -3 if not paired else 0
        loud = following.isupper() and self.passage.words[index].isupper()
        return 2 if loud and following.lower() in self.lexicon.readings else 0

    def _after_auxiliary(self, index: int, right: str) -> int:  # noqa: PLR0911
        place = index + 2
        while self.passage.lowered(place) in SKIPPED:
            place += 1
        state = self.passage.lowered(place)
        cues = self.lexicon.cues
        if state.removesuffix("'s") in cues["kin"] and state.endswith("'s"):
            return 4
        if state in cues["owned_by"] and right not in HAVING:
            return 3
        if state in ("the", "a", "an") and self._kin_soon(place + 1):
            return 4
        if state in cues["thing_states"]:
            return -2
        if state in cues["person_states"]:
            return 4
        if right in HAVING or right == "got":
            return 3
        given = self.lexicon.readings.get(singular(self.passage.words[index])) == "first"
        return 2 if right == "being" or given else 1

    def _kin_soon(self, place: int) -> bool:
        """Whether a word for a relation follows, as in ``the uncle's friend``."""
        kin = self.lexicon.cues["kin"]
        return any(
            self.passage.lowered(place + step).removesuffix("'s") in kin for step in (0, 1, 2)
        )

    def _first_of_two(self, index: int) -> int:
        passage = self.passage
        after = passage.lowered(index + 2)
        if self.named_neighbour(index + 2) or self._surely_named(index + 2):
            return 3
        if after in self.lexicon.cues["owned_by"] and self._is_role(passage.lowered(index + 3)):
            return 3
        if after in self.lexicon.readings and passage.lowered(index + 3) in PLURALS:
            states = self.lexicon.cues["person_states"]
            said = passage.lowered(index + 3) not in ("were", "are", "have", "both", "had")
            return 4 if said or passage.lowered(index + 4) in states else 0
        return 0
