"""The returns made on this computer: what went, when, with which receipt, and what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from models.snapshots import SentReturn
from ui.auditor.computer_words import ComputerWords
from ui.auditor.words import moment_words
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


class SentPage(Page):
    """Newest first. ``change_wanted`` and ``withdraw_wanted`` go on to another page.

    ``queries_wanted`` asks for a file in which the office asks about what was returned.

    ``receipt_wanted`` and ``copy_wanted`` carry the SentReturn of the row that is chosen.
    """

    change_wanted = Signal()
    queries_wanted = Signal()
    withdraw_wanted = Signal()
    receipt_wanted = Signal(object)
    copy_wanted = Signal(object)

    def __init__(
        self,
        audit_title: str,
        sent: Sequence[SentReturn],
        laptop: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", audit_title, wide=True, parent=parent)
        self.heading.setText(self.tr("Returns made"))
        self.setAccessibleName(self.heading.text())
        self._sent = tuple(sent)
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.model = TextTableModel(self._columns(), self._sent, self)
        self.table = ListTable(self.tr("Returns made"), self.model)
        self.detail_title, self.detail = QuestionTitle(), PlainLabel(selectable=True)
        self.add(self.outcome)
        self.add(self.table)
        self.add(self._chosen_card())
        self.add(self._correct_card())
        self.add(ComputerWords(laptop))
        self.set_foot(Foot(back=self.tr("Back")))
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.select_row(0)

    def _columns(self) -> tuple[Column[SentReturn], ...]:
        return (
            Column(
                heading=self.tr("Return"), text=lambda each: str(each.revision), side=Side.RIGHT
            ),
            Column(heading=self.tr("Made"), text=lambda each: moment_words(each.created_at)),
            Column(heading=self.tr("Cases"), text=lambda each: ", ".join(each.uins)),
            Column(heading=self.tr("What it is"), text=lambda each: became_words(each, self._sent)),
            Column(heading=self.tr("Receipt"), text=lambda each: each.receipt),
        )

    def _chosen_card(self) -> Card:
        card = Card()
        self.receipt = PlainButton(self.tr("Print the receipt or save it as PDF"))
        self.receipt.clicked.connect(self._on_receipt)
        self.copy = PlainButton(self.tr("Copy the file to a stick"))
        self.copy.clicked.connect(self._on_copy)
        row = FlowLayout()
        row.addWidget(self.receipt)
        row.addWidget(self.copy)
        for part in (self.detail_title, self.detail):
            card.add(part)
        card.add(row)
        card.add(
            QuietLabel(
                self.tr(
                    "The program does not keep the sealed file itself, only its record. To copy it "
                    "you choose the file where you saved it; it is compared with the record first. "
                    "If the file is lost, create a new return file: the office counts the later "
                    "one."
                )
            )
        )
        return card

    def _correct_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Something has to change?")))
        card.add(
            PlainLabel(
                self.tr(
                    "Change a case and return it again, with a reason: the office then counts the "
                    "later return. Or take cases back that should not be there."
                )
            )
        )
        self.change = PlainButton(self.tr("Change a returned case"))
        self.change.clicked.connect(self.change_wanted)
        self.withdraw = PlainButton(self.tr("Take cases back"))
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self.queries = PlainButton(self.tr("Open queries from the office"))
        self.queries.clicked.connect(self.queries_wanted)
        row = FlowLayout()
        row.addWidget(self.change)
        row.addWidget(self.withdraw)
        row.addWidget(self.queries)
        card.add(row)
        return card

    def show_outcome(self, kind: NoticeKind, words: str) -> None:
        """Say what became of what was asked for."""
        self.outcome.tell(kind, words)
        self.scroller.ensureWidgetVisible(self.outcome)

    def _chosen(self) -> SentReturn | None:
        row = self.table.currentIndex().row()
        return self._sent[row] if 0 <= row < len(self._sent) else None

    @Slot(QModelIndex)
    def _on_row(self, _index: QModelIndex) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        self.detail_title.setText(self.tr("Return {0}").format(chosen.revision))
        lines = [
            self.tr("File: {0}").format(chosen.file_name),
            self.tr("Reason: {0}").format(chosen.reason) if chosen.reason else "",
        ]
        self.detail.setText("\n".join(line for line in lines if line))

    @Slot()
    def _on_receipt(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.receipt_wanted.emit(chosen)

    @Slot()
    def _on_copy(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.copy_wanted.emit(chosen)


def became_words(sent: SentReturn, log: Sequence[SentReturn]) -> str:
    """Say what a return is, and what later ones made of its cases."""
    translate = QCoreApplication.translate
    if sent.withdraws:
        return translate("sent", "Takes cases back")
    fates: dict[str, list[str]] = {}
    for uin in sent.uins:
        later = [each for each in log if each.revision > sent.revision and uin in each.uins]
        if later:
            next_one = min(later, key=lambda each: each.revision)
            words = translate("sent", "replaced by {0}")
            if next_one.withdraws:
                words = translate("sent", "taken back by {0}")
            fates.setdefault(words.format(next_one.revision), []).append(uin)
    if not fates:
        return translate("sent", "Return")
    parts = [
        fate if len(uins) == len(sent.uins) else f"{', '.join(uins)} {fate}"
        for fate, uins in fates.items()
    ]
    return translate("sent", "Return, {0}").format("; ".join(parts))
