"""Giving the keys of the kit back once, typed, pasted from a QR reader, or from its file."""

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ui.start.trying import TryingPage
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import GrowingText
from ui.widgets.notice import Problem
from ui.widgets.page import Foot
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel

KEYS = "keys"


class TrialPage(TryingPage):
    """``given`` carries the text; ``file_wanted`` asks for the kit's own file."""

    given = Signal(str)
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Try the key kit"))
        self.set_quiet(
            self.tr(
                "Take the printed kit. A test return is sealed, and the keys that you give back "
                "must open it. Nothing of what you type is kept."
            )
        )
        self.box = GrowingText()
        self._row = FieldRow(
            self.tr("The keys from the paper"),
            self.box,
            help=self.tr(
                "The office\u2019s key is enough to begin with; the keys of audits can follow it. "
                "Paste what the QR code says, or type the groups. Capitals, spaces and line ends "
                "make no difference."
            ),
        )
        self.file = PlainButton(self.tr("Choose the file of the kit"))
        self.file.clicked.connect(self.file_wanted)
        card = Card()
        card.add(self._row)
        self.add(card)
        self.add(self._file_card())
        self.add(self.trouble)
        self.wake()
        self.primary_pressed.connect(self._on_try)
        self.problem_chosen.connect(self._on_problem_chosen)

    def _file_card(self) -> Card:
        other = Card()
        other.add(
            PlainLabel(
                self.tr(
                    "If you keep the kit as a file on an encrypted stick in the safe, you can try "
                    "that file. Leave no copy of it on this computer."
                )
            )
        )
        row = FlowLayout()
        row.addWidget(self.file)
        other.add(row)
        return other

    @override
    def take_focus(self) -> None:
        """Start in the box."""
        self.box.setFocus()

    @override
    def wake(self) -> None:
        self.set_foot(Foot(primary=self.tr("Try these keys"), back=self.tr("Back")))

    @Slot()
    def _on_try(self) -> None:
        missing = "" if self.box.value().strip() else self.tr("Enter the keys from the paper")
        self._row.set_error(missing)
        self.show_problems([Problem(path=KEYS, words=missing)] if missing else [])
        self.trouble.hide()
        if not missing:
            working = self.tr("Working\N{HORIZONTAL ELLIPSIS}")
            self.set_foot(Foot(back=self.tr("Back"), progress=working))
            self.given.emit(self.box.value())

    @Slot(str)
    def _on_problem_chosen(self, _path: str) -> None:
        self.go_to(self.box)
