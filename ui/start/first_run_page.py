"""First start in a folder: who uses this profile, and the passphrase that will open it."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.groups import Option, RadioGroup
from ui.widgets.inputs import PassphraseInput
from ui.widgets.lines import LineInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Page
from ui.widgets.rows import FieldRow, add_row
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle, QuietLabel

AUDITOR, OFFICE = "auditor", "office"
LEAST_PASSPHRASE = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProfile:
    """What a person chose at first start."""

    role: str
    organisation: str
    passphrase: str = field(repr=False)


class FirstRunPage(Page):
    """Asks for the role, the organisation and a passphrase; offers four generated words.

    ``chosen`` carries a NewProfile once everything is there.
    """

    chosen = Signal(object)
    words_asked = Signal()

    def __init__(self, folder: Path, offered: str) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Welcome to Audit Desk"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr("Two things to settle first. Nothing on this computer goes onto a network.")
        )
        self.role = RadioGroup(
            self.tr("What will you do here?"),
            (
                Option(
                    value=AUDITOR,
                    label=self.tr("I am auditing for an agency"),
                    description=self.tr("You have been sent a pack by the partnership office."),
                ),
                Option(
                    value=OFFICE,
                    label=self.tr("I work in the partnership office"),
                    description=self.tr("You set up audits, issue packs and import the returns."),
                ),
            ),
            inline=False,
        )
        self.organisation = LineInput()
        self.passphrase = PassphraseInput()
        self.again = PassphraseInput()
        self._offered = FigureLabel(offered, selectable=True)
        self.start = PrimaryButton(self.tr("Create profile"))
        self.trouble = Notice(NoticeKind.ERROR)
        self.trouble.hide()
        self._compose(folder)
        self.start.clicked.connect(self._on_start)
        self.problem_chosen.connect(self._on_problem_chosen)
        self.again.entered.connect(self._on_start)

    def _compose(self, folder: Path) -> None:
        role = Card()
        role.add(QuestionTitle(self.tr("What will you do here?")))
        role.add(self.role)
        self._organisation_row = add_row(
            role.body, self.tr("Your agency or partnership (optional)"), self.organisation
        )
        secret = Card()
        secret.add(QuestionTitle(self.tr("Choose a passphrase")))
        secret.add(
            PlainLabel(
                self.tr(
                    "It opens this profile and nobody can look it up for you. These four words "
                    "are easy to say and hard to guess. Write them down and keep them apart from "
                    "this computer, or choose your own of at least {0} characters."
                ).format(LEAST_PASSPHRASE)
            )
        )
        secret.add(self._offered)
        others = LinkButton(self.tr("Offer other words"))
        others.clicked.connect(self.words_asked)
        secret.add(others)
        self._passphrase_row: FieldRow = add_row(
            secret.body, self.tr("Passphrase"), self.passphrase
        )
        self._again_row: FieldRow = add_row(
            secret.body, self.tr("The same passphrase again"), self.again
        )
        self.add(role)
        self.add(secret)
        self.add(QuietLabel(self.tr("Kept encrypted in {0}").format(str(folder)), selectable=True))
        self.add(self.trouble)
        self.add(self.start)

    def offer(self, words: str) -> None:
        """Show other generated words."""
        self._offered.setText(words)

    def wake(self) -> None:
        """Let the person try again."""
        self.start.setEnabled(True)

    def show_trouble(self, words: str) -> None:
        """Say why the profile could not be made; the boxes keep what was typed."""
        self.trouble.set_words(words)
        self.trouble.show()
        self.trouble.say()
        self.wake()

    @Slot()
    def _on_start(self) -> None:
        problems = self._check()
        self.show_problems(problems)
        if problems:
            return
        self.trouble.hide()
        self.start.setEnabled(False)
        self.chosen.emit(
            NewProfile(
                role=self.role.value(),
                organisation=self.organisation.value(),
                passphrase=self.passphrase.value(),
            )
        )

    def _check(self) -> list[Problem]:
        typed, again = self.passphrase.value(), self.again.value()
        short = (
            self.tr("Use at least {0} characters").format(LEAST_PASSPHRASE)
            if len(typed) < LEAST_PASSPHRASE
            else ""
        )
        other = "" if short or typed == again else self.tr("The two passphrases differ")
        self._passphrase_row.set_error(short)
        self._again_row.set_error(other)
        role = "" if self.role.value() else self.tr("Select what you will do here")
        found = (("role", role), ("passphrase", short), ("again", other))
        return [Problem(path=path, words=words) for path, words in found if words]

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        targets = {
            "role": self.role.radio(AUDITOR),
            "passphrase": self.passphrase,
            "again": self.again,
        }
        self.go_to(targets[path])
