"""A known date, typed as day, month and year."""

import re
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.group_box import BareGroup
from ui.widgets.lines import LineInput
from ui.widgets.text import PlainLabel

YEAR_DIGITS, SHORT_YEAR = 4, 2
CENTURY = "20"
HALF_YEARS = frozenset({"19", "20"})
MONTHS = 12
SHORTEST_NAME = 3
BETWEEN_PARTS = re.compile(r"[\s/.\-]+")


def month_number(text: str) -> int | None:
    """Read a month typed as 3, 03, Mar or March; None for anything else."""
    typed = text.strip().lower()
    if typed.isdecimal() and typed.isascii():
        return int(typed)
    if len(typed) < SHORTEST_NAME:
        return None
    english = QLocale(QLocale.Language.English)
    names = (english.standaloneMonthName(month).lower() for month in range(1, MONTHS + 1))
    return next((at for at, name in enumerate(names, 1) if name.startswith(typed)), None)


def _whole(text: str) -> int | None:
    typed = text.strip()
    return int(typed) if typed.isdecimal() and typed.isascii() else None


class DateInput(BareGroup):
    """Three boxes; `text` is 2026-03-14, or the parts as typed when they are no date yet.

    A year of two digits is one of this century, and is shown with four when its box is left.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = LineInput(chars=2)
        self.month = LineInput(chars=4)
        self.year = LineInput(chars=4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.BETWEEN)
        self._boxes = (
            (self.day, self.tr("Day")),
            (self.month, self.tr("Month")),
            (self.year, self.tr("Year")),
        )
        for box, words in self._boxes:
            column = QVBoxLayout()
            column.setSpacing(Space.TIGHT)
            label = PlainLabel(words)
            label.setWordWrap(False)
            label.setBuddy(box)
            column.addWidget(label)
            column.addWidget(box)
            row.addLayout(column)
            box.edited.connect(partial(self._on_edited, box))
            if box is self.year:
                box.left.connect(self._on_year_left)
            box.left.connect(self.left)
        row.addStretch(1)
        self.setFocusProxy(self.day)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name_for_readers(self.tr("Date"), "")

    def name_for_readers(self, name: str, description: str) -> None:
        """Name the group, and each box with its part and the group's name."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for box, words in self._boxes:
            box.setAccessibleName(f"{words}, {name}")
            box.setAccessibleDescription(description)

    def value(self) -> date | None:
        """Return the date, or None while there is none that exists."""
        day, month, year = self._parts()
        if day is None or month is None or year is None:
            return None
        try:
            return date(year, month, day)
        except ValueError:
            return None

    def set_value(self, value: date | None) -> None:
        """Show a stored date without sending `edited`."""
        self.set_text(value.isoformat() if value else "")

    def text(self) -> str:
        """Return ISO text for a date, "" for empty boxes, else year-month-day as typed."""
        value = self.value()
        if value is not None:
            return value.isoformat()
        parts = [box.value() for box in (self.year, self.month, self.day)]
        return "-".join(parts) if any(parts) else ""

    def set_text(self, text: str) -> None:
        """Show what `text` returned earlier, half-typed parts included."""
        year, month, day = [*text.split("-", 2), "", "", ""][:3]
        try:
            known = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            month, day = str(known.month), str(known.day)
        for box, part in ((self.year, year), (self.month, month), (self.day, day)):
            box.set_value(part)

    def is_empty(self) -> bool:
        """Tell whether nothing was typed in any box."""
        return not any(box.value() for box, _words in self._boxes)

    def problem(self) -> str:
        """Say what keeps the boxes from being a date, "" for a date or empty boxes."""
        if self.is_empty() or self.value() is not None:
            return ""
        missing = [words.lower() for box, words in self._boxes if not box.value()]
        if missing:
            return self.tr("Enter a {0} as well").format(self._listed(missing))
        day, month, year = self._parts()
        if month is None or not 1 <= month <= MONTHS:
            return self.tr("Enter a month from 1 to 12, or its name")
        if year is None:
            return self.tr("Enter a year of 4 digits")
        if day is None:
            return self.tr("Enter the day as a number")
        return self.tr("Enter a day that this month has")

    def _on_edited(self, box: LineInput) -> None:
        """Go on to the next box at a space or a slash, so that 27/3/2026 can be typed or pasted."""
        boxes = [each for each, _words in self._boxes]
        following = boxes[boxes.index(box) + 1 :]
        part, *rest = BETWEEN_PARTS.split(box.text().lstrip(), maxsplit=1)
        if part and rest and following:
            box.set_value(part)
            following[0].setFocus()
            following[0].selectAll()
            if rest[0]:
                following[0].set_value(rest[0])
                self._on_edited(following[0])
                return
        self.edited.emit()

    def _listed(self, words: list[str]) -> str:
        return self.tr("{0} and a {1}").format(*words) if len(words) > 1 else words[0]

    def _parts(self) -> tuple[int | None, int | None, int | None]:
        day, month = _whole(self.day.value()), month_number(self.month.value())
        return day, month, _whole(self._whole_year())

    def _whole_year(self) -> str:
        """Give the year with its four digits, "" while there are too few or too many."""
        typed = self.year.value()
        # 19 and 20 may be the beginning of a year that is still being typed.
        is_short = len(typed) == SHORT_YEAR and _whole(typed) is not None
        if is_short and not (typed in HALF_YEARS and self.year.hasFocus()):
            return CENTURY + typed
        return typed if len(typed) == YEAR_DIGITS else ""

    @Slot()
    def _on_year_left(self) -> None:
        whole = self._whole_year()
        if whole and whole != self.year.value():
            self.year.set_value(whole)
            self.edited.emit()
