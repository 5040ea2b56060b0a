"""Connects the page of the office's queries to the work on the form."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from models.auditor_snapshots import AskedQuery, Mark, MarkKind
from ui.auditor.form_work import FormWork
from ui.auditor.queries_page import QueriesPage, QueryView
from ui.auditor.returning import REASON_KEY
from ui.names.check import NameCheck


class QueryStep(QObject):
    """Makes the page; ``done`` is sent when the person may go on, ``place_wanted`` has a path."""

    done = Signal()
    place_wanted = Signal(str)

    def __init__(self, work: FormWork, names: NameCheck, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._names = names

    def page(self) -> QueriesPage:
        """Make the page as the queries and the answers are now."""
        page = QueriesPage([self._view(each) for each in self._work.replies.queries], self._names)
        page.replied.connect(self._on_replied)
        page.place_wanted.connect(self.place_wanted)
        page.primary_pressed.connect(partial(self._on_continue, page))
        return page

    def _view(self, query: AskedQuery) -> QueryView:
        filling = self._work.filling
        if not query.path:
            return QueryView(query=query, question="", answer="")
        question = filling.question_at(query.path)
        value = filling.value(query.path)
        answer = "" if value is None else filling.field(query.path).kind.render(value)
        named = " ".join(filter(None, (question.number, question.text)))
        return QueryView(query=query, question=named, answer=answer)

    @Slot(str, str)
    def _on_replied(self, query_id: str, text: str) -> None:
        """Take the answer; a returned case is open again with it, and says why by itself."""
        if text == self._work.replies.text(query_id):
            return
        self._work.replies.put(query_id, text)
        told = any(mark.kind is MarkKind.REOPENED for mark in self._work.marks)
        if not told:
            words = self.tr("Answers to queries of the office")
            self._work.put_mark(Mark(kind=MarkKind.REOPENED, key=REASON_KEY, value=words))

    def _on_continue(self, page: QueriesPage) -> None:
        self._work.leave_field()
        if not page.show_faults():
            self.done.emit()
