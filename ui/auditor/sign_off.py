"""The sign-off of a sealed file: who makes it, with what title, on which day."""

from datetime import date

from PySide6.QtWidgets import QWidget

from forms.kinds import words_of
from ui.auditor.details_page import line_problem
from ui.widgets.card import Card
from ui.widgets.inputs import LineInput
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

NAME, TITLE = "name", "title"


class SignOff(Card):
    """Name and title in boxes, and the day, which is today."""

    def __init__(self, name: str, title: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = LineInput(name)
        self.job = LineInput(title)
        self._rows = {
            NAME: FieldRow(self.tr("Your name"), self.name),
            TITLE: FieldRow(self.tr("Your title"), self.job),
        }
        self.add(QuestionTitle(self.tr("Sign off")))
        for row in self._rows.values():
            self.add(row)
        self.add(PlainLabel(self.tr("Date: {0}").format(words_of(today))))

    def problems(self) -> dict[str, str]:
        """Say what is missing, beside each box and as the answer, by its place."""
        missing = {
            NAME: line_problem(self.name.value(), self.tr("Enter your name")),
            TITLE: line_problem(self.job.value(), self.tr("Enter your title")),
        }
        for path, row in self._rows.items():
            row.set_error(missing[path])
        return missing

    def places(self) -> dict[str, QWidget]:
        """Give the box for each place."""
        return {NAME: self.name, TITLE: self.job}
