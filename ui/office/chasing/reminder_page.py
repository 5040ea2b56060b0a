"""A reminder to one agency: ready words to copy into an e-mail, and the note that it was sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication

from models.tracker_snapshots import REMINDERS, WordsKind
from office.name_check import WORDS_MEANT
from office.tracker import TrackerRow, days_words, next_reminder, reminder_words
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
from ui.office.faults import past_day_fault, text_fault
from ui.surroundings import translated
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.dates import DateInput
from ui.widgets.flow import FlowLayout
from ui.widgets.groups import Option, RadioGroup
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import add_row
from ui.widgets.text import QuestionTitle

LINES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderSent:
    """A reminder as it was sent to an agency."""

    agency_id: str
    kind: WordsKind
    sent_on: date
    words: str


class ReminderPage(Page):
    """Shows the words for each reminder, filled in; ``sent`` carries a ReminderSent."""

    sent = Signal(object)

    def __init__(
        self, row: TrackerRow, ready: Mapping[WordsKind, str], names: NameCheck, today: date
    ) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Reminder to {0}").format(row.agency.name))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(days_words(row, translated))
        self.set_foot(Foot(primary=self.tr("Note as sent"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_sent)
        self._agency_id, self._ready, self._today = row.agency.id, ready, today
        question = self.tr("Which reminder")
        options = [
            Option(value=kind.value, label=reminder_words(kind, translated)) for kind in REMINDERS
        ]
        self.kind = RadioGroup(question, options, can_be_cleared=False)
        self.kind.set_value(next_reminder(row).value)
        self.kind.edited.connect(self._on_kind)
        self.box = FreeText(names, least=LINES, meant=WORDS_MEANT, roles=False)
        self.copy = PlainButton(self.tr("Copy the words"))
        self.copy.clicked.connect(self._on_copy)
        self.again = PlainButton(self.tr("Start again with the ready words"))
        self.again.clicked.connect(self._fill)
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.day = DateInput()
        self.day.set_value(today)
        self._compose(question)
        self._shown = ""
        self._fill()

    def _compose(self, question: str) -> None:
        card = Card()
        card.add(QuestionTitle(question))
        card.add(self.kind)
        self._box_row = add_row(card.body, self.tr("Words"), self.box)
        row = FlowLayout()
        row.addWidget(self.copy)
        row.addWidget(self.again)
        card.add(row)
        card.add(self.outcome)
        self.add(card)
        sent = Card()
        sent.add(QuestionTitle(self.tr("When it was sent")))
        self._day_row = add_row(
            sent.body,
            self.tr("Date"),
            self.day,
            help=self.tr("Put the words into an e-mail, send it, then note it here."),
        )
        self.add(sent)

    def unsaved(self) -> bool:
        """Whether words were changed that were not noted as sent."""
        return self.box.value() != self._shown

    def loss(self) -> str:
        """Say what goes."""
        return self.tr("The changed words go. Nothing was noted as sent.")

    @Slot()
    def _on_kind(self) -> None:
        if self.unsaved():
            words = self.tr(
                "Your words were kept. Press \u201cStart again with the ready words\u201d for "
                "those of this reminder."
            )
            self.outcome.tell(NoticeKind.ATTENTION, words)
        else:
            self._fill()

    @Slot()
    def _fill(self) -> None:
        self.outcome.hide()
        self.box.set_value(self._ready[WordsKind(self.kind.value())])
        self._shown = self.box.value()

    @Slot()
    def _on_copy(self) -> None:
        if self._is_held():
            return
        QApplication.clipboard().setText(self.box.value())
        self.outcome.tell(NoticeKind.DONE, self.tr("Copied. Put it into an e-mail."))

    def _is_held(self) -> bool:
        """Say what is missing, or what may name somebody, beside the words."""
        wrong = text_fault(self.box, self.tr("Write the words of the reminder"))
        return self.stops_at([(self._box_row, wrong)])

    @Slot()
    def _on_sent(self) -> None:
        day = self.day.value()
        no_day = self.tr("Enter the day on which it was sent")
        wrong = past_day_fault(self.day, self._today, no_day)
        if self._is_held() or self.stops_at([(self._day_row, wrong)]) or day is None:
            return
        self.sent.emit(
            ReminderSent(
                agency_id=self._agency_id,
                kind=WordsKind(self.kind.value()),
                sent_on=day,
                words=self.box.value(),
            )
        )
