"""Connects a page of questions to the work on the form, and to what stands beside it."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QShortcut

from models.auditor_snapshots import Mark, MarkKind
from ui.auditor.form_marks import YES, section_said
from ui.auditor.form_pages import FormPages
from ui.auditor.form_work import FormWork
from ui.auditor.guidance import side_blocks
from ui.auditor.question_page import QuestionPage
from ui.shortcuts import Shortcuts
from ui.window import MainWindow


class QuestionDesk(QObject):
    """Makes the pages of questions.

    ``done`` is sent when the person may go on, ``home_wanted`` when they will come back later;
    ``query_wanted`` carries the place of the answer to a query of the office.
    """

    done = Signal()
    home_wanted = Signal()
    query_wanted = Signal(str)

    def __init__(
        self, window: MainWindow, work: FormWork, pages: FormPages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._work = work
        self._pages = pages

    def page(self, code: str) -> QuestionPage:
        """Make the page with this code; everything on it reaches the work."""
        tool = self._work.filling.tool
        form_page = next(page for page in tool.pages if page.code == code)
        page = self._pages.questions(form_page)
        page.edited.connect(self._work.put_text)
        page.left.connect(self._work.leave_field)
        page.entered.connect(self._on_entered)
        page.section_said.connect(partial(self._on_section_said, code))
        page.flagged.connect(self._on_flagged)
        QShortcut(Shortcuts.FLAG.sequence, page).activated.connect(page.flag_here)
        page.later_wanted.connect(self.home_wanted)
        page.query_wanted.connect(self.query_wanted)
        page.primary_pressed.connect(self._on_continue)
        return page

    def _on_section_said(self, code: str, said: str) -> None:
        if said:
            self._work.put_mark(Mark(kind=MarkKind.DONE, key=code, value=said))
        else:
            self._work.remove_mark(MarkKind.DONE, code)

    @Slot(str, bool)
    def _on_flagged(self, code: str, flagged: bool) -> None:  # noqa: FBT001
        if flagged:
            self._work.put_mark(Mark(kind=MarkKind.LATER, key=code))
        else:
            self._work.remove_mark(MarkKind.LATER, code)

    @Slot(str)
    def _on_entered(self, code: str) -> None:
        page = self._window.page()
        if isinstance(page, QuestionPage):
            blocks = side_blocks(page.form_page, self._work.filling, code)
            if blocks != self._window.side.blocks():
                # Only the blocks change: whether the panel is open is the person's choice.
                self._window.side.set_blocks(blocks)

    @Slot()
    def _on_continue(self) -> None:
        """Go on, unless a section that is said to be completed has gaps: those are listed."""
        page = self._window.page()
        if not isinstance(page, QuestionPage):
            return
        said = section_said(self._work.marks, page.form_page.code)
        gaps = self._work.filling.gaps(page.form_page) if said == YES else ()
        page.show_gaps(gaps)
        if not gaps:
            self.done.emit()
