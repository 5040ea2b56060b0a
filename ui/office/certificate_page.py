"""The certificate of an audit that the office deleted: what went, what stayed, what it is not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from export.return_format import receipt_words
from models.deletion_snapshots import AgencyCount, DeletedAudit, DeletionRecord, ReturnKept
from office.certificate import DELETED, ELSEWHERE, KEPT, about_facts, disk_words, gone_facts
from office.log_words import moment_words
from ui.surroundings import translated
from ui.tables.model import Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import PlainLabel, QuestionTitle


class CertificatePage(Page):
    """``print_wanted`` asks for its pages; ``primary_pressed`` goes to the list of audits.

    ``fresh`` says that the deletion has just been done.
    """

    print_wanted = Signal()

    def __init__(
        self, deleted: DeletedAudit, *, fresh: bool = False, parent: QWidget | None = None
    ) -> None:
        record = deleted.record
        super().__init__("", record.title, parent=parent)
        self.heading.setText(self.tr("Certificate of deletion"))
        self.setAccessibleName(self.heading.text())
        if deleted.owed is not None:
            self.add(Notice(NoticeKind.ATTENTION, disk_words(deleted.owed, translated)))
        elif fresh:
            words = self.tr("Deleted for ever. You find this certificate again under Audits.")
            self.add(Notice(NoticeKind.DONE, words))
        self.add(self._facts(deleted))
        self.add(self._explained(deleted))
        self._add_tables(record)
        self.set_foot(Foot(primary=self.tr("All audits")))

    def _facts(self, deleted: DeletedAudit) -> Card:
        record = deleted.record
        about = about_facts(record, translated)
        done = (
            (self.tr("Deleted"), moment_words(deleted.at)),
            (self.tr("By"), record.deleted_by),
        )
        card = Card()
        card.add(FactList((about[0], *done, *about[1:])))
        self.show_pages = PlainButton(self.tr("Print or save as PDF"))
        self.show_pages.clicked.connect(self.print_wanted)
        card.add(self.show_pages)
        return card

    def _explained(self, deleted: DeletedAudit) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("What was deleted")))
        card.add(PlainLabel(translated(DELETED)))
        card.add(FactList(gone_facts(deleted.record.gone, translated)))
        if deleted.owed is None:
            card.add(PlainLabel(disk_words(deleted.owed, translated)))
        card.add(QuestionTitle(self.tr("What stays here")))
        card.add(PlainLabel(translated(KEPT)))
        card.add(QuestionTitle(self.tr("What this does not reach")))
        card.add(PlainLabel(translated(ELSEWHERE)))
        return card

    def _add_tables(self, record: DeletionRecord) -> None:
        if record.agencies:
            name = self.tr("Figures that stay: cases by agency")
            self.add(QuestionTitle(name))
            self.add(ListTable(name, TextTableModel(self._counts(), record.agencies, self)))
        if record.returns:
            name = self.tr("Returns that had come")
            self.add(QuestionTitle(name))
            self.add(ListTable(name, TextTableModel(self._returns(), record.returns, self)))

    def _counts(self) -> tuple[Column[AgencyCount], ...]:
        right = Side.RIGHT
        return (
            Column(heading=self.tr("Agency"), text=lambda each: each.agency),
            Column(heading=self.tr("Forms"), text=lambda each: str(each.forms), side=right),
            Column(
                heading=self.tr("Without form"),
                text=lambda each: str(each.without_form),
                side=right,
            ),
            Column(
                heading=self.tr("Not awaited"),
                text=lambda each: str(each.closed),
                side=right,
            ),
            Column(heading=self.tr("Awaited"), text=lambda each: str(each.awaited), side=right),
        )

    def _returns(self) -> tuple[Column[ReturnKept], ...]:
        return (
            Column(heading=self.tr("Agency"), text=lambda each: each.agency),
            Column(
                heading=self.tr("Revision"), text=lambda each: str(each.revision), side=Side.RIGHT
            ),
            Column(heading=self.tr("Received"), text=lambda each: moment_words(each.received_at)),
            Column(heading=self.tr("Receipt"), text=lambda each: receipt_words(each.header_sha256)),
        )
