"""Fixed phrases of the sector in which no word is a name, such as a law called after a child."""

from collections.abc import Container

from anonymise.hits import Passage
from anonymise.traits import PHRASE

Phrases = dict[str, tuple[tuple[int, int, list[str], int, str], ...]]


def phrase_table(listed: tuple[str, ...], rare: Container[str]) -> Phrases:
    """Order phrases by one word, a ``rare`` one or the longest.

    With each stand the place of that word, the length, the words, and one other word with its
    distance, by which most places are ruled out.
    """
    table: dict[str, list[tuple[int, int, list[str], int, str]]] = {}
    for phrase in listed:
        words = phrase.lower().split()
        anchor = max(words, key=lambda word: (word in rare, len(word)))
        place = words.index(anchor)
        step = 1 if place + 1 < len(words) else -1 if place else 0
        entry = (place, len(words), words, step, words[place + step])
        table.setdefault(anchor, []).append(entry)
    return {anchor: tuple(found) for anchor, found in table.items()}


def shielded(passage: Passage, table: Phrases) -> frozenset[int]:
    """Give the places of the words that belong to a phrase."""
    anchors = passage.places(PHRASE)
    if not anchors:
        return frozenset()
    found: set[int] = set()
    lowered = passage.lows
    last = len(lowered) - 1
    for anchor in anchors:
        left, right = lowered[anchor - 1], lowered[anchor + 1] if anchor < last else ""
        for offset, length, phrase, step, other in table[lowered[anchor]]:
            if step and (right if step > 0 else left) != other:
                continue
            first = anchor - offset
            if first >= 0 and lowered[first : first + length] == phrase:
                found.update(range(first, first + length))
    return frozenset(found)
