"""What the office asks about a returned case, and the box for an answer to each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from export.query_file import MAX_QUERY
from forms.kinds import words_of
from models.auditor_snapshots import AskedQuery
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryView:
    """A query with its question and what stands there now; both "" for the whole case."""

    query: AskedQuery
    question: str
    answer: str = field(repr=False)


class QueriesPage(Page):
    """``replied`` carries a query and the whole answer, ``place_wanted`` the path of a field."""

    replied = Signal(str, str)
    place_wanted = Signal(str)

    def __init__(
        self, views: Sequence[QueryView], names: NameCheck, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Queries from the office"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "Change the answer itself, write to the office below its question, or both. What "
                "you write goes with your next return of this case."
            )
        )
        self.boxes: dict[str, FreeText] = {}
        self.links: dict[str, LinkButton] = {}
        self._rows: dict[str, FieldRow] = {}
        for view in views:
            self.add(self._card(view, names))
        self.set_foot(Foot(primary=self.tr("Continue"), back=self.tr("Back")))

    def _card(self, view: QueryView, names: NameCheck) -> Card:
        query = view.query
        card = Card()
        card.add(QuestionTitle(view.question or self.tr("The whole case")))
        day = words_of(query.asked_at.astimezone().date())
        words = self.tr("Asked on {0}, about return {1}")
        card.add(QuietLabel(words.format(day, query.revision)))
        card.add(PlainLabel(query.text, selectable=True))
        if query.path:
            card.add(QuietLabel(self.tr("What stands there now")))
            card.add(PlainLabel(view.answer or self.tr("Nothing"), selectable=True))
            link = LinkButton(self.tr("Go to this question"))
            link.setAccessibleDescription(view.question)
            link.clicked.connect(partial(self.place_wanted.emit, query.path))
            self.links[query.id] = link
            card.add(link)
        box = FreeText(names, least=3)
        box.set_value(query.reply)
        box.box.textChanged.connect(partial(self._on_typed, query.id))
        row = FieldRow(self.tr("Your answer to the office"), box)
        row.read_with(query.text)
        self.boxes[query.id], self._rows[query.id] = box, row
        card.add(row)
        return card

    def go_to_query(self, query_id: str) -> None:
        """Scroll to the answer of a query and put the focus there."""
        if query_id in self.boxes:
            self.go_to(self.boxes[query_id].box)

    def show_faults(self) -> bool:
        """Say which answers are too long; tell whether any is."""
        most = self.tr("Shorten this to {0} characters").format(MAX_QUERY)
        first = None
        for query_id, box in self.boxes.items():
            long = len(box.value().strip()) > MAX_QUERY
            self._rows[query_id].set_error(most if long else "")
            first = first or (box.box if long else None)
        if first is not None:
            self.go_to(first)
        return first is not None

    def _on_typed(self, query_id: str) -> None:
        self.replied.emit(query_id, self.boxes[query_id].value())
