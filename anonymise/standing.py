"""Layer 4: whether a word stands where only a name can, given what else the word is.

A counted thing without an article (``spoke to angel``), a verb before a verb (``mark said``), an
adjective without a noun (``message from sandy``) can hardly be anything but a name. Virtues and
seasons stand alone as words too, so they need more. Figures are weights of evidence.
"""

from dataclasses import dataclass, field

from anonymise.grammar import Grammar
from anonymise.hits import Passage
from anonymise.lean import both_told, done_to_somebody, told_leanly
from anonymise.lexicon import Lexicon
from anonymise.small_words import AND, MONTHS, TIMES

_JUDGING = frozenset(("left", "made", "keep", "kept", "found", "feel", "felt", "let", "get", "got"))
_BABIES = frozenset(("baby", "bump", "newborn", "kids", "twins", "toddler", "son", "daughter"))
_JOINED = frozenset(("her", "his", "their", "both", "i", "we"))
_OPENING = 4
_PERSONS = ("one", "person", "adult", "worker", "professional")
_MERELY = ("only", "just")
_NEEDING = frozenset(("needs", "wont", "doesnt", "didnt", "isnt", "keeps", "got", "cant"))
_SPEAKING_ON = frozenset(("i", "im", "i'm", "u", "ur", "can", "could", "we", "just", "pls", "hope"))
_WRITING = frozenset(("its", "it's", "im", "i'm"))
_HUMAN = frozenset(("he", "she", "hes", "shes", "he's", "she's"))
_SUPERLATIVE = frozenset(("the", "a", "an", "his", "her", "my", "mum's", "mums", "dad's", "dads"))


@dataclass(slots=True)
class Standing:
    """Weighs the grammar around one word of a passage."""

    grammar: Grammar
    passage: Passage = field(init=False)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.passage, self.lexicon = self.grammar.passage, self.grammar.lexicon

    def weight(self, index: int, *, opening: bool) -> int:
        """Weigh a word in lower case, or one with a capital that opens a sentence."""
        kind = self.lexicon.kinds.get(self.passage.lowered(index))
        if kind is None:
            return 0
        evidence = self._taken_up(index) + self._is_somebody(index, kind) + self._pair(index)
        evidence += self._greeted(index) + self._signing(index)
        if not opening and not self.grammar.free(index):
            return evidence
        if opening and kind != "quality" and (self.grammar.family(index) or self._mother(index)):
            evidence += 2
        verb = self.grammar.verb(index)
        lean = self._leanly(index, kind)
        if verb:
            return evidence + (lean or self._as_subject(index, kind, verb))
        evidence += (lean or self._without_verb(index, kind)) + self._from_agency(index)
        if self.passage.words[index][0].isupper():
            return evidence
        return evidence + self._as_object(index, kind)

    def _mother(self, index: int) -> bool:
        """Whether a baby or children go with the first word: ``Autumn and baby both well``."""
        lowered = self.passage.lowered
        return lowered(index + 1) in AND and lowered(index + 2) in _BABIES

    def _leanly(self, index: int, kind: str) -> int:
        """Weigh what is told of people only, in the style of notes or with somebody after it."""
        passage, lexicon = self.passage, self.lexicon
        if told_leanly(passage, lexicon, index):
            return 1 if kind == "quality" else 2
        return 2 * (kind == "stuff" and done_to_somebody(passage, lexicon, index))

    def _without_verb(self, index: int, kind: str) -> int:
        """Weigh a state or a place that follows at once, as in notes."""
        if self.grammar.stated(index):
            return {"stuff": 2, "act": 1}.get(kind, 3)
        return 5 if self.grammar.modal(index) else int(self.grammar.placed(index))

    def _as_subject(self, index: int, kind: str, verb: int) -> int:
        if index and not self.passage.gap(index).strip():
            left = self.passage.lows[index - 1]
            if left in self.lexicon.cues["before_person"] and left not in ("and", "&"):
                return 0
        capital = self.passage.words[index][0].isupper()
        if kind == "stuff":
            needing = self.passage.lowered(index + 1) in _NEEDING
            return self.grammar.casual() if needing and not capital else 0 if verb == 1 else 1
        if self.grammar.modal(index):
            return 4
        if kind == "act":
            return 2 * verb - capital
        if kind == "quality" and self.grammar.plural(index):
            return -3
        doing = self.passage.lowered(index + 2).endswith("ing")
        return verb + (0 if capital else 1) + doing

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
            first = "first" in (
                lexicon.readings.get(low),
                lexicon.readings.get(self.passage.lows[index]),
            )
            counted = lexicon.kinds.get(low) == "thing"
            last = max(place, index) + 1
            if self.grammar.casual() and (
                self._done(last) or both_told(self.passage, lexicon, last)
            ):
                best = max(best, 2)
            best = max(best, 3 if first and low in lexicon.readings else counted)
        return best

    def _done(self, place: int) -> bool:
        """Whether something was done with people: ``hope and summer collected by``."""
        right = self.passage.lowered(place)
        return right in self.lexicon.cues["person_states"] or right in ("collected", "both", "r")

    def _as_object(self, index: int, kind: str) -> int:
        if index == 0 or self.passage.gap(index).strip():
            return 0
        if not self.grammar.closed(index):
            return 2 * (kind != "stuff" and self._along(index))
        if self.grammar.asked(index):
            return {"thing": 3, "act": 3, "stuff": 2, "quality": 0}[kind]
        left, cues = self.passage.lows[index - 1], self.lexicon.cues
        unled = left in cues["said"] and left not in cues["objects_of"]
        led = (left == "to" and kind == "act") or (left in _JUDGING and kind == "quality")
        if unled or led:
            return 0
        if kind == "stuff":
            return 2 if self._paired(index) else 0
        return 3

    def _along(self, index: int) -> bool:
        """Whether somebody does something along with others: ``with heather shadowing``."""
        right = self.passage.lows[index + 1]
        return self.passage.lows[index - 1] in ("with", "w") and right.endswith("ing")

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
            if lowered(place) in ("only", "first", "last") and lowered(place + 1) in _PERSONS:
                return 5
            somebody = lowered(place) in cues["person_nouns"] or self._one(lowered(place))
            acts = lowered(place + 1) in cues["said"] or self.passage.after(place).strip() == ","
            told = kind == "thing" or lowered(index + 1) != "the" or acts
            if somebody and told and lowered(place - 1) in _SUPERLATIVE:
                return 5
        if index < 2 or lowered(index - 1) not in ("is", "was", "name's", "being"):  # noqa: PLR2004
            return 0
        if not self.grammar.closed(index) or self.passage.gap(index).strip():
            return 0
        before = lowered(index - 2).removesuffix("'s")
        if before in ("name", "surname", "forename"):
            return 5
        somebody = before in cues["kin_of_one"] or before in ("bf", "gf", "worker", "sw", "hv")
        return 4 if somebody and kind != "quality" else 0

    def _one(self, word: str) -> bool:
        cues = self.lexicon.cues
        return word in cues["kin_of_one"] or word in cues["roles"]

    def _greeted(self, index: int) -> int:
        """Weigh ``hiya jade`` and ``its hazel from``, where somebody writes to somebody."""
        if index == 0 or self.passage.gap(index).strip():
            return 0
        left, further = self.passage.lows[index - 1], self.passage.lowered(index - 2)
        right = self.passage.lowered(index + 1)
        if left in _MERELY and further in _WRITING and right.endswith("ing"):
            return 5
        if right == "that" or not (right in _SPEAKING_ON or self.grammar.closed(index)):
            return 0
        greeted = index < _OPENING and left in self.lexicon.cues["greetings"]
        written = left in _WRITING or (left == "is" and further == "this")
        return 5 if greeted or (written and self._said_first(index - 1)) else 0

    def _signing(self, index: int) -> int:
        """Weigh a word alone at the end of a message, as who sends it."""
        passage = self.passage
        ahead = passage.lows[index + 1 :]
        alone = len(ahead) < _OPENING and not any(word.strip("x") for word in ahead)
        parted = index > _OPENING and passage.gap(index).strip() in (".", "!", "?", "-")
        return 3 * (alone and parted and passage.words[index].islower())

    def _said_first(self, index: int) -> bool:
        if self.grammar.around.at_start(index) or self.passage.gap(index) == ", ":
            return True
        return self.passage.lowered(index - 1) in self.lexicon.cues["greetings"]

    def _from_agency(self, index: int) -> int:
        """Weigh ``Penny from housing`` and ``bill next door``."""
        lowered = self.passage.lowered
        if lowered(index + 1) in ("next", "nxt") and lowered(index + 2) == "door":
            return 5
        if lowered(index + 1) not in ("from", "at", "in", "on") or self.passage.after(index) != " ":
            return 0
        place = index + 2 + (lowered(index + 2) == "the")
        agencies, own = self.lexicon.cues["agencies"], lowered(index + 1) == "from"
        if own and self._organisation(place):
            return 4
        ahead = [lowered(place + step) for step in range(3)]
        if ahead[0].endswith("'s") and ahead[1] not in agencies and ahead[1] != "services":
            return 0
        reach = 3 if place > index + 2 else 1 + own
        if agencies.intersection(ahead[:reach]):
            return 5 if own else 3
        return 0

    def _organisation(self, place: int) -> bool:
        """Whether a word with a capital of its own stands there, and no month or relation."""
        words = self.passage.words
        if place >= len(words) or not words[place][0].isupper():
            return False
        low = self.passage.lows[place]
        return low not in MONTHS and low not in TIMES and not self._one(low)
