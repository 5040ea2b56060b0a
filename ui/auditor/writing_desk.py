"""Help with writing on a page of questions: the tools of the box that has the focus."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from export.name_gate import SCOPE_REASON
from forms.definition import Question, Tool
from forms.kinds import Grade
from ui.auditor.answer_box import AnswerBox, text_boxes
from ui.auditor.box_tools import BoxTools
from ui.auditor.form_work import FormWork
from ui.auditor.inserting import editor_of, insert_role_word, insert_starter, text_around
from ui.auditor.shelf_desk import ShelfDesk
from ui.fields.writing import TextField
from ui.names.check import NameCheck
from ui.names.role_words import offered
from ui.shortcuts import Shortcuts
from ui.surroundings import Surroundings
from ui.widgets.hint import hint
from ui.widgets.inputs import GrowingText
from ui.widgets.page import Page
from ui.widgets.text import literal

TOOLS = (Shortcuts.STARTER, Shortcuts.COPY_ANSWER, Shortcuts.ROLE_WORD, Shortcuts.EARLIER)


class WritingDesk(QObject):
    """Belongs to one open form; ``watch`` is called for each page shown that has boxes of text."""

    def __init__(
        self, surroundings: Surroundings, work: FormWork, names: NameCheck, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._work = work
        self._names = names
        self._page: Page | None = None
        self._tools: dict[AnswerBox, BoxTools] = {}
        self.shelves = ShelfDesk(surroundings, work, self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def watch(self, page: Page) -> None:
        """Help on this page from now on; the one before is gone."""
        self._page = page
        self._tools.clear()
        self.shelves.watch(page)
        for box in text_boxes(page):
            box.tools_wanted.connect(partial(self._show_tools, box))
        for tool in TOOLS:
            shortcut = QShortcut(tool.sequence, page)
            shortcut.activated.connect(partial(self._use_here, tool))

    def box(self) -> AnswerBox | None:
        """Return the box that has the focus, in itself or in what belongs to it."""
        return self._box_of(QApplication.focusWidget())

    def tools_of(self, box: AnswerBox) -> BoxTools:
        """Return the row of tools of a box; made when the box is first entered."""
        if box not in self._tools:
            tools = tuple(tool for tool in TOOLS if self._is_there(tool, box))
            row = BoxTools(box.row.label.text(), tools, box)
            row.chosen.connect(partial(self._use, box))
            box.put_below(row)
            self._tools[box] = row
        return self._tools[box]

    def _is_there(self, tool: Shortcuts, box: AnswerBox) -> bool:
        if tool is Shortcuts.STARTER:
            return bool(starters_for(self._work.filling.tool, box.field.path))
        return True

    def _box_of(self, widget: QWidget | None) -> AnswerBox | None:
        page = self._page
        if page is None or not isValid(page):
            return None
        while widget is not None and widget is not page:
            if isinstance(widget, AnswerBox) and isinstance(widget.field, TextField):
                return widget
            widget = widget.parentWidget()
        return None

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self._page is None or not isValid(self._page):
            return
        box = self._box_of(new)
        for other, row in self._tools.items():
            if other is not box:
                row.hide()
        if box is not None and self._page.isAncestorOf(box):
            self._show_tools(box)

    def _show_tools(self, box: AnswerBox) -> None:
        self.tools_of(box).show()

    def _use_here(self, tool: Shortcuts) -> None:
        box = self.box()
        if box is None:
            hint(self._around.window, self.tr("Put the cursor into a box of several lines first"))
        elif self._is_there(tool, box):
            self._use(box, tool)

    def _use(self, box: AnswerBox, tool: Shortcuts) -> None:
        uses: dict[Shortcuts, Callable[[AnswerBox], None]] = {
            Shortcuts.STARTER: self._offer_starters,
            Shortcuts.ROLE_WORD: self._offer_role_words,
            Shortcuts.COPY_ANSWER: self.shelves.offer_copies,
            Shortcuts.EARLIER: self.shelves.offer_versions,
        }
        uses[tool](box)

    def _offer_starters(self, box: AnswerBox) -> None:
        starters = starters_for(self._work.filling.tool, box.field.path)
        self._show_menu(box, starters, insert_starter)

    def _offer_role_words(self, box: AnswerBox) -> None:
        before, _after = text_around(editor_of(box).textCursor())
        words = offered(self._names.recent_role_words(), before)
        self._show_menu(box, words, insert_role_word)

    def _show_menu(
        self, box: AnswerBox, words: tuple[str, ...], insert: Callable[[GrowingText, str], None]
    ) -> None:
        editor = editor_of(box)
        editor.setFocus()
        menu = QMenu(editor)
        menu.aboutToHide.connect(menu.deleteLater)
        for each in words:
            action = QAction(literal(each.strip()), menu)
            action.triggered.connect(partial(insert, editor, each))
            menu.addAction(action)
        menu.setAccessibleName(self.tr("Words to insert"))
        below = editor.cursorRect().bottomLeft() + QPoint(0, 2)
        menu.popup(editor.viewport().mapToGlobal(below))
        menu.setActiveAction(menu.actions()[0])


def starters_for(tool: Tool, path: str) -> tuple[str, ...]:
    """Give the beginnings of sentences that fit a field, by what the field is for."""
    if path == SCOPE_REASON:
        return tool.starters.reason
    question: Question = tool.question(path.partition(".")[0])
    if question.reason is not None and question.reason.path == path:
        return tool.starters.reason
    if isinstance(question.kind, Grade):
        return tool.starters.judgement
    return tool.starters.comment
