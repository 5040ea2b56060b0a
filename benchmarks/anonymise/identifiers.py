"""British identifiers in many ways of writing, made by a seeded generator; none belongs to anybody.

Numbers carry right check digits. The sentences are few and plain, so that the shapes are measured
and not the sentences.
"""

import random
from collections.abc import Callable, Iterator

from benchmarks.anonymise.corpus import Record, marked

EACH = 100
_UPN = "ABCDEFGHJKLMNPQRTUVWXYZ"
_MONTHS = ("January", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "October")
_AREAS = ("M", "LS", "SW", "B", "EH", "CF", "BT", "NE", "E", "PL")
_STREETS = ("Ashdown", "Orchard", "Mill", "Victoria", "Beech", "St Mary's", "Hollin", "Priory")
_TYPES = ("Road", "Street", "Close", "Avenue", "Lane", "Crescent", "Drive", "Court")


def _digits(pick: random.Random, count: int) -> str:
    return "".join(str(pick.randrange(10)) for _ in range(count))


def _nhs(pick: random.Random) -> str:
    while True:
        nine = "9" + _digits(pick, 8)
        check = (11 - sum(int(d) * (10 - n) for n, d in enumerate(nine)) % 11) % 11
        if check < 10:  # noqa: PLR2004
            break
    whole = f"{nine}{check}"
    gap = pick.choice((" ", "-", "", " "))
    return gap.join((whole[:3], whole[3:6], whole[6:]))


def _upn(pick: random.Random) -> str:
    twelve = _digits(pick, 12)
    total = sum(int(digit) * (place + 2) for place, digit in enumerate(twelve))
    return _UPN[total % 23] + twelve


def _nino(pick: random.Random) -> str:
    letters = pick.choice("ABCEGHJKLMPRSTWXY") + pick.choice("ABCEGHJKLMPRSTWXYZ")
    if letters in ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"):
        letters = "JG"
    pairs = [letters, *(_digits(pick, 2) for _ in range(3)), pick.choice("ABCD")]
    return pick.choice(("", " ")).join(pairs)


def _postcode(pick: random.Random) -> str:
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    inward = f"{pick.randrange(10)}{pick.choice(letters)}{pick.choice(letters)}"
    return f"{pick.choice(_AREAS)}{pick.randrange(1, 30)} {inward}"


def _phone(pick: random.Random) -> str:
    shapes = ("07700 900###", "07700900###", "+44 7700 900###", "020 7946 0###", "(0113) 496 0###")
    return pick.choice(shapes).replace("###", _digits(pick, 3))


def _date(pick: random.Random) -> str:
    day, month, year = pick.randrange(1, 29), pick.randrange(1, 13), pick.randrange(1960, 2026)
    named = pick.choice(_MONTHS)
    shapes = (
        f"{day}/{month}/{year}",
        f"{day:02}.{month:02}.{year}",
        f"{day:02}-{month:02}-{year % 100:02}",
        f"{day} {named} {year}",
        f"{day}th {named} {year}",
        f"{year}-{month:02}-{day:02}",
    )
    return pick.choice(shapes)


def _email(pick: random.Random) -> str:
    name = pick.choice(("hollis", "oke", "w"))
    return f"{pick.choice('abcdef')}.{name}{_digits(pick, 2)}@post.example.com"


def _url(pick: random.Random) -> str:
    lead = pick.choice(("https://", "http://www.", "www."))
    return f"{lead}page{_digits(pick, 2)}.example.com/case/{_digits(pick, 3)}"


def _vehicle(pick: random.Random) -> str:
    three = "".join(pick.choice("ABCDEFGHJKLMNOPRSTUVWXYZ") for _ in range(3))
    year = pick.choice((*range(2, 26), *range(51, 76)))
    return f"{pick.choice('BDFHKLMNPSWY')}{pick.choice('ADEFGHJKLM')}{year:02} {three}"


def _passport(pick: random.Random) -> str:
    lettered = f"{pick.choice('ABCDEF')}{pick.choice('ABCDEF')}{_digits(pick, 7)}"
    return pick.choice((lettered, str(pick.randrange(3, 6)) + _digits(pick, 8)))


def _licence(pick: random.Random) -> str:
    born = f"{pick.randrange(1, 13):02}{pick.randrange(1, 29):02}"
    date = f"{pick.randrange(10)}{born}{pick.randrange(10)}"
    name = pick.choice(("MORGA", "SMITH", "KHAN9", "LEE99"))
    return f"{name}{date}{pick.choice('JKS')}9{pick.randrange(10)}IJ"


def _ref(pick: random.Random) -> str:
    shapes = (
        f"{_digits(pick, 2)}/{_digits(pick, 6)}/25",
        f"CR{_digits(pick, 8)}",
        f"LV25C{_digits(pick, 5)}",
        f"{_digits(pick, 2)}CD/{_digits(pick, 5)}/24",
    )
    return pick.choice(shapes)


def _username(pick: random.Random) -> str:
    shapes = ("@lil_{}{}", "{}_{}x", "{}.gamer{}", "xx_{}{}_xx")
    return pick.choice(shapes).format(pick.choice(("kez", "moth", "rex")), _digits(pick, 2))


def _address(pick: random.Random) -> str:
    number = pick.choice((str(pick.randrange(1, 200)), f"Flat {pick.randrange(1, 20)}, 12"))
    return f"{number} {pick.choice(_STREETS)} {pick.choice(_TYPES)}"


KINDS: tuple[tuple[str, str, Callable[[random.Random], str]], ...] = (
    ("NHS", "The NHS number on the letter is {}.", _nhs),
    ("UPN", "UPN {} is on the roll.", _upn),
    ("NINO", "National Insurance number {} was copied.", _nino),
    ("PASSPORT", "Her passport, number {}, was seen.", _passport),
    ("LICENCE", "The driving licence {} was shown.", _licence),
    ("VEHICLE", "The car was a grey Corsa, registration {}, and it left.", _vehicle),
    ("POSTCODE", "They live at {} at present.", _postcode),
    ("ADDRESS", "The family moved to {} in the spring.", _address),
    ("PHONE", "Ring {} before the visit.", _phone),
    ("DATE", "The visit on {} was late.", _date),
    ("EMAIL", "Write to {} with the report.", _email),
    ("URL", "The page is {} and it is public.", _url),
    ("REF", "The crime reference is {} on the log.", _ref),
    ("USERNAME", "Her user name is {} online.", _username),
)


def identifiers() -> Iterator[Record]:
    """Make the sentences, the same each time."""
    pick = random.Random(20261121)  # noqa: S311
    for kind, carrier, make in KINDS:
        for _ in range(EACH):
            yield marked(carrier.format(f"[[{kind}:{make(pick)}]]"))
