"""Qt's accessibility tree as a screen reader walks it, and what is wrong in it."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTableView, QWidget

from ui.widgets.rail import StepRail

Role = QAccessible.Role
USABLE = {
    Role.Button,
    Role.ButtonMenu,
    Role.RadioButton,
    Role.CheckBox,
    Role.EditableText,
    Role.ComboBox,
    Role.Link,
    Role.Table,
    Role.Tree,
    Role.List,
    Role.ListItem,
    Role.PageTab,
    Role.Cell,
    Role.StaticText,  # a heading that takes the focus from the program
    Role.Grouping,  # words to read and scroll: the panel of guidance, a printed page
}
PRESSABLE = {Role.Button, Role.ButtonMenu, Role.RadioButton, Role.CheckBox, Role.Link}


def faces(window):
    """Every visible interface from the window down, in the order of the tree."""
    waiting = [QAccessible.queryAccessibleInterface(window)]
    while waiting:
        face = waiting.pop()
        if face is None or not face.isValid() or face.state().invisible:
            continue
        yield face
        waiting += [face.child(at) for at in reversed(range(face.childCount()))]


def faults(window):
    """Everything that a screen reader could not say, in words."""
    seen = list(faces(window))
    told = [fault for face in seen for fault in faults_of(face)]
    return told + twins(seen)


def faults_of(face):
    state, role, thing = face.state(), face.role(), face.object()
    name = face.text(QAccessible.Text.Name).strip()
    what = f"{type(thing).__name__} {role.name} {name!r}"
    if state.focusable and not state.disabled:
        if not name:
            yield f"no name: {what} in {path_of(thing)}"
        if role not in USABLE:
            yield f"takes the focus with this role: {what}"
    if role in {Role.RadioButton, Role.CheckBox}:
        if not state.checkable:
            yield f"no state: {what}"
        elif isinstance(thing, QAbstractButton) and bool(state.checked) != thing.isChecked():
            yield f"another state than it shows: {what}"
    if role == Role.EditableText:
        yield from faults_of_text(face, thing, what)
    if role in {Role.Cell, Role.ColumnHeader, Role.RowHeader} and not name:
        yield f"no words: {what}"
    if isinstance(thing, QWidget) and role not in PRESSABLE and is_clickable(thing):
        yield f"clickable with this role: {what}"


def faults_of_text(face, thing, what):
    value = face.text(QAccessible.Text.Value)
    if isinstance(thing, QPlainTextEdit) and value != thing.toPlainText():
        yield f"another value than it shows: {what}"
    if isinstance(thing, QLineEdit):
        hidden = thing.echoMode() != QLineEdit.EchoMode.Normal
        if hidden != bool(face.state().passwordEdit):
            yield f"hidden and not said so: {what}"
        if not hidden and value != thing.text():
            yield f"another value than it shows: {what}"


def is_clickable(widget):
    """Things that look as if they could be pressed: the hand is their cursor, not a parent's."""
    hand = widget.testAttribute(Qt.WidgetAttribute.WA_SetCursor)
    return hand and widget.cursor().shape() == Qt.CursorShape.PointingHandCursor


def twins(seen):
    """Controls that are read out alike in one area, so that one could not tell which is which."""
    read = Counter(
        (
            face.text(QAccessible.Text.Name),
            face.text(QAccessible.Text.Description),
            is_in_rail(face.object()),
        )
        for face in seen
        if face.role() in PRESSABLE | {Role.EditableText, Role.ComboBox}
        and not is_part(face.object())
    )
    return [f"{count} are read alike: {words[:2]}" for words, count in read.items() if count > 1]


def is_in_rail(thing):
    """The rail repeats the rows of a task list; both lead to the same place."""
    while thing is not None and not isinstance(thing, StepRail):
        thing = thing.parent()
    return thing is not None


def is_part(thing):
    """Parts that Qt makes inside its own controls."""
    return isinstance(thing, QWidget) and isinstance(thing.parent(), QTableView | QPlainTextEdit)


def path_of(thing):
    names = []
    while thing is not None:
        names.append(type(thing).__name__)
        thing = thing.parent()
    return " < ".join(names[:5])
