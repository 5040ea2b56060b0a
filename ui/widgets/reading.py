"""The order in which Tab goes: the order in which things stand on the screen.

Qt goes by the order of creation, which is wrong as soon as a page, a step or a question is
made after what stands below it.
"""

from collections.abc import Callable, Iterable, Iterator
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


def _ahead(widget: QWidget) -> Iterator[QWidget]:
    """Walk all that is shown of a widget as it is laid out, itself first."""
    if widget.isVisible():
        yield widget
        for part in _parts(widget):
            yield from _ahead(part)


def _back(widget: QWidget) -> Iterator[QWidget]:
    """Walk the same from its end."""
    if widget.isVisible():
        for part in reversed(_parts(widget)):
            yield from _back(part)
        yield widget


def _onward(root: QWidget, focus: QWidget | None, *, ahead: bool) -> Iterator[QWidget]:
    """Walk from the focus to the end of the window, then all of it from its other end.

    Only what lies between the focus and the next stop is looked at: a long page has a thousand
    parts, and somebody who holds Tab down waits for each step.
    """
    walk = _ahead if ahead else _back
    way = [] if focus is None else _way(root, focus)
    if way and focus is not None and ahead:
        yield from _all(_parts(focus), walk)
    for above, parts, at in way:
        if ahead:
            yield from _all(parts[at + 1 :], walk)
        else:
            yield from _all(reversed(parts[:at]), walk)
            yield above
    yield from walk(root)


def _all(
    parts: Iterable[QWidget], walk: Callable[[QWidget], Iterator[QWidget]]
) -> Iterator[QWidget]:
    for part in parts:
        yield from walk(part)


def _way(root: QWidget, focus: QWidget) -> list[tuple[QWidget, list[QWidget], int]]:
    """Give what the focus stands on, from near to far, each with its parts and the place in them.

    Nothing for a focus that has no place in the order, such as a part of a table.
    """
    way: list[tuple[QWidget, list[QWidget], int]] = []
    step = focus
    while step is not root:
        above = step.parentWidget()
        area = above.parentWidget() if above is not None else None
        if isinstance(area, QScrollArea) and area.widget() is step:
            above = area
        parts = _parts(above) if above is not None else []
        if above is None or step not in parts:
            return []
        way.append((above, parts, parts.index(step)))
        step = above
    return way


def _parts(widget: QWidget) -> list[QWidget]:
    """List what stands on a widget as it is laid out; what has no layout comes last."""
    if isinstance(widget, QComboBox):
        return []
    if isinstance(widget, QAbstractScrollArea):
        inner = widget.widget() if isinstance(widget, QScrollArea) else None
        return [inner] if inner else []
    return list(dict.fromkeys((*_first(widget), *_loose(widget))))


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
    focus = QApplication.focusWidget()
    reason = Qt.FocusReason.TabFocusReason if ahead else Qt.FocusReason.BacktabFocusReason
    for widget in _onward(root, focus, ahead=ahead):
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
    while part is not None and (focus is None or not part.isAncestorOf(focus)):
        if isinstance(part, EnteredFromBelow):
            part.enter_from_below()
            return next(each for each in _back(part) if is_tab_stop(each))
        part = part.parentWidget()
    return stop
