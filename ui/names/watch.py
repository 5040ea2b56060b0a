"""One box of several lines under the name check: notice, menu, and what they put in place."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from anonymise import Kind
from ui.names.check import NameCheck
from ui.names.notice import NameNotice
from ui.names.role_words import in_place_of, title_before
from ui.names.underline import Misspelt, Spot, Underline
from ui.widgets.inputs import GrowingText
from ui.widgets.text import literal

FEW = 6


class NameWatch(QObject):
    """Belongs to its box. ``put`` is sent when words were put in place of what was marked.

    The notice is about the word at the cursor, else about the first one that is open. Where too
    many words of a box are amber, one sentence stands for all of them until somebody goes through
    them.
    """

    put = Signal()

    def __init__(
        self,
        box: GrowingText,
        names: NameCheck,
        notice: NameNotice,
        meant: frozenset[Kind] = frozenset(),
    ) -> None:
        super().__init__(box)
        self.box = box
        self._names = names
        self._notice = notice
        self._shown: tuple[Spot | None, int, bool] = (None, 0, False)
        self._underline = Underline(box, names, meant)
        self._underline.found.connect(self._show_notice)
        box.cursorPositionChanged.connect(self._show_notice)
        box.menu_opened.connect(self._on_menu_opened)
        notice.replaced.connect(self._on_replaced)
        notice.corrected.connect(self._on_corrected)
        notice.cleared.connect(self._on_cleared)
        notice.opened.connect(self.open_all)

    def spots(self) -> tuple[Spot, ...]:
        """Return the open findings in reading order."""
        return self._underline.spots()

    def slips(self) -> tuple[Misspelt, ...]:
        """Return the slips of spelling that are underlined."""
        return self._underline.slips()

    @Slot()
    def look(self) -> None:
        """Look for names and slips now, not after a pause."""
        self._underline.look()

    @Slot()
    def open_all(self) -> None:
        """Show every finding of a crowded box by itself."""
        self._underline.open_all()
        self._show_notice()
        self.box.setFocus()

    def redraw(self) -> None:
        """Draw the marks in the colours that are in force now."""
        self._underline.redraw()

    def current(self) -> Spot | None:
        """Return the finding selected or at the cursor, else the first; None without any."""
        cursor, spots = self.box.textCursor(), self.spots()
        at, selected = cursor.position(), (cursor.selectionStart(), cursor.selectionEnd())
        here = [each for each in spots if each.start <= at <= each.end]
        # Two findings may touch: the one that F8 selected is meant.
        here.sort(key=lambda each: (each.start, each.end) != selected)
        return next(iter(here or spots), None)

    def select(self, spot: Spot) -> bool:
        """Select a finding; tell whether it still stood there."""
        cursor = self.cursor_at(spot)
        if cursor is None:
            self.look()
            return False
        self.open_all()
        self.box.setTextCursor(cursor)
        self.box.ensureCursorVisible()
        return True

    def open_menu(self, spot: Spot) -> None:
        """Open the menu of what may be done about the finding at the cursor."""
        menu = QMenu(self.box)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setAccessibleName(self._notice.sentence(spot.finding, spot.word))
        for action in self._fixes(spot, menu):
            menu.addAction(action)
        below = self.box.cursorRect().bottomLeft() + QPoint(0, 2)
        menu.popup(self.box.viewport().mapToGlobal(below))
        menu.setActiveAction(menu.actions()[0])

    def cursor_at(self, where: Spot | Misspelt) -> QTextCursor | None:
        """Select what is marked; None where the text was changed since it was looked at."""
        cursor = QTextCursor(self.box.document())
        cursor.setPosition(where.start)
        cursor.setPosition(where.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor if cursor.selectedText() == where.word else None

    def put_for(self, where: Spot | Misspelt, words: str) -> bool:
        """Put words for what is marked, as one step to undo, and save; tell whether it stood there.

        Where it did not, the box is looked at again instead of hitting other words.
        """
        cursor = self.cursor_at(where)
        if cursor is None:
            self.look()
            return False
        self.box.put_in(cursor, words)
        self.put.emit()
        self.look()
        return True

    @Slot()
    def _show_notice(self) -> None:
        spot, count = self.current(), len(self.spots())
        shown = spot, count, self._underline.is_crowded()
        if shown == self._shown:
            return
        self._shown = shown
        if self._underline.is_crowded():
            self._notice.show_crowd(count)
        elif spot is None:
            self._notice.show_finding(None)
        else:
            self._notice.show_finding(spot.finding, spot.word, count, _text_before(self.box, spot))

    @Slot(str)
    def _on_replaced(self, role_word: str) -> None:
        spot = self.current()
        if spot is not None:
            self._replace(spot, role_word)

    def _replace(self, spot: Spot, role_word: str) -> None:
        cursor = self.cursor_at(spot)
        before = _line_before(cursor) if cursor is not None else ""
        title = title_before(before) if spot.finding.kind is Kind.PERSON else ""
        whole = replace(spot, start=spot.start - len(title), word=title + spot.word)
        ahead = before.removesuffix(title)
        if self.put_for(whole, in_place_of(spot.word, role_word, ahead)):
            self._names.replaced(spot.finding, spot.word, role_word)
            self.box.setFocus()

    @Slot(str)
    def _on_corrected(self, meant: str) -> None:
        spot = self.current()
        if spot is not None:
            self._correct(spot, meant)

    def _correct(self, where: Spot | Misspelt, words: str) -> None:
        if self.put_for(where, words):
            self.box.setFocus()

    @Slot(str)
    def _on_cleared(self, reason: str) -> None:
        spot = self.current()
        if spot is not None:
            self._names.settle(spot.finding, spot.word, reason)
            self.box.setFocus()

    @Slot(QMenu, int)
    def _on_menu_opened(self, menu: QMenu, at: int) -> None:
        """Offer on top of the menu what may stand in place of what it was opened on."""
        first = menu.actions()[0]
        spot = next((each for each in self.spots() if each.start <= at <= each.end), None)
        slip = next((each for each in self.slips() if each.start <= at <= each.end), None)
        actions: list[QAction] = []
        if spot is not None:
            actions = self._fixes(spot, menu)
        elif slip is not None:
            offers = self._names.spelling.offers(slip.word)
            actions = [_action(menu, each, partial(self._correct, slip, each)) for each in offers]
        menu.insertActions(first, actions)
        if actions:
            menu.insertSeparator(first)

    def _fixes(self, spot: Spot, menu: QMenu) -> list[QAction]:
        actions: list[QAction] = []
        meant = self._names.slip_of(spot.finding, spot.word)
        if meant:
            words = self.tr("Write \u201c{0}\u201d").format(meant)
            actions.append(_action(menu, words, partial(self._correct, spot, meant)))
        for each in self._notice.fixes(spot.finding, _text_before(self.box, spot))[:FEW]:
            actions.append(_action(menu, each, partial(self._replace, spot, each)))
        keep = partial(self._keep, spot)
        actions.append(_action(menu, self._notice.keep_words(spot.finding), keep))
        return actions

    def _keep(self, spot: Spot) -> None:
        cursor = self.cursor_at(spot)
        if cursor is not None:
            self.box.setTextCursor(cursor)
            self.open_all()
            self._notice.keep_finding()


def _action(menu: QMenu, words: str, done: Callable[[], None]) -> QAction:
    action = QAction(literal(words), menu)
    action.triggered.connect(done)
    return action


def _text_before(box: GrowingText, spot: Spot) -> str:
    cursor = QTextCursor(box.document())
    cursor.setPosition(spot.start, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def _line_before(cursor: QTextCursor) -> str:
    """Give what stands in front of a selection, in its own line."""
    start = QTextCursor(cursor)
    start.setPosition(cursor.selectionStart())
    move = QTextCursor.MoveOperation.StartOfBlock
    start.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
    return start.selectedText()
