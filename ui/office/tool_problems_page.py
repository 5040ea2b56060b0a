"""Everything that is wrong with a tool definition, so that one round of mending is enough."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Foot, Page
from ui.widgets.text import PlainLabel


class ToolProblemsPage(Page):
    """Lists the problems by place; they can be copied for whoever wrote the file.

    ``draft_asked`` wants the file as a draft with its mistakes, where it can be one.
    """

    draft_asked = Signal()

    def __init__(self, lines: Sequence[str], *, can_be_draft: bool) -> None:
        super().__init__("")
        self.set_foot(Foot(back=self.tr("Back")))
        self.heading.setText(self.tr("This tool was not added"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr("Things to put right in the file: {0}. Then add it again.").format(len(lines))
        )
        self._lines = tuple(lines)
        card = Card()
        for line in self._lines:
            label = PlainLabel(line, selectable=True)
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            label.setAccessibleName(line)
            card.add(label)
        self.add(card)
        self.keep = PrimaryButton(self.tr("Keep it as a draft"), self)
        self.keep.setVisible(can_be_draft)
        self.keep.clicked.connect(self.draft_asked)
        copy = PlainButton(self.tr("Copy the list"))
        copy.clicked.connect(self._on_copy)
        row = FlowLayout()
        if can_be_draft:
            about = self.tr(
                "As a draft it can be put right here, each mistake beside its box. It cannot be "
                "chosen for an audit before nothing is left and it is published."
            )
            self.add(PlainLabel(about))
            row.addWidget(self.keep)
        row.addWidget(copy)
        self.add(row)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText("\n".join(self._lines))
