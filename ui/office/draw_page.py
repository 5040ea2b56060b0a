"""A random pick from a longer list, which anybody can repeat from the list and its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import GrowingText, LineInput
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow, add_row

LONGEST = 12
MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawAsked:
    """What to pick from, and how."""

    text: str
    seed: str
    cases: int
    reserves: int


class DrawPage(Page):
    """Takes the list and the numbers; ``draw_asked`` carries a DrawAsked."""

    draw_asked = Signal(object)
    file_asked = Signal()

    def __init__(self, seed: str) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Pick cases at random"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr("The same list and the same number of the pick always give the same cases.")
        )
        self.set_foot(Foot(primary=self.tr("Pick"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_pick)
        self.box = GrowingText(least=5)
        self.from_file = PlainButton(self.tr("Choose a list file"))
        self.from_file.clicked.connect(self.file_asked)
        self.cases, self.reserves = LineInput("5", chars=4), LineInput("2", chars=4)
        self.seed = LineInput(seed, chars=LONGEST)
        self.outcome = Notice(NoticeKind.INFO)
        self.outcome.hide()
        self._compose()

    def _compose(self) -> None:
        card = Card()
        self._box_row = add_row(
            card.body,
            self.tr("UINs to pick from"),
            self.box,
            help=self.tr("One on each line, or a list from a spreadsheet with a column UIN."),
        )
        row = FlowLayout()
        row.addWidget(self.from_file)
        card.add(row)
        self._cases_row = add_row(card.body, self.tr("Cases to pick"), self.cases)
        self._reserves_row = add_row(
            card.body,
            self.tr("Cases in reserve"),
            self.reserves,
            help=self.tr("They step in, in the order of the pick, when a case cannot be audited."),
        )
        self._seed_row = add_row(
            card.body,
            self.tr("Number of the pick"),
            self.seed,
            help=self.tr("Digits only. Keep this one, or type one that you threw or drew."),
        )
        card.add(self.outcome)
        self.add(card)

    def unsaved(self) -> bool:
        """Whether a list stands in the box from which nothing was picked."""
        return bool(self.box.value().strip())

    def show_refused(self, words: Sequence[str], rest: str = "") -> None:
        """Say why nothing was picked; ``rest`` takes the place of what is in the box."""
        self.outcome.tell(NoticeKind.ERROR, "\n".join(words))
        if rest:
            self.box.set_value(rest)
        self.go_to(self.box)

    def show_list(self, text: str) -> None:
        """Show the list of a file."""
        self.box.set_value(text)
        self.outcome.hide()
        self.go_to(self.cases)

    @Slot()
    def _on_pick(self) -> None:
        text, seed = self.box.value(), self.seed.value()
        cases = self._number(self._cases_row, self.cases, least=1)
        reserves = self._number(self._reserves_row, self.reserves, least=0)
        right = seed.isascii() and seed.isdigit() and len(seed) <= LONGEST
        self._seed_row.set_error("" if right else self.tr("Type up to 12 digits"))
        empty = not text.strip()
        self._box_row.set_error(self.tr("Paste the list to pick from") if empty else "")
        if empty:
            self.go_to(self.box)
        elif right and cases is not None and reserves is not None:
            self.draw_asked.emit(DrawAsked(text=text, seed=seed, cases=cases, reserves=reserves))

    def _number(self, row: FieldRow, line: LineInput, *, least: int) -> int | None:
        text = line.value()
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else -1
        right = least <= number <= MOST
        words = self.tr("Type a number from {0} to {1}").format(least, MOST)
        row.set_error("" if right else words)
        return number if right else None
