"""Agencies of which the office does not know whom to reach, each with the way to its page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.snapshots import Agency
from ui.theme import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.flow import FlowLayout
from ui.widgets.text import QuietLabel

MOST = 4


class ContactHint(QWidget):
    """``opened`` carries the id of an agency; the first few stand here, the rest are counted."""

    opened = Signal(str)

    def __init__(self, agencies: Sequence[Agency], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: list[LinkButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        words = self.tr("It is not noted yet whom to reach at these agencies:")
        column.addWidget(QuietLabel(words))
        row = FlowLayout(line_gap=Space.TIGHT)
        for each in agencies[:MOST]:
            link = LinkButton(each.name)
            link.setAccessibleDescription(self.tr("Note whom to reach there"))
            link.clicked.connect(partial(self.opened.emit, each.id))
            self.links.append(link)
            row.addWidget(link)
        column.addLayout(row)
        if len(agencies) > MOST:
            more = self.tr("And {0} more; the list is under Agencies.")
            column.addWidget(QuietLabel(more.format(len(agencies) - MOST)))
