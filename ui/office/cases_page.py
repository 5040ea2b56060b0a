"""The cases of an audit by their UINs, each checked before it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QMetaObject, Qt, Signal, SignalInstance, Slot

from models.case_snapshots import Draw, Reserve
from models.snapshots import Case
from office.fact_words import facts_words
from office.log_words import moment_words
from ui.surroundings import translated
from ui.tables.model import Column, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Space
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import GrowingText, LineInput
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.rows import add_row
from ui.widgets.showing import put_away
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel

MOST_NUMBERS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesShown:
    """What the page shows; ``start`` is how new UINs begin."""

    cases: tuple[Case, ...]
    draws: tuple[Draw, ...]
    reserves: tuple[Reserve, ...]
    start: str
    issued: bool

    @property
    def waiting(self) -> tuple[Reserve, ...]:
        """The cases in reserve that have not stepped in, the next one first."""
        return tuple(each for each in self.reserves if each.stepped_in_at is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersAsked:
    """How many UINs to make, and how they begin."""

    start: str
    count: int


class CasesPage(Page):
    """Lists the cases and takes new ones; ``pasted`` carries the text.

    ``removed``, ``facts_asked``, ``words_asked`` and ``step_in_asked`` carry a case's id,
    ``numbers_asked`` a NumbersAsked.
    """

    pasted = Signal(str)
    file_asked = Signal()
    numbers_asked = Signal(object)
    draw_asked = Signal()
    removed = Signal(str)
    facts_asked = Signal(str)
    words_asked = Signal(str)
    step_in_asked = Signal(str)

    def __init__(self, shown: CasesShown) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Cases"))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(
            self.tr(
                "A unique identifying number (UIN) for each case. The list that says who each "
                "child is stays outside."
            )
        )
        self._shown = shown
        columns = (
            Column(heading=self.tr("UIN"), text=_uin),
            Column(heading=self.tr("Name in reports"), text=self._label),
            Column(heading=self.tr("Counted by"), text=_facts),
            Column(heading=self.tr("Pen picture"), text=self._picture),
        )
        self.model = TextTableModel[Case](columns, shown.cases, self)
        self.table = ListTable(self.tr("Cases of this audit"), self.model)
        self.box = GrowingText(least=5)
        self.add_button = PrimaryButton(self.tr("Add these cases"))
        self.add_button.clicked.connect(self._on_add)
        self.outcome = Notice(NoticeKind.INFO)
        self.outcome.hide()
        self.start, self.count = LineInput(shown.start, chars=20), LineInput("5", chars=4)
        self._make_buttons()
        self._compose()

    def _make_buttons(self) -> None:
        self.facts = PlainButton(self.tr("Say what the selected case is counted by"))
        self.facts.clicked.connect(partial(self._send, self.facts_asked))
        self.words = PlainButton(self.tr("Describe the selected case"))
        self.words.clicked.connect(partial(self._send, self.words_asked))
        self.remove = PlainButton(self.tr("Remove the selected case"))
        self.remove.clicked.connect(partial(self._send, self.removed))
        self.step_in = PlainButton(self.tr("Let a reserve step in for the selected case"))
        self.step_in.clicked.connect(partial(self._send, self.step_in_asked))
        self.from_file = PlainButton(self.tr("Choose a list file"))
        self.from_file.clicked.connect(self.file_asked)
        self.make = PlainButton(self.tr("Make numbers"))
        self.make.clicked.connect(self._on_make)
        self.draw = PlainButton(self.tr("Pick at random from a longer list"))
        self.draw.clicked.connect(self.draw_asked)

    def _compose(self) -> None:
        if self._shown.cases:
            self.add(self.table)
            self._offer_deeds()
        else:
            put_away(self, self.table, self.facts, self.words, self.remove, self.step_in)
            self.add(PlainLabel(self.tr("No cases yet.")))
        if self._shown.draws:
            self.add(self._picks())
        self.add(self._adding())
        self.add(self._making())
        row = FlowLayout()
        row.addWidget(self.draw)
        self.add(row)

    def _offer_deeds(self) -> None:
        row = FlowLayout()
        offered = {
            self.facts: True,
            self.words: True,
            self.step_in: bool(self._shown.waiting),
            self.remove: not self._shown.issued,
        }
        for button, is_offered in offered.items():
            if is_offered:
                row.addWidget(button)
            else:
                button.setParent(self)
                button.hide()
        self.add(row)
        if self._shown.issued:
            words = self.tr(
                "Packs are out, so these cases stay. One added now reaches an agency only with a "
                "pack issued again."
            )
            self.add(QuietLabel(words))

    def _picks(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Picked at random")))
        for draw in self._shown.draws:
            words = self.tr("{0}: {1} of {2}, and {3} in reserve. Number of the pick: {4}.")
            parts = (len(draw.picked), len(draw.offered), len(draw.reserves), draw.seed)
            card.add(PlainLabel(words.format(moment_words(draw.drawn_at), *parts)))
        for each in self._shown.reserves:
            if each.stepped_in_at is None:
                words = self.tr("{0} waits in reserve.").format(each.uin)
            else:
                words = self.tr("{0} stepped in for {1}, {2}.").format(
                    each.uin, each.instead_of, moment_words(each.stepped_in_at)
                )
            card.add(PlainLabel(words))
        return card

    def _adding(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("Add cases")))
        add_row(
            card.body,
            self.tr("UINs"),
            self.box,
            help=self.tr(
                "One on each line, or with commas between them. You can paste a column from a "
                "spreadsheet, or rows with headings: UIN, age, sex, plan, category, unborn, "
                "sibling group. Other columns are not read."
            ),
        )
        card.add(self.outcome)
        row = FlowLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.from_file)
        card.add(row)
        return card

    def _making(self) -> Card:
        card = Card()
        card.add(QuestionTitle(self.tr("No numbers yet?")))
        card.add(
            PlainLabel(
                self.tr(
                    "The program makes UINs that say nothing. Note beside each one in "
                    "your own list which child it stands for."
                )
            )
        )
        add_row(card.body, self.tr("They begin with"), self.start)
        self._count_row = add_row(card.body, self.tr("How many"), self.count)
        row = FlowLayout()
        row.addWidget(self.make)
        card.add(row)
        return card

    def _label(self, case: Case) -> str:
        return self.tr("Case {0}").format(case.label)

    def _picture(self, case: Case) -> str:
        if case.words.cleared:
            return self.tr("Cleared")
        return self.tr("Draft") if case.words.draft else self.tr("None yet")

    def unsaved(self) -> bool:
        """Whether UINs stand in the box that were not added."""
        return bool(self.box.value().strip())

    def show_refused(self, words: Sequence[str], kept_text: str) -> None:
        """Say line by line what was not added and why; the text stays to be mended."""
        self.outcome.tell(NoticeKind.ERROR, "\n".join(words))
        self.box.set_value(kept_text)
        # On a page just made nothing has its place yet.
        QMetaObject.invokeMethod(self, "reveal", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def reveal(self) -> None:
        """Bring the box and what was said about it into sight."""
        self.go_to(self.box)
        self.scroller.ensureWidgetVisible(self.outcome, 0, Space.CARD)

    def show_numbers(self, uins: Sequence[str]) -> None:
        """Put numbers just made into the box, to be read before they are added."""
        kept = self.box.value().strip()
        self.box.set_value("\n".join((kept, *uins) if kept else uins))
        self.outcome.hide()
        self.reveal()

    def show_said(self, words: str) -> None:
        """Say what was done."""
        self.outcome.tell(NoticeKind.DONE, words)

    def show_trouble(self, words: str) -> None:
        """Say why a case was not removed or added."""
        self.show_refused([words], self.box.value())

    @Slot()
    def _on_add(self) -> None:
        if self.box.value().strip():
            self.pasted.emit(self.box.value())
        else:
            self.show_refused([self.tr("Enter at least one UIN")], "")

    @Slot()
    def _on_make(self) -> None:
        text = self.count.value()
        right = text.isascii() and text.isdigit() and 0 < int(text[:9]) <= MOST_NUMBERS
        words = self.tr("Type a number from {0} to {1}").format(1, MOST_NUMBERS)
        self._count_row.set_error("" if right else words)
        if right:
            asked = NumbersAsked(start=self.start.value(), count=int(text))
            self.numbers_asked.emit(asked)

    def _send(self, signal: SignalInstance) -> None:
        row = self.table.current_row()
        if row >= 0:
            signal.emit(self.model.row_at(row).id)
        else:
            self.show_trouble(self.tr("Choose a case in the table first."))


def _facts(case: Case) -> str:
    return facts_words(case.facts, translated)


def _uin(case: Case) -> str:
    return case.uin
