"""One task of the list: the whole row is one button, with the state in words beside the title."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import current_tokens
from ui.theme.tokens import Space
from ui.widgets.buttons import pressed_by_enter
from ui.widgets.painting import WRAP, natural_width, wrapped_size
from ui.widgets.rail import Step, spoken
from ui.widgets.text import literal


class TaskRow(QPushButton):
    """Reads as "Assessment, in progress, 3 of 5"; where the row is narrow the state goes below."""

    step: Step

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.set_step(step)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def set_step(self, step: Step) -> None:
        """Show this task in place of the one before."""
        self.step = step
        self.setText(literal(step.title))
        self.setAccessibleName(spoken(step))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(320, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.heightForWidth(max(96, self.width())))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        title, state = self._parts(width)
        return max(title.bottom(), state.bottom()) + 1 + Space.ROW

    def _parts(self, width: int) -> tuple[QRect, QRect]:
        metrics = self.fontMetrics()
        left, top, room = Space.WITHIN, Space.ROW, width - 2 * Space.WITHIN
        state = natural_width(metrics, self.step.state)
        beside = natural_width(metrics, self.step.title) + Space.CARD + state <= room
        title_room = room - state - Space.CARD if beside else room
        height = wrapped_size(metrics, self.step.title, title_room).height()
        title = QRect(left, top, title_room, height)
        if beside:
            return title, QRect(left + room - state, top, state, height)
        below = wrapped_size(metrics, self.step.state, room).height()
        return title, QRect(left, top + height, room, below)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        tokens = current_tokens()
        title, state = self._parts(self.width())
        painter = QPainter(self)
        over = self.underMouse()
        if over:
            painter.fillRect(self.rect(), QColor(tokens.wash))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setPen(QColor(tokens.of_tone(self.step.tone)))
        painter.drawText(state, WRAP, self.step.state)
        font = self.font()
        font.setUnderline(over or self.hasFocus())
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent_strong if over else tokens.accent))
        painter.drawText(title, WRAP, self.step.title)
        painter.end()
