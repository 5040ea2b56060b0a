"""A list in a card with what can be done about the chosen row, said in the name of each button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Signal, Slot

from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.text import PlainLabel, QuestionTitle

R = TypeVar("R")
MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords(Generic[R]):
    """The words of a list: its title, why it is there, its name, and those about one row.

    ``row`` names a row as the buttons say it; ``about`` explains the chosen one.
    """

    title: str
    meaning: str
    name: str
    row: Callable[[R], str]
    about: Callable[[R], str]


class ListCard(Card, Generic[R]):
    """Lists what waits for a person; ``acted`` carries the member of the deeds and the row.

    A deed ``about_all`` carries the tuple of all rows, and is offered where there are several.
    """

    acted = Signal(object, object)

    def __init__(
        self,
        words: ListWords[R],
        columns: Sequence[Column[R]],
        rows: Sequence[R],
        deeds: Sequence[tuple[Enum, str]],
        about_all: Sequence[tuple[Enum, str]] = (),
    ) -> None:
        super().__init__()
        self.set_tone(Tone.ATTENTION)
        self._words = words
        self._model = TextTableModel[R](columns, rows, self)
        self.table = ListTable(words.name, self._model, most=MOST)
        self.about = PlainLabel(selectable=True)
        self._labels = dict(deeds)
        self._about_all = dict(about_all) if len(rows) > 1 else {}
        offered = {**self._labels, **self._about_all}
        self._buttons = {deed: PlainButton(label) for deed, label in offered.items()}
        self.add(QuestionTitle(words.title))
        self.add(PlainLabel(words.meaning))
        self.add(self.table)
        self.add(self.about)
        row = FlowLayout()
        for button in self._buttons.values():
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)
        self.add(row)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.select_row(0)

    def button(self, deed: Enum) -> PlainButton:
        """Give the button of a deed."""
        return self._buttons[deed]

    @Slot()
    def _on_row(self) -> None:
        chosen = self._chosen()
        named = self._words.row(chosen)
        about = self._words.about(chosen)
        line = QCoreApplication.translate("Returns", "Chosen: {0}").format(named)
        self.about.setText(f"{line}\n{about}" if about else line)
        for deed, label in self._labels.items():
            self._buttons[deed].setAccessibleName(f"{label}: {named}")

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        for deed, button in self._buttons.items():
            if button is sender:
                everything = deed in self._about_all
                self.acted.emit(deed, self._model.rows() if everything else self._chosen())

    def _chosen(self) -> R:
        return self._model.row_at(max(0, self.table.current_row()))
