"""Who the people of a case are, and which names to watch for in it."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from anonymise import PeopleReview
from ui.auditor.people_card import PeopleCard
from ui.auditor.unclear_card import UnclearCard
from ui.auditor.watch_card import WatchCard
from ui.names.check import NameCheck
from ui.widgets.page import Foot, Page


class PeoplePage(Page):
    """Everything on it is kept as it is given and none of it is ever sent."""

    def __init__(self, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("People and names in this case"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "To help you keep names out, if you like. Nothing on this page is sent, printed or "
                "put in any file."
            )
        )
        self.people = PeopleCard(names)
        self.unclear = UnclearCard()
        self.watch = WatchCard(names)
        for card in (self.people, self.unclear, self.watch):
            self.add(card)
        self.set_foot(Foot(primary=self.tr("Continue"), back=self.tr("Back")))
        self.unclear.chosen.connect(self._on_chosen)

    def unsaved(self) -> bool:
        """Whether a person was begun and not added; names are taken when the page is left."""
        return self.people.is_begun()

    def show_unclear(self, asked: Sequence[tuple[str, int]], review: PeopleReview) -> None:
        """Show initials that are used and explained nowhere, and what the list leaves unclear."""
        self.unclear.show_unclear(asked, review)

    @Slot(str)
    def _on_chosen(self, initials: str) -> None:
        self.people.begin(initials)
        self.scroller.ensureWidgetVisible(self.people.relationship_row)
