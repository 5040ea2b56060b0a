"""The passphrase is forgotten: a code of the sheet or of the office opens; a new one is chosen."""

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ui.start.new_passphrase import NewPassphrase
from ui.start.trying import TryingPage
from ui.start.typing_code import CodePage
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Foot
from ui.widgets.showing import put_away
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle


class ForgottenPage(CodePage):
    """Asks for the recovery code on the sheet; an earlier sheet with eight words will do.

    ``office_wanted`` asks for the way through the office, where somebody agreed to its help.
    """

    office_wanted = Signal()

    def __init__(self, *, has_office: bool = False) -> None:
        super().__init__()
        self.set_heading(self.tr("Open with the recovery code"))
        self.code.words.setText(
            self.tr(
                "Type the code from your recovery sheet. Then you choose a new passphrase; "
                "everything in the profile stays as it is. If your sheet has eight words instead "
                "of groups, type the words."
            )
        )
        self.ask = PlainButton(self.tr("Ask the office"))
        self.ask.clicked.connect(self.office_wanted)
        if has_office:
            self.add(self._office_card())
        else:
            put_away(self, self.ask)
            self.add(PlainLabel(self._without_words()))

    def _office_card(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("No sheet?")))
        words = self.tr(
            "You agreed that the office may help with a forgotten passphrase. It can read a code "
            "out to you by telephone; it never sees your answers that way."
        )
        card.add(PlainLabel(words))
        row = FlowLayout()
        row.addWidget(self.ask)
        card.add(row)
        return card

    def _without_words(self) -> str:
        return self.tr(
            "No sheet? Without the passphrase or the code nobody can open this profile, "
            "not even whoever supports the program. What was in your last return is with "
            "the office."
        )


class AskOfficePage(CodePage):
    """The words to compare by telephone, the help file to send, and the box for the code."""

    save_wanted = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.set_heading(self.tr("Ask the office"))
        self.set_quiet(
            self.tr(
                "The office opens a small file from this laptop and reads a code out to you. No "
                "answer and no name is in the file."
            )
        )
        card = Card()
        card.add(QuestionTitle(self.tr("1. Send the help file to the office")))
        self.save = PlainButton(self.tr("Save the help file"))
        self.save.clicked.connect(self.save_wanted)
        row = FlowLayout()
        row.addWidget(self.save)
        card.add(row)
        card.add(QuestionTitle(self.tr("2. The office phones you: read these six words out")))
        card.add(FigureLabel(words, selectable=True))
        card.add(
            PlainLabel(
                self.tr(
                    "Be sure that it is the office that phones. If in doubt, phone back on the "
                    "number in the letter that came with your pack. They compare the words with "
                    "theirs, and give a code only if they are the same. Audit Desk may be closed "
                    "meanwhile: the words stay the same."
                )
            )
        )
        self.body.insertWidget(0, card)
        self.code.words.setText(
            self.tr(
                "3. Type the code that they read out. Then you choose a new passphrase; everything "
                "in the profile stays as it is. The code opens once."
            )
        )

    @override
    def take_focus(self) -> None:
        """Start at the first step: the code comes last."""
        self.save.setFocus()


class RenewPage(TryingPage):
    """Asks for the new passphrase once the code was right; ``chosen`` carries it."""

    chosen = Signal(str)

    def __init__(self, offered: str) -> None:
        super().__init__()
        self.set_heading(self.tr("Choose a new passphrase"))
        self.set_quiet(
            self.tr(
                "The code is right. The forgotten passphrase opens nothing any more once you go "
                "on. A code from the recovery sheet stays as it is; one from the office opens "
                "nothing more."
            )
        )
        self.secret = NewPassphrase(
            self.tr("Four words, or your own"), self.tr("New passphrase"), offered
        )
        self.add(self.secret)
        self.add(self.trouble)
        self.wake()
        self.primary_pressed.connect(self._on_open)
        self.secret.entered.connect(self._on_open)
        self.problem_chosen.connect(self._on_problem_chosen)

    @override
    def wake(self) -> None:
        self.set_foot(Foot(primary=self.tr("Open with the new passphrase"), back=self.tr("Back")))

    @Slot()
    def _on_open(self) -> None:
        problems = self.secret.check()
        self.show_problems(problems)
        self.trouble.hide()
        if not problems:
            self.set_foot(Foot(progress=self.tr("Opening\u2026")))
            self.chosen.emit(self.secret.value())

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        self.go_to(self.secret.box(path))
