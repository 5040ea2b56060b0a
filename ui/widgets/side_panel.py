"""Guidance beside a page: headed blocks of words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.text import BlockTitle, PlainLabel, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBlock:
    """A heading, paragraphs below it, and words with their meanings."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


class SidePanel(QScrollArea):
    """Reads from top to bottom; takes the focus so that keys can scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[SideBlock, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Guidance"))
        self.set_blocks(())

    def blocks(self) -> tuple[SideBlock, ...]:
        """Return what is shown."""
        return self._blocks

    def take_focus(self) -> None:
        """Put the focus on the panel, so that the arrow keys scroll it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_blocks(self, blocks: Sequence[SideBlock]) -> None:
        """Show these blocks in place of the ones before."""
        self._blocks = tuple(blocks)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(Space.WITHIN)
        for block in blocks:
            if column.count():
                column.addSpacing(Space.WITHIN)
            column.addWidget(BlockTitle(block.heading))
            for paragraph in block.paragraphs:
                column.addWidget(QuietLabel(paragraph, selectable=False))
            for word, meaning in block.words:
                column.addLayout(_glossary_row(word, meaning))
        column.addStretch(1)
        self.setWidget(inner)


def _glossary_row(word: str, meaning: str) -> QVBoxLayout:
    row = QVBoxLayout()
    row.setSpacing(0)
    row.addWidget(PlainLabel(word))
    row.addWidget(QuietLabel(meaning))
    return row
