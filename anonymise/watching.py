"""Names to watch for, kept only as keyed hashes: neither file nor memory dump gives them back.

Beside each part of a name, the same part with one letter taken out is hashed (deletion variants).
A word that is one slip of a letter away shares a variant with it, so slips are found without the
name. Whoever holds the key can try names one by one; so the key stays in the vault.
"""

import hashlib
import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from anonymise.normalise import folded

_PART = re.compile(r"[^\W\d_]+")
_SHORTEST = 2
_SHORTEST_SLIP = 5
_LONGEST = 24
_BYTES = 16
_EXACT, _SLIP = b"exact\0", b"slip\0"
_MOST_TRIED = 20_000
_JOINING = frozenset(
    (
        *("al", "ap", "bin", "bint", "da", "de", "del", "den", "der", "di", "dos", "du"),
        *("el", "ibn", "la", "le", "ter", "van", "von"),
    )
)


def parts_of(name: str) -> list[str]:
    """Cut a name into its parts, folded."""
    return [folded(part) for part in _PART.findall(name)]


def shortened(word: str) -> list[str]:
    """Give the word with each of its letters taken out in turn."""
    return [word[:place] + word[place + 1 :] for place in range(min(len(word), _LONGEST))]


def _mark(key: bytes, kind: bytes, part: str) -> str:
    message = kind + part.encode("utf-8", "surrogatepass")
    return hmac.digest(key, message, hashlib.sha256)[:_BYTES].hex()


def watch_marks(key: bytes, name: str, titles: frozenset[str] = frozenset()) -> frozenset[str]:
    """Give what to keep of a name to watch for: hashes of its parts and of their variants.

    Empty where nothing of it could be found again. ``titles``, in lower case, and the small words
    inside names stand for nobody and are left out.
    """
    return frozenset(_marks(key, name, titles))


def parts_to_watch(name: str, titles: frozenset[str] = frozenset()) -> list[str]:
    """Give the parts of a name that are watched for, folded: none of them a title or a "van"."""
    parts = [part for part in parts_of(name) if len(part) >= _SHORTEST]
    return [part for part in parts if part not in titles and part not in _JOINING] or parts


def _marks(key: bytes, name: str, titles: frozenset[str]) -> Iterator[str]:
    parts = parts_to_watch(name, titles)
    if "-" in name and len(parts) > 1:
        parts.append("".join(parts))
    for part in parts:
        yield _mark(key, _EXACT, part)
        if len(part) >= _SHORTEST_SLIP:
            yield from (_mark(key, _SLIP, variant) for variant in shortened(part))


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedNames:
    """The marks of the names watched for in one case, and the key they were made with."""

    key: bytes = field(repr=False)
    marks: frozenset[str] = field(repr=False)
    # A word costs some fifteen hashes, and most words of a case come again. It goes with the case.
    _tried: dict[str, tuple[bool, bool]] = field(
        default_factory=dict[str, tuple[bool, bool]], init=False, repr=False, compare=False
    )

    def holds(self, low: str) -> bool:
        """Tell whether a folded word is a watched name as it is written."""
        return self._try(low)[0]

    def nearly(self, low: str) -> bool:
        """Tell whether a folded word is one slip of a letter away from a watched name."""
        return self._try(low)[1]

    def _try(self, low: str) -> tuple[bool, bool]:
        """Try a word once; safe between threads, as the answer is the same whoever gives it."""
        found = self._tried.get(low)
        if found is None:
            found = self._holds(low), self._nearly(low)
            if len(self._tried) < _MOST_TRIED:
                self._tried[low] = found
        return found

    def _holds(self, low: str) -> bool:
        if not self.marks or not _SHORTEST <= len(low) <= _LONGEST + 1:
            return False
        if _mark(self.key, _EXACT, low) in self.marks:
            return True
        return low.endswith("s") and _mark(self.key, _EXACT, low[:-1]) in self.marks

    def _nearly(self, low: str) -> bool:
        if not self.marks or not _SHORTEST_SLIP - 1 <= len(low) <= _LONGEST + 1:
            return False
        if _mark(self.key, _SLIP, low) in self.marks:
            return True
        return any(
            _mark(self.key, kind, variant) in self.marks
            for variant in shortened(low)
            for kind in (_EXACT, _SLIP)
        )
