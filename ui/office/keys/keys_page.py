"""The office's keys: the kit and its trial, renewal, help for auditors, and who is staff."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal, Slot

from forms.kinds import words_of
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Tone
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.options import Tick
from ui.widgets.page import Foot, Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.text import PlainLabel, QuestionTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One key as the page lists it; ``audit_id`` is "" for the office's own, escrow."""

    audit_id: str
    title: str
    words: str
    proved_at: datetime | None
    works: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysView:
    """What the page shows; the office's own key comes first. ``members`` are initials.

    ``more`` counts audits whose keys are neither listed nor tested yet; ``is_all_proved`` says
    that the kit proved every key, theirs too.
    """

    keys: tuple[KeyLine, ...]
    more: int
    is_all_proved: bool
    offers_help: bool
    members: tuple[str, ...]

    @property
    def is_tried(self) -> bool:
        """Whether packs may be issued, as far as the kit goes."""
        return self.keys[0].proved_at is not None


class KeysPage(Page):
    """Each deed is a signal; ``renew_wanted`` carries a KeyLine, ``offered`` the tick.

    ``rest_wanted`` asks for the keys of earlier audits; give ``progress`` their test.
    """

    kit_wanted = Signal()
    trial_wanted = Signal()
    rescue_wanted = Signal()
    renew_wanted = Signal(object)
    help_wanted = Signal()
    offered = Signal(bool)
    staff_wanted = Signal()
    rest_wanted = Signal()

    def __init__(self, view: KeysView) -> None:
        super().__init__("", wide=True)
        self.heading.setText(self.tr("Keys and staff"))
        self.setAccessibleName(self.heading.text())
        self._view = view
        self.outcome = Notice(NoticeKind.DONE)
        self.outcome.hide()
        self.add(self.outcome)
        self.add(self._kit_card())
        self.add(self._keys_card())
        self.add(self._help_card())
        self.add(self._staff_card())
        self.set_foot(Foot(back=self.tr("Back")))

    def show_saved(self, words: str) -> None:
        """Say what was done."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why something was not done."""
        self.outcome.tell(NoticeKind.ERROR, words)

    @Slot()
    def offer_rest(self) -> None:
        """Let the keys of earlier audits be asked for again, once their test has ended."""
        self.rest.setEnabled(True)

    def _kit_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("The key kit: the keys on paper")))
        if not self._view.is_tried:
            words = self.tr(
                "No pack can be issued yet. Print the kit, lock it away, and give its keys back "
                "once: that proves that a lost computer does not lose the returns."
            )
            card.add(Notice(NoticeKind.ATTENTION, words))
        elif not self._view.is_all_proved:
            words = self.tr(
                "A key has been added since the kit was tried. Print a new kit and try it. The "
                "one you have still opens every return."
            )
            card.add(Notice(NoticeKind.INFO, words))
        else:
            card.add(PlainLabel(self.tr("The kit was tried, and every key in it works.")))
        self.kit = PlainButton(self.tr("Print the key kit"))
        self.trial = PlainButton(self.tr("Try the kit"))
        self.kit.clicked.connect(self.kit_wanted)
        self.trial.clicked.connect(self.trial_wanted)
        card.add(_row(self.kit, self.trial))
        self.rescue = LinkButton(self.tr("Take over from a lost computer"))
        self.rescue.clicked.connect(self.rescue_wanted)
        card.add(self.rescue)
        return card

    def _keys_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Keys in force")))
        self.model = TextTableModel[KeyLine](
            (
                Column(heading=self.tr("For"), text=self._title),
                Column(heading=self.tr("Eight words"), text=_words),
                Column(heading=self.tr("Key kit"), text=self._tried),
                Column(heading=self.tr("Self-test"), text=self._state, tone=_tone),
            ),
            self._view.keys,
            self,
        )
        self.table = ListTable(self.tr("Keys in force"), self.model)
        card.add(self.table)
        self.renew = PlainButton(self.tr("Make a new key for the selected audit"))
        self.renew.clicked.connect(self._on_renew)
        self.progress = ProgressPanel(self.tr("Testing the keys"))
        words = self.tr("List and test the keys of earlier audits: {0}")
        self.rest = PlainButton(words.format(self._view.more))
        self.rest.clicked.connect(self.rest_wanted)
        card.add(self.progress)
        card.add(_row(self.renew, self.rest))
        self.rest.setVisible(bool(self._view.more))
        words = self.tr(
            "Packs issued after that name the new key. Earlier keys are kept, so that returns "
            "sealed for them still open. The eight words stay."
        )
        card.add(PlainLabel(words))
        return card

    def _help_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("When an auditor has forgotten the passphrase")))
        self.offer = Tick(self.tr("New packs offer help with a forgotten passphrase"))
        self.offer.setChecked(self._view.offers_help)
        self.offer.clicked.connect(self.offered)
        card.add(self.offer)
        words = self.tr(
            "The auditor must agree on the laptop. Then the laptop keeps a code that only this "
            "office can read, and you can read it out once by telephone."
        )
        card.add(PlainLabel(words))
        self.help = PlainButton(self.tr("Help an auditor who forgot the passphrase"))
        self.help.clicked.connect(self.help_wanted)
        card.add(_row(self.help))
        return card

    def _staff_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Who can open this profile")))
        members = [initials or self.tr("without initials") for initials in self._view.members]
        card.add(PlainLabel(", ".join(members)))
        self.staff = PlainButton(self.tr("Members of staff"))
        self.staff.clicked.connect(self.staff_wanted)
        card.add(_row(self.staff))
        return card

    def _title(self, each: KeyLine) -> str:
        return each.title or self.tr("The office: opens every return")

    def _tried(self, each: KeyLine) -> str:
        if each.proved_at is None:
            return self.tr("Not tried yet")
        return self.tr("Tried {0}").format(words_of(each.proved_at.astimezone().date()))

    def _state(self, each: KeyLine) -> str:
        return self.tr("Works") if each.works else self.tr("Fails: no pack is issued")

    @Slot()
    def _on_renew(self) -> None:
        row = self.table.current_row()
        if row < 0 or not self.model.row_at(row).audit_id:
            self.show_trouble(self.tr("Choose an audit in the table first."))
        else:
            self.renew_wanted.emit(self.model.row_at(row))


def _row(*buttons: PlainButton) -> FlowLayout:
    row = FlowLayout()
    for button in buttons:
        row.addWidget(button)
    return row


def _words(each: KeyLine) -> str:
    return each.words


def _tone(each: KeyLine) -> Tone:
    return Tone.PLAIN if each.works else Tone.ATTENTION
