"""One layout per question kind: how an answer looks on paper, and the room to write one by hand."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

from typing_extensions import override

from export.pdf.pieces import NOTE, Gap, Piece, Setter, WritingLine
from export.pdf.typeface import Face
from forms.kinds import (
    Choice,
    Day,
    Grade,
    Kind,
    Line,
    Number,
    Option,
    Text,
    Ticks,
    Value,
    YesNo,
)

_DATE_ROOM: Final = 88.0
_NUMBER_ROOM: Final = 54.0


class Layout(Protocol):
    """How one kind is printed; ``wide`` answers take the room of the comments too."""

    wide: bool

    def filled(self, setter: Setter, kind: Kind, value: Value, width: float) -> tuple[Piece, ...]:
        """Set an answer that was given."""
        ...

    def empty(self, setter: Setter, kind: Kind, width: float) -> tuple[Piece, ...]:
        """Set boxes or lines for an answer by hand."""
        ...


class ChoiceLayout:
    """The chosen label alone; by hand, one box for each option."""

    wide = False

    def filled(self, setter: Setter, kind: Kind, value: Value, width: float) -> tuple[Piece, ...]:
        """Set the label of the chosen option."""
        return setter.text(kind.render(value), width, face=Face.BOLD)

    def empty(self, setter: Setter, kind: Kind, width: float) -> tuple[Piece, ...]:
        """Set a box for each option, with its descriptor."""
        return _boxes(setter, _options(kind), frozenset(), width, descriptors=True)


class GradeLayout(ChoiceLayout):
    """The chosen grade with what it means; the others are absent."""

    @override
    def filled(self, setter: Setter, kind: Kind, value: Value, width: float) -> tuple[Piece, ...]:
        """Set the grade, then its descriptor."""
        chosen = next(option for option in _options(kind) if option.code == value)
        label = setter.text(chosen.label, width, face=Face.BOLD)
        return (*label, *setter.text(chosen.descriptor, width))


class TicksLayout:
    """Every option with its box, ticked or not."""

    wide = True

    def filled(self, setter: Setter, kind: Kind, value: Value, width: float) -> tuple[Piece, ...]:
        """Set all options, the chosen ones ticked."""
        chosen = frozenset(value) if isinstance(value, tuple) else frozenset({str(value)})
        return _boxes(setter, _options(kind), chosen, width)

    def empty(self, setter: Setter, kind: Kind, width: float) -> tuple[Piece, ...]:
        """Set all options, none ticked."""
        return _boxes(setter, _options(kind), frozenset(), width, descriptors=True)


class TextLayout:
    """The whole text, never cut; by hand, as many lines as the tool asks for."""

    wide = True

    def filled(self, setter: Setter, kind: Kind, value: Value, width: float) -> tuple[Piece, ...]:
        """Set the text with its own line breaks."""
        return setter.text(kind.render(value), width)

    def empty(self, setter: Setter, kind: Kind, width: float) -> tuple[Piece, ...]:
        """Set writing lines."""
        del setter, width
        return writing_room(kind.lines if isinstance(kind, Text) else 1)


class DayLayout:
    """The date in words; by hand, a box."""

    wide = False

    def filled(self, setter: Setter, kind: Kind, value: Value, width: float) -> tuple[Piece, ...]:
        """Set the date in words."""
        return setter.text(kind.render(value), width, face=Face.BOLD)

    def empty(self, setter: Setter, kind: Kind, width: float) -> tuple[Piece, ...]:
        """Set a box and say in which order the date goes into it."""
        del kind
        hint = setter.text("day, month, year", width, size=NOTE)
        return (setter.box(_DATE_ROOM, ""), *hint)


class NumberLayout:
    """The number with its words; by hand, a box with the bounds and the meanings."""

    wide = False

    def filled(self, setter: Setter, kind: Kind, value: Value, width: float) -> tuple[Piece, ...]:
        """Set the number and what it means."""
        return setter.text(kind.render(value), width, face=Face.BOLD)

    def empty(self, setter: Setter, kind: Kind, width: float) -> tuple[Piece, ...]:
        """Set a box, the bounds below it, then the values that have words."""
        if not isinstance(kind, Number):
            return ()
        hints = [f"{kind.low} to {kind.high}"]
        hints.extend(f"{option.code}: {option.label}" for option in kind.anchors)
        below = (piece for hint in hints for piece in setter.text(hint, width, size=NOTE))
        return (setter.box(_NUMBER_ROOM, ""), *below)


LAYOUTS: Mapping[type[Kind], Layout] = MappingProxyType(
    {
        YesNo: ChoiceLayout(),
        Choice: ChoiceLayout(),
        Grade: GradeLayout(),
        Ticks: TicksLayout(),
        Text: TextLayout(),
        Line: TextLayout(),
        Day: DayLayout(),
        Number: NumberLayout(),
    }
)


def layout_of(kind: Kind) -> Layout:
    """Find a kind's layout; KeyError for a kind that nobody gave one."""
    return LAYOUTS[type(kind)]


def writing_room(lines: int) -> tuple[Piece, ...]:
    """Set lines to write on by hand."""
    return (WritingLine(),) * lines


def _options(kind: Kind) -> tuple[Option, ...]:
    return kind.options if isinstance(kind, Choice | Ticks) else ()


def _boxes(
    setter: Setter,
    options: tuple[Option, ...],
    chosen: frozenset[str],
    width: float,
    *,
    descriptors: bool = False,
) -> tuple[Piece, ...]:
    pieces = [
        piece
        for option in options
        for piece in setter.ticked(
            option.label,
            width,
            box=option.code in chosen,
            note=option.descriptor if descriptors else "",
        )
    ]
    return (Gap(height=1.0), *pieces)
