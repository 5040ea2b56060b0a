"""The texts that an audit quotes: copied from the library, or its own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from models.particulars import LibraryText, Particulars
from office.audit_texts import NewerText
from ui.office.particulars.text_list import TextItem, TextList
from ui.office.particulars.text_words import edition_of, kind_words
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, Option
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle


class TextsPage(Page):
    """``change_asked`` and ``removed`` carry the place of a text, ``newer_taken`` a NewerText.

    ``copied`` carries the id of an edition of the library.
    """

    change_asked = Signal(int)
    removed = Signal(int)
    newer_taken = Signal(object)
    copied = Signal(str)
    own_asked = Signal()

    def __init__(
        self, own: Particulars, newer: Sequence[NewerText], offered: Sequence[LibraryText]
    ) -> None:
        super().__init__("")
        self._newer = {each.at: each for each in newer}
        self.heading.setText(self.tr("Law, definitions, links and helplines"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "Each text is a copy with its edition and date. A later edition in the library "
                "changes nothing here until you take it."
            )
        )
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.add(self.outcome)
        if not own.texts:
            self.add(PlainLabel(self.tr("This audit quotes no text yet.")))
        self.list = TextList(self.tr("Texts of this audit"), self.tr("In the library"), self)
        self.newer = PlainButton(self.tr("Take the newer edition"))
        self.change = PlainButton(self.tr("Change it in this audit"))
        self.remove = PlainButton(self.tr("Take it out of this audit"))
        for button in (self.newer, self.change, self.remove):
            self.list.deeds.addWidget(button)
        self.add(self.list)
        self._add_ways(offered)
        self.set_foot(Foot(back=self.tr("Back to details")))
        self.list.turned.connect(self._on_turned)
        self.newer.clicked.connect(self._on_newer)
        self.change.clicked.connect(self._on_change)
        self.remove.clicked.connect(self._on_remove)
        self.list.show_items([self._item(own, at) for at in range(len(own.texts))])

    def _add_ways(self, offered: Sequence[LibraryText]) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("Add a text")))
        self.offered = Choice(
            [Option(value=each.id, label=_label(each)) for each in offered],
            self,
            prompt=self.tr("Choose from the library"),
        )
        self.add_button = PlainButton(self.tr("Add this text"), self)
        self.own_button = PlainButton(self.tr("Write one for this audit only"), self)
        if offered:
            card.add(FieldRow(self.tr("From the library"), self.offered))
        else:
            self.offered.hide()
            self.add_button.hide()
            words = self.tr(
                "The library has nothing more to offer. It is reached from the list of audits, "
                "under Texts and helplines."
            )
            card.add(PlainLabel(words))
        row = FlowLayout()
        if offered:
            row.addWidget(self.add_button)
        row.addWidget(self.own_button)
        card.add(row)
        self.add(card)
        self.add_button.clicked.connect(self._on_add)
        self.own_button.clicked.connect(self.own_asked)

    def _item(self, own: Particulars, at: int) -> TextItem:
        text = own.texts[at]
        if at in self._newer:
            later = edition_of(self._newer[at].later.text)
            note = self.tr("Newer: {0}").format(later or self.tr("without a date"))
        else:
            note = self.tr("Copied from it") if text.library_id else self.tr("Of this audit only")
        return TextItem(text=text.text, note=note, calls=at in self._newer)

    def show_row(self, row: int) -> None:
        """Choose a text of the list."""
        self.list.table.select_row(row)

    def show_saved(self, words: str) -> None:
        """Say what was kept."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why nothing was kept."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot()
    def _on_turned(self) -> None:
        self.newer.setVisible(self.list.row() in self._newer)

    @Slot()
    def _on_newer(self) -> None:
        self.newer_taken.emit(self._newer[self.list.row()])

    @Slot()
    def _on_change(self) -> None:
        self.change_asked.emit(self.list.row())

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self.list.row())

    @Slot()
    def _on_add(self) -> None:
        if self.offered.value():
            self.copied.emit(self.offered.value())
        else:
            self.show_trouble(self.tr("Choose a text of the library first."))


def _label(each: LibraryText) -> str:
    parts = (each.text.title, kind_words(each.text), edition_of(each.text))
    return ", ".join(filter(None, parts))
