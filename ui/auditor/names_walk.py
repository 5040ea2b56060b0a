"""The walk through the findings of the name check on one page of the form, by key."""

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.auditor.answer_box import AnswerBox
from ui.names.underline import Spot
from ui.names.watch import NameWatch
from ui.shortcuts import Shortcuts
from ui.widgets.hint import hint
from ui.widgets.page import Page


class NamesWalk(QObject):
    """From the cursor on, over all boxes of the page and round again; the newest page counts."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._page: Page | None = None

    def watch(self, page: Page) -> None:
        """Listen for the keys on this page from now on; the one before is gone."""
        self._page = page
        for keys, step in ((Shortcuts.NEXT_FINDING, 1), (Shortcuts.PREVIOUS_FINDING, -1)):
            QShortcut(keys.sequence, page).activated.connect(partial(self._go, step))

    def _go(self, step: int) -> None:
        page = self._page
        if page is None or not isValid(page):
            return
        found = _findings(page)
        if not found:
            hint(page, self.tr("Nothing that looks like a name on this page"))
            return
        at = _place(page, found, step)
        watch, spot = found[at % len(found)]
        if watch.select(spot):
            _bring_into_sight(page, watch)
            watch.open_menu(spot)


def _bring_into_sight(page: Page, watch: NameWatch) -> None:
    inside = page.scroller.widget()
    if inside is not None:
        at = watch.control.mapTo(inside, watch.cursor_area().center())
        page.scroller.ensureVisible(at.x(), at.y(), 0, page.scroller.viewport().height() // 3)


def _findings(page: Page) -> list[tuple[NameWatch, Spot]]:
    boxes = [box for box in page.findChildren(AnswerBox) if box.isVisible()]
    boxes.sort(key=lambda box: box.mapTo(page, QPoint()).y())
    found: list[tuple[NameWatch, Spot]] = []
    for box in boxes:
        if box.watch is not None:
            box.look()
            found.extend((box.watch, spot) for spot in box.spots())
    return found


def _place(page: Page, found: list[tuple[NameWatch, Spot]], step: int) -> int:
    """Give the number of the finding that comes next from where the cursor stands."""
    focus = QApplication.focusWidget()
    top = focus.mapTo(page, QPoint()).y() if focus is not None and page.isAncestorOf(focus) else -1
    before = 0
    for watch, spot in found:
        box_top = watch.control.mapTo(page, QPoint()).y()
        start, end = watch.selection()
        here = watch.control.hasFocus()
        passed = spot.start < start if here else box_top < top
        current = here and spot.start == start and start != end
        if not passed and not current:
            break
        if current and step < 0:
            break
        before += 1
    return before if step > 0 else before - 1
