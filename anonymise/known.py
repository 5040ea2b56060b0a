"""Layer 2: names confirmed for this case, found in every casing and with one slip of a letter."""

from collections.abc import Iterable
from dataclasses import dataclass

from anonymise.spelling import core_of
from anonymise.watching import WatchedNames, parts_of, shortened

_SHORTEST = 2
_SHORTEST_SLIP = 5
_STYLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "sir"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """The parts of the names of one case, ready to be looked up."""

    exact: frozenset[str]
    slips: frozenset[str]
    watched: WatchedNames | None = None

    def holds(self, low: str) -> bool:
        """Tell whether a folded word is a known name as it is written."""
        if low in self.exact or (low.endswith("s") and low[:-1] in self.exact):
            return True
        return self.watched is not None and self.watched.holds(low)

    def nearly(self, low: str) -> bool:
        """Tell whether a folded word is one letter away from a known name."""
        if len(low) < _SHORTEST_SLIP - 1:
            return False
        if low in self.slips:
            return True
        if any(shorter in self.exact or shorter in self.slips for shorter in shortened(low)):
            return True
        return self.watched is not None and self.watched.nearly(low)

    def matches(self, word: str) -> bool:
        """Tell whether a word as written, or a part of it, is a known name."""
        return any(self.holds(part) for part in parts_of(core_of(word)))


NOBODY = KnownNames(exact=frozenset(), slips=frozenset())


def known_names(names: Iterable[str], watched: WatchedNames | None = None) -> KnownNames:
    """Prepare the names of a case; a few hundred at most are expected."""
    exact: set[str] = set()
    slips: set[str] = set()
    for name in names:
        listed = [part for part in parts_of(core_of(name.strip())) if part not in _STYLES]
        exact.update(part for part in listed if len(part) >= _SHORTEST)
        if len(listed) > 1 and "-" in name:
            exact.add("".join(listed))
        for part in listed:
            if len(part) >= _SHORTEST_SLIP:
                slips.update(shortened(part))
    return KnownNames(exact=frozenset(exact), slips=frozenset(slips), watched=watched)
