"""Layer 6: places of a sentence where only somebody can stand, whatever the letters there may mean.

What is rung, met or hit, what is eight, what cried or went to her nan's, is a person. ``2`` says
that no thing, organisation or illness could stand there; ``1`` that one hardly could.
"""

from dataclasses import dataclass

from anonymise.context import Surroundings
from anonymise.lean import of_people, told_leanly
from anonymise.small_words import AND, AUXILIARIES, MODALS

_OBJECTS = frozenset(
    (
        *("saw", "visited", "visit", "met", "tried", "asked", "told", "collected", "dropped"),
        *("hugged", "kicked", "slapped", "punched", "hit", "bit", "hurt", "bathed", "fed", "woke"),
        *("texted", "txt", "txtd", "rang", "phoned", "messaged", "emailed", "reassured", "thanked"),
        *("see", "seeing", "meet", "meeting", "ask", "asking", "tell", "telling", "ring", "hear"),
        *(
            "signed",
            "countersigned",
            "initialled",
            "ringing",
            "visiting",
            "collecting",
            "interviewed",
            "picked",
            "heard",
            "observed",
        ),
    )
)
_LED = frozenset(("to", "with", "w", "from", "by", "about", "between", "for", "cc", "re", "of"))
_PEOPLE_DO = frozenset(
    (
        *("spoke", "spoken", "speak", "speaking", "talked", "talk", "contact", "visit", "visited"),
        *("text", "txt", "call", "email", "letter", "message", "voicemail", "session", "chat"),
        *("worried", "scared", "frightened", "hit", "seen", "signed", "chaired", "supervised"),
        *("written", "collected", "bullied", "assaulted", "slapped", "kicked", "punched", "lives"),
        *("living", "stays", "staying", "playing", "argued", "sent", "home", "supervision", "row"),
        *("met", "meeting", "concerned", "logged", "completed", "typed", "witnessed", "driven"),
        *(
            "discussed",
            "copy",
            "copied",
            "copies",
            "forwarded",
            "handed",
            "passed",
            "sits",
            "rests",
        ),
        *("remains", "stuck", "unsigned", "outstanding", "pending", "lies", "ref", "liaise"),
    )
)
_SURELY_DONE = frozenset(
    (
        *("hit", "bullied", "assaulted", "slapped", "kicked", "punched", "lives", "living"),
        *("stays", "staying", "playing", "argued", "spoke", "spoken", "speaking", "talked"),
        "discussed",
    )
)
_CLOSING = frozenset(
    (
        *("at", "in", "on", "to", "and", "or", "who", "what", "where", "why", "how", "if", "that"),
        *("today", "yesterday", "tomorrow", "alone", "again", "twice", "after", "before", "when"),
        *("with", "saying", "about", "re", "no", "but", "while", "because", "for", "by", "there"),
        *("this", "last", "early", "late", "as", "then", "his", "her", "she", "he", "outside"),
    )
)
_PEOPLE = frozenset(("his", "her", "himself", "herself", "he", "she", "hers", "him"))
_BASE = frozenset(
    (
        *("ring", "speak", "come", "go", "talk", "eat", "sleep", "stay", "attend", "engage", "say"),
        *("tell", "want", "like", "know", "live", "play", "cry", "hit", "shout", "sit", "walk"),
        *("read", "write", "understand", "remember", "ask", "answer", "text", "phone", "think"),
        *("see", "hear", "swim", "leave", "return", "call", "visit", "meet", "drink", "smoke"),
        *("trust", "love", "hate", "feel", "wait", "let", "look", "listen", "drive", "wear"),
    )
)
_NOT = frozenset(("not", "never", "n't", "also", "still", "always", "only", "just", "often", "now"))
_REFUSED = frozenset(("refused", "agreed", "asked", "wants", "wanted", "tried", "forgot", "chose"))
_REFUSING = frozenset(("cannot", "doesnt", "didnt", "wont", "cant", "doesn't", "didn't", "won't"))
_DID = frozenset(
    (
        *("understands", "understood", "txt", "txtd", "likes", "liked", "loved", "feels", "felt"),
        *("attended", "engaged", "presented", "disclosed", "missed", "looked", "wore", "cut"),
        *("explained", "denied", "admitted", "believes", "enjoys", "enjoyed", "wishes", "argued"),
        *("thanked", "apologised", "hopes", "hoped", "remembers", "prefers", "plays", "played"),
    )
)
_OPENERS = frozenset(("is", "was", "has", "does", "did", "can", "will", "had"))
_STATES = frozenset(
    (
        *("eaten", "slept", "settled", "told", "late", "upset", "there", "born", "aware", "awake"),
        *("tired", "able", "unable", "willing", "unwilling", "keen", "reluctant", "resilient"),
        *("allowed", "scared", "bullied", "registered", "living", "staying", "supposed", "home"),
    )
)
_OF_THINGS = frozenset(
    (
        *("means", "meant", "affects", "affected", "makes", "made", "causes", "caused", "shows"),
        *("explains", "leaves", "helps", "helped", "led", "stops", "impacts", "impacted", "drives"),
        *("offered", "considered", "identified", "by", "for", "of", "raised", "high", "low"),
    )
)
_HAVING = frozenset(
    (
        *("has", "have", "had", "having", "with", "of", "no", "some", "any", "possible", "severe"),
        *("mild", "own", "for", "and", "or", "about", "re", "between", "due", "suspected", "known"),
        *("parental", "maternal", "on", "in", "via", "the", "from", "by", "after", "historic"),
    )
)
_SUPERLATIVE = frozenset(("eldest", "oldest", "youngest", "older", "younger", "middle", "only"))
_THANKING = frozenset(("thanks", "cheers", "hi", "hello", "dear", "hiya", "hey", "cc"))
_NEAR = 6
_DUTIES = frozenset(("call", "shift", "leave", "nights", "earlies", "lates", "duty", "a/l"))
_BODILY = frozenset(
    (
        *("supervise", "drive", "cook", "sit", "sleep", "eat", "cry", "swim", "walk", "chair"),
        *("smoke", "drink", "minute", "shadow", "ring", "pop", "bathe", "babysit", "escort"),
    )
)


@dataclass(slots=True)
class PersonSlots:
    """Looks at places of one passage."""

    around: Surroundings

    def sure(self, index: int) -> int:
        """Tell how surely only somebody can stand there: 2, 1 or 0."""
        return max(self._as_object(index), self._as_subject(index), self._asked(index))

    def acting(self, index: int) -> int:
        """Tell how surely what stands there does, or is, what only somebody does or is."""
        return self._as_subject(index)

    def _as_object(self, index: int) -> int:
        passage = self.around.passage
        if not index:
            return 0
        left, further = passage.lows[index - 1], passage.lowered(index - 2)
        gap = passage.gap(index)
        if left in _THANKING and gap in (" ", ", ", ": "):
            return 1 + (left != "cc" and bool(passage.after(index).strip()))
        joined = gap == " " or (left == "w" and gap in ("/", "/ "))
        if not joined or not self._closed(index):
            return 0
        if left in _OBJECTS:
            return 1 + (further not in ("the", "a", "no"))
        if left in _LED and further in _PEOPLE_DO:
            return 1 + (further in _SURELY_DONE and left in ("to", "with", "w", "by"))
        return int(left in ("between", "and") and self._paired(index))

    def _paired(self, index: int) -> bool:
        """Whether a relation or a pronoun is joined to the place: ``between KT and his dad``."""
        lowered = self.around.passage.lowered
        if lowered(index - 1) == "between":
            return lowered(index + 1) in AND and self._somebody(index + 2)
        before = lowered(index - 2)
        return before in ("her", "him", "me", "he", "she") or of_people(self.around.lexicon, before)

    def _somebody(self, place: int) -> bool:
        word = self.around.passage.lowered(place)
        return word in _PEOPLE or of_people(self.around.lexicon, word)

    def _closed(self, index: int) -> bool:
        """Whether no noun follows that the letters would go with."""
        after, right = (
            self.around.passage.after(index).strip(),
            self.around.passage.lowered(index + 1),
        )
        if after:
            return after[0] not in "-/&+"
        return not right or right in _CLOSING or right in AUXILIARIES or right in MODALS

    def _as_subject(self, index: int) -> int:
        passage, cues = self.around.passage, self.around.lexicon.cues
        if passage.after(index) in (" (", ", ") and self._aged(index):
            return 2
        left = passage.lowered(index - 1) if passage.gap(index) == " " else ""
        led = left in cues["not_before_person"] or left in cues["owned_by"] or left.endswith("'s")
        if passage.after(index) != " " or led:
            return 0
        if self._doing(index):
            return 2
        right, further = passage.lowered(index + 1), passage.lowered(index + 2)
        if right in AUXILIARIES:
            return self._being(index + 2)
        if right in MODALS or right in _REFUSING:
            place = index + 2 + (further in _NOT)
            return (1 + (further in _NOT)) * (passage.lowered(place) in _BASE)
        return int(left not in _HAVING and self._hardly(index))

    def _doing(self, index: int) -> bool:
        """Whether what only people do follows at once, or an age."""
        lowered = self.around.passage.lowered
        right, further = lowered(index + 1), lowered(index + 2)
        if right in self.around.lexicon.cues["human"] or self._at_work(index):
            return True
        if right in _REFUSED:
            return further in ("to", "if", "for")
        if right in ("aged", "age"):
            return further[:1].isdigit()
        return right in _DID and further not in AND

    def _at_work(self, index: int) -> bool:
        """Whether somebody is on duty, signs together with another or will do what bodies do."""
        lowered = self.around.passage.lowered
        right, further = lowered(index + 1), lowered(index + 2)
        if right == "both":
            return lowered(index - 1) in AND and further in self.around.lexicon.cues["said"]
        if right == "on":
            return further in _DUTIES
        return right in MODALS and further in _BODILY

    def _hardly(self, index: int) -> bool:
        """Whether what follows hardly suits a thing, as ``and her baby`` or ``off sick``."""
        passage = self.around.passage
        right, further = passage.lowered(index + 1), passage.lowered(index + 2)
        if right in AND:
            return self._somebody(index + 2)
        if right == "needs":
            return further in ("a", "an", "her", "his")
        taken_up = right not in _OF_THINGS and self._taken_up(index)
        return told_leanly(passage, self.around.lexicon, index) or taken_up

    def _being(self, place: int) -> int:
        """Weigh what follows ``is``, ``was`` or ``has``."""
        passage, cues = self.around.passage, self.around.lexicon.cues
        while passage.lowered(place) in _NOT or passage.lowered(place) in ("very", "so", "been"):
            place += 1
        state, further = passage.lowered(place), passage.lowered(place + 1)
        if state.isdigit() and (passage.after(place).strip() or not further or further == "and"):
            return 2
        if state in ("the", "a") and (further in _SUPERLATIVE or further in cues["kin_of_one"]):
            return 2
        if further.endswith("ed") or further in _OF_THINGS:
            return 0
        if state in cues["conditions"] or state in _STATES:
            return 1 + (state in cues["conditions"])
        if state in ("at", "with") and (
            of_people(self.around.lexicon, further) or further in ("home", "school", "nursery")
        ):
            return 2
        return int(self._taken_up(place - 1))

    def _taken_up(self, index: int) -> bool:
        """Whether ``his`` or ``herself`` follows in the same sentence, and nobody else before."""
        passage = self.around.passage
        for place in range(index + 1, min(index + _NEAR, len(passage.words))):
            if passage.gap(place).rstrip().endswith((".", "!", "?", ";", ":")):
                return False
            word = passage.lows[place]
            if word in _PEOPLE:
                return True
            if self.around.is_role(word.removesuffix("'s")) or self.around.named_neighbour(place):
                return False
        return False

    def _aged(self, index: int) -> bool:
        passage = self.around.passage
        age, after = passage.lowered(index + 1), passage.after(index + 1)
        return age.isdigit() and len(age) < len("100") and after[:1] in (")", ",")

    def _asked(self, index: int) -> int:
        """Weigh a question about the place: ``is KT still there``, ``what does KT think``."""
        passage, cues = self.around.passage, self.around.lexicon.cues
        if not index or passage.gap(index) != " " or passage.lows[index - 1] not in _OPENERS:
            return 0
        before = passage.lowered(index - 2)
        opened = index == 1 or passage.gap(index - 1).strip() != ""
        if not opened and before not in ("what", "where", "why", "when", "how", "who"):
            return 0
        place = (
            index + 1 + (passage.lowered(index + 1) in _NOT or passage.lowered(index + 1) == "been")
        )
        word = passage.lowered(place)
        where = before == "where" and self._closed(index)
        return int(where or word in _BASE or word in cues["conditions"] or word in _STATES)
