"""The recovery code: shown, put on paper, typed back; or skipped, knowing what that means."""

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ui.start.forgotten_page import CodeBox
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle

JOINED = "\N{NO-BREAK SPACE}"


class RecoveryPage(Page):
    """Shows a new code. ``noted`` goes on to typing it back, ``skipped`` leaves it unmade.

    ``sheet_wanted`` asks for the sheet to print or save, ``left`` goes back where that is possible.
    """

    noted = Signal()
    skipped = Signal()
    sheet_wanted = Signal()

    def __init__(self, code: str, *, first: bool, replaces: bool) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Your recovery code"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "If the passphrase is ever forgotten, these eight words open the profile, and "
                "nothing else does."
            )
        )
        numbered = [f"{at}.{JOINED}{word}" for at, word in enumerate(code.split(), start=1)]
        self.words = FigureLabel("   ".join(numbered), selectable=True)
        self.words.setAccessibleName(self.tr("Recovery code: {0}").format(" ".join(numbered)))
        self.sheet = PlainButton(self.tr("Print or save a sheet"))
        self.sheet.clicked.connect(self.sheet_wanted)
        self._compose(replaces=replaces)
        if first:
            self._add_skip()
        back = "" if first else self.tr("Back")
        self.set_foot(Foot(primary=self.tr("I have it on paper"), back=back))
        self.primary_pressed.connect(self.noted)

    def _compose(self, *, replaces: bool) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("Put these words on paper")))
        card.add(self.words)
        card.add(
            PlainLabel(
                self.tr(
                    "Print the sheet or write the words down. Keep them locked away, in another "
                    "place than this computer. Next you type them back once, so that no slip is "
                    "found out too late."
                )
            )
        )
        card.add(self.sheet)
        self.add(card)
        if replaces:
            self.add(
                Notice(
                    NoticeKind.ATTENTION,
                    self.tr(
                        "There is a code already. It opens nothing any more as soon as you open "
                        "the new sheet or have typed the new words back. Destroy the old sheet "
                        "then."
                    ),
                )
            )

    def _add_skip(self) -> None:
        card = Card()
        card.add(
            PlainLabel(
                self.tr(
                    "You can go on without a code and make one later from the Menu. Until then, "
                    "if the passphrase is forgotten, everything in this profile is lost: nobody "
                    "can open it."
                )
            )
        )
        self.skip = LinkButton(self.tr("Skip for now"))
        self.skip.clicked.connect(self.skipped)
        card.add(self.skip)
        self.add(card)


class TypeBackPage(Page):
    """Asks for the code from the paper; ``typed`` is sent once every word is right."""

    typed = Signal()

    def __init__(self, code: str) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Type the code back"))
        self.setAccessibleName(self.heading.text())
        self._code = code
        self.code = CodeBox(self.tr("Type the eight words from your paper."))
        self.trouble = Notice(NoticeKind.ERROR)
        self.trouble.hide()
        self.add(self.code)
        self.add(self.trouble)
        self.wake()
        self.primary_pressed.connect(self._on_typed)
        self.code.box.returnPressed.connect(self._on_typed)
        self.problem_chosen.connect(self._on_problem_chosen)

    @override
    def take_focus(self) -> None:
        """Start in the box."""
        self.code.box.setFocus()

    def wake(self) -> None:
        """Let the person try again."""
        self.set_foot(Foot(primary=self.tr("Continue"), back=self.tr("Show the code again")))

    def show_trouble(self, words: str) -> None:
        """Say why the code could not be kept."""
        self.trouble.set_words(words)
        self.trouble.show()
        self.trouble.say()
        self.wake()

    @Slot()
    def _on_typed(self) -> None:
        problems = self.code.check() or self.code.show_error(self._difference())
        self.show_problems(problems)
        self.trouble.hide()
        if not problems:
            self.set_foot(Foot(progress=self.tr("Keeping the code\u2026")))
            self.typed.emit()

    def _difference(self) -> str:
        pairs = zip(self.code.value().split(), self._code.split(), strict=True)
        for at, (typed, right) in enumerate(pairs, start=1):
            if typed != right:
                return self.tr("Word {0} differs from the code that was shown").format(at)
        return ""

    @Slot(str)
    def _on_problem_chosen(self, _path: str) -> None:
        self.go_to(self.code.box)
