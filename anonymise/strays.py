"""Layer 4: ordinary words with a capital that neither place nor neighbours explain."""

from collections.abc import Iterator
from dataclasses import dataclass

from anonymise.context import Surroundings
from anonymise.framed import framed
from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.small_words import AND, AUXILIARIES, BEING, HAVING, SIZES_WRITTEN
from anonymise.traits import FRAMING, GREETING, KIN, NAMING, STRANGE
from anonymise.verdicts import INITIALLED, NICKNAMED, STRAY, Verdict

_CERTAIN = 4
_OTHERS = ("the", "her", "his", "their", "mum", "dad")
_TO_BE = ("spoken", "asked", "told", "rung", "interviewed", "arrested", "phoned")
_FEELING = frozenset(
    (
        *("asleep", "awake", "crying", "pregnant", "poorly", "tearful", "distressed", "upset"),
        *("frightened", "scared", "hungry", "anxious", "screaming", "arrested", "bailed", "unwell"),
        *(
            "gonna",
            "gunna",
            "sectioned",
            "vomiting",
            "breastfed",
            "drunk",
            "laughing",
            "smiling",
            "teething",
        ),
    )
)
_GIVING = ("owes", "owed", "owe", "gave", "gives", "paid", "lent", "lends", "sent", "gave")
_NO_NICKNAME = ("s", "ing", "ed", "ly", "ion", "ment", "ness", "ity", "or", "er", "ist", "ance")


def may_call(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether words stand there that may lead to a nickname, or one that may be a stray."""
    if passage.flags & (NAMING | GREETING):
        return True
    words = passage.words
    for place in passage.places(KIN):
        if place + 1 < len(words) and words[place + 1][0].isupper():
            return True
    if passage.flags & FRAMING and next(framed(passage, lexicon), None) is not None:
        return True
    return any(_may_stray(passage, lexicon, place) for place in passage.places(STRANGE))


def _may_stray(passage: Passage, lexicon: Lexicon, place: int) -> bool:
    """Whether more can come of a word than the opening of a sentence."""
    words = passage.words
    if passage.gaps[place] not in ((". ", "! ", "? ") if place else ("",)):
        return True
    if words[place - 1] in SIZES_WRITTEN or place + 1 >= len(words):
        return True
    right = passage.lows[place + 1]
    if right in lexicon.cues["human"] or right == "to" or right.isdigit():
        return True
    if right in AUXILIARIES and _felt(passage, place):
        return True
    return right in BEING and words[place] in lexicon.cues["short_names"]


def _felt(passage: Passage, place: int) -> bool:
    """Whether what follows an auxiliary is told of people only: ``Bean was asleep``."""
    right, further = passage.lows[place + 1], passage.lowered(place + 2)
    return further in _FEELING or (right in HAVING and further in ("her", "his"))


@dataclass(slots=True)
class StrayReader:
    """Reads the strays of one passage; each may be a nickname."""

    passage: Passage
    lexicon: Lexicon
    extra: frozenset[str]
    shield: frozenset[int]
    around: Surroundings

    def found(self) -> Iterator[tuple[int, Verdict]]:
        """Give ordinary words with a capital that neither place nor neighbours explain."""
        words = self.passage.words
        for place in self.passage.places(STRANGE):
            if self._opening(place):
                continue
            if place in self.shield or words[place].lower() in self.extra or self._titled(place):
                continue
            if self._relation(place):
                continue
            quoted = self.around.quoted(place)
            if self.around.after_initial(place):
                yield place, INITIALLED
            elif quoted or not self.around.at_start(place):
                told = self.around.before(place) >= _CERTAIN
                yield place, NICKNAMED if told else STRAY
            elif self._subject(place):
                yield place, STRAY

    def _subject(self, place: int) -> bool:
        """Whether a first word can only be somebody, by what it does or is to be done with it."""
        told = self._to_be_told(place) or self._short(place) or self._aged(place)
        return told or self._acting(place) or self._sized(place)

    def _opening(self, place: int) -> bool:
        """Whether the word opens a sentence, and nothing more can come of it."""
        passage = self.passage
        if passage.gaps[place] not in ((". ", "! ", "? ") if place else ("",)):
            return False
        human = passage.lowered(place + 1) in self.lexicon.cues["human"]
        human = human or self._to_be_told(place) or self._short(place) or self._aged(place)
        human = human or (passage.lowered(place + 1) in AUXILIARIES and _felt(passage, place))
        return not human and (not place or passage.words[place - 1] not in SIZES_WRITTEN)

    def _aged(self, place: int) -> bool:
        """Whether an age stands between commas after the word: ``Spud, 6, was``."""
        passage, age = self.passage, self.passage.lowered(place + 1)
        between = passage.after(place) == ", " and passage.after(place + 1) == ", "
        return between and age.isdigit() and len(age) <= len("17")

    def _short(self, place: int) -> bool:
        """Whether a first word that can be no subject is one: ``Do was seen``, ``To and her``."""
        passage, cues = self.passage, self.lexicon.cues
        if passage.words[place] not in cues["short_names"] or passage.lows[place] in cues["kin"]:
            return False
        right, further = passage.lowered(place + 1), passage.lowered(place + 2)
        return right in AUXILIARIES or (right == "and" and further in _OTHERS)

    def _to_be_told(self, place: int) -> bool:
        """Whether somebody is to be spoken to: ``Spud to be spoken to``."""
        lowered = self.passage.lowered
        return (
            lowered(place + 2) == "be"
            and lowered(place + 3) in _TO_BE
            and (lowered(place + 1) == "to")
        )

    def _titled(self, place: int) -> bool:
        """Whether the word is one of several with capitals, or a number follows it."""
        passage = self.passage
        for beside in (place - 1, place + 1):
            gap = passage.gap(max(place, beside))
            if not 0 <= beside < len(passage.words) or gap not in (" ", " & ", "-", "/"):
                continue
            word = passage.words[beside]
            owed = beside > place and self.passage.lowered(place - 1) in _GIVING
            if word[0].isdigit() and owed:
                continue
            sized = beside < place and (word in SIZES_WRITTEN or len(word) == 1)
            if (word[0].isupper() or word[0].isdigit()) and not sized:
                return True
        return False

    def _relation(self, place: int) -> bool:
        """Whether a name that is also a relation is one: ``Mother and Son``, ``her Son``."""
        left, cues = self.passage.lowered(place - 1), self.lexicon.cues
        if self.passage.lows[place] not in cues["kin"]:
            return False
        return left in AND or left in cues["owned_by"] or left in cues["not_before_person"]

    def _sized(self, place: int) -> bool:
        """Whether ``Big`` or ``Little`` opens and a verb follows: ``Big Tone lives upstairs``."""
        passage = self.passage
        if not place or passage.words[place - 1] not in SIZES_WRITTEN or passage.gap(place) != " ":
            return False
        right = passage.lowered(place + 1)
        return right in self.lexicon.cues["said"] or right in AUXILIARIES

    def _acting(self, place: int) -> bool:
        """Whether a first word does what only people do: ``Spud drove them there``."""
        low, right = self.passage.lowered(place), self.passage.lowered(place + 1)
        if self.passage.after(place) != " " or low.endswith(_NO_NICKNAME):
            return False
        if right in AUXILIARIES and _felt(self.passage, place):
            return True
        return right in self.lexicon.cues["human"]
