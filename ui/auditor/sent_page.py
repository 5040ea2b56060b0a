"""The returns made on this computer: what went, when, and with which receipt."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from forms.kinds import words_of
from models.snapshots import SentReturn
from ui.auditor.computer_words import ComputerWords
from ui.auditor.words import clock
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.page import Foot, Page
from ui.widgets.text import QuietLabel


class SentPage(Page):
    """Newest first; a later revision replaces the earlier ones at the office."""

    def __init__(
        self,
        audit_title: str,
        sent: Sequence[SentReturn],
        laptop: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", audit_title, wide=True, parent=parent)
        self.heading.setText(self.tr("Returns made"))
        self.setAccessibleName(self.heading.text())
        columns: tuple[Column[SentReturn], ...] = (
            Column(
                heading=self.tr("Revision"), text=lambda each: str(each.revision), side=Side.RIGHT
            ),
            Column(heading=self.tr("Made"), text=_made),
            Column(heading=self.tr("Cases"), text=lambda each: ", ".join(each.uins)),
            Column(heading=self.tr("Receipt"), text=lambda each: each.receipt),
            Column(heading=self.tr("File"), text=lambda each: each.file_name),
        )
        self.model = TextTableModel(columns, tuple(sent), self)
        self.add(ListTable(self.tr("Returns made"), self.model))
        self.add(
            QuietLabel(
                self.tr(
                    "To correct something, change the answer, mark the case as completed again and "
                    "create a new return file. The office then counts the later one."
                )
            )
        )
        self.add(ComputerWords(laptop))
        self.set_foot(Foot(back=self.tr("Back")))


def _made(sent: SentReturn) -> str:
    return f"{words_of(sent.created_at.astimezone().date())}, {clock(sent.created_at)}"
