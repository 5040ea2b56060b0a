"""The one window: navigation and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Theme, text_scale

if TYPE_CHECKING:  # the bare window is on the screen before its parts are imported, see furnish
    from ui.widgets.areas import Area
    from ui.widgets.page import Page
    from ui.widgets.rail import Step
    from ui.widgets.side_panel import SideBlock

RAIL, SIDE, FOLD, LEAST_PAGE = 272, 280, 1200, 300
PROGRAM = "Audit Desk"


def _always() -> bool:
    """Let the window close."""
    return True


class MainWindow(QMainWindow):
    """Top bar, rail, page, guidance, foot. Shows what it is given and says what was asked for.

    `closing` is sent when the person closes the window, before it closes: finish work there.
    `may_close` is asked before that, and keeps the window open where it says False.
    """

    step_chosen = Signal(str)
    files_dropped = Signal(object)
    closing = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, bare: bool = False, theme: Theme | None = None
    ) -> None:
        self._furnished = False
        self._page: Page | None = None
        # Counts pages and wishes for pages; only Stay looks at it, to drop late answers.
        self.turn = 0
        self.may_close: Callable[[], bool] = _always
        super().__init__(parent)
        self.theme = theme or Theme.in_force(self)
        self.setWindowTitle(PROGRAM)
        self.resize(1366, 768)
        self.setMinimumSize(800, 560)
        if not bare:
            self.furnish()

    def furnish(self) -> None:
        """Put the parts in; a bare window is shown first because importing them takes a while."""
        from ui.help.page_help import help_blocks
        from ui.theme.keys import TextSizeKeys
        from ui.theme.ring import follow_focus
        from ui.widgets.areas import AreaKeys, FileDrop
        from ui.widgets.bars import FootBar, TopBar
        from ui.widgets.rail import StepRail
        from ui.widgets.side_panel import SidePanel
        from ui.widgets.side_switch import SideSwitch

        self.top_bar = TopBar()
        self.rail = StepRail()
        self.side = SidePanel()
        self.foot_bar = FootBar()
        self._centre = QVBoxLayout()
        self._trail: tuple[str, ...] = ()
        self._rail_wanted = False
        self._lay_out()
        self._switch = SideSwitch(self.side, self.top_bar, help_blocks, self._is_narrow)
        follow_focus()
        self.rail.chosen.connect(self.step_chosen)
        self.side.turned.connect(self._share_room)
        AreaKeys(self._areas, self)
        TextSizeKeys(self.theme, self)
        FileDrop(self).dropped.connect(self.files_dropped)
        self.rail.hide()
        self._furnished = True
        self._refresh()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._centre.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.rail)
        middle.addLayout(self._centre, 1)
        middle.addWidget(self.side)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(middle, 1)
        column.addWidget(self.foot_bar)
        self.setCentralWidget(central)

    def page(self) -> Page | None:
        """Return the page shown."""
        return self._page

    def show_page(self, page: Page) -> None:
        """Show a page and put the focus on its heading; the page before is deleted."""
        before = self._page
        self._page = page
        self.turn += 1
        page.foot_changed.connect(self._refresh)
        page.problems_changed.connect(self._refresh)
        self._centre.addWidget(page)
        self.foot_bar.primary_pressed.connect(page.primary_pressed)
        self.foot_bar.back_pressed.connect(page.back_pressed)
        if before is not None:
            self.foot_bar.primary_pressed.disconnect(before.primary_pressed)
            self.foot_bar.back_pressed.disconnect(before.back_pressed)
            self._centre.removeWidget(before)
            focus = QApplication.focusWidget()
            if focus is not None and before.isAncestorOf(focus):
                # Hidden with the focus inside, it would walk the reading order for nothing.
                focus.clearFocus()
            before.hide()
            before.deleteLater()
        page.show()
        self._switch.start_page(page)
        self._refresh()
        page.take_focus()

    def set_trail(self, trail: tuple[str, ...]) -> None:
        """Say where one is; the title of the window takes the first two places and the page."""
        self._trail = trail
        self.top_bar.set_trail(trail)
        self._refresh()

    def set_saved(self, text: str) -> None:
        """Show the state of saving, such as "Saved 14:02"; "" for nothing."""
        self.top_bar.saved.setText(text)

    def set_steps(self, steps: Sequence[Step], current: str = "") -> None:
        """Show the way through the work; no steps hide the rail."""
        self.rail.set_steps(steps)
        self.rail.set_current(current)
        self.show_rail(shown=bool(steps))

    def show_rail(self, shown: bool) -> None:  # noqa: FBT001
        """Show or hide the rail."""
        self._rail_wanted = shown
        self._share_room()

    def set_side(self, blocks: Sequence[SideBlock]) -> None:
        """Show guidance beside the page; no blocks remove the panel."""
        self._switch.set_blocks(blocks)
        self._refresh()

    def add_action(self, action: QAction) -> None:
        """Put a deed that is always there into the Menu of the top bar."""
        self.addAction(action)
        self.top_bar.add_action(action)

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:
        from ui.widgets.reading import move_focus

        return move_focus(self, ahead=next)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        if self._furnished and self._is_narrow(before) != self._is_narrow(now):
            self._switch.adapt()
        self._refresh()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._furnished:
            self._switch.adapt()
            self._refresh()

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        if not self.may_close():
            event.ignore()
            return
        # From here on, what comes late shows nothing and asks nothing.
        self.turn += 1
        self.closing.emit()
        super().closeEvent(event)

    def _is_narrow(self, width: int | None = None) -> bool:
        return (self.width() if width is None else width) < FOLD * text_scale()

    @Slot()
    def _refresh(self) -> None:
        if not self._furnished:
            return
        scale = text_scale()
        self.rail.setFixedWidth(min(round(RAIL * scale), round(self.width() * 0.3)))
        self.side.setFixedWidth(min(round(SIDE * scale), round(self.width() * 0.36)))
        self._switch.refresh()
        self._share_room()
        self.foot_bar.set_foot(self._page.foot() if self._page else None)
        self._set_title()

    @Slot()
    def _share_room(self) -> None:
        """Let the way through the work give way where an open panel would squeeze the page."""
        rest = self.width() - self.rail.minimumWidth() - self.side.minimumWidth()
        crowded = not self.side.isHidden() and rest < LEAST_PAGE * text_scale()
        self.rail.setVisible(self._rail_wanted and not crowded)

    def _set_title(self) -> None:
        # A title bar is short: the case, the agency and the page tell windows apart.
        places = (*self._trail[:2], *((self._page.title(),) if self._page else ()))
        place = ", ".join(dict.fromkeys(places))
        title = self.tr("{0} \N{EN DASH} {1}").format(place, PROGRAM) if place else PROGRAM
        if self._page is not None and self._page.problems():
            title = self.tr("Error: {0}").format(title)
        self.setWindowTitle(title)

    def _areas(self) -> tuple[Area, ...]:
        middle = ((self._page, self._page.take_focus),) if self._page else ()
        return ((self.rail, self.rail.take_focus), *middle, (self.side, self.side.take_focus))
