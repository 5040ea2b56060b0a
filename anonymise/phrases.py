"""Fixed phrases of the sector in which no word is a name, such as a law called after a child."""

from anonymise.hits import Passage

Phrases = dict[str, tuple[tuple[str, ...], ...]]


def phrase_table(listed: tuple[str, ...]) -> Phrases:
    """Order phrases by their first word."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in listed:
        words = tuple(phrase.lower().split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(found) for first, found in table.items()}


def shielded(passage: Passage, table: Phrases) -> frozenset[int]:
    """Give the places of the words that belong to a phrase."""
    found: set[int] = set()
    lowered = passage.lows
    opening = table.keys() & passage.distinct
    if not opening:
        return frozenset()
    for place in [place for place, word in enumerate(lowered) if word in opening]:
        following = lowered[place + 1 : place + 2]
        for phrase in table[lowered[place]]:
            if len(phrase) > 1 and [phrase[1]] != following:
                continue
            if tuple(lowered[place : place + len(phrase)]) == phrase:
                found.update(range(place, place + len(phrase)))
    return frozenset(found)
