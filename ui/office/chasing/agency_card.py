"""The agency chosen in the tracker: what to do next, what was done, and the ways to do more."""

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from forms.kinds import words_of
from models.tracker_snapshots import Call, Contacts, Extension, Reminder
from office.tracker import NextStep, TrackerRow, reminder_words, step_words
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.text import PlainLabel, QuestionTitle

MOST_DONE = 6
Noted = Call | Reminder | Extension


class AgencyCard(Card):
    """Shows one agency; the signals carry its TrackerRow, ``take_out_asked`` what goes.

    ``usual`` is the return date of the audit in words.
    """

    reminder_asked = Signal(object)
    call_asked = Signal(object)
    date_asked = Signal(object)
    take_out_asked = Signal(object)

    def __init__(self, contacts: Contacts, usual: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contacts, self._usual = contacts, usual
        self._row: TrackerRow | None = None
        self.agency, self.about = QuestionTitle(), PlainLabel()
        self.remind = PlainButton(self.tr("Write a reminder"))
        self.call = PlainButton(self.tr("Note a phone call"))
        self.date = PlainButton(self.tr("Set another return date"))
        self.nothing = PlainLabel(self.tr("Nothing was noted about this agency yet."))
        self._done = TextTableModel[Noted](self._columns(), (), self)
        self.done = ListTable(self.tr("What was done so far"), self._done, most=MOST_DONE)
        self.words = PlainLabel(selectable=True)
        self.take_out = PlainButton(self.tr("Take out the chosen line"))
        self._compose()
        self.done.selectionModel().currentRowChanged.connect(self._on_noted)
        self.remind.clicked.connect(self._on_remind)
        self.call.clicked.connect(self._on_call)
        self.date.clicked.connect(self._on_date)
        self.take_out.clicked.connect(self._on_take_out)

    def _columns(self) -> tuple[Column[Noted], ...]:
        return (
            Column(heading=self.tr("Day"), text=_day),
            Column(heading=self.tr("What"), text=self._what),
            Column(heading=self.tr("Noted by"), text=lambda each: each.person or "-"),
        )

    def _compose(self) -> None:
        self.add(self.agency)
        self.add(self.about)
        row = FlowLayout()
        for button in (self.remind, self.call, self.date):
            row.addWidget(button)
        self.add(row)
        for part in (self.nothing, self.done, self.words):
            self.add(part)
        row = FlowLayout()
        row.addWidget(self.take_out)
        self.add(row)

    def show_row(self, row: TrackerRow) -> None:
        """Show one agency and what was done about it, the newest first."""
        self._row = row
        self.agency.setText(row.agency.name)
        self.about.setText("\n".join(self._about(row)))
        contacts, agency_id = self._contacts, row.agency.id
        noted: list[Noted] = [
            each
            for each in (*contacts.calls, *contacts.reminders, *contacts.extensions)
            if each.agency_id == agency_id
        ]
        noted.sort(key=lambda each: each.noted_at, reverse=True)
        self._done.set_rows(noted)
        self.nothing.setVisible(not noted)
        self.done.setVisible(bool(noted))
        self.words.hide()
        self.take_out.setVisible(bool(noted))
        if noted:
            self.done.select_row(0)
        self.remind.setEnabled(bool(row.waiting))
        for button in (self.remind, self.call, self.date, self.take_out):
            button.setAccessibleDescription(row.agency.name)

    def first_control(self) -> QWidget:
        """Give what can be done first."""
        return self.remind if self.remind.isEnabled() else self.call

    def _about(self, row: TrackerRow) -> list[str]:
        waits = self.tr("Waiting for {0} of {1} cases. {2}")
        lines = [
            self.tr("Next: {0}").format(step_words(row, translated)),
            waits.format(row.waiting, row.asked, self._pack(row)),
        ]
        if row.is_extended and row.due is not None:
            words = self.tr("Its own return date is {0}; that of the audit is {1}.")
            lines.append(words.format(words_of(row.due), self._usual))
        if row.waiting and row.step is NextStep.WAIT and row.reminder is not None:
            lines.append(self.tr("It was reminded a short while ago, or its day has not come."))
        return lines

    def _pack(self, row: TrackerRow) -> str:
        if row.pack is None:
            return self.tr("Its pack is not issued yet.")
        if row.is_opened:
            return self.tr("Its pack was opened: a return came from it.")
        return self.tr("Its pack is out; whether it was opened is not known.")

    def _what(self, noted: Noted) -> str:
        if isinstance(noted, Call):
            return self.tr("Phone call, {0}").format(noted.spoke_with)
        if isinstance(noted, Reminder):
            return reminder_words(noted.kind, translated)
        if noted.until is None:
            return self.tr("Return date of the audit again")
        return self.tr("Return date extended to {0}").format(words_of(noted.until))

    @Slot(QModelIndex)
    def _on_noted(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        noted = self._done.row_at(index.row())
        self.words.setText(_noted_words(noted))
        self.words.setVisible(bool(self.words.text()))
        self.take_out.setEnabled(not isinstance(noted, Extension))

    @Slot()
    def _on_remind(self) -> None:
        self.reminder_asked.emit(self._row)

    @Slot()
    def _on_call(self) -> None:
        self.call_asked.emit(self._row)

    @Slot()
    def _on_date(self) -> None:
        self.date_asked.emit(self._row)

    @Slot()
    def _on_take_out(self) -> None:
        place = self.done.current_row()
        if place >= 0:
            self.take_out_asked.emit(self._done.row_at(place))


def _day(noted: Noted) -> str:
    if isinstance(noted, Call):
        return words_of(noted.called_on)
    if isinstance(noted, Reminder):
        return words_of(noted.sent_on)
    return words_of(noted.noted_at.astimezone().date())


def _noted_words(noted: Noted) -> str:
    if isinstance(noted, Call):
        return "\n".join(part for part in (noted.caller, noted.said) if part)
    if isinstance(noted, Reminder):
        return noted.words
    return "\n".join(part for part in (noted.asked_by, noted.reason) if part)
