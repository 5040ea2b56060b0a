"""Layer 1: postal addresses, with or without a number, in any casing."""

import re
from collections.abc import Iterator

from anonymise.findings import Kind, Tier
from anonymise.hits import Digits, Hit
from anonymise.lexicon import Lexicon
from anonymise.marking import NOOP
from anonymise.traits import ADDRESS_TYPE, STREET, UNIT

_RANK = 57
_REASON = NOOP("An address.")
_TYPES = (
    "tce|road|rd|street|str|st|lane|ln|close|cl|avenue|ave|av|drive|dr|way|crescent|cres|terrace|terr|"
    "grove|gardens|gdns|court|crt|ct|place|pl|walk|mews|row|hill|green|square|sq|parade|view|rise|"
    "vale|park|gate|wharf|yard|estate|quay|croft|drove|bank|fold|meadows?|orchard|heath|path|"
    "embankment|mount|wynd|brae|house|lodge|buildings|flats|towers?|mansions|maltings|cottages?|"
    "heights|point|site|hotel|hostel|inn|garth|hall|villas?|reach|dene|end|approach|boulevard|broadway|precinct|mill"
)
TYPE_WORDS = frozenset(
    word
    for kind in _TYPES.replace("meadows?", "meadow|meadows").split("|")
    for word in (kind.removesuffix("s?"), kind.removesuffix("?"), kind.replace("?", ""))
)
_NUMBER = r"\d{1,4}[A-Za-z]?(?: ?[-/&] ?\d{1,4}[A-Za-z]?)?"
_UNIT = (
    r"(?:(?:(?:house|flat|apartment|apt|room|rm|unit|plot|caravan|pitch|studio|block)s?\.? "
    r"(?:no\.? ?)?(?:\d{1,4}[A-Za-z]?|[A-Z]\d{0,2})\b)"
    r"|(?:top|ground|first|second|third|upper|lower|basement|garden|rear)(?: floor)? flat\b"
    r"|(?:top|ground|first|second|third|upper|lower) floor(?=,))"
)
_TAIL = (
    r"(?:,? ?(?-i:(?![A-Z]{1,2}\d)[A-Z][\w'-]+)(?: (?:(?-i:(?![A-Z]{1,2}\d)[A-Z][\w'-]+)"
    r"|on|upon|le|the|under)){0,3}(?=[,.;)]|$| (?-i:[A-Z]{1,2}\d))){0,3}"
)
_WORDS = r"(?:[A-Za-z][\w'.-]{0,20} ){1,4}?"
_NUMBERED = re.compile(
    rf"(?<![\w\u00a3.,/:-])(?:{_UNIT},? ?(?:at |of )?(?:(?-i:[A-Z])[\w' -]{{2,30}}, )?)?"
    rf"{_NUMBER},? (?P<words>{_WORDS})(?P<type>{_TYPES})\b"
    rf"(?! (?:road|rd|street|st|lane|ln|close|avenue|ave|drive|crescent|terrace|grove|gardens)\b)"
    rf"(?P<tail>{_TAIL})",
    re.I,
)
_IN_UNIT = re.compile(
    rf"(?<!\w){_UNIT},? (?:at |in |of )?(?P<words>(?:[A-Za-z][\w'.-]{{0,20}} ){{0,3}}?)"
    rf"(?P<type>{_TYPES})\b(?P<tail>{_TAIL})",
    re.I,
)
_NAMED_HOUSE = re.compile(
    r"(?<!\w)(?:[A-Z][\w']{1,20} ){0,3}[A-Z][\w']{1,20}, (?P<words>(?:[A-Z][\w']{1,20} ){1,3})"
    r"(?P<type>Road|Rd|Street|St|Lane|Ln|Close|Avenue|Ave|Drive|Crescent|Terrace|Grove|Gardens|"
    rf"Court|Mews|Row|Hill|Square|Way)\b(?P<tail>{_TAIL})"
)
_STREET_ALONE = frozenset(
    [
        "road",
        "rd",
        "street",
        "st",
        "lane",
        "ln",
        "avenue",
        "ave",
        "av",
        "crescent",
        "cres",
        "terrace",
        "terr",
        "grove",
        "gardens",
        "gdns",
        "mews",
        "ct",
        "cl",
        "crt",
        "sq",
        "pl",
        "wharf",
        "croft",
        "wynd",
        "mansions",
        "maltings",
        "cottages",
    ]
)
UNIT_WORDS = frozenset(
    (
        "house",
        "flat",
        "apartment",
        "apt",
        "room",
        "rm",
        "unit",
        "plot",
        "caravan",
        "pitch",
        "studio",
        "block",
        "flats",
    )
)
_WELSH = "Heol|Lon|L\u00f4n|Ffordd|Maes|Bryn|Clos|Stryd|Rhodfa|Llys|Cae"
_ENDINGS = (
    "way|side|bank|gate|fields?|wood|croft|dale|mead|hurst|lea|holme|garth|bourne|stead|cliffe?|"
    "combe|brook|ridge|mount|view"
)
_ONE_WORD = re.compile(
    rf"(?<![\w\u00a3.,/:-])(?i:{_UNIT},? )?{_NUMBER},? "
    rf"(?P<word>(?:{_WELSH}) (?:(?:y|yr|Y|Yr) )?[A-Z]\w{{1,20}}"
    rf"|[A-Z][a-z]{{1,12}}(?:{_ENDINGS}))\b"
)
_BEFORE_POSTCODE = re.compile(
    rf"(?<![\w\u00a3.,/:-]){_NUMBER},? (?:[A-Z][\w'-]{{1,20}} ){{0,3}}[A-Z][\w'-]{{1,20}}"
    r"(?=,? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)"
)
_BEFORE_CAPITAL = re.compile(r"\d[A-Za-z]?,? [A-Z]")
_OF_COURTS = frozenset(("family", "county", "crown", "magistrates", "youth", "high", "police"))
STREETS = frozenset(
    (
        "road",
        "rd",
        "street",
        "st",
        "lane",
        "ln",
        "close",
        "avenue",
        "ave",
        "drive",
        "crescent",
        "terrace",
        "grove",
        "gardens",
        "court",
        "mews",
        "row",
        "hill",
        "square",
        "way",
    )
)
_BEFORE = re.compile(
    r"\b(?:lives?|lived|living|live|address|addr|moved?|moving|stay(?:s|ed|ing)?|resid\w+|home|"
    r"house|flat|at|from|near|outside|property|bailed|placed|tenancy|is|to)(?: (?:to|at|in|is|of|"
    r"now|nr))?:? ?$",
    re.I,
)
_NOT_STREET = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "and",
        "or",
        "but",
        "with",
        "from",
        "per",
        "than",
        "then",
        "that",
        "this",
        "these",
        "those",
        "is",
        "was",
        "were",
        "are",
        "be",
        "has",
        "had",
        "have",
        "did",
        "do",
        "does",
        "not",
        "no",
        "yes",
        "more",
        "less",
        "further",
        "other",
        "each",
        "every",
        "any",
        "all",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "hour",
        "hours",
        "hr",
        "hrs",
        "min",
        "mins",
        "minute",
        "minutes",
        "times",
        "time",
        "visits",
        "visit",
        "weeks'",
        "months'",
        "days'",
        "out",
        "into",
        "over",
        "under",
        "act",
        "acts",
        "section",
        "act's",
        "regulation",
        "children",
        "child",
        "core",
        "group",
        "groups",
        "parents",
        "siblings",
        "workers",
        "meetings",
        "meeting",
        "calls",
        "call",
        "people",
        "adults",
        "pages",
        "page",
        "miles",
        "metres",
        "mile",
        "km",
        "m",
        "p",
        "pm",
        "am",
        "nd",
        "rd",
        "th",
        "years'",
        "when",
        "who",
        "she",
        "he",
        "they",
        "it",
        "we",
        "i",
        "you",
        "mum",
        "dad",
        "and",
    ]
)


def address_hits(text: str, lexicon: Lexicon, seen: Digits, flags: int) -> Iterator[Hit]:
    """Find the addresses of one paragraph, whose traits of words are ``flags``."""
    if seen.number and flags & ADDRESS_TYPE:
        for match in _NUMBERED.finditer(text, seen.start):
            if _is_street(match, text, lexicon):
                yield _hit(match)
    if seen.number and _BEFORE_CAPITAL.search(text, seen.first, seen.last + len("a, A")):
        for match in _ONE_WORD.finditer(text, seen.start):
            if match["word"].lower() not in lexicon.words:
                yield _hit(match)
        for match in _BEFORE_POSTCODE.finditer(text, seen.start) if seen.mixed else ():
            yield _hit(match)
    if flags & UNIT and flags & ADDRESS_TYPE:
        yield from _without_number(_IN_UNIT, text, lexicon)
    if flags & STREET and ", " in text:
        yield from _without_number(_NAMED_HOUSE, text, lexicon)


def _without_number(pattern: re.Pattern[str], text: str, lexicon: Lexicon) -> Iterator[Hit]:
    for match in pattern.finditer(text):
        words = match["words"].lower().split()
        if not _NOT_STREET.intersection(words) - {"the", "of"} and not _sector(words, lexicon):
            yield _hit(match)


def _sector(words: list[str], lexicon: Lexicon) -> bool:
    own = [word for word in words if word not in ("the", "of")]
    return bool(own) and all(word in lexicon.places["generic"] for word in own)


def _is_street(match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    words = match["words"].split()
    lowered = [word.lower() for word in words]
    kind = match["type"]
    sure = kind.lower() in _STREET_ALONE
    if _NOT_STREET.intersection(lowered) - {"the", "of"}:
        return False
    if kind.lower() in ("court", "ct", "crt") and _OF_COURTS.intersection(lowered):
        return False
    if lowered in (["the"], ["of"]):
        led = _BEFORE.search(text[max(0, match.start() - 24) : match.start()]) is not None
        return (words[0] == "The" and kind[0].isupper()) or (led and sure)
    if not sure and _sector(lowered, lexicon):
        return False
    if all(word[0].isupper() for word in words if word not in ("of", "the", "on")):
        return kind[0].isupper() or kind in _STREET_ALONE or _foreign(lowered, lexicon)
    led = _BEFORE.search(text[max(0, match.start() - 24) : match.start()]) is not None
    short = len(words) <= 2  # noqa: PLR2004
    return short and ((sure and not _plural(lowered, lexicon)) or led or _foreign(lowered, lexicon))


def _foreign(words: list[str], lexicon: Lexicon) -> bool:
    return any(word not in lexicon.words for word in words)


def _plural(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a count of things stands there: ``3 carers lane`` is no address."""
    return len(words) == 1 and words[0].endswith("s") and words[0][:-1] in lexicon.words


def _hit(match: re.Match[str]) -> Hit:
    end = match.end()
    while match.string[end - 1] in " ,.;":
        end -= 1
    return Hit(match.start(), end, Kind.ADDRESS, Tier.MEDIUM, _REASON, _RANK)
