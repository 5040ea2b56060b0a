"""The library of audit tools: what is asked of a tool or a draft, and what is shown then."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from forms.definition import Tool
from forms.drafting import Draft
from forms.loading import read_tool
from models.profile import Profile
from models.tool_snapshots import ToolDraft
from office import tools
from ui.office.own_names import OwnNames
from ui.office.telling import tell_trouble
from ui.office.tool_page import ToolPage
from ui.office.tools.draft_desk import DraftDesk
from ui.office.tools.draft_work import DraftWork
from ui.office.tools.library_page import LibraryPage, LibraryView, ReadDraft, ReadTool
from ui.office.tools.tool_import import ToolImport
from ui.office.tools.tool_papers import ToolPapers
from ui.office.tools.trial_desk import TrialDesk
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report, Task
from ui.widgets.page import Foot

T = TypeVar("T")
TOOLS = "tools"


class ToolsDesk(QObject):
    """``left`` goes back to the list of audits."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings
        self._own_names = own_names
        self._trial = TrialDesk(surroundings, own_names, self)
        self._trial.left.connect(self._on_come_back)
        self._papers = ToolPapers(surroundings, self)
        self._papers.left.connect(self._on_come_back)
        self._files = ToolImport(surroundings, self)
        self._files.left.connect(self.show)
        self._files.begun.connect(self._on_draft)
        self._files.added.connect(self._on_added)
        self._draft: DraftDesk | None = None
        self._saved_words = ""

    def finish(self) -> bool:
        """Keep what is being written, and let go of the window; tell whether all was kept."""
        self._trial.end()
        kept = self._draft is None or self._draft.finish()
        if kept:
            self._close_draft()
        return kept

    def place(self) -> str:
        """Name the draft that is open, to come back to it; "" where none is."""
        return f"{TOOLS}/{self._draft.work.writer.draft.id}" if self._draft is not None else ""

    def go_back_to(self, draft_id: str) -> None:
        """Open the draft that ``place`` named."""
        self._open_draft(draft_id)

    @Slot()
    def show(self) -> None:
        """Show the library as it is now."""
        self._trial.end()
        if self._draft is not None and not self._draft.finish():
            return  # why it was not saved stands on the page
        self._close_draft()
        profile = self._at.profile
        task = self._run(lambda: _read(profile), essential=False)
        Stay(task, self._at.window).arrived.connect(self._on_read)

    @Slot(object)
    def _on_read(self, view: LibraryView) -> None:
        page = LibraryPage(view)
        page.back_pressed.connect(self.left)
        page.import_asked.connect(self._files.ask)
        page.blank_asked.connect(self._on_blank)
        page.opened.connect(self._on_opened)
        page.tried.connect(self._on_tried)
        page.printed.connect(self._papers.print_blank)
        page.saved.connect(self._papers.save)
        page.compared.connect(partial(self._papers.compare, view))
        page.version_asked.connect(self._on_version)
        page.adapted_asked.connect(self._on_adapted)
        page.draft_opened.connect(self._on_draft)
        page.draft_removed.connect(self._on_removed)
        window = self._at.window
        window.set_steps(())
        window.set_side(())
        window.set_saved("")
        window.set_trail((self.tr("Audit tools"),))
        window.show_page(page)
        words, self._saved_words = self._saved_words, ""
        if words:
            page.show_saved(words)

    # a published version

    @Slot(object)
    def _on_opened(self, read: ReadTool) -> None:
        page = ToolPage(read.tool)
        page.set_foot(Foot(back=self.tr("Back to all tools")))
        page.back_pressed.connect(self.show)
        page.print_asked.connect(partial(self._papers.print_blank, read))
        self._at.window.show_page(page)

    @Slot(object)
    def _on_tried(self, read: ReadTool) -> None:
        self._trial.begin(read.tool)

    @Slot(object)
    def _on_version(self, read: ReadTool) -> None:
        self._begin(partial(tools.new_version, self._at.profile, read.kept.tool))

    @Slot(object)
    def _on_adapted(self, read: ReadTool) -> None:
        self._begin(partial(tools.adapted_tool, self._at.profile, read.kept.tool))

    # drafts

    @Slot()
    def _on_blank(self) -> None:
        self._begin(partial(tools.blank_tool, self._at.profile))

    def _begin(self, begin: Callable[[], ToolDraft]) -> None:
        Stay(self._run(begin), self._at.window).arrived.connect(self._on_draft)

    @Slot(object)
    def _on_draft(self, draft: ToolDraft) -> None:
        self._open_draft(draft.id)

    def _open_draft(self, draft_id: str) -> None:
        profile = self._at.profile

        def read() -> tuple[ToolDraft, Tool | None, frozenset[str]]:
            draft = profile.tools.draft(draft_id)
            kept = {each.sha256: each for each in profile.audits.tools()}
            base = kept.get(draft.based_on or "")
            tool = read_tool(base.definition) if base is not None else None
            return draft, tool, profile.tools.settled()

        task = self._run(read, essential=False)
        Stay(task, self._at.window).arrived.connect(self._on_draft_read)

    @Slot(object)
    def _on_draft_read(self, read: tuple[ToolDraft, Tool | None, frozenset[str]]) -> None:
        draft, base, settled = read
        self._close_draft()
        title = draft.title or self.tr("Tool without a title")
        self._at.window.set_trail((self.tr("Audit tools"), title))
        # Another tool made from this one has answers of its own: nothing to compare them with.
        same = base is not None and Draft(draft.definition).text("id") == base.id
        work = DraftWork(self._at, draft, base if same else None, self)
        self._draft = DraftDesk(self._at, self._own_names, work, settled, self)
        self._draft.left.connect(self.show)
        self._draft.tried.connect(self._on_draft_tried)
        self._draft.compared.connect(self._papers.compare_with)
        self._draft.published.connect(self._on_published)

    @Slot(object)
    def _on_draft_tried(self, tool: Tool) -> None:
        if self._draft is not None:
            self._draft.listen(to_rail=False)
            self._trial.begin(tool)

    @Slot(object)
    def _on_published(self, tool: Tool) -> None:
        words = self.tr("Published: {0}, version {1}. It can be chosen for audits.")
        self._saved_words = words.format(tool.title, tool.version)
        self._close_draft()
        self.show()

    @Slot(object)
    def _on_added(self, tool: Tool) -> None:
        words = self.tr("Added: {0}, version {1}. It can be chosen for audits.")
        self._saved_words = words.format(tool.title, tool.version)
        self.show()

    @Slot(object)
    def _on_removed(self, draft: ToolDraft) -> None:
        title = draft.title or self.tr("Tool without a title")
        if self._at.dialogs.confirm(
            self.tr("Throw this draft away?"),
            self.tr("{0}, draft of version {1}, is gone then. Published versions stay.").format(
                title, draft.version
            ),
            self.tr("Throw it away"),
            self.tr("Keep it"),
        ):
            task = self._run(partial(self._at.profile.tools.remove, draft.id))
            self._saved_words = self.tr("Thrown away: {0}.").format(title)
            Stay(task, self._at.window).arrived.connect(self._on_done)

    @Slot(object)
    def _on_done(self, _result: object) -> None:
        self.show()

    @Slot()
    def _on_come_back(self) -> None:
        """Go back to where the test or the comparison was asked for."""
        if self._draft is not None:
            self._draft.show_again()
        else:
            self.show()

    def _close_draft(self) -> None:
        if self._draft is not None:
            self._draft.listen(to_rail=False)
            self._draft.deleteLater()
            self._draft = None

    def _run(self, work: Callable[[], T], *, essential: bool = True) -> Task[T]:
        def quietly(report: Report) -> T:
            del report
            return work()

        task = self._at.tasks.store(quietly, essential=essential)
        task.failed.connect(self._on_failed)
        return task

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._at, error)


def _read(profile: Profile) -> LibraryView:
    library = profile.tools.library()
    return LibraryView(
        tools=tuple(
            ReadTool(kept=each, tool=read_tool(each.tool.definition)) for each in library.tools
        ),
        drafts=tuple(
            ReadDraft(draft=each, problems=len(Draft(each.definition).problems()))
            for each in library.drafts
        ),
    )
