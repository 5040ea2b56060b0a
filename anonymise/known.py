"""Layer 2: names confirmed for this case, found in every casing and with one slip of a letter."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from anonymise.normalise import folded
from anonymise.spelling import core_of

_PART = re.compile(r"[^\W\d_]+")
_SHORTEST = 2
_SHORTEST_SLIP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """The parts of the names of one case, ready to be looked up."""

    exact: frozenset[str]
    slips: frozenset[str]

    def holds(self, low: str) -> bool:
        """Tell whether a folded word is a known name as it is written."""
        return low in self.exact or (low.endswith("s") and low[:-1] in self.exact)

    def nearly(self, low: str) -> bool:
        """Tell whether a folded word is one letter away from a known name."""
        if len(low) < _SHORTEST_SLIP - 1:
            return False
        return low in self.slips or any(
            shorter in self.exact or shorter in self.slips for shorter in _shortened(low)
        )

    def matches(self, word: str) -> bool:
        """Tell whether a word as written, or a part of it, is a known name."""
        return any(self.holds(part) for part in parts_of(core_of(word)))


NOBODY = KnownNames(exact=frozenset(), slips=frozenset())


def parts_of(name: str) -> list[str]:
    """Cut a name into its parts, folded."""
    return [folded(part) for part in _PART.findall(name)]


def known_names(names: Iterable[str]) -> KnownNames:
    """Prepare the names of a case; a few hundred at most are expected."""
    exact: set[str] = set()
    slips: set[str] = set()
    for name in names:
        listed = parts_of(core_of(name.strip()))
        exact.update(part for part in listed if len(part) >= _SHORTEST)
        if len(listed) > 1 and "-" in name:
            exact.add("".join(listed))
        for part in listed:
            if len(part) >= _SHORTEST_SLIP:
                slips.update(_shortened(part))
    return KnownNames(exact=frozenset(exact), slips=frozenset(slips))


def _shortened(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(min(len(word), 24))]
