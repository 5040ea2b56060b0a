"""An office on its own server: where it is, who copies it, and letting another computer join."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ui.start.new_passphrase import NewPassphrase
from ui.start.trying import TryingPage
from ui.widgets.card import Card
from ui.widgets.inputs import PassphraseInput
from ui.widgets.notice import Problem
from ui.widgets.page import Foot
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class HubView:
    """What is shown: the server without its password, and words offered for a joining file."""

    server: str
    offered: str


class HubPage(TryingPage):
    """``file_wanted`` carries the person's own passphrase and that of the joining file."""

    file_wanted = Signal(str, str)

    def __init__(self, view: HubView) -> None:
        super().__init__()
        self.set_heading(self.tr("The server"))
        self.set_quiet(self.tr("Your office works on {0}.").format(view.server))
        self._add_copies()
        self._add_joining()
        self.secret = NewPassphrase(
            self.tr("A passphrase for the joining file"),
            self.tr("Passphrase"),
            view.offered,
            self.tr("It opens the joining file on the other computer."),
        )
        self.secret.entered.connect(self._on_primary)
        self.add(self.secret)
        self.add(self.trouble)
        self.primary_pressed.connect(self._on_primary)
        self.problem_chosen.connect(self._on_problem_chosen)
        self.wake()

    def _add_copies(self) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("Copies")))
        card.add(
            PlainLabel(
                self.tr(
                    "Audit Desk makes no copies of a server. Whoever runs it copies the database "
                    "every day, for instance with pg_dump, keeps the copies as safe as the server "
                    "itself, and can put one back. Ask them when they last tried."
                )
            )
        )
        self.add(card)

    def _add_joining(self) -> None:
        self.own = PassphraseInput()
        self._own_row = FieldRow(
            self.tr("Your own passphrase"),
            self.own,
            help=self.tr("So that a computer left open lets nobody in."),
        )
        joining = Card()
        joining.add(QuestionTitle(self.tr("Let another computer join")))
        joining.add(
            PlainLabel(
                self.tr(
                    "The joining file opens everything in the office to whoever has it and its "
                    "passphrase. Carry it to the other computer, tell the passphrase by "
                    "telephone, and delete the file afterwards."
                )
            )
        )
        joining.add(self._own_row)
        self.add(joining)

    @override
    def wake(self) -> None:
        self.set_foot(Foot(primary=self.tr("Save the joining file"), back=self.tr("Back")))

    @Slot()
    def _on_primary(self) -> None:
        missing = "" if self.own.value() else self.tr("Enter your own passphrase")
        self._own_row.set_error(missing)
        problems = [Problem(path=OWN, words=missing)] if missing else []
        problems += self.secret.check()
        self.show_problems(problems)
        if problems:
            return
        self.trouble.hide()
        self.file_wanted.emit(self.own.value(), self.secret.value())

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        self.go_to(self.own.line if path == OWN else self.secret.box(path))
