"""Laptops that sent for the first time: they wait here until somebody has confirmed them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.text import PlainLabel, QuestionTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLaptop:
    """A laptop that nobody has confirmed, with the six words that its own screen shows."""

    agency_id: str
    installation_id: str
    agency: str
    words: str


class LaptopsCard(Card):
    """Lists the agencies to phone: a laptop is new, and only a voice can say whose it is.

    ``confirmed`` carries the chosen NewLaptop.
    """

    confirmed = Signal(object)

    def __init__(self, laptops: Sequence[NewLaptop]) -> None:
        super().__init__()
        self.set_tone(Tone.ATTENTION)
        self.add(QuestionTitle(self.tr("New laptops: confirm by phone")))
        self.add(
            PlainLabel(
                self.tr(
                    "Phone each agency on a number you know. Below the receipt their screen shows "
                    "the six words of that computer: they must be the same as here. If they are "
                    "not, somebody else may have answered: do not use those answers, and issue "
                    "the pack again."
                )
            )
        )
        self._model = TextTableModel[NewLaptop](
            (
                Column(heading=self.tr("Agency"), text=_agency),
                Column(heading=self.tr("Six words"), text=_words),
            ),
            laptops,
            self,
        )
        self.table = ListTable(self.tr("Laptops to confirm by phone"), self._model)
        self.chosen = PlainLabel()
        self.confirm = PlainButton(self.tr("Confirmed by phone"))
        self.confirm.clicked.connect(self._on_confirm)
        self.add(self.table)
        self.add(self.chosen)
        row = FlowLayout()
        row.addWidget(self.confirm)
        self.add(row)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.select_row(0)

    @Slot()
    def _on_row(self) -> None:
        """Say whom the button is about."""
        agency = self._chosen().agency
        self.chosen.setText(self.tr("Chosen: {0}").format(agency))
        self.confirm.setAccessibleName(self.tr("Confirmed by phone: {0}").format(agency))

    @Slot()
    def _on_confirm(self) -> None:
        self.confirmed.emit(self._chosen())

    def _chosen(self) -> NewLaptop:
        return self._model.row_at(max(0, self.table.current_row()))


def _agency(each: NewLaptop) -> str:
    return each.agency


def _words(each: NewLaptop) -> str:
    return each.words
