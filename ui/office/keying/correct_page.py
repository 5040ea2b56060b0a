"""Why a keyed-in return that counts is opened again to be corrected."""

from PySide6.QtCore import Signal, Slot

from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.faults import text_fault
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow, add_row


class CorrectPage(Page):
    """``begun`` carries the reason; what counts stays until the correction has been checked.

    ``out_asked`` asks to take it out instead, for one that was keyed in for the wrong cell.
    """

    begun = Signal(str)
    out_asked = Signal()

    def __init__(self, whose: str, names: NameCheck) -> None:
        super().__init__("", whose)
        self.heading.setText(self.tr("Correct a keyed-in return"))
        self.setAccessibleName(self.heading.text())
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.add(self.outcome)
        self.reason = FreeText(names)
        card = Card()
        self.reason_row: FieldRow = add_row(
            card.body,
            self.tr("Why it is corrected"),
            self.reason,
            help=self.tr(
                "Kept with the return. What counts now stays until a second person has compared "
                "the correction with the paper."
            ),
        )
        self.add(card)
        self.out = PlainButton(self.tr("Take it out again, it belongs elsewhere"))
        self.out.clicked.connect(self.out_asked)
        row = FlowLayout()
        row.addWidget(self.out)
        self.add(row)
        self.set_foot(Foot(primary=self.tr("Begin the correction"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_begin)

    def unsaved(self) -> bool:
        """Whether a reason was typed that was not used."""
        return bool(self.reason.value())

    def show_trouble(self, words: str) -> None:
        """Say why nothing was begun."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot()
    def _on_begin(self) -> None:
        fault = text_fault(self.reason, self.tr("Say why in a few words"))
        if not self.stops_at([(self.reason_row, fault)]):
            self.begun.emit(self.reason.value())
