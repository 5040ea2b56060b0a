"""The way through the work: every step with its state in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Space, Tone, current_tokens
from ui.widgets.painting import WRAP, wrapped_size
from ui.widgets.text import literal

ABOVE = 6
MOST_MEASURED = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its key, its title, and its state in words."""

    key: str
    title: str
    state: str = ""
    tone: Tone = Tone.PLAIN


def spoken(step: Step) -> str:
    """Word a step as one sentence: "Assessment, in progress, 3 of 5 answered"."""
    state = step.state
    if len(state) > 1 and state[1:2].islower():
        state = state[:1].lower() + state[1:]
    return f"{step.title}, {state}" if state else step.title


class StepButton(QPushButton):
    """A row of the rail: title over state, highlighted while it is the current step."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(literal(step.title), parent)
        self.step = step
        self._current = False
        self._measured: dict[tuple[int, str, Step], tuple[QRect, QRect]] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(spoken(step))
        self.set_current(current=False)

    def set_current(self, *, current: bool) -> None:
        """Highlight the row, and make it the one that Tab reaches."""
        self._current = current
        self.setAccessibleDescription(self.tr("You are here") if current else "")
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        font = self.font()
        if self._current:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    @override
    def sizeHint(self) -> QSize:
        return QSize(180, self.heightForWidth(max(180, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.heightForWidth(max(96, self.width())))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return sum(part.height() for part in self._parts(width)) + 2 * ABOVE

    def _parts(self, width: int) -> tuple[QRect, QRect]:
        bold = self.font()
        bold.setWeight(QFont.Weight.DemiBold)
        # A layout asks for the same few widths dozens of times, and measuring is what costs.
        asked = (width, bold.key(), self.step)
        if asked not in self._measured:
            if len(self._measured) > MOST_MEASURED:
                self._measured.clear()
            self._measured[asked] = self._measure(bold, width)
        return self._measured[asked]

    def _measure(self, bold: QFont, width: int) -> tuple[QRect, QRect]:
        # Measured bold in both states, so that rows do not jump when the current one moves on.
        metrics = QFontMetrics(bold)
        room = width - 2 * Space.ROW
        title = wrapped_size(metrics, self.step.title, room).height()
        state = wrapped_size(metrics, self.step.state, room).height() if self.step.state else 0
        top = QRect(Space.ROW, ABOVE, room, title)
        return top, QRect(Space.ROW, ABOVE + title, room, state)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.wash if self._current else tokens.page))
            painter.drawRoundedRect(self.rect().adjusted(0, 1, 0, -1), 6, 6)
        painter.setFont(self._font())
        title, state = self._parts(self.width())
        painter.setPen(QColor(tokens.text))
        drawn = painter.drawText(title, WRAP, self.step.title)
        painter.setPen(QColor(tokens.of_tone(self.step.tone)))
        painter.drawText(
            state.translated(0, drawn.bottom() + 1 - state.top()), WRAP, self.step.state
        )
        painter.end()


class StepRail(QScrollArea):
    """The list of steps; Tab reaches one row, the arrow keys, Home and End the others.

    `chosen` carries the key of a step pressed with mouse, Enter or Space.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StepButton] = []
        self._current = ""
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(Space.BETWEEN, Space.BETWEEN, Space.BETWEEN, Space.BETWEEN)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Steps"))

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps in this order; keeps focus and current step by key."""
        focused = next((row.step.key for row in self._rows if row.hasFocus()), None)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [StepButton(step) for step in steps]
        for at, row in enumerate(self._rows):
            row.clicked.connect(partial(self._choose, row.step.key))
            row.installEventFilter(self)
            self._column.insertWidget(at, row)
            row.show()  # a layout shows it later, too late to take the focus
            if row.step.key == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_current(self._current)

    def set_current(self, key: str) -> None:
        """Highlight one step and scroll to it."""
        self._current = key
        for row in self._rows:
            row.set_current(current=row.step.key == key)
            if row.step.key == key:
                self.ensureWidgetVisible(row, 0, Space.BETWEEN)
        if self._rows:
            self._set_tab_stop(self._current_row())

    def current(self) -> str:
        """Return the key of the highlighted step, or ""."""
        return self._current

    def steps(self) -> tuple[Step, ...]:
        """Return the steps shown."""
        return tuple(row.step for row in self._rows)

    def row(self, key: str) -> StepButton:
        """Return the button of one step; KeyError when there is none."""
        for row in self._rows:
            if row.step.key == key:
                return row
        raise KeyError(key)

    def take_focus(self) -> bool:
        """Put the focus on the current step; False when there are no steps."""
        if not self._rows:
            return False
        self._current_row().setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _current_row(self) -> StepButton:
        return next((row for row in self._rows if row.step.key == self._current), self._rows[0])

    def _set_tab_stop(self, stop: StepButton) -> None:
        policy = Qt.FocusPolicy
        for row in self._rows:
            row.setFocusPolicy(policy.StrongFocus if row is stop else policy.ClickFocus)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(watched, StepButton) and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._move(watched, event.key())
        return super().eventFilter(watched, event)

    def _move(self, row: StepButton, key: int) -> bool:
        at, last = self._rows.index(row), len(self._rows) - 1
        places = {
            int(Qt.Key.Key_Up): max(0, at - 1),
            int(Qt.Key.Key_Down): min(last, at + 1),
            int(Qt.Key.Key_Home): 0,
            int(Qt.Key.Key_End): last,
        }
        if key in {int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)}:
            row.click()
            return True
        if key not in places:
            return False
        target = self._rows[places[key]]
        self._set_tab_stop(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(target, 0, Space.BETWEEN)
        return True

    def _choose(self, key: str) -> None:
        self.chosen.emit(key)
