"""The bin: what was put away, to be brought back or deleted for ever."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.auditor_snapshots import BinItem
from ui.auditor.words import when_words
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.page import Foot, Page
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


class BinPage(Page):
    """The newest first; the signals carry the id of an item, or of the audit to be closed."""

    restored = Signal(str)
    delete_wanted = Signal(str)
    close_wanted = Signal(str)

    def __init__(self, items: Sequence[BinItem], now: datetime) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Bin"))
        self.setAccessibleName(self.heading.text())
        self.set_foot(Foot(back=self.tr("Back")))
        self.restore_buttons: dict[str, PlainButton] = {}
        self.delete_buttons: dict[str, PlainButton] = {}
        if not items:
            self.add(PlainLabel(self.tr("Nothing is in the bin.")))
            return
        self.set_quiet(self.tr("Nothing here is deleted until you delete it for ever."))
        for item in items:
            self.add(self._card(item, now))

    def _card(self, item: BinItem, now: datetime) -> Card:
        title = bin_words(item)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(QuestionTitle(title))
        words.addWidget(PlainLabel(f"{item.audit_title}, {item.agency_name}"))
        at = when_words(item.put_at, now)
        words.addWidget(QuietLabel(self.tr("Put in the bin {0}").format(at)))
        delete = LinkButton(self.tr("Delete for ever"))
        delete.clicked.connect(partial(self._emit_delete, item))
        restore = PlainButton(self.tr("Bring back"))
        restore.clicked.connect(partial(self._emit_restored, item.id))
        self.delete_buttons[item.id], self.restore_buttons[item.id] = delete, restore
        row = QHBoxLayout()
        row.setSpacing(Space.BETWEEN)
        row.addLayout(words, 1)
        for button in (delete, restore):
            button.setAccessibleDescription(f"{title}, {item.audit_title}")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        card = Card()
        card.body.setContentsMargins(Space.CARD, Space.BETWEEN, Space.CARD, Space.BETWEEN)
        card.add(row)
        return card

    def _emit_restored(self, item_id: str) -> None:
        self.restored.emit(item_id)

    def _emit_delete(self, item: BinItem) -> None:
        if item.form_id is None:
            self.close_wanted.emit(item.pack_id)
        else:
            self.delete_wanted.emit(item.id)


def bin_words(item: BinItem) -> str:
    """Name an item: the answers of a case, or a whole audit."""
    if item.form_id is None:
        return QCoreApplication.translate("bin", "The whole audit")
    return QCoreApplication.translate("bin", "Answers of case {0}").format(item.uin)
