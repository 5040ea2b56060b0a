"""A short piece of a long text, around what was looked for."""

from collections.abc import Sequence

AROUND = 60


def excerpt(text: str, parts: Sequence[str], around: int = AROUND) -> str:
    """Cut a text around the first of the words, at word boundaries; words are in lower case.

    ``around`` counts the signs before it; twice as many follow.
    """
    folded = text.casefold()
    at = min((place for part in parts if (place := folded.find(part)) >= 0), default=0)
    start = max(0, at - around)
    end = min(len(text), at + 2 * around)
    if start:
        start = text.find(" ", start, at) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", at + 1, end), at + 1)
    before, after = "\u2026" if start else "", "\u2026" if end < len(text) else ""
    return f"{before}{text[start:end]}{after}"
