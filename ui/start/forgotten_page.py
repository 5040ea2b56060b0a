"""The passphrase is forgotten: the recovery code opens, and a new passphrase is chosen."""

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from models.passwords import RECOVERY_WORDS, recovery_form, strange_words
from ui.start.new_passphrase import NewPassphrase
from ui.widgets.card import Card
from ui.widgets.lines import LineInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Foot, Page
from ui.widgets.rows import add_row
from ui.widgets.text import PlainLabel

CODE = "code"


class CodeBox(Card):
    """The box for the eight words of a recovery code."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box = LineInput()
        self.add(PlainLabel(words))
        self._row = add_row(
            self.body,
            self.tr("Recovery code"),
            self.box,
            help=self.tr("Eight words with spaces between them. You can paste them."),
        )

    def value(self) -> str:
        """Return the words in the form that is compared."""
        return recovery_form(self.box.text())

    def show_error(self, words: str) -> list[Problem]:
        """Say what is wrong beside the box, and give it for the summary of the page."""
        self._row.set_error(words)
        return [Problem(path=CODE, words=words)] if words else []

    def check(self) -> list[Problem]:
        """Say what can be told without trying the code: a word that no code has, or too few."""
        strange = strange_words(self.box.text())
        count = len(self.value().split())
        wrong = ""
        if strange:
            wrong = self.tr("No recovery code has the word \u201c{0}\u201d").format(strange[0][:40])
        elif count != RECOVERY_WORDS:
            wrong = self.tr("Enter all {0} words of the code; there are {1} now").format(
                RECOVERY_WORDS, count
            )
        return self.show_error(wrong)


class ForgottenPage(Page):
    """Asks for the recovery code; ``entered`` carries its words."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Open with the recovery code"))
        self.setAccessibleName(self.heading.text())
        self.code = CodeBox(
            self.tr(
                "Type the eight words from your recovery sheet. Then you choose a new passphrase; "
                "everything in the profile stays as it is."
            )
        )
        self.trouble = Notice(NoticeKind.ERROR)
        self.trouble.hide()
        self.add(self.code)
        self.add(self.trouble)
        self.add(
            PlainLabel(
                self.tr(
                    "No sheet? Without the passphrase or the code nobody can open this profile, "
                    "not even whoever supports the program. What was in your last return is with "
                    "the office."
                )
            )
        )
        self.set_foot(Foot(primary=self.tr("Continue"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_continue)
        self.code.box.returnPressed.connect(self._on_continue)
        self.problem_chosen.connect(self._on_problem_chosen)

    @override
    def take_focus(self) -> None:
        """Start in the box."""
        self.code.box.setFocus()

    def show_trouble(self, words: str) -> None:
        """Say why the code did not open; what was typed stays."""
        self.trouble.set_words(words)
        self.trouble.show()
        self.trouble.say()
        self.wake()
        self.code.box.setFocus()

    def wake(self) -> None:
        """Let the person try again."""
        self.set_foot(Foot(primary=self.tr("Continue"), back=self.tr("Back")))

    @Slot()
    def _on_continue(self) -> None:
        problems = self.code.check()
        self.show_problems(problems)
        self.trouble.hide()
        if not problems:
            self.set_foot(Foot(back=self.tr("Back"), progress=self.tr("Trying the code\u2026")))
            self.entered.emit(self.code.value())

    @Slot(str)
    def _on_problem_chosen(self, _path: str) -> None:
        self.go_to(self.code.box)


class RenewPage(Page):
    """Asks for the new passphrase once the code was right; ``chosen`` carries it."""

    chosen = Signal(str)

    def __init__(self, offered: str) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Choose a new passphrase"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "The recovery code is right. The forgotten passphrase opens nothing any more once "
                "you go on; the code stays as it is."
            )
        )
        self.secret = NewPassphrase(
            self.tr("Four words, or your own"), self.tr("New passphrase"), offered
        )
        self.trouble = Notice(NoticeKind.ERROR)
        self.trouble.hide()
        self.add(self.secret)
        self.add(self.trouble)
        self.wake()
        self.primary_pressed.connect(self._on_open)
        self.secret.entered.connect(self._on_open)
        self.problem_chosen.connect(self._on_problem_chosen)

    def offer(self, words: str) -> None:
        """Show other generated words."""
        self.secret.offer(words)

    def wake(self) -> None:
        """Let the person try again."""
        self.set_foot(Foot(primary=self.tr("Open with the new passphrase"), back=self.tr("Back")))

    def show_trouble(self, words: str) -> None:
        """Say why the profile did not open; the boxes keep what was typed."""
        self.trouble.set_words(words)
        self.trouble.show()
        self.trouble.say()
        self.wake()

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
