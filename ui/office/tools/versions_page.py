"""Two versions of a tool beside each other: what came, went, reads or counts differently."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from forms.definition import Tool
from office.tool_comparison import ComparedLine, Comparison, compare_tools, summary_words
from ui.surroundings import translated
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import BlockTitle, PlainLabel, QuietLabel


class VersionsPage(Page):
    """``print_asked`` and ``table_asked`` carry the Comparison that is shown."""

    print_asked = Signal(object)
    table_asked = Signal(object)

    def __init__(self, tools: Sequence[Tool], before: Tool, after: Tool, back: str) -> None:
        super().__init__("")
        self.heading.setText(self.tr("What differs between two versions"))
        self.setAccessibleName(self.heading.text())
        self._tools = list(tools)
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.add(self.outcome)
        words = self.tr("{0}, version {1}")
        options = [
            Option(value=str(at), label=words.format(each.title, each.version))
            for at, each in enumerate(self._tools)
        ]
        self.before, self.after = Choice(options), Choice(options)
        for choice, tool in ((self.before, before), (self.after, after)):
            choice.removeItem(0)
            choice.set_value(str(self._tools.index(tool)))
            choice.edited.connect(self._show)
        self.add(FieldRow(self.tr("Earlier version"), self.before, parent=self))
        self.add(FieldRow(self.tr("Later version"), self.after, parent=self))
        row = FlowLayout()
        self.print = PlainButton(self.tr("Print what differs"))
        self.table = PlainButton(self.tr("Save as a table"))
        self.print.clicked.connect(self._on_print)
        self.table.clicked.connect(self._on_table)
        row.addWidget(self.print)
        row.addWidget(self.table)
        self.add(row)
        self.said = PlainLabel("", self)
        self.add(self.said)
        self.card: Card | None = None
        self.found: Comparison
        self.set_foot(Foot(back=back))
        self._show()

    def show_saved(self, words: str) -> None:
        """Say where the table is."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why something was not done."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot()
    def _show(self) -> None:
        before, after = (self._tools[int(each.value())] for each in (self.before, self.after))
        self.found = compare_tools(before, after, translated)
        words = summary_words(self.found, translated)
        self.said.setText(words if self.found.lines else self.tr("Nothing differs."))
        if self.card is not None:
            self.body.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
        self.card = Card(self)
        for line in self.found.lines:
            self._add(self.card, line)
        self.add(self.card)
        self.card.setVisible(bool(self.found.lines))

    def _add(self, card: Card, line: ComparedLine) -> None:
        of = self.tr("{0}, {1}").format(line.where, line.field) if line.field else line.where
        card.add(BlockTitle(self.tr("{0}: {1}").format(line.what, of)))
        if line.before:
            card.add(QuietLabel(self.tr("Before: {0}").format(line.before)))
        if line.after:
            card.add(PlainLabel(self.tr("After: {0}").format(line.after)))

    @Slot()
    def _on_print(self) -> None:
        self.print_asked.emit(self.found)

    @Slot()
    def _on_table(self) -> None:
        self.table_asked.emit(self.found)
