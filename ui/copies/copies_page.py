"""The copies of a profile: which there are, going back to one, moving to another computer."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.backups import Backup
from models.errors import ModelFault
from models.shared_folder import Shared
from ui.copies.words import about_words, day_words, last_words, trouble_words
from ui.start.shared_words import shared_words
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import PlainLabel, QuestionTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesView:
    """What there is: ``set_aside`` counts damaged or replaced databases that were kept."""

    copies: tuple[Backup, ...]
    trouble: ModelFault | None
    set_aside: int
    now: datetime
    shared: Shared | None = None


class CopiesPage(Page):
    """Asks for deeds: ``earlier_wanted``, ``move_wanted``, ``forget_wanted``."""

    earlier_wanted = Signal()
    move_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, view: CopiesView, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Copies and moving"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "Audit Desk copies your profile once a day and before imports, encrypted, into "
                "the folder where it lies. A copy helps when a file is damaged; when the computer "
                "is lost, it is lost too."
            )
        )
        self.set_foot(Foot(back=self.tr("Back")))
        if words := shared_words(view.shared):
            self.add(Notice(NoticeKind.ATTENTION, words))
        self._add_copies(view)
        self._add_moving()
        if view.set_aside:
            self._add_set_aside(view.set_aside)

    def _add_copies(self, view: CopiesView) -> None:
        card = self._card(self.tr("Copies"))
        card.add(PlainLabel(last_words(view.copies, view.now)))
        if words := trouble_words(view.trouble):
            card.add(Notice(NoticeKind.ATTENTION, words))
        if not view.copies:
            return
        columns: tuple[Column[Backup], ...] = (
            Column(heading=self.tr("Made"), text=lambda each: day_words(each.made_at)),
            Column(heading=self.tr("Why"), text=about_words),
        )
        model = TextTableModel(columns, view.copies, self)
        card.add(ListTable(self.tr("Copies"), model))
        self.earlier = PlainButton(self.tr("Go back to an earlier copy"))
        self.earlier.clicked.connect(self.earlier_wanted)
        card.add(self.earlier)

    def _add_moving(self) -> None:
        card = self._card(self.tr("Move to another computer"))
        card.add(
            PlainLabel(
                self.tr(
                    "Writes an encrypted copy to a folder or a stick. The other computer takes it "
                    "over at its first start, with the same passphrase. From then on this "
                    "computer asks before it opens the profile, so that you do not work in two "
                    "places."
                )
            )
        )
        self.move_button = PlainButton(self.tr("Choose a folder or a stick"))
        self.move_button.setAccessibleDescription(self.tr("Move to another computer"))
        self.move_button.clicked.connect(self.move_wanted)
        card.add(self.move_button)

    def _add_set_aside(self, count: int) -> None:
        card = self._card(self.tr("Kept aside"))
        words = self.tr(
            "When a copy was put back, the file that stood here before was kept, encrypted. "
            "Delete it once nothing is missing."
        )
        if count > 1:
            words = self.tr(
                "When a copy was put back, the file that stood here before was kept, encrypted: "
                "{0} times. Delete them once nothing is missing."
            ).format(count)
        card.add(PlainLabel(words))
        self.forget = PlainButton(self.tr("Delete what was kept aside"))
        self.forget.clicked.connect(self.forget_wanted)
        card.add(self.forget)

    def _card(self, title: str) -> Card:
        card = Card()
        card.add(QuestionTitle(title))
        self.add(card)
        return card
