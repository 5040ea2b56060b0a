"""Fixed phrases of the sector in which no word is a name, such as a law called after a child."""

from collections.abc import Container

from anonymise.hits import Passage
from anonymise.traits import PHRASE

Phrases = dict[str, tuple[tuple[int, int, list[str]], ...]]


def phrase_table(listed: tuple[str, ...], rare: Container[str]) -> Phrases:
    """Order phrases by one word, a ``rare`` one or the longest, with its place and the length."""
    table: dict[str, list[tuple[int, int, list[str]]]] = {}
    for phrase in listed:
        words = phrase.lower().split()
        anchor = max(words, key=lambda word: (word in rare, len(word)))
        table.setdefault(anchor, []).append((words.index(anchor), len(words), words))
    return {anchor: tuple(found) for anchor, found in table.items()}


def shielded(passage: Passage, table: Phrases) -> frozenset[int]:
    """Give the places of the words that belong to a phrase."""
    anchors = passage.places(PHRASE)
    if not anchors:
        return frozenset()
    found: set[int] = set()
    lowered = passage.lows
    for anchor in anchors:
        for offset, length, phrase in table[lowered[anchor]]:
            first = anchor - offset
            if first >= 0 and lowered[first : first + length] == phrase:
                found.update(range(first, first + length))
    return frozenset(found)
