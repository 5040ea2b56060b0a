"""A draft while somebody writes it: every change kept soon, judged soon, and shape taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from forms.blanks import code_at, codes_before
from forms.comparing import ToolChanges, compare
from forms.definition import Tool
from forms.drafting import Change, Draft, Put, walk
from forms.errors import ToolProblem, ToolRejected
from models.errors import ModelError, ModelFault
from models.tool_snapshots import ToolDraft
from models.tool_store import ToolStore
from ui.auditor.autosave import Autosave, SaveState
from ui.surroundings import Surroundings

JUDGE_MS = 300
KEY = "draft"


class Standing(Enum):
    """How the answers to a question compare with those of the version that the draft began as."""

    NO_BASE = auto()
    UNREAD = auto()
    NEW = auto()
    SAME = auto()
    REWORDED = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Snapshot:
    """What one saving takes to the store's thread."""

    definition: bytes
    title: str
    version: str


class DraftWriter:
    """Saves a draft on the store's thread and counts its savings; ``draft`` is as last saved.

    Where somebody else saved, published or threw away the same draft meanwhile, what is typed here
    goes on as a draft of its own, so that neither loses a word; ``parted`` says so then.
    """

    def __init__(self, store: ToolStore, draft: ToolDraft) -> None:
        self._store = store
        self.draft = draft
        self.parted = False

    def __call__(self, batch: Mapping[str, object]) -> datetime:
        """Save the latest state; raise what the store raises."""
        found = batch[KEY]
        if isinstance(found, _Snapshot):
            self.draft = self._save(found)
        return self.draft.changed_at

    def _save(self, found: _Snapshot) -> ToolDraft:
        title, version = found.title, found.version
        try:
            return self._store.save(
                self.draft.id,
                found.definition,
                title=title,
                version=version,
                edit=self.draft.edit,
            )
        except ModelError as error:
            if error.fault not in {ModelFault.EDIT_CONFLICT, ModelFault.NOT_FOUND}:
                raise
        self.parted = True
        return self._store.begin(
            found.definition, title=title, version=version, based_on=self.draft.based_on
        )


class DraftWork(QObject):
    """Takes every change of one draft and belongs to the window's thread.

    ``reshaped`` carries the pointer to show after entries came, went, moved or changed their kind;
    ``judged`` is sent once the problems are worked out anew, ``parted`` once when the draft goes on
    beside one that somebody else changed.
    """

    reshaped = Signal(str)
    judged = Signal()
    parted = Signal()

    def __init__(
        self, surroundings: Surroundings, kept: ToolDraft, base: Tool | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.writer = DraftWriter(surroundings.profile.tools, kept)
        self.draft = Draft(kept.definition)
        self.base = base
        self.autosave = Autosave(self.writer, surroundings.tasks, self)
        self.autosave.changed.connect(self._on_saved)
        self._has_parted = False
        self.problems: tuple[ToolProblem, ...] = ()
        self.tool: Tool | None = None
        self._changes: ToolChanges | None = None
        self._undo: list[tuple[str, str, tuple[Change, ...]]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JUDGE_MS)
        self._timer.timeout.connect(self._on_pause)
        self._judge()

    def kept_codes(self) -> frozenset[str]:
        """Give the codes that earlier answers stand under: no new question may take one."""
        return frozenset(each.code for each in self.base.questions) if self.base else frozenset()

    def kept_options(self, pointer: str) -> frozenset[str]:
        """Give the codes of options that earlier answers to the list at a pointer stand under."""
        return codes_before(self.base, self.draft, pointer)

    def put(self, pointer: str, value: object) -> None:
        """Take what was typed or chosen for a field; None takes the field away."""
        self.draft.apply(Put(pointer=pointer, value=value))
        self._note_change()

    def reshape(self, words: str, pointer: str, *changes: Change) -> None:
        """Make changes of shape that ``undo`` takes back; ``words`` say what was done."""
        if changes:
            back = self.draft.apply(*changes)
            self._undo.append((words, pointer, back))
            self._note_change()
            self.reshaped.emit(pointer)

    def undo_words(self) -> str:
        """Say what ``undo`` would take back, "" where nothing."""
        return self._undo[-1][0] if self._undo else ""

    def undo(self) -> None:
        """Take the last change of shape back; what was typed since stays."""
        _words, pointer, back = self._undo.pop()
        self.draft.apply(*back)
        self._note_change()
        self.reshaped.emit(pointer)

    def problems_under(self, *pointers: str) -> tuple[ToolProblem, ...]:
        """Give the problems at these pointers and below them."""
        return tuple(
            each
            for each in self.problems
            if any(
                each.place.pointer == pointer or each.place.pointer.startswith(f"{pointer}/")
                for pointer in pointers
            )
        )

    def standing(self, pointer: str) -> Standing:
        """Say how the question at a pointer compares with the version before."""
        if self.base is None:
            return Standing.NO_BASE
        code = code_at(self.draft, pointer)
        if code not in self.kept_codes():
            return Standing.NEW
        if self._changes is None:
            return Standing.UNREAD
        if code in {each.code for each in self._changes.changed}:
            return Standing.OTHER
        reworded = {each.code for each in self._changes.reworded}
        return Standing.REWORDED if code in reworded else Standing.SAME

    def pointers(self) -> tuple[str, ...]:
        """Give the pointers of all questions and follow-ups, in reading order."""
        return tuple(here for here, _, _ in walk(self.draft))

    def finish(self) -> bool:
        """Keep everything now, and tell whether it was kept."""
        if self._timer.isActive():
            self._on_pause()
        return self.autosave.finish()

    @Slot()
    def settle(self) -> None:
        """Judge what was typed a moment ago now, and begin to keep it."""
        if self._timer.isActive():
            self._on_pause()
        self.autosave.flush()

    def _note_change(self) -> None:
        # Started anew by every key it would never run out while somebody types on.
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_pause(self) -> None:
        self._timer.stop()
        self._judge()
        draft = self.draft
        self.autosave.put(
            KEY,
            _Snapshot(
                definition=draft.written(),
                title=draft.text("title"),
                version=draft.text("version"),
            ),
        )

    @Slot(object)
    def _on_saved(self, _state: SaveState) -> None:
        if self.writer.parted and not self._has_parted:
            self._has_parted = True
            self.parted.emit()

    def _judge(self) -> None:
        try:
            self.tool, self.problems = self.draft.tool(), ()
        except ToolRejected as rejected:
            self.tool, self.problems = None, rejected.problems
        if self.tool is not None and self.base is not None:
            self._changes = compare(self.base, self.tool)
        elif self.base is not None:
            self._changes = None
        self.judged.emit()
