"""Settings: each takes effect at once, so there is nothing to save and nothing to cancel."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from office.share_limit import LIMITS
from ui.settings.look_card import LookCard, settled_choice
from ui.settings.settings_view import SettingsView
from ui.theme import Theme
from ui.theme.apply import announce
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import add_row
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

MINUTES = (5, 10, 15, 30, 60)
PAUSES = (500, 700, 1000, 2000, 5000)


class SupportReport(PlainLabel):
    """Technical lines for whoever supports the program; the same in every language."""


class SettingsPage(Page):
    """Look at once through ``theme``; the rest is sent with its value, to be kept."""

    idle_chosen = Signal(str)
    pause_chosen = Signal(str)
    least_chosen = Signal(str)
    word_removed = Signal(str)
    folder_wanted = Signal()
    copy_wanted = Signal()
    copies_wanted = Signal()

    def __init__(self, view: SettingsView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", foot=Foot(), parent=parent)
        self.heading.setText(self.tr("Settings"))
        self.setAccessibleName(self.heading.text())
        self.set_foot(Foot(back=self.tr("Back")))
        self._theme = theme
        self.word_buttons: dict[str, LinkButton] = {}
        self._add_look()
        self._add_working(view)
        if view.own_words is not None:
            self._add_words(view.own_words)
        else:
            self._add_counting(view)
        self._add_place(view)

    def _add_look(self) -> None:
        look = LookCard(self._theme)
        self.text_size, self.scheme = look.text_size, look.scheme
        self.add(look)

    def _add_working(self, view: SettingsView) -> None:
        card = self._card(self.tr("While you work"))
        never = ("0", self.tr("Never"))
        minutes = [(str(each), self.tr("After {0} minutes").format(each)) for each in MINUTES]
        self.idle = settled_choice([*minutes, never], view.idle_minutes)
        self.idle.edited.connect(self.idle_chosen)
        add_row(
            card.body,
            self.tr("Lock when nobody types"),
            self.idle,
            help=self.tr("You are warned a minute before. The forms you work on are saved first."),
        )
        if view.own_words is None:
            return
        pauses = [
            (str(each), self.tr("After {0} seconds").format(f"{each / 1000:g}")) for each in PAUSES
        ]
        self.pause = settled_choice(pauses, view.save_pause)
        self.pause.edited.connect(self.pause_chosen)
        add_row(
            card.body,
            self.tr("Save while you pause"),
            self.pause,
            help=self.tr("Leaving a box saves it in any case. Takes effect with the next case."),
        )

    def _add_counting(self, view: SettingsView) -> None:
        card = self._card(self.tr("Percentages"))
        limits = [(str(each), self.tr("From {0} answers on").format(each)) for each in LIMITS]
        self.least = settled_choice(limits, view.least_for_share)
        self.least.edited.connect(self.least_chosen)
        add_row(
            card.body,
            self.tr("Show a percentage"),
            self.least,
            help=self.tr(
                "On screen, in print and in tables. Fewer answers are shown as a number of all, "
                "such as 2 of 3."
            ),
        )

    def _add_words(self, words: Sequence[str]) -> None:
        card = self._card(self.tr("Your own words for the spelling check"))
        if not words:
            card.add(
                QuietLabel(self.tr("None yet. The spelling check offers to keep a word (F7)."))
            )
        for word in words:
            row = FlowLayout()
            row.addWidget(PlainLabel(word))
            remove = LinkButton(self.tr("Remove"))
            remove.setAccessibleDescription(word)
            remove.clicked.connect(partial(self._emit_removed, word))
            self.word_buttons[word] = remove
            row.addWidget(remove)
            card.add(row)

    def _add_place(self, view: SettingsView) -> None:
        card = self._card(self.tr("Where your work lies"))
        card.add(PlainLabel(str(view.folder), selectable=True))
        card.add(PlainLabel(view.last_copy))
        if view.copy_trouble:
            card.add(Notice(NoticeKind.ATTENTION, view.copy_trouble))
        if view.server:
            card.add(PlainLabel(view.server, selectable=True))
        words = self.tr("The server") if view.server else self.tr("Copies and moving")
        self.copies = PlainButton(words)
        self.copies.clicked.connect(self.copies_wanted)
        folder = PlainButton(self.tr("Open the folder"))
        folder.clicked.connect(self.folder_wanted)
        buttons = FlowLayout()
        buttons.addWidget(self.copies)
        buttons.addWidget(folder)
        card.add(buttons)
        card = self._card(self.tr("For whoever supports the program"))
        card.add(QuietLabel(self.tr("Versions, sizes and counts; nothing that anybody typed.")))
        self.report = SupportReport(view.report, selectable=True)
        card.add(self.report)
        self.copy_button = PlainButton(self.tr("Copy"))
        self.copy_button.setAccessibleDescription(self.tr("Versions, sizes and counts"))
        self.copy_button.clicked.connect(self.copy_wanted)
        card.add(self.copy_button)

    def _card(self, title: str) -> Card:
        card = Card()
        card.add(QuestionTitle(title))
        self.add(card)
        return card

    def _emit_removed(self, word: str) -> None:
        self.word_removed.emit(word)

    def say_copied(self) -> None:
        """Tell that the report is in the clipboard."""
        self.copy_button.set_words(self.tr("Copied"))
        announce(self.copy_button, self.tr("Copied"))
