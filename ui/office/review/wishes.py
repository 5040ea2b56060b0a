"""What a person wants done about one place of a return; carried from the page to its desk."""

from dataclasses import dataclass, field
from enum import StrEnum


class Deed(StrEnum):
    """What can be done about a place."""

    ASK = "ask"
    REDACT = "redact"
    MARK = "mark"
    MODERATE = "moderate"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWish:
    """A deed at a place: ``path`` is a field, "" the case as a whole, ``words`` what is selected.

    ``question`` is the code of the question that the field belongs to, "" where it is none.
    """

    deed: Deed
    path: str
    question: str = ""
    words: str = field(default="", repr=False)
