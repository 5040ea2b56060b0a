"""The small types that every field of a pack or return is read into, each with its bound."""

import re
import unicodedata
from typing import Annotated

from msgspec import Meta, Struct

from forms.signs import HIDDEN

MAX_CASE_LABEL = 20
MAX_LINE = 300
MAX_CODE = 40
MAX_UIN = 24
MAX_CASES = 500
MAX_COUNT = 1_000_000

# \Z and not $, which would let a line end pass.
Id = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_-]{1,64}\Z")]
Code = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9_-]{0,39}\Z")]
Uin = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,23}\Z")]
Sha256 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Key = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Count = Annotated[int, Meta(ge=0, le=MAX_COUNT)]

_UIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,23}")
_LOCAL_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+){0,4}")
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


class Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is read from a file: every field is there and none is unknown."""


def is_uin(text: str) -> bool:
    """Tell whether a text can be a UIN: letters, digits, full stop, - and _, at most 24."""
    return _UIN.fullmatch(text) is not None


def is_local_word(text: str) -> bool:
    """Tell whether a text is one word in lower case: letters, and apostrophes in it."""
    return _LOCAL_WORD.fullmatch(text) is not None and text == text.lower()


def is_plain(text: str, *, most: int, lines: bool = False) -> bool:
    """Tell whether a text shows all that it holds, within a length and on one line or several."""
    if len(text) > most or HIDDEN.search(text):
        return False
    return lines or not ("\n" in text or "\t" in text)


def shown_name(name: str) -> str:
    """Give a file's name as it can be shown and kept: nothing hidden, reversed or unreadable."""
    return HIDDEN.sub("\ufffd", name).replace("\n", "\ufffd").replace("\t", "\ufffd")[:255]


def safe_part(text: str) -> str:
    """Give a part of a file name in plain ASCII that is safe on every system; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _UNSAFE.sub("-", plain).strip("-")[:MAX_CODE] or "x"
