"""Bringing a control into sight, whatever scrolls around it."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme.tokens import Space


def bring_into_sight(widget: QWidget) -> None:
    """Scroll every area around a control so that all of it is seen, or its top if it is tall.

    Qt's own way brings no more of a box of text into sight than the line of its cursor.
    """
    step = widget.parentWidget()
    while step is not None:
        surface = step.widget() if isinstance(step, QScrollArea) else None
        if isinstance(step, QScrollArea) and surface is not None:
            room = step.viewport().height()
            place = widget.mapTo(surface, QPoint(0, 0))
            half = min(widget.height() + 2 * Space.CARD, room) // 2
            middle = place.y() - Space.CARD + half
            step.ensureVisible(place.x(), middle, 0, half)
        step = step.parentWidget()
