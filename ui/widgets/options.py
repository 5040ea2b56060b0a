"""Radios and ticks that draw themselves: they wrap, scale with the text and suit each scheme."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import Tokens, current_tokens, text_scale
from ui.widgets.painting import WRAP, natural_width, wrapped_size
from ui.widgets.text import literal

MARK, GAP, LEAST, UNDER = 18, 9, 32, 2
UNDERLINED = Qt.TextFlag.TextShowMnemonic.value


def _mark(least: int = MARK) -> int:
    return round(least * text_scale())


def _label(button: QAbstractButton) -> str:
    return button.text().replace("&&", "&")


def _underlined(label: str, key: str) -> str:
    """Mark the letter that is the key of an answer for painting; the label may not have it."""
    at = label.lower().find(key.lower()) if key else -1
    if at < 0:
        return literal(label)
    return f"{literal(label[:at])}&{literal(label[at:])}"


def _text_left() -> int:
    return _mark() + round(GAP * text_scale())


def _hint(button: QAbstractButton, description: str) -> QSize:
    metrics = button.fontMetrics()
    width = natural_width(metrics, _label(button))
    if description:
        width = max(
            width, min(natural_width(metrics, description), metrics.averageCharWidth() * 60)
        )
    width += _text_left() + 2
    return QSize(width, _height(button, description, width))


def _least(button: QAbstractButton) -> QSize:
    metrics = button.fontMetrics()
    longest = max((metrics.horizontalAdvance(word) for word in _label(button).split()), default=0)
    return QSize(_text_left() + longest + 4, LEAST)


def _height(button: QAbstractButton, description: str, width: int) -> int:
    metrics = button.fontMetrics()
    room = width - _text_left() - 2
    height = wrapped_size(metrics, _label(button), room).height()
    if description:
        height += UNDER + wrapped_size(metrics, description, room).height()
    return max(round(LEAST * min(text_scale(), 1.25)), height + 8)


def _paint_words(
    painter: QPainter, button: QAbstractButton, description: str, key: str = ""
) -> None:
    tokens = current_tokens()
    metrics = QFontMetrics(button.font())
    left = _text_left()
    room = button.width() - left - 2
    size = wrapped_size(metrics, _label(button), room)
    top = _first_line_top(button, description)
    painter.setPen(QColor(tokens.text if button.isEnabled() else tokens.quiet))
    words = _underlined(_label(button), key)
    painter.drawText(QRect(left, top, room, size.height()), WRAP | UNDERLINED, words)
    if description:
        painter.setPen(QColor(tokens.quiet))
        under = QRect(left, top + size.height() + UNDER, room, button.height())
        painter.drawText(under, WRAP, description)


def _first_line_top(button: QAbstractButton, description: str) -> int:
    room = button.width() - _text_left() - 2
    metrics = button.fontMetrics()
    height = wrapped_size(metrics, _label(button), room).height()
    if description:
        height += UNDER + wrapped_size(metrics, description, room).height()
    return max(0, (button.height() - height) // 2)


def _mark_area(button: QAbstractButton, description: str) -> QRectF:
    mark = _mark()
    top = _first_line_top(button, description)
    top += (button.fontMetrics().height() - mark) / 2 + 1
    return QRectF(1.5, max(1.5, top), mark - 3, mark - 3)


def _edge(tokens: Tokens, button: QAbstractButton) -> QPen:
    strong = button.isChecked() or button.underMouse()
    colour = tokens.accent if strong and button.isEnabled() else tokens.edge
    return QPen(QColor(colour), 2 if button.isChecked() else 1.5)


class Radio(QRadioButton):
    """One answer of several; `description` is shown below the label and read with it.

    `key` is the letter that its group answers to; it is underlined and no access key of Qt's.
    """

    def __init__(
        self, label: str, description: str = "", parent: QWidget | None = None, *, key: str = ""
    ) -> None:
        super().__init__(literal(label), parent)
        self._description = description
        self._key = key
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)
        _prepare(self)

    @override
    def sizeHint(self) -> QSize:
        return _hint(self, self._description)

    @override
    def minimumSizeHint(self) -> QSize:
        return _least(self)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return _height(self, self._description, width)

    @override
    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = _mark_area(self, self._description)
        painter.setPen(_edge(tokens, self))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(area)
        if self.isChecked():
            inset = area.width() * 0.26
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent if self.isEnabled() else tokens.edge))
            painter.drawEllipse(area.adjusted(inset, inset, -inset, -inset))
        _paint_words(painter, self, self._description, self._key)
        painter.end()


class Tick(QCheckBox):
    """One thing that is so or not; `description` is shown below the label and read with it."""

    def __init__(self, label: str, description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(literal(label), parent)
        self._description = description
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)
        _prepare(self)

    @override
    def sizeHint(self) -> QSize:
        return _hint(self, self._description)

    @override
    def minimumSizeHint(self) -> QSize:
        return _least(self)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return _height(self, self._description, width)

    @override
    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = _mark_area(self, self._description)
        painter.setPen(_edge(tokens, self))
        fill = tokens.accent if self.isEnabled() else tokens.edge
        painter.setBrush(QColor(fill if self.isChecked() else tokens.surface))
        painter.drawRoundedRect(area, 4, 4)
        if self.isChecked():
            pen = QPen(QColor(tokens.on_accent), area.width() * 0.13)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(_check_mark(area))
        _paint_words(painter, self, self._description)
        painter.end()


def _check_mark(area: QRectF) -> QPolygonF:
    places = ((0.24, 0.54), (0.43, 0.72), (0.77, 0.32))
    return QPolygonF(
        [QPointF(area.x() + x * area.width(), area.y() + y * area.height()) for x, y in places]
    )


def _prepare(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
