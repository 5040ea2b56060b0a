"""The recovery code: shown, put on paper, typed back; or skipped, knowing what that means."""

from PySide6.QtCore import QCoreApplication, Signal
from typing_extensions import override

from ui.start.typing_code import CodePage
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle

JOINED = "\N{NO-BREAK SPACE}"


class CodeGroups(FigureLabel):
    """A code in its numbered groups; a screen reader spells it."""

    def __init__(self, code: str) -> None:
        groups = list(enumerate(code.split(), start=1))
        shown = "   ".join(f"{at}.{JOINED}{group}" for at, group in groups)
        super().__init__(shown, selectable=True)
        spelt = [f"{at}. {' '.join(group)}" for at, group in groups]
        self.setAccessibleName(self.tr("Recovery code: {0}").format(", ".join(spelt)))


def untried_words(*, replaces: bool) -> str:
    """Say what a paper is whose code was never typed back."""
    translate = QCoreApplication.translate
    words = translate(
        "RecoveryPage",
        "The code on your paper opens nothing before you have typed it back. If you leave now, "
        "destroy that paper: another time there is another code.",
    )
    earlier = translate("RecoveryPage", "The code that you had before still opens the profile.")
    return f"{words} {earlier}" if replaces else words


class RecoveryPage(Page):
    """Shows a new code. ``noted`` goes on to typing it back, ``skipped`` leaves it unmade.

    ``sheet_wanted`` asks for the sheet to print or save. Once it ``is_on_paper``, nobody leaves
    without being told what that paper is good for.
    """

    noted = Signal()
    skipped = Signal()
    sheet_wanted = Signal()

    def __init__(
        self, code: str, *, first: bool, replaces: bool, is_on_paper: bool = False
    ) -> None:
        super().__init__("")
        self._replaces = replaces
        self._is_on_paper = is_on_paper
        self.heading.setText(self.tr("Your recovery code"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "If the passphrase is ever forgotten, this code opens the profile, and nothing "
                "else does."
            )
        )
        self.groups = CodeGroups(code)
        self.sheet = PlainButton(self.tr("Print or save a sheet"))
        self.sheet.clicked.connect(self.sheet_wanted)
        self._compose(replaces=replaces)
        if first:
            self._add_skip()
        back = "" if first else self.tr("Back")
        self.set_foot(Foot(primary=self.tr("I have it on paper"), back=back))
        self.primary_pressed.connect(self.noted)

    def unsaved(self) -> bool:
        """Whether there is a paper with a code that opens nothing."""
        return self._is_on_paper

    def loss(self) -> str:
        """Say what that paper is."""
        return untried_words(replaces=self._replaces)

    def _compose(self, *, replaces: bool) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("Put this code on paper")))
        card.add(self.groups)
        card.add(
            PlainLabel(
                self.tr(
                    "Print the sheet or write the eight groups down. Keep them locked away, in "
                    "another place than this computer. Next you type the code back once; only "
                    "then does it open the profile."
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
                        "There is a code already. It opens the profile until you have typed the "
                        "new one back, and nothing any more from then on. Destroy the old sheet "
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


class TypeBackPage(CodePage):
    """Asks for the code from the paper; ``entered`` is sent once every group is right."""

    def __init__(self, code: str, *, replaces: bool = False) -> None:
        super().__init__()
        self._replaces = replaces
        self.set_heading(self.tr("Type the code back"))
        self._code = code
        self.code.words.setText(self.tr("Type the eight groups from your paper."))

    def unsaved(self) -> bool:
        """Whether there is a paper with a code that opens nothing: always, on this page."""
        return True

    def loss(self) -> str:
        """Say what that paper is."""
        return untried_words(replaces=self._replaces)

    @override
    def back_words(self) -> str:
        return self.tr("Show the code again")

    @override
    def difference(self, code: str) -> str:
        pairs = zip(code.split(), self._code.split(), strict=False)
        for at, (typed, shown) in enumerate(pairs, start=1):
            if typed != shown:
                return self.tr("Group {0} differs from the code that was shown").format(at)
        return ""
