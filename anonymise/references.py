"""Layer 1: references of agencies, courts and the police."""

import re
from collections.abc import Iterator, Sequence

from anonymise.findings import Kind, Tier
from anonymise.hits import Digits, Hit
from anonymise.marking import NOOP

FEWEST = 3
_FEWEST_SOLID = 5
_NEAR = 8
_REF_WORD = (
    r"crime|occurrence|incident|custody|collar|case|court|claim|cad|urn|log|niche|athena|holmes|storm|"
    r"compass|"
    r"ics|liquid ?logic|mosaic|lcs|care ?first|carefirst|azeus|eclipse|system ?one|systm ?one|"
    r"emis|rio|"
    r"marac|lado|mash|"
    r"mace|cps|cafcass|arms|visor|pnc|pnd|connect|sarc|hospital|patient|mrn|referral|complaint|"
    r"cica|tribunal|"
    r"home office|ho|ukvi|nrm|legal aid|policy|account|payment|tenancy|rent|prison|noms|dbs|"
    r"certificate|client|person|record|file|swift|framework ?i|protocol|"
    r"warrant|exhibit|ehm|cpoms|sims"
)
REF_WORDS = frozenset(re.findall(r"[a-z]+", _REF_WORD.replace("?", ""))) | frozenset(
    (
        *("ref", "refs", "reference", "references", "urn", "id", "identifier", "no", "number"),
        *("liquidlogic", "liquid", "framework", "systmone", "systemone", "policy's", "mash's"),
    )
)
_REF_AFTER = re.compile(
    rf"\b(?:(?:{_REF_WORD})(?:[ '](?:s )?(?:ref(?:erence)?s?|no|nos|num|numbers?|id|ids|urn|#))?|"
    r"ref(?:erence)?s?(?: no| number)?|your ref|our ref|urn|id|identifier|no|number)\b"
    r"(?:[ .:#=(\"'-]{1,4}|(?: (?:is|was|of|ref|number|no|id|under|as)\b){1,2}[ .:#=(\"'-]{1,4})",
    re.I,
)
_OF_DAY = re.compile(
    r"\b(?:cad|log|incident)(?: (?:no|number))?\.? (\d{1,5}(?: of | ?/ ?)\d{1,2}(?:st|nd|rd|th)?"
    r"[ /.-]{1,2}(?:\d{1,2}|[a-z]{3,9})(?:[ /.-]{1,2}\d{2,4})?)\b",
    re.I,
)
_HOURS = re.compile(r" ?(?:hrs?|hours|[ap]m)\b", re.I)
_REF_TOKEN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|[/\-](?=[A-Za-z0-9])|[ .](?=\d{3})){2,30}")
_REF_SHAPE = re.compile(
    r"(?<![\w£$€/.@-])[A-Za-z0-9]{1,8}(?:[/\-][A-Za-z0-9]{1,8}){1,5}(?![\w@/-])"
)
_SOLID_SHAPE = re.compile(
    r"(?<![\w£$€/.@-])(?=[A-Za-z]{0,5}\d)"
    r"[A-Za-z]{0,5}\d{2,}[A-Za-z]{0,3}\d{3,}[A-Za-z]?(?![\w@/-]|[.,]\d)"
)
_GROUPED = re.compile(r"\d(?:[A-Za-z/\-]{0,31}(?:[ .](?=\d{3}))?\d){2}|\d(?: of | ?/ ?)\d|\d of ")
_LONG_NUMBER = re.compile(r"(?<![\w£$€/.,@-])\d{6,14}(?![\w/%@-]|[.,]\d)")


def reference_hits(text: str, seen: Digits, led: Sequence[int]) -> Iterator[Hit]:
    """Find references that only a file system or court could turn into a person.

    ``led`` gives where the ``REF_WORDS`` of the text start; ``FEWEST`` digits are needed.
    """
    if led and _GROUPED.search(text, seen.start, seen.end):
        yield from _led_references(text, seen, led)
    yield from _shaped_references(text, seen)


def _led_references(text: str, seen: Digits, led: Sequence[int]) -> Iterator[Hit]:
    for match in _OF_DAY.finditer(text, seen.start, seen.end):
        reason = NOOP("A log number and its day.")
        yield Hit(match.start(1), match.end(), Kind.REF, Tier.HIGH, reason, 61)
    last = seen.start
    for start in led:
        match = _REF_AFTER.match(text, start, seen.end) if start >= last else None
        if match is None:
            continue
        last = match.end()
        found = _REF_TOKEN.match(text, match.end())
        if found is None:
            continue
        token = found.group()
        digits = sum(letter.isdigit() for letter in token)
        enough = 4 if token.isdigit() else 3
        plain = re.match(r"[a-z]{1,12}[ .]|[A-Z][a-z]{1,12} (?:19|20)\d\d$", token) or _HOURS.match(
            text, found.end()
        )
        if digits >= enough and not plain and not _is_count(token):
            reason = NOOP("A reference number of a file, crime or court.")
            joined = text[found.start() - 1] in "-/"
            begun = match.start() if joined else found.start()
            yield Hit(begun, found.end(), Kind.REF, Tier.HIGH, reason, 56)


def _shaped_references(text: str, seen: Digits) -> Iterator[Hit]:
    joined = "/" in text or "-" in text
    for match in _REF_SHAPE.finditer(text, seen.start, seen.end) if joined else ():
        if _shaped_reference(match.group()):
            reason = NOOP("Written like a reference number.")
            yield Hit(*match.span(), Kind.REF, Tier.MEDIUM, reason, 50)
    if seen.number < _FEWEST_SOLID:
        return
    start, end = max(0, seen.first - _NEAR), seen.last + _NEAR
    for match in _SOLID_SHAPE.finditer(text, start, end):
        token = match.group()
        if not token.isdigit() and sum(letter.isdigit() for letter in token) >= 5:  # noqa: PLR2004
            yield Hit(
                *match.span(), Kind.REF, Tier.MEDIUM, NOOP("Written like a reference number."), 50
            )
    for match in _LONG_NUMBER.finditer(text, start, end):
        yield Hit(
            *match.span(), Kind.REF, Tier.MEDIUM, NOOP("A long number: it may be a reference."), 40
        )


def _is_count(token: str) -> bool:
    """Years, spans of years, dates and marks out of ten are no references."""
    return (
        re.fullmatch(
            r"(?:19|20)\d\d(?:[/-](?:\d\d|(?:19|20)\d\d))?|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}"
            r"|\d{1,2}/\d{1,3}",
            token,
        )
        is not None
    )


def _shaped_reference(token: str) -> bool:
    digits = sum(letter.isdigit() for letter in token)
    if _is_count(token) or (re.fullmatch(r"[\d/-]+", token) and digits < 7):  # noqa: PLR2004
        return False
    longest = max(len(run) for run in re.findall(r"\d+|$", token))
    letters: list[str] = re.findall(r"[A-Za-z]+", token)
    if any(len(run) > 5 for run in letters):  # noqa: PLR2004
        return False
    if token.isupper() or not letters:
        return longest >= 4 or (digits >= 5)  # noqa: PLR2004
    return longest >= 4 and digits >= 5  # noqa: PLR2004
