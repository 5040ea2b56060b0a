"""The quiet row of tools below the box that has the focus."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.shortcuts import Shortcuts
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.flow import FlowLayout


class ToolLink(LinkButton):
    """Leaves the arrow keys to the row; a button would go to the next control with them."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class BoxTools(QWidget):
    """One stop for the Tab key; the arrow keys go from tool to tool. Keeps its room when hidden.

    ``chosen`` carries the keys of the tool, of which each has its own.
    """

    chosen = Signal(Shortcuts)

    def __init__(self, label: str, tools: tuple[Shortcuts, ...], parent: QWidget) -> None:
        super().__init__(parent)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        words = {
            Shortcuts.STARTER: self.tr("Sentence starter ({0})"),
            Shortcuts.ROLE_WORD: self.tr("Role word ({0})"),
            Shortcuts.COPY_ANSWER: self.tr("Copy from another case ({0})"),
            Shortcuts.EARLIER: self.tr("Earlier versions ({0})"),
        }
        row = FlowLayout(self, gap=Space.CARD, line_gap=Space.TIGHT)
        self._buttons: dict[Shortcuts, ToolLink] = {}
        for tool in tools:
            button = ToolLink(words[tool].format(tool.words), self)
            button.setAccessibleDescription(label)
            button.clicked.connect(lambda _checked=False, tool=tool: self.chosen.emit(tool))
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._buttons[tool] = button
            row.addWidget(button)
        self._first().setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def button(self, tool: Shortcuts) -> ToolLink:
        """Return the button of a tool; KeyError where the box has no such tool."""
        return self._buttons[tool]

    def tools(self) -> tuple[Shortcuts, ...]:
        """Name the tools of this box."""
        return tuple(self._buttons)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        buttons = list(self._buttons.values())
        focused = next((each for each in buttons if each.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        at = (buttons.index(focused) + step) % len(buttons)
        buttons[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _first(self) -> ToolLink:
        return next(iter(self._buttons.values()))
