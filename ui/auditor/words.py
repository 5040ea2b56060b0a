"""Small words for times, days and states that several screens of the auditor share."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from forms.kinds import words_of
from forms.scope import STATUSES, Scope
from forms.window import Period, WindowMode, WindowRule, period

CONTEXT = "words"


def clock(at: datetime) -> str:
    """Give the local time of day, "14:02"."""
    return at.astimezone().strftime("%H:%M")


def moment_words(at: datetime) -> str:
    """Give day and time: "14 March 2026, 14:02"."""
    return f"{words_of(at.astimezone().date())}, {clock(at)}"


def saved_words(at: datetime) -> str:
    """Say when something was last committed: "Saved 14:02"."""
    return QCoreApplication.translate("words", "Saved {0}").format(clock(at))


def when_words(at: datetime, now: datetime) -> str:
    """Give the time for today, else the day: "14:02" or "14 March 2026"."""
    local = at.astimezone()
    return clock(at) if local.date() == now.astimezone().date() else words_of(local.date())


def period_words(period: Period) -> str:
    """Say which period to look at, and whose records count."""
    words = QCoreApplication.translate(
        "words", "Consider {0}, from your own agency\u2019s records."
    )
    return words.format(period.words())


def window_words(rule: WindowRule) -> str:
    """Say what is meant by "the period", before the day is known that it may be counted from."""
    translate = QCoreApplication.translate
    fixed = period(rule, None)
    if fixed is not None:
        return translate("words", "The period is {0}.").format(fixed.words())
    if rule.mode is WindowMode.LAST_INVOLVEMENT and rule.months == 1:
        return translate(
            "words", "The period is the month up to the day when your agency was last involved."
        )
    words = translate(
        "words", "The period is the {0} months up to the day when your agency was last involved."
    )
    return words.format(rule.months)


def days_left_words(return_by: date | None, today: date) -> str:
    """Say how long there is until the return is due; "" where no day was set."""
    if return_by is None:
        return ""
    translate = QCoreApplication.translate
    days = (return_by - today).days
    if days < 0:
        return translate("words", "Due {0}, {1} days ago").format(words_of(return_by), -days)
    if days == 0:
        return translate("words", "Due today")
    if days == 1:
        return translate("words", "Due {0}, 1 day left").format(words_of(return_by))
    return translate("words", "Due {0}, {1} days left").format(words_of(return_by), days)


def taken_back_words(at: datetime) -> str:
    """Say that the office does not have a case any more, and what would change that."""
    words = QCoreApplication.translate(
        "words", "Taken back on {0}; returned again only if you make a new return"
    )
    return words.format(words_of(at.astimezone().date()))


def scope_words(scope: Scope) -> str:
    """Name what the agency says about a case; "" while it has said nothing."""
    return "" if scope.status is None else STATUSES[scope.status].label
