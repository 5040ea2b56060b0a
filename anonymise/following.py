"""Layer 4: how much what stands after a word speaks for a person."""

from dataclasses import dataclass, field

from anonymise.hits import Passage
from anonymise.lexicon import Lexicon, singular
from anonymise.sight import Sight, sign
from anonymise.small_words import (
    AND,
    AUXILIARIES,
    HAVING,
    MODAL_NAMES,
    MODALS,
    OPENING_WHO,
    PLURALS,
    PRONOUNS_OF,
    RELATED,
    SCHEDULES,
    SHORTENED,
    SKIPPED,
    TIMES,
)

_INTRODUCING = frozenset(("the", "a", "an", "his", "her", "my", "our", "their", "mum's", "dad's"))
_LONE_LETTERS = frozenset("BCDEFGHJKLMNPRSTVWZ")
_OF_STUFF = frozenset(
    ("mentioned", "listed", "named", "described", "reviewed", "needed", "required", "helped")
)
_REPORTED = ("no", "to", "nil", "not", "has", "will", "apologies")
_TO_HOMES = ("at", "to", "round", "from", "outside")
_OF_SPELLS = ("long", "away", "later", "ago")
_VERBAL = AUXILIARIES | MODALS


@dataclass(slots=True)
class Following:
    """Weighs what stands after the words of one passage."""

    sight: Sight
    passage: Passage = field(init=False)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.passage, self.lexicon = self.sight.passage, self.sight.lexicon

    def weigh(self, index: int) -> int:
        """Weigh the ending of the word and what comes next."""
        passage = self.passage
        word = passage.words[index]
        right = passage.lowered(index + 1)
        if word.endswith(("'s", "'")) or passage.after(index).startswith("' "):
            if right in SHORTENED:
                return 0
            owned = right in self.lexicon.cues["things_owned"] or self.sight.is_role(right)
            visited = self.passage.lowered(index - 1) in _TO_HOMES
            closed = passage.after(index).strip() or not right
            return 4 if owned else 3 if right in AUXILIARIES or (visited and closed) else 2
        gap = sign(passage.after(index))
        if gap == "":
            return self._followed(index, right) if right else 0
        return self._parted(index, gap, right)

    def _parted(self, index: int, gap: str, right: str) -> int:
        passage = self.passage
        if gap == "|":
            return 3 * (right[:1].isdigit() or self._cell_of_role(index + 1))
        if gap == "(":
            told = right[:1].isdigit() or self.sight.is_role(right) or right in RELATED
            told = told or self.sight.is_role(passage.lowered(index + 2))
            return 4 if told else 1
        if gap == ",":
            return self._after_comma(index, right)
        listed = gap == "-" and passage.after(index) != "-" and self.sight.at_start(index)
        told = right in _REPORTED or right in self.lexicon.cues["person_states"]
        labelled = gap == ":" and right in PRONOUNS_OF and self.sight.at_start(index)
        told = told or (labelled and not self._stuff(index))
        stated = (gap == ":" or listed) and told
        if stated or (passage.after(index) == " - " and self._told_between(index + 1)):
            return 4
        if gap in ("-", "/", "&"):
            return 2 * (right[:1].isdigit() or self.sight.named_neighbour(index + 1))
        return 0

    def _after_comma(self, index: int, right: str) -> int:
        if right in _INTRODUCING and self._role_soon(index + 2):
            return 5
        if right.isdigit() and self.passage.after(index + 1).startswith(","):
            return 5
        if right in OPENING_WHO or right.isdigit() or self.sight.is_role(right):
            return 3
        if self.sight.surely_named(index + 1):
            return 6 if self._entry(index) else 3
        return 2 if self.sight.named_neighbour(index + 1) else 0

    def _cell_of_role(self, place: int) -> bool:
        """Whether the cell of a table says who somebody is and no more: ``| mother |``."""
        last = place + (not self.sight.is_role(self.passage.lowered(place)))
        closed = sign(self.passage.after(last))[:1] in ("|", "")
        return closed and self.sight.is_role(self.passage.lowered(last))

    def _told_between(self, place: int) -> bool:
        """Whether a word for who somebody is stands between signs: ``- health visitor -``."""
        for last in (place, place + 1, place + 2):
            gap = self.passage.after(last).strip()
            if gap:
                return gap[:1] in "-,;" and self.sight.is_role(self.passage.lowered(last))
        return False

    def _role_soon(self, place: int) -> bool:
        """Whether who somebody is follows within three words: ``, the named nurse,``."""
        return any(self.sight.is_role(self.passage.lowered(place + step)) for step in (0, 1, 2))

    def _entry(self, index: int) -> bool:
        """Whether a line or cell gives the surname first: ``Cook, Jason (...``."""
        opened = index == 0 or self.passage.gap(index).strip()[-1:] in (":", "|", "\u2022", "*")
        return opened and self.passage.after(index + 1).strip()[:1] in ("(", "|", "-", "", ",")

    def _followed(self, index: int, right: str) -> int:  # noqa: PLR0911
        cues = self.lexicon.cues
        place = index + 1
        while right in SKIPPED and self.passage.lowered(place + 1) in _VERBAL:
            place, right = place + 1, self.passage.lowered(place + 1)
        if right in AUXILIARIES:
            return self._after_auxiliary(index, place)
        if right in cues["family_nouns"]:
            return 4
        if right in cues["said"]:
            plain = self._stuff(index) and right in _OF_STUFF
            return 0 if plain or self.sight.several(index + 1) else 4
        if right in AND:
            return self._first_of_two(index)
        if right in MODALS or right in cues["age_marks"]:
            return 2
        if right in ("of", "to", "not"):
            return self._led(index, right)
        if right in cues["base_verbs"] or right in SCHEDULES:
            return self._commanded(index, right)
        if right[:1].isdigit() and self._age(index + 1):
            return 4
        return self._capital_follows(index)

    def _led(self, index: int, right: str) -> int:
        """Weigh ``of`` against, and ``to`` and ``not to`` for a person."""
        if right == "of":
            return -3
        if right == "to" or self.passage.lowered(index + 2) == "to":
            return self._tasked(index, 2 + (right == "not"))
        return self._commanded(index, right)

    def _commanded(self, index: int, right: str) -> int:
        """Weigh a plain verb or an object after the word, which is then a verb: ``Mark the``."""
        modal = self.passage.lowered(index) in MODAL_NAMES
        verb = self.lexicon.kinds.get(self.passage.lowered(index), "act") == "act"
        if not modal and (right in SKIPPED or not verb):
            return 0
        return -4 if modal and right in self.lexicon.cues["base_verbs"] else -2

    def _age(self, place: int) -> bool:
        """Whether a number and years or months stand there: ``4 yrs``, ``14yo``."""
        word = self.passage.lows[place]
        digits = word.rstrip("abcdefghijklmnopqrstuvwxyz")
        unit = word[len(digits) :] or self.passage.lowered(place + 1)
        return digits.isdigit() and len(digits) < 3 and unit in self.lexicon.cues["age_marks"]  # noqa: PLR2004

    def _tasked(self, index: int, step: int) -> int:
        """Weigh an action of minutes: ``Mark to chase the report``."""
        cues = self.lexicon.cues
        verb = self.passage.lowered(index + step)
        left = self.passage.lowered(index - 1)
        opening = self.sight.at_start(index) or self.passage.gap(index).strip() == ","
        opening = opening or (left in AND and self.passage.words[index].isupper())
        if not opening:
            return 0
        most = 4
        if self.passage.lowered(index) in cues["abstract"]:
            most = int(self._stuff(index) and self.passage.lowered(index) != "hope")
        if verb == "be":
            state = self.passage.lowered(index + step + 1)
            return min(3, most) if state in cues["person_states"] else 0
        return most if verb in cues["tasks"] else 0

    def _capital_follows(self, index: int) -> int:
        following = self.passage.words[index + 1]
        low = singular(following)
        if len(following) == 1 and following in _LONE_LETTERS:
            return 5 * bool(
                self.passage.after(index + 1).strip() or not self.passage.lowered(index + 2)
            )
        if following[0].isupper() and low not in self.lexicon.words and low.isalpha():
            listed = self.sight.surely_named(index + 1)
            unknown = not following.isupper() and low not in self.lexicon.places["towns"]
            return self._surname_follows(index, low) if listed or unknown else 0
        if (
            following[0].isupper()
            and following.lower() in self.lexicon.words
            and not following.isupper()
        ):
            paired = self.lexicon.readings.get(following.lower()) is not None
            return 2 if paired and not self.sight.colour(index) else -3 if not paired else 0
        loud = following.isupper() and self.passage.words[index].isupper()
        return 2 if loud and following.lower() in self.lexicon.readings else 0

    def _surname_follows(self, index: int, low: str) -> int:
        """Weigh a name after the word, which after a verb may be its object: ``Chase Kirsty``."""
        if self.lexicon.kinds.get(self.passage.lowered(index), "act") != "act":
            return 4
        return 3 if low in self.lexicon.family and low not in self.lexicon.given else 0

    def _after_auxiliary(self, index: int, place: int) -> int:  # noqa: PLR0911
        right = self.passage.lows[place]
        place += 1
        while self.passage.lowered(place) in SKIPPED:
            place += 1
        state = self.passage.lowered(place)
        cues = self.lexicon.cues
        if state.isdigit() and self.passage.lowered(place + 1) in cues["age_marks"] | AND:
            return 4 * (self.passage.lowered(place + 2) not in _OF_SPELLS)
        if state.removesuffix("'s") in cues["kin"] and state.endswith("'s"):
            return 4
        if state in cues["owned_by"] and right not in HAVING:
            return 3
        if state in ("the", "a", "an") and self._kin_soon(place + 1):
            return 4
        if state in cues["thing_states"]:
            counted = self.lexicon.kinds.get(singular(self.passage.words[index])) == "thing"
            return 0 if counted else -2
        if self._stuff(index) and state in _OF_STUFF:
            return 1
        if state in cues["person_states"]:
            return 4
        if right in HAVING or right == "got":
            return 4 if state in cues["said"] else 3
        given = self.lexicon.readings.get(singular(self.passage.words[index])) == "first"
        season = self.passage.lowered(index) in TIMES and state in ("a", "an", "the", "when")
        return 0 if season else 2 if right == "being" or given else 1

    def _stuff(self, index: int) -> bool:
        """Whether the word is else something that is not counted, as hope or patience."""
        return self.lexicon.kinds.get(singular(self.passage.words[index])) == "stuff"

    def _kin_soon(self, place: int) -> bool:
        """Whether a word for a relation follows, as in ``the uncle's friend``."""
        kin, roles = self.lexicon.cues["kin"], self.lexicon.cues["roles"]
        ahead = [self.passage.lowered(place + step) for step in (0, 1, 2)]
        return any(word.removesuffix("'s") in kin or word in roles for word in ahead)

    def _first_of_two(self, index: int) -> int:
        passage = self.passage
        after = passage.lowered(index + 2)
        if self.sight.named_neighbour(index + 2) or self.sight.surely_named(index + 2):
            return 3
        owned = after in self.lexicon.cues["owned_by"] or after == "the"
        if owned and passage.lowered(index + 3) in self.lexicon.cues["kin"]:
            return 3
        if after in self.lexicon.readings and passage.lowered(index + 3) in PLURALS:
            states = self.lexicon.cues["person_states"]
            said = passage.lowered(index + 3) not in ("were", "are", "have", "both", "had")
            return 4 if said or passage.lowered(index + 4) in states else 0
        return 0
