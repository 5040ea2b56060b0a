"""Putting words where the cursor stands, each time as one step to undo."""

from PySide6.QtGui import QTextCursor

from ui.auditor.answer_box import AnswerBox
from ui.fields.writing import TextField
from ui.names.role_words import in_place_of, title_before
from ui.widgets.inputs import GrowingText


def editor_of(box: AnswerBox) -> GrowingText:
    """Give the editor of a box of several lines."""
    if not isinstance(box.field, TextField):
        raise TypeError(box.field.path)
    return box.field.box


def insert_words(box: GrowingText, words: str) -> None:
    """Insert words at the cursor, in place of what is selected, with spaces where they need it."""
    cursor = box.textCursor()
    before, after = text_around(cursor)
    if before and not before[-1].isspace() and before[-1] not in "([\u201c\u2018\"'/-":
        words = " " + words
    if after[:1].isalnum() and not words[-1:].isspace():
        words += " "
    box.put_in(cursor, words)


def insert_starter(box: GrowingText, starter: str) -> None:
    """Insert the beginning of a sentence, ready for the rest of it."""
    _before, after = text_around(box.textCursor())
    insert_words(box, starter.rstrip() + ("" if after[:1].isspace() else " "))


def insert_role_word(box: GrowingText, role_word: str) -> None:
    """Insert a role word, with a capital where a sentence begins, in place of a title before it."""
    cursor = box.textCursor()
    before, _after = text_around(cursor)
    title, end = title_before(before), cursor.selectionEnd()
    cursor.setPosition(cursor.selectionStart() - len(title))
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)
    insert_words(box, in_place_of("", role_word, before.removesuffix(title)))


def text_around(cursor: QTextCursor) -> tuple[str, str]:
    """Give what stands in front of a selection and behind it, in its own lines."""
    sides: list[str] = []
    for place, move in (
        (cursor.selectionStart(), QTextCursor.MoveOperation.StartOfBlock),
        (cursor.selectionEnd(), QTextCursor.MoveOperation.EndOfBlock),
    ):
        side = QTextCursor(cursor)
        side.setPosition(place)
        side.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        sides.append(side.selectedText())
    return sides[0], sides[1]
