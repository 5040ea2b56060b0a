"""The tracker of an audit: who still owes a return, and what was done about each agency."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, Signal, Slot

from forms.kinds import words_of
from models.tracker_snapshots import Contacts, WordsKind
from office.marking import NOOP
from office.tracker import SOON, NextStep, TrackerRow, days_words
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
# So much of a name still tells agencies apart; the card has the whole.
LEAST_NAME = 150
_STEPS: Mapping[NextStep, str] = MappingProxyType(
    {
        NextStep.PHONE: NOOP("Phone"),
        NextStep.FINAL: NOOP("Final reminder"),
        NextStep.SECOND: NOOP("Second reminder"),
        NextStep.FIRST: NOOP("First reminder"),
        NextStep.ISSUE: NOOP("Issue the pack"),
        NextStep.WAIT: NOOP("Wait"),
        NextStep.DONE: NOOP("Nothing more"),
    }
)
_WHICH: Mapping[WordsKind, str] = MappingProxyType(
    {
        WordsKind.LETTER: NOOP("Letter"),
        WordsKind.FIRST: NOOP("First"),
        WordsKind.SECOND: NOOP("Second"),
        WordsKind.FINAL: NOOP("Final"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerView:
    """What the page shows; ``usual`` is the return date of the audit itself."""

    rows: tuple[TrackerRow, ...]
    contacts: Contacts
    usual: date | None
    today: date


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
        self.table = ListTable(
            self.tr("Agencies and their returns"), self.model, most=SHOWN, least_first=LEAST_NAME
        )
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
        """Give the columns in few words, to fit beside the rail; the card below says more."""
        number = Side.RIGHT
        queries: Column[TrackerRow] = Column(
            heading=self.tr("Queries"), text=lambda row: str(row.queries), side=number
        )
        return (
            Column(heading=self.tr("Agency"), text=_name),
            Column(heading=self.tr("Next"), text=_next, tone=_tone),
            Column(heading=self.tr("Days"), text=_days, tone=_tone),
            Column(heading=self.tr("Back"), text=self._back, side=number),
            Column(heading=self.tr("Return by"), text=self._due),
            Column(heading=self.tr("Reminded"), text=self._reminder),
            Column(heading=self.tr("Phoned"), text=self._call),
            Column(heading=self.tr("Pack"), text=self._pack),
            *((queries,) if any(row.queries for row in self._view.rows) else ()),
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

    def _back(self, row: TrackerRow) -> str:
        return self.tr("{0} of {1}").format(row.back, row.asked)

    def _due(self, row: TrackerRow) -> str:
        if row.due is None:
            return "-"
        words = self._short(row.due)
        return self.tr("{0}, own").format(words) if row.is_extended else words

    def _reminder(self, row: TrackerRow) -> str:
        if row.reminder is None:
            return "-"
        which = translated(_WHICH[row.reminder.kind])
        return self.tr("{0}, {1}").format(which, self._short(row.reminder.sent_on))

    def _call(self, row: TrackerRow) -> str:
        return self._short(row.call.called_on) if row.call is not None else "-"

    def _pack(self, row: TrackerRow) -> str:
        if row.pack is None:
            return self.tr("None yet")
        return self.tr("Opened") if row.is_opened else self.tr("Sent")

    def _short(self, day: date) -> str:
        """Give "20 Nov", with the year only where it is another than this one."""
        number, month, year = words_of(day).split()
        short = f"{number} {month[:3]}"
        return short if day.year == self._view.today.year else f"{short} {year}"


def _name(row: TrackerRow) -> str:
    return row.agency.name


def _days(row: TrackerRow) -> str:
    return days_words(row, translated) or "-"


def _next(row: TrackerRow) -> str:
    return translated(_STEPS[row.step])


def _tone(row: TrackerRow) -> Tone:
    waits = row.step in {NextStep.WAIT, NextStep.DONE}
    return Tone.PLAIN if waits else Tone.ATTENTION
