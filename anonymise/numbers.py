"""Layer 1: identifiers of people made of letters and digits, with their check digits."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from anonymise.findings import Kind, Tier
from anonymise.hits import Digits, Hit, digits_of
from anonymise.marking import NOOP

_RANK = 60
_NEAR = 48
_BESIDE = 10
_FEWEST = 6
_NINO_WITH_SUFFIX = 9
_PASSPORT_LETTERS = 8
_SHORTEST_PLATE = 5
_SUBSCRIBER = 10
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NOT_DIGIT = re.compile(r"\D")
_NOT_ALNUM = re.compile(r"[^0-9A-Za-z]")

_NHS = re.compile(r"(?<![\w.+/-])\d(?:[ .\-]{0,2}\d){9}(?![\d/]|-\d)")
_UPN = re.compile(r"(?<!\w)[A-Za-z][ -]?\d(?:[ -]?\d){10}[ -]?[0-9A-Za-z](?!\w)")
_NINO = re.compile(
    r"(?<!\w)(?:[A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z][A-CEGHJ-NPR-TW-Za-ceghj-npr-tw-z]|QQ|qq)"
    r"(?:[ .-]?\d{2}){3}(?:[ .-]?[A-Da-d])?(?!\w)"
)
_PASSPORT = re.compile(r"(?<!\w)(?:[A-Za-z]{1,2}[ -]?)?\d(?: ?\d){6,8}(?!\w)")
_LICENCE = re.compile(
    r"(?<!\w)[A-Za-z][A-Za-z9]{4}[ -]?\d{6}[ -]?[A-Za-z9]{2} ?\d ?[A-Za-z]{2}(?:[ -]?\d\d)?(?!\w)"
)
_PLATE = re.compile(
    r"(?<![\w/-])(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} [A-Z]{3}|[A-Z]{3} \d{1,3}[A-Z])(?![\w/-])"
)
_LOOSE_PLATE = re.compile(
    r"(?<![\w/-])(?:[A-Za-z]{2}\d{2} ?[A-Za-z]{3}|[A-Za-z]\d{1,3} ?[A-Za-z]{3}"
    r"|[A-Za-z]{3} ?\d{1,3}[A-Za-z]|[A-Z]{1,3} ?\d{1,4}|\d{1,4} ?[A-Z]{1,3})(?![\w/-])"
)
_ABOUT_REG = re.compile(r"\b(?:reg|registration|plates?|vrm|vrn|anpr)\b", re.I)
_POSTCODE = re.compile(
    r"(?<![\w/-])([A-Za-z]{1,2})(\d[A-Za-z\d]?)([ -]{0,2})"
    r"(\d[A-Za-z]{2})(?![\w/])"
)
_NEVER_IN_POSTCODE = frozenset("CIKMOV")
_LIKE_POSTCODE = NOOP("Written like a postcode.")
_NO_ABODE = re.compile(r"(?<!\w)ZZ99 ?3[A-Z]{2}(?!\w)", re.I)
_UNITS = ("st", "nd", "rd", "th", "yr", "hr", "wk", "pw", "pd", "ft", "lb", "pt")
_PHONE = re.compile(
    r"(?<![\w/])(?:\(?(?:\+|00) ?44\)?[ .-]?(?:\(0\))?|\(?0)(?:[ .()-]{0,2}\d){9,10}"
    r"(?![\d/]|[.-]\d)"
)
_FOREIGN_PHONE = re.compile(r"(?<![\w/])(?:\+|00)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,12}(?!\d)")
_SHORT_PHONE = re.compile(r"(?<![\w/.£$-])\d(?:[ -]?\d){5,10}(?![\w/])")

_DIALLED = re.compile(r"(?:\+|00) ?44\)?[ .-]?$")
_GROUPED = re.compile(r"\d{3}([ -])\d{3}\1\d{4}")
_ABOUT_NHS = re.compile(r"\bnhs\b|\bhealth no|\bhealth number", re.I)
_ABOUT_UPN = re.compile(r"\bupn|pupil (?:no|num|ref|id)", re.I)
_ABOUT_NINO = re.compile(r"\bnino?\b|national insurance|\bn\.i\.|\bni (?:no|num|#)", re.I)
_ABOUT_PASSPORT = re.compile(r"passport|travel document|\bbrp\b", re.I)
_ABOUT_PLATE = re.compile(
    r"\b(?:reg|registration|plate|plates|number ?plate|car|van|vehicle|vrm|vrn|audi|bmw|fiesta|"
    r"ford|golf|corsa|astra|transit|taxi|driving|drives|motorbike|moped|scooter|anpr)\b",
    re.I,
)
_ABOUT_PHONE = re.compile(
    r"\b(?:tel|telephone|phone|mob|mobile|mobiles|cell|landline|whatsapp|call|called|ring|rang|text|"
    r"texted|texts|number|fax|contact)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A match with the words around it."""

    text: str
    start: int
    end: int
    near: str

    @property
    def compact(self) -> str:
        return _NOT_ALNUM.sub("", self.text).upper()

    def hit(self, kind: Kind, tier: Tier, reason: str, rank: int = 0) -> Hit:
        return Hit(self.start, self.end, kind, tier, reason, _RANK + rank)


def nhs_check(digits: str) -> bool:
    """Whether ten digits carry the modulo 11 check digit of an NHS number."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])


def upn_check(compact: str) -> bool:
    """Whether thirteen characters carry the check letter of a unique pupil number."""
    last = compact[12]
    if last not in _UPN_LETTERS and not last.isdigit():
        return False
    final = int(last) if last.isdigit() else _UPN_LETTERS.index(last)
    total = sum(int(digit) * (place + 2) for place, digit in enumerate(compact[1:12]))
    return _UPN_LETTERS[(total + 13 * final) % 23] == compact[0]


def _nhs(found: _Candidate) -> Hit | None:
    named = bool(_ABOUT_NHS.search(found.near))
    if _DIALLED.search(found.near[: min(found.start, _NEAR)]):
        return None
    if nhs_check(_NOT_DIGIT.sub("", found.text)):
        sure = named or not found.text.isdigit()
        tier = Tier.HIGH if sure else Tier.MEDIUM
        return found.hit(Kind.NHS, tier, NOOP("An NHS number: its check digit agrees."), rank=2)
    if named:
        reason = NOOP("Ten digits beside a mention of the NHS: an NHS number with a slip.")
        return found.hit(Kind.NHS, Tier.HIGH, reason, rank=2)
    if _GROUPED.fullmatch(found.text):
        return found.hit(Kind.NHS, Tier.MEDIUM, NOOP("Written like an NHS number."))
    return None


def _upn(found: _Candidate) -> Hit | None:
    if upn_check(found.compact):
        return found.hit(
            Kind.UPN, Tier.HIGH, NOOP("A unique pupil number: its check letter agrees."), 3
        )
    named = _ABOUT_UPN.search(found.near) is not None
    tier = Tier.HIGH if named else Tier.MEDIUM
    return found.hit(Kind.UPN, tier, NOOP("Written like a unique pupil number."), 3)


def _nino(found: _Candidate) -> Hit | None:
    compact = found.compact
    named = _ABOUT_NINO.search(found.near) is not None
    if compact[:2] in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"} and not named:
        return None
    if len(compact) == _NINO_WITH_SUFFIX or named:
        return found.hit(Kind.NINO, Tier.HIGH, NOOP("A National Insurance number."), 3)
    return None


def _passport(found: _Candidate) -> Hit | None:
    if len(found.compact) < _PASSPORT_LETTERS or not _ABOUT_PASSPORT.search(found.near):
        return None
    return found.hit(Kind.PASSPORT, Tier.HIGH, NOOP("A passport or travel document number."), 4)


def _licence(found: _Candidate) -> Hit | None:
    return found.hit(Kind.LICENCE, Tier.HIGH, NOOP("A driving licence number."), 5)


def _plate(found: _Candidate) -> Hit | None:
    tier = Tier.HIGH if _ABOUT_PLATE.search(found.near) else Tier.MEDIUM
    return found.hit(Kind.VEHICLE, tier, NOOP("A vehicle registration."), -5)


def _loose_plate(found: _Candidate) -> Hit | None:
    compact = found.compact
    if not _ABOUT_REG.search(found.near):
        return None
    if len(compact) < _SHORTEST_PLATE or compact.isdigit() or compact.isalpha():
        return None
    return found.hit(Kind.VEHICLE, Tier.HIGH, NOOP("A vehicle registration."), -6)


def _postcode_of(areas: frozenset[str]) -> Callable[[_Candidate], Hit | None]:
    def judge(found: _Candidate) -> Hit | None:
        parts = _POSTCODE.fullmatch(found.text)
        if parts is None:
            return None
        area, inward = parts[1], parts[4]
        if _NEVER_IN_POSTCODE.intersection(inward.upper()):
            written = found.text.isupper() and parts[3] == " " and area in areas
            return found.hit(Kind.POSTCODE, Tier.MEDIUM, _LIKE_POSTCODE) if written else None
        loose = inward != inward.upper()
        if loose and inward[1:].lower() in _UNITS and area != area.lower() + "x":
            return None
        if area.upper() in areas:
            return found.hit(Kind.POSTCODE, Tier.HIGH, NOOP("A full postcode."))
        if loose or not parts[3]:
            return None
        return found.hit(Kind.POSTCODE, Tier.MEDIUM, _LIKE_POSTCODE)

    return judge


def _phone(found: _Candidate) -> Hit | None:
    digits = _NOT_DIGIT.sub("", found.text)
    national = re.sub(r"^(?:0044|44)0?", "0", digits)
    if len(national) not in (10, 11) or national[1] in "46" or national.startswith("00"):
        return None
    if re.match(r"\d\d\.\d\d\.\d\d", found.text):
        return None
    return found.hit(Kind.PHONE, Tier.HIGH, NOOP("A telephone number."), 1)


def _foreign_phone(found: _Candidate) -> Hit | None:
    return found.hit(Kind.PHONE, Tier.HIGH, NOOP("A telephone number abroad."))


def _short_phone(found: _Candidate) -> Hit | None:
    if not _ABOUT_PHONE.search(found.near) or re.search(
        r"\b(?:ref|id|crime|urn|log)\b", found.near
    ):
        return None
    digits = _NOT_DIGIT.sub("", found.text)
    if len(digits) == _SUBSCRIBER and digits[0] == "7":
        return found.hit(
            Kind.PHONE, Tier.HIGH, NOOP("A mobile number without its first nought."), 1
        )
    if len(digits) == _SUBSCRIBER + 1 and digits[0] == "0":
        return found.hit(Kind.PHONE, Tier.HIGH, NOOP("A telephone number."), 1)
    if " " in found.text and len(digits) in (6, 7, 8):
        return found.hit(
            Kind.PHONE, Tier.MEDIUM, NOOP("Digits beside a mention of a telephone."), -8
        )
    return None


# Each pattern with the fewest digits it needs, so that a date alone is not read for telephones.
_JUDGES: tuple[tuple[int, re.Pattern[str], Callable[[_Candidate], Hit | None]], ...] = (
    (10, _NHS, _nhs),
    (11, _UPN, _upn),
    (6, _NINO, _nino),
    (7, _PASSPORT, _passport),
    (7, _LICENCE, _licence),
    (10, _PHONE, _phone),
    (8, _FOREIGN_PHONE, _foreign_phone),
    (6, _SHORT_PHONE, _short_phone),
)


def number_hits(text: str, areas: frozenset[str], digits: Digits | None = None) -> Iterator[Hit]:
    """Find numbers that belong to one person, in a paragraph that holds a digit."""
    digits = digits or digits_of(text)
    if digits.mixed and digits.number > 1 and "99" in text:
        for match in _NO_ABODE.finditer(text, digits.start, digits.end):
            reason = NOOP("A postcode that stands for no fixed abode or abroad.")
            yield Hit(*match.span(), Kind.POSTCODE, Tier.HIGH, reason, _RANK)
    count = digits.number
    judges: list[tuple[re.Pattern[str], Callable[[_Candidate], Hit | None]]] = []
    if count >= _FEWEST:
        judges += [(pattern, judge) for fewest, pattern, judge in _JUDGES if count >= fewest]
    if digits.mixed:
        judges = [(_PLATE, _plate), (_POSTCODE, _postcode_of(areas)), *judges]
    lowered = text.lower()
    signed = "reg" in lowered or "plate" in lowered or "vr" in lowered or "anpr" in lowered
    if signed and _ABOUT_REG.search(text):
        judges = [(_LOOSE_PLATE, _loose_plate), *judges]
    first, last = max(0, digits.first - _BESIDE), digits.last + _BESIDE
    for pattern, judge in judges:
        for match in pattern.finditer(text, first, last):
            start, end = match.span()
            near = text[max(0, start - _NEAR) : end + _NEAR]
            found = _Candidate(text=match.group(), start=start, end=end, near=near)
            hit = judge(found)
            if hit is not None:
                yield hit
