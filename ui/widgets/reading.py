"""The order in which Tab goes: the order in which things stand on the screen.

Qt goes by the order of creation, which is wrong as soon as a page, a step or a question is
made after what stands below it.
"""

from collections.abc import Iterator
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLayout,
    QMainWindow,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from ui.widgets.sight import bring_into_sight


@runtime_checkable
class EnteredFromBelow(Protocol):
    """A part whose last tab stops are there only while the focus is in it."""

    def enter_from_below(self) -> None:
        """Show them: the focus comes in from what stands below."""
        ...


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Walk a widget and everything on it as it is laid out; what has no layout comes last."""
    yield widget
    if isinstance(widget, QComboBox):
        return
    if isinstance(widget, QAbstractScrollArea):
        inner = widget.widget() if isinstance(widget, QScrollArea) else None
        if inner:
            yield from reading_order(inner)
        return
    seen: set[QWidget] = set()
    for child in (*_first(widget), *_loose(widget)):
        if child not in seen:
            seen.add(child)
            yield from reading_order(child)


def _first(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QMainWindow):
        middle = widget.centralWidget()
        yield from () if middle is None else (middle,)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _loose(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield child


def is_tab_stop(widget: QWidget) -> bool:
    """Tell whether Tab may stop at a widget now: in a group of radios, only at one of them."""
    if widget.focusProxy() is not None or not widget.isVisible() or not widget.isEnabled():
        return False
    group = widget.group() if isinstance(widget, QRadioButton) else None
    if group is not None and group.buttons():
        # Qt takes the tab stop from radios as the focus moves and does not give it back.
        return widget is (group.checkedButton() or group.buttons()[0])
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def move_focus(root: QWidget, *, ahead: bool) -> bool:
    """Move the focus to the next or previous tab stop in reading order, round the end."""
    order = list(reading_order(root))
    if not ahead:
        order.reverse()
    focus = QApplication.focusWidget()
    at = order.index(focus) + 1 if focus in order else 0
    reason = Qt.FocusReason.TabFocusReason if ahead else Qt.FocusReason.BacktabFocusReason
    for widget in (*order[at:], *order[:at]):
        if is_tab_stop(widget):
            stop = widget if ahead else _last_stop(widget, focus)
            stop.setFocus(reason)
            bring_into_sight(stop)
            # What the focus shows and hides moves things once more.
            QTimer.singleShot(0, stop, partial(bring_into_sight, stop))
            return True
    return False


def _last_stop(stop: QWidget, focus: QWidget | None) -> QWidget:
    """Give the last stop of the part that the focus comes into from below, else the stop itself."""
    part: QWidget | None = stop
    while part is not None:
        is_new = focus is None or not part.isAncestorOf(focus)
        if isinstance(part, EnteredFromBelow) and is_new:
            part.enter_from_below()
            return [each for each in reading_order(part) if is_tab_stop(each)][-1]
        part = part.parentWidget()
    return stop
