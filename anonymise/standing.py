"""Layer 4: whether a word stands where only a name can, given what else the word is.

A counted thing without an article (``spoke to angel``), a verb before a verb (``mark said``), an
adjective without a noun (``message from sandy``) can hardly be anything but a name. Virtues and
seasons stand alone as words too, so they need more. Figures are weights of evidence.
"""

from dataclasses import dataclass, field

from anonymise.context import Surroundings
from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.small_words import AND, AUXILIARIES, MODAL_NAMES, MODALS, SKIPPED

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
        *("n", "&", "than", "also", "too", "now", "still", "weekly", "daily", "directly", "either"),
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
_JUDGING = frozenset(("left", "made", "keep", "kept", "found", "feel", "felt", "let", "get", "got"))
_JOINED = frozenset(("her", "his", "their", "both", "i", "we"))
_SHORTEST = 4
_ROOTS = frozenset(("bring", "sing", "ring", "cling", "swing", "sting", "spring", "being"))
_SOMEWHERE = frozenset(("on", "in", "at", "with", "upstairs", "downstairs", "outside", "under"))
_LEAN_VERBS = frozenset(("needs", "keeps", "seems"))
_HUMAN = frozenset(("he", "she", "hes", "shes", "he's", "she's"))
_SUPERLATIVE = frozenset(("the", "a", "an", "his", "her", "my", "mum's", "mums", "dad's", "dads"))


@dataclass(slots=True)
class Standing:
    """Weighs the grammar around one word of a passage."""

    passage: Passage
    lexicon: Lexicon
    around: Surroundings
    _casual: int | None = field(default=None, init=False)

    def weight(self, index: int, *, opening: bool) -> int:
        """Weigh a word in lower case, or one with a capital that opens a sentence."""
        kind = self.lexicon.kinds.get(self.passage.lowered(index))
        if kind is None:
            return 0
        evidence = self._taken_up(index) + self._is_somebody(index, kind) + self._pair(index)
        if not opening and not self._free(index):
            return evidence
        if opening and kind != "quality" and self._family(index):
            evidence += 2
        verb = self._verb(index)
        if not verb and kind != "act" and self._stated(index):
            return evidence + (2 if kind == "stuff" else 3)
        if not verb and self._modal(index):
            return evidence + 5
        if not verb and self._placed(index):
            evidence += 1
        if verb:
            return evidence + self._as_subject(index, kind, verb)
        evidence += self._from_agency(index)
        if self.passage.words[index][0].isupper():
            return evidence
        return evidence + self._as_object(index, kind)

    def casual(self) -> int:
        """Weigh whether the paragraph leaves capitals out: of its first word, and of a name."""
        if self._casual is None:
            opening = self.passage.words[0]
            named = any(map(self._plainly_named, self.passage.words))
            self._casual = (opening.islower() and opening.isalpha()) + 2 * named
        return self._casual

    def _plainly_named(self, word: str) -> bool:
        """Whether a word in lower case is of the lists of names and no word at all."""
        low = word.removesuffix("'s")
        if not low.islower() or len(low) < _SHORTEST or low in self.lexicon.words:
            return False
        return self.lexicon.is_name(low) and low not in self.lexicon.places["towns"]

    def _free(self, index: int) -> bool:
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
            or self._asked(index)
        )

    def _asked(self, index: int) -> bool:
        """Whether a question opens right before the word: ``is hunter still there``."""
        if self.passage.lows[index - 1] not in AUXILIARIES | MODALS:
            return False
        return index == 1 or bool(self.passage.gap(index - 1).strip())

    def _verb(self, index: int) -> int:
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

    def _as_subject(self, index: int, kind: str, verb: int) -> int:
        if index and not self.passage.gap(index).strip():
            left = self.passage.lows[index - 1]
            if left in self.lexicon.cues["before_person"] and left not in ("and", "&"):
                return 0
        capital = self.passage.words[index][0].isupper()
        if kind == "stuff":
            return 0 if verb == 1 else 1
        if self._modal(index):
            return 4
        if kind == "act":
            return 2 * verb - capital
        if kind == "quality" and self._plural(index):
            return -3
        doing = self.passage.lowered(index + 2).endswith("ing")
        return verb + (0 if capital else 1) + doing

    def _modal(self, index: int) -> bool:
        """Whether ``will`` or ``may`` stands before a verb that neither could go with."""
        right = self.passage.lowered(index + 1)
        doing = right.endswith("ing") and right not in _ROOTS
        own = self.passage.lowered(index) in MODAL_NAMES
        return own and (right in AUXILIARIES or doing)

    def _family(self, index: int) -> bool:
        right = self.passage.lowered(index + 1)
        return right in self.lexicon.cues["family_nouns"] and self.passage.after(index) == " "

    def _pair(self, index: int) -> int:
        """Weigh another name that is a word, joined by ``and``: ``jack and holly``."""
        lexicon, words = self.lexicon, self.passage.words
        best = 0
        for step in (-2, 2):
            place = index + step
            if not 0 <= place < len(words) or self.passage.lows[index + step // 2] not in AND:
                continue
            low = self.passage.lows[place]
            cased = words[place][0].isupper() == words[index][0].isupper()
            if lexicon.readings.get(low) == "word" or not cased:
                continue
            first = "first" in (lexicon.readings.get(low), lexicon.readings.get(self._low(index)))
            counted = lexicon.kinds.get(low) == "thing"
            best = max(best, 3 if first and low in lexicon.readings else counted)
        return best

    def _low(self, index: int) -> str:
        return self.passage.lows[index]

    def _plural(self, index: int) -> bool:
        """Whether the verb after an adjective is rather a noun in the plural: ``Long waits``."""
        right = self.passage.lows[index + 1]
        return right.endswith("s") and right not in AUXILIARIES and right not in _PLAIN_VERBS

    def _as_object(self, index: int, kind: str) -> int:
        if index == 0 or self.passage.gap(index).strip() or not self._closed(index):
            return 0
        if self._asked(index):
            return {"thing": 3, "act": 3, "stuff": 2, "quality": 0}[kind]
        left, cues = self.passage.lows[index - 1], self.lexicon.cues
        unled = left in cues["said"] and left not in cues["objects_of"]
        led = (left == "to" and kind == "act") or (left in _JUDGING and kind == "quality")
        if unled or led:
            return 0
        if kind == "stuff":
            return 2 if self._paired(index) else 0
        return 3

    def _closed(self, index: int) -> bool:
        """Whether no noun follows that the word could go with."""
        if self.passage.after(index).strip() or index + 1 == len(self.passage.words):
            return True
        right = self.passage.lows[index + 1]
        return right in _CLOSING or right in self.lexicon.cues["joined_by"]

    def _paired(self, index: int) -> bool:
        """Whether a person is joined to the word: ``faith and her sister``."""
        right, further = self.passage.lowered(index + 1), self.passage.lowered(index + 2)
        if right not in AND:
            named = right == "by" and further == "name"
            led = ("between", "spoke", "w", "re", "asked", "partner", "pt")
            return named or self.passage.lowered(index - 1) in led
        return further in _JOINED or further in self.lexicon.cues["kin"]

    def _taken_up(self, index: int) -> int:
        """Weigh whether ``she`` or ``he`` follows right after a comma."""
        joined = self.passage.after(index).strip() in (",", "-", "(", ";")
        return 3 if joined and self.passage.lowered(index + 1) in _HUMAN else 0

    def _is_somebody(self, index: int, kind: str) -> int:
        """Weigh ``mum's partner is ...``, ``his name is ...`` and ``... is the eldest``."""
        cues, lowered = self.lexicon.cues, self.passage.lowered
        if self.passage.after(index) == " " and lowered(index + 1) in ("is", "was", "the"):
            place = index + 1 + (lowered(index + 1) != "the")
            place += lowered(place) in _SUPERLATIVE
            somebody = (
                lowered(place) in cues["person_nouns"] or lowered(place) in cues["kin_of_one"]
            )
            acts = lowered(place + 1) in cues["said"] or self.passage.after(place).strip() == ","
            told = kind == "thing" or lowered(index + 1) != "the" or acts
            if somebody and told and lowered(place - 1) in _SUPERLATIVE:
                return 5
        if index < 2 or lowered(index - 1) not in ("is", "was", "name's", "being"):  # noqa: PLR2004
            return 0
        if not self._closed(index) or self.passage.gap(index).strip():
            return 0
        before = lowered(index - 2).removesuffix("'s")
        if before in ("name", "surname", "forename"):
            return 5
        somebody = before in cues["kin_of_one"] or before in ("bf", "gf", "worker", "sw", "hv")
        return 4 if somebody and kind != "quality" else 0

    def _stated(self, index: int) -> bool:
        """Whether a state of a person follows a first word at once: ``daisy feeding well``."""
        if self.passage.after(index) != " " or not (index == 0 or self.around.at_start(index)):
            return False
        place = index + 1
        while self.passage.lowered(place) in _DEGREES:
            place += 1
        word = self.passage.lowered(place)
        return word in self.lexicon.cues["conditions"]

    def _placed(self, index: int) -> bool:
        """Whether a first word in lower case is said to be somewhere: ``bill on sofa``."""
        opening = index == 0 or self.around.at_start(index)
        lower = self.passage.words[index].islower()
        return opening and lower and self.passage.lowered(index + 1) in _SOMEWHERE

    def _from_agency(self, index: int) -> int:
        """Weigh ``Penny from housing`` and ``bill next door``."""
        lowered = self.passage.lowered
        if lowered(index + 1) == "next" and lowered(index + 2) == "door":
            return 5
        if lowered(index + 1) not in ("from", "at", "in", "on") or self.passage.after(index) != " ":
            return 0
        place = index + 2 + (lowered(index + 2) == "the")
        return 3 if lowered(place) in self.lexicon.cues["agencies"] else 0
