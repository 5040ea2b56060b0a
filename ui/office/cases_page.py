"""The cases of an audit by their unique IDs, pasted as a list and checked before they are kept."""

from collections.abc import Sequence

from PySide6.QtCore import QMetaObject, Qt, Signal, Slot

from models.snapshots import Case
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Space
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import GrowingText
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.rows import add_row
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


class CasesPage(Page):
    """Lists the cases and takes new ones; ``pasted`` carries the text, ``removed`` a case's id."""

    pasted = Signal(str)
    removed = Signal(str)

    def __init__(self, cases: Sequence[Case], *, issued: bool) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Cases"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr("Unique IDs only. The list that says who each child is stays outside.")
        )
        self.model = TextTableModel[Case](
            (
                Column(heading=self.tr("UIN"), text=_uin),
                Column(heading=self.tr("Name in reports"), text=self._label),
            ),
            cases,
            self,
        )
        self.table = ListTable(self.tr("Cases of this audit"), self.model)
        self.remove = PlainButton(self.tr("Remove the selected case"))
        self.remove.clicked.connect(self._on_remove)
        self._issued = issued
        self.box = GrowingText(least=5)
        self.add_button = PrimaryButton(self.tr("Add these cases"))
        self.add_button.clicked.connect(self._on_add)
        self.outcome = Notice(NoticeKind.INFO)
        self.outcome.hide()
        self._compose(cases)

    def _compose(self, cases: Sequence[Case]) -> None:
        if cases:
            self.add(self.table)
            self._offer_removal()
        else:
            self.table.hide()
            self.remove.hide()
            self.table.setParent(self)
            self.remove.setParent(self)
            self.add(PlainLabel(self.tr("No cases yet.")))
        card = Card()
        card.add(QuestionTitle(self.tr("Add cases")))
        add_row(
            card.body,
            self.tr("Unique IDs"),
            self.box,
            help=self.tr(
                "One on each line, or with commas between them. You can paste a column from a "
                "spreadsheet."
            ),
        )
        card.add(self.outcome)
        row = FlowLayout()
        row.addWidget(self.add_button)
        card.add(row)
        self.add(card)

    def _offer_removal(self) -> None:
        if self._issued:
            self.remove.setParent(self)
            self.remove.hide()
            words = self.tr(
                "Packs are out, so these cases stay. One added now reaches an agency only with a "
                "pack issued again."
            )
            self.add(QuietLabel(words))
            return
        row = FlowLayout()
        row.addWidget(self.remove)
        self.add(row)

    def _label(self, case: Case) -> str:
        return self.tr("Case {0}").format(case.label)

    def unsaved(self) -> bool:
        """Whether unique IDs stand in the box that were not added."""
        return bool(self.box.value().strip())

    def show_refused(self, words: Sequence[str], kept_text: str) -> None:
        """Say line by line what was not added and why; the text stays to be mended."""
        self.outcome.tell(NoticeKind.ERROR, "\n".join(words))
        self.box.set_value(kept_text)
        # On a page just made nothing has its place yet.
        QMetaObject.invokeMethod(self, "reveal", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def reveal(self) -> None:
        """Bring the box and what was said about it into sight."""
        self.go_to(self.box)
        self.scroller.ensureWidgetVisible(self.outcome, 0, Space.CARD)

    def show_trouble(self, words: str) -> None:
        """Say why a case was not removed or added."""
        self.show_refused([words], self.box.value())

    @Slot()
    def _on_add(self) -> None:
        if self.box.value().strip():
            self.pasted.emit(self.box.value())
        else:
            self.show_refused([self.tr("Enter at least one unique ID")], "")

    @Slot()
    def _on_remove(self) -> None:
        row = self.table.current_row()
        if row >= 0:
            self.removed.emit(self.model.row_at(row).id)
        else:
            self.show_trouble(self.tr("Choose a case in the table first."))


def _uin(case: Case) -> str:
    return case.uin
