"""The words to settle, listed beside a page of questions; each leads to where it stands first."""

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from ui.auditor.names_desk import NamesDesk
from ui.auditor.question_page import QuestionPage
from ui.names.card import counted
from ui.shortcuts import Shortcuts
from ui.widgets.page import Page
from ui.widgets.side_panel import SideBlock, SidePanel

MOST = 12


class NamesSide(QObject):
    """Belongs to one open form. ``place_wanted`` carries the path of a field."""

    place_wanted = Signal(str)

    def __init__(self, panel: SidePanel, names_desk: NamesDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._names_desk = names_desk
        self._page: QuestionPage | None = None
        panel.link_chosen.connect(self.place_wanted)
        names_desk.changed.connect(self._refresh)

    def watch(self, page: Page) -> None:
        """List the words beside a page of questions, and look again when a box is left there."""
        self._page = page if isinstance(page, QuestionPage) else None
        if isinstance(page, QuestionPage):
            page.left.connect(self._names_desk.look_if_changed)
        self._refresh()

    def stop(self) -> None:
        """Leave the panel to others."""
        self._panel.link_chosen.disconnect(self.place_wanted)
        self._names_desk.changed.disconnect(self._refresh)
        self._panel.set_found(())

    @Slot()
    def _refresh(self) -> None:
        page = self._page
        words = self._names_desk.open_words() if page is not None and isValid(page) else ()
        if page is None or not words:
            self._panel.set_found(())
            return
        said: list[str] = []
        here = {path for card in page.cards() for path in card.paths()}
        if any(place.path in here for word in words for place in word.places):
            keys = Shortcuts.NEXT_FINDING.words
            said.append(self.tr("{0} goes to the next one on this page.").format(keys))
        if len(words) > MOST:
            said.append(self.tr("There are {0} in all.").format(len(words)))
        links = tuple((counted(each), each.places[0].path) for each in words[:MOST])
        heading = self.tr("To settle in this form")
        self._panel.set_found((SideBlock(heading=heading, paragraphs=tuple(said), links=links),))
