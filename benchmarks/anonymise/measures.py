"""Speed, memory and the texts that are meant to slow a checker down."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator

from anonymise import Checker, TypingCheck

_WORD = re.compile(r"\w+")
MEGABYTE = 1_000_000
_MEMORY = """
import sys, tracemalloc
tracemalloc.start()
from anonymise import load_checker
load_checker()
sys.stdout.write(str(tracemalloc.get_traced_memory()[1]))
"""
HOSTILE = {
    "one letter": "a",
    "opening brackets": "(",
    "digits": "1",
    "digits and hyphens": "1-",
    "capitals and hyphens": "A-",
    "initials": "AB-CD ",
    "dotted letters": "a.",
    "at signs": "a@",
    "unknown words": "zxqv ",
    "capital words": "Ab, ",
    "telephone beginnings": "07 ",
    "flats": "Flat 1, ",
    "schools": "Xy School ",
    "combining marks": "e\u0301",
}


def seconds(checker: Checker, text: str) -> float:
    """Measure one reading, in seconds of this process."""
    start = time.process_time()
    checker.check(text)
    return time.process_time() - start


def speed(checker: Checker, text: str) -> float:
    """Measure megabytes a second over a text repeated to about one megabyte, the best of three."""
    whole = text * max(1, MEGABYTE // max(1, len(text.encode("utf-8"))))
    size = len(whole.encode("utf-8")) / MEGABYTE
    return max(size / seconds(checker, whole) for _ in range(3))


def floor(text: str) -> float:
    """Measure a plain pass that only cuts the same text into words, the best of three."""
    whole = text * max(1, MEGABYTE // max(1, len(text.encode("utf-8"))))
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        for line in whole.split("\n"):
            _WORD.findall(line)
        best = max(best, len(whole.encode("utf-8")) / MEGABYTE / (time.process_time() - start))
    return best


def hostile(checker: Checker, ordinary: str, size: int = MEGABYTE) -> Iterator[tuple[str, float]]:
    """Compare one-megabyte texts with ordinary text: how many times slower each is read."""
    base = 1 / speed(checker, ordinary)
    for name, piece in HOSTILE.items():
        text = piece * (size // len(piece))
        taken = seconds(checker, text) / (len(text.encode("utf-8")) / MEGABYTE)
        yield name, taken / base


def pause(checker: Checker, text: str) -> float:
    """Measure what one pause in typing costs in a long comment, in milliseconds."""
    typing = TypingCheck(checker)
    typing.check(text)
    start = time.process_time()
    for count in range(20):
        typing.check(text + "and so" * count)
    return (time.process_time() - start) / 20 * 1000


def memory() -> float:
    """Measure the most that loading takes, in MB of objects, in a process of its own."""
    command = [sys.executable, "-c", _MEMORY]
    answer = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603
    return int(answer.stdout) / MEGABYTE
