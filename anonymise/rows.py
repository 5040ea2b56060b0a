"""Layer 4: rows of a list that put the surname first, in capitals: ``PRICE, HOPE - seen``."""

import re
from collections.abc import Iterator

from anonymise.findings import Kind, Tier
from anonymise.hits import Hit
from anonymise.lexicon import Lexicon
from anonymise.marking import NOOP
from anonymise.normalise import folded

_RANK = 32
_REASON = NOOP("A surname and a first name, as a list puts them.")
_PART = r"[^\W\d_a-z][^\W\d_a-z'-]{1,24}"
_ROW = re.compile(
    rf"\W{{0,3}}(?:\d{{1,3}}[.)]? {{0,3}})?(?P<both>(?P<last>{_PART}(?: {_PART})?), "
    rf"(?P<first>{_PART}(?: {_PART})?))(?= ?[-|:;,(/\t]| \d|$)"
)


def row_hits(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Find the two names that open a row, when a list of names holds one of their parts."""
    row = _ROW.match(text)
    if row is None or not row["both"].isupper():
        return
    parts = [part for name in (row["last"], row["first"]) for part in name.split()]
    if any(part in lexicon.acronyms or folded(part) in lexicon.sector for part in parts):
        return
    if not any(_named(folded(part), lexicon) for part in parts):
        return
    for name in ("last", "first"):
        yield Hit(row.start(name), row.end(name), Kind.PERSON, Tier.HIGH, _REASON, _RANK)


def _named(low: str, lexicon: Lexicon) -> bool:
    if low in lexicon.cues["syllables"]:
        return True
    return lexicon.is_name(low) or lexicon.readings.get(low) in ("first", "even")
