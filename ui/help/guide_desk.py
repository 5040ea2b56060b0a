"""Offers the first-use guide on an empty first page, until it was seen or skipped."""

from PySide6.QtCore import QObject, Slot

from ui.help.first_guide import GuideCard, panels
from ui.surroundings import Surroundings
from ui.tasks import Report
from ui.widgets.page import Page

SEEN = "first-guide-seen"


class GuideDesk(QObject):
    """The guide stands above what the page offers first, and hinders nobody who knows the way."""

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._page: Page | None = None

    @Slot()
    def offer(self) -> None:
        """Put the guide on the page shown, unless it was seen before."""
        preferences = self._around.profile.preferences

        def look(_report: Report) -> bool:
            return bool(preferences.get(SEEN))

        self._page = self._around.window.page()
        self._around.tasks.store(look).succeeded.connect(self._on_looked)

    @Slot(object)
    def _on_looked(self, seen: bool) -> None:  # noqa: FBT001
        page = self._around.window.page()
        if seen or page is None or page is not self._page:
            return
        card = GuideCard(panels(self._around.profile.details.role))
        card.finished.connect(card.hide)
        card.finished.connect(self._on_finished)
        card.finished.connect(page.take_focus)
        page.body.insertWidget(0, card)

    @Slot()
    def _on_finished(self) -> None:
        preferences = self._around.profile.preferences

        def keep(_report: Report) -> None:
            preferences.set(SEEN, "yes")

        self._around.tasks.store(keep, essential=True)
