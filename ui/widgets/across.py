"""Parts of one width side by side, as many as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from ui.theme import Space, text_scale


class Across(QWidget):
    """Lays out its parts in lines of ``steps``, the largest that fits; at the least one to a line.

    Each part is at least ``least`` pixels wide, at usual text size.
    """

    def __init__(
        self,
        parts: Sequence[QWidget],
        parent: QWidget | None = None,
        *,
        least: int,
        steps: Sequence[int],
    ) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self._least_part = least
        self._steps = tuple(step for step in steps if step <= len(self._parts))
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.BETWEEN)
        self._arrange(max(self._steps, default=1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._least(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        room = (self.width() + Space.BETWEEN) // (self._least() + Space.BETWEEN)
        self._arrange(next((step for step in self._steps if step <= room), 1))

    def _least(self) -> int:
        return round(self._least_part * text_scale())

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        for column in range(max(self._across, across)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for at, part in enumerate(self._parts):
            self._grid.addWidget(part, at // across, at % across)
