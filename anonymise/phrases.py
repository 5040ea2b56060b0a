"""Fixed phrases of the sector in which no word is a name, such as a law called after a child."""

from anonymise.hits import Passage
from anonymise.traits import PHRASE

Phrases = dict[str, tuple[tuple[int, tuple[str, ...]], ...]]


def phrase_table(listed: tuple[str, ...]) -> Phrases:
    """Order phrases by their longest word, each with the place of that word within it."""
    table: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for phrase in listed:
        words = tuple(phrase.lower().split())
        anchor = max(words, key=len)
        table.setdefault(anchor, []).append((words.index(anchor), words))
    return {anchor: tuple(found) for anchor, found in table.items()}


def shielded(passage: Passage, table: Phrases) -> frozenset[int]:
    """Give the places of the words that belong to a phrase."""
    anchors = passage.places(PHRASE)
    if not anchors:
        return frozenset()
    found: set[int] = set()
    lowered = passage.lows
    for anchor in anchors:
        for offset, phrase in table[lowered[anchor]]:
            first = anchor - offset
            if first >= 0 and tuple(lowered[first : first + len(phrase)]) == phrase:
                found.update(range(first, first + len(phrase)))
    return frozenset(found)
