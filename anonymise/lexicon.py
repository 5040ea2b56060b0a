"""The reviewed lists of ``data/`` as the checker uses them."""

import gzip
from dataclasses import dataclass
from importlib.resources import files

from anonymise.errors import DataMissing
from anonymise.normalise import folded
from anonymise.phrases import Phrases, phrase_table
from anonymise.small_words import AND, FUNCTION_WORDS, NAMING, PRONOUNS

_SECTION = "["
_SHORT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Every list the layers read. All words are lower case except the acronyms and areas.

    ``rare`` words and ``foreign`` ones (written with a capital) are in no list of names; no other
    word is taken to be made from them. ``coded`` are pairs of small letters that are an
    abbreviation in capitals and no word, so that they may be somebody's initials.
    """

    words: frozenset[str]
    rare: frozenset[str]
    foreign: frozenset[str]
    calm: frozenset[str]
    coded: frozenset[str]
    strange: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    readings: dict[str, str]
    kinds: dict[str, str]
    owners: frozenset[str]
    acronyms: frozenset[str]
    sector: frozenset[str]
    phrases: Phrases
    cues: dict[str, frozenset[str]]
    leading: frozenset[str]
    hushing: frozenset[str]
    places: dict[str, frozenset[str]]
    place_heads: frozenset[str]
    place_forms: frozenset[str]
    postcode_areas: frozenset[str]

    def is_name(self, word: str) -> bool:
        """Tell whether the gazetteer holds the word."""
        return word in self.given or word in self.family

    def lists(self, low: str) -> bool:
        """Tell whether the gazetteer holds the word, or it is a given name with an ``s``."""
        if self.is_name(low):
            return True
        return low.endswith("s") and len(low) > _SHORT + 1 and low[:-1] in self.given


def load_lexicon() -> Lexicon:
    """Read the lists. Raises ``DataMissing`` when one is not there or cannot be read."""
    readings, kinds = _by_word("word_names.txt"), _by_word("word_kinds.txt")
    sector = _sections("sector.txt")
    cues = {name: frozenset(listed) for name, listed in _sections("cues.txt").items()}
    places = {name: frozenset(listed) for name, listed in _sections("places.txt").items()}
    given, _, family = _packed("names.txt.gz").partition("\n\n")
    rare, _, foreign = _packed("rare.txt.gz").partition("\n\n")
    only = {word for word, reading in readings.items() if reading == "only"}
    in_use = {word: reading for word, reading in readings.items() if reading != "only"}
    given_names, family_names = frozenset(given.split("\n")) | only, frozenset(family.split("\n"))
    named = given_names | family_names
    own = _sector_words(sector, named)
    ordinary = frozenset(_packed("words.txt.gz").split("\n"))
    coded = _coded(sector["acronyms"], ordinary, cues)
    words = (set(ordinary) | own | places["heads"]) - only | set(in_use)
    owners = {f"{word}s" for word, reading in in_use.items() if reading != "word"}
    owners = frozenset(owners - in_use.keys())
    heads = places["heads"] | places["weak"] | places["sure_streets"]
    return Lexicon(
        words=frozenset(words),
        rare=frozenset(rare.split("\n")),
        foreign=frozenset(foreign.split("\n")),
        coded=coded,
        calm=_calm(words - owners - coded, in_use, cues)
        | _settled_acronyms(sector["acronyms"], named, cues),
        strange=_strange(words - in_use.keys() - own, cues, places, heads),
        given=given_names,
        family=family_names,
        readings=in_use,
        kinds=kinds,
        owners=owners,
        acronyms=frozenset((*sector["acronyms"], *(each.upper() for each in sector["acronyms"]))),
        sector=frozenset(own - only - set(in_use)),
        phrases=phrase_table(sector["phrases"], in_use),
        cues=cues,
        leading=_leading(cues),
        hushing=(cues["not_before_person"] | PRONOUNS) - _leading(cues) - cues["owned_by"],
        places=places,
        place_heads=heads,
        place_forms=heads
        | {word.capitalize() for word in heads}
        | {word.upper() for word in heads}
        | {"St", "ST", "st"}
        | {form for word in places["leading"] for form in (word.capitalize(), word.upper())},
        postcode_areas=frozenset(_lines_of_words("postcode_areas.txt")),
    )


def _leading(cues: dict[str, frozenset[str]]) -> frozenset[str]:
    """Words that speak, right before another, for a person rather than against."""
    kept = ("kin", "roles", "objects_of", "before_person", "joined_by", "said", "titles")
    return frozenset[str]().union(*(cues[name] for name in kept)) | NAMING | AND | {"as"}


def _sector_words(sector: dict[str, tuple[str, ...]], names: frozenset[str]) -> set[str]:
    """Collect the single words of the sector list, in lower case."""
    kept = [name for name in sector if name not in ("phrases", "acronyms")]
    found = {word.lower() for name in kept for word in sector[name]}
    short = {word.lower() for word in sector["acronyms"]}
    found.update(word for word in short if word not in names)
    found.update(word.replace("'", "") for word in tuple(found) if "'" in word)
    return found


def _calm(
    words: set[str], readings: dict[str, str], cues: dict[str, frozenset[str]]
) -> frozenset[str]:
    """Tokens that never open a finding by themselves, as they are written."""
    plain = {word for word in words.difference(readings) if len(word) > 1 or word in "ai"}
    capital = {word.capitalize() for word in plain}
    capital.difference_update(title.capitalize() for title in cues["titles"])
    return frozenset(plain | capital)


def _strange(
    ordinary: set[str],
    cues: dict[str, frozenset[str]],
    places: dict[str, frozenset[str]],
    heads: frozenset[str],
) -> frozenset[str]:
    """Ordinary words, with the capital that they have no business to have in mid-sentence."""
    expected = heads.union(FUNCTION_WORDS, places["generic"], places["towns"])
    expected = expected.union(*(cues[name] for name in ("kin", "roles", "titles", "labels")))
    return (
        frozenset(
            word.capitalize()
            for word in ordinary - expected
            if len(word) > _SHORT and word.isalpha()
        )
        | cues["short_names"]
    )


def _coded(
    acronyms: tuple[str, ...], ordinary: frozenset[str], cues: dict[str, frozenset[str]]
) -> frozenset[str]:
    pairs = {word.lower() for word in acronyms if len(word) == len("KT")}
    told = cues["offices"] | cues["roles"] | cues["kin"] | cues["titles"] | cues["small_codes"]
    return frozenset(pairs - ordinary - told - FUNCTION_WORDS)


def _settled_acronyms(
    acronyms: tuple[str, ...], names: frozenset[str], cues: dict[str, frozenset[str]]
) -> frozenset[str]:
    """Give the acronyms that are nobody: long ones, unless names, and those of a part or place."""
    parts = (cues["offices"] | cues["roles"]) - cues["no_actor"]
    return frozenset(
        word
        for word in acronyms
        if (len(word) > 2 and word.lower() not in names) or word.lower() in parts  # noqa: PLR2004
    )


def _sections(name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    section = ""
    for line in _text(name).splitlines():
        if line.startswith(_SECTION):
            section = line.strip("[] ")
            found.setdefault(section, ())
        elif line and not line.startswith("#"):
            found[section] += tuple(entry.replace("_", " ") for entry in line.split())
    return found


def _by_word(name: str) -> dict[str, str]:
    return {word: section for section, listed in _sections(name).items() for word in listed}


def _lines_of_words(name: str) -> list[str]:
    lines = _text(name).splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _text(name: str) -> str:
    try:
        return (files("anonymise") / "data" / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataMissing(file=name) from error


def _packed(name: str) -> str:
    try:
        packed = (files("anonymise") / "data" / name).read_bytes()
        return gzip.decompress(packed).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise DataMissing(file=name) from error


def singular(word: str) -> str:
    """Give the word without a possessive ending, folded."""
    lowered = folded(word)
    if lowered.endswith("'s"):
        return lowered[:-2]
    return lowered.removesuffix("'")
