"""Layer 6: whether letters that are also an abbreviation of the sector are somebody here.

An abbreviation names a thing (``PD``), an organisation (``UC``), a part somebody has (``PO``) or
what is never an actor (``DV``). Each leaves other places in a sentence free for a person.
"""

from dataclasses import dataclass, field

from anonymise.context import Surroundings
from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.slots import PersonSlots
from anonymise.small_words import AND, AUXILIARIES, MODALS

_MOST = 2
_SURE = 4
_BODIES = frozenset(
    (
        *("aa", "ap", "ba", "ca", "cb", "cf", "co", "ea", "fa", "ft", "ga", "ha", "hq", "ig", "it"),
        *("ma", "mp", "ms", "na", "ni", "ot", "sa", "uc", "uk", "un", "us", "vs", "yc", "yo", "rn"),
        *("id", "tv", "re", "nb", "ok", "no", "on", "or", "st", "do", "mc", "qa", "cd", "pe", "an"),
    )
)
_TOLD = frozenset(
    (
        *("told", "asked", "informed", "rang", "phoned", "texted", "emailed", "messaged"),
        *("advised", "reassured", "hugged", "thanked", "met", "visited", "hit", "kicked"),
        *("slapped", "pushed", "punched", "blamed", "telling", "asking", "helped", "collected"),
        *("ask", "tell", "ring", "phone", "text", "email"),
    )
)
_THANKING = frozenset(("thanks", "regards", "cheers", "dear"))
_PRESENT = ("present", "there", "asleep", "upset", "listening")
_DONE = frozenset(
    (
        *("logged", "written", "signed", "taken", "completed", "recorded", "entered", "typed"),
        *("noted", "led", "chaired", "countersigned", "collected", "supervised", "oversight"),
        *("written", "entry", "entries", "drafted", "approved", "authorised", "said", "driven"),
    )
)
_SPEAKING = frozenset(
    (
        *("spoke", "speak", "spoken", "speaking", "talked", "talk", "talking", "meeting", "met"),
        *("lives", "living", "stays", "staying", "seen", "visit", "visited", "sat", "session"),
        *("supervision", "discussion", "discussed", "handover", "chat", "chatted", "argued", "row"),
    )
)
_OF_THINGS_TOO = frozenset(
    (
        *("known", "identified", "named", "mentioned", "listed", "diagnosed", "reviewed", "given"),
        *("assessed", "described", "offered", "used", "using", "referred", "registered", "left"),
        *("prescribed", "allocated", "placed", "clear", "fine", "in", "on", "at", "out", "over"),
        *("to", "with", "from", "by", "about", "back", "off", "under", "away", "very", "too", "so"),
        *("not", "still", "now", "again", "then", "only", "just", "also", "already", "currently"),
        *("never", "always", "often", "better", "worse", "going", "coming", "getting", "being"),
        *("kept", "taken", "sent", "permitted", "allowed", "able", "poorly", "supported", "late"),
        *("open", "clean", "raised", "agreed", "met", "considered", "included", "excluded"),
        *("involved", "removed", "moved", "due", "absent", "missing", "having", "asking"),
    )
)
_TASKS = frozenset(
    (
        *("speak", "ask", "ring", "phone", "chase", "tell", "liaise", "text", "email", "write"),
        *("meet", "visit", "call", "contact", "action", "discuss"),
    )
)
_OF_TOPICS = frozenset(
    (
        *("discuss", "raise", "record", "review", "refer", "add", "cover", "flag", "note", "put"),
        *(
            "query",
            "have",
            "go",
            "live",
            "work",
            "help",
            "support",
            "hand",
            "open",
            "close",
            "look",
        ),
    )
)
_OWN = frozenset(
    (
        *("arm", "leg", "face", "eye", "eyes", "hand", "head", "hair", "teeth", "skin", "mum"),
        *("mother", "dad", "father", "nan", "gran", "brother", "sister", "uncle", "aunt", "cousin"),
        *("bedroom", "bed", "mood", "birthday", "boyfriend", "girlfriend", "bruise", "bruises"),
        *("bruising", "injury", "injuries", "ex", "mums", "dads", "stepdad", "stepmum", "pram"),
    )
)
_LINKING = AUXILIARIES | MODALS | frozenset(("to", "in", "at", "on", "with", "from", "who", "not"))
_JOINING = frozenset(("about", "that", "if", "when", "because", "but", "aware", "informed", "re"))
_REFUSING = frozenset(("doesnt", "doesn't", "wont", "won't", "cant", "can't", "didnt", "didn't"))


@dataclass(slots=True)
class AbbreviationSight:
    """Looks at one place of a passage where letters stand that are also an abbreviation."""

    around: Surroundings
    passage: Passage = field(init=False)
    lexicon: Lexicon = field(init=False)
    slots: PersonSlots = field(init=False)

    def __post_init__(self) -> None:
        self.passage, self.lexicon = self.around.passage, self.around.lexicon
        self.slots = PersonSlots(self.around)

    def somebody(self, index: int, letters: str) -> bool:
        """Whether the letters are a person, going by what they do, own and are told."""
        low = letters.lower()
        if len(letters) > _MOST:
            return False
        if low in self.lexicon.cues["no_actor"]:
            told = self._human(index) or self._told(index) or self._owning(index)
            return told or self._bidden(index) or self.slots.sure(index) > 1
        if low in self.lexicon.cues["offices"] or low in self.lexicon.cues["roles"]:
            return self._owning(index)
        if self._acting(index) or self._asked(index):
            return True
        if low in _BODIES:
            return self.slots.acting(index) > 1
        told = self._told(index) or self.tasked(index) or self._bidden(index)
        return told or self.posted(index) or self.slots.sure(index) > 0

    def posted(self, index: int) -> bool:
        """Whether a part in a meeting is given to the letters: ``lead: BW``, ``minutes BW``."""
        passage, gap = self.passage, self.passage.gap(index)
        if not index or gap not in (": ", " ", " - ", " = ", ":"):
            return False
        left = passage.lowered(index - 1)
        opened = index == 1 or bool(passage.gap(index - 1).strip())
        parted = bool(passage.after(index).strip()) or not passage.lowered(index + 1)
        return left in self.lexicon.cues["posts"] and parted and (opened or gap != " ")

    def closed(self, index: int) -> bool:
        """Whether no noun follows that the letters could go with, rather a verb or nothing."""
        after, right = self.passage.after(index).strip(), self.passage.lowered(index + 1)
        if after or not right or right in AND or right in _LINKING or right in _JOINING:
            return True
        return right.endswith("ed") or right in self.lexicon.cues["said"]

    def _acting(self, index: int) -> bool:
        """Whether the letters say or do something, or are in a state that no thing is in."""
        if self.around.after(index) < _SURE or self.around.before(index) < 0:
            return False
        right = self.passage.lowered(index + 1)
        return right not in AUXILIARIES or self.passage.lowered(index + 2) not in _OF_THINGS_TOO

    def _human(self, index: int) -> bool:
        right, further = self.passage.lowered(index + 1), self.passage.lowered(index + 2)
        cues = self.lexicon.cues
        if self.passage.after(index) != " ":
            return False
        if right in AUXILIARIES:
            return further in cues["conditions"] and further not in _OF_THINGS_TOO
        refusing = right in _REFUSING and (not further or further in cues["base_verbs"])
        return right in cues["human"] or refusing

    def _told(self, index: int) -> bool:
        """Whether somebody is spoken to, as in ``told BC`` and ``visit with PD present``."""
        left, further = self.passage.lowered(index - 1), self.passage.lowered(index - 2)
        if not index or self.passage.gap(index).strip() not in ("", "/"):
            return False
        right = self.passage.lowered(index + 1)
        told = left in _TOLD or (left in ("to", "with", "w") and further in _SPEAKING)
        told = told or (left == "by" and further in _DONE)
        acting = self.passage.words[index].lower() not in self.lexicon.cues["no_actor"]
        told = told or (left in _THANKING and further not in self.lexicon.cues["said"])
        present = acting and left in ("with", "w") and right in _PRESENT
        return present or (told and self.closed(index))

    def tasked(self, index: int) -> bool:
        """Whether somebody is to do what only people do, or knows: ``TB to speak to her``."""
        right, further = self.passage.lowered(index + 1), self.passage.lowered(index + 2)
        if self.passage.after(index) != " ":
            return False
        return (right == "to" and further in _TASKS) or (
            right in ("aware", "informed") and bool(self.passage.after(index + 1).strip())
        )

    def _bidden(self, index: int) -> bool:
        """Whether a task with its object follows: ``MH to book the interpreter``."""
        passage, verb = self.passage, self.passage.lowered(index + 2)
        opened = index == 0 or passage.gap(index).strip()[-1:] in tuple(".,:;-*\u2022|")
        if not opened or passage.lowered(index + 1) != "to" or passage.after(index) != " ":
            return False
        return verb in self.lexicon.cues["tasks"] - _OF_TOPICS and passage.after(index + 2) == " "

    def _owning(self, index: int) -> bool:
        """Whether a body, a home or a relation is somebody's: ``CT's arm``."""
        owning = self.passage.words[index].endswith("'s")
        return owning and self.passage.lowered(index + 1) in _OWN

    def _asked(self, index: int) -> bool:
        """Whether the writer asks who is meant."""
        left, right = self.passage.lowered(index - 1), self.passage.lowered(index + 1)
        return left == "who" and right == "is"
