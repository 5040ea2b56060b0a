"""First start on a computer that takes over a profile from another one."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ui.start.trying import TryingPage
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.inputs import PassphraseInput
from ui.widgets.notice import Problem
from ui.widgets.page import Foot
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

FOLDER, PASSPHRASE = "folder", "passphrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Where the copy is, and what opens it."""

    source: Path
    passphrase: str = field(repr=False)


class BringPage(TryingPage):
    """``given`` carries a Brought; ``folder_wanted`` asks where the copy is.

    ``forgotten`` carries the folder of a copy that is to be opened by a code.
    """

    given = Signal(object)
    folder_wanted = Signal()
    forgotten = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Bring a profile from another computer"))
        self.set_quiet(
            self.tr(
                "On the other computer, Settings, \u201cCopies and moving\u201d writes a copy to a "
                "folder or a stick. Work on one computer only from then on."
            )
        )
        self._source: Path | None = None
        self.choose = PlainButton(self.tr("Choose the folder"))
        self.chosen = PlainLabel(self.tr("No folder chosen yet."), selectable=True)
        self.passphrase = PassphraseInput()
        self._row = FieldRow(
            self.tr("Passphrase"),
            self.passphrase,
            help=self.tr("The same as on the other computer."),
        )
        card = Card()
        card.add(QuestionTitle(self.tr("Where is the copy?")))
        card.add(self.chosen)
        card.add(self.choose)
        card.add(self._row)
        card.add(self.trouble)
        self.forgotten_link = LinkButton(self.tr("I have forgotten my passphrase"))
        self.forgotten_link.clicked.connect(self._on_forgotten)
        card.add(self.forgotten_link)
        self.add(card)
        self.wake()
        self.choose.clicked.connect(self.folder_wanted)
        self.passphrase.entered.connect(self._on_given)
        self.primary_pressed.connect(self._on_given)
        self.problem_chosen.connect(self._on_problem_chosen)

    def set_source(self, source: Path) -> None:
        """Show the folder that was chosen."""
        self._source = source
        self.chosen.setText(str(source))
        self.trouble.hide()
        self.passphrase.line.setFocus()

    @override
    def wake(self) -> None:
        self.set_foot(Foot(primary=self.tr("Bring it here"), back=self.tr("Back")))

    @Slot()
    def _on_given(self) -> None:
        foot = self.foot()
        if foot is None or not foot.primary:
            return
        missing = "" if self.passphrase.value() else self.tr("Enter the passphrase")
        self._row.set_error(missing)
        problems = self._without_source()
        if missing:
            problems.append(Problem(path=PASSPHRASE, words=missing))
        self.show_problems(problems)
        if self._source is None or missing:
            return
        self.trouble.hide()
        working = self.tr("Working\N{HORIZONTAL ELLIPSIS}")
        self.set_foot(Foot(back=self.tr("Back"), progress=working))
        self.given.emit(Brought(source=self._source, passphrase=self.passphrase.value()))

    def _without_source(self) -> list[Problem]:
        if self._source is not None:
            return []
        return [Problem(path=FOLDER, words=self.tr("Choose the folder of the copy"))]

    @Slot()
    def _on_forgotten(self) -> None:
        self._row.set_error("")
        self.show_problems(self._without_source())
        self.trouble.hide()
        if self._source is not None:
            self.forgotten.emit(self._source)

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        self.go_to(self.choose if path == FOLDER else self.passphrase.line)
