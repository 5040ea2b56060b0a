"""The boxes of the editor, each from one line that says what it is for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from forms.kinds import Option as Answer
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine, FreeText
from ui.widgets.inputs import Choice, LineInput, Option, TickGroup
from ui.widgets.options import Tick
from ui.widgets.text import literal

CHARS, MOST_DIGITS = 14, 9


class BoxKind(Enum):
    """What can be put into a box."""

    TEXT = auto()
    LINE = auto()
    SHORT = auto()
    NUMBER = auto()
    TICK = auto()
    CHOICE = auto()
    TICKS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxSpec:
    """One field of an entry: its key, its label, and how it is filled in.

    One that is not ``needed`` is left out of the definition while it is empty; a tick is left out
    while it is as ``default``. ``help`` stands below the label.
    """

    key: str
    label: str
    kind: BoxKind = BoxKind.LINE
    help: str = ""
    needed: bool = False
    default: bool = False
    options: Sequence[Option] = ()


class Box(QObject):
    """A control with one way in and one way out; ``edited`` is sent for changes by a person."""

    edited = Signal()

    def __init__(self, spec: BoxSpec, names: NameCheck, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self.widget, changed = _made(spec, names, parent)
        changed.connect(self._on_edited)

    def _on_edited(self) -> None:
        self.edited.emit()

    def show(self, value: object) -> None:
        """Show what stands in the draft; this is not an edit."""
        widget = self.widget
        if isinstance(widget, Tick):
            widget.setChecked(value if isinstance(value, bool) else self.spec.default)
        elif isinstance(widget, TickGroup):
            widget.set_value(
                map(str, cast("list[object]", value)) if isinstance(value, list) else ()
            )
        elif isinstance(widget, FreeText | FreeLine | LineInput | Choice):
            is_text = isinstance(value, str | int) and not isinstance(value, bool)
            widget.set_value(str(value) if is_text else "")

    def rename(self, options: Iterable[Answer]) -> None:
        """Call what can be chosen by its present words; one that came or went is left alone."""
        widget = self.widget
        codes = {each.value for each in self.spec.options}
        for each in options:
            label = each.label or each.code
            if isinstance(widget, TickGroup) and each.code in codes:
                tick = widget.tick(each.code)
                tick.setText(literal(label))
                tick.setAccessibleName(label)
                tick.updateGeometry()
            elif isinstance(widget, Choice) and each.code in codes:
                widget.setItemText(widget.findData(each.code), label)

    def value(self) -> object:
        """Give what the draft is to hold, None for nothing."""
        widget, needed = self.widget, self.spec.needed
        if isinstance(widget, Tick):
            ticked = widget.isChecked()
            return None if ticked is self.spec.default and not needed else ticked
        if isinstance(widget, TickGroup):
            return list(widget.value()) if widget.value() or needed else None
        if isinstance(widget, FreeText | FreeLine | LineInput | Choice):
            text = widget.value()
            if self.spec.kind is BoxKind.NUMBER:
                return _number(text)
            return text if text or needed else None
        return None


def _number(text: str) -> object:
    """Give a whole number, or the text as it is: the reading says what is wrong with it."""
    bare = text.removeprefix("-")
    if bare.isascii() and bare.isdecimal() and len(bare) <= MOST_DIGITS:
        return int(text)
    return text or None


def _made(spec: BoxSpec, names: NameCheck, parent: QWidget) -> tuple[QWidget, SignalInstance]:
    """Make the control of a box, and give the signal that says a person changed it."""
    match spec.kind:
        case BoxKind.TEXT:
            text = FreeText(names, least=2, roles=False, parent=parent)
            return text, text.box.edited
        case BoxKind.LINE:
            line = FreeLine(names, parent=parent)
            return line, line.line.edited
        case BoxKind.SHORT | BoxKind.NUMBER:
            short = LineInput(parent=parent, chars=CHARS)
            return short, short.edited
        case BoxKind.TICK:
            tick = Tick(spec.label, spec.help, parent)
            return tick, tick.clicked
        case BoxKind.CHOICE:
            nothing = "" if spec.needed else QCoreApplication.translate("tools", "None")
            choice = Choice(spec.options, parent, prompt=nothing)
            return choice, choice.edited
        case BoxKind.TICKS:
            ticks = TickGroup(spec.label, spec.options, parent)
            return ticks, ticks.edited
