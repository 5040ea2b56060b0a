"""What a file of queries asks, before any of it is taken in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.page import Foot, Page
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryLine:
    """One query: its case, the question in words, "" for the whole case, and the office's words."""

    uin: str
    question: str
    text: str = field(repr=False)


class QueryReviewPage(Page):
    """The main deed takes the queries in, Back leaves them."""

    def __init__(
        self,
        facts: Sequence[tuple[str, str]],
        lines: Sequence[QueryLine],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Queries from the office"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr("The office that sent your pack has signed this file. Nothing is kept yet.")
        )
        card = Card()
        card.add(FactList(facts))
        self.add(card)
        for each in lines:
            card = Card()
            card.add(QuestionTitle(self.tr("Case {0}").format(each.uin)))
            card.add(QuietLabel(each.question or self.tr("The whole case")))
            card.add(PlainLabel(each.text, selectable=True))
            self.add(card)
        self.set_foot(Foot(primary=self.tr("Take these queries in"), back=self.tr("Home")))
