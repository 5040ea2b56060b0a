"""The log of the packs of an audit: issued, words told, file tried; and both can be done here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Signal, Slot

from forms.kinds import words_of
from models.snapshots import Agency, IssuedPack
from models.tracker_snapshots import PackDeed, PackDeedKind, ToldBy
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine
from ui.office.faults import past_day_fault, text_fault
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.dates import DateInput
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.rows import add_row
from ui.widgets.text import PlainLabel, QuestionTitle

MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of the log; ``deed`` is None where the pack was issued then."""

    pack: IssuedPack
    agency: Agency
    deed: PackDeed | None

    @property
    def at(self) -> datetime:
        """When it was done or noted."""
        return self.deed.noted_at if self.deed is not None else self.pack.issued_at


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsTold:
    """How the six words of a pack reached its agency."""

    pack_id: str
    done_on: date
    told_by: ToldBy
    told_to: str


class PackLogPage(Page):
    """Shows the log, newest first; ``told`` carries a WordsTold, ``try_asked`` wants a file.

    ``in_force`` are the packs that the words may be told of. Give ``progress`` the trial.
    """

    told = Signal(object)
    try_asked = Signal()

    def __init__(
        self,
        lines: Sequence[LogLine],
        in_force: Sequence[tuple[Agency, IssuedPack]],
        names: NameCheck,
        today: date,
    ) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Log of packs"))
        self.setAccessibleName(self.heading.text())
        self.set_foot(Foot(back=self.tr("Back to the packs")))
        self._today = today
        self.model = TextTableModel[LogLine](self._columns(), lines, self)
        self.table = ListTable(self.tr("Packs and what was done about them"), self.model, most=MOST)
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.try_button = PlainButton(self.tr("Open a pack file as a test"))
        self.try_button.clicked.connect(self.try_asked)
        self.progress = ProgressPanel(self.tr("Opening the pack"))
        self.agency = Choice(
            [Option(value=pack.id, label=agency.name) for agency, pack in in_force],
            prompt=self.tr("Choose an agency"),
        )
        self.how = Choice(self._ways(), prompt=self.tr("Choose how"))
        self.told_to = FreeLine(names)
        self.day = DateInput()
        self.day.set_value(today)
        self.note = PrimaryButton(self.tr("Note it"))
        self.note.clicked.connect(self._on_note)
        self._compose()

    def _ways(self) -> list[Option]:
        return [
            Option(value=ToldBy.PHONE.value, label=self.tr("By phone")),
            Option(value=ToldBy.LETTER.value, label=self.tr("By letter")),
            Option(value=ToldBy.IN_PERSON.value, label=self.tr("In person")),
        ]

    def _columns(self) -> tuple[Column[LogLine], ...]:
        return (
            Column(heading=self.tr("Day"), text=_day),
            Column(heading=self.tr("Agency"), text=lambda line: line.agency.name),
            Column(heading=self.tr("What"), text=self._what),
            Column(heading=self.tr("Who"), text=_who),
            Column(heading=self.tr("File"), text=lambda line: line.pack.file_name),
        )

    def _compose(self) -> None:
        self.add(self.table)
        self.add(self.outcome)
        trial = Card()
        trial.add(QuestionTitle(self.tr("Does the file open?")))
        words = self.tr(
            "Before you send a file: the program opens it with its six words, as the agency will, "
            "and says what is in it."
        )
        trial.add(PlainLabel(words))
        trial.add(self.progress)
        row = FlowLayout()
        row.addWidget(self.try_button)
        trial.add(row)
        self.add(trial)
        told = Card()
        told.add(QuestionTitle(self.tr("How the six words were given")))
        self._agency_row = add_row(told.body, self.tr("Agency"), self.agency)
        self._how_row = add_row(told.body, self.tr("How"), self.how)
        self._to_row = add_row(
            told.body,
            self.tr("To whom"),
            self.told_to,
            help=self.tr("A role, such as safeguarding lead."),
        )
        self._day_row = add_row(told.body, self.tr("Date"), self.day)
        row = FlowLayout()
        row.addWidget(self.note)
        told.add(row)
        self.add(told)

    def unsaved(self) -> bool:
        """Whether something was chosen or written that was not noted."""
        return bool(self.agency.value() or self.how.value() or self.told_to.value())

    def show_saved(self, words: str) -> None:
        """Say what is kept, or what a file holds."""
        self._tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why a file does not open, or why nothing was kept."""
        self._tell(NoticeKind.ERROR, words)

    def show_busy(self) -> None:
        """Wait for a trial."""
        self.try_button.setEnabled(False)
        self.outcome.hide()

    def show_stopped(self) -> None:
        """Say that the person stopped the trial."""
        self._tell(NoticeKind.DONE, self.tr("Stopped. The file was not opened."))

    def _tell(self, kind: NoticeKind, words: str) -> None:
        self.try_button.setEnabled(True)
        self.outcome.tell(kind, words)
        self.scroller.ensureWidgetVisible(self.outcome)

    @Slot()
    def _on_note(self) -> None:
        day, no_day = self.day.value(), self.tr("Enter the day")
        faults = (
            (self._agency_row, "" if self.agency.value() else self.tr("Choose the agency")),
            (self._how_row, "" if self.how.value() else self.tr("Choose how")),
            (self._to_row, text_fault(self.told_to, self.tr("Enter the role of who got them"))),
            (self._day_row, past_day_fault(self.day, self._today, no_day)),
        )
        if self.stops_at(faults) or day is None:
            return
        told = WordsTold(
            pack_id=self.agency.value(),
            done_on=day,
            told_by=ToldBy(self.how.value()),
            told_to=self.told_to.value(),
        )
        self.told.emit(told)

    def _what(self, line: LogLine) -> str:
        deed = line.deed
        if deed is None:
            return self.tr("Issued again") if line.pack.supersedes else self.tr("Issued")
        if deed.kind is PackDeedKind.TRIED:
            return self.tr("Opened as a test")
        ways = {each.value: each.label for each in self._ways()}
        way = ways.get(deed.told_by.value, "") if deed.told_by is not None else ""
        return self.tr("Six words given: {0}, {1}").format(way, deed.told_to)


def log_lines(
    agencies: Sequence[Agency], packs: Sequence[IssuedPack], deeds: Sequence[PackDeed]
) -> tuple[LogLine, ...]:
    """Put packs and what was done about them in one list, the newest first."""
    by_id = {agency.id: agency for agency in agencies}
    issued = {
        pack.id: LogLine(pack=pack, agency=by_id[pack.agency_id], deed=None) for pack in packs
    }
    done = [
        LogLine(pack=issued[deed.pack_id].pack, agency=issued[deed.pack_id].agency, deed=deed)
        for deed in deeds
    ]
    return tuple(sorted((*done, *issued.values()), key=lambda line: line.at, reverse=True))


def _day(line: LogLine) -> str:
    return words_of(line.deed.done_on if line.deed else line.at.astimezone().date())


def _who(line: LogLine) -> str:
    return (line.deed.person if line.deed is not None else line.pack.person) or "-"
