"""A page with one table of boxes that are saved together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from export.fields import MAX_LINE
from models.particulars import Particulars, TextWords
from office.audit_texts import MAX_WORDS
from ui.names.check import NameCheck
from ui.office.boxes import Box, BoxColumn, BoxKind, BoxSpec
from ui.office.wording import too_long
from ui.surroundings import translated
from ui.widgets.card import Card
from ui.widgets.inputs import DateInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Page

T = TypeVar("T", Particulars, TextWords)


class BoxesPage(Page, Generic[T]):
    """Edits some fields of a frozen dataclass; ``submitted`` carries it with what was given.

    A box is named by its field. One that is left empty gives the field of ``blank``.
    """

    submitted = Signal(object)

    def __init__(
        self, words: tuple[str, str], kept: T, blank: T, specs: Sequence[BoxSpec], names: NameCheck
    ) -> None:
        title, about = words
        super().__init__(title, about)
        self._kept, self._blank = kept, blank
        card = Card(self)
        self._column = BoxColumn(specs, names, card)
        self.boxes = self._column.boxes
        card.add(self._column)
        self.add(card)
        self.outcome = Notice(NoticeKind.ERROR, "", self)
        self.outcome.hide()
        self.add(self.outcome)
        for key, box in self.boxes.items():
            box.show(getattr(kept, key))
        self._shown = self._state()
        self.primary_pressed.connect(self._on_save)
        self.problem_chosen.connect(self.show_field)

    def widget(self, key: str) -> QWidget:
        """Give the control of a box."""
        return self.boxes[key].widget

    def show_field(self, key: str) -> None:
        """Scroll to a box, and put the focus on it."""
        self.go_to(self.widget(key))

    def unsaved(self) -> bool:
        """Whether a box says something else than when the page was shown."""
        return self._state() != self._shown

    def show_trouble(self, words: str) -> None:
        """Say why nothing was kept; the boxes stay as they are."""
        self.outcome.tell(NoticeKind.ERROR, words)

    def given(self) -> dict[str, object]:
        """Give what the fields are to be."""
        return {
            key: getattr(self._blank, key) if (value := _given(box)) is None else value
            for key, box in self.boxes.items()
        }

    def further_problem(self, box: Box) -> str:
        """Say what else is wrong with a box, "" for nothing."""
        del box
        return ""

    def _state(self) -> tuple[object, ...]:
        widgets = (box.widget for box in self.boxes.values())
        # Half a date is no value yet, and would be lost without a word.
        days = (each.text() for each in widgets if isinstance(each, DateInput))
        return (*days, *self.given().values())

    @Slot()
    def _on_save(self) -> None:
        problems = [*self._found()]
        for key, row in self._column.rows.items():
            row.set_error(next((each.words for each in problems if each.path == key), ""))
        self.show_problems(problems)
        if not problems:
            # Each box gives the type of its field.
            given = cast("dict[str, Any]", self.given())
            self.submitted.emit(replace(self._kept, **given))

    def _found(self) -> Iterable[Problem]:
        for key, box in self.boxes.items():
            if words := _problem(box) or self.further_problem(box):
                yield Problem(path=key, words=words)


def _given(box: Box) -> object:
    value = box.value()
    return value.strip() or None if isinstance(value, str) else value


def _problem(box: Box) -> str:
    if isinstance(box.widget, DateInput):
        return box.widget.problem()
    value = box.value()
    text = "\n".join(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else value
    most = MAX_LINE if box.spec.kind is BoxKind.LINE else MAX_WORDS
    return too_long(most, translated) if isinstance(text, str) and len(text) > most else ""
