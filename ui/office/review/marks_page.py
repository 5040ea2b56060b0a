"""What was marked for later: good practice, and evidence theme by theme."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot

from office.overview import AuditOverview
from office.picks import PickedAnswer, theme_label
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

MOST, WORDS = 8, 40
_GOOD = "good"


class MarksPage(Page):
    """``read_asked`` carries the entry of a mark, ``dropped`` the id of one to be taken away."""

    read_asked = Signal(str)
    dropped = Signal(str)
    print_asked = Signal()

    def __init__(self, overview: AuditOverview, found: Sequence[PickedAnswer]) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Good practice and themes"))
        self.setAccessibleName(self.heading.text())
        self._overview, self._found = overview, tuple(found)
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        options = [Option(value=_GOOD, label=self.tr("Good practice to pass on"))]
        options += [Option(value=each.code, label=each.label) for each in overview.tool.themes]
        self.theme = Choice(options, prompt=self.tr("All"))
        self.model = TextTableModel[PickedAnswer](self._columns(), (), self)
        self.table = ListTable(self.tr("Marked answers"), self.model, most=MOST)
        self.none = PlainLabel(
            self.tr("Nothing is marked yet. Open a return, and mark an answer of it.")
        )
        self.card = Card()
        self.whose, self.note = QuestionTitle(), QuietLabel()
        self.text, self.changed = PlainLabel(selectable=True), PlainLabel()
        self.read = PlainButton(self.tr("Read this return"))
        self.drop = PlainButton(self.tr("Take this mark away"))
        self.print = PlainButton(self.tr("Print this list"))
        self._compose()
        self.set_foot(Foot(back=self.tr("All returns")))
        self.theme.edited.connect(self._show_rows)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.read.clicked.connect(self._on_read)
        self.drop.clicked.connect(self._on_drop)
        self.print.clicked.connect(self.print_asked)
        self._show_rows()

    def _columns(self) -> tuple[Column[PickedAnswer], ...]:
        return (
            Column(heading=self.tr("Marked for"), text=self._for),
            Column(heading=self.tr("Case"), text=_case),
            Column(heading=self.tr("Agency"), text=_agency),
            Column(heading=self.tr("Question"), text=_question),
            Column(heading=self.tr("Words"), text=_words),
        )

    def _compose(self) -> None:
        self.add(self.outcome)
        row = FlowLayout()
        row.addWidget(FieldRow(self.tr("Show"), self.theme))
        self.add(row)
        self.add(self.none)
        self.add(self.table)
        for part in (self.whose, self.changed, self.text, self.note):
            self.card.add(part)
        row = FlowLayout()
        row.addWidget(self.read)
        row.addWidget(self.drop)
        self.card.add(row)
        self.add(self.card)
        row = FlowLayout()
        row.addWidget(self.print)
        self.add(row)

    def show_outcome(self, kind: NoticeKind, words: str) -> None:
        """Say what became of a deed."""
        self.outcome.tell(kind, words)

    def show_trouble(self, words: str) -> None:
        """Say why something was not done."""
        self.show_outcome(NoticeKind.ERROR, words)

    @Slot()
    def _show_rows(self) -> None:
        chosen = self.theme.value()
        theme = "" if chosen == _GOOD else chosen
        rows = [each for each in self._found if not chosen or each.pick.theme == theme]
        self.model.set_rows(rows)
        self.none.setVisible(not rows)
        for part in (self.table, self.card):
            part.setVisible(bool(rows))
        self.print.setEnabled(bool(self._found))
        if rows:
            self.table.select_row(0)

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        each = self.model.row_at(index.row())
        self.whose.setText(self.tr("{0}, {1}").format(each.agency.name, each.case.uin))
        self.text.setText(each.text or self.tr("Nothing stands there any more."))
        self.note.setText(each.pick.note)
        self.note.setVisible(bool(each.pick.note))
        self.changed.setText(
            self.tr("The agency has sent a later revision since; this is what stands there now.")
        )
        self.changed.setVisible(each.changed)

    def _chosen(self) -> PickedAnswer | None:
        place = self.table.current_row()
        return self.model.row_at(place) if place >= 0 else None

    @Slot()
    def _on_read(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.read_asked.emit(chosen.entry_id)

    @Slot()
    def _on_drop(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.dropped.emit(chosen.pick.id)

    def _for(self, each: PickedAnswer) -> str:
        theme = each.pick.theme
        return theme_label(self._overview, theme) if theme else self.tr("Good practice to pass on")


def _case(each: PickedAnswer) -> str:
    return each.case.uin


def _agency(each: PickedAnswer) -> str:
    return each.agency.name


def _question(each: PickedAnswer) -> str:
    return each.question.label if each.question is not None else each.pick.path


def _words(each: PickedAnswer) -> str:
    words = " ".join(each.text.split())
    return words if len(words) <= WORDS else f"{words[:WORDS].rstrip()}\u2026"
