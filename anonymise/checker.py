"""The checker: one text in, its findings out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from anonymise.addresses import address_hits
from anonymise.context import Surroundings
from anonymise.dates import date_hits
from anonymise.dotted import POINTED, SLASHED
from anonymise.findings import CaseContext, Finding, Kind
from anonymise.hits import NO_DIGITS, Hit, Passage, cut, digits_of, without_overlap
from anonymise.initials import InitialsReader
from anonymise.known import NOBODY, KnownNames, known_names
from anonymise.lexicon import Lexicon, load_lexicon
from anonymise.names import NameReader, worth_judging
from anonymise.normalise import Reading, folded, read_plainly
from anonymise.numbers import number_hits
from anonymise.online import email_hits, url_hits, username_hits
from anonymise.people import listed_letters, suggested
from anonymise.phrases import shielded
from anonymise.places import PlaceReader
from anonymise.references import FEWEST, reference_hits
from anonymise.remembered import Traits
from anonymise.rows import row_hits
from anonymise.strays import may_call
from anonymise.traits import (
    BIRTH,
    CALLING,
    DIGIT,
    HEAD,
    INITIAL,
    MONTH,
    NAME,
    REFERENCE,
    SIGN,
    STREET,
    TITLE,
    TOWN,
    UNIT,
    USER,
)

_NO_CONTEXT = CaseContext()
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST_NAME = 3
_HEADED = 6
_DATE_IN_DIGITS = re.compile(
    r"(?<!\d)(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_SAID = MappingProxyType(
    {
        Kind.DOB: "birth date",
        Kind.DATE: "date",
        Kind.NHS: "health number",
        Kind.UPN: "pupil number",
        Kind.NINO: "insurance number",
        Kind.PASSPORT: "passport number",
        Kind.LICENCE: "licence number",
        Kind.VEHICLE: "vehicle registration",
        Kind.POSTCODE: "postcode",
        Kind.ADDRESS: "address",
        Kind.PHONE: "telephone number",
        Kind.EMAIL: "e-mail address",
        Kind.URL: "web address",
        Kind.USERNAME: "online name",
        Kind.REF: "reference",
        Kind.PLACE_ORG: "place",
        Kind.INITIALS: "initials",
    }
)
_REFUSED = (
    Kind.EMAIL,
    Kind.UPN,
    Kind.NINO,
    Kind.NHS,
    Kind.PHONE,
    Kind.DOB,
    Kind.DATE,
    Kind.LICENCE,
    Kind.POSTCODE,
)


@dataclass(frozen=True, slots=True)
class Checker:
    """Finds what may identify somebody. Deterministic, offline, safe to share between threads."""

    lexicon: Lexicon
    remembered: Traits = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "remembered", Traits(self.lexicon))

    def check(self, text: str, context: CaseContext = _NO_CONTEXT) -> tuple[Finding, ...]:
        """List the findings of a text in order, none overlapping.

        Paragraphs (lines) are read independently: the answer for a text is that for its lines.
        """
        found: list[Finding] = []
        offset = 0
        known = _known(context)
        for paragraph in text.split("\n"):
            findings = self.paragraph(paragraph, context, known)
            found.extend(_moved(finding, offset) for finding in findings)
            offset += len(paragraph) + 1
        return tuple(found)

    def paragraph(
        self, text: str, context: CaseContext = _NO_CONTEXT, known: KnownNames | None = None
    ) -> tuple[Finding, ...]:
        """List the findings of one paragraph, their offsets counted from its start."""
        if not text.strip():
            return ()
        if known is None:
            known = _known(context)
        reading = read_plainly(text)
        hits = list(self._hits(reading.text, context, known))
        if context.settled:
            hits = [hit for hit in hits if not _settled(hit, reading, context)]
        if not hits:
            return ()
        return tuple(_finding(hit, reading, context) for hit in without_overlap(hits))

    def undefined_initials(self, text: str, context: CaseContext = _NO_CONTEXT) -> tuple[str, ...]:
        """List the initials of a text of which neither it nor the people list says whose they are.

        Each stands once, in its normal form, in the order of the text.
        """
        found = (
            text[finding.start : finding.end]
            for finding in self.check(text, context)
            if finding.kind is Kind.INITIALS
        )
        return tuple(dict.fromkeys("".join(filter(str.isalpha, each)).upper() for each in found))

    def _hits(self, text: str, context: CaseContext, known: KnownNames) -> Iterator[Hit]:
        passage = cut(text, self.remembered)
        yield from self._identifiers(passage)
        if ", " in text and text[:_HEADED].isupper():
            yield from row_hits(text, self.lexicon)
        pointed = "." in text and POINTED.search(text) is not None
        pointed = pointed or ("/" in text and SLASHED.search(text) is not None)
        yield from self._read(passage, context, known, pointed=pointed)

    def _vocabulary(self, context: CaseContext) -> frozenset[str]:
        """Give the words of the office, without those that would hide somebody of that name."""
        if not context.extra_words:
            return context.extra_words
        return frozenset(word for word in context.extra_words if not self.hides_a_name(word))

    def hides_a_name(self, word: str) -> bool:
        """Tell whether a word is a name of the lists, also one that is a word as well."""
        low = folded(word)
        return self.lexicon.is_name(low) or low in self.lexicon.readings

    def _read(
        self, passage: Passage, context: CaseContext, known: KnownNames, *, pointed: bool
    ) -> Iterator[Hit]:
        """Read layers 2 to 6 of one paragraph; ``pointed``: it holds a letter with its point."""
        office = self._vocabulary(context)
        words, flags = passage.words, passage.flags
        names = self._names(passage, office, known) if flags & NAME or known is not NOBODY else []
        calling = bool(flags & CALLING) and may_call(passage, self.lexicon)
        if not (names or calling or pointed or flags & (TITLE | HEAD | SIGN | TOWN | INITIAL)):
            return
        shield = shielded(passage, self.lexicon.phrases)
        around = Surroundings(passage, self.lexicon)
        if names or calling or flags & TITLE:
            reader = NameReader(around, office | context.settled, shield, known)
            yield from reader.hits(names, calling=calling)
        towns = [place for place in passage.places(TOWN) if words[place] not in office]
        if towns or flags & (HEAD | SIGN):
            yield from PlaceReader(passage, self.lexicon, shield).hits(towns)
        letters = [place for place in passage.places(INITIAL) if words[place] not in office]
        if letters or pointed:
            people = listed_letters(context.people)
            yield from InitialsReader(around, people).hits(letters)

    def _names(self, passage: Passage, office: frozenset[str], known: KnownNames) -> list[int]:
        """Give the places that may hold a name of a person, confirmed ones among them."""
        words = passage.words
        if known is NOBODY:
            listed = worth_judging(passage, self.lexicon)
            return [place for place in listed if words[place] not in office]
        found = {place for place in passage.places(NAME) if words[place] not in office}
        found.update(place for place, word in enumerate(words) if known.matches(word))
        return sorted(found)

    def _identifiers(self, passage: Passage) -> Iterator[Hit]:
        """Read layer 1, leaving out what the words and signs rule out."""
        text, flags = passage.text, passage.flags
        digits = digits_of(text) if flags & DIGIT else NO_DIGITS
        if "@" in text or "(at)" in text or "[at]" in text:
            yield from email_hits(text)
        if "." in text:
            yield from url_hits(text)
        spoken = passage.starts_of(USER)
        shaped = digits.mixed or "_" in text or "@" in text or "#" in text
        if spoken or shaped or "xx" in text or "XX" in text:
            mixed = digits.mixed
            yield from username_hits(text, self.lexicon.words, spoken, mixed=mixed)
        months, born = passage.reach(MONTH), bool(flags & BIRTH)
        if digits.parted or months or born:
            yield from date_hits(text, digits, months=months, born=born)
        if digits.number or flags & (UNIT | STREET):
            yield from address_hits(text, self.lexicon, digits, flags)
        if digits.number:
            yield from number_hits(text, self.lexicon.postcode_areas, digits)
            if digits.number >= FEWEST:
                yield from reference_hits(text, digits, passage.starts_of(REFERENCE))


@dataclass(slots=True)
class TypingCheck:
    """Checks a text again and again while it is typed, reading only the lines that changed.

    One object belongs to one text field; not for use by several threads at once.
    """

    checker: Checker
    _context: CaseContext = field(default=_NO_CONTEXT, init=False)
    _known: dict[str, tuple[Finding, ...]] = field(
        default_factory=dict[str, tuple[Finding, ...]], init=False
    )

    def check(self, text: str, context: CaseContext = _NO_CONTEXT) -> tuple[Finding, ...]:
        """Give the same answer as ``Checker.check``."""
        known = self._known if context == self._context else {}
        self._context = context
        self._known = {}
        found: list[Finding] = []
        offset = 0
        for paragraph in text.split("\n"):
            answer = known.get(paragraph)
            if answer is None:
                answer = self.checker.paragraph(paragraph, context)
            self._known[paragraph] = answer
            found.extend(_moved(finding, offset) for finding in answer)
            offset += len(paragraph) + 1
        return tuple(found)


def load_checker() -> Checker:
    """Make a checker from the shipped lists. Raises ``DataMissing`` when a list is not there."""
    return Checker(_shipped())


@cache
def _shipped() -> Lexicon:
    """Keep the shipped lists, which never change while the program runs."""
    return load_lexicon()


def identifier_in(value: str) -> Kind | None:
    """Tell what a UIN, label or file name would give away, or nothing.

    References are allowed (a UIN is one); health, school and insurance numbers, dates, telephone
    numbers, e-mail addresses, postcodes and names of the lists are not.
    """
    text = read_plainly(value).text
    found = {hit.kind for hit in (*number_hits(text, _shipped().postcode_areas), *date_hits(text))}
    found.update(hit.kind for hit in email_hits(text))
    for kind in _REFUSED:
        if kind in found:
            return kind
    if _DATE_IN_DIGITS.search(text):
        return Kind.DATE
    return Kind.PERSON if _names_somebody(text, _shipped()) else None


def _names_somebody(text: str, lexicon: Lexicon) -> bool:
    for word in _LETTERS.findall(text):
        low = folded(word)
        if len(low) < _SHORTEST_NAME + word.isupper():
            continue
        if lexicon.readings.get(low) == "first" and not word.islower():
            return True
        if low not in lexicon.words and lexicon.is_name(low):
            return True
    return False


def _known(context: CaseContext) -> KnownNames:
    if not context.known_names and context.watched is None:
        return NOBODY
    return known_names(context.known_names, context.watched)


def _settled(hit: Hit, reading: Reading, context: CaseContext) -> bool:
    return reading.text[hit.start : hit.end].lower() in context.settled


def _finding(hit: Hit, reading: Reading, context: CaseContext) -> Finding:
    start, end = reading.original(hit.start, hit.end)
    return Finding(
        start=start,
        end=end,
        kind=hit.kind,
        tier=hit.tier,
        reason=hit.reason,
        suggestion=_suggestion(hit, reading.text, context),
    )


def _suggestion(hit: Hit, text: str, context: CaseContext) -> str | None:
    if hit.kind is Kind.PERSON:
        return suggested(text[hit.start : hit.end], context.people) if context.people else None
    said = _SAID.get(hit.kind)
    return None if said is None else f"[{said} removed]"


def _moved(finding: Finding, offset: int) -> Finding:
    if offset == 0:
        return finding
    return Finding(
        start=finding.start + offset,
        end=finding.end + offset,
        kind=finding.kind,
        tier=finding.tier,
        reason=finding.reason,
        suggestion=finding.suggestion,
    )
