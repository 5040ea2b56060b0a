"""When a profile cannot be opened, or somebody wants an earlier state: choose a copy, go on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from models.backups import Backup
from ui.copies.words import about_words, day_words
from ui.start.trying import TryingPage
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.groups import Option, RadioGroup
from ui.widgets.inputs import PassphraseInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.rows import FieldRow
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

COPY, PASSPHRASE = "copy", "passphrase"


class Why(Enum):
    """What led here."""

    DATABASE = "vault-damaged"
    KEYS = "keys-damaged"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which copy is to be put back, and what opens it."""

    copy: Backup
    passphrase: str = field(repr=False)


class RepairPage(TryingPage):
    """``chosen`` carries a Chosen; ``elsewhere_wanted`` asks for a copy in another folder.

    ``forgotten`` carries the copy that is to be opened by a code; that is offered for those in the
    folders ``by_code``. ``again_wanted`` leads back to the passphrase without any change,
    ``guide_wanted`` to the paper for people in trouble.
    """

    chosen = Signal(object)
    forgotten = Signal(object)
    elsewhere_wanted = Signal()
    again_wanted = Signal()
    guide_wanted = Signal()

    def __init__(
        self, why: Why, copies: Sequence[Backup], folder: Path, by_code: Collection[Path] = ()
    ) -> None:
        super().__init__()
        self._why = why
        self._copies = tuple(copies)
        self._by_code = by_code
        self._tell()
        self.passphrase = PassphraseInput()
        self._row = FieldRow(
            self.tr("Passphrase"),
            self.passphrase,
            help=self.tr("The one that opens your profile."),
        )
        self.restore = PrimaryButton(self.tr("Put this copy back and open it"))
        self.forgotten_link = LinkButton(self.tr("I have forgotten my passphrase"))
        self.elsewhere = PlainButton(self.tr("Look for a copy on a stick"))
        self.again = LinkButton(
            self.tr("Leave all as it is and open")
            if why is Why.EARLIER
            else self.tr("Try to open it again")
        )
        self.guide = LinkButton(self.tr("What to do when something is wrong"))
        self._compose(folder)
        self.restore.clicked.connect(self._on_restore)
        self.passphrase.entered.connect(self._on_restore)
        self.forgotten_link.clicked.connect(self._on_forgotten)
        self.elsewhere.clicked.connect(self.elsewhere_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.guide.clicked.connect(self.guide_wanted)
        self.problem_chosen.connect(self._on_problem_chosen)

    def _tell(self) -> None:
        if self._why is Why.EARLIER:
            self.set_heading(self.tr("Go back to an earlier copy"))
            self.set_quiet(self.tr("What stands now is kept aside, and a copy of it was made."))
            return
        if self._why is Why.DATABASE:
            self.set_heading(self.tr("Your profile is damaged"))
            words = self.tr(
                "Audit Desk found that the file with your answers is not as it was written. A "
                "disk that fails or a computer that was switched off can do this."
            )
        else:
            self.set_heading(self.tr("The key file of your profile is damaged"))
            words = self.tr(
                "The answers may still be whole, but they cannot be opened without their key "
                "file. Each copy has one of its own, which opens them too."
            )
        kept = self.tr("Nothing was deleted. The damaged file is kept aside, whatever you choose.")
        self.add(Notice(NoticeKind.ERROR, f"{words} {kept}"))

    def _compose(self, folder: Path) -> None:
        card = Card()
        self.copies = self._choice()
        if self._copies:
            card.add(QuestionTitle(self.tr("Which copy is to be put back?")))
            card.add(self.copies)
            self.missing = PlainLabel("")
            card.add(self.missing)
            card.add(self._row)
            card.add(self.trouble)
            card.add(self.restore)
            card.add(self.forgotten_link)
        else:
            self._say_no_copies(card)
        card.add(self.elsewhere)
        self.add(card)
        self.add(self.again)
        self.add(self.guide)
        self.add(QuietLabel(self.tr("The profile in {0}").format(str(folder)), selectable=True))
        self.copies.edited.connect(self._on_copy_chosen)
        if self._copies:
            # Whoever goes back wants what was before: the newest copy is of what stands now.
            first = "1" if self._why is Why.EARLIER and len(self._copies) > 1 else "0"
            self.copies.set_value(first)
            self._on_copy_chosen(first)

    def _choice(self) -> RadioGroup:
        options = [
            Option(value=str(at), label=day_words(copy.made_at), description=about_words(copy))
            for at, copy in enumerate(self._copies)
        ]
        question = self.tr("Which copy is to be put back?")
        return RadioGroup(question, options, inline=False, can_be_cleared=False)

    def _say_no_copies(self, card: Card) -> None:
        card.add(QuestionTitle(self.tr("There is no copy in the folder of your profile")))
        for words in (
            self.tr("1. If you have a copy on a stick, choose it below."),
            self.tr(
                "2. If your folder is backed up by your organisation, have it put back as it was "
                "yesterday, then try again."
            ),
            self.tr(
                "3. Otherwise tell the office: what you returned is there, and a new pack can be "
                "sent. Keep this folder; somebody may still get answers out of it."
            ),
        ):
            card.add(PlainLabel(words))
        card.add(self.trouble)
        self.copies.hide()
        put_away(self, self.forgotten_link)

    @override
    def take_focus(self) -> None:
        """Start reading what happened."""
        self.heading.setFocus()

    @override
    def wake(self) -> None:
        self._enable(enabled=True)

    def _enable(self, *, enabled: bool) -> None:
        for button in (self.restore, self.forgotten_link, self.elsewhere, self.again):
            button.setEnabled(enabled)

    @override
    def show_trouble(self, words: str) -> None:
        super().show_trouble(words)
        self.passphrase.line.setFocus()
        self.passphrase.line.selectAll()

    @Slot(str)
    def _on_copy_chosen(self, value: str) -> None:
        copy = self._copies[int(value)]
        self.forgotten_link.setVisible(copy.folder in self._by_code)
        at = day_words(copy.made_at)
        words = self.tr(
            "What was written after {0} is not in this copy. If a return was sent since then, "
            "tell the office before you send the next one."
        )
        if self._why is Why.KEYS:
            words = self.tr(
                "Only the keys are taken from the copy where your answers are whole: then nothing "
                "is missing. Where they are damaged too, you get them as they were on {0}."
            )
        self.missing.setText(words.format(at))

    @Slot()
    def _on_restore(self) -> None:
        if not self.restore.isEnabled() or not self._copies:
            return
        missing = "" if self.passphrase.value() else self.tr("Enter your passphrase")
        self._row.set_error(missing)
        problems = [Problem(path=PASSPHRASE, words=missing)] if missing else []
        self.show_problems(problems)
        if problems:
            return
        self.trouble.hide()
        self._enable(enabled=False)
        self.chosen.emit(Chosen(copy=self._copy(), passphrase=self.passphrase.value()))

    @Slot()
    def _on_forgotten(self) -> None:
        self.forgotten.emit(self._copy())

    def _copy(self) -> Backup:
        return self._copies[int(self.copies.value())]

    @Slot(str)
    def _on_problem_chosen(self, _path: str) -> None:
        self.go_to(self.passphrase.line)
