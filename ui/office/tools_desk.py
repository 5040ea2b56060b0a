"""Adding an audit tool from a file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from forms.definition import Tool
from forms.errors import ToolRejected
from office.messages import tool_line
from office.tools import add_tool
from ui.office.telling import tell_trouble
from ui.office.tool_problems_page import ToolProblemsPage
from ui.surroundings import Surroundings, translated
from ui.tasks import Report


class ToolsDesk(QObject):
    """Asks for a definition, keeps it, or shows all that is wrong with it; ``left`` goes back."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._at = surroundings

    @Slot()
    def ask(self) -> None:
        """Ask for the file and take it in."""
        files = self._at.dialogs.ask_open_files(
            self.tr("Add an audit tool"), (self.tr("Audit tools (*.json)"),)
        )
        if not files:
            return
        profile, path = self._at.profile, Path(files[0])

        def work(report: Report) -> Tool:
            del report
            return add_tool(profile, path)

        task = self._at.tasks.store(work, essential=True)
        task.succeeded.connect(self._on_added)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_added(self, tool: Tool) -> None:
        self._at.dialogs.tell(
            self.tr("Added"),
            self.tr("{0}, version {1}, can be chosen for a new audit.").format(
                tool.title, tool.version
            ),
        )

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ToolRejected):
            tell_trouble(self._at, error)
            return
        page = ToolProblemsPage([tool_line(each, translated) for each in error.problems])
        page.back_pressed.connect(self.left)
        self._at.window.show_page(page)
