"""The history of the office or of one audit: who changed what and when, line by line."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from typing_extensions import override

from models.change_snapshots import HistoryLine
from office.change_kinds import HistoryGroup, named_groups
from office.change_words import change_lines, line_words
from office.history import PART, History, HistoryWish
from office.log_words import moment_words
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme.apply import announce
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, DateInput, Option
from ui.widgets.lines import LineInput
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.options import Tick
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

# So many rows leave room for the chosen line on a small screen.
SHOWN = 8
# A change of every cell of a large audit has thousands of lines: the table has them all.
MOST_LINES = 60


class HistoryPage(Page):
    """``wished`` carries a HistoryWish and how many newer lines to pass over.

    ``print_asked`` and ``save_asked`` carry the wish that is shown. ``audit_id`` and ``title`` are
    those of an audit that is open, blank where none is.
    """

    wished = Signal(object, int)
    print_asked = Signal(object)
    save_asked = Signal(object)

    def __init__(self, history: History, audit_id: str = "", title: str = "") -> None:
        super().__init__("", wide=True)
        self._audit_id = audit_id
        self._history = history
        self.heading.setText(self.tr("History of this audit") if audit_id else self.tr("History"))
        self.setAccessibleName(self.heading.text())
        self._make_filter(history, title)
        self._make_lines()
        self._compose()
        self._connect()
        self.show_history(history)
        if not audit_id:
            self.set_foot(Foot(back=self.tr("Back to all audits")))

    def _make_filter(self, history: History, title: str) -> None:
        wish = history.wish
        options = [Option(value=key.value, label=words) for key, words in named_groups(translated)]
        self.group = Choice(options, prompt=self.tr("Everything"))
        self.group.set_value(wish.group.value if wish.group else "")
        self.person = Choice(
            [Option(value=each, label=each) for each in history.people], prompt=self.tr("Everybody")
        )
        self.person.set_value(wish.person)
        self.since, self.until = DateInput(), DateInput()
        self.since.set_value(wish.since)
        self.until.set_value(wish.until)
        self.words = LineInput(wish.typed)
        self.everywhere = Tick(self.tr("All audits of this office"))
        self.everywhere.setChecked(bool(self._audit_id) and wish.audit_id is None)
        self.everywhere.setAccessibleDescription(title)
        self.look = PrimaryButton(self.tr("Show these lines"))

    def _make_lines(self) -> None:
        self.outcome = Notice(NoticeKind.ERROR)
        self.count = QuietLabel()
        self.model = TextTableModel[HistoryLine](self._columns(), (), self)
        self.table = ListTable(self.tr("Lines of the history"), self.model, most=SHOWN)
        self.newer = PlainButton(self.tr("Newer lines"))
        self.older = PlainButton(self.tr("Older lines"))
        self.print = PlainButton(self.tr("Print the audit trail"))
        self.save = PlainButton(self.tr("Save these lines as a table"))
        self.card = Card()
        self.chosen_title, self.about = QuestionTitle(), QuietLabel()
        self.changes = PlainLabel(selectable=True)

    def _columns(self) -> tuple[Column[HistoryLine], ...]:
        return (
            Column(heading=self.tr("When"), text=_when),
            Column(heading=self.tr("Who"), text=_who),
            Column(heading=self.tr("Audit"), text=_audit),
            Column(heading=self.tr("What"), text=self._what),
        )

    def _compose(self) -> None:
        row = FlowLayout()
        row.addWidget(FieldRow(self.tr("About"), self.group))
        row.addWidget(FieldRow(self.tr("By"), self.person))
        self.add(row)
        row = FlowLayout()
        self._since_row = FieldRow(self.tr("From the day"), self.since)
        self._until_row = FieldRow(self.tr("Up to the day"), self.until)
        row.addWidget(self._since_row)
        row.addWidget(self._until_row)
        self.add(row)
        self.add(FieldRow(self.tr("Words to find"), self.words))
        row = FlowLayout()
        row.addWidget(self.look)
        if self._audit_id:
            row.addWidget(self.everywhere)
        else:
            self.everywhere.setParent(self)
            self.everywhere.hide()
        self.add(row)
        for part in (self.outcome, self.count, self.table):
            self.add(part)
        self.card.add(self.chosen_title)
        self.card.add(self.about)
        self.card.add(self.changes)
        self.add(self.card)
        row = FlowLayout()
        for button in (self.newer, self.older, self.print, self.save):
            row.addWidget(button)
        self.add(row)
        self.outcome.hide()

    def _connect(self) -> None:
        self.look.clicked.connect(self._on_look)
        self.words.returnPressed.connect(self._on_look)
        self.newer.clicked.connect(self._on_newer)
        self.older.clicked.connect(self._on_older)
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)

    @override
    def take_focus(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_history(self, history: History) -> None:
        """Show a page of lines, and choose the newest of them."""
        self._history = history
        self.set_quiet(self._begun_words(history))
        lines, total, after = history.part.lines, history.part.total, history.after
        self.model.set_rows(lines)
        self.count.setText(self._count_words(total, after))
        for part in (self.table, self.card, self.print, self.save):
            part.setVisible(bool(lines))
        self.newer.setVisible(after > 0)
        self.older.setVisible(after + len(lines) < total)
        if lines:
            self.table.select_row(0)
        announce(self, self.count.text())

    def show_saved(self, words: str) -> None:
        """Say what was done."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why something was not done."""
        self.outcome.tell(NoticeKind.ERROR, words)

    def _begun_words(self, history: History) -> str:
        about = self.tr("Who changed what, and when. Nothing here can be changed.")
        if history.begun_at is None:
            return about
        words = self.tr("It is kept since {0}; what was done before is not in it.")
        return f"{about} {words.format(moment_words(history.begun_at))}"

    def _count_words(self, total: int, after: int) -> str:
        if not total:
            return self.tr("Nothing found. Leave something out to find more.")
        last = min(total, after + PART)
        return self.tr("Lines {0} to {1} of {2}, the newest first").format(after + 1, last, total)

    # what is asked

    @Slot()
    def _on_look(self) -> None:
        for row, box in ((self._since_row, self.since), (self._until_row, self.until)):
            row.set_error(box.problem())
        if self.since.problem() or self.until.problem():
            self.go_to(self.since if self.since.problem() else self.until)
            return
        self.outcome.hide()
        self.wished.emit(self._wish(), 0)

    def _wish(self) -> HistoryWish:
        group = self.group.value()
        here = bool(self._audit_id) and not self.everywhere.isChecked()
        return HistoryWish(
            audit_id=self._audit_id if here else None,
            group=HistoryGroup(group) if group else None,
            person=self.person.value(),
            since=self.since.value(),
            until=self.until.value(),
            typed=self.words.value(),
        )

    @Slot()
    def _on_newer(self) -> None:
        self.wished.emit(self._history.wish, max(0, self._history.after - PART))

    @Slot()
    def _on_older(self) -> None:
        self.wished.emit(self._history.wish, self._history.after + PART)

    @Slot()
    def _on_print(self) -> None:
        self.print_asked.emit(self._history.wish)

    @Slot()
    def _on_save(self) -> None:
        self.save_asked.emit(self._history.wish)

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line = self.model.row_at(index.row())
        self.chosen_title.setText(self._what(line))
        who = self.tr("Nobody had given initials") if not line.person else line.person
        self.about.setText(self.tr("{0}, {1}").format(_when(line), who))
        lines = list(change_lines(line, translated, self._history.tool(line)))
        if len(lines) > MOST_LINES:
            more = self.tr("And {0} more; the table has them all.")
            lines[MOST_LINES:] = [more.format(len(lines) - MOST_LINES)]
        if line.reason:
            lines.append(self.tr("Reason: {0}").format(line.reason))
        self.changes.setText("\n".join(lines))
        self.changes.setVisible(bool(lines))

    def _what(self, line: HistoryLine) -> str:
        return line_words(line, translated, self._history.tool(line))


def _when(line: HistoryLine) -> str:
    return moment_words(line.at)


def _who(line: HistoryLine) -> str:
    return line.person or "-"


def _audit(line: HistoryLine) -> str:
    return line.audit or "-"
