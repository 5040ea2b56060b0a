"""Layer 4: the lean style of notes, where what is told of somebody follows without a verb.

``Rose seen alone``, ``mark off school``, ``Joy known to police``: each opening word leaves only few
words after it that are told of people and hardly ever of a thing, a virtue or a deed.
"""

from collections.abc import Mapping
from types import MappingProxyType

from anonymise.hits import Passage
from anonymise.lexicon import Lexicon
from anonymise.small_words import AND, TIMES

_STEPS_OVER = frozenset(("still", "now", "again", "also", "just", "v", "very", "only", "not"))
_DAYS = (
    *("today", "yesterday", "tomorrow", "tonight", "tmrw", "mon", "tues", "weds", "thurs", "fri"),
    *("sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_SCHOOL = ("school", "sch", "work", "nursery", "college", "class", "lessons", "playgroup", "uni")
_BEDS = ("bed", "hospital", "custody", "care", "prison", "refuge", "hostel", "a&e", "theatre")
_LED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "seen": frozenset(
            (*_DAYS, "alone", "at", "with", "by", "in", "on", "again", "and", "twice", "for")
        ),
        "taken": frozenset(("to", "into", "home", "off", "out")),
        "placed": frozenset(("with", "in", "at", "together")),
        "born": frozenset(("at", "in", "on", "to", "by", "early", "prem", "via")),
        "known": frozenset(("to",)),
        "due": frozenset(
            ("back", "in", "at", "home", "to", "jabs", "imms", "bloods", "next", "on")
        ),
        "moved": frozenset(("in", "out", "to", "back", "into", "home", "school", "schools")),
        "kept": frozenset(("in", "off", "home")),
        "sent": frozenset(("home", "out", "to")),
        "found": frozenset(("in", "by", "hiding", "safe", "asleep", "at", "alone")),
        "spoken": frozenset(("to", "with")),
        "brought": frozenset(("in", "to", "by", "home", "up")),
        "picked": frozenset(("up",)),
        "dropped": frozenset(("off", "at", "home", "by")),
        "collected": frozenset(("by", "from", "at", "early", "late")),
        "back": frozenset(
            (*_DAYS, *_SCHOOL, *_BEDS, "at", "in", "from", "home", "with", "on", "to", "and")
        ),
        "off": frozenset((*_DAYS, *_SCHOOL, "sick", "again", "on", "to", "with", "ill", "poorly")),
        "out": frozenset((*_DAYS, "with", "all", "late", "until", "till", "again", "on", "at")),
        "up": frozenset(("all", "late", "since", "at", "from", "early", "half")),
        "in": frozenset(
            (*_DAYS, *_SCHOOL, *_BEDS, "with", "again", "tears", "late", "early", "for")
        ),
        "under": frozenset(("camhs", "paeds", "physio", "salt", "cmht", "yot", "police")),
        "on": frozenset(
            (
                *("cp", "cin", "tag", "bail", "remand", "plan", "roll", "caseload", "ward", "meds"),
                *(
                    "medication",
                    "holiday",
                    "licence",
                    "probation",
                    "sofa",
                    "phone",
                    "drip",
                    "leave",
                ),
            )
        ),
        "with": frozenset(("her", "his", "carers", "us", "bruise", "bruises", "bruising")),
        "first": frozenset(("told", "said", "came", "raised", "disclosed", "met", "went", "saw")),
    }
)
_DENIED = frozenset(
    (
        *("in", "at", "seen", "home", "eating", "sleeping", "here", "there", "well", "engaging"),
        *("keen", "happy", "speaking", "talking", "attending", "allowed", "known", "coming"),
        *("bothered", "been", "got", "answering", "going", "taking", "feeding", "settled"),
        *("brought", "present", "able", "registered", "living", "staying", "told", "spoken"),
    )
)
_DONE_TO = frozenset(
    (
        *("arrested", "bailed", "remanded", "detained", "sectioned", "excluded", "suspended"),
        *("expelled", "discharged", "admitted", "bullied", "groomed", "assaulted", "beaten"),
        *(
            "fostered",
            "adopted",
            "born",
            "dna",
            "wnb",
            "dna'd",
            "nfa'd",
            "drunk",
            "sober",
            "stoned",
        ),
        *("pregnant", "miscarried", "tearful", "weepy", "asleep", "poorly", "unwell", "reunited"),
        *("hospitalised", "intubated", "sedated", "immunised", "weaned", "toileted", "homeless"),
    )
)
_OPENING = _STEPS_OVER.union(_LED, _DONE_TO, ("at", "under"))
_SOMEBODY = frozenset(("me", "us", "him", "her", "them", "staff", "mum", "dad", "everyone"))
_INJURIES = frozenset(
    (
        *("bruise", "bruises", "bruising", "burn", "scald", "cut", "bump", "rash", "cough", "cold"),
        *("fever", "temperature", "fracture", "bite", "scratch", "graze", "swelling", "wound"),
        *("headache", "eye", "lip", "nose", "arm", "leg", "wrist", "baby", "cast", "limp"),
    )
)
_OF_VIRTUES = frozenset(
    (
        *("helped", "helps", "kept", "keeps", "gave", "gives", "got", "gets", "made", "makes"),
        *("brought", "brings", "left", "leaves", "took", "takes", "cost", "lost", "let", "lets"),
        *("saved", "failed", "served", "carried", "drew", "moved", "held", "meant", "sent"),
        *("filled", "served", "got", "suited", "united", "drove", "drives", "supported"),
    )
)


def told_leanly(passage: Passage, lexicon: Lexicon, index: int) -> bool:
    """Whether what follows a word without a verb is told of people only."""
    if passage.after(index) != " " or passage.lowered(index + 1) not in _OPENING:
        return False
    place, denied = index + 1, False
    while passage.lowered(place) in _STEPS_OVER and place < index + 3:
        denied = denied or passage.lowered(place) == "not"
        place += 1
    right, further = passage.lowered(place), passage.lowered(place + 1)
    if (denied and right in _DENIED) or _done_to(passage, index, place):
        return True
    if place > index + 1 and (right in lexicon.cues["conditions"] or right == "at"):
        return True
    if right in ("at", "with", "under") and of_people(lexicon, further):
        return True
    if right == "with" and further in ("a", "new") and _hurt(passage, place + 2):
        return True
    return passage.after(place) == " " and further in _LED.get(right, ())


def _done_to(passage: Passage, index: int, place: int) -> bool:
    """Whether something was done that is done to people only, with no more said of it."""
    right, further = passage.lowered(place), passage.lowered(place + 1)
    if right == "born":
        return further != "out" and passage.lows[index] not in TIMES
    closed = passage.after(place).strip()[:1] in tuple(".,;")
    return right in _DONE_TO or (right == "seen" and closed)


def _hurt(passage: Passage, place: int) -> bool:
    """Whether an injury or illness is named within two words."""
    return not _INJURIES.isdisjoint((passage.lowered(place), passage.lowered(place + 1)))


def of_people(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a relation, also as where somebody is (``at nans``)."""
    one = word.removesuffix("'s")
    return one in lexicon.cues["kin_of_one"] or one.removesuffix("s") in lexicon.cues["kin_of_one"]


def done_to_somebody(passage: Passage, lexicon: Lexicon, index: int) -> bool:
    """Whether a verb of people and somebody it is done to follow: ``Faith told me``."""
    if passage.after(index) != " " or passage.after(index + 1) != " ":
        return False
    right, further = passage.lowered(index + 1), passage.lowered(index + 2)
    if right in _OF_VIRTUES or right not in lexicon.cues["said"]:
        return False
    return further in _SOMEBODY or further in lexicon.cues["kin_of_one"]


def both_told(passage: Passage, lexicon: Lexicon, place: int) -> bool:
    """Whether what two do together follows: ``sharing``, ``off sick``, ``argued``."""
    word = passage.lowered(place)
    doing = word.endswith("ing") and word[:-3] not in AND and word in lexicon.words
    return doing or word in lexicon.cues["human"] or told_leanly(passage, lexicon, place - 1)
