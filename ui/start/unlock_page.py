"""Every later start, and every return after a lock: the passphrase."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ui.start.trying import TryingPage
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.inputs import PassphraseInput
from ui.widgets.rows import add_row
from ui.widgets.text import QuietLabel


class UnlockPage(TryingPage):
    """Asks for the passphrase; ``entered`` carries it, and the page waits for the outcome.

    ``forgotten`` asks for the way in by the recovery code. ``locked`` says that the program was
    open before, and that nothing is lost.
    """

    entered = Signal(str)
    forgotten = Signal()

    def __init__(self, folder: Path, *, locked: bool = False) -> None:
        super().__init__()
        self.set_heading(self.tr("Open your profile"))
        if locked:
            self.set_quiet(
                self.tr(
                    "Locked. Your work is saved; your passphrase opens it again. After half an "
                    "hour Audit Desk closes itself, so that nothing stays in the computer\u2019s "
                    "memory."
                )
            )
        self.passphrase = PassphraseInput()
        self.open = PrimaryButton(self.tr("Open"))
        card = Card()
        self._row = add_row(
            card.body,
            self.tr("Passphrase"),
            self.passphrase,
            help=self.tr("Words with spaces between them, or what you chose yourself."),
        )
        card.add(self.trouble)
        card.add(self.open)
        self.forgotten_link = LinkButton(self.tr("I have forgotten my passphrase"))
        card.add(self.forgotten_link)
        self.add(card)
        self.add(QuietLabel(self.tr("The profile in {0}").format(str(folder)), selectable=True))
        self.open.clicked.connect(self._on_open)
        self.passphrase.entered.connect(self._on_open)
        self.forgotten_link.clicked.connect(self.forgotten)

    @override
    def take_focus(self) -> None:
        """Start in the box: there is nothing else to do here."""
        self.passphrase.line.setFocus()

    @override
    def wake(self) -> None:
        self.open.setEnabled(True)
        self.forgotten_link.setEnabled(True)

    @override
    def show_trouble(self, words: str) -> None:
        super().show_trouble(words)
        self.passphrase.line.setFocus()
        self.passphrase.line.selectAll()

    @Slot()
    def _on_open(self) -> None:
        if not self.open.isEnabled():
            return
        self.open.setEnabled(False)
        self.forgotten_link.setEnabled(False)
        self.trouble.hide()
        self.entered.emit(self.passphrase.value())
