"""The office's first screen: every audit, a page of them at a time, and the way to a new one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.deletion_snapshots import DeletedAudit, Owed
from models.list_snapshots import ListedAudit
from office.audit_list import wanted_audits
from office.closing import deletion_due_since
from office.due import Due
from office.log_words import moment_words
from ui.office.audit_card import AuditCard
from ui.office.due_card import DueCard
from ui.office.list_filter import CLOSED, CURRENT, FilterRow, ListFilter
from ui.theme import Space
from ui.theme.apply import announce
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.rows import name_for_readers
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

# So many cards are read at a glance, and drawn at once on a slow laptop.
A_PAGE, FEW, LAST_CLOSED = 20, 5, 5


class AuditsPage(Page):
    """One card an audit, newest first; ``opened`` and ``copy_asked`` carry an audit's id.

    ``keys_fail`` says that a key does not open what is sealed for it. ``certificate_wanted``
    carries the id of a deletion, ``filtered`` the ListFilter to come back to.
    """

    opened = Signal(str)
    copy_asked = Signal(str)
    archive_asked = Signal(str)
    return_asked = Signal(str)
    certificate_wanted = Signal(str)
    keys_wanted = Signal()
    history_asked = Signal()
    new_asked = Signal()
    tools_asked = Signal()
    programme_asked = Signal()
    library_asked = Signal()
    archive_file_asked = Signal()
    filtered = Signal(object)

    def __init__(
        self,
        audits: Sequence[ListedAudit],
        deleted: Sequence[DeletedAudit],
        *,
        today: date,
        keys_fail: bool = False,
        shown: ListFilter | None = None,
    ) -> None:
        super().__init__("")
        self._today = today
        self._audits = tuple(audits)
        self._deleted = tuple(deleted)
        self._asked = shown or ListFilter()
        self.certificates: dict[str, PlainButton] = {}
        self.cards: dict[str, AuditCard] = {}
        self.heading.setText(self.tr("Audits"))
        self.setAccessibleName(self.heading.text())
        if keys_fail:
            self.add(Notice(NoticeKind.ERROR, self._keys_words()))
        if due := self._due_in_archive():
            words = self.tr("Audits in the archive whose day for deleting has come: {0}.")
            self.add(Notice(NoticeKind.ATTENTION, words.format(due)))
        self._add_deeds()
        self.filter = FilterRow(self._asked, self)
        self.filter.edited.connect(self._on_filter)
        self.filter.setVisible(self._has_choice())
        self.add(self.filter)
        self.count = QuietLabel("", self)
        self.add(self.count)
        self._list: QWidget | None = None
        self._add_pager()
        self._show()

    def show_due(self, due: Sequence[Due]) -> None:
        """Show above the list what is due next; nothing where that is nothing."""
        if not due:
            return
        self.due = DueCard(due, self)
        self.due.opened.connect(self.opened)
        self.body.insertWidget(self.body.indexOf(self.filter), self.due)

    def _has_choice(self) -> bool:
        archived = any(each.archived_at is not None for each in self._audits)
        many = len(self._audits) > FEW or len(self._deleted) > LAST_CLOSED
        return archived or many or self._asked != ListFilter()

    def _due_in_archive(self) -> int:
        archived = (each for each in self._audits if each.archived_at is not None)
        return sum(deletion_due_since(each, self._today) is not None for each in archived)

    def _keys_words(self) -> str:
        return self.tr(
            "A key failed its self-test. Nothing is issued with it, so that no return is lost. "
            "See Keys and staff for which one; then go back to an earlier copy of the profile, "
            "or ask whoever supports the program."
        )

    def _add_deeds(self) -> None:
        row = FlowLayout()
        self.new_audit = PrimaryButton(self.tr("New audit"))
        self.programme = PlainButton(self.tr("Programme of the year"))
        self.library = PlainButton(self.tr("Texts and helplines"))
        self.history = PlainButton(self.tr("History"))
        self.tools = PlainButton(self.tr("Audit tools"))
        self.keys = PlainButton(self.tr("Keys and staff"))
        self.archive_file = PlainButton(self.tr("Bring back an archive file"))
        for button, asked in (
            (self.new_audit, self.new_asked),
            (self.programme, self.programme_asked),
            (self.library, self.library_asked),
            (self.tools, self.tools_asked),
            (self.keys, self.keys_wanted),
            (self.history, self.history_asked),
            (self.archive_file, self.archive_file_asked),
        ):
            button.clicked.connect(asked)
            row.addWidget(button)
        self.add(row)

    def _add_pager(self) -> None:
        self.earlier = PlainButton(self.tr("Previous page"), self)
        self.later = PlainButton(self.tr("Next page"), self)
        self.earlier.clicked.connect(partial(self._turn, -A_PAGE))
        self.later.clicked.connect(partial(self._turn, A_PAGE))
        row = FlowLayout()
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        self.add(row)

    # the cards

    def _show(self) -> None:
        """Draw the page of cards that is asked for, in place of the one before."""
        if self._list is not None:
            self.body.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self.cards, self.certificates = {}, {}
        self._list = QWidget(self)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.BETWEEN)
        total = self._fill(column, self._list)
        if 0 < total <= self._asked.start:  # the last card of a page went
            self._turn(-A_PAGE)
            return
        self.body.insertWidget(self.body.indexOf(self.count) + 1, self._list)
        self._list.show()
        asked = self._asked
        last = min(total, asked.start + A_PAGE)
        self.count.setText(self._count_words(total, last))
        self.count.setVisible(self._has_choice())
        self.earlier.setVisible(asked.start > 0)
        self.later.setVisible(last < total)

    def _fill(self, column: QVBoxLayout, within: QWidget) -> int:
        asked = self._asked
        if asked.shown == CLOSED:
            part = self._deleted[asked.start : asked.start + A_PAGE]
            if part:
                column.addWidget(self._closed(part, within))
            return len(self._deleted)
        found = wanted_audits(
            self._audits,
            self._today,
            states=asked.states,
            words=asked.words,
            order=asked.order,
        )
        if not self._audits and not self._deleted:
            column.addWidget(self._empty(within))
        for audit in found[asked.start : asked.start + A_PAGE]:
            column.addWidget(self._card(audit, within))
        if self._deleted and asked.shown == CURRENT and not asked.words and not asked.start:
            column.addWidget(self._closed(self._deleted[:LAST_CLOSED], within))
        return len(found)

    def _count_words(self, total: int, last: int) -> str:
        if not total:
            return self.tr("No audit fits. Choose others under Which audits, or fewer words.")
        words = self.tr("{0} to {1} of {2}")
        return words.format(self._asked.start + 1, last, total)

    def _empty(self, within: QWidget) -> Card:
        card = Card(within)
        card.add(QuestionTitle(self.tr("No audit yet")))
        card.add(
            PlainLabel(
                self.tr(
                    "Start with New audit: a title, the dates and the audit tool. Then add the "
                    "cases by their unique identifying numbers (UINs), tick the agencies, and "
                    "issue one pack for each."
                )
            )
        )
        return card

    def _card(self, audit: ListedAudit, within: QWidget) -> AuditCard:
        due = deletion_due_since(audit, self._today)
        card = AuditCard(audit, self._today, due, within)
        card.opened.connect(self.opened)
        card.copy_asked.connect(self.copy_asked)
        card.archive_asked.connect(self.archive_asked)
        card.return_asked.connect(self.return_asked)
        self.cards[audit.id] = card
        return card

    def _closed(self, deleted: Sequence[DeletedAudit], within: QWidget) -> Card:
        card = Card(within)
        card.add(QuestionTitle(self.tr("Closed audits")))
        for each in deleted:
            words = self.tr("{0}: deleted {1}").format(each.record.title, moment_words(each.at))
            if each.owed is Owed.SERVER:
                words = self.tr("{0}. Copies of the server may still have it.").format(words)
            elif each.owed is not None:
                words = self.tr("{0}. Not all is done on the disk yet.").format(words)
            card.add(PlainLabel(words))
            button = PlainButton(self.tr("Certificate"))
            name_for_readers(button, self.tr("Certificate of {0}").format(each.record.title))
            button.clicked.connect(partial(self.certificate_wanted.emit, each.id))
            self.certificates[each.id] = button
            row = FlowLayout()
            row.addWidget(button)
            card.add(row)
        if len(deleted) < len(self._deleted) and self._asked.shown == CURRENT:
            more = self.tr("The others are found by \u201cclosed and deleted\u201d above.")
            card.add(QuietLabel(more))
        return card

    @Slot()
    def _on_filter(self) -> None:
        self._asked = self.filter.value()
        self._show()
        self.filtered.emit(self._asked)
        announce(self.count, self.count.text())

    def _turn(self, by: int) -> None:
        asked = self._asked
        self._asked = replace(asked, start=max(0, asked.start + by))
        self._show()
        self.filtered.emit(self._asked)
        self.scroller.verticalScrollBar().setValue(0)
        self.heading.setFocus()
        announce(self.count, self.count.text())
