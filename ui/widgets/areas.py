"""Keys that move between the areas of a window, and files dropped on it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ui.shortcuts import Shortcuts

Area = tuple[QWidget, Callable[[], object]]


class AreaKeys(QObject):
    """F6 goes to the next visible area, Shift+F6 back; each area says how it takes the focus."""

    def __init__(self, areas: Callable[[], Sequence[Area]], window: QWidget) -> None:
        super().__init__(window)
        self._areas = areas
        ahead = QShortcut(Shortcuts.NEXT_AREA.sequence, window)
        ahead.activated.connect(self._on_ahead)
        back = QShortcut(Shortcuts.PREVIOUS_AREA.sequence, window)
        back.activated.connect(self._on_back)

    @Slot()
    def _on_ahead(self) -> None:
        self._move(1)

    @Slot()
    def _on_back(self) -> None:
        self._move(-1)

    def _move(self, by: int) -> None:
        areas = [area for area in self._areas() if area[0].isVisible()]
        if not areas:
            return
        focus = QApplication.focusWidget()
        at = -1 if by > 0 else 0
        for place, (area, _take) in enumerate(areas):
            if focus is not None and (area is focus or area.isAncestorOf(focus)):
                at = place
        areas[(at + by) % len(areas)][1]()


class FileDrop(QObject):
    """Takes local files dropped on a widget; `dropped` carries a tuple of paths."""

    dropped = Signal(object)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._drop(event)
        if isinstance(event, QDragEnterEvent) and _paths(event):
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def _drop(self, event: QDropEvent) -> bool:
        paths = _paths(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)
        return bool(paths)


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
