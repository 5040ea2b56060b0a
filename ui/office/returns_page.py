"""Taking returns in: choose or drop files, one line of outcome for each, and what waits for you."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Signal, Slot

from office.errors import IntakeCode
from office.messages import Message, message
from office.outcome import Outcome
from ui.office.arrivals import ReturnedFile, returned_table, shown_name
from ui.office.list_card import ListCard
from ui.office.waiting import (
    Waiting,
    conflicts_card,
    held_card,
    laptops_card,
    refused_card,
    set_aside_card,
)
from ui.office.watch_card import WatchCard
from ui.surroundings import translated
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel, QuestionTitle

# So many rows leave room for the words about the chosen one on a small screen.
MOST = 8
R = TypeVar("R")
_WORTH_A_LOOK = frozenset({"gap", "older-revision", "withdrawn", IntakeCode.HELD.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """One file of the import just made; ``other_audit`` names the audit it went to, if another."""

    outcome: Outcome
    other_audit: str = ""

    @property
    def words(self) -> Message:
        """What happened, what it means, what to do next."""
        return message(self.outcome.code, self.outcome.facts, translated)


class ReturnsPage(Page):
    """Shows what an import did, and what waits; ``files_asked`` and ``folder_asked`` start one.

    ``acted`` carries a Deed and what it is about. ``watch`` is the card of the watched folder.
    """

    files_asked = Signal()
    folder_asked = Signal()
    log_asked = Signal()
    read_asked = Signal()
    acted = Signal(object, object)

    def __init__(
        self,
        returned: Sequence[ReturnedFile],
        waiting: Waiting,
        imported: Sequence[ImportedFile] | None = None,
        *,
        stopped: bool = False,
    ) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Returns"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr("Choose the files that agencies sent, or drop them anywhere on this window.")
        )
        self.choose = PrimaryButton(self.tr("Choose return files"))
        self.choose.clicked.connect(self.files_asked)
        self.folder = PlainButton(self.tr("Choose a folder"))
        self.folder.clicked.connect(self.folder_asked)
        self.log = PlainButton(self.tr("Import log and undo"))
        self.log.clicked.connect(self.log_asked)
        self.read = PlainButton(self.tr("Read and accept returns"))
        self.read.clicked.connect(self.read_asked)
        self.progress = ProgressPanel(self.tr("Importing returns"))
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        # What was refused comes first; otherwise the order is that of the files.
        rows = sorted(imported or (), key=_is_accepted)
        self.model = TextTableModel[ImportedFile](self._columns(), rows, self)
        self.table = ListTable(self.tr("Files of this import"), self.model, most=MOST)
        self.detail_title, self.detail = QuestionTitle(), PlainLabel(selectable=True)
        self.watch = WatchCard()
        self._compose(returned, waiting)
        if imported is not None:
            self._tell_import(imported, stopped=stopped)

    def _columns(self) -> tuple[Column[ImportedFile], ...]:
        return (
            Column(heading=self.tr("File"), text=_file_name),
            Column(heading=self.tr("What happened"), text=_title, tone=_tone),
            Column(heading=self.tr("Agency"), text=self._agency),
            Column(heading=self.tr("Revision"), text=_revision, side=Side.RIGHT),
            Column(heading=self.tr("Cases"), text=_cases, side=Side.RIGHT),
        )

    def _compose(self, returned: Sequence[ReturnedFile], waiting: Waiting) -> None:
        row = FlowLayout()
        for button in (self.choose, self.folder, self.log, self.read):
            row.addWidget(button)
        self.add(row)
        self.add(self.progress)
        self.add(self.outcome)
        if self.model.rows():
            self._compose_import()
        else:
            put_away(self, self.table, self.detail_title, self.detail)
        self._compose_waiting(waiting)
        self.add(QuestionTitle(self.tr("Returns so far")))
        if returned:
            self.add(returned_table(returned))
        else:
            self.add(PlainLabel(self.tr("No return has come in for this audit yet.")))
        self.add(self.watch)

    def _compose_waiting(self, waiting: Waiting) -> None:
        self.held = self._waits(held_card, waiting.held)
        self.conflicts = self._waits(conflicts_card, waiting.conflicts)
        self.laptops = self._waits(laptops_card, waiting.laptops)
        self.refused = self._waits(refused_card, waiting.refused)
        self.set_aside = self._waits(set_aside_card, waiting.set_aside)

    def _waits(
        self, make: Callable[[Sequence[R]], ListCard[R]], rows: Sequence[R]
    ) -> ListCard[R] | None:
        """Put a list on the page, if there is anything in it."""
        if not rows:
            return None
        card = make(rows)
        card.acted.connect(self.acted)
        self.add(card)
        return card

    def _compose_import(self) -> None:
        self.add(self.table)
        card = Card()
        card.add(self.detail_title)
        card.add(self.detail)
        self.add(card)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.select_row(0)

    def show_saved(self, words: str) -> None:
        """Say what was kept."""
        self._tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why the import could not go on; what was taken in before that stays."""
        self._tell(NoticeKind.ERROR, words)

    def show_busy(self) -> None:
        """Let nothing else be chosen while files are taken in."""
        self.choose.setEnabled(False)
        self.folder.setEnabled(False)

    def _tell_import(self, imported: Sequence[ImportedFile], *, stopped: bool) -> None:
        taken = sum(1 for each in imported if each.outcome.accepted)
        waiting = sum(1 for each in imported if each.outcome.code == IntakeCode.HELD)
        refused = len(imported) - taken - waiting
        parts = [self.tr("Files: {0}. Taken in or here already: {1}.").format(len(imported), taken)]
        if not imported and not stopped:
            parts = [self.tr("Nothing to import there: the folder holds no files.")]
        if waiting:
            words = self.tr("Later revisions, to be compared first: {0}.")
            parts.append(words.format(waiting))
        if refused:
            parts.append(self.tr("Not imported: {0}.").format(refused))
        if stopped:
            parts.append(self.tr("Stopped before the rest; choose them again to go on."))
        worried = [each for each in imported if each.outcome.concerns]
        if worried:
            places = [
                f"{each.outcome.agency} {', '.join(each.outcome.concerns)}" for each in worried
            ]
            words = self.tr("An auditor is worried for a child\u2019s safety now: {0}.")
            parts.insert(0, words.format("; ".join(places)))
        calm = not (waiting or refused or stopped or worried)
        self._tell(NoticeKind.DONE if calm else NoticeKind.ATTENTION, " ".join(parts))

    def _tell(self, kind: NoticeKind, words: str) -> None:
        self.outcome.tell(kind, words)
        self.choose.setEnabled(True)
        self.folder.setEnabled(True)

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        chosen = self.model.row_at(index.row())
        words = chosen.words
        self.detail_title.setText(_file_name(chosen))
        lines = [" ".join(part for part in (words.title, words.meaning) if part), words.next_step]
        if chosen.other_audit:
            lines.append(self.tr("It belongs to another audit: {0}.").format(chosen.other_audit))
        if chosen.outcome.concerns:
            worried = self.tr("Immediate concern: {0}. Look at it first.")
            lines.insert(0, worried.format(", ".join(chosen.outcome.concerns)))
        if chosen.outcome.cases:
            lines.append(self.tr("Cases: {0}.").format(", ".join(chosen.outcome.cases)))
        if chosen.outcome.reason:
            lines.append(self.tr("Reason given by the agency: {0}").format(chosen.outcome.reason))
        if chosen.outcome.receipt:
            lines.append(self.tr("Receipt code: {0}.").format(chosen.outcome.receipt))
        self.detail.setText("\n".join(line for line in lines if line))

    def _agency(self, each: ImportedFile) -> str:
        if each.other_audit:
            return self.tr("{0}, in another audit").format(each.outcome.agency)
        return each.outcome.agency or "-"


def _is_accepted(each: ImportedFile) -> bool:
    return each.outcome.accepted


def _file_name(each: ImportedFile) -> str:
    return shown_name(each.outcome.file_name)


def _revision(each: ImportedFile) -> str:
    return "-" if each.outcome.revision is None else str(each.outcome.revision)


def _cases(each: ImportedFile) -> str:
    return str(len(each.outcome.cases)) if each.outcome.cases else "-"


def _title(each: ImportedFile) -> str:
    return each.words.title


def _tone(each: ImportedFile) -> Tone:
    if each.outcome.code in _WORTH_A_LOOK:
        return Tone.ATTENTION
    return Tone.DONE if each.outcome.accepted else Tone.ERROR
