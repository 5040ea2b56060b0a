"""One audit in the list: its state, its days, and what can be done with it."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forms.kinds import words_of
from models.list_snapshots import ListedAudit
from office.audit_list import state_of
from ui.office.list_words import days_line, state_line, state_tone
from ui.surroundings import translated
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.rows import name_for_readers
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


class AuditCard(Card):
    """Each signal carries the id of the audit; ``deletion_due`` is the day once it has come."""

    opened = Signal(str)
    copy_asked = Signal(str)
    archive_asked = Signal(str)
    return_asked = Signal(str)

    def __init__(
        self, audit: ListedAudit, today: date, deletion_due: date | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        state = state_of(audit, today)
        self.add(QuestionTitle(audit.title))
        line = PlainLabel(state_line(audit, state, translated))
        line.set_tone(state_tone(state))
        self.add(line)
        if days := days_line(audit, translated):
            self.add(QuietLabel(days))
        if deletion_due is not None:
            self.add(Notice(NoticeKind.ATTENTION, self._due_words(deletion_due)))
        self._row = FlowLayout()
        self.open = self._button(self.tr("Open"), self.tr("Open {0}").format(audit.title))
        self.open.clicked.connect(partial(self.opened.emit, audit.id))
        words = self.tr("Copy {0} to a new audit").format(audit.title)
        self.copy = self._button(self.tr("Copy to a new audit"), words)
        self.copy.clicked.connect(partial(self.copy_asked.emit, audit.id))
        if audit.archived_at is None:
            words = self.tr("Put {0} into the archive").format(audit.title)
            self.archive = self._button(self.tr("Put into the archive"), words)
            self.archive.clicked.connect(partial(self.archive_asked.emit, audit.id))
        else:
            words = self.tr("Bring {0} back into the list").format(audit.title)
            self.archive = self._button(self.tr("Bring back into the list"), words)
            self.archive.clicked.connect(partial(self.return_asked.emit, audit.id))
        self.add(self._row)

    def _button(self, label: str, name: str) -> PlainButton:
        button = PlainButton(label)
        name_for_readers(button, name)
        self._row.addWidget(button)
        return button

    def _due_words(self, day: date) -> str:
        words = self.tr(
            "The day for deleting this audit has come: {0}. Open it to close it, or to set a "
            "later day."
        )
        return words.format(words_of(day))
