"""What stands on the paper that a return is keyed in from: whose it is, its date, its scan."""

from PySide6.QtWidgets import QWidget

from anonymise import Kind
from models.keyed_snapshots import Paper
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine
from ui.office.faults import text_fault
from ui.widgets.card import Card
from ui.widgets.inputs import DateInput, LineInput
from ui.widgets.rows import FieldRow, add_row, show_faults
from ui.widgets.text import QuestionTitle

# Scans have numbers, days and places in a folder.
SCAN = frozenset({Kind.REF, Kind.DATE, Kind.URL})


class PaperCard(Card):
    """Boxes for a Paper; nothing in them travels but what the agency's own return would say."""

    def __init__(self, paper: Paper, names: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = LineInput(paper.auditor_name)
        self.title = FreeLine(names)
        self.signed_on = DateInput()
        self.scan = FreeLine(names, meant=SCAN)
        self.add(QuestionTitle(self.tr("The paper")))
        add_row(
            self.body,
            self.tr("Auditor's name on the paper"),
            self.name,
            help=self.tr("Printed on the office's copy only, as with a return that was sent."),
        )
        title = self.tr("Auditor's title on the paper")
        self.title_row: FieldRow = add_row(self.body, title, self.title)
        self.date_row: FieldRow = add_row(self.body, self.tr("Date on the paper"), self.signed_on)
        self.scan_row: FieldRow = add_row(
            self.body,
            self.tr("Reference of the scan, or where the paper is kept"),
            self.scan,
            help=self.tr("The second person finds the paper by it. No names."),
        )
        self.signed_on.set_value(paper.signed_on)
        self.title.set_value(paper.auditor_title)
        self.scan.set_value(paper.scan_ref)

    def paper(self) -> Paper:
        """Give what stands in the boxes."""
        return Paper(
            auditor_name=self.name.value(),
            auditor_title=self.title.value(),
            signed_on=self.signed_on.value(),
            scan_ref=self.scan.value(),
        )

    def show_faults(self, *, scan_needed: bool) -> QWidget | None:
        """Say beside each box what is wrong with it, and give the first one."""
        no_scan = self.tr("Type the reference, or where the paper is kept") if scan_needed else ""
        return show_faults(
            (
                (self.title_row, text_fault(self.title)),
                (self.date_row, self.signed_on.problem()),
                (self.scan_row, text_fault(self.scan, no_scan)),
            )
        )
