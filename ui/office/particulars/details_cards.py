"""Cards of the details of an audit: its parts with their states, and words of another theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from office.new_audit import LeftOver
from ui.office.list_card import ListCard, ListWords
from ui.office.wording import left_over_place
from ui.surroundings import translated
from ui.tables.model import Column
from ui.widgets.card import Card
from ui.widgets.rail import Step
from ui.widgets.task_row import TaskRow
from ui.widgets.text import QuestionTitle, QuietLabel


class StepsCard(Card):
    """A row for each step with its state in words; ``chosen`` carries its key."""

    chosen = Signal(str)

    def __init__(self, title: str, about: str, steps: Sequence[Step]) -> None:
        super().__init__()
        self.rows: dict[str, TaskRow] = {}
        self.add(QuestionTitle(title))
        self.add(QuietLabel(about))
        column = QVBoxLayout()
        column.setSpacing(0)
        for step in steps:
            row = TaskRow(step)
            row.clicked.connect(partial(self.chosen.emit, step.key))
            self.rows[step.key] = row
            column.addWidget(row)
        self.add(column)


class LeftOverDeed(Enum):
    """What can be done about a word of another theme."""

    GO = auto()
    REPLACE = auto()
    KEEP = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOverAsk:
    """What a person wants done about a word of another theme."""

    deed: LeftOverDeed
    found: LeftOver


class LeftOverCard(ListCard[LeftOver]):
    """Words of other themes with their places; ``asked`` carries a LeftOverAsk."""

    asked = Signal(object)

    def __init__(self, found: Sequence[LeftOver], theme: str) -> None:
        translate = QCoreApplication.translate
        columns: tuple[Column[LeftOver], ...] = (
            Column(heading=translate("LeftOverCard", "Word"), text=lambda each: each.word),
            Column(heading=translate("LeftOverCard", "Where"), text=_place),
            Column(
                heading=translate("LeftOverCard", "In these words"), text=lambda each: each.around
            ),
        )
        deeds = (
            (LeftOverDeed.GO, translate("LeftOverCard", "Go to this text")),
            (LeftOverDeed.REPLACE, translate("LeftOverCard", "Put this audit\u2019s theme there")),
            (LeftOverDeed.KEEP, translate("LeftOverCard", "The word may stay")),
        )
        super().__init__(_words(theme), columns, found, deeds)
        self.acted.connect(self._on_acted)
        self.table.selectionModel().currentRowChanged.connect(self._on_turned)
        self._found = tuple(found)
        self._on_turned()

    @Slot()
    def _on_turned(self) -> None:
        """Offer to replace the theme only where the whole of it stands there."""
        row = max(0, self.table.current_row())
        self.button(LeftOverDeed.REPLACE).setEnabled(bool(self._found[row].phrase))

    @Slot(object, object)
    def _on_acted(self, deed: LeftOverDeed, found: LeftOver) -> None:
        self.asked.emit(LeftOverAsk(deed=deed, found=found))


def _place(found: LeftOver) -> str:
    return left_over_place(found, translated)


def _words(theme: str) -> ListWords[LeftOver]:
    translate = QCoreApplication.translate
    meaning = translate(
        "LeftOverCard",
        "They may have been left from the audit that this one was copied from. The theme of this "
        "one is \u201c{0}\u201d.",
    )
    return ListWords(
        title=translate("LeftOverCard", "Words of another audit\u2019s theme"),
        meaning=meaning.format(theme),
        name=translate("LeftOverCard", "Words of another theme"),
        row=lambda each: translate("LeftOverCard", "{0}, {1}").format(each.word, _place(each)),
        about=lambda each: each.around,
    )
