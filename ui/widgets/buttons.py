"""Buttons: one primary deed per page, plain ones beside it, and links that are real buttons."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget
from typing_extensions import override

from ui.theme import current_tokens, text_scale
from ui.widgets.painting import WRAP, natural_width, wrapped_size
from ui.widgets.text import literal

LEAST = 32
HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)


def pressed_by_enter(button: QPushButton, event: QKeyEvent) -> bool:
    """Press a button that has the focus by Enter as by Space; Qt does so only in a dialog.

    A key held down presses once: what comes up next may have a button in the same place.
    """
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.modifiers() & HELD:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class PlainButton(QPushButton):
    """A deed that is not the main one; `text` is shown as it is, an & included."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(literal(text), parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def set_words(self, text: str) -> None:
        """Change the words; an & stays an &."""
        self.setText(literal(text))

    def words(self) -> str:
        """Return the words as people see them."""
        return self.text().replace("&&", "&")

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class PrimaryButton(PlainButton):
    """The one main deed of a page; its words say what it does.

    A double click is one press: the second would do the deed twice, or that of the page that the
    first has led to, whose button stands in the same place.
    """

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        event.accept()


class LinkButton(PlainButton):
    """Looks like a link, wraps like text, works as a button; underlined under mouse or focus."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        height = max(metrics.lineSpacing(), self._least())
        return QSize(natural_width(metrics, self.words()), height)

    @override
    def minimumSizeHint(self) -> QSize:
        longest = max(
            (self.fontMetrics().horizontalAdvance(w) for w in self.words().split()), default=0
        )
        return QSize(min(longest + 2, self.sizeHint().width()), self._least())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return max(wrapped_size(self.fontMetrics(), self.words(), width).height(), self._least())

    def _least(self) -> int:
        return max(24, round(LEAST * min(text_scale(), 1.25)))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        tokens = current_tokens()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        font = self.font()
        font.setUnderline(over or self.hasFocus())
        painter = QPainter(self)
        painter.setFont(font)
        colour = tokens.accent_strong if over or self.isDown() else tokens.accent
        painter.setPen(QColor(colour if self.isEnabled() else tokens.quiet))
        area: QRect = self.rect()
        flags = WRAP | Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeft.value
        painter.drawText(area, flags, self.words())
        painter.end()
