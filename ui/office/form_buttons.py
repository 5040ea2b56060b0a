"""What can be done with a returned form wherever one stands: print it in two ways, or read it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import PlainButton
from ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAsked:
    """Which entry to print, and whether without the auditor's name and title.

    With ``to_read`` it is to be read and accepted rather than printed.
    """

    entry_id: str
    anonymised: bool = False
    to_read: bool = False


class FormButtons(QWidget):
    """Print with the auditor's name or without, or read it; ``asked`` carries a FormAsked."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry_id = ""
        self.office = PlainButton(self.tr("Print this form"))
        self.anonymised = PlainButton(self.tr("Print without the auditor's name"))
        self.read = PlainButton(self.tr("Read and accept"))
        self.read.clicked.connect(self._on_read)
        self.office.clicked.connect(self._on_office)
        self.anonymised.clicked.connect(self._on_anonymised)
        row = FlowLayout(self)
        row.addWidget(self.office)
        row.addWidget(self.anonymised)
        row.addWidget(self.read)

    def show_form(self, entry_id: str, agency: str, uin: str) -> None:
        """Say whose form is meant; an empty id where there is none to print."""
        whose = self.tr("{0}, {1}").format(agency, uin)
        self._entry_id = entry_id
        self.office.set_words(self.tr("Print the form of {0}").format(agency))
        for button in (self.office, self.anonymised, self.read):
            button.setAccessibleDescription(whose)
            button.setEnabled(bool(entry_id))

    @Slot()
    def _on_office(self) -> None:
        self.asked.emit(FormAsked(entry_id=self._entry_id, anonymised=False))

    @Slot()
    def _on_anonymised(self) -> None:
        self.asked.emit(FormAsked(entry_id=self._entry_id, anonymised=True))

    @Slot()
    def _on_read(self) -> None:
        self.asked.emit(FormAsked(entry_id=self._entry_id, to_read=True))
