"""The start of one form: how far it is, its tasks, and the notes of guidance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Foot, Page
from ui.widgets.rail import Step
from ui.widgets.task_row import TaskRow
from ui.widgets.text import PlainLabel, QuestionTitle, QuietLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskListView:
    """What the page shows; ``facts`` are label and value pairs from the pack and the profile.

    ``before`` and ``after`` are the forms of the cases beside this one, "" where there is none.
    What ``is_keyed`` in at the office can be printed once it counts, and not before.
    """

    tool_title: str
    facts: tuple[tuple[str, str], ...]
    progress: str
    tasks: Sequence[Step]
    guidance: tuple[str, ...]
    before: str = ""
    after: str = ""
    is_keyed: bool = False


class TaskListPage(Page):
    """``task_chosen`` carries the key of a step; the whole row opens it.

    ``sibling_wanted`` carries the form of a case beside this one.
    """

    task_chosen = Signal(str)
    sibling_wanted = Signal(str)
    print_wanted = Signal()
    blank_wanted = Signal()

    def __init__(self, view: TaskListView, parent: QWidget | None = None) -> None:
        super().__init__("", view.tool_title, parent=parent)
        self.heading.setText(self.tr("About this form"))
        self.setAccessibleName(self.heading.text())
        self._facts(view)
        self._tasks(view)
        self._guidance(view)
        self._deeds(view)
        back = self.tr("Back to keyed-in returns") if view.is_keyed else self.tr("Home")
        self.set_foot(Foot(primary=self.tr("Continue"), back=back, progress=view.progress))

    def row(self, key: str) -> TaskRow:
        """Return the row of a task; KeyError when there is none."""
        return self._rows[key]

    def _facts(self, view: TaskListView) -> None:
        card = Card()
        card.add(FactList(view.facts))
        self.add(card)

    def _tasks(self, view: TaskListView) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("Tasks")))
        card.add(QuietLabel(self.tr("In any order. Everything you type is saved as you go.")))
        self._rows: dict[str, TaskRow] = {}
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for step in view.tasks:
            row = TaskRow(step)
            row.clicked.connect(partial(self._choose, step.key))
            self._rows[step.key] = row
            rows.addWidget(row)
        card.add(rows)
        self.add(card)

    def _guidance(self, view: TaskListView) -> None:
        if not view.guidance:
            return
        card = Card()
        card.add(QuestionTitle(self.tr("Before you start")))
        for paragraph in view.guidance:
            card.add(PlainLabel(paragraph))
        self.add(card)

    def _deeds(self, view: TaskListView) -> None:
        deeds: list[tuple[str, Callable[[], object]]] = []
        if not view.is_keyed:
            deeds = [
                (self.tr("Preview and print this form"), self.print_wanted.emit),
                (self.tr("Preview and print a blank form"), self.blank_wanted.emit),
            ]
        if view.before:
            deeds.append((self.tr("Previous case"), partial(self.sibling_wanted.emit, view.before)))
        if view.after:
            deeds.append((self.tr("Next case"), partial(self.sibling_wanted.emit, view.after)))
        buttons = FlowLayout()
        for words, deed in deeds:
            button = PlainButton(words)
            button.clicked.connect(deed)
            buttons.addWidget(button)
        self.add(buttons)

    def _choose(self, key: str) -> None:
        self.task_chosen.emit(key)
