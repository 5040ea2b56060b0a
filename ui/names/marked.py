"""A text in which words are marked, whether its box has several lines or one."""

from PySide6.QtCore import QObject, QRect, Signal, Slot

from ui.names.underline import Misspelt, Spot
from ui.widgets.inputs import GrowingText, LineInput

LINE_END = "\u2029"


class MarkedText(QObject):
    """Belongs to its box. ``put`` is sent when words were put in place of what was marked."""

    put = Signal()

    def __init__(self, control: GrowingText | LineInput) -> None:
        super().__init__(control)
        self.control = control

    def spots(self) -> tuple[Spot, ...]:
        """Return the open findings in reading order."""
        raise NotImplementedError

    def slips(self) -> tuple[Misspelt, ...]:
        """Return the slips of spelling that are marked."""
        return ()

    @Slot()
    def look(self) -> None:
        """Look for names and slips now, not after a pause."""
        raise NotImplementedError

    def selection(self) -> tuple[int, int]:
        """Give the ends of what is selected; both are the cursor's place where nothing is."""
        raise NotImplementedError

    def cursor_area(self) -> QRect:
        """Give where the cursor is in the control."""
        raise NotImplementedError

    def text_before(self, spot: Spot) -> str:
        """Give the text in front of a finding, its lines ending as Qt's do."""
        raise NotImplementedError

    def select(self, spot: Spot) -> bool:
        """Select a finding; tell whether it still stood there, else look again."""
        raise NotImplementedError

    def put_for(self, where: Spot | Misspelt, words: str) -> bool:
        """Put words for what is marked, as one step to undo, and save; tell whether it stood there.

        Where it did not, the box is looked at again instead of hitting other words.
        """
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw the marks in the colours that are in force now."""

    def is_crowded(self) -> bool:
        """Tell whether so many words are marked that one sentence stands for them."""
        return False

    def open_all(self) -> None:
        """Show every finding of a crowded box by itself."""
