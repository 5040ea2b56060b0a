"""What stands above the details of an audit: its sections, and words left from another theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.particulars import Particulars
from office.new_audit import LeftOver
from ui.office.list_card import ListCard, ListWords
from ui.office.particulars.sections import filled, sections
from ui.office.wording import left_over_place
from ui.surroundings import translated
from ui.tables.model import Column
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.rail import Step
from ui.widgets.task_row import TaskRow
from ui.widgets.text import QuestionTitle, QuietLabel

TEXTS_ROW = "texts"


class SectionsCard(Card):
    """A row for each section with how much of it is filled in; ``chosen`` carries its key."""

    chosen = Signal(str)

    def __init__(self, own: Particulars, newer: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, TaskRow] = {}
        self.add(QuestionTitle(self.tr("More about this audit")))
        self.add(QuietLabel(self.tr("All of it may stay blank; reports are made from it.")))
        column = QVBoxLayout()
        column.setSpacing(0)
        for step in self._steps(own, newer):
            row = TaskRow(step)
            row.clicked.connect(partial(self.chosen.emit, step.key))
            self.rows[step.key] = row
            column.addWidget(row)
        self.add(column)

    def _steps(self, own: Particulars, newer: int) -> list[Step]:
        steps: list[Step] = []
        for each in sections():
            done, boxes = filled(each, own), len(each.boxes)
            words = self.tr("{0} of {1} filled in").format(done, boxes)
            state = words if done else self.tr("Nothing yet")
            steps.append(Step(key=each.key, title=each.title, state=state))
        count = self.tr("Texts: {0}").format(len(own.texts))
        state = count if own.texts else self.tr("Nothing yet")
        if newer:
            state = self.tr("{0}, newer editions: {1}").format(count, newer)
        tone = Tone.ATTENTION if newer else Tone.PLAIN
        title = self.tr("Law, definitions, links and helplines")
        return [*steps, Step(key=TEXTS_ROW, title=title, state=state, tone=tone)]


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
        row=lambda each: f"{each.word}, {_place(each)}",
        about=lambda each: each.around,
    )
