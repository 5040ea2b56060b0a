"""The recovery code: 160 random bits in eight groups of letters and figures, each with its check.

A group is four signs and a fifth that checks them. The check is a sum over the field of 32
elements with another factor for each place and another start for each group: one wrong sign, two
that changed places and a group at another group's place are always found, and by its number.
Profiles made earlier have codes of eight words, which are still read.
"""

import re
import secrets
import unicodedata
from collections.abc import Sequence

from models.passwords import normalise_words, word_list

GROUPS, SIGNS = 8, 5
OLD_WORDS = 8
# Without I, L, O and U: what looks like one of the first three is a one or a nought.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKS_LIKE = str.maketrans("ILO", "110")
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_LETTERS = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[^\w]+")
_FIELD = 0b100101


def generate_code() -> str:
    """Make a new code: "7KQ4T 0ZB9M ...", 160 bits of it random."""
    groups: list[str] = []
    for number in range(GROUPS):
        signs = [secrets.choice(ALPHABET) for _ in range(SIGNS - 1)]
        groups.append("".join((*signs, _check(signs, number))))
    return " ".join(groups)


def code_groups(text: str) -> tuple[str, ...]:
    """Cut a typed code into groups in capitals; spaces and hyphens may stand anywhere in it.

    The numbers that stand before the groups on the printed sheet may be typed or left out.
    """
    plain = unicodedata.normalize("NFKC", text).upper().translate(_LOOKS_LIKE)
    parts = [part for part in _BETWEEN.split(plain) if part]
    if any(len(part) >= SIGNS for part in parts):
        numbers = {str(number) for number in range(1, GROUPS + 1)}
        parts = [part for part in parts if part not in numbers]
    joined = "".join(parts)
    if len(joined) == GROUPS * SIGNS:
        parts = [joined]
    return tuple(
        part[start : start + SIGNS] for part in parts for start in range(0, len(part), SIGNS)
    )


def first_slip(groups: Sequence[str]) -> int | None:
    """Give the number, from 1, of the first group that was not printed so; None for no slip."""
    for place, group in enumerate(groups[:GROUPS]):
        known = all(sign in _VALUES for sign in group)
        if len(group) != SIGNS or not known or _check(group[:-1], place) != group[-1]:
            return place + 1
    return None


def is_old_code(text: str) -> bool:
    """Say whether this is meant to be a code of words, as it was made for profiles before."""
    words = _words(text)
    known = frozenset(word_list())
    return sum(word in known for word in words) * 2 > len(words)


def count_words(text: str) -> int:
    """Count the words of a typed code of words."""
    return len(_words(text))


def strange_words(text: str) -> tuple[str, ...]:
    """Give the words of a typed code that are in no code at all."""
    known = frozenset(word_list())
    return tuple(word for word in _words(text) if word not in known)


def recovery_form(text: str) -> str:
    """Bring a typed recovery code to the one form that a key is derived from."""
    groups = code_groups(text)
    if len(groups) == GROUPS and first_slip(groups) is None:
        return " ".join(groups)
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    """Give the words alone: the numbers before them on the sheet are no part of the code."""
    return _LETTERS.findall(normalise_words(text))


def _check(signs: Sequence[str], number: int) -> str:
    total, factor = number + 1, 1
    for sign in signs:
        factor = _times(factor, 2)
        total ^= _times(factor, _VALUES[sign])
    return ALPHABET[total]


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= _FIELD
        other >>= 1
    return product
