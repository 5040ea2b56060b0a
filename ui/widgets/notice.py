"""Messages that sit where their cause is, and the summary of what is wrong on a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.apply import announce
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.flow import FlowLayout
from ui.widgets.painting import natural_width
from ui.widgets.sight import bring_into_sight
from ui.widgets.text import PlainLabel, QuestionTitle, restyle


class NoticeKind(Enum):
    """How much a message asks for."""

    INFO = "info"
    ATTENTION = "attention"
    ERROR = "error"
    DONE = "done"


class Notice(QFrame):
    """Words with a thin frame, and buttons beside them where there is room, else below."""

    def __init__(self, kind: NoticeKind, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", kind.value)
        self._words = PlainLabel(words, selectable=False)
        self._buttons = QWidget()
        FlowLayout(self._buttons, gap=Space.ROW, line_gap=Space.WITHIN)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(Space.ROW, Space.WITHIN, Space.ROW, Space.WITHIN)
        self._row.setSpacing(Space.ROW)
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_words(words)

    def words(self) -> str:
        """Return the message shown."""
        return self._words.text()

    def set_words(self, words: str) -> None:
        """Change the message."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._turn()

    def set_kind(self, kind: NoticeKind) -> None:
        """Change how much the message asks for."""
        self.setProperty("tone", kind.value)
        restyle(self)

    def add_button(self, text: str) -> PlainButton:
        """Add a deed the person can do about it; connect its `clicked`."""
        button = PlainButton(text, self._buttons)
        layout = self._buttons.layout()
        if layout is not None:
            layout.addWidget(button)
        self._buttons.show()
        self._turn()
        return button

    def clear_buttons(self) -> None:
        """Remove all buttons."""
        for button in self._buttons.findChildren(PlainButton):
            button.hide()
            button.deleteLater()
        self._buttons.hide()

    def tell(self, kind: NoticeKind, words: str) -> None:
        """Show a message and have a screen reader say it; why something failed is never below."""
        self.set_kind(kind)
        self.set_words(words)
        self.show()
        self.say()
        if kind is NoticeKind.ERROR:
            # Once the page has made room for it.
            QTimer.singleShot(0, self, partial(bring_into_sight, self))

    def say(self) -> None:
        """Have a screen reader say the message now; for failures, not for chatter."""
        announce(self, self.words())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        needed = self._buttons.sizeHint().width() + 3 * Space.ROW
        needed += natural_width(self._words.fontMetrics(), self.words())
        direction = QBoxLayout.Direction
        beside = self._buttons.isHidden() or needed <= self.width()
        wanted = direction.LeftToRight if beside else direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            middle, whole = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag(0)
            for part in (self._words, self._buttons):
                self._row.setAlignment(part, middle if beside else whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One line of the summary: the words, and the path of the field it leads to."""

    path: str
    words: str


class ErrorSummary(QFrame):
    """The words "There is a problem" and a link to each field; hidden while there is none.

    `chosen` carries the path of the problem whose line was pressed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QuestionTitle(self.tr("There is a problem"))
        self._lines: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.CARD, Space.BETWEEN, Space.CARD, Space.BETWEEN)
        self._column.setSpacing(Space.TIGHT)
        self._column.addWidget(self.heading)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("There is a problem"))
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List the problems, take the focus and say them; an empty list hides the summary."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [LinkButton(problem.words, self) for problem in problems]
        for line, problem in zip(self._lines, problems, strict=True):
            line.clicked.connect(partial(self._choose, problem.path))
            self._column.addWidget(line)
        self.setVisible(bool(problems))
        if problems:
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
            said = [self.tr("There is a problem"), *(problem.words for problem in problems)]
            announce(self, ". ".join(said))

    def lines(self) -> tuple[LinkButton, ...]:
        """Return the links in order."""
        return tuple(self._lines)

    def _choose(self, path: str) -> None:
        self.chosen.emit(path)
