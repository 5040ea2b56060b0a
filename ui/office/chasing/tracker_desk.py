"""The tracker of an open audit, and what is written and noted from there."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from typing_extensions import override

from export.data_table import data_csv
from export.safe_write import save_file
from models.tracker_snapshots import REMINDERS, Call, Contacts, Reminder
from office.agency_words import filled, row_facts, words_for
from office.overview import AuditOverview
from office.tracker import TrackerRow, tracker_rows
from ui.names.check import NameCheck
from ui.office.chasing.call_page import CallNoted, CallPage
from ui.office.chasing.date_page import DatePage, DateSet
from ui.office.chasing.reminder_page import ReminderPage, ReminderSent
from ui.office.chasing.tracker_page import TrackerPage, TrackerView
from ui.office.chasing.words_desk import WordsDesk
from ui.office.own_names import OwnNames
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    contacts: Contacts
    cleared: frozenset[str]
    caller: str


class TrackerDesk(StageDesk):
    """Shows who owes what; keeps reminders, calls and later dates as they are noted."""

    STAGES = frozenset({Stage.TRACKER})

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._found = _Read(contacts=Contacts(), cleared=frozenset(), caller="")
        self._agency_id = ""
        self._words = WordsDesk(surroundings, own_names, self)
        self._words.changed.connect(self.changed)

    @override
    def leave(self) -> None:
        super().leave()
        self._words.leave()

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show the tracker as it is now."""
        del stage
        self._overview = overview
        profile, audit_id = self._at.profile, overview.audit.id

        def read() -> _Read:
            return _Read(
                contacts=profile.tracker.contacts(audit_id),
                cleared=profile.cleared.of(audit_id),
                caller=profile.staff.me(),
            )

        self._show_after(self._run(read, essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, found: _Read) -> None:
        self._found = found
        usual = self._shown.audit.details.return_by
        rows, contacts, today = self._rows(), found.contacts, self._today()
        page = TrackerPage(TrackerView(rows=rows, contacts=contacts, usual=usual, today=today))
        page.chosen.connect(self._on_chosen)
        page.reminder_asked.connect(self._on_reminder_asked)
        page.call_asked.connect(self._on_call_asked)
        page.date_asked.connect(self._on_date_asked)
        page.take_out_asked.connect(self._on_take_out)
        page.print_asked.connect(self._on_print)
        page.save_asked.connect(self._on_save)
        page.words_asked.connect(self._on_words)
        self._at.window.show_page(page)
        page.choose(self._agency_id)
        if words := self._take_saved_words():
            page.show_saved(words)

    def _rows(self) -> tuple[TrackerRow, ...]:
        return tracker_rows(self._shown, self._found.contacts, self._today())

    def _today(self) -> date:
        return self._at.now().astimezone().date()

    def _names(self) -> NameCheck:
        audit = self._shown.audit
        return self._own_names.of_audit(audit, self._found.cleared)

    @Slot(str)
    def _on_chosen(self, agency_id: str) -> None:
        self._agency_id = agency_id

    @Slot(object)
    def _on_reminder_asked(self, row: TrackerRow) -> None:
        chosen, office = self._found.contacts.words, self._at.profile.details.organisation
        facts = row_facts(row, office)
        ready = {
            kind: filled(words_for(kind, chosen), self._shown, row.agency, facts)
            for kind in REMINDERS
        }
        names = self._names()
        page = ReminderPage(row, ready, names, self._today())
        page.sent.connect(self._on_sent)
        self._show_within(page, Stage.TRACKER, names)

    @Slot(object)
    def _on_call_asked(self, row: TrackerRow) -> None:
        names = self._names()
        page = CallPage(row.agency, self._found.caller, names, self._today())
        page.noted.connect(self._on_call_noted)
        self._show_within(page, Stage.TRACKER, names)

    @Slot(object)
    def _on_date_asked(self, row: TrackerRow) -> None:
        names = self._names()
        page = DatePage(row, self._shown.audit.details.return_by, names, self._today())
        page.chosen.connect(self._on_date_set)
        self._show_within(page, Stage.TRACKER, names)

    @Slot(object)
    def _on_sent(self, sent: ReminderSent) -> None:
        tracker, audit_id = self._at.profile.tracker, self._shown.audit.id
        task = self._run(
            lambda: tracker.note_reminder(
                audit_id, sent.agency_id, sent.kind, sent.sent_on, sent.words
            )
        )
        self._saved(task, Stage.TRACKER, self.tr("Noted as sent."))

    @Slot(object)
    def _on_call_noted(self, noted: CallNoted) -> None:
        tracker, audit_id = self._at.profile.tracker, self._shown.audit.id
        words = {"caller": noted.caller, "spoke_with": noted.spoke_with, "said": noted.said}
        task = self._run(
            lambda: tracker.note_call(audit_id, noted.agency_id, noted.called_on, words)
        )
        self._saved(task, Stage.TRACKER, self.tr("The call is noted."))

    @Slot(object)
    def _on_date_set(self, date_set: DateSet) -> None:
        tracker, audit_id = self._at.profile.tracker, self._shown.audit.id
        task = self._run(
            lambda: tracker.extend(
                audit_id,
                date_set.agency_id,
                date_set.until,
                reason=date_set.reason,
                asked_by=date_set.asked_by,
            )
        )
        words = self.tr(
            "The date is set. A pack that is out shows it after you have issued it again."
        )
        self._saved(task, Stage.TRACKER, words)

    @Slot(object)
    def _on_take_out(self, noted: Call | Reminder) -> None:
        sure = self._at.dialogs.confirm(
            self.tr("Take out this line?"),
            self.tr("Use this for what was noted by mistake. The history still says that it was."),
            self.tr("Take it out"),
            self.tr("Leave it"),
        )
        if sure:
            tracker, audit_id = self._at.profile.tracker, self._shown.audit.id
            task = self._run(lambda: tracker.take_out(audit_id, noted))
            self._saved(task, Stage.TRACKER, self.tr("Taken out."))

    @Slot()
    def _on_words(self) -> None:
        self._words.show(self._shown, Stage.TRACKER)

    @Slot()
    def _on_print(self) -> None:
        overview, now = self._shown, self._at.now().astimezone()
        rows, contacts = self._rows(), self._found.contacts

        def draw() -> bytes:
            from office.chasing import chasing_pdf

            return chasing_pdf(overview, rows, contacts, now)

        name = overview.sheet_name("chasing-list")
        self._preview(draw, self.tr("Chasing list"), name, Stage.TRACKER)

    @Slot()
    def _on_save(self) -> None:
        from office.chasing import chasing_table

        name = Path(self._shown.sheet_name("chasing-list")).with_suffix(".csv")
        kinds = (self.tr("Tables (*.csv)"),)
        path = self._at.dialogs.ask_save_file(self.tr("Save the chasing list"), name, kinds)
        if path is None:
            return
        raw = data_csv(chasing_table(self._rows()))
        task = self._run(partial(save_file, path, raw, replace=True), essential=False)
        words = self.tr("The list is in {0}.").format(path)
        self._saved(task, Stage.TRACKER, words)
