"""Agreeing that the office may help with a forgotten passphrase, or ending it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from ui.lock.change_page import PassphrasePage
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.showing import put_away
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOffer:
    """What the packs here offer; ``audit`` is "" where no office offers help."""

    audit: str
    fingerprint: str
    is_agreed: bool


class OfficeHelpPage(PassphrasePage):
    """``agreed`` carries the passphrase that it needs, ``ended`` takes the office's way in away."""

    agreed = Signal(str)
    ended = Signal()

    def __init__(self, offer: HelpOffer) -> None:
        super().__init__()
        self.set_heading(self.tr("Help from the office"))
        self._can_agree = bool(offer.audit)
        self._primary = ""
        if offer.audit:
            words = self.tr("Agree anew") if offer.is_agreed else self.tr("Agree")
            self._primary = words
        self.end = PlainButton(self.tr("End this help"))
        self.end.clicked.connect(self.ended)
        self._add_what(offer)
        if offer.audit:
            self._add_agreeing(offer)
        else:
            put_away(self, self.old)
        self.add(self.trouble)
        self.wake()
        self.primary_pressed.connect(self._on_agree)
        self.old.entered.connect(self._on_agree)

    def _add_what(self, offer: HelpOffer) -> None:
        card = Card()
        if offer.is_agreed:
            words = self.tr("Agreed: the office can help once if you forget the passphrase.")
            card.add(Notice(NoticeKind.DONE, words))
            row = FlowLayout()
            row.addWidget(self.end)
            card.add(row)
        else:
            put_away(self, self.end)
        card.add(PlainLabel(self._what_words()))
        if not offer.audit:
            words = self.tr("No pack here comes from an office that offers this.")
            card.add(Notice(NoticeKind.INFO, words))
        self.add(card)

    def _what_words(self) -> str:
        return self.tr(
            "If you forget the passphrase and have no recovery sheet, the office can read a code "
            "out to you by telephone, with which you choose a new one. For that a second way into "
            "this profile is made. It lies on this laptop, sealed so that only the office can "
            "read it. The office would need this laptop, or a copy of the profile, to use it; it "
            "cannot read your answers from afar."
        )

    def _add_agreeing(self, offer: HelpOffer) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("The office of {0}").format(offer.audit)))
        card.add(FigureLabel(offer.fingerprint, selectable=True))
        words = self.tr("The same eight words stand in the letter that came with your pack.")
        card.add(PlainLabel(words))
        card.add(
            PlainLabel(
                self.tr(
                    "Your passphrase is asked for, so that nobody else can agree while you are "
                    "away."
                )
            )
        )
        card.add(self.old_row)
        self.add(card)

    @Slot()
    def _on_agree(self) -> None:
        if not self._can_agree:
            return
        problems = self.check_old()
        self.show_problems(problems)
        if not problems:
            self.start_work()
            self.agreed.emit(self.old.value())
