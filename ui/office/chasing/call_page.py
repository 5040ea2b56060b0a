"""Noting a phone call with an agency."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot

from anonymise import Kind
from models.snapshots import Agency
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine, FreeText
from ui.office.faults import past_day_fault, text_fault
from ui.widgets.card import Card
from ui.widgets.dates import DateInput
from ui.widgets.page import Foot, Page
from ui.widgets.rows import add_row

INITIALS = frozenset({Kind.INITIALS})


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNoted:
    """A phone call as it is to be kept."""

    agency_id: str
    called_on: date
    caller: str
    spoke_with: str
    said: str


class CallPage(Page):
    """Asks for one phone call; ``noted`` carries a CallNoted."""

    noted = Signal(object)

    def __init__(self, agency: Agency, caller: str, names: NameCheck, today: date) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Phone call with {0}").format(agency.name))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("About the returns only. Nothing about a child belongs here."))
        self.set_foot(Foot(primary=self.tr("Note the call"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_note)
        self._agency_id, self._today = agency.id, today
        self.day = DateInput()
        self.day.set_value(today)
        self.caller = FreeLine(names, meant=INITIALS)
        self.caller.set_value(caller)
        self.spoke_with = FreeLine(names)
        self.said = FreeText(names, least=4)
        self._first = self._state()
        card = Card()
        self._day_row = add_row(card.body, self.tr("Date"), self.day)
        self._caller_row = add_row(
            card.body, self.tr("Who called"), self.caller, help=self.tr("Initials, or a role.")
        )
        self._with_row = add_row(
            card.body,
            self.tr("With whom"),
            self.spoke_with,
            help=self.tr("A role, such as safeguarding lead."),
        )
        self._said_row = add_row(card.body, self.tr("What was said"), self.said)
        self.add(card)

    def unsaved(self) -> bool:
        """Whether something was written that was not noted."""
        return self._state() != self._first

    def _state(self) -> tuple[str, ...]:
        texts = (self.caller.value(), self.spoke_with.value(), self.said.value().strip())
        return (self.day.text(), *texts)

    @Slot()
    def _on_note(self) -> None:
        day, no_day = self.day.value(), self.tr("Enter the day of the call")
        faults = (
            (self._day_row, past_day_fault(self.day, self._today, no_day)),
            (self._caller_row, text_fault(self.caller, self.tr("Enter who called"))),
            (
                self._with_row,
                text_fault(self.spoke_with, self.tr("Enter the role of whom you spoke with")),
            ),
            (self._said_row, text_fault(self.said, self.tr("Write what was said"))),
        )
        if self.stops_at(faults) or day is None:
            return
        self.noted.emit(
            CallNoted(
                agency_id=self._agency_id,
                called_on=day,
                caller=self.caller.value(),
                spoke_with=self.spoke_with.value(),
                said=self.said.value().strip(),
            )
        )
