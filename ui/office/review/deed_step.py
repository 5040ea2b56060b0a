"""What the pages have in common on which one thing is done about one place of a return."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.names.free_text import FreeText
from ui.widgets.card import Card
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
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

    def first_fault(self, faults: Sequence[tuple[FieldRow, str]]) -> bool:
        """Say what is missing beside each control and go to the first; False where all is there."""
        for row, words in faults:
            row.set_error(words)
        row = next((row for row, words in faults if words), None)
        if row is not None:
            self.go_to(row.widget)
        return row is not None

    def text_fault(self, text: FreeText, missing: str) -> str:
        """Say what is wrong with a box of words; ``missing`` "" where it may be blank."""
        words = text.value().strip()
        if not words:
            return missing
        if len(words) > REASON_MOST:
            return self.tr("Shorten this to {0} characters").format(REASON_MOST)
        return self.tr("Settle what may name somebody first") if text.is_open() else ""
