"""The import log: every import and every deed about it, file by file, with what can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal, Slot

from models.intake_snapshots import LoggedDeed, LogKind, LogLine
from office.log_words import count_words, deed_words, moment_words
from office.messages import message
from ui.office.arrivals import shown_name
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel, QuestionTitle

MOST, MOST_FILES = 8, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFiles:
    """The files of one entry of the log, and the ids of the returns of it that still stand."""

    deed_id: str
    lines: tuple[LogLine, ...]
    standing: frozenset[str]


class LogPage(Page):
    """Shows the log; ``deed_chosen`` asks for the files of an entry, by its id.

    ``undo_asked`` carries a LoggedDeed, ``file_undo_asked`` a LogLine.
    """

    deed_chosen = Signal(str)
    undo_asked = Signal(object)
    file_undo_asked = Signal(object)
    save_asked = Signal()
    back_asked = Signal()

    def __init__(self, deeds: Sequence[LoggedDeed]) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Import log"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "Every import of this office, of all audits, with who made it. What is undone "
                "here leaves what stood before."
            )
        )
        self._standing: frozenset[str] = frozenset()
        self.back = PlainButton(self.tr("Back to the returns"))
        self.back.clicked.connect(self.back_asked)
        self.save = PlainButton(self.tr("Save the log as a table"))
        self.save.clicked.connect(self.save_asked)
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self._deeds = TextTableModel[LoggedDeed](self._columns(), deeds, self)
        self.table = ListTable(
            self.tr("Imports and what was done about them"), self._deeds, most=MOST
        )
        self._lines = TextTableModel[LogLine](self._line_columns(), (), self)
        self.files = ListTable(self.tr("Files of the chosen line"), self._lines, most=MOST_FILES)
        self.chosen_title, self.words = QuestionTitle(), PlainLabel(selectable=True)
        self.about_file = PlainLabel(selectable=True)
        self.undo = PlainButton("")
        self.undo.clicked.connect(self._on_undo)
        self.undo_file = PlainButton(self.tr("Undo this file"))
        self.undo_file.clicked.connect(self._on_undo_file)
        self._compose()
        self.table.selectionModel().currentRowChanged.connect(self._on_deed)
        self.files.selectionModel().currentRowChanged.connect(self._on_file)

    def _columns(self) -> tuple[Column[LoggedDeed], ...]:
        return (
            Column(heading=self.tr("When"), text=_when),
            Column(heading=self.tr("What"), text=_what),
            Column(heading=self.tr("Files"), text=_counts),
            Column(heading=self.tr("Who"), text=_who),
        )

    def _line_columns(self) -> tuple[Column[LogLine], ...]:
        return (
            Column(heading=self.tr("File"), text=_file),
            Column(heading=self.tr("What happened"), text=_happened),
            Column(heading=self.tr("Agency"), text=_agency),
        )

    def _compose(self) -> None:
        row = FlowLayout()
        row.addWidget(self.back)
        row.addWidget(self.save)
        self.add(row)
        self.add(self.outcome)
        if not self._deeds.rows():
            self.add(PlainLabel(self.tr("Nothing was imported so far.")))
            single = (self.chosen_title, self.words, self.about_file)
            put_away(self, self.table, self.files, self.undo, self.undo_file, *single)
            return
        self.add(self.table)
        card = Card()
        card.add(self.chosen_title)
        card.add(self.words)
        row = FlowLayout()
        row.addWidget(self.undo)
        card.add(row)
        card.add(self.files)
        card.add(self.about_file)
        row = FlowLayout()
        row.addWidget(self.undo_file)
        card.add(row)
        self.add(card)

    def start(self, deed_id: str = "") -> None:
        """Choose an entry, the latest where the one named is not shown."""
        ids = [each.deed.id for each in self._deeds.rows()]
        if ids:
            self.table.select_row(ids.index(deed_id) if deed_id in ids else 0)

    def show_saved(self, words: str) -> None:
        """Say what was done."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why something was not done."""
        self.outcome.tell(NoticeKind.ERROR, words)

    def show_files(self, found: LogFiles) -> None:
        """Show the files of an entry, if it is still the chosen one."""
        chosen = self._chosen()
        if chosen is None or chosen.deed.id != found.deed_id:
            return
        self._standing = found.standing
        self._lines.set_rows(found.lines)
        for part in (self.files, self.about_file):
            part.setVisible(bool(found.lines))
        self.undo_file.setVisible(False)
        if found.lines:
            self.files.select_row(0)

    def _chosen(self) -> LoggedDeed | None:
        row = self.table.current_row()
        return self._deeds.row_at(row) if row >= 0 else None

    def _chosen_file(self) -> LogLine | None:
        row = self.files.current_row()
        return self._lines.row_at(row) if 0 <= row < self._lines.rowCount() else None

    @Slot(QModelIndex)
    def _on_deed(self, _index: QModelIndex) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        self.chosen_title.setText(self.tr("{0}, {1}").format(_what(chosen), _when(chosen)))
        parts = (count_words(chosen, translated), chosen.deed.reason)
        self.words.setText("\n".join(part for part in parts if part))
        self.words.setVisible(any(parts))
        settled = chosen.deed.kind is LogKind.SETTLED
        self.undo.set_words(self.tr("Undo this choice") if settled else self.tr("Undo this import"))
        self.undo.setAccessibleName(f"{self.undo.words()}: {self.chosen_title.text()}")
        self.undo.setVisible(chosen.standing > 0)
        for part in (self.files, self.about_file, self.undo_file):
            part.hide()
        self.deed_chosen.emit(chosen.deed.id)

    @Slot(QModelIndex)
    def _on_file(self, _index: QModelIndex) -> None:
        line = self._chosen_file()
        if line is None:
            return
        self.about_file.setText(message(line.outcome, line.facts, translated).line)
        self.undo_file.setVisible(line.return_id in self._standing)
        self.undo_file.setAccessibleName(f"{self.undo_file.words()}: {_file(line)}")

    @Slot()
    def _on_undo(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.undo_asked.emit(chosen)

    @Slot()
    def _on_undo_file(self) -> None:
        if (line := self._chosen_file()) is not None:
            self.file_undo_asked.emit(line)


def _when(each: LoggedDeed) -> str:
    return moment_words(each.deed.at)


def _who(each: LoggedDeed) -> str:
    return each.deed.person or "-"


def _what(each: LoggedDeed) -> str:
    return deed_words(each, translated)


def _counts(each: LoggedDeed) -> str:
    return count_words(each, translated) or "-"


def _file(each: LogLine) -> str:
    return shown_name(each.file_name)


def _happened(each: LogLine) -> str:
    return message(each.outcome, each.facts, translated).title


def _agency(each: LogLine) -> str:
    return each.agency or "-"
