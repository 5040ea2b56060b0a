"""The office's first screen: every audit, and the way to a new one."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from forms.kinds import words_of
from models.deletion_snapshots import DeletedAudit
from models.snapshots import Audit
from office.closing import deletion_due_since
from office.log_words import moment_words
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.rows import name_for_readers
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


class AuditsPage(Page):
    """One card an audit, newest first; ``opened`` and ``copy_asked`` carry an audit's id.

    ``keys_fail`` says that a key does not open what is sealed for it. ``certificate_wanted``
    carries the id of a deletion.
    """

    opened = Signal(str)
    copy_asked = Signal(str)
    certificate_wanted = Signal(str)
    keys_wanted = Signal()
    new_asked = Signal()
    tool_asked = Signal()

    def __init__(
        self,
        audits: Sequence[Audit],
        deleted: Sequence[DeletedAudit],
        *,
        today: date,
        keys_fail: bool = False,
    ) -> None:
        super().__init__("")
        self._today = today
        self.certificates: dict[str, PlainButton] = {}
        self.copies: dict[str, PlainButton] = {}
        self.heading.setText(self.tr("Audits"))
        self.setAccessibleName(self.heading.text())
        self.new_audit = PrimaryButton(self.tr("New audit"))
        self.new_audit.clicked.connect(self.new_asked)
        if keys_fail:
            self.add(Notice(NoticeKind.ERROR, self._keys_words()))
        if not audits and not deleted:
            self.add(self._empty())
        for audit in audits:
            self.add(self._card(audit))
        if deleted:
            self.add(self._closed(deleted))
        row = FlowLayout()
        row.addWidget(self.new_audit)
        self.add_tool = PlainButton(self.tr("Add an audit tool"))
        self.add_tool.clicked.connect(self.tool_asked)
        row.addWidget(self.add_tool)
        self.keys = PlainButton(self.tr("Keys and staff"))
        self.keys.clicked.connect(self.keys_wanted)
        row.addWidget(self.keys)
        self.add(row)

    def _keys_words(self) -> str:
        return self.tr(
            "A key failed its self-test. Nothing is issued with it, so that no return is lost. "
            "See Keys and staff for which one; then go back to an earlier copy of the profile, "
            "or ask whoever supports the program."
        )

    def _empty(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("No audit yet")))
        card.add(
            PlainLabel(
                self.tr(
                    "Start with New audit: a title, the dates and the audit tool. Then add the "
                    "cases by their unique IDs, tick the agencies, and issue one pack for each."
                )
            )
        )
        return card

    def _card(self, audit: Audit) -> Card:
        card = Card()
        card.add(QuestionTitle(audit.details.title))
        card.add(QuietLabel(self._state(audit)))
        if day := deletion_due_since(audit.details, self._today):
            card.add(Notice(NoticeKind.ATTENTION, self._due_words(day)))
        button = PlainButton(self.tr("Open"))
        name_for_readers(button, self.tr("Open {0}").format(audit.details.title))
        button.clicked.connect(partial(self._open, audit.id))
        row = FlowLayout()
        row.addWidget(button)
        again = PlainButton(self.tr("Copy to a new audit"))
        name_for_readers(again, self.tr("Copy {0} to a new audit").format(audit.details.title))
        again.clicked.connect(partial(self._copy, audit.id))
        self.copies[audit.id] = again
        row.addWidget(again)
        card.add(row)
        return card

    def _due_words(self, day: date) -> str:
        words = self.tr(
            "The day for deleting this audit has come: {0}. Open it to close it, or to set a "
            "later day."
        )
        return words.format(words_of(day))

    def _closed(self, deleted: Sequence[DeletedAudit]) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Closed audits")))
        for each in deleted:
            words = self.tr("{0}: deleted {1}").format(each.record.title, moment_words(each.at))
            if each.owed is not None:
                words = self.tr("{0}. Not all is done on the disk yet.").format(words)
            card.add(PlainLabel(words))
            button = PlainButton(self.tr("Certificate"))
            name_for_readers(button, self.tr("Certificate of {0}").format(each.record.title))
            button.clicked.connect(partial(self._show_certificate, each.id))
            self.certificates[each.id] = button
            row = FlowLayout()
            row.addWidget(button)
            card.add(row)
        return card

    def _show_certificate(self, deleted_id: str) -> None:
        self.certificate_wanted.emit(deleted_id)

    def _state(self, audit: Audit) -> str:
        details = audit.details
        parts = [details.code]
        parts.append(self.tr("packs issued") if audit.issued_at else self.tr("being set up"))
        if details.return_by:
            parts.append(self.tr("returns due {0}").format(words_of(details.return_by)))
        return " · ".join(parts)

    def _copy(self, audit_id: str) -> None:
        self.copy_asked.emit(audit_id)

    def _open(self, audit_id: str) -> None:
        self.opened.emit(audit_id)
