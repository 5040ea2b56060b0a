"""What the pages of the menu have in common: they lie over whatever is open."""

from PySide6.QtCore import QObject, Signal

from ui.surroundings import Surroundings
from ui.widgets.page import Page


class MenuPageDesk(QObject):
    """Shows pages of the menu; ``left`` is sent when the person goes back from the first one."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._window = surroundings.window

    def _show_first(self, page: Page) -> None:
        """Show the page that leads back to where the person was."""
        page.back_pressed.connect(self.left)
        self._window.set_trail((page.title(),))
        self._window.show_page(page)
