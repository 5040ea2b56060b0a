"""What every page is made of: a heading, a column of content, and, for forms, a foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Space, text_scale
from ui.widgets.notice import ErrorSummary, Problem
from ui.widgets.rows import FieldRow, show_faults
from ui.widgets.showing import set_shown
from ui.widgets.text import PageTitle, QuietLabel

COLUMN = 760


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The bar below a form: the one main deed, the way back, and how far one is.

    Empty `primary` or `back` leave the button out.
    """

    primary: str = ""
    back: str = ""
    progress: str = ""


class Page(QWidget):
    """A scrolling column, at most 760 px of text wide, or the whole width when `wide`.

    Subclasses get what they show in their constructor and fill `body` with `add`.
    The window shows `foot`, and sends the foot's buttons back as `primary_pressed` and
    `back_pressed`. `problem_chosen` carries the path of a line in the error summary.
    """

    primary_pressed = Signal()
    back_pressed = Signal()
    problem_chosen = Signal(str)
    foot_changed = Signal()
    problems_changed = Signal()

    def __init__(
        self,
        title: str,
        quiet: str = "",
        *,
        wide: bool = False,
        foot: Foot | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wide = wide
        self._foot = foot
        self._problems: tuple[Problem, ...] = ()
        self.scroller = QScrollArea(self)
        self._outer = QWidget(self.scroller)
        self._content = QWidget(self._outer)
        self.heading = PageTitle(title, self._content)
        self.quiet = QuietLabel(quiet, self._content)
        self.summary = ErrorSummary(self._content)
        self.body = QVBoxLayout()
        self._lay_out()
        set_shown(self.quiet, shown=bool(quiet))
        self.summary.chosen.connect(self.problem_chosen)
        self.setAccessibleName(title)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.BETWEEN)
        column.addWidget(self.heading)
        column.addWidget(self.quiet)
        column.addWidget(self.summary)
        self.body.setSpacing(Space.BETWEEN)
        column.addLayout(self.body)
        column.addStretch(1)
        row = QHBoxLayout(self._outer)
        row.setContentsMargins(Space.EDGE, Space.CARD, Space.EDGE, Space.EDGE)
        row.addWidget(self._content, 1)
        row.addStretch(0)
        # As high as it needs to be at the width it has. By itself Qt would hold it at the height
        # that its narrowest width needs, and leave the rest empty.
        self._outer.setMinimumHeight(1)
        self.scroller.setWidget(self._outer)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.scroller)
        self._limit()

    def title(self) -> str:
        """Return the words of the heading."""
        return self.heading.text()

    def set_quiet(self, text: str) -> None:
        """Change the quiet line below the heading."""
        self.quiet.setText(text)
        self.quiet.setVisible(bool(text))

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Add a widget or a layout at the end of the column."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def foot(self) -> Foot | None:
        """Return what the window's foot shows for this page; None for no foot."""
        return self._foot

    def set_foot(self, foot: Foot | None) -> None:
        """Change the foot."""
        self._foot = foot
        self.foot_changed.emit()

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems in the summary."""
        return self._problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List problems at the top and move there; an empty list removes the summary."""
        self._problems = tuple(problems)
        self.summary.show_problems(problems)
        if problems:
            self._show_summary()
            # The summary has its height after this event.
            QTimer.singleShot(0, self.summary, self._show_summary)
        self.problems_changed.emit()

    def _show_summary(self) -> None:
        """Scroll to the top, or to the summary where the heading leaves it no room."""
        top = self.summary.mapTo(self._outer, QPoint(0, 0)).y()
        fits = top + self.summary.height() < self.scroller.viewport().height()
        self.scroller.verticalScrollBar().setValue(0 if fits else top - Space.TIGHT)

    def go_to(self, widget: QWidget) -> None:
        """Scroll to a control and put the focus on it."""
        self.scroller.ensureWidgetVisible(widget, Space.EDGE, Space.EDGE)
        # Qt looks at the text cursor of a box only, and leaves half of the box below the edge.
        if widget.height() + 2 * Space.EDGE <= self.scroller.viewport().height():
            top = widget.mapTo(self._outer, QPoint(0, 0))
            for end in (top, top + QPoint(0, widget.height())):
                self.scroller.ensureVisible(top.x(), end.y(), Space.EDGE, Space.EDGE)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops_at(self, faults: Sequence[tuple[FieldRow, str]]) -> bool:
        """Say beside each control what is wrong and go to the first; False where nothing is."""
        wrong = show_faults(faults)
        if wrong is not None:
            self.go_to(wrong)
        return wrong is not None

    def take_focus(self) -> None:
        """Start reading at the top: the summary when there is one, else the heading."""
        start = self.summary.heading if self._problems else self.heading
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._limit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._limit()

    def _limit(self) -> None:
        widest = round(COLUMN * text_scale())
        if not self._wide and self._content.maximumWidth() != widest:
            self._content.setMaximumWidth(widest)
