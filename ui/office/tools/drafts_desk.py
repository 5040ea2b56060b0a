"""Drafts of audit tools: begun, opened one at a time, thrown away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from forms.definition import Tool
from forms.drafting import Draft
from forms.loading import read_tool
from models.profile import Profile
from models.tool_snapshots import ToolDraft
from ui.office.own_names import OwnNames
from ui.office.store_desk import StoreDesk
from ui.office.tools.draft_desk import DraftDesk
from ui.office.tools.draft_work import DraftWork
from ui.surroundings import Surroundings

_Read = tuple[ToolDraft, Tool | None, frozenset[str]]


class DraftsDesk(StoreDesk):
    """``left`` goes back to the library, ``done`` too, with words about what was done.

    ``tried``, ``printed`` and ``compared`` are those of the draft that is open.
    """

    left = Signal()
    done = Signal(object)
    tried = Signal(object)
    printed = Signal(object)
    compared = Signal(object, object)

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._desk: DraftDesk | None = None

    def finish(self) -> bool:
        """Keep what is being written and let go of the window; tell whether all was kept.

        Where it was not, why stands on the page.
        """
        if self._desk is not None:
            if not self._desk.finish():
                return False
            self._close()
        return True

    def open_id(self) -> str:
        """Name the draft that is open, "" where none is."""
        return self._desk.work.writer.draft.id if self._desk is not None else ""

    def come_back(self) -> bool:
        """Show the draft that is open again; tell whether one is."""
        if self._desk is not None:
            self._desk.show_again()
        return self._desk is not None

    def begin(self, begin: Callable[[], ToolDraft]) -> None:
        """Have a draft made, and open it."""
        self._show_after(self._run(begin), self.open_draft)

    @Slot(object)
    def open_draft(self, draft: ToolDraft) -> None:
        """Open a draft as it was saved last."""
        self.open(draft.id)

    def open(self, draft_id: str) -> None:
        """Open the draft of this id."""
        profile = self._at.profile
        task = self._run(lambda: _read(profile, draft_id), essential=False)
        self._show_after(task, self._on_read)

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        draft, base, settled = read
        self._close()
        work = DraftWork(self._at, draft, base, self)
        desk = self._desk = DraftDesk(self._at, self._own_names, work, settled, self)
        desk.left.connect(self.left)
        desk.tried.connect(self._on_tried)
        desk.compared.connect(self.compared)
        desk.printed.connect(self.printed)
        desk.published.connect(self._on_published)

    @Slot(object)
    def _on_tried(self, tool: Tool) -> None:
        if self._desk is not None:
            self._desk.listen(to_rail=False)
            self.tried.emit(tool)

    @Slot(object)
    def _on_published(self, tool: Tool) -> None:
        self._close()
        words = self.tr("Published: {0}, version {1}. It can be chosen for audits.")
        self.done.emit(words.format(tool.title, tool.version))

    @Slot(object)
    def remove(self, draft: ToolDraft) -> None:
        """Throw a draft away once the person has said so twice."""
        title = draft.title or self.tr("Tool without a title")
        about = self.tr("{0}, draft of version {1}, is gone then. Published versions stay.")
        if not self._at.dialogs.confirm(
            self.tr("Throw this draft away?"),
            about.format(title, draft.version),
            self.tr("Throw it away"),
            self.tr("Keep it"),
        ):
            return
        tools, words = self._at.profile.tools, self.tr("Thrown away: {0}.").format(title)

        task = self._run(lambda: tools.remove(draft.id))
        self._show_after(task, lambda _gone: self.done.emit(words))

    def _close(self) -> None:
        if self._desk is not None:
            self._desk.listen(to_rail=False)
            self._desk.deleteLater()
            self._desk = None


def _read(profile: Profile, draft_id: str) -> _Read:
    """Read a draft, the version to compare it with, and what may stay in the words of tools.

    Another tool made from a version has answers of its own, and nothing to compare them with.
    """
    draft = profile.tools.draft(draft_id)
    based = (each for each in profile.audits.tools() if each.sha256 == draft.based_on)
    kept = next(based, None)
    same = kept is not None and Draft(draft.definition).text("id") == kept.tool_id
    base = read_tool(kept.definition) if kept is not None and same else None
    return draft, base, profile.tools.settled()
