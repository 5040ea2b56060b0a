"""The period an audit looks at, worked out from its rule; source: guidance note 4 of the tool."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forms.kinds import words_of


class WindowMode(StrEnum):
    """From where the months are counted back."""

    LAST_INVOLVEMENT = "last-involvement"
    FIXED_DATE = "fixed-date"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRule:
    """How long the look-back is, in months, and where it ends.

    ``until`` is the end of the period where the mode is a fixed date, else unused.
    """

    mode: WindowMode
    months: int
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Two days, both included."""

    start: date
    end: date

    def words(self) -> str:
        """Give "14 March to 14 September 2026", or both years where they differ."""
        if self.start.year == self.end.year:
            return f"{words_of(self.start).rsplit(' ', 1)[0]} to {words_of(self.end)}"
        return f"{words_of(self.start)} to {words_of(self.end)}"


def months_before(day: date, months: int) -> date:
    """Go back whole months; a day that the month does not have becomes its last."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def period(rule: WindowRule, last_involvement: date | None) -> Period | None:
    """Work the period out; None while the day that it is counted from is not known."""
    end = rule.until if rule.mode is WindowMode.FIXED_DATE else last_involvement
    if end is None or end.year * 12 - rule.months <= date.min.year * 12:
        return None
    return Period(start=months_before(end, rule.months), end=end)
