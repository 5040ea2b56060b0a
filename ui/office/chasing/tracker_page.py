"""The tracker of an audit: who still owes a return, and what was done about each agency."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, Signal, Slot

from forms.kinds import words_of
from models.tracker_snapshots import Contacts
from office.tracker import (
    SOON,
    NextStep,
    TrackerRow,
    days_words,
    reminder_words,
    step_words,
)
from ui.office.chasing.agency_card import AgencyCard
from ui.surroundings import translated
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.card import BlankCard, StatCard, StatRow
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.showing import put_away

SHOWN = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerView:
    """What the page shows; ``usual`` is the return date of the audit itself."""

    rows: tuple[TrackerRow, ...]
    contacts: Contacts
    usual: date | None


class TrackerPage(Page):
    """Shows every agency, what needs doing first on top.

    ``reminder_asked``, ``call_asked`` and ``date_asked`` carry the TrackerRow chosen, ``chosen``
    the id of its agency; ``take_out_asked`` carries a Call or Reminder noted by mistake.
    """

    chosen = Signal(str)
    reminder_asked = Signal(object)
    call_asked = Signal(object)
    date_asked = Signal(object)
    take_out_asked = Signal(object)
    print_asked = Signal()
    save_asked = Signal()
    words_asked = Signal()

    def __init__(self, view: TrackerView) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Tracker"))
        self.setAccessibleName(self.heading.text())
        self._view = view
        self.model = TextTableModel[TrackerRow](self._columns(), view.rows, self)
        self.table = ListTable(self.tr("Agencies and their returns"), self.model, most=SHOWN)
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        usual = words_of(view.usual) if view.usual else self.tr("no date")
        self.card = AgencyCard(view.contacts, usual, self)
        self.print = PlainButton(self.tr("Print the chasing list"))
        self.save = PlainButton(self.tr("Save it as a table"))
        self.change_words = PlainButton(self.tr("Words of letters and reminders"))
        self._compose()
        self._connect()

    def _columns(self) -> tuple[Column[TrackerRow], ...]:
        number = Side.RIGHT
        return (
            Column(heading=self.tr("Agency"), text=_name),
            Column(heading=self.tr("Next"), text=_next, tone=_tone),
            Column(heading=self.tr("Days"), text=_days, tone=_tone),
            Column(heading=self.tr("Waiting"), text=lambda row: str(row.waiting), side=number),
            Column(heading=self.tr("Back"), text=lambda row: str(row.back), side=number),
            Column(heading=self.tr("Asked"), text=lambda row: str(row.asked), side=number),
            Column(heading=self.tr("Return by"), text=self._due),
            Column(heading=self.tr("Last reminder"), text=_reminder),
            Column(heading=self.tr("Last phone call"), text=_call),
            Column(heading=self.tr("Pack"), text=self._pack),
            Column(heading=self.tr("Queries"), text=lambda row: str(row.queries), side=number),
        )

    def _compose(self) -> None:
        buttons = (self.print, self.save, self.change_words)
        if not any(row.asked for row in self._view.rows):
            self.add(
                BlankCard(
                    self.tr("Nobody is asked yet"),
                    self.tr("Add the cases and tick the agencies first."),
                )
            )
            put_away(self, self.table, self.outcome, self.card, *buttons)
            return
        self.set_quiet(self.tr("What needs doing stands on top."))
        self.add(StatRow(self._figures()))
        self.add(self.table)
        self.add(self.outcome)
        self.add(self.card)
        row = FlowLayout()
        for button in buttons:
            row.addWidget(button)
        self.add(row)

    def _figures(self) -> tuple[StatCard, ...]:
        rows = self._view.rows
        waiting, asked = sum(row.waiting for row in rows), sum(row.asked for row in rows)
        owing = [row for row in rows if row.waiting and row.days is not None]
        late = sum(1 for row in owing if (row.days or 0) < 0)
        soon = sum(1 for row in owing if 0 <= (row.days or 0) <= SOON.days)
        of = self.tr("{0} of {1}")
        back = sum(1 for row in rows if row.asked and not row.waiting)
        return (
            StatCard(of.format(waiting, asked), self.tr("answers awaited")),
            StatCard(str(late), self.tr("agencies late")),
            StatCard(str(soon), self.tr("agencies due within {0} days").format(SOON.days)),
            StatCard(of.format(back, len(rows)), self.tr("agencies with everything back")),
        )

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.chosen.connect(self._on_entered)
        self.card.reminder_asked.connect(self.reminder_asked)
        self.card.call_asked.connect(self.call_asked)
        self.card.date_asked.connect(self.date_asked)
        self.card.take_out_asked.connect(self.take_out_asked)
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        self.change_words.clicked.connect(self.words_asked)

    def choose(self, agency_id: str) -> None:
        """Choose an agency, the first one where there is none of this id."""
        if not self.table.isVisibleTo(self):
            return
        rows = self.model.rows()
        place = next((at for at, row in enumerate(rows) if row.agency.id == agency_id), 0)
        self.table.select_row(place)

    def show_saved(self, words: str) -> None:
        """Say what is kept."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say what was not kept, and why."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid():
            row = self.model.row_at(index.row())
            self.card.show_row(row)
            self.chosen.emit(row.agency.id)

    @Slot(int)
    def _on_entered(self, _row: int) -> None:
        self.go_to(self.card.first_control())

    def _due(self, row: TrackerRow) -> str:
        if row.due is None:
            return "-"
        words = words_of(row.due)
        return self.tr("{0}, extended").format(words) if row.is_extended else words

    def _pack(self, row: TrackerRow) -> str:
        if row.pack is None:
            return self.tr("Not yet issued")
        return self.tr("Opened") if row.is_opened else self.tr("Sent; opened: not known")


def _name(row: TrackerRow) -> str:
    return row.agency.name


def _days(row: TrackerRow) -> str:
    return days_words(row, translated) or "-"


def _next(row: TrackerRow) -> str:
    return step_words(row, translated)


def _tone(row: TrackerRow) -> Tone:
    waits = row.step in {NextStep.WAIT, NextStep.DONE}
    return Tone.PLAIN if waits else Tone.ATTENTION


def _reminder(row: TrackerRow) -> str:
    if row.reminder is None:
        return "-"
    return f"{reminder_words(row.reminder.kind, translated)}, {words_of(row.reminder.sent_on)}"


def _call(row: TrackerRow) -> str:
    return words_of(row.call.called_on) if row.call is not None else "-"
