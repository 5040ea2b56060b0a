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
    only = {word for word, reading in readings.items() if reading == "only"}
    in_use = {word: reading for word, reading in readings.items() if reading != "only"}
    given, family = _blocks("names.txt.gz", only)
    rare, foreign = _blocks("rare.txt.gz", set())
    own = _sector_words(sector, given, family)
    words = set(_packed("words.txt.gz").split("\n"))
    coded = _coded(sector["acronyms"], words, cues)
    words = ((words | own | places["heads"]) - only) | in_use.keys()
    owners = _owners(in_use)
    heads = places["heads"] | places["weak"] | places["sure_streets"]
    settled = _settled_acronyms(sector["acronyms"], given, family, cues)
    return Lexicon(
        words=frozenset(words),
        rare=rare,
        foreign=foreign,
        coded=coded,
        calm=_calm(words, owners | coded | in_use.keys(), settled, cues),
        strange=_strange(words - own - in_use.keys(), cues, places, heads),
        given=given,
        family=family,
        readings=in_use,
        kinds=kinds,
        owners=owners,
        acronyms=frozenset((*sector["acronyms"], *(each.upper() for each in sector["acronyms"]))),
        sector=frozenset(own - only - in_use.keys()),
        phrases=phrase_table(sector["phrases"], in_use),
        cues=cues,
        leading=_leading(cues),
        hushing=(cues["not_before_person"] | PRONOUNS) - _leading(cues) - cues["owned_by"],
        places=places,
        place_heads=heads,
        place_forms=_place_forms(heads, places),
        postcode_areas=frozenset(_lines_of_words("postcode_areas.txt")),
    )


def _owners(readings: dict[str, str]) -> frozenset[str]:
    """Give the names that are words with an ``s``, which may have lost its apostrophe."""
    owners = frozenset(f"{word}s" for word, reading in readings.items() if reading != "word")
    return owners - readings.keys()


def _place_forms(heads: frozenset[str], places: dict[str, frozenset[str]]) -> frozenset[str]:
    """Give the words that lead or end the name of a place, as they are written."""
    forms = {form for word in heads for form in (word, word.capitalize(), word.upper())}
    forms.update(form for word in places["leading"] for form in (word.capitalize(), word.upper()))
    return frozenset(forms | {"St", "ST", "st"})


def _blocks(name: str, more: set[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Read a list of two blocks; ``more`` words belong to the first."""
    first, _, second = _packed(name).partition("\n\n")
    return frozenset((*first.split("\n"), *more)), frozenset(second.split("\n"))


def _leading(cues: dict[str, frozenset[str]]) -> frozenset[str]:
    """Words that speak, right before another, for a person rather than against."""
    kept = ("kin", "roles", "objects_of", "before_person", "joined_by", "said", "titles")
    return frozenset[str]().union(*(cues[name] for name in kept)) | NAMING | AND | {"as"}


def _sector_words(
    sector: dict[str, tuple[str, ...]], given: frozenset[str], family: frozenset[str]
) -> set[str]:
    """Collect the single words of the sector list, in lower case."""
    kept = [name for name in sector if name not in ("phrases", "acronyms")]
    found = {word.lower() for name in kept for word in sector[name]}
    short = {word.lower() for word in sector["acronyms"]}
    found.update(word for word in short if word not in given and word not in family)
    found.update(word.replace("'", "") for word in tuple(found) if "'" in word)
    return found


def _calm(
    words: set[str],
    uneasy: frozenset[str],
    settled: frozenset[str],
    cues: dict[str, frozenset[str]],
) -> frozenset[str]:
    """Tokens that never open a finding by themselves, as they are written."""
    titles = {title.capitalize() for title in cues["titles"]}
    plain = [word for word in words if word not in uneasy and (len(word) > 1 or word in "ai")]
    capital = (form for form in map(str.capitalize, plain) if form not in titles)
    return frozenset((*plain, *capital, *settled))


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
    acronyms: tuple[str, ...], ordinary: set[str], cues: dict[str, frozenset[str]]
) -> frozenset[str]:
    pairs = {word.lower() for word in acronyms if len(word) == len("KT")}
    told = cues["offices"] | cues["roles"] | cues["kin"] | cues["titles"] | cues["small_codes"]
    return frozenset(pairs - ordinary - told - FUNCTION_WORDS)


def _settled_acronyms(
    acronyms: tuple[str, ...],
    given: frozenset[str],
    family: frozenset[str],
    cues: dict[str, frozenset[str]],
) -> frozenset[str]:
    """Give the acronyms that are nobody: long ones, unless names, and those of a part or place."""
    parts = (cues["offices"] | cues["roles"]) - cues["no_actor"]
    long = [word for word in acronyms if len(word) > len("AB")]
    unnamed = {word for word in long if word.lower() not in given and word.lower() not in family}
    return frozenset(unnamed | {word for word in acronyms if word.lower() in parts})


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
