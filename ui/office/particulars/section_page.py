"""One section of an audit's record: a few boxes, saved together."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from export.fields import MAX_LINE
from models.particulars import Particulars
from office.audit_texts import MAX_WORDS
from office.name_check import CONTACT, meant_in
from ui.names.check import NameCheck
from ui.names.free_text import NONE, FreeLine, FreeText
from ui.office.particulars.sections import Box, BoxKind, Section
from ui.office.wording import too_long
from ui.surroundings import translated
from ui.widgets.card import Card
from ui.widgets.inputs import DateInput, LineInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.options import Tick
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow, add_row

MOST_CASES = 9_999


class SectionPage(Page):
    """``submitted`` carries the Particulars with what this page has of them."""

    submitted = Signal(object)

    def __init__(self, section: Section, own: Particulars, names: NameCheck) -> None:
        super().__init__(section.title, section.about)
        self._own = own
        self._section = section
        self._rows: dict[str, FieldRow] = {}
        self.boxes: dict[str, QWidget] = {}
        card = Card()
        for box in section.boxes:
            made = self._made(box, names)
            self.boxes[box.name] = made
            if isinstance(made, Tick):
                card.add(made)
            else:
                self._rows[box.name] = add_row(card.body, box.label, made, help=box.help)
        self.add(card)
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.add(self.outcome)
        self.set_foot(Foot(primary=self.tr("Save and go back"), back=self.tr("Back to details")))
        self._shown = self._state()
        self.primary_pressed.connect(self._on_save)
        self.problem_chosen.connect(self._on_problem)

    def _made(self, box: Box, names: NameCheck) -> QWidget:
        value = getattr(self._own, box.name)
        meant = meant_in(CONTACT) if box.reached else NONE
        if box.kind is BoxKind.TICK:
            tick = Tick(box.label)
            tick.setChecked(bool(value))
            return tick
        if box.kind is BoxKind.DAY:
            day = DateInput()
            day.set_value(value)
            return day
        if box.kind is BoxKind.NUMBER:
            return LineInput("" if value is None else str(value), chars=4)
        if box.kind is BoxKind.LINE:
            line = FreeLine(names, meant=meant)
            line.set_value(value)
            return line
        text = FreeText(names, least=2, meant=meant, roles=False)
        text.set_value("\n".join(value) if box.kind is BoxKind.LINES else value)
        return text

    def unsaved(self) -> bool:
        """Whether a box says something else than when the page was shown."""
        return self._state() != self._shown

    def show_trouble(self, words: str) -> None:
        """Say why nothing was kept; the boxes stay as they are."""
        self.outcome.tell(NoticeKind.ERROR, words)

    def _state(self) -> tuple[object, ...]:
        days = (box.text() for box in self.boxes.values() if isinstance(box, DateInput))
        return (*days, *(self._typed(box) for box in self._section.boxes))

    def _typed(self, box: Box) -> object:
        made = self.boxes[box.name]
        if isinstance(made, Tick):
            return made.isChecked()
        if isinstance(made, DateInput):
            return made.value()
        if isinstance(made, FreeLine | FreeText | LineInput):
            return made.value().strip()
        raise TypeError

    @Slot()
    def _on_save(self) -> None:
        problems = self._check()
        for path, row in self._rows.items():
            row.set_error(next((each.words for each in problems if each.path == path), ""))
        self.show_problems(problems)
        if not problems:
            changes = {box.name: self._value(box) for box in self._section.boxes}
            self.submitted.emit(replace(self._own, **changes))  # pyright: ignore[reportArgumentType]  names of fields

    def _value(self, box: Box) -> str | int | bool | date | tuple[str, ...] | None:
        typed = self._typed(box)
        if box.kind is BoxKind.NUMBER:
            return int(str(typed)) if typed else None
        if box.kind is BoxKind.LINES:
            return tuple(line.strip() for line in str(typed).split("\n") if line.strip())
        return typed  # pyright: ignore[reportReturnType]  one of the kinds above

    def _check(self) -> list[Problem]:
        found: list[Problem] = []
        for box in self._section.boxes:
            if words := self._problem(box):
                found.append(Problem(path=box.name, words=words))
        return found

    def _problem(self, box: Box) -> str:
        made, typed = self.boxes[box.name], self._typed(box)
        if isinstance(made, DateInput):
            return made.problem()
        if box.kind is BoxKind.NUMBER and typed:
            is_number = str(typed).isascii() and str(typed).isdecimal()
            if not is_number or not 0 < int(str(typed)) <= MOST_CASES:
                return self.tr("Enter the number of cases in figures, such as 5")
        most = MAX_LINE if box.kind is BoxKind.LINE else MAX_WORDS
        if isinstance(typed, str) and len(typed) > most:
            return too_long(most, translated)
        return ""

    @Slot(str)
    def _on_problem(self, path: str) -> None:
        self.go_to(self._rows[path].widget)
