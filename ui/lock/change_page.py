"""Changing the passphrase, and asking for it before a recovery code is made."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ui.start.new_passphrase import NewPassphrase
from ui.start.trying import TryingPage
from ui.widgets.card import Card
from ui.widgets.inputs import PassphraseInput
from ui.widgets.notice import NoticeKind, Problem
from ui.widgets.page import Foot
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel

OLD = "old"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The passphrase until now, and the one from now on."""

    old: str = field(repr=False)
    new: str = field(repr=False)


class PassphrasePage(TryingPage):
    """A page that begins with the passphrase as it is, and tells how the deed went."""

    def __init__(self) -> None:
        super().__init__()
        self._primary = ""
        self.old = PassphraseInput()
        self.old_row = FieldRow(self.tr("Your passphrase now"), self.old)
        self.problem_chosen.connect(self._on_problem_chosen)

    @override
    def take_focus(self) -> None:
        """Start in the first box."""
        self.old.line.setFocus()

    @override
    def wake(self) -> None:
        self.set_foot(Foot(primary=self._primary, back=self.tr("Back")))

    @override
    def show_trouble(self, words: str) -> None:
        super().show_trouble(words)
        self.old.line.setFocus()
        self.old.line.selectAll()

    def box(self, path: str) -> PassphraseInput:
        """Give the box that a problem is about."""
        del path
        return self.old

    def check_old(self) -> list[Problem]:
        """Say beside the box that it is empty, and give it for the summary."""
        missing = "" if self.old.value() else self.tr("Enter your passphrase")
        self.old_row.set_error(missing)
        return [Problem(path=OLD, words=missing)] if missing else []

    def start_work(self) -> None:
        """Say that it is being done."""
        self.trouble.hide()
        self.set_foot(
            Foot(back=self.tr("Back"), progress=self.tr("Working\N{HORIZONTAL ELLIPSIS}"))
        )

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        self.go_to(self.box(path))


class ChangePage(PassphrasePage):
    """``chosen`` carries a Change once it is complete."""

    chosen = Signal(object)

    def __init__(self, offered: str) -> None:
        super().__init__()
        self.set_heading(self.tr("Change the passphrase"))
        self.set_quiet(
            self.tr(
                "From then on only the new one opens this profile. A recovery code that was made "
                "stays as it is."
            )
        )
        self._primary = self.tr("Change passphrase")
        self.wake()
        card = Card()
        card.add(self.old_row)
        self.secret = NewPassphrase(
            self.tr("The new passphrase"), self.tr("New passphrase"), offered
        )
        for part in (card, self.secret, self.trouble):
            self.add(part)
        self.primary_pressed.connect(self._on_change)
        self.secret.entered.connect(self._on_change)

    def show_done(self) -> None:
        """Say that it is done, and keep nothing of it in the boxes."""
        self.old.clear()
        self.secret.clear()
        self.show_outcome(
            NoticeKind.DONE,
            self.tr("The passphrase is changed. The old one opens nothing any more."),
        )

    @override
    def box(self, path: str) -> PassphraseInput:
        return self.old if path == OLD else self.secret.box(path)

    @Slot()
    def _on_change(self) -> None:
        problems = [*self.check_old(), *self.secret.check()]
        self.show_problems(problems)
        if not problems:
            self.start_work()
            self.chosen.emit(Change(old=self.old.value(), new=self.secret.value()))


class BeforeCodePage(PassphrasePage):
    """``given`` carries the passphrase that a new recovery code needs."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Make a recovery code"))
        self._primary = self.tr("Show a new code")
        self.wake()
        card = Card()
        card.add(
            PlainLabel(
                self.tr(
                    "The code opens this profile when the passphrase is forgotten. Your passphrase "
                    "is asked for, so that nobody else can make one while you are away."
                )
            )
        )
        card.add(self.old_row)
        self.add(card)
        self.add(self.trouble)
        self.primary_pressed.connect(self._on_given)
        self.old.entered.connect(self._on_given)

    @Slot()
    def _on_given(self) -> None:
        problems = self.check_old()
        self.show_problems(problems)
        if not problems:
            self.start_work()
            self.given.emit(self.old.value())
