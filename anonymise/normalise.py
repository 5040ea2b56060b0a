"""One plain reading of a text, with the way back to the text that was typed."""

import unicodedata
from array import array
from typing import NamedTuple

_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u0060": "'",
        "\u00b4": "'",
        "\u2032": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2015": "-",
        "\u2212": "-",
        "\u2044": "/",
        "\u00ad": None,
        "\u034f": None,
        "\u180e": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\u202a": None,
        "\u202b": None,
        "\u202c": None,
        "\u202d": None,
        "\u202e": None,
        "\u2060": None,
        "\u2066": None,
        "\u2067": None,
        "\u2068": None,
        "\u2069": None,
        "\ufe0e": None,
        "\ufe0f": None,
        "\ufeff": None,
    }
)
_ALIKE = {sign: plain for sign, plain in _PLAIN.items() if plain is not None}
_LONGEST_CLUSTER = 12
_FOLDED = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "þ": "th",
        "ð": "d",
    }
)


class Reading(NamedTuple):
    """Text made plain (NFKC, straight quotes, no invisible characters) and its way back."""

    text: str
    starts: "array[int] | None"
    ends: "array[int] | None"

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the typed text of a stretch of the plain text."""
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]


def read_plainly(text: str) -> Reading:
    """Make the plain reading of one paragraph, in linear time."""
    if text.isascii():
        return Reading(text=text.replace("`", "'"), starts=None, ends=None)
    alike = text.translate(_ALIKE)
    if alike.isascii():
        return Reading(text=alike, starts=None, ends=None)
    pieces: list[str] = []
    starts: array[int] = array("l")
    ends: array[int] = array("l")
    position, length = 0, len(text)
    while position < length:
        end = position + 1
        while (
            end < length and end - position < _LONGEST_CLUSTER and unicodedata.combining(text[end])
        ):
            end += 1
        cluster = text[position:end]
        if not cluster.isascii():
            cluster = unicodedata.normalize("NFKC", cluster.translate(_PLAIN)).translate(_PLAIN)
            if len(cluster) > 1 and cluster[0].isalpha():
                cluster = "".join(part for part in cluster if not unicodedata.combining(part))
        pieces.append(cluster)
        for _ in cluster:
            starts.append(position)
            ends.append(end)
        position = end
    return Reading(text="".join(pieces), starts=starts, ends=ends)


def folded(word: str) -> str:
    """Lower case without accents: how names are looked up."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    parted = unicodedata.normalize("NFKD", lowered.translate(_FOLDED))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
