"""Helping an auditor who forgot the passphrase: whose laptop, the words to compare, the code."""

from PySide6.QtCore import QTimer, Signal, Slot
from typing_extensions import override

from office.help import HelpRequest
from ui.start.recovery_page import CodeGroups
from ui.start.trying import TryingPage
from ui.theme import Tone
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle


class HelpAuditorPage(TryingPage):
    """Asks for the help file and shows whose it is; the code only once words were compared."""

    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Help an auditor who forgot the passphrase"))
        self.set_quiet(
            self.tr(
                "On the laptop they press \u201cAsk the office\u201d and send you the file that it "
                "saves. There is no answer and no name in it."
            )
        )
        self.file = PlainButton(self.tr("Choose the help file"))
        self.file.clicked.connect(self.file_wanted)
        row = FlowLayout()
        row.addWidget(self.file)
        self.add(row)
        self.add(self.trouble)
        self.same: PrimaryButton | None = None
        self.groups: CodeGroups | None = None
        self._asked: list[Card] = []
        self._request: HelpRequest | None = None
        self.wake()

    @override
    def wake(self) -> None:
        self.set_foot(Foot(back=self.tr("Keys and staff")))

    def show_request(self, request: HelpRequest) -> None:
        """Show whose file it is, in place of an earlier one."""
        self.trouble.hide()
        for card in self._asked:
            card.hide()
            card.deleteLater()
        self._request, self.groups = request, None
        self._asked = [self._who_card(request), self._words_card(request)]
        for card in self._asked:
            self.add(card)
            card.show()
        self._asked[0].setFocus()

    def _who_card(self, request: HelpRequest) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Whose laptop it says it is")))
        agency = request.agency or self.tr("An agency that is in no audit of this profile")
        words = self.tr("{0}, {1}").format(agency, request.audit) if request.audit else agency
        card.add(PlainLabel(words))
        if request.has_sent:
            laptop = self.tr("The six words of this laptop are: {0}").format(request.laptop)
            card.add(PlainLabel(laptop, selectable=True))
        card.add(Notice(self._kind(request), self._sent_words(request)))
        return card

    def _kind(self, request: HelpRequest) -> NoticeKind:
        return NoticeKind.INFO if request.is_confirmed else NoticeKind.ATTENTION

    def _sent_words(self, request: HelpRequest) -> str:
        if request.is_confirmed:
            return self.tr("A return came from this laptop, and it was confirmed by phone.")
        if request.has_sent:
            return self.tr("A return came from this laptop, but nobody has confirmed it by phone.")
        return self.tr(
            "No return has come from this laptop yet. Be sure whom you speak to before you help."
        )

    def _words_card(self, request: HelpRequest) -> Card:
        card = Card()
        card.set_tone(Tone.ATTENTION)
        card.add(QuestionTitle(self.tr("Call back, and compare the words")))
        card.add(
            PlainLabel(
                self.tr(
                    "Phone the agency on the number that you know, not one from the message. Ask "
                    "for the person, and have them read the six words on their screen."
                )
            )
        )
        card.add(FigureLabel(request.words, selectable=True))
        self.same = PrimaryButton(self.tr("The words are the same: show the code"))
        self.same.clicked.connect(self._on_same)
        row = FlowLayout()
        row.addWidget(self.same)
        card.add(row)
        card.add(
            PlainLabel(
                self.tr(
                    "If they differ, give no code: somebody else may have sent the file. Have it "
                    "sent again, and tell whoever is responsible for data protection."
                )
            )
        )
        return card

    @Slot()
    def _on_same(self) -> None:
        if self._request is None or self.groups is not None:
            return
        card = Card()
        card.add(QuestionTitle(self.tr("Read this code out")))
        self.groups = CodeGroups(self._request.code)
        card.add(self.groups)
        card.add(
            PlainLabel(
                self.tr(
                    "They type it in place of the code from the recovery sheet, then choose a new "
                    "passphrase. It opens the laptop once. Write it down nowhere."
                )
            )
        )
        self._asked.append(card)
        self.add(card)
        card.show()
        # The card has its place after this event.
        QTimer.singleShot(0, self.groups, self._go_to_code)

    @Slot()
    def _go_to_code(self) -> None:
        if self.groups is not None:
            self.go_to(self.groups)
