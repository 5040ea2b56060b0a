"""What the pages have in common on which one thing is done about one place of a return."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.widgets.card import Card
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import PlainLabel, QuestionTitle

REASON_MOST = 2_000


class DeedPage(Page):
    """Shows the place and asks for what is needed; ``done`` carries the subclass's own value."""

    done = Signal(object)

    def __init__(self, place: str, whose: str) -> None:
        super().__init__("", whose)
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.add(self.outcome)
        self.place = Card()
        self.place.add(QuestionTitle(place))
        self.add(self.place)

    def set_deed(self, title: str, deed: str) -> None:
        """Say what is done here; ``deed`` is on the main button."""
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.set_foot(Foot(primary=deed, back=self.tr("Back to the return")))

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show what stands at the place."""
        for words in texts:
            self.place.add(PlainLabel(words, selectable=True))

    def show_trouble(self, words: str) -> None:
        """Say why nothing was kept; what was typed stays."""
        self.outcome.tell(NoticeKind.ERROR, words)
