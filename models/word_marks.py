"""Marks of the words in a text: few bytes that rule out most texts without reading them.

Each three letters in a row set one bit. A text that holds a word has all bits of the word; one that
does not seldom has them. Nothing can be read back from the bits but that.
"""

import unicodedata
from collections.abc import Callable, Iterable
from zlib import crc32

BYTES = 512
_BITS = BYTES * 8
_LEAST = 3
_MOST_WORDS = 50_000


class WordMarks:
    """Makes marks, and remembers those of the words that it met; for one thread at a time."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, texts: Iterable[str]) -> bytes:
        """Give the marks of all words in these texts, however letters and accents are written."""
        bits = 0
        if len(self._known) > _MOST_WORDS:
            self._known.clear()
        for word in {word for text in texts for word in _folded(text).split()}:
            known = self._known.get(word)
            if known is None:
                known = self._known[word] = _bits(word)
            bits |= known
        return bits.to_bytes(BYTES, "little")


def wanted(needles: Iterable[str]) -> bytes:
    """Give what the marks of a text must have where it holds all needles, each a part of a word.

    All noughts where they are too short to tell.
    """
    bits = 0
    for needle in needles:
        bits |= _bits(_folded(needle))
    return bits.to_bytes(BYTES, "little")


def has_marks(wanted: bytes) -> Callable[[bytes], bool]:
    """Give what says of marks whether their text may hold what is wanted; called very often."""
    asked = [(place, part) for place, part in enumerate(wanted) if part]

    def has(marks: bytes) -> bool:
        # Most often the first one tells, and a generator would cost as much as ten of them.
        for place, part in asked:  # noqa: SIM110
            if marks[place] & part != part:
                return False
        return True

    return has


def _folded(text: str) -> str:
    """Write a text in small letters, each accent in one sign with its letter."""
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).lower()


def _bits(word: str) -> int:
    bits = 0
    for place in range(len(word) - _LEAST + 1):
        bits |= 1 << crc32(word[place : place + _LEAST].encode()) % _BITS
    return bits
