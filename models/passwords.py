"""Words that can be read aloud: passphrases, recovery and pack codes, fingerprints."""

import hashlib
import re
import secrets
import unicodedata
from functools import cache
from importlib.resources import files

RECOVERY_WORDS = 8
_LETTERS = re.compile(r"[^\W\d_]+")
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


def recovery_form(text: str) -> str:
    """Bring a typed recovery code to the one form that is compared.

    The numbers that stand before the words on the printed sheet may be typed or left out.
    """
    return " ".join(_LETTERS.findall(normalise_words(text)))


def strange_words(text: str) -> tuple[str, ...]:
    """Give the words of a typed code that are in no code at all, as they were typed."""
    known = frozenset(word_list())
    return tuple(word for word in recovery_form(text).split() if word not in known)


def fingerprint_words(data: bytes, count: int = 6) -> str:
    """Give the same words for the same bytes, to be compared by voice."""
    words = word_list()
    number = int.from_bytes(hashlib.sha256(data).digest(), "big")
    chosen: list[str] = []
    for _ in range(count):
        number, place = divmod(number, len(words))
        chosen.append(words[place])
    return " ".join(chosen)
