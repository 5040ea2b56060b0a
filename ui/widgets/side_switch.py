"""When the panel beside the page is open: by itself where there is room for guidance, or by F1."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.shortcuts import Shortcuts
from ui.widgets.bars import TopBar
from ui.widgets.page import Page
from ui.widgets.side_panel import SideBlock, SidePanel

MakeHelp = Callable[[Page, QWidget], Sequence[SideBlock]]


class SideSwitch(QObject):
    """Guidance stands beside a page unasked; help comes below it when asked for, by key or button.

    Help is made only then, so that turning a page costs nothing for it.
    """

    def __init__(
        self, panel: SidePanel, bar: TopBar, make_help: MakeHelp, is_narrow: Callable[[], bool]
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._bar = bar
        self._make_help = make_help
        self._is_narrow = is_narrow
        self._wanted = True
        self._page: Page | None = None
        self._before: QWidget | None = None
        bar.guidance.clicked.connect(self._on_asked)
        panel.closed.connect(self._on_closed)
        keys = QShortcut(Shortcuts.GUIDANCE.sequence, bar.window())
        keys.activated.connect(self._on_asked)

    def start_page(self, page: Page) -> None:
        """Take help away with the page that it was for."""
        self._page = page
        self._panel.set_help(())
        self._before = None

    def set_blocks(self, blocks: Sequence[SideBlock]) -> None:
        """Show guidance where there is room."""
        self._panel.set_blocks(blocks)
        self.adapt()

    def adapt(self) -> None:
        """Fold guidance away, or bring it back, as the room has become."""
        self._wanted = bool(self._panel.help_blocks()) or not self._is_narrow()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show or hide the panel, and word the button."""
        has_help, has_guidance = bool(self._panel.help_blocks()), bool(self._panel.blocks())
        self._panel.setVisible(self._wanted and (has_help or has_guidance))
        if self._page is None:
            words = ""
        elif self._wanted and has_help:
            words = self.tr("Close help")
        elif has_guidance and not self._wanted:
            words = self.tr("Guidance and help")
        else:
            words = self.tr("Help")
        self._bar.show_guidance(words)

    @Slot()
    def _on_asked(self) -> None:
        if self._page is None:
            return
        if self._panel.isVisible() and self._panel.help_blocks():
            self._on_closed()
            return
        self._before = QApplication.focusWidget()
        self._panel.set_help(self._make_help(self._page, self._page.window()))
        self._wanted = True
        self.refresh()
        self._panel.take_focus()

    @Slot()
    def _on_closed(self) -> None:
        page, before = self._page, self._before
        self._panel.set_help(())
        self._wanted = False
        self.refresh()
        if page is None:
            return
        if before is not None and isValid(before) and page.isAncestorOf(before):
            before.setFocus()
        else:
            page.take_focus()
