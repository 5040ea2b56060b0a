"""The question kinds: each class reads its own settings, parses a text and renders a value.

Widget, store, return file, import, count and print all go through this pair, so a new kind is
one class here plus one entry in each family that a test lists (fields, layouts, tallies).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import ClassVar, Protocol, Self

from typing_extensions import override

from forms.errors import AnswerFault, AnswerRejected, ToolFault
from forms.limits import MAX_LINE, MAX_TEXT
from forms.reading import Reader
from forms.signs import HIDDEN

Value = str | tuple[str, ...] | date | Decimal

NOT_APPLICABLE = "na"
MAX_DIGITS = 20
_MONTHS = "January February March April May June July August September October November December"
# Word processors put these into pasted text for a line break.
_BREAK = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be chosen; the descriptor says what a grade or score means."""

    code: str
    label: str
    descriptor: str = ""


class Kind(Protocol):
    """What every kind of question can do; instances are frozen and carry their settings."""

    name: ClassVar[str]

    @classmethod
    def read(cls, reader: Reader) -> Self:
        """Take this kind's own settings from a definition entry, noting problems."""
        ...

    def parse(self, text: str) -> Value | None:
        """Turn a stored or typed text into a value, blank into None; raise AnswerRejected."""
        ...

    def write(self, value: Value) -> str:
        """Give the canonical text of a value: the one form that is stored and sent."""
        ...

    def render(self, value: Value) -> str:
        """Give the words in which a person reads the value, on screen and in print."""
        ...


def read_options(reader: Reader, key: str, *, required: bool = False) -> tuple[Option, ...]:
    """Read a list of options and note doubled or reserved codes."""
    options: list[Option] = []
    seen: set[str] = set()
    for entry in reader.entries(key, required=required):
        code = entry.code("code", seen)
        options.append(
            Option(
                code=code,
                label=entry.text("label"),
                descriptor=entry.text("descriptor", default=""),
            )
        )
        entry.finish()
    return tuple(options)


def _choose(options: tuple[Option, ...], text: str) -> str | None:
    code = text.strip()
    if not code:
        return None
    if code not in {option.code for option in options}:
        raise AnswerRejected(AnswerFault.NOT_AN_OPTION)
    return code


def _label(options: tuple[Option, ...], code: str) -> str:
    return next(option.label for option in options if option.code == code)


def _with_not_applicable(options: tuple[Option, ...], reader: Reader) -> tuple[Option, ...]:
    """Add the not-applicable choice when the question offers one."""
    words = reader.peek_not_applicable()
    return (*options, Option(code=NOT_APPLICABLE, label=words)) if words else options


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a few options, any of which may carry a descriptor."""

    name: ClassVar[str] = "choice"
    options: tuple[Option, ...]

    @classmethod
    def read(cls, reader: Reader) -> Self:
        """Read ``options``."""
        options = read_options(reader, "options", required=True)
        return cls(options=_with_not_applicable(options, reader))

    def parse(self, text: str) -> Value | None:
        """Accept an option's code."""
        return _choose(self.options, text)

    def write(self, value: Value) -> str:
        """Give the option's code."""
        return str(value)

    def render(self, value: Value) -> str:
        """Give the option's label."""
        return _label(self.options, str(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Choice):
    """Yes or No, with Not applicable where the question offers it."""

    name: ClassVar[str] = "yes_no"

    @classmethod
    @override
    def read(cls, reader: Reader) -> Self:
        """Need no settings: the two options are fixed."""
        fixed = (Option(code="yes", label="Yes"), Option(code="no", label="No"))
        return cls(options=_with_not_applicable(fixed, reader))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(Choice):
    """A judgement on a named scale, over the sections it judges."""

    name: ClassVar[str] = "grade"
    scale: str
    over: tuple[str, ...] = ()

    @classmethod
    @override
    def read(cls, reader: Reader) -> Self:
        """Read ``scale`` and ``over`` (section codes)."""
        scale, options = reader.scale("scale")
        chosen = tuple(
            Option(code=code, label=label, descriptor=descriptor)
            for code, label, descriptor in options
        )
        return cls(
            options=_with_not_applicable(chosen, reader),
            scale=scale,
            over=reader.codes("over"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Any number of options; one of them may mean "none of these" and excludes the rest."""

    name: ClassVar[str] = "ticks"
    options: tuple[Option, ...]
    none: str = ""

    @classmethod
    def read(cls, reader: Reader) -> Self:
        """Read ``options`` and ``none``, the code of the excluding option if there is one."""
        options = read_options(reader, "options", required=True)
        none = reader.text("none", default="")
        if none and none not in {option.code for option in options}:
            reader.note(ToolFault.UNKNOWN_OPTION, "none", none)
        return cls(options=options, none=none)

    def parse(self, text: str) -> Value | None:
        """Accept option codes with a space between them, in any order."""
        codes = set(text.split())
        if not codes:
            return None
        if codes - {option.code for option in self.options}:
            raise AnswerRejected(AnswerFault.NOT_AN_OPTION)
        if self.none in codes and len(codes) > 1:
            raise AnswerRejected(AnswerFault.NONE_WITH_OTHERS)
        return tuple(option.code for option in self.options if option.code in codes)

    def write(self, value: Value) -> str:
        """Give the codes in the definition's order, with a space between them."""
        return " ".join(value) if isinstance(value, tuple) else str(value)

    def render(self, value: Value) -> str:
        """Give the labels with a semicolon between them, for labels may hold commas."""
        codes = value if isinstance(value, tuple) else (str(value),)
        return "; ".join(_label(self.options, code) for code in codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Free text of any number of lines; ``lines`` is the writing room on screen and paper."""

    name: ClassVar[str] = "text"
    lines: int = 4
    soft_words: int = 0

    @classmethod
    def read(cls, reader: Reader) -> Self:
        """Read ``lines`` (1 to 40) and ``soft_words`` (0 for no count)."""
        return cls(
            lines=reader.number("lines", default=4, low=1, high=40),
            soft_words=reader.number("soft_words", default=0, low=0, high=5000),
        )

    def parse(self, text: str) -> Value | None:
        """Accept any text without control characters; outer blanks are not part of it."""
        cleaned = _BREAK.sub("\n", text).strip()
        if len(cleaned) > MAX_TEXT:
            raise AnswerRejected(AnswerFault.TOO_LONG, str(MAX_TEXT))
        if HIDDEN.search(cleaned):
            raise AnswerRejected(AnswerFault.CONTROL_CHARACTER)
        return cleaned or None

    def write(self, value: Value) -> str:
        """Give the text itself."""
        return str(value)

    def render(self, value: Value) -> str:
        """Give the text itself."""
        return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Text):
    """A short text on one line."""

    name: ClassVar[str] = "line"
    lines: int = 1

    @classmethod
    @override
    def read(cls, reader: Reader) -> Self:
        """Need no settings."""
        del reader
        return cls()

    @override
    def parse(self, text: str) -> Value | None:
        """Accept one line of at most 300 characters."""
        cleaned = Text.parse(self, text)
        if cleaned is None:
            return None
        if len(str(cleaned)) > MAX_LINE:
            raise AnswerRejected(AnswerFault.TOO_LONG, str(MAX_LINE))
        if "\n" in str(cleaned):
            raise AnswerRejected(AnswerFault.MORE_THAN_ONE_LINE)
        return cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A calendar date, stored as ISO text."""

    name: ClassVar[str] = "date"

    @classmethod
    def read(cls, reader: Reader) -> Self:
        """Need no settings."""
        del reader
        return cls()

    def parse(self, text: str) -> Value | None:
        """Accept an ISO date."""
        cleaned = text.strip()
        if not cleaned:
            return None
        try:
            return date.fromisoformat(cleaned)
        except ValueError:
            raise AnswerRejected(AnswerFault.NOT_A_DATE) from None

    def write(self, value: Value) -> str:
        """Give the ISO date."""
        return value.isoformat() if isinstance(value, date) else str(value)

    def render(self, value: Value) -> str:
        """Give the date in words, "14 March 2026"."""
        return words_of(value) if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number between two bounds, with words for the values that have a meaning."""

    name: ClassVar[str] = "number"
    low: int = 0
    high: int = 1_000_000
    anchors: tuple[Option, ...] = ()

    @classmethod
    def read(cls, reader: Reader) -> Self:
        """Read ``low``, ``high`` and ``anchors``, the values that have words of their own."""
        low = reader.number("low", default=0, low=-1_000_000, high=1_000_000)
        high = reader.number("high", default=1_000_000, low=low, high=1_000_000)
        return cls(low=low, high=high, anchors=_read_anchors(reader, low, high))

    def parse(self, text: str) -> Value | None:
        """Accept digits with an optional sign and decimal point, within the bounds."""
        cleaned = text.strip()
        if not cleaned:
            return None
        if len(cleaned) > MAX_DIGITS or not re.fullmatch(r"[+-]?\d+(\.\d+)?", cleaned, re.ASCII):
            raise AnswerRejected(AnswerFault.NOT_A_NUMBER)
        try:
            value = Decimal(cleaned)
        except InvalidOperation:
            raise AnswerRejected(AnswerFault.NOT_A_NUMBER) from None
        if not self.low <= value <= self.high:
            raise AnswerRejected(AnswerFault.OUT_OF_RANGE, str(self.low), str(self.high))
        return value

    def write(self, value: Value) -> str:
        """Give the number without an exponent or trailing noughts."""
        text = format(value, "f") if isinstance(value, Decimal) else str(value)
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text in {"-0", "+0"} else text.removeprefix("+")

    def render(self, value: Value) -> str:
        """Give the number, followed by its words where the definition has some."""
        text = self.write(value)
        words = next((option.label for option in self.anchors if option.code == text), "")
        return f"{text} ({words})" if words else text


def _read_anchors(reader: Reader, low: int, high: int) -> tuple[Option, ...]:
    anchors: dict[str, Option] = {}
    for entry in reader.entries("anchors"):
        value = str(entry.number("value", default=None, low=low, high=high))
        if value in anchors:
            entry.note(ToolFault.DOUBLED_CODE, "value", value)
        anchors[value] = Option(
            code=value, label=entry.text("label"), descriptor=entry.text("descriptor", default="")
        )
        entry.finish()
    return tuple(anchors.values())


def options_of(kind: Kind) -> tuple[Option, ...]:
    """Give the options of a kind that has some, else none."""
    return kind.options if isinstance(kind, Choice | Ticks) else ()


def words_of(day: date) -> str:
    """Give a date as people write it, the same in every locale: "14 March 2026"."""
    return f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}"


KINDS: Mapping[str, type[Kind]] = MappingProxyType(
    {kind.name: kind for kind in (YesNo, Choice, Grade, Ticks, Text, Line, Day, Number)}
)
