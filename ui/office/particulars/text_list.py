"""A list of texts, and below it the whole of the one that is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.particulars import TextWords
from ui.office.particulars.text_words import edition_of, kind_words
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Space, Tone
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TextItem:
    """A text in a list; ``note`` says what is to be known of it, ``calls`` that it waits."""

    text: TextWords
    note: str = ""
    calls: bool = False


class TextList(QWidget):
    """``turned`` is sent when another row is chosen; buttons go into ``deeds``."""

    turned = Signal()

    def __init__(self, name: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        columns: tuple[Column[TextItem], ...] = (
            Column(heading=self.tr("Title"), text=lambda item: item.text.title),
            Column(
                heading=self.tr("Edition"), text=lambda i: edition_of(i.text) or self.tr("Not set")
            ),
            Column(
                heading=note,
                text=lambda item: item.note,
                tone=lambda item: Tone.ATTENTION if item.calls else Tone.PLAIN,
            ),
        )
        self.model = TextTableModel[TextItem](columns, (), self)
        self.table = ListTable(name, self.model, self, most=MOST)
        self.card = Card(self)
        self._title, self._about = QuestionTitle(), QuietLabel()
        self._words, self._link = PlainLabel(selectable=True), PlainLabel(selectable=True)
        self.deeds = FlowLayout()
        for part in (self._title, self._about, self._words, self._link):
            self.card.add(part)
        self.card.add(self.deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.BETWEEN)
        column.addWidget(self.table)
        column.addWidget(self.card)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)

    def show_items(self, items: Sequence[TextItem], row: int = 0) -> None:
        """List these texts; the list is hidden where there are none."""
        self.model.set_rows(items)
        self.setVisible(bool(items))
        if items:
            self.table.select_row(min(row, len(items) - 1))
            self._on_row()

    def row(self) -> int:
        """Return which text is chosen."""
        return max(0, self.table.current_row())

    @Slot()
    def _on_row(self) -> None:
        if self.row() >= self.model.rowCount():
            return
        item = self.model.row_at(self.row())
        text = item.text
        self._title.setText(text.title)
        parts = (kind_words(text), text.source, edition_of(text), item.note)
        self._about.setText(" \u00b7 ".join(filter(None, parts)))
        for label, words in ((self._words, text.words), (self._link, text.link)):
            label.setText(words)
            label.setVisible(bool(words))
        self.turned.emit()
