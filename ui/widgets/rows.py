"""The only place that ties a control to its label, help and error text."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.apply import announce
from ui.theme.tokens import Space, Tone
from ui.widgets.text import FieldLabel, PlainLabel, QuietLabel, restyle


@runtime_checkable
class NamedForReaders(Protocol):
    """A control of several parts that hands its name on to them."""

    def name_for_readers(self, name: str, description: str) -> None:
        """Take the label of the row and its help or error text."""
        ...


@runtime_checkable
class TellsOfPaste(Protocol):
    """A control that says what could not be put into it."""

    told: SignalInstance


def name_for_readers(widget: QWidget, name: str, description: str = "") -> None:
    """Give a control the name and description a screen reader says."""
    if isinstance(widget, NamedForReaders):
        widget.name_for_readers(name, description)
        return
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)


class FieldRow(QWidget):
    """Label, help, error, control, in this order; the label is the control's buddy and name.

    `quiet` shows the label in the quieter colour, for a box below a question.
    """

    def __init__(
        self,
        label: str,
        widget: QWidget,
        *,
        help: str = "",
        error: str = "",
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.widget = widget
        self.label: PlainLabel = QuietLabel(label, self) if quiet else FieldLabel(label, self)
        self._words = label
        self._about = ""
        # A page has many rows, and few of them ever need these two.
        self._help: PlainLabel | None = None
        self._error: PlainLabel | None = None
        self._told: PlainLabel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TIGHT + 2)
        self._column.addWidget(self.label)
        self._column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.label.setBuddy(widget)
        self._name()
        if help:
            self.set_help(help)
        if error:
            self.set_error(error)
        if isinstance(widget, TellsOfPaste):
            widget.told.connect(self._on_told)

    def told(self) -> str:
        """Return what the control said last, or ""."""
        return self._told.text() if self._told is not None else ""

    @Slot(str)
    def _on_told(self, words: str) -> None:
        if self._told is None and words:
            self._told = PlainLabel("", self)
            self._told.set_tone(Tone.ATTENTION)
            self._column.addWidget(self._told)
        if self._told is not None:
            self._told.setText(words)
            self._told.setVisible(bool(words))
        if words:
            announce(self, words)

    def read_with(self, about: str) -> None:
        """Have more words read with the control, for a label that stands below many questions."""
        self._about = about
        self._name()

    def set_label(self, label: str) -> None:
        """Change the words of the label, and the control's name with them."""
        self._words = label
        self.label.setText(label)
        self.label.setBuddy(self.widget)
        self._name()

    def set_help(self, help: str) -> None:
        """Change or remove the help text."""
        if self._help is None:
            self._help = QuietLabel("", self)
            self._column.insertWidget(1, self._help)
        self._help.setText(help)
        self._help.setVisible(bool(help))
        self._name()

    def error(self) -> str:
        """Return the error text shown, or ""."""
        return self._error.text() if self._error else ""

    def set_error(self, error: str) -> None:
        """Show what is wrong above the control and read it with the control; "" removes it."""
        if self._error is None:
            self._error = PlainLabel("", self)
            self._error.set_tone(Tone.ERROR)
            self._column.insertWidget(self._column.count() - 1, self._error)
        self._error.setText(error)
        self._error.setVisible(bool(error))
        boxes = (*self.widget.findChildren(QLineEdit), *self.widget.findChildren(QPlainTextEdit))
        for target in (self.widget, *boxes):
            target.setProperty("problem", bool(error))
            restyle(target)
        self._name()

    def _name(self) -> None:
        below = self._help.text() if self._help else ""
        parts = [part for part in (self.error(), below, self._about) if part]
        name_for_readers(self.widget, self._words, ". ".join(parts))


def add_row(
    layout: QBoxLayout, label: str, widget: QWidget, help: str = "", error: str = ""
) -> FieldRow:
    """Put a labelled control at the end of `layout` and return its row."""
    row = FieldRow(label, widget, help=help, error=error)
    layout.addWidget(row)
    return row


def show_faults(faults: Sequence[tuple[FieldRow, str]]) -> QWidget | None:
    """Say beside each control what is wrong with it, and give the first; None where nothing is."""
    for row, words in faults:
        row.set_error(words)
    return next((row.widget for row, words in faults if words), None)
