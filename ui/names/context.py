"""A stretch of text with one word in it marked, for reading only."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.names.underline import units
from ui.theme import current_tokens

NATURAL_CHARS = 60


class WordInContext(QWidget):
    """Draws plain text, wrapped; the word stands out in weight, underline and colour.

    Never reads mark-up, because it never sees any. Readers hear the text with the word quoted.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = self._word = self._after = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_word(self, before: str, word: str, after: str) -> None:
        """Show a word between what stands before and after it."""
        # One paragraph: a line break of the comment is a space here.
        self._before, self._word, self._after = (
            part.replace("\n", " ") for part in (before, word, after)
        )
        self.setAccessibleName(f"{self._before}\u201c{self._word}\u201d{self._after}")
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the whole text shown."""
        return self._before + self._word + self._after

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * NATURAL_CHARS
        return QSize(width, self.heightForWidth(width))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return round(self._laid_out(width).boundingRect().height()) + 1

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(current_tokens().text))
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))
        painter.end()

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), self.font())
        mark = QTextLayout.FormatRange()
        mark.start = units(self._before, len(self._before))
        mark.length = units(self._word, len(self._word))
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setFontUnderline(True)
        look.setForeground(QColor(current_tokens().attention))
        look.setBackground(QColor(current_tokens().attention_wash))
        mark.format = look
        layout.setFormats([mark])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout
