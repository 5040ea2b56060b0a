"""A list of a draft, such as options or grades: added to, ordered and shortened by buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.drafting import Change, Draft, Entry, Insert, Take, beside, moved
from forms.reading import further
from ui.names.check import NameCheck
from ui.office.boxes import BoxSpec
from ui.office.tools.draft_work import DraftWork
from ui.office.tools.entry_form import EntryForm
from ui.theme import Space
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.flow import FlowLayout
from ui.widgets.text import BlockTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSpec:
    """A list at ``pointer``: what one entry is called ("Option {0}"), its fields, and a new one.

    ``least`` entries stay: the last ones cannot be taken out.
    """

    pointer: str
    one: str
    add: str
    specs: Sequence[BoxSpec]
    begin: Callable[[Draft], Entry]
    least: int = 0


class EntryDeeds(QWidget):
    """Move up, move down and take out, for one entry; each does it at once and can be undone."""

    def __init__(
        self,
        work: DraftWork,
        pointer: str,
        name: str,
        *,
        can_go: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self.pointer = pointer
        self._name = name
        way, _, last = pointer.rpartition("/")
        self._at, self._count = int(last), len(work.draft.entries(way))
        self.up = LinkButton(self.tr("Move up"))
        self.down = LinkButton(self.tr("Move down"))
        self.out = LinkButton(self.tr("Take out"))
        self.up.clicked.connect(partial(self.move_by, -1))
        self.down.clicked.connect(partial(self.move_by, 1))
        self.out.clicked.connect(self.take_out)
        self.row = FlowLayout(self, gap=Space.ROW)
        for button in (self.up, self.down, self.out):
            button.setAccessibleDescription(name)
            self.row.addWidget(button)
        self.up.setEnabled(self._at > 0)
        self.down.setEnabled(self._at + 1 < self._count)
        self.out.setEnabled(can_go)

    def add_deed(self, words: str, deed: Callable[[], object]) -> LinkButton:
        """Add another deed about the entry."""
        button = LinkButton(words)
        button.setAccessibleDescription(self._name)
        button.clicked.connect(deed)
        self.row.addWidget(button)
        return button

    def move_by(self, step: int) -> None:
        """Move the entry; nothing happens at either end of its list."""
        changes = moved(self._work.draft, self.pointer, step)
        words = self.tr("{0} moved").format(self._name)
        if changes:
            self._work.reshape(words, beside(self.pointer, step), *changes)

    def take_out(self) -> None:
        """Take the entry out."""
        words = self.tr("{0} taken out").format(self._name)
        after = self.pointer if self._at + 1 < self._count else beside(self.pointer, -1)
        after = after if self._count > 1 else self.pointer.rpartition("/")[0]
        changes: tuple[Change, ...] = (Take(pointer=self.pointer),)
        self._work.reshape(words, after, *changes)


class ListEditor(QWidget):
    """Every entry with its fields and deeds, and a button to add one at the end."""

    def __init__(
        self, work: DraftWork, spec: ListSpec, names: NameCheck, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._spec = spec
        self.forms: list[EntryForm] = []
        self.deeds: list[EntryDeeds] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.BETWEEN)
        count = len(work.draft.entries(spec.pointer))
        for at in range(count):
            here = further(spec.pointer, str(at))
            name = spec.one.format(at + 1)
            column.addWidget(BlockTitle(name))
            form = EntryForm(work, here, spec.specs, names, of=name, parent=self)
            column.addWidget(form)
            deeds = EntryDeeds(work, here, name, can_go=count > spec.least, parent=self)
            column.addWidget(deeds)
            self.forms.append(form)
            self.deeds.append(deeds)
        self.add = PlainButton(spec.add)
        self.add.clicked.connect(self._on_add)
        column.addWidget(self.add)

    def _on_add(self) -> None:
        spec, draft = self._spec, self._work.draft
        end = further(spec.pointer, str(len(draft.entries(spec.pointer))))
        name = spec.one.format(len(draft.entries(spec.pointer)) + 1)
        words = QCoreApplication.translate("ListEditor", "{0} added").format(name)
        self._work.reshape(words, end, Insert(pointer=end, entry=spec.begin(draft)))
