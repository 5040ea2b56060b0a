"""What keeps words from being kept, said beside their box alike on every page of the office."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.names.free_text import FreeLine, FreeText
from ui.office.wording import too_long
from ui.surroundings import translated
from ui.widgets.dates import DateInput


def text_fault(box: FreeText | FreeLine, missing: str = "", *, most: int = 0) -> str:
    """Say that there are none, that there are too many, or that a name is to be settled.

    "" where they can be kept. ``missing`` is "" for a box that may be empty, ``most`` 0 where any
    length will do.
    """
    words = box.value().strip()
    if not words:
        return missing
    if most and len(words) > most:
        return too_long(most, translated)
    settle = QCoreApplication.translate("Office", "Settle what may name somebody first")
    return settle if box.is_open() else ""


def past_day_fault(box: DateInput, today: date, missing: str) -> str:
    """Say that the day on which something was done is missing, is none, or is still to come."""
    day = box.value()
    if day is None:
        return box.problem() or missing
    later = QCoreApplication.translate("Office", "Enter today or an earlier day")
    return later if day > today else ""
