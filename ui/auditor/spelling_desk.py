"""The walk through the slips of spelling on one page of the form."""

import re
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QBoxLayout
from shiboken6 import isValid

from forms.definition import Tool
from ui.auditor.answer_box import AnswerBox, text_boxes
from ui.auditor.inserting import editor_of
from ui.auditor.telling import tell_trouble
from ui.names.check import NameCheck
from ui.names.underline import Misspelt
from ui.shortcuts import Shortcuts
from ui.spelling.panel import SpellingPanel
from ui.surroundings import Surroundings
from ui.tasks import Report
from ui.theme.tokens import Space
from ui.widgets.inputs import GrowingText
from ui.widgets.page import Page

AROUND = 90
_SENTENCE_END = re.compile(r"[.!?]\s")
_POSSESSIVE = re.compile(r"['\u2019]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One slip on the walk, and its box."""

    box: AnswerBox
    slip: Misspelt


class SpellingDesk(QObject):
    """Goes from the box with the cursor to the end of the page, then through what stands before.

    The words that the person keeps are read once, when the form is opened.
    """

    def __init__(
        self, surroundings: Surroundings, tool: Tool, names: NameCheck, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._names = names
        self._own: frozenset[str] = frozenset()
        self._page: Page | None = None
        self._panel: SpellingPanel | None = None
        self._boxes: list[AnswerBox] = []
        self._came_from: AnswerBox | None = None
        self._step: Step | None = None
        names.spelling.set_familiar(words_of_tool(tool))
        words = surroundings.profile.own_words

        def read(_report: Report) -> frozenset[str]:
            return words.words()

        task = surroundings.tasks.store(read)
        task.succeeded.connect(self._on_own_words)
        task.failed.connect(self._on_failed)

    def watch(self, page: Page) -> None:
        """Listen for the key on this page from now on; the one before is gone."""
        self._page = page
        self._panel = self._step = None
        QShortcut(Shortcuts.SPELLING.sequence, page).activated.connect(self.start)

    def panel(self) -> SpellingPanel | None:
        """Return the panel while it is open."""
        return self._panel if self._panel is not None and isValid(self._panel) else None

    @Slot()
    def start(self) -> None:
        """Open the panel with the first slip from the cursor on."""
        page = self._page
        if page is None or not isValid(page) or self.panel() is not None:
            return
        boxes = [box for box in text_boxes(page) if not box.isHidden()]
        focused = page.focusWidget()
        at = next((i for i, box in enumerate(boxes) if focused and box.isAncestorOf(focused)), 0)
        self._came_from = boxes[at] if boxes else None
        self._boxes = boxes[at:] + boxes[:at]
        for box in boxes:
            box.look()
        self._panel = SpellingPanel(page)
        self._panel.changed.connect(self._on_changed)
        self._panel.left.connect(self._on_left)
        self._panel.kept.connect(self._on_kept)
        self._panel.passed.connect(self._on_passed)
        self._panel.closed.connect(self._on_closed)
        layout = page.layout()
        if isinstance(layout, QBoxLayout):
            layout.addWidget(self._panel)
        self._panel.show()
        self._show_next(0, 0)

    def _steps_from(self, box_at: int, position: int) -> list[Step]:
        """List the slips that are left from a position of a box on."""
        found: list[Step] = []
        for place, box in enumerate(self._boxes[box_at:]):
            found.extend(
                Step(box=box, slip=slip) for slip in box.slips() if place or slip.start >= position
            )
        return found

    def _show_next(self, box_at: int, position: int) -> None:
        panel = self.panel()
        if panel is None:
            return
        steps = self._steps_from(box_at, position)
        self._step = steps[0] if steps else None
        cursor = self._step.box.cursor_at(self._step.slip) if self._step is not None else None
        if self._step is None or cursor is None:
            panel.show_end()
            return
        box, slip = self._step.box, self._step.slip
        editor = editor_of(box)
        editor.setTextCursor(cursor)
        # The panel takes its room after this event.
        QTimer.singleShot(0, panel, partial(self._scroll_to, editor))
        text, at = cursor.block().text(), slip.start - cursor.block().position()
        context = sentence_around(text, at, at + slip.end - slip.start)
        panel.show_slip(context, self._names.spelling.offers(slip.word), len(steps))

    def _scroll_to(self, editor: GrowingText) -> None:
        if self._page is not None and isValid(self._page):
            scroller = self._page.scroller
            inside = scroller.widget()
            if inside is not None:
                at = editor.viewport().mapTo(inside, editor.cursorRect().center())
                scroller.ensureVisible(at.x(), at.y(), Space.EDGE, Space.EDGE)

    def _go_on(self, position: int) -> None:
        if self._step is not None:
            self._show_next(self._boxes.index(self._step.box), position)

    @Slot(str)
    def _on_changed(self, words: str) -> None:
        step = self._step
        if step is None:
            return
        changed = step.box.put_for(step.slip, words)
        self._go_on(editor_of(step.box).textCursor().position() if changed else step.slip.start)

    @Slot()
    def _on_passed(self) -> None:
        if self._step is not None:
            self._go_on(self._step.slip.end)

    @Slot()
    def _on_left(self) -> None:
        step = self._step
        if step is not None:
            self._names.spelling.leave(step.slip.word)
            self._go_on(step.slip.end)

    @Slot()
    def _on_kept(self) -> None:
        step, panel = self._step, self.panel()
        if step is None or panel is None:
            return
        word = _POSSESSIVE.sub("", step.slip.word)
        if self._names.may_identify(word):
            words = self.tr("\u201c{0}\u201d may be a name, so it is not kept. Leave it instead.")
            panel.say(words.format(word))
            return
        kept = word.lower().replace("\u2019", "'")
        store = self._around.profile.own_words

        def add(_report: Report) -> None:
            store.add(kept)

        self._around.tasks.store(add, essential=True).failed.connect(self._on_failed)
        self._on_own_words(self._own | {kept})
        self._go_on(step.slip.end)

    @Slot()
    def _on_closed(self) -> None:
        panel, self._panel = self.panel(), None
        box = self._step.box if self._step is not None else self._came_from
        self._step = None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
        if box is not None and isValid(box):
            editor = editor_of(box)
            cursor = editor.textCursor()
            # What is selected would be overwritten by the next key.
            cursor.setPosition(cursor.selectionEnd())
            editor.setTextCursor(cursor)
            box.field.take_focus()

    @Slot(object)
    def _on_own_words(self, words: frozenset[str]) -> None:
        self._own = words
        self._names.spelling.set_own(words)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)


def words_of_tool(tool: Tool) -> frozenset[str]:
    """Collect the words in which a tool asks: they are likely in the answers."""
    texts = [
        text
        for question in tool.questions
        for text in (question.text, *(field.prompt for field in question.fields))
    ]
    return frozenset(re.findall(r"[a-z]{3,}", " ".join(texts).lower()))


def sentence_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Cut out the sentence around a stretch of a line, in characters of the screen."""
    units = text.encode("utf-16-le")
    before, word, after = (
        units[2 * first : 2 * last].decode("utf-16-le", "replace")
        for first, last in ((0, start), (start, end), (end, len(units) // 2))
    )
    before = _SENTENCE_END.split(before)[-1].lstrip()
    found = _SENTENCE_END.search(after)
    after = after[: found.start() + 1] if found else after
    if len(before) > AROUND:
        before = "\u2026 " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " \u2026"
    return before, word, after
