"""Facts as a person reads them down a page: what it is, and what it says."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.text import PlainLabel, QuietLabel

LABEL_SHARE, VALUE_SHARE = 1, 3


class FactList(QWidget):
    """Label and value side by side, in two columns that line up."""

    def __init__(self, facts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.BETWEEN)
        grid.setVerticalSpacing(Space.WITHIN)
        grid.setColumnStretch(0, LABEL_SHARE)
        grid.setColumnStretch(1, VALUE_SHARE)
        for at, (label, value) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(QuietLabel(label), at, 0, top)
            grid.addWidget(PlainLabel(value, selectable=False), at, 1, top)
