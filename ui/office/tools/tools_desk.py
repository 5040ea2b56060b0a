"""The library of audit tools: what is asked of a tool, and what is shown then."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from forms.definition import Tool
from forms.drafting import Draft
from forms.loading import read_tool
from models.profile import Profile
from office.tools import adapted_tool, blank_tool, new_version
from ui.office.own_names import OwnNames
from ui.office.store_desk import StoreDesk
from ui.office.tool_page import ToolPage
from ui.office.tools.drafts_desk import DraftsDesk
from ui.office.tools.library_page import LibraryPage, LibraryView, ReadDraft, ReadTool
from ui.office.tools.tool_import import ToolImport
from ui.office.tools.tool_papers import ToolPapers
from ui.office.tools.trial_desk import TrialDesk
from ui.surroundings import Surroundings
from ui.widgets.page import Foot

TOOLS = "tools"


class ToolsDesk(StoreDesk):
    """``left`` goes back to the list of audits."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._saved_words = ""
        self._trial = TrialDesk(surroundings, own_names, self)
        self._trial.left.connect(self._on_come_back)
        self._papers = ToolPapers(surroundings, self)
        self._papers.left.connect(self._on_come_back)
        self._files = ToolImport(surroundings, self)
        self._drafts = DraftsDesk(surroundings, own_names, self)
        self._drafts.left.connect(self.show)
        self._drafts.done.connect(self._on_done)
        self._drafts.tried.connect(self._trial.begin)
        self._drafts.printed.connect(self._papers.print_blank)
        self._drafts.compared.connect(self._papers.compare_with)
        self._files.left.connect(self.show)
        self._files.begun.connect(self._drafts.open_draft)
        self._files.added.connect(self._on_added)

    def finish(self) -> bool:
        """Keep what is being written and let go of the window; tell whether all was kept."""
        self._trial.end()
        return self._drafts.finish()

    def place(self) -> str:
        """Name the draft that is open, to come back to it; "" where none is."""
        draft_id = self._drafts.open_id()
        return f"{TOOLS}/{draft_id}" if draft_id else ""

    def go_back_to(self, draft_id: str) -> None:
        """Open the draft that ``place`` named."""
        self._drafts.open(draft_id)

    @Slot()
    def show(self) -> None:
        """Show the library as it is now."""
        if not self.finish():
            return
        profile = self._at.profile
        self._show_after(self._run(lambda: _read(profile), essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, view: LibraryView) -> None:
        page = LibraryPage(view)
        page.back_pressed.connect(self.left)
        page.import_asked.connect(self._files.ask)
        page.blank_asked.connect(self._on_blank)
        page.opened.connect(self._on_opened)
        page.tried.connect(self._trial.begin)
        page.printed.connect(self._papers.print_blank)
        page.saved.connect(self._papers.save)
        page.compared.connect(partial(self._papers.compare, view))
        page.version_asked.connect(self._on_version)
        page.adapted_asked.connect(self._on_adapted)
        page.draft_opened.connect(self._drafts.open_draft)
        page.draft_removed.connect(self._drafts.remove)
        window = self._at.window
        window.set_steps(())
        window.set_side(())
        window.set_saved("")
        window.set_trail((self.tr("Audit tools"),))
        window.show_page(page)
        words, self._saved_words = self._saved_words, ""
        if words:
            page.show_saved(words)

    @Slot(object)
    def _on_opened(self, tool: Tool) -> None:
        page = ToolPage(tool)
        page.set_foot(Foot(back=self.tr("Back to all tools")))
        page.back_pressed.connect(self.show)
        page.print_asked.connect(partial(self._papers.print_blank, tool))
        self._at.window.show_page(page)

    @Slot(object)
    def _on_version(self, read: ReadTool) -> None:
        self._drafts.begin(partial(new_version, self._at.profile, read.kept.tool))

    @Slot(object)
    def _on_adapted(self, read: ReadTool) -> None:
        self._drafts.begin(partial(adapted_tool, self._at.profile, read.kept.tool))

    @Slot()
    def _on_blank(self) -> None:
        self._drafts.begin(partial(blank_tool, self._at.profile))

    @Slot(object)
    def _on_added(self, tool: Tool) -> None:
        words = self.tr("Added: {0}, version {1}. It can be chosen for audits.")
        self._on_done(words.format(tool.title, tool.version))

    @Slot(object)
    def _on_done(self, words: str) -> None:
        self._saved_words = words
        self.show()

    @Slot()
    def _on_come_back(self) -> None:
        """Go back to where a test, a print or a comparison was asked for."""
        if not self._drafts.come_back():
            self.show()


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
