"""Layer 1: exact dates and dates of birth."""

import re
import sys
from collections.abc import Iterator

from anonymise.findings import Kind, Tier
from anonymise.hits import Digits, Hit, digits_of
from anonymise.marking import NOOP

_RANK = 58
_FULL_YEAR = 4
_FEWEST = 3
_MONTHS = 12
_DAYS = 31
_LONG_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
BIRTH_WORDS = frozenset(
    (
        "dob",
        "dobs",
        "d",
        "birth",
        "birthdate",
        "birthday",
        "b'day",
        "bday",
        "born",
        "b",
        "birthday's",
    )
)
_MONTH = rf"(?:{_LONG_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_DAY_WORD = (
    rf"(?:(?:twenty|thirty)[ -])?(?:{_UNITS})|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    "fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_YEAR = r"(?:(?:19|20)\d\d|'\d\d)"
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,4}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{1,4})(?![\w/]|[.-]\d)")
_DAY_MONTH = re.compile(
    r"(?<![\w/.])(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? (?:the )?)?"
    rf"(?:(\d{{1,2}}) ?(st|nd|rd|th)?|({_DAY_WORD}))(?: (?:day )?of)?[ ,./-]{{0,2}}"
    rf"({_MONTH})(?:[ ,./-]{{0,2}}({_YEAR}|\d\d(?![\w%:]| ?[a-z])))?(?!\w)",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)({_MONTH}) (?:the )?(?:(\d{{1,2}})(st|nd|rd|th)?|({_DAY_WORD}))(?![\w/:%.]\w|\d)"
    rf"(?:,? ?({_YEAR}))?",
    re.I,
)
_MONTH_YEAR = re.compile(rf"(?<!\w)({_MONTH})[ ,]{{1,2}}((?:19|20)\d\d)(?!\w)", re.I)
_DIGITS_ONLY = re.compile(r"(?<!\w)\d{8}(?!\w)|(?<!\w)\d{6}(?!\w)")
_SPACED = re.compile(r"(?<![\w/.])\d{1,2} \d{1,2} (?:\d{4}|\d{2})(?!\w)")
_NO_YEAR = re.compile(r"(?<![\w/.])(\d{1,2})[/.](\d{1,2})(?![\w/%]|\.\d)")
_BIRTH = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\b|dobs\b|date of birth|birth ?date|birthdate|birthday|b'day|bday|"
    r"born|birth)",
    re.I,
)
_TURNS = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|will be|becomes|became|reached) (?:\d{1,2}|[a-z]+teen|[a-z]+)"
    r" ?(?:on|-|,)"
    r"(?: the)? ?$",
    re.I,
)
_ON = re.compile(r"\b(?:on|dated|date|since|from|until|till|by)(?: the)? ?:? ?$", re.I)
_BORN = NOOP("A date of birth.")
_EXACT = NOOP("An exact date: month and year are enough, or say how long before or after.")


_LEADS = re.compile(
    r"\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|on|until|from|by|since|to|dated|before|after"
    r"|the),? $",
    re.I,
)


def _plausible(day: str, month: str, year: str) -> bool:
    first, second = int(day), int(month)
    if len(day) == _FULL_YEAR:
        return 1900 <= first <= 2100 and 1 <= second <= _MONTHS and 0 < int(year) <= _DAYS  # noqa: PLR2004
    if len(day) > 2 or len(year) not in (2, _FULL_YEAR):  # noqa: PLR2004
        return False
    if len(year) == _FULL_YEAR and not 1900 <= int(year) <= 2100:  # noqa: PLR2004
        return False
    most = _DAYS if first <= _MONTHS else _MONTHS
    return 1 <= first <= _DAYS and 1 <= second <= most


def _numeric(text: str) -> Iterator[tuple[int, int]]:
    for match in _NUMERIC.finditer(text):
        if _plausible(match[1], match[3], match[4]):
            yield match.span()


def _day_month(text: str, months: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for match in _DAY_MONTH.finditer(text, *months):
        if match[1] and not 1 <= int(match[1]) <= 31:  # noqa: PLR2004
            continue
        month = match[4]
        before = text[max(0, match.start() - 12) : match.start()]
        led = match.group()[0].isalpha() or _LEADS.search(before)
        dated = match[2] or match[3] or match[5] or led
        if month in ("may", "march", "mar", "sep") and not dated:
            continue
        end = match.end()
        while text[end - 1] in " .,":
            end -= 1
        yield match.start(), end


def _month_day(text: str, months: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for match in _MONTH_DAY.finditer(text, *months):
        if match[2] and not 1 <= int(match[2]) <= 31:  # noqa: PLR2004
            continue
        closed = text[match.end() : match.end() + 1] in ("", ",", ".", ";", ")", ":")
        if match[3] or match[4] or match[5] or (closed and match[1][0].isupper()):
            yield match.span()


def _born_digits(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_DIGITS_ONLY, _SPACED, _NO_YEAR):
        for match in pattern.finditer(text):
            if _BIRTH.search(text[max(0, match.start() - 24) : match.start()]):
                yield match.span()


def _without_year(text: str) -> Iterator[tuple[int, int]]:
    for match in _NO_YEAR.finditer(text):
        whole = 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12  # noqa: PLR2004
        if whole and _ON.search(text[max(0, match.start() - 12) : match.start()]):
            slash = "/" in match.group()
            if slash and match[2] not in ("12", "52") and match[1] != match[2]:
                yield match.span()


def _is_birth(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 32) : start]
    every = list(_BIRTH.finditer(before))
    born = every[-1] if every else None
    if born is not None and not re.search(r"[.;!?] |\d{2}[/.-]\d", before[born.end() :]):
        return True
    if _TURNS.search(before):
        return True
    return (
        re.match(r"[ ,)(-]{0,3}(?:d\.?o\.?b|date of birth|birthday)", text[end : end + 20], re.I)
        is not None
    )


def date_hits(
    text: str,
    digits: Digits | None = None,
    *,
    months: tuple[int, int] | None = (0, sys.maxsize),
    born: bool = True,
) -> Iterator[Hit]:
    """Find the dates of one paragraph, those of birth told apart.

    ``months`` is the stretch with names of months in it, if any, ``digits`` what digits it holds,
    ``born`` whether a word is in it that may speak of a birth.
    """
    digits = digits or digits_of(text)
    parted = digits.parted and digits.number >= _FEWEST
    spans = set(_numeric(text)) if parted else set[tuple[int, int]]()
    if months:
        spans.update(_day_month(text, months), _month_day(text, months))
    for start, end in _born_digits(text) if born and digits.number > 1 else ():
        yield Hit(start, end, Kind.DOB, Tier.HIGH, _BORN, _RANK + 5)
    for start, end in _without_year(text) if digits.parted else ():
        yield Hit(start, end, Kind.DATE, Tier.MEDIUM, _EXACT, _RANK - 10)
    for start, end in spans:
        if _is_birth(text, start, end):
            yield Hit(start, end, Kind.DOB, Tier.HIGH, _BORN, _RANK + 5)
        else:
            yield Hit(start, end, Kind.DATE, Tier.MEDIUM, _EXACT, _RANK)
    if months:
        for match in _MONTH_YEAR.finditer(text, *months):
            reason = NOOP("A month and year: enough to identify?")
            yield Hit(*match.span(), Kind.DATE, Tier.LOW, reason, 10)
