"""First start in a folder: who uses this profile, and the passphrase that will open it."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from models.shared_folder import Shared
from ui.settings.look_card import LookCard
from ui.start.new_passphrase import NewPassphrase
from ui.start.shared_words import shared_words
from ui.start.trying import TryingPage
from ui.theme import Theme
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.groups import Option, RadioGroup
from ui.widgets.lines import LineInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.rows import add_row
from ui.widgets.text import QuestionTitle, QuietLabel

AUDITOR, OFFICE = "auditor", "office"
ROLE = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProfile:
    """What a person chose at first start."""

    role: str
    organisation: str
    passphrase: str = field(repr=False)


class FirstRunPage(TryingPage):
    """Asks for the role, the organisation and a passphrase; offers four generated words.

    ``chosen`` carries a NewProfile once everything is there. The look comes first and changes at
    once, for whoever cannot read the rest yet. ``statement_wanted`` asks for the paper on
    accessibility, ``bring_wanted`` for the profile that somebody has on another computer,
    ``server_wanted`` for an office whose audits lie on a server of its own. A folder that other
    computers reach is warned of, and may be taken all the same.
    """

    chosen = Signal(object)
    statement_wanted = Signal()
    bring_wanted = Signal()
    server_wanted = Signal()

    def __init__(
        self, folder: Path, offered: str, theme: Theme, shared: Shared | None = None
    ) -> None:
        super().__init__()
        self.set_heading(self.tr("Welcome to Audit Desk"))
        self.set_quiet(
            self.tr(
                "Say what you do here and choose a passphrase. Audit Desk sends nothing over a "
                "network."
            )
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
            can_be_cleared=False,
        )
        self.organisation = LineInput()
        self.secret = NewPassphrase(self.tr("Choose a passphrase"), self.tr("Passphrase"), offered)
        self.passphrase, self.again = self.secret.passphrase, self.secret.again
        self.start = PrimaryButton(self.tr("Create profile"))
        self.shared = Notice(NoticeKind.ATTENTION, shared_words(shared))
        self._compose(folder, theme)
        self.shared.setVisible(shared is not None)
        self.start.clicked.connect(self._on_start)
        self.problem_chosen.connect(self._on_problem_chosen)
        self.secret.entered.connect(self._on_start)

    def _compose(self, folder: Path, theme: Theme) -> None:
        self.look = LookCard(theme)
        self.statement = LinkButton(self.tr("Accessibility statement"))
        self.statement.clicked.connect(self.statement_wanted)
        self.look.add(self.statement)
        role = Card()
        role.add(QuestionTitle(self.tr("What will you do here?")))
        role.add(self.role)
        add_row(role.body, self.tr("Your agency or partnership (optional)"), self.organisation)
        self.bring = LinkButton(self.tr("Bring a profile from another computer"))
        self.bring.clicked.connect(self.bring_wanted)
        role.add(self.bring)
        self.server = LinkButton(self.tr("Work on the office\u2019s own server"))
        self.server.clicked.connect(self.server_wanted)
        role.add(self.server)
        self.add(self.look)
        self.add(role)
        self.add(self.secret)
        self.add(QuietLabel(self.tr("Kept encrypted in {0}").format(str(folder)), selectable=True))
        self.add(self.shared)
        self.add(self.trouble)
        self.add(self.start)

    @override
    def wake(self) -> None:
        self.start.setEnabled(True)

    @Slot()
    def _on_start(self) -> None:
        missing = "" if self.role.value() else self.tr("Select what you will do here")
        problems = [Problem(path=ROLE, words=missing)] if missing else []
        problems += self.secret.check()
        self.show_problems(problems)
        if problems:
            return
        self.trouble.hide()
        self.start.setEnabled(False)
        self.chosen.emit(
            NewProfile(
                role=self.role.value(),
                organisation=self.organisation.value(),
                passphrase=self.secret.value(),
            )
        )

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        self.go_to(self.role.radio(AUDITOR) if path == ROLE else self.secret.box(path))
