"""Where a recovery code is typed: from the sheet, or back from the sheet just made."""

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from models.recovery_code import (
    GROUPS,
    OLD_WORDS,
    SIGNS,
    code_groups,
    count_words,
    first_slip,
    is_old_code,
    recovery_form,
    strange_words,
)
from ui.start.trying import TryingPage
from ui.theme.apply import announce
from ui.widgets.card import Card
from ui.widgets.lines import LineInput
from ui.widgets.notice import Problem
from ui.widgets.page import Foot
from ui.widgets.rows import add_row
from ui.widgets.text import PlainLabel

CODE = "code"


class CodeBox(Card):
    """The box for a recovery code. A slip is told when the next group is begun."""

    def __init__(self) -> None:
        super().__init__()
        self.box = LineInput()
        self.words = PlainLabel()
        self.add(self.words)
        self._row = add_row(
            self.body,
            self.tr("Recovery code"),
            self.box,
            help=self.tr(
                "Eight groups of five. Capitals and spaces make no difference. You can paste them."
            ),
        )
        self.box.edited.connect(self._on_edited)

    def value(self) -> str:
        """Return the code in the form that is compared."""
        return recovery_form(self.box.text())

    def show_error(self, words: str) -> list[Problem]:
        """Say what is wrong beside the box, and give it for the summary of the page."""
        self._row.set_error(words)
        return [Problem(path=CODE, words=words)] if words else []

    def check(self) -> list[Problem]:
        """Say what can be told without trying the code."""
        text = self.box.text()
        return self.show_error(self._wrong_word(text) if is_old_code(text) else self._wrong(text))

    def _wrong(self, text: str) -> str:
        groups = code_groups(text)
        if not groups:
            return self.tr("Enter the recovery code")
        slip = first_slip(groups)
        if slip is not None:
            return self._slip_words(slip)
        if len(groups) != GROUPS:
            return self.tr("The code has {0} groups of five; there are {1} now").format(
                GROUPS, len(groups)
            )
        return ""

    def _wrong_word(self, text: str) -> str:
        """Look at a code of words, as earlier versions made them."""
        strange = strange_words(text)
        if strange:
            return self.tr("No recovery code has the word \u201c{0}\u201d").format(strange[0][:40])
        count = count_words(text)
        if count == OLD_WORDS:
            return ""
        return self.tr("Enter all {0} words of the code; there are {1} now").format(
            OLD_WORDS, count
        )

    def _slip_words(self, slip: int) -> str:
        return self.tr("Look at group {0} again: there is a slip in it").format(slip)

    @Slot()
    def _on_edited(self) -> None:
        text = self.box.text()
        groups = code_groups(text)
        # The group that is being typed is no slip yet, and words have no figures.
        is_whole = len("".join(groups)) >= GROUPS * SIGNS
        has_figures = any(sign.isdecimal() for sign in text)
        slip = first_slip(groups if is_whole else groups[:-1]) if has_figures else None
        words = "" if slip is None else self._slip_words(slip)
        if words == self._row.error():
            return
        self.show_error(words)
        if words:
            announce(self, words)


class CodePage(TryingPage):
    """Asks for a recovery code; ``entered`` carries it once nothing tells against it."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.code = CodeBox()
        self.add(self.code)
        self.add(self.trouble)
        self.wake()
        self.primary_pressed.connect(self._on_continue)
        self.code.box.returnPressed.connect(self._on_continue)
        self.problem_chosen.connect(self._on_problem_chosen)

    @override
    def take_focus(self) -> None:
        """Start in the box."""
        self.code.box.setFocus()

    @override
    def wake(self) -> None:
        self.set_foot(Foot(primary=self.tr("Continue"), back=self.back_words()))

    @override
    def show_trouble(self, words: str) -> None:
        super().show_trouble(words)
        self.code.box.setFocus()

    def back_words(self) -> str:
        """Name the way back."""
        return self.tr("Back")

    def difference(self, code: str) -> str:
        """Say what tells against a code without a slip; "" for nothing."""
        del code
        return ""

    @Slot()
    def _on_continue(self) -> None:
        problems = self.code.check() or self.code.show_error(self.difference(self.code.value()))
        self.show_problems(problems)
        self.trouble.hide()
        if not problems:
            working = self.tr("Working\N{HORIZONTAL ELLIPSIS}")
            self.set_foot(Foot(back=self.back_words(), progress=working))
            self.entered.emit(self.code.value())

    @Slot(str)
    def _on_problem_chosen(self, _path: str) -> None:
        self.go_to(self.code.box)
