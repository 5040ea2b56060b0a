"""Words that are no words: found with the lists of the name check, which is all there is to know.

A word of the lists of names is never a slip, so that nothing here can lead somebody to keep a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from anonymise.lexicon import Lexicon
from anonymise.normalise import folded
from anonymise.small_words import PARTS

_TOKEN = re.compile(
    r"(?P<address>\S*(?:@|://|www\.)\S*)|(?P<word>\w+(?:['\u2019\u2010\u2011-]\w+)*)"
)
_PLAIN = str.maketrans({"\u2019": "'", "\u2010": "-", "\u2011": "-"})
_POSSESSIVE = re.compile(r"'s?$")
_SHORTEST = 3
_LONG_ENOUGH = 4
_NEGATED = frozenset(
    (
        *("ai", "are", "ca", "could", "dare", "did", "do", "does", "had", "has", "have", "is"),
        *("may", "might", "must", "need", "ought", "sha", "should", "was", "were", "wo", "would"),
    )
)
_CONTRACTED = re.compile(
    r"(?:i|you|we|they|he|she|it|that|there|here|who|what|where|how|when|why|let|this|would|could"
    r"|should|might|must|one|everyone|someone|nobody|mum|dad|child|y)'(?:s|d|ll|ve|re|m|all)$"
)
_WHOLE = frozenset(("o'clock", "ma'am", "'til", "d'you", "c'mon"))
_PREFIXES = (
    *("un", "re", "non", "pre", "post", "over", "under", "mis", "dis", "co", "inter", "multi"),
    *("sub", "anti", "self", "out", "counter", "hyper", "micro", "mini", "semi", "super", "tele"),
    *("trans", "cyber", "fore", "mid"),
)
_DOUBLED = "bdfgklmnprstz"
_ENDINGS = ("ing", "ed", "ly", "ness", "less")
# Known to the name check, which must take them for no names, and yet written wrongly.
RUN_TOGETHER = MappingProxyType(
    {
        **{
            word + "nt": word + "n't"
            for word in (
                *("are", "could", "did", "do", "does", "had", "has", "have", "is", "should"),
                *("was", "were", "wo", "would"),
            )
        },
        **{word.replace(" ", ""): word for word in ("a lot", "as well", "at least", "each other")},
        **{word.replace(" ", ""): word for word in ("in case", "in fact", "no one", "thank you")},
        **{word.replace("'", ""): word for word in ("that's", "they're", "they've", "you're")},
        "cant": "can't",
        "childrens": "children's",
        "inbetween": "in between",
    }
)
_NO_PLURAL = frozenset(("children", "men", "women", "people", "feet", "teeth", "mice", "these"))
_SIBILANT = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One word nobody knows; ``start`` and ``end`` index the text that was given."""

    start: int
    end: int
    word: str


class Speller:
    """Tells which words of a text are unknown. Deterministic; keeps nothing of what it reads."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @property
    def words(self) -> frozenset[str]:
        """Every word of the lists, in lower case, for looking up what was meant."""
        return self._lexicon.words

    @property
    def codes(self) -> frozenset[str]:
        """The acronyms among the words, in lower case: seldom what a slip was meant to be."""
        return frozenset(word.lower() for word in self._lexicon.acronyms) - {"all", "any", "for"}

    def slips(self, text: str, own: frozenset[str] = frozenset()) -> tuple[Slip, ...]:
        """List the unknown words in order; ``own`` are words the person has added, lower case."""
        return tuple(
            Slip(start=match.start(), end=match.end(), word=match.group())
            for match in _TOKEN.finditer(text)
            if match.lastgroup == "word" and not self.knows(match.group(), own)
        )

    def knows(self, word: str, own: frozenset[str] = frozenset()) -> bool:
        """Tell whether a word as it is written is no slip: known, a name, or not for judging.

        Words with digits, in capitals or with a capital inside are acronyms and codes.
        """
        if len(word) < _SHORTEST:
            return True
        if not word.islower() and not (word[:1].isupper() and word[1:].islower()):
            return True
        if not all(letter.isalpha() or letter in "'\u2019\u2010\u2011-" for letter in word):
            return True
        low = word.lower().translate(_PLAIN)
        return low not in RUN_TOGETHER and self._knows_low(low, own)

    def is_name(self, word: str) -> bool:
        """Tell whether the lists of names hold a word, or the word without its s."""
        low = folded(word)
        lexicon = self._lexicon
        return lexicon.is_name(low) or (low.endswith("s") and low[:-1] in lexicon.given)

    def _knows_low(self, low: str, own: frozenset[str]) -> bool:
        known = low in self._lexicon.words or low in self._lexicon.rare or low in own
        if known or low in _WHOLE or self.is_name(low):
            return True
        if "'" in low:
            if low.endswith("n't"):
                return low[:-3] in _NEGATED
            if is_contracted(low):
                return True
            stem = _POSSESSIVE.sub("", low)
            return stem != low and self._knows_low(stem, own)
        if "-" in low:
            together = low.replace("-", "")
            return together in self._lexicon.words or all(
                self._knows_part(part, own) for part in low.split("-")
            )
        return low in self._lexicon.places["towns"] or self._is_formed(low)

    def _knows_part(self, part: str, own: frozenset[str]) -> bool:
        if len(part) < _SHORTEST or part in PARTS or part in own:
            return True
        return part in _PREFIXES or self._knows_low(part, own)

    def _is_formed(self, low: str) -> bool:
        """Tell whether a word is made from a known one by the rules of English."""
        words = self._lexicon.words
        if not words.isdisjoint(one_letter_doubled(low)):
            return False
        if "iz" in low or "yz" in low:
            british = low.replace("iz", "is").replace("yz", "ys")
            if "iz" in low and british in words:
                return True
        for prefix in _PREFIXES:
            rest = low[len(prefix) :]
            if low.startswith(prefix) and len(rest) > _LONG_ENOUGH and rest in words:
                return True
        return self._is_plural(low) or self._is_inflected(low)

    def _is_plural(self, low: str) -> bool:
        stems = (low[:-1], low[:-2], low[:-3] + "y") if low.endswith("s") else ()
        return any(
            len(stem) > _SHORTEST
            and stem in self._lexicon.words
            and stem not in _NO_PLURAL
            and plural_of(stem) == low
            for stem in stems
        )

    def _is_inflected(self, low: str) -> bool:
        """Tell whether it is a form of a known word, and no other such form is listed."""
        ending = next((each for each in _ENDINGS if low.endswith(each)), "")
        stems = [stem for stem in stems_of(low, ending) if stem in self._lexicon.words]
        others = {form for stem in stems for form in forms_of(stem, ending)} - {low}
        return bool(stems) and self._lexicon.words.isdisjoint(others)


def is_contracted(low: str) -> bool:
    """Tell whether it is an ordinary contraction that ends in 's, 'll or the like."""
    return _CONTRACTED.match(low) is not None


def one_letter_doubled(low: str) -> Iterator[str]:
    """Yield the word with one letter more or less where letters are doubled: referal, untill."""
    for place, letter in enumerate(low):
        yield low[:place] + letter + low[place:]
        if low[place - 1 : place] == letter:
            yield low[:place] + low[place + 1 :]


def stems_of(low: str, ending: str) -> Iterator[str]:
    """Yield what a word with an ending may be made from, known or not."""
    stem = low.removesuffix(ending)
    if not ending or len(stem) < _SHORTEST:
        return
    yield stem
    yield stem + "e"
    if stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        yield stem[:-1]
    if stem.endswith("i"):
        yield stem[:-1] + "y"


def plural_of(stem: str) -> str:
    """Give the regular form in s; a word in s already has none."""
    if stem.endswith("s"):
        return ""
    if stem.endswith(_SIBILANT):
        return stem + "es"
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return stem[:-1] + "ies"
    return stem + "s"


def forms_of(stem: str, ending: str) -> tuple[str, ...]:
    """Give the ways in which an ending is added, right or wrong."""
    forms = [stem + ending, stem + stem[-1] + ending]
    if stem.endswith("e"):
        forms.append(stem[:-1] + ending)
    if stem.endswith("y"):
        forms.append(stem[:-1] + "i" + ending)
    return tuple(forms)
