"""What leaves the library of tools: blank forms, definitions as files, and what differs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from export.safe_write import save_file
from forms.definition import Tool
from office.tool_comparison import Comparison, comparison_csv, comparison_pdf
from office.tools import blank_tool_pdf, tool_file_name
from ui.office.store_desk import StoreDesk
from ui.office.tools.library_page import LibraryPage, LibraryView, ReadTool
from ui.office.tools.versions_page import VersionsPage
from ui.tasks import Report


class ToolPapers(StoreDesk):
    """``left`` goes back to where a print or a comparison was asked for."""

    left = Signal()

    @Slot(object)
    def print_blank(self, tool: Tool) -> None:
        """Show the blank form of a tool as it is printed."""
        draw = partial(blank_tool_pdf, tool, self._at.now().astimezone())
        name = tool_file_name(tool, ".pdf")
        self._show_pdf(draw, self.tr("Blank form"), name, self.left.emit)

    @Slot(object)
    def save(self, read: ReadTool) -> None:
        """Save a definition byte for byte as it is published."""
        title, kinds = self.tr("Save the tool"), self.tr("Audit tools (*.json)")
        name, definition = tool_file_name(read.tool, ".json"), read.kept.tool.definition
        self._save(title, name, kinds, lambda: definition)

    def compare(self, view: LibraryView, read: ReadTool) -> None:
        """Show what differs between a version and the one before it."""
        same = [each.tool for each in view.tools if each.tool.id == read.tool.id]
        at = max(1, same.index(read.tool))
        self._compare(same, same[at - 1], same[at], self.tr("Back to all tools"))

    @Slot(object, object)
    def compare_with(self, base: Tool, draft: Tool) -> None:
        """Show what differs between a draft and the version that it began as."""
        self._compare([base, draft], base, draft, self.tr("Back to the draft"))

    def _compare(self, same: list[Tool], before: Tool, after: Tool, back: str) -> None:
        page = VersionsPage(same, before, after, back)
        page.back_pressed.connect(self.left)
        page.print_asked.connect(partial(self._on_print, page))
        page.table_asked.connect(self._on_table)
        self._at.window.show_page(page)

    def _on_print(self, page: VersionsPage, found: Comparison) -> None:
        now = self._at.now().astimezone()
        draw = partial(comparison_pdf, found, now)
        name = tool_file_name(found.after, ".pdf")
        self._show_pdf(draw, page.title(), name, self.left.emit)

    @Slot(object)
    def _on_table(self, found: Comparison) -> None:
        title, kinds = self.tr("Save as a table"), self.tr("Tables (*.csv)")
        name = tool_file_name(found.after, ".csv")
        self._save(title, name, kinds, partial(comparison_csv, found))

    def _save(self, title: str, name: str, kinds: str, make: Callable[[], bytes]) -> None:
        path = self._at.dialogs.ask_save_file(title, Path(name), (kinds,))
        if path is None:
            return

        def work(report: Report) -> Path:
            del report
            # The dialog has asked whether a file that is there may be replaced.
            save_file(path, make(), replace=True)
            return path

        task = self._at.tasks.pure(work)
        task.failed.connect(self._on_failed)
        self._show_after(task, self._on_saved)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        page = self._at.window.page()
        if isinstance(page, LibraryPage | VersionsPage):
            page.show_saved(self.tr("Saved: {0}").format(path))
