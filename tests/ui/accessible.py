"""What a screen reader would say: for tests of any page."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollBar, QWidget

from ui.widgets.text import PlainLabel

LEAST_TARGET = 24


def name_of(widget: QWidget) -> str:
    """The name a screen reader says for a widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip() if face is not None else ""


def description_of(widget: QWidget) -> str:
    """The further words a screen reader says for a widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Description).strip() if face is not None else ""


def focusable(page: QWidget) -> Iterator[QWidget]:
    """Every visible widget of a page that can take the focus."""
    for widget in page.findChildren(QWidget):
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if takes and widget.isVisibleTo(page) and widget.isEnabledTo(page):
            yield widget


def nameless(page: QWidget) -> list[QWidget]:
    """The focusable widgets of a page that a screen reader could not name."""
    return [widget for widget in focusable(page) if not name_of(widget)]


def too_small(page: QWidget) -> list[QWidget]:
    """The focusable widgets of a shown page that are hard to hit (WCAG 2.5.8)."""
    return [
        widget
        for widget in focusable(page)
        if min(widget.width(), widget.height()) < LEAST_TARGET
        and not isinstance(widget, (QScrollBar, PlainLabel))
    ]
