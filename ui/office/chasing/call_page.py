"""Noting a phone call with an agency."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from anonymise import Kind
from models.snapshots import Agency
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine, FreeText
from ui.widgets.card import Card
from ui.widgets.dates import DateInput
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow, add_row

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
        self._first = (caller, "", "")
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
        return self._texts() != self._first

    def _texts(self) -> tuple[str, str, str]:
        return self.caller.value(), self.spoke_with.value(), self.said.value().strip()

    @Slot()
    def _on_note(self) -> None:
        wrong = self._wrong_text() or self._wrong_day()
        day = self.day.value()
        if wrong is not None or day is None:
            self.go_to(wrong or self.day)
            return
        caller, spoke_with, said = self._first = self._texts()
        self.noted.emit(
            CallNoted(
                agency_id=self._agency_id,
                called_on=day,
                caller=caller,
                spoke_with=spoke_with,
                said=said,
            )
        )

    def _wrong_day(self) -> QWidget | None:
        day, words = self.day.value(), self.day.problem()
        if day is None:
            words = words or self.tr("Enter the day of the call")
        elif day > self._today:
            words = self.tr("Enter today or an earlier day")
        self._day_row.set_error(words)
        return self.day if words else None

    def _wrong_text(self) -> QWidget | None:
        caller, spoke_with, said = self._texts()
        rows: tuple[tuple[FieldRow, FreeLine | FreeText, str], ...] = (
            (self._caller_row, self.caller, "" if caller else self.tr("Enter who called")),
            (
                self._with_row,
                self.spoke_with,
                "" if spoke_with else self.tr("Enter the role of whom you spoke with"),
            ),
            (self._said_row, self.said, "" if said else self.tr("Write what was said")),
        )
        found: QWidget | None = None
        for row, box, missing in rows:
            is_open = box.is_open()
            words = self.tr("Settle what may name somebody first") if is_open else missing
            row.set_error(words)
            if words and found is None:
                found = box
        return found
