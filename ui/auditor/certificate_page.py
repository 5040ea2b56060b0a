"""The certificate of a deletion: what was deleted, when, by whom, and the receipts that stay."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.auditor_snapshots import ClosedAudit, Receipt
from ui.auditor.words import moment_words
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import QuestionTitle


class CertificatePage(Page):
    """``print_wanted`` asks for its pages; ``primary_pressed`` goes home.

    ``fresh`` says that the deletion has just been done.
    """

    print_wanted = Signal()

    def __init__(
        self, closed: ClosedAudit, *, fresh: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", f"{closed.audit_title}, {closed.agency_name}", parent=parent)
        self.heading.setText(self.tr("Certificate of deletion"))
        self.setAccessibleName(self.heading.text())
        self._tell(closed, fresh=fresh)
        card = Card()
        at = closed.closed_at
        card.add(
            FactList(
                [
                    (self.tr("Audit"), closed.audit_title),
                    (self.tr("Agency"), closed.agency_name),
                    (self.tr("Deleted"), moment_words(at)),
                    (self.tr("By"), closed.closed_by),
                    (self.tr("Cases"), ", ".join(closed.cases)),
                    (self.tr("Answers deleted"), str(closed.answers)),
                    (self.tr("Receipts kept"), str(len(closed.receipts))),
                ]
            )
        )
        self.show_pages = PlainButton(self.tr("Print or save as PDF"))
        self.show_pages.clicked.connect(self.print_wanted)
        card.add(self.show_pages)
        self.add(card)
        if closed.receipts:
            self.add(QuestionTitle(self.tr("Receipts kept")))
            self.add(self._receipts(closed))
        self.set_foot(Foot(primary=self.tr("Home")))

    def _tell(self, closed: ClosedAudit, *, fresh: bool) -> None:
        if fresh:
            words = self.tr("Deleted for ever. You find this certificate again under Home.")
            self.add(Notice(NoticeKind.DONE, words))
        if not closed.is_rewritten:
            words = self.tr(
                "The encrypted database could not be written anew, or an earlier copy of it could "
                "not be deleted. The deleted text can still lie in these files, encrypted. Free "
                "some space and open Audit Desk again: it tries by itself, and the certificate "
                "says so once it is done."
            )
            self.add(Notice(NoticeKind.ATTENTION, words))

    def _receipts(self, closed: ClosedAudit) -> ListTable:
        columns: tuple[Column[Receipt], ...] = (
            Column(
                heading=self.tr("Return"), text=lambda each: str(each.revision), side=Side.RIGHT
            ),
            Column(heading=self.tr("Made"), text=lambda each: moment_words(each.created_at)),
            Column(heading=self.tr("Cases"), text=lambda each: ", ".join(each.uins)),
            Column(heading=self.tr("Receipt"), text=lambda each: each.receipt),
        )
        return ListTable(self.tr("Receipts kept"), TextTableModel(columns, closed.receipts, self))
