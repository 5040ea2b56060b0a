"""Another return date for one agency, with the reason and who asked for it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot

from forms.kinds import words_of
from office.tracker import TrackerRow
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine, FreeText
from ui.office.faults import text_fault
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.dates import DateInput
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Foot, Page
from ui.widgets.rows import add_row
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSet:
    """The return date of one agency; ``until`` is None where that of the audit counts again."""

    agency_id: str
    until: date | None
    reason: str
    asked_by: str


class DatePage(Page):
    """Asks for the date; ``chosen`` carries a DateSet. ``usual`` is that of the audit."""

    chosen = Signal(object)

    def __init__(self, row: TrackerRow, usual: date | None, names: NameCheck, today: date) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Return date for {0}").format(row.agency.name))
        self.setAccessibleName(self.heading.text())
        self.set_foot(Foot(primary=self.tr("Set this date"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_set)
        self._agency_id, self._today = row.agency.id, today
        self.day = DateInput()
        self.asked_by = FreeLine(names)
        self.reason = FreeText(names, least=3)
        self.usual = PlainButton(self.tr("Let the date of the audit count again"))
        self.usual.clicked.connect(self._on_usual)
        self._compose(row, usual)

    def _compose(self, row: TrackerRow, usual: date | None) -> None:
        card = Card()
        card.add(PlainLabel(self._stands(row, usual)))
        self._day_row = add_row(card.body, self.tr("New return date"), self.day)
        self._asked_row = add_row(
            card.body,
            self.tr("Who asked for it"),
            self.asked_by,
            help=self.tr("A role, such as safeguarding lead."),
        )
        self._reason_row = add_row(card.body, self.tr("Reason"), self.reason)
        self.add(card)
        if not row.is_extended:
            put_away(self, self.usual)
            return
        line = FlowLayout()
        line.addWidget(self.usual)
        self.add(line)

    def _stands(self, row: TrackerRow, usual: date | None) -> str:
        day = words_of(usual) if usual is not None else self.tr("not set")
        lines = [self.tr("Return date of the audit: {0}.").format(day)]
        if row.is_extended and row.due is not None:
            lines.append(self.tr("This agency has until {0}.").format(words_of(row.due)))
        lines.append(
            self.tr(
                "The tracker and the letter show the new date at once. A pack that is out shows "
                "it after you have issued it again."
            )
        )
        return "\n".join(lines)

    def unsaved(self) -> bool:
        """Whether something was typed that was not set."""
        texts = self.asked_by.value() or self.reason.value().strip()
        return bool(texts) or not self.day.is_empty()

    @Slot()
    def _on_set(self) -> None:
        faults = (
            (self._day_row, self._day_fault()),
            (self._asked_row, text_fault(self.asked_by, self.tr("Enter the role of who asked"))),
            (self._reason_row, text_fault(self.reason, self.tr("Write the reason"))),
        )
        if not self.stops_at(faults):
            self._emit(self.day.value(), self.reason.value().strip(), self.asked_by.value())

    @Slot()
    def _on_usual(self) -> None:
        self._emit(None, "", "")

    def _emit(self, until: date | None, reason: str, asked_by: str) -> None:
        self.chosen.emit(
            DateSet(agency_id=self._agency_id, until=until, reason=reason, asked_by=asked_by)
        )

    def _day_fault(self) -> str:
        day = self.day.value()
        if day is None:
            return self.day.problem() or self.tr("Enter the new return date")
        return self.tr("Enter today or a later day") if day < self._today else ""
