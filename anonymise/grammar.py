"""Plain facts of grammar around one word, by which a name that is also a word is told."""

from dataclasses import dataclass, field

from anonymise.context import Surroundings
from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.small_words import AND, AUXILIARIES, MODAL_NAMES, MODALS, SKIPPED, THINKING
from anonymise.traits import NAME

_CLOSING = frozenset(
    (
        *("and", "or", "but", "who", "whose", "because", "when", "while", "if", "as", "so", "then"),
        *("to", "at", "in", "on", "with", "from", "for", "by", "about", "after", "before", "until"),
        *("til", "till", "since", "during", "re", "w", "not", "her", "his", "she", "he", "again"),
        *("today", "yesterday", "tomorrow", "alone", "twice", "there", "here", "up", "off", "home"),
        *("back", "please", "pls", "plz", "asap", "out", "over", "round", "down", "first", "later"),
        *(
            "well",
            "soon",
            "instead",
            "tonight",
            "early",
            "both",
            "all",
            "through",
            "outside",
            "inside",
        ),
        *(
            "n",
            "frm",
            "&",
            "than",
            "also",
            "too",
            "now",
            "still",
            "weekly",
            "daily",
            "directly",
            "either",
        ),
    )
)
_DEGREES = frozenset(("v", "very", "still", "now", "quite", "more", "too", "so", "really", "bit"))
_AFTER = frozenset(("but", "then", "than", "because", "yet", "although", "however", "btw", "pls"))
_PLAIN_VERBS = frozenset(
    (
        *("says", "wants", "tells", "asks", "thinks", "likes", "feels", "goes", "does", "lives"),
        *("knows", "hates", "gets", "sees", "hears", "keeps", "seems", "says", "denies", "takes"),
        *("attends", "presents", "enjoys", "comes", "loves", "gives", "makes", "remains", "plays"),
    )
)
_SHORTEST = 4
_BEDS = ("bed", "bay", "room", "rm", "cot", "slot", "cubicle")
_ROOTS = frozenset(("bring", "sing", "ring", "cling", "swing", "sting", "spring", "being"))
_SOMEWHERE = frozenset(("on", "in", "at", "with", "upstairs", "downstairs", "outside", "under"))
_LEAN_VERBS = frozenset(("needs", "keeps", "seems"))


@dataclass(slots=True)
class Grammar:
    """Answers questions about the words of one passage."""

    passage: Passage
    lexicon: Lexicon
    around: Surroundings
    _casual: int | None = field(default=None, init=False)
    _loud: bool | None = field(default=None, init=False)

    def casual(self) -> int:
        """Weigh whether the paragraph leaves capitals out: of its first word, and of a name."""
        if self._casual is None:
            opening = self.passage.words[0]
            words = self.passage.words
            named = any(self._plainly_named(words[place]) for place in self.passage.places(NAME))
            self._casual = (opening.islower() and opening.isalpha()) + 2 * named
        return self._casual

    def casual_here(self, index: int) -> int:
        """Weigh the same for one word, which a quotation without capitals may hold."""
        if self.casual() or '"' not in self.passage.text:
            return self.casual()
        if self.passage.lows[index] in MODAL_NAMES or '"' in self.passage.after(index):
            return 0
        before = self.passage.text[: self.passage.start(index)]
        opened, _, quoted = before.rpartition('"')
        if opened.count('"') % 2 or not before.count('"'):
            return 0
        return int((quoted.lstrip() or self.passage.words[index])[0].islower())

    def _loud_names(self) -> bool:
        """Whether the paragraph writes names of the lists in capitals."""
        if self._loud is None:
            words = (self.passage.words[place] for place in self.passage.places(NAME))
            self._loud = any(self._plainly_loud(word) for word in words)
        return self._loud

    def _plainly_loud(self, word: str) -> bool:
        low = word.removesuffix("'S").lower()
        known = low in self.lexicon.words or word in self.lexicon.acronyms
        return word.isupper() and len(low) >= _SHORTEST and not known and self.lexicon.is_name(low)

    def loudly(self, index: int) -> int:
        """Weigh a word in capitals among words that are not: ``BED 3 CARPENTER - bloods``."""
        return self._bedded(index) + 3 * self._loud_names()

    def _bedded(self, index: int) -> int:
        left, after = self.passage.lowered(index - 1), self.passage.after(index).strip()
        bed = left.isdigit() and self.passage.lowered(index - 2) in _BEDS
        opened = bed or self.around.at_start(index)
        signed = after[:1] in tuple("-:(|\u2192>")
        return 4 * bed + 2 * (opened and bool(after) and signed)

    def _plainly_named(self, word: str) -> bool:
        """Whether a word in lower case is of the lists of names and no word at all."""
        low = word.removesuffix("'s")
        if not low.islower() or len(low) < _SHORTEST or low in self.lexicon.words:
            return False
        return self.lexicon.is_name(low) and low not in self.lexicon.places["towns"]

    def free(self, index: int) -> bool:
        """Whether nothing stands before that a word of any kind would go with."""
        if index == 0 or self.passage.gap(index).strip():
            return True
        left, cues = self.passage.lows[index - 1], self.lexicon.cues
        if left in cues["not_before_person"] or left in cues["owned_by"] or left.endswith("'s"):
            return False
        return (
            left in AND
            or left in _AFTER
            or left in cues["before_person"]
            or left in cues["joined_by"]
            or left in cues["objects_of"]
            or left in cues["said"]
            or left in THINKING
            or left in ("up", "off")
            or (left == "out" and self.passage.lowered(index - 2) in ("turns", "turned"))
            or self.asked(index)
        )

    def asked(self, index: int) -> bool:
        """Whether a question opens right before the word: ``is hunter still there``."""
        if self.passage.lows[index - 1] not in AUXILIARIES | MODALS:
            return False
        return index == 1 or bool(self.passage.gap(index - 1).strip())

    def verb(self, index: int) -> int:
        """Tell whether a verb follows: 2 one of people, 1 any other, 0 none."""
        place = index + 1
        if self.passage.after(index).strip():
            return 0
        while self.passage.lowered(place) in SKIPPED:
            place += 1
        word = self.passage.lowered(place)
        if word in self.lexicon.cues["said"] and word not in AUXILIARIES:
            return 0 if self.around.several(place) else 2
        past = word.endswith("ed") and len(word) > _SHORTEST and word in self.lexicon.words
        return int(past or word in AUXILIARIES or word in MODALS or word in _LEAN_VERBS)

    def human(self, index: int) -> bool:
        """Whether a verb follows that only people do, or an auxiliary with a state of a person."""
        right, further = self.passage.lowered(index + 1), self.passage.lowered(index + 2)
        if self.passage.after(index) != " ":
            return False
        if right in AUXILIARIES and further in self.lexicon.cues["conditions"]:
            return True
        plural = right in self.lexicon.cues["plural_too"] and self.around.several(index + 1)
        return right in self.lexicon.cues["human"] and not plural

    def modal(self, index: int) -> bool:
        """Whether ``will`` or ``may`` stands before a verb that neither could go with."""
        right = self.passage.lowered(index + 1)
        doing = right.endswith("ing") and right not in _ROOTS
        own = self.passage.lowered(index) in MODAL_NAMES
        return own and (right in AUXILIARIES or doing)

    def family(self, index: int) -> bool:
        """Whether ``family`` or the like follows."""
        right = self.passage.lowered(index + 1)
        return right in self.lexicon.cues["family_nouns"] and self.passage.after(index) == " "

    def plural(self, index: int) -> bool:
        """Whether the verb after an adjective is rather a noun in the plural: ``Long waits``."""
        right = self.passage.lows[index + 1]
        return right.endswith("s") and right not in AUXILIARIES and right not in _PLAIN_VERBS

    def closed(self, index: int) -> bool:
        """Whether no noun follows that the word could go with."""
        if self.passage.after(index).strip() or index + 1 == len(self.passage.words):
            return True
        right = self.passage.lows[index + 1]
        return right in _CLOSING or right in self.lexicon.cues["joined_by"]

    def stated(self, index: int) -> bool:
        """Whether a state of a person follows a first word at once: ``daisy feeding well``."""
        listed = self.passage.gap(index) == ", " and self.passage.words[index].islower()
        if self.passage.after(index) != " " or not (listed or self.around.at_start(index)):
            return False
        place = index + 1
        while self.passage.lowered(place) in _DEGREES:
            place += 1
        word = self.passage.lowered(place)
        doing = word.endswith("ing") and word not in _ROOTS and word in self.lexicon.words
        return word in self.lexicon.cues["conditions"] or (doing and listed)

    def placed(self, index: int) -> bool:
        """Whether a first word in lower case is said to be somewhere: ``bill on sofa``."""
        opening = index == 0 or self.around.at_start(index)
        lower = self.passage.words[index].islower()
        right = index + 1 + (self.passage.lowered(index + 1) == "not")
        return opening and lower and self.passage.lowered(right) in _SOMEWHERE
