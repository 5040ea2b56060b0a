"""Words that can be read aloud: passphrases, pack codes, fingerprints."""

import hashlib
import re
import secrets
import unicodedata
from functools import cache
from importlib.resources import files

_BETWEEN = re.compile(r"[\s\-,.;]+")


@cache
def word_list() -> tuple[str, ...]:
    """Give the words to choose from; the file is read at the first call only."""
    text = files("models").joinpath("data", "words.txt").read_text(encoding="utf-8")
    return tuple(word for word in text.split() if word)


def generate_words(count: int) -> str:
    """Choose words at random for a secret: "word word word"."""
    words = word_list()
    return " ".join(secrets.choice(words) for _ in range(count))


def normalise_words(text: str) -> str:
    """Bring typed code words to the one form that is compared.

    Case, runs of spaces, hyphens and the punctuation of a dictated list make no difference.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(part for part in _BETWEEN.split(plain) if part)


def fingerprint_words(data: bytes, count: int = 6) -> str:
    """Give the same words for the same bytes, to be compared by voice."""
    words = word_list()
    number = int.from_bytes(hashlib.sha256(data).digest(), "big")
    chosen: list[str] = []
    for _ in range(count):
        number, place = divmod(number, len(words))
        chosen.append(words[place])
    return " ".join(chosen)
