"""Adding an audit tool from a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance, Slot

from forms.errors import ToolRejected
from forms.mending import can_be_draft
from models.profile import Profile
from office.errors import OfficeFault, OfficeRejected
from office.form_words import tool_line
from office.messages import message
from office.tools import add_tool, draft_from_file, draft_with_mistakes
from ui.office.store_desk import StoreDesk, T
from ui.office.tool_problems_page import ToolProblemsPage
from ui.surroundings import translated
from ui.tasks import Report


class ToolImport(StoreDesk):
    """Asks for a definition, keeps it, or shows all that is wrong with it; ``left`` goes back.

    ``added`` carries the Tool. A file that changes a published version is refused, and may become
    a draft of the next one: ``begun`` carries the ToolDraft.
    """

    added = Signal(object)
    begun = Signal(object)
    left = Signal()

    @Slot()
    def ask(self) -> None:
        """Ask for the file and take it in."""
        kinds = (self.tr("Audit tools (*.json)"),)
        files = self._at.dialogs.ask_open_files(self.tr("Add a tool from a file"), kinds)
        if not files:
            return
        self._try(add_tool, Path(files[0]), self.added)

    def _try(self, take: Callable[[Profile, Path], T], path: Path, taken: SignalInstance) -> None:
        profile = self._at.profile

        def work(report: Report) -> T:
            del report
            return take(profile, path)

        task = self._at.tasks.store(work, essential=True)
        task.failed.connect(partial(self._on_refused, path))
        self._show_after(task, taken.emit)

    def _on_refused(self, path: Path, error: Exception) -> None:
        if isinstance(error, ToolRejected):
            lines = [tool_line(each, translated) for each in error.problems]
            page = ToolProblemsPage(lines, can_be_draft=can_be_draft(error.problems))
            page.back_pressed.connect(self.left)
            page.draft_asked.connect(partial(self._try, draft_with_mistakes, path, self.begun))
            self._at.window.show_page(page)
        elif isinstance(error, OfficeRejected) and error.fault is OfficeFault.TOOL_CHANGED:
            self._offer(path, error)
        else:
            self._on_failed(error)

    def _offer(self, path: Path, error: OfficeRejected) -> None:
        said = message(error.code, error.facts, translated)
        offer = self.tr("The file can become a draft of the next version.")
        if not self._at.dialogs.confirm(
            said.title,
            self.tr("{0} {1}").format(said.meaning, offer),
            self.tr("Make it a new version"),
            self.tr("Leave it"),
        ):
            return
        self._try(draft_from_file, path, self.begun)
