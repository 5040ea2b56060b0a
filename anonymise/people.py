"""The people list of a case: initials and relationship, never a name."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from anonymise.errors import InitialsTrouble, NotInitials
from anonymise.findings import Person
from anonymise.normalise import folded

_MOST = 4
_TOGETHER = 2
_APART = re.compile(r"[\s.\-'\u2019]+")


def normal_initials(typed: str, given: frozenset[str] = frozenset()) -> str:
    """Write initials in their one form: ``J.S.`` and ``j s`` are ``JS``.

    ``given`` are the given names of the lists: three letters and more written together that
    are one of them (``Amy``) are refused. Raises ``NotInitials``, which never holds what was typed.
    """
    parts = [part for part in _APART.split(typed) if part]
    if not parts:
        raise NotInitials(InitialsTrouble.EMPTY)
    if not all(part.isalpha() for part in parts):
        raise NotInitials(InitialsTrouble.OTHER_SIGNS)
    if len(parts) > 1 and any(len(part) > 1 for part in parts):
        raise NotInitials(InitialsTrouble.A_NAME)
    whole = "".join(parts)
    if len(parts) == 1 and _is_word(whole, given):
        raise NotInitials(InitialsTrouble.A_NAME)
    if len(whole) > _MOST:
        raise NotInitials(InitialsTrouble.TOO_MANY)
    return whole.upper()


def _is_word(written: str, given: frozenset[str]) -> bool:
    """Whether letters written together are a name rather than initials."""
    if len(written) > 1 and not written.isupper() and not written.islower():
        return True
    if len(written) > _TOGETHER and written.islower():
        return True
    return len(written) > _TOGETHER and folded(written) in given


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleReview:
    """What is unclear in a people list, each in its normal form and in order."""

    twice: tuple[str, ...]
    abbreviations: tuple[str, ...]


def review_people(people: Iterable[Person], acronyms: frozenset[str]) -> PeopleReview:
    """Find initials that two people share, and those that are also an abbreviation in use."""
    counted = Counter(letters for person in people for letters in set(_all_letters(person)))
    return PeopleReview(
        twice=tuple(sorted(letters for letters, count in counted.items() if count > 1)),
        abbreviations=tuple(sorted(letters for letters in counted if letters in acronyms)),
    )


def _letters(initials: str) -> str:
    return "".join(letter for letter in initials.upper() if letter.isalpha())


def _all_letters(person: Person) -> tuple[str, ...]:
    return tuple(_letters(each) for each in (person.initials, *person.also))


def listed_letters(people: Iterable[Person]) -> frozenset[str]:
    """Give the initials of a people list as they are compared."""
    return frozenset(letters for person in people for letters in _all_letters(person))


def ways_to_write(person: Person) -> tuple[str, str]:
    """Give what may stand in place of a name: relationship and initials, or the relationship."""
    return f"{person.relationship} ({_letters(person.initials)})", person.relationship


def fitting(name: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Give the people of the list whose initials fit a name."""
    begun = "".join(part[0] for part in _APART.split(name) if part[:1].isalpha()).upper()
    if not begun:
        return ()
    return tuple(
        person
        for person in people
        if any(_fits(begun, letters) for letters in _all_letters(person))
    )


def suggested(name: str, people: Iterable[Person]) -> str | None:
    """Give the way to write the one person of the list whose initials fit the name, if one does."""
    found = fitting(name, people)
    return ways_to_write(found[0])[0] if len(found) == 1 else None


def _fits(begun: str, letters: str) -> bool:
    """Whether the initials of what was written are those listed, or the first of them."""
    return letters == begun or (len(begun) == 1 and letters.startswith(begun))
