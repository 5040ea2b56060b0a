"""Strict reading of definition entries: every problem is noted with its place, none stops it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from forms.errors import Place, ToolFault, ToolProblem, ToolRejected
from forms.signs import HIDDEN

MAX_DEFINITION = 2 * 1024 * 1024
MAX_TEXT = 4000
MAX_PROBLEMS = 500
MAX_FACT = 60
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
# A follow-up's full code is "Q10.challenged", so these words are taken by a question's own fields.
# A form is filled in by a person, and every screen lists its pages: a file that says more than
# these was made by a slip or to do harm.
MOST_ENTRIES = 300
_MOST = {
    "sections": 40,
    "pages": 60,
    "questions": 40,
    "followups": 12,
    "options": 60,
    "anchors": 60,
    "comment": 12,
    "reason": 12,
    "judgement": 12,
}
RESERVED = frozenset({"comment", "reason", "parts", "na"})

ScaleOptions = tuple[tuple[str, str, str], ...]


@dataclass(slots=True)
class Notes:
    """What one reading of a definition gathers: its problems, and the scales named so far."""

    problems: list[ToolProblem]
    scales: dict[str, ScaleOptions]


class Reader:
    """One JSON object of a definition; asks for fields by name and notes what is wrong."""

    def __init__(self, data: object, place: Place, notes: Notes) -> None:
        self.place = place
        self._notes = notes
        self._asked: set[str] = set()
        self._data: Mapping[str, object] = {}
        if isinstance(data, dict):
            self._data = cast("dict[str, object]", data)
        else:
            self._note(ToolFault.WRONG_TYPE, place.field, "object")

    def at(self, *, section: str = "", question: str = "") -> None:
        """Say where this entry stands, once its code is known."""
        self.place = replace(
            self.place,
            section=_shown(section) or self.place.section,
            question=_shown(question) or self.place.question,
            field="",
        )

    def has(self, key: str) -> bool:
        """Tell whether the entry names a field at all."""
        return key in self._data

    def text(self, key: str, *, default: str | None = None, most: int = MAX_TEXT) -> str:
        """Read plain text; without a default it is required and may not be empty."""
        value = self._take(key, str, required=default is None)
        if value is None:
            return default or ""
        words = str(value)
        if default is None and not words.strip():
            self._note(ToolFault.EMPTY, key)
        if len(words) > most:
            self._note(ToolFault.TOO_LONG, key, str(most))
        if HIDDEN.search(words):
            self._note(ToolFault.CONTROL_CHARACTER, key)
        return words

    def flag(self, key: str, *, default: bool) -> bool:
        """Read true or false."""
        value = self._take(key, bool, required=False)
        return default if value is None else bool(value)

    def number(self, key: str, *, default: int | None, low: int, high: int) -> int:
        """Read a whole number between two bounds; without a default it is required."""
        value = self._take(key, int, required=default is None)
        default = low if default is None else default
        if value is None:
            return default
        if not low <= cast("int", value) <= high:
            self._note(ToolFault.WRONG_TYPE, key, f"{low} to {high}")
            return default
        return cast("int", value)

    def code(self, key: str, seen: set[str]) -> str:
        """Read an identifier that no sibling has; ``seen`` is added to."""
        value = self.text(key)
        if not value.strip():
            return value
        if not _CODE.fullmatch(value) or value in RESERVED:
            self._note(ToolFault.BAD_CODE, key, value)
        elif value in seen:
            self._note(ToolFault.DOUBLED_CODE, key, value)
        seen.add(value)
        return value

    def codes(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Read a list of identifiers, absent meaning none unless it is required."""
        found: list[str] = []
        for value in self._list(key, required=required):
            if isinstance(value, str) and value:
                found.append(value)
            else:
                self._note(ToolFault.WRONG_TYPE, key, "text")
        return tuple(found)

    def child(self, key: str) -> "Reader | None":
        """Read an inner object, absent meaning none."""
        if not self.has(key):
            return None
        value = self._take(key, dict, required=False)
        return None if value is None else self._inner(value, key, key)

    def entries(self, key: str, *, required: bool = False) -> Iterator["Reader"]:
        """Read a list of inner objects."""
        for at, value in enumerate(self._list(key, required=required)):
            yield self._inner(value, key, f"{key}/{at}")

    def peek_not_applicable(self) -> str:
        """Give the words of the not-applicable choice, empty where there is none."""
        entry = self._data.get("not_applicable")
        if not isinstance(entry, dict):
            return ""
        label = cast("dict[str, object]", entry).get("label", "Not applicable")
        return label if isinstance(label, str) else "Not applicable"

    def scale(self, key: str) -> tuple[str, ScaleOptions]:
        """Read the code of a grade scale that the definition has named before."""
        code = self.text(key)
        options = self._notes.scales.get(code)
        if options is None:
            if code:
                self._note(ToolFault.UNKNOWN_SCALE, key, code)
            return code, ()
        return code, options

    def define_scale(self, code: str, options: ScaleOptions) -> None:
        """Make a scale known to the questions read after it."""
        self._notes.scales[code] = options

    def note(self, fault: ToolFault, key: str, *facts: str) -> None:
        """Note a problem that only the caller can see."""
        self._note(fault, key, *facts)

    def finish(self) -> None:
        """Note every field that nobody asked for: a slip of the pen must not be ignored."""
        for key in self._data:
            if key not in self._asked:
                self._note(ToolFault.UNKNOWN_FIELD, key)

    def ask(self, *keys: str) -> None:
        """Count fields as known although another reader takes them."""
        self._asked.update(keys)

    def _inner(self, value: object, key: str, way: str) -> "Reader":
        place = replace(self.place, field=key, pointer=further(self.place.pointer, way))
        return Reader(value, place, self._notes)

    def _list(self, key: str, *, required: bool) -> list[object]:
        value = self._take(key, list, required=required)
        if value is None:
            return []
        if required and not value:
            self._note(ToolFault.EMPTY, key)
        entries, most = cast("list[object]", value), _MOST.get(key, MOST_ENTRIES)
        if len(entries) > most:
            self._note(ToolFault.TOO_MANY_ENTRIES, key, str(most))
        return entries[:most]

    def _take(self, key: str, wanted: type, *, required: bool) -> object | None:
        self._asked.add(key)
        if key not in self._data:
            if required:
                self._note(ToolFault.MISSING, key)
            return None
        value = self._data[key]
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            self._note(ToolFault.WRONG_TYPE, key, _JSON_WORDS[wanted])
            return None
        return value

    def _note(self, fault: ToolFault, key: str, *facts: str) -> None:
        problems = self._notes.problems
        if len(problems) >= MAX_PROBLEMS:
            problems.append(ToolProblem(fault=ToolFault.TOO_MANY, place=self.place))
            raise ToolRejected(tuple(problems))
        pointer = further(self.place.pointer, _shown(key))
        place = replace(self.place, field=_shown(key), pointer=pointer)
        shown = tuple(_shown(fact) for fact in facts)
        problems.append(ToolProblem(fault=fault, place=place, facts=shown))


def further(pointer: str, way: str) -> str:
    """Lead a pointer on."""
    return f"{pointer}/{way}" if pointer else way


def _shown(words: str) -> str:
    """Make foreign text fit to be named in a message: short, and without control characters."""
    return HIDDEN.sub("\ufffd", words[:MAX_FACT])


_JSON_WORDS = {str: "text", bool: "true or false", int: "a number", list: "a list", dict: "object"}


def decode(raw: bytes, file: str) -> object:
    """Turn the bytes of a definition into plain data; raise ToolRejected when they are no JSON."""
    place = Place(file=file)
    if len(raw) > MAX_DEFINITION:
        raise _rejected(ToolFault.TOO_LARGE, place, str(MAX_DEFINITION))
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_no_doubled_keys,
            parse_constant=_no_constants,
        )
    except _DoubledKey as doubled:
        raise _rejected(ToolFault.DOUBLED_CODE, place, doubled.key) from None
    except json.JSONDecodeError as error:
        raise _rejected(ToolFault.NOT_JSON, place, str(error.lineno)) from None
    except (ValueError, RecursionError):
        raise _rejected(ToolFault.NOT_JSON, place, "1") from None


def _rejected(fault: ToolFault, place: Place, *facts: str) -> ToolRejected:
    return ToolRejected((ToolProblem(fault=fault, place=place, facts=facts),))


class _DoubledKey(Exception):
    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = _shown(key)


def _no_doubled_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _DoubledKey(key)
        found[key] = value
    return found


def _no_constants(name: str) -> object:
    raise ValueError(name)
