"""The office's library of texts: law, definitions, links and helplines, each with its editions."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from models.particulars import LibraryText, TextKind
from office.audit_texts import latest_texts
from ui.office.particulars.text_list import TextItem, TextList
from ui.office.particulars.text_words import edition_of, kind_options
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel


class LibraryPage(Page):
    """Each signal but ``add_asked`` carries a LibraryText, the latest edition of the chosen one."""

    add_asked = Signal()
    edition_asked = Signal(object)
    correct_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, library: Sequence[LibraryText]) -> None:
        super().__init__("")
        self._library = tuple(library)
        self._latest = latest_texts(library)
        self._shown: tuple[LibraryText, ...] = ()
        self.heading.setText(self.tr("Texts and helplines"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "Audits copy what they quote. Add a later edition when a text changes: each audit "
                "is offered it, and none is changed by itself."
            )
        )
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.add(self.outcome)
        self._add_top()
        self.list = TextList(self.tr("Texts of the library"), self.tr("Earlier editions"), self)
        self.edition = PlainButton(self.tr("Add a later edition"))
        self.correct = PlainButton(self.tr("Put a slip right"))
        self.remove = PlainButton(self.tr("Take it out of the library"))
        for button, asked in (
            (self.edition, self._on_edition),
            (self.correct, self._on_correct),
            (self.remove, self._on_remove),
        ):
            button.clicked.connect(asked)
            self.list.deeds.addWidget(button)
        self.add(self.list)
        self.set_foot(Foot(back=self.tr("Back to all audits")))
        self._show()

    def _add_top(self) -> None:
        self.add_text = PrimaryButton(self.tr("Add a text"))
        self.add_text.clicked.connect(self.add_asked)
        row = FlowLayout()
        row.addWidget(self.add_text)
        self.add(row)
        self.kind = Choice(kind_options(), prompt=self.tr("All kinds"))
        self.kind_row = FieldRow(self.tr("What it is"), self.kind, parent=self)
        self.kind_row.setVisible(bool(self._library))
        self.add(self.kind_row)
        self.kind.edited.connect(self._show)
        words = self.tr(
            "Nothing is in the library yet. Begin with the guidance that your audits rest on, with "
            "its edition and date, and with the helplines that every briefing names."
        )
        self.empty = PlainLabel(words, self)
        self.empty.setVisible(not self._library)
        self.add(self.empty)

    @Slot()
    def _show(self) -> None:
        kind = TextKind(self.kind.value()) if self.kind.value() else None
        self._shown = tuple(each for each in self._latest if kind in {None, each.text.kind})
        self.list.show_items([self._item(each) for each in self._shown])

    def _item(self, each: LibraryText) -> TextItem:
        earlier = [
            edition_of(other.text) or self.tr("without a date")
            for other in self._library
            if other.family == each.family and other.id != each.id
        ]
        return TextItem(text=each.text, note="; ".join(earlier) or self.tr("None"))

    def choose(self, text_id: str) -> None:
        """Choose a text of the list where it is shown."""
        rows = [at for at, each in enumerate(self._shown) if each.id == text_id]
        if rows:
            self.list.table.select_row(rows[0])

    def show_saved(self, words: str) -> None:
        """Say what was kept."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why nothing was kept."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot()
    def _on_edition(self) -> None:
        self.edition_asked.emit(self._shown[self.list.row()])

    @Slot()
    def _on_correct(self) -> None:
        self.correct_asked.emit(self._shown[self.list.row()])

    @Slot()
    def _on_remove(self) -> None:
        self.remove_asked.emit(self._shown[self.list.row()])
