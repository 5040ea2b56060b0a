"""One printed page on screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from export.pdf.preview import PageImage
from ui.theme import current_tokens
from ui.widgets.group_box import BareGroup

A4_RATIO = 842 / 595


def image_of(page: PageImage) -> QImage:
    """Turn the pixels of pdfium into a picture that owns them."""
    picture = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return picture.copy()


class SheetView(BareGroup):
    """Shows a page as wide as there is room; white paper in every scheme, for paper is white.

    A screen reader hears which page it is and the words that stand on it.
    """

    def __init__(self, name: str, ratio: float = A4_RATIO, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._ratio = ratio
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def picture(self) -> QImage | None:
        """Return the picture, None while it is being drawn."""
        return self._picture

    def show_picture(self, picture: QImage, words: str) -> None:
        """Show the page, and its words to a screen reader."""
        self._picture = picture
        self._ratio = picture.height() / max(1, picture.width())
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, round(560 * self._ratio))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return round(width * self._ratio)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture is not None:
            painter.drawImage(self.rect(), self._picture)
        else:
            painter.fillRect(self.rect(), QColor(current_tokens().surface))
        painter.setPen(QColor(current_tokens().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
