"""Where in a form somebody is: the step, the field, and the cursor in it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.fields.field import AnswerField
from ui.widgets.page import Page

NO_CURSOR = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place; stored as its step, a slash and a path, a hash and the cursor, as far as known."""

    step: str = ""
    path: str = ""
    cursor: int = NO_CURSOR

    def written(self) -> str:
        """Give the text to store."""
        path = f"/{self.path}" if self.path else ""
        return self.step + path + (f"#{self.cursor}" if path and self.cursor >= 0 else "")


def read_place(text: str) -> Place:
    """Read what ``Place.written`` gave; anything else becomes a place that leads nowhere."""
    step, _slash, rest = text.partition("/")
    path, _hash, cursor = rest.partition("#")
    return Place(step=step, path=path, cursor=int(cursor) if cursor.isdecimal() else NO_CURSOR)


class PlaceWatch(QObject):
    """Follows the focus and the cursor on one page, and goes with the page.

    ``moved`` carries the path of the field and the cursor in it, NO_CURSOR where it has none.
    """

    moved = Signal(str, int)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._box: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._page.isAncestorOf(new):
            return
        if isinstance(new, QPlainTextEdit | QLineEdit) and new is not self._box:
            self._follow(new)
        self._tell()

    def _follow(self, box: QPlainTextEdit | QLineEdit) -> None:
        if isinstance(self._box, QPlainTextEdit | QLineEdit):
            self._box.cursorPositionChanged.disconnect(self._tell)
        self._box = box
        box.cursorPositionChanged.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        at = QApplication.focusWidget()
        field = _field_around(at)
        if field is not None:
            self.moved.emit(field.path, _cursor_in(at))


def _field_around(widget: QWidget | None) -> AnswerField | None:
    while widget is not None and not isinstance(widget, AnswerField):
        widget = widget.parentWidget()
    return widget


def _cursor_in(widget: QWidget | None) -> int:
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().position()
    return widget.cursorPosition() if isinstance(widget, QLineEdit) else NO_CURSOR


def put_cursor(page: Page, field: AnswerField, cursor: int) -> None:
    """Put the focus into a field, the cursor where it was, and bring that line into sight."""
    _enter(page, field)
    box = field.control()
    if cursor < 0:
        return
    if isinstance(box, QPlainTextEdit):
        at = QTextCursor(box.document())
        at.setPosition(min(cursor, max(0, box.document().characterCount() - 1)))
        _put_into(page, box, at)
    elif isinstance(box, QLineEdit):
        box.setCursorPosition(cursor)


def select_word(page: Page, field: AnswerField, word: str) -> None:
    """Put the focus into a field, with the first place of a word selected, in whatever casing."""
    _enter(page, field)
    box = field.control()
    if isinstance(box, QPlainTextEdit):
        found = box.document().find(word)
        if not found.isNull():
            _put_into(page, box, found)
    elif isinstance(box, QLineEdit):
        at = box.text().lower().find(word.lower())
        if at >= 0:
            box.setSelection(at, len(word))


def _enter(page: Page, field: AnswerField) -> None:
    field.take_focus()
    page.scroller.ensureWidgetVisible(field, 32, 96)


def _put_into(page: Page, box: QPlainTextEdit, cursor: QTextCursor) -> None:
    box.setTextCursor(cursor)
    seen = box.viewport().mapToGlobal(box.cursorRect().center())
    content = page.scroller.widget()
    if content is not None:
        line = content.mapFromGlobal(seen)
        page.scroller.ensureVisible(line.x(), line.y(), 32, 96)
