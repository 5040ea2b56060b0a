"""Everything that is wrong with a tool definition, so that one round of mending is enough."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Foot, Page
from ui.widgets.text import PlainLabel


class ToolProblemsPage(Page):
    """Lists the problems by place; they can be copied for whoever wrote the file."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("")
        self.set_foot(Foot(back=self.tr("Back")))
        self.heading.setText(self.tr("This tool was not added"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr("{0} things to put right in the file. Then add it again.").format(len(lines))
        )
        self._lines = tuple(lines)
        card = Card()
        for line in self._lines:
            label = PlainLabel(line, selectable=True)
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            label.setAccessibleName(line)
            card.add(label)
        self.add(card)
        copy = PlainButton(self.tr("Copy the list"))
        copy.clicked.connect(self._on_copy)
        row = FlowLayout()
        row.addWidget(copy)
        self.add(row)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText("\n".join(self._lines))
