"""How copies are told apart: day, time, reason and size in words."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from forms.kinds import words_of
from models.backups import Backup, BackupReason
from models.errors import ModelFault
from office.messages import message
from ui.surroundings import translated

translate = QCoreApplication.translate
_KB, _MB = 1_000, 1_000_000


def day_words(at: datetime) -> str:
    """Give day and time as on the wall here: "Friday 20 November 2026, 16:30"."""
    local = at.astimezone()
    days = (
        translate("Copies", "Monday"),
        translate("Copies", "Tuesday"),
        translate("Copies", "Wednesday"),
        translate("Copies", "Thursday"),
        translate("Copies", "Friday"),
        translate("Copies", "Saturday"),
        translate("Copies", "Sunday"),
    )
    return f"{days[local.weekday()]} {words_of(local.date())}, {local:%H:%M}"


def near_day_words(at: datetime, now: datetime) -> str:
    """Give day and time, "today" and "yesterday" by these words."""
    local, today = at.astimezone(), now.astimezone().date()
    if local.date() == today:
        return translate("Copies", "today {0}").format(f"{local:%H:%M}")
    if local.date() == today - timedelta(days=1):
        return translate("Copies", "yesterday {0}").format(f"{local:%H:%M}")
    return day_words(at)


def reason_words(reason: BackupReason) -> str:
    """Say why a copy was made."""
    words = {
        BackupReason.DAILY: translate("Copies", "Copy of the day"),
        BackupReason.UPGRADE: translate("Copies", "Before a newer version changed the profile"),
        BackupReason.IMPORT: translate("Copies", "Before an import"),
        BackupReason.EARLIER: translate("Copies", "Before going back to an earlier copy"),
        BackupReason.MOVE: translate("Copies", "Made for another computer"),
    }
    return words[reason]


def size_words(size: int) -> str:
    """Give a size in bytes as people read it: "412 KB", "1.5 MB"."""
    if size < _MB:
        return translate("Copies", "{0} KB").format(max(1, round(size / _KB)))
    return translate("Copies", "{0} MB").format(f"{size / _MB:.1f}")


def about_words(copy: Backup) -> str:
    """Say why a copy was made and how large it is."""
    return f"{reason_words(copy.reason)}; {size_words(copy.size)}"


def last_words(copies: tuple[Backup, ...], now: datetime) -> str:
    """Say when the last copy was made."""
    if not copies:
        return translate("Copies", "No copy was made yet.")
    return translate("Copies", "Last copy: {0}.").format(near_day_words(copies[0].made_at, now))


def trouble_words(trouble: ModelFault | None) -> str:
    """Say why the copy that was due could not be made, and what to do; "" where it could."""
    if trouble is None:
        return ""
    worded = message(trouble.value, (), translated)
    cannot = translate("Copies", "The last copy that was due could not be made.")
    again = translate("Copies", "Audit Desk tries again the next time you unlock it.")
    return f"{cannot} {worded.title} {again}"
