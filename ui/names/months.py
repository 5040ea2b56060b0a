"""The month of an exact date: it says enough of when, and stands for the day in one key."""

import re

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_WRITTEN = re.compile(r"[A-Za-z]{3,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|'\d\d(?!\d)|(?<=[./ -])\d\d$")
_NUMBERS = re.compile(r"\d+")
_LETTERS_OF_ABBREVIATION = 3
_ON = re.compile(r"\b[Oo]n (?:the )?$")


def month_of(date: str) -> str:
    """Give "March 2025" for an exact date, "March" where no year is written, "" for no month.

    In a date of numbers the day comes first, as in the UK, or the year.
    """
    for word in _WRITTEN.findall(date):
        for month in _MONTHS:
            if month.lower().startswith(word.lower()[:_LETTERS_OF_ABBREVIATION]) and (
                word.lower() in {month.lower(), "sept"} or len(word) == _LETTERS_OF_ABBREVIATION
            ):
                return f"{month} {_year_in(date)}".strip()
    numbers = _NUMBERS.findall(date)
    if len(numbers) != len(("day", "month", "year")) or not 1 <= int(numbers[1]) <= len(_MONTHS):
        return ""
    year = numbers[0] if len(numbers[0]) > len("31") else numbers[2]
    return f"{_MONTHS[int(numbers[1]) - 1]} {_whole(year)}"


def preposition_before(before: str) -> str:
    """Give the "on" or "on the" at the end of a text: a day has it, a month has "in"."""
    found = _ON.search(before)
    return "" if found is None else found[0]


def is_month(words: str) -> bool:
    """Tell whether words are a month, with its year or without."""
    return words.partition(" ")[0] in _MONTHS


def _year_in(date: str) -> str:
    found = _YEAR.search(date)
    return "" if found is None else _whole(found[0].strip("'"))


def _whole(year: str) -> str:
    """Write a year with four digits; no date of an audit is of the last century."""
    return year if len(year) > len("25") else f"20{year}"
