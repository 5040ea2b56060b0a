"""Guidance and help beside a page: headed blocks of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.group_box import BareGroup
from ui.widgets.text import BlockTitle, PlainLabel, QuietLabel

_Key, _Action = Qt.Key, QAbstractSlider.SliderAction
_SCROLLS = MappingProxyType(
    {
        _Key.Key_Down: _Action.SliderSingleStepAdd,
        _Key.Key_Up: _Action.SliderSingleStepSub,
        _Key.Key_PageDown: _Action.SliderPageStepAdd,
        _Key.Key_PageUp: _Action.SliderPageStepSub,
        _Key.Key_Home: _Action.SliderToMinimum,
        _Key.Key_End: _Action.SliderToMaximum,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBlock:
    """A heading, paragraphs below it, words with their meanings, and links with their keys."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()


class SidePanel(BareGroup):
    """Reads from top to bottom; takes the focus so that keys can scroll it.

    It is a group to screen readers: a scrolling area by itself has no role that they could name.

    The guidance of a question changes often and stands first, then what was found on the way; help
    is put below when asked for. ``closed`` is sent when Escape is pressed in it, ``turned`` when it
    comes or goes, ``link_chosen`` with the key of a link.
    """

    closed = Signal()
    link_chosen = Signal(str)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[SideBlock, ...] = ()
        self._found: tuple[SideBlock, ...] = ()
        self._help: tuple[SideBlock, ...] = ()
        self.scroller = QScrollArea(self)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.scroller)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inner = QWidget()
        self._parts = tuple(_Part(inner) for _ in range(3))
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(Space.WITHIN)
        for part in self._parts:
            part.link_chosen.connect(self.link_chosen)
            column.addWidget(part)
        column.addStretch(1)
        self.scroller.setWidget(inner)
        self._show()

    def blocks(self) -> tuple[SideBlock, ...]:
        """Return the guidance shown."""
        return self._blocks

    def help_blocks(self) -> tuple[SideBlock, ...]:
        """Return the help shown below it."""
        return self._help

    def take_focus(self) -> None:
        """Put the focus on the panel, so that the arrow keys scroll it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_blocks(self, blocks: Sequence[SideBlock]) -> None:
        """Show these blocks of guidance in place of the ones before."""
        self._blocks = tuple(blocks)
        self._show()

    def set_found(self, blocks: Sequence[SideBlock]) -> None:
        """Show what was found below the guidance; none take it away."""
        if tuple(blocks) != self._found:
            self._found = tuple(blocks)
            self._show()

    def set_help(self, blocks: Sequence[SideBlock]) -> None:
        """Show these blocks of help below the guidance; none take it away."""
        if tuple(blocks) != self._help:
            self._help = tuple(blocks)
            self._show()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.turned.emit()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self.turned.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        action = _SCROLLS.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.scroller.verticalScrollBar().triggerAction(action)

    def _show(self) -> None:
        name = self.tr("Guidance and help") if self._help else self.tr("Guidance")
        self.setAccessibleName(name)
        for part, blocks in zip(self._parts, (self._blocks, self._found, self._help), strict=True):
            part.show_blocks(blocks)


class _Part(QWidget):
    """A part of the panel, made anew only for other blocks: a link that has the focus stays."""

    link_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[SideBlock, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_blocks(self, blocks: tuple[SideBlock, ...]) -> None:
        """Show these blocks; none hide the part."""
        if blocks == self._shown:
            return
        self._shown = blocks
        for old in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if blocks:
            self._column.addWidget(self._inner(blocks))
        self.setVisible(bool(blocks))

    def _inner(self, blocks: tuple[SideBlock, ...]) -> QWidget:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, Space.WITHIN)
        column.setSpacing(Space.WITHIN)
        for block in blocks:
            if column.count():
                column.addSpacing(Space.WITHIN)
            column.addWidget(BlockTitle(block.heading))
            for paragraph in block.paragraphs:
                column.addWidget(QuietLabel(paragraph, selectable=False))
            for word, meaning in block.words:
                column.addLayout(_glossary_row(word, meaning))
            for words, key in block.links:
                link = LinkButton(words)
                link.clicked.connect(partial(self.link_chosen.emit, key))
                column.addWidget(link)
        return inner


def _glossary_row(word: str, meaning: str) -> QVBoxLayout:
    row = QVBoxLayout()
    row.setSpacing(0)
    row.addWidget(PlainLabel(word))
    row.addWidget(QuietLabel(meaning))
    return row
