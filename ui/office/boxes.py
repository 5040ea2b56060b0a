"""Boxes made from tables: each line says the field, its label, its help and how it is filled in."""

from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.kinds import Option as Answer
from office.name_check import CONTACT, meant_in
from ui.names.check import NameCheck
from ui.names.free_text import NONE, FreeLine, FreeText
from ui.surroundings import translated
from ui.theme import Space
from ui.widgets.inputs import Choice, DateInput, LineInput, Option, TickGroup
from ui.widgets.options import Tick
from ui.widgets.rows import FieldRow
from ui.widgets.text import literal

CHARS, MOST_DIGITS = 14, 9


class BoxKind(Enum):
    """What can be put into a box; LINES is a list with one thing on each line."""

    TEXT = auto()
    LINE = auto()
    LINES = auto()
    SHORT = auto()
    NUMBER = auto()
    DAY = auto()
    TICK = auto()
    CHOICE = auto()
    TICKS = auto()


@dataclass(frozen=True, slots=True)
class BoxSpec:
    """One field of an entry: its key, its label, and how it is filled in.

    Label and help are marked by NOOP and translated when the box is made; the labels of options
    are shown as they are. One that is not ``needed`` gives None while it is empty; a tick does
    while it is as ``default``. ``reached`` says that addresses and telephone numbers belong there.
    """

    key: str
    label: str
    _: KW_ONLY
    kind: BoxKind = BoxKind.LINE
    help: str = ""
    needed: bool = False
    default: bool = False
    reached: bool = False
    options: tuple[Option, ...] = ()

    def offering(self, options: Iterable[Answer]) -> "BoxSpec":
        """Give the same field with these to choose from; one without words shows its code."""
        shown = (Option(value=each.code, label=each.label or each.code) for each in options)
        return replace(self, options=tuple(shown))


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
        """Show what is kept; this is not an edit."""
        widget = self.widget
        if isinstance(widget, Tick):
            widget.setChecked(value if isinstance(value, bool) else self.spec.default)
        elif isinstance(widget, TickGroup):
            widget.set_value(_words_in(value))
        elif isinstance(widget, DateInput):
            widget.set_value(value if isinstance(value, date) else None)
        elif isinstance(widget, FreeText | FreeLine | LineInput | Choice):
            is_text = isinstance(value, str | int) and not isinstance(value, bool)
            widget.set_value(str(value) if is_text else "\n".join(_words_in(value)))

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
        """Give what is to be kept, None for nothing; a number that is none comes as its text."""
        widget, spec = self.widget, self.spec
        if isinstance(widget, Tick):
            ticked = widget.isChecked()
            return None if ticked is spec.default and not spec.needed else ticked
        held = self._held()
        return None if held in ("", [], ()) and not spec.needed else held

    def _held(self) -> object:
        widget, kind = self.widget, self.spec.kind
        if isinstance(widget, TickGroup):
            return list(widget.value())
        if isinstance(widget, FreeText | FreeLine | LineInput | Choice):
            text = widget.value()
            if kind is BoxKind.LINES:
                return tuple(line for each in text.split("\n") if (line := each.strip()))
            return _number(text) if kind is BoxKind.NUMBER else text
        return widget.value() if isinstance(widget, DateInput) else None


class BoxColumn(QWidget):
    """The boxes of a table below each other, each with its label, by key in ``boxes``.

    ``of`` says in a few words whose they are, and is read with every box where several entries
    stand on one page.
    """

    def __init__(
        self, specs: Sequence[BoxSpec], names: NameCheck, parent: QWidget | None, *, of: str = ""
    ) -> None:
        super().__init__(parent)
        self.boxes: dict[str, Box] = {}
        self.rows: dict[str, FieldRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.BETWEEN)
        for spec in specs:
            box = self.boxes[spec.key] = Box(spec, names, self)
            about = translated(spec.help)
            if spec.kind is BoxKind.TICK:
                box.widget.setAccessibleDescription(". ".join(filter(None, (about, of))))
                column.addWidget(box.widget)
            else:
                row = FieldRow(translated(spec.label), box.widget, help=about, parent=self)
                row.read_with(of)
                self.rows[spec.key] = row
                column.addWidget(row)


def _words_in(value: object) -> list[str]:
    is_list = isinstance(value, list | tuple)
    return [str(each) for each in cast("Sequence[object]", value)] if is_list else []


def _number(text: str) -> object:
    """Give a whole number, or the text as it is: whoever reads it says what is wrong with it."""
    bare = text.removeprefix("-")
    if bare.isascii() and bare.isdecimal() and len(bare) <= MOST_DIGITS:
        return int(text)
    return text or None


def _made(spec: BoxSpec, names: NameCheck, parent: QWidget) -> tuple[QWidget, SignalInstance]:
    """Make the control of a box, and give the signal that says a person changed it."""
    meant = meant_in(CONTACT) if spec.reached else NONE
    made: tuple[QWidget, SignalInstance]
    match spec.kind:
        case BoxKind.TEXT | BoxKind.LINES:
            text = FreeText(names, least=2, meant=meant, roles=False, parent=parent)
            made = text, text.box.edited
        case BoxKind.LINE:
            line = FreeLine(names, meant=meant, parent=parent)
            made = line, line.line.edited
        case BoxKind.SHORT | BoxKind.NUMBER:
            short = LineInput(parent=parent, chars=CHARS)
            made = short, short.edited
        case BoxKind.DAY:
            day = DateInput(parent)
            made = day, day.edited
        case BoxKind.TICK:
            tick = Tick(translated(spec.label), translated(spec.help), parent)
            made = tick, tick.clicked
        case BoxKind.CHOICE:
            nothing = "" if spec.needed else QCoreApplication.translate("Box", "None")
            choice = Choice(spec.options, parent, prompt=nothing)
            made = choice, choice.edited
        case BoxKind.TICKS:
            ticks = TickGroup(translated(spec.label), spec.options, parent)
            made = ticks, ticks.edited
    return made
