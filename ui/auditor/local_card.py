"""What an auditor notes about a case for their own use: it never leaves the computer."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from models.auditor_snapshots import LocalNotes
from ui.widgets.card import Card
from ui.widgets.inputs import GrowingText, LineInput
from ui.widgets.options import Tick
from ui.widgets.rows import FieldRow
from ui.widgets.text import QuestionTitle, QuietLabel


class LocalCard(Card):
    """The own record number, and what to ask the office; ``edited`` says that they changed."""

    edited = Signal()
    left = Signal()

    def __init__(self, contact: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = LocalNotes()
        self.record = LineInput()
        self.asks = Tick(self.tr("Remind me to ask the office about this case"))
        self.question = GrowingText(least=2)
        self.add(QuestionTitle(self.tr("Only on this computer")))
        self.add(QuietLabel(self.tr("Nothing in this box is sent, printed or put in any file.")))
        self.add(
            FieldRow(
                self.tr("Your own record number (optional)"),
                self.record,
                help=self.tr("To find the record again in your own system."),
            )
        )
        self.add(self.asks)
        # The contact stands with the question: whoever wants to ask needs it there and then.
        whom = self.tr("Contact: {0}").format(contact) if contact else ""
        self._row = FieldRow(self.tr("What do you want to ask?"), self.question, help=whom)
        self.add(self._row)
        for box in (self.record, self.question):
            box.edited.connect(self.edited)
            box.left.connect(self.left)
        self.asks.clicked.connect(self._on_asks)

    def value(self) -> LocalNotes:
        """Return the notes as the card shows them; a question without words still is one."""
        words = self.question.value().strip() or self.tr("To be asked")
        asked = words if self.asks.isChecked() else ""
        return replace(self._notes, record=self.record.value(), ask_office=asked)

    def set_value(self, notes: LocalNotes) -> None:
        """Show stored notes without sending ``edited``."""
        self._notes = notes
        self.record.set_value(notes.record)
        self.question.set_value(notes.ask_office)
        self.asks.setChecked(bool(notes.ask_office))
        self._row.setVisible(bool(notes.ask_office))

    @Slot()
    def _on_asks(self) -> None:
        self._row.setVisible(self.asks.isChecked())
        self.edited.emit()
