"""Keeps the line one is typing on in sight: a tall box may end below the edge of the page."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget
from typing_extensions import override


class CaretInSight(QObject):
    """Scrolls the page around a box when the cursor moves or the text grows out of sight."""

    def __init__(self, box: QPlainTextEdit) -> None:
        super().__init__(box)
        self._box = box
        # A box that grows gets its new height from a layout that comes later.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        box.cursorPositionChanged.connect(self._soon.start)
        box.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._soon.start()
        return False

    @Slot()
    def _look(self) -> None:
        box = self._box
        area, surface = _around(box)
        if area is None or surface is None or not box.hasFocus():
            return
        line = box.cursorRect()
        place = box.viewport().mapTo(surface, line.center())
        area.ensureVisible(place.x(), place.y(), 0, line.height())


def _around(box: QWidget) -> tuple[QScrollArea | None, QWidget | None]:
    step = box.parentWidget()
    while step is not None and not isinstance(step, QScrollArea):
        step = step.parentWidget()
    return step, step.widget() if step is not None else None
