"""What is done about the findings of one box, whether it has several lines or one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from models.auditor_snapshots import CasePerson
from ui.names.check import NameCheck
from ui.names.marked import LINE_END, MarkedText
from ui.names.notice import NameNotice
from ui.names.role_words import fitted
from ui.names.underline import Misspelt, Spot
from ui.names.who import ask_words
from ui.theme.apply import announce
from ui.widgets.inputs import GrowingText, LineInput
from ui.widgets.text import literal

FEW = 6


class NameWatch(MarkedText):
    """The notice is about the word at the cursor, else about the first one that is open.

    The box is looked at again when it is left, and drawn again in other colours.
    """

    def __init__(
        self, control: GrowingText | LineInput, names: NameCheck, notice: NameNotice
    ) -> None:
        super().__init__(control)
        self._names = names
        self._notice = notice
        self._shown: tuple[Spot | None, int, bool] = (None, 0, False)
        control.installEventFilter(self)
        control.cursorPositionChanged.connect(self._show_notice)
        control.left.connect(self._look_when_left)
        control.menu_opened.connect(self._on_menu_opened)
        notice.replaced.connect(self._on_replaced)
        notice.corrected.connect(self._on_corrected)
        notice.cleared.connect(self._on_cleared)
        notice.explained.connect(self._on_explained)
        notice.opened.connect(self._on_opened)
        notice.left.connect(control.setFocus)

    def current(self) -> Spot | None:
        """Return the finding selected or at the cursor, else the first; None without any."""
        spots, selected = self.spots(), self.selection()
        here = [each for each in spots if each.start <= selected[1] <= each.end]
        # Two findings may touch: the one that F8 selected is meant.
        here.sort(key=lambda each: (each.start, each.end) != selected)
        return next(iter(here or spots), None)

    def open_menu(self, spot: Spot) -> None:
        """Open the menu of what may be done about the finding at the cursor."""
        menu = QMenu(self.control)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setAccessibleName(self._notice.sentence(spot.finding, spot.word))
        for action in self._fixes(spot, menu):
            menu.addAction(action)
        menu.popup(self.control.mapToGlobal(self.cursor_area().bottomLeft() + QPoint(0, 2)))
        menu.setActiveAction(menu.actions()[0])

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            self.redraw()
        return super().eventFilter(watched, event)

    @Slot()
    def _look_when_left(self) -> None:
        # The focus is still on its way when `left` is sent.
        QTimer.singleShot(0, self, self.look)

    @Slot()
    def _show_notice(self) -> None:
        spot, count = self.current(), len(self.spots())
        shown = spot, count, self.is_crowded()
        if shown == self._shown:
            return
        self._shown = shown
        if self.is_crowded():
            self._notice.show_crowd(count)
        elif spot is None:
            self._notice.show_finding(None)
        else:
            self._notice.show_finding(spot.finding, spot.word, count, self.text_before(spot))

    @Slot()
    def _on_opened(self) -> None:
        self.open_all()
        self.control.setFocus()

    @Slot(str)
    def _on_replaced(self, words: str) -> None:
        spot = self.current()
        if spot is not None:
            self._replace(spot, words)

    def _replace(self, spot: Spot, words: str) -> None:
        before = self.text_before(spot).rpartition(LINE_END)[2]
        lead, instead = fitted(spot.finding, spot.word, words, before)
        whole = replace(spot, start=spot.start - len(lead), word=lead + spot.word)
        if self.put_for(whole, instead):
            self._names.replaced(spot.finding, spot.word, words)
            self.control.setFocus()

    @Slot(str)
    def _on_corrected(self, meant: str) -> None:
        spot = self.current()
        if spot is not None:
            self._correct(spot, meant)

    def _correct(self, where: Spot | Misspelt, words: str) -> None:
        if self.put_for(where, words):
            self.control.setFocus()

    @Slot(str)
    def _on_cleared(self, reason: str) -> None:
        spot = self.current()
        if spot is not None:
            self._names.settle(spot.finding, spot.word, reason)
            self.control.setFocus()

    @Slot(object)
    def _on_explained(self, person: CasePerson) -> None:
        self._names.case.add_person(person)
        self.control.setFocus()
        listed = f"{person.initials}, {person.relationship}"
        announce(self.control, self.tr("In the list: {0}").format(listed))

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
        finding, word = spot.finding, spot.word
        actions: list[QAction] = []
        if self._notice.asks_who(finding):
            actions.append(_action(menu, ask_words(word), partial(self._go_on, spot, who=True)))
        meant = self._names.slip_of(finding, word)
        if meant:
            words = self.tr("Write \u201c{0}\u201d").format(meant)
            actions.append(_action(menu, words, partial(self._correct, spot, meant)))
        for each in self._notice.fixes(finding, word, self.text_before(spot))[:FEW]:
            actions.append(_action(menu, each, partial(self._replace, spot, each)))
        keep = partial(self._go_on, spot, who=False)
        actions.append(_action(menu, self._notice.keep_words(finding), keep))
        return actions

    def _go_on(self, spot: Spot, *, who: bool) -> None:
        """Go on in the notice: say there who it is, or let the word stay."""
        if self.select(spot):
            self._notice.ask_who() if who else self._notice.keep_finding()


def _action(menu: QMenu, words: str, done: Callable[[], None]) -> QAction:
    action = QAction(literal(words), menu)
    action.triggered.connect(done)
    return action
