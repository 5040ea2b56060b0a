"""From a file of queries to the cases that they are about, with a look at them in between."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from export.errors import FileFault, FileRejected
from export.file_reading import read_file
from export.query_file import OpenedQueries, open_queries
from forms.definition import Tool
from models.snapshots import OpenedPack
from ui.auditor.opened import tool_of
from ui.auditor.query_review_page import QueryLine, QueryReviewPage
from ui.auditor.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """Queries that are proved, and the tool of their pack."""

    queries: OpenedQueries
    tool: Tool


class QueryDesk(QObject):
    """Opens one file at a time; ``kept`` is sent once the queries are with their cases."""

    kept = Signal()
    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings

    @Slot()
    def ask(self) -> None:
        """Have a file chosen and open it."""
        paths = self._around.dialogs.ask_open_files(
            self.tr("Choose the file of queries"), (self.tr("Queries (*.auditquery)"),)
        )
        if paths:
            self.show(paths[0])

    def show(self, path: Path) -> None:
        """Open a file and show what the office asks."""
        profile = self._around.profile

        def work(_report: Report) -> _Opened:
            raw = read_file(path)
            packs = profile.forms.packs()
            tools = {each.id: tool_of(each) for each in packs}
            opened = open_queries(
                raw,
                packs,
                {each.id: {form.uin for form in profile.forms.forms(each.id)} for each in packs},
                {each.id: {field.path for field in tools[each.id].fields} for each in packs},
            )
            here = profile.asked.of_pack(opened.pack.id)
            known = {query.id for queries in here.values() for query in queries}
            if all(each.id in known for each in opened.queries):
                raise FileRejected(FileFault.QUERY_KNOWN)
            return _Opened(queries=opened, tool=tools[opened.pack.id])

        task = self._around.tasks.store(work)
        Stay(task, self._around.window).arrived.connect(self._on_opened)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_opened(self, opened: _Opened) -> None:
        queries = opened.queries
        page = QueryReviewPage(
            self._facts(queries.pack, queries.number),
            [
                QueryLine(uin=each.uin, question=_words(opened.tool, each.path), text=each.text)
                for each in queries.queries
            ],
        )
        page.primary_pressed.connect(partial(self._on_keep, queries))
        page.back_pressed.connect(self.left)
        self._around.window.set_trail((self.tr("Queries from the office"),))
        self._around.window.show_page(page)

    def _facts(self, pack: OpenedPack, number: int) -> list[tuple[str, str]]:
        facts = [
            (self.tr("Audit"), pack.audit_title),
            (self.tr("Agency"), pack.agency_name),
            (self.tr("File"), str(number)),
            (self.tr("Contact"), pack.contact),
        ]
        return [(label, value) for label, value in facts if value]

    def _on_keep(self, opened: OpenedQueries) -> None:
        profile = self._around.profile

        def keep(_report: Report) -> None:
            profile.asked.add(opened.pack.id, opened.queries)

        task = self._around.tasks.store(keep, essential=True)
        Stay(task, self._around.window).arrived.connect(self._on_kept)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_kept(self, _nothing: object) -> None:
        self.kept.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)


def _words(tool: Tool, path: str) -> str:
    for question in tool.questions:
        if path in {field.path for field in question.fields}:
            return " ".join(filter(None, (question.number, question.text)))
    return ""
