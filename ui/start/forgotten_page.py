"""The passphrase is forgotten: the recovery code opens, and a new passphrase is chosen."""

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ui.start.new_passphrase import NewPassphrase
from ui.start.trying import TryingPage
from ui.start.typing_code import CodePage
from ui.widgets.page import Foot
from ui.widgets.text import PlainLabel


class ForgottenPage(CodePage):
    """Asks for the recovery code on the sheet; an earlier sheet with eight words will do."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Open with the recovery code"))
        self.code.words.setText(
            self.tr(
                "Type the code from your recovery sheet. Then you choose a new passphrase; "
                "everything in the profile stays as it is. If your sheet has eight words instead "
                "of groups, type the words."
            )
        )
        self.add(
            PlainLabel(
                self.tr(
                    "No sheet? Without the passphrase or the code nobody can open this profile, "
                    "not even whoever supports the program. What was in your last return is with "
                    "the office."
                )
            )
        )


class RenewPage(TryingPage):
    """Asks for the new passphrase once the code was right; ``chosen`` carries it."""

    chosen = Signal(str)

    def __init__(self, offered: str) -> None:
        super().__init__()
        self.set_heading(self.tr("Choose a new passphrase"))
        self.set_quiet(
            self.tr(
                "The recovery code is right. The forgotten passphrase opens nothing any more once "
                "you go on; the code stays as it is."
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

    def offer(self, words: str) -> None:
        """Show other generated words."""
        self.secret.offer(words)

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
