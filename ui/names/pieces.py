"""Cuts a long paragraph into pieces, so that one more letter has only one of them looked at."""

import re
from collections.abc import Iterator
from zlib import crc32

LONG = 1200
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(\u2018\u201c])")
_ONE_IN = 4


def pieces(paragraph: str) -> Iterator[tuple[int, str]]:
    """Yield each piece with its offset: a few whole sentences; short paragraphs are one piece.

    Whether there is a cut depends on the sentence before it alone, so that typing in one piece
    leaves the cuts of all others where they are.
    """
    start = sentence = 0
    if len(paragraph) > LONG:
        for end in _END.finditer(paragraph):
            words = paragraph[sentence : end.start()]
            sentence = end.end()
            if crc32(words.encode("utf-8", "replace")) % _ONE_IN == 0:
                yield start, paragraph[start:sentence]
                start = sentence
    yield start, paragraph[start:]
