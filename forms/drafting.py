"""A tool while it is being written: any state can be kept, and each change of shape taken back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from forms.definition import Tool
from forms.errors import ToolProblem, ToolRejected
from forms.loading import read_tool
from forms.reading import further

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Give the field at ``pointer`` a value; None takes the field away."""

    pointer: str
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """Put an entry into a list, where ``pointer`` will then lead to it."""

    pointer: str
    entry: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """Take the entry at ``pointer`` out of its list."""

    pointer: str


Change = Put | Insert | Take


class Draft:
    """A definition as plain data, reached by the pointers that ``Place`` gives too.

    What is handed out is the draft's own: change it through ``apply`` alone. Belongs to one thread.
    """

    def __init__(self, raw: bytes) -> None:
        self._data: Entry = json.loads(raw)

    def at(self, pointer: str) -> object:
        """Give what stands at a pointer, None where nothing does."""
        here: object = self._data
        for step in pointer.split("/") if pointer else ():
            here = _inside(here, step)
        return here

    def entry(self, pointer: str) -> Entry:
        """Give the entry at a pointer, an empty one where there is none."""
        found = self.at(pointer)
        return cast("Entry", found) if isinstance(found, dict) else {}

    def entries(self, pointer: str) -> list[Entry]:
        """Give the entries of a list, none where there is no list."""
        found = self.at(pointer)
        each = cast("list[object]", found) if isinstance(found, list) else []
        return [cast("Entry", entry) if isinstance(entry, dict) else {} for entry in each]

    def text(self, pointer: str) -> str:
        """Give a text, or a number as it is written; "" where there is neither."""
        found = self.at(pointer)
        is_number = isinstance(found, int) and not isinstance(found, bool)
        return str(found) if isinstance(found, str) or is_number else ""

    def codes(self, pointer: str) -> tuple[str, ...]:
        """Give a list of codes."""
        found = self.at(pointer)
        each = cast("list[object]", found) if isinstance(found, list) else []
        return tuple(code for code in each if isinstance(code, str))

    def apply(self, *changes: Change) -> tuple[Change, ...]:
        """Make changes one after the other, and give those that take them back."""
        back = [self._apply(change) for change in changes]
        return tuple(reversed(back))

    def written(self) -> bytes:
        """Give the definition as it is kept, published and read by people."""
        return (json.dumps(self._data, ensure_ascii=False, indent=2) + "\n").encode()

    def tool(self) -> Tool:
        """Read it as strictly as any tool; raise ToolRejected with every problem."""
        return read_tool(self.written())

    def problems(self) -> tuple[ToolProblem, ...]:
        """Give everything that still keeps it from being a tool."""
        try:
            self.tool()
        except ToolRejected as rejected:
            return rejected.problems
        return ()

    def _apply(self, change: Change) -> Change:
        way, _, last = change.pointer.rpartition("/")
        missing = self._first_missing(way)
        match change:
            case Put(value=None) if missing:
                return change
            case Put():
                back = self._put(way, last, change)
                return Put(pointer=missing, value=None) if missing else back
            case Insert():
                self._list(way).insert(int(last), change.entry)
                back = Take(pointer=change.pointer)
                return Put(pointer=missing, value=None) if missing else back
            case Take():
                return Insert(pointer=change.pointer, entry=self._list(way).pop(int(last)))

    def _put(self, way: str, last: str, change: Put) -> Put:
        inside = self._made(way)
        before = inside.get(last)
        if change.value is None:
            inside.pop(last, None)
        else:
            inside[last] = change.value
        return Put(pointer=change.pointer, value=before)

    def _first_missing(self, pointer: str) -> str:
        """Lead to the first thing on the way that is not there yet, "" where all of it is."""
        steps = pointer.split("/") if pointer else []
        ways = ("/".join(steps[:count]) for count in range(1, len(steps) + 1))
        return next((way for way in ways if self.at(way) is None), "")

    def _made(self, pointer: str) -> Entry:
        """Give the entry at a pointer, made where it is missing."""
        found = self.at(pointer)
        if isinstance(found, dict):
            return cast("Entry", found)
        way, _, last = pointer.rpartition("/")
        made: Entry = {}
        above = self.at(way)
        if isinstance(above, list) and self.at(pointer) is not None:
            cast("list[object]", above)[int(last)] = made
        else:
            self._made(way)[last] = made
        return made

    def _list(self, pointer: str) -> list[object]:
        found = self.at(pointer)
        if isinstance(found, list):
            return cast("list[object]", found)
        way, _, last = pointer.rpartition("/")
        made: list[object] = []
        self._made(way)[last] = made
        return made


def _inside(here: object, step: str) -> object:
    if isinstance(here, dict):
        return cast("Entry", here).get(step)
    entries = cast("list[object]", here) if isinstance(here, list) else []
    return entries[int(step)] if step.isdecimal() and int(step) < len(entries) else None


def beside(pointer: str, step: int) -> str:
    """Lead to a neighbour of an entry in its list."""
    way, _, last = pointer.rpartition("/")
    return further(way, str(int(last) + step))


def moved(draft: Draft, pointer: str, step: int) -> tuple[Change, ...]:
    """Give the changes that move an entry within its list; none beyond either end."""
    way, _, last = pointer.rpartition("/")
    target = int(last) + step
    if not 0 <= target < len(draft.entries(way)):
        return ()
    entry = draft.at(pointer)
    return (Take(pointer=pointer), Insert(pointer=further(way, str(target)), entry=entry))


def carried(draft: Draft, pointer: str, into: str) -> tuple[Change, ...]:
    """Give the changes that move an entry to the end of another list."""
    end = further(into, str(len(draft.entries(into))))
    return (Take(pointer=pointer), Insert(pointer=end, entry=draft.at(pointer)))


def next_version(version: str, taken: Sequence[str] = ()) -> str:
    """Suggest the version after this one that no other has: 1.0, 1.1, 1.2."""
    head, dot, last = version.rpartition(".")
    if not last.isdecimal():
        head, dot, last = version, ".", "0"
    if not dot:
        return _free(last, taken)
    number = int(last) + 1
    while f"{head}{dot}{number}" in taken:
        number += 1
    return f"{head}{dot}{number}"


def _free(number: str, taken: Sequence[str]) -> str:
    found = int(number) + 1
    while str(found) in taken:
        found += 1
    return str(found)


def begun(definition: bytes, changes: Mapping[str, object]) -> bytes:
    """Begin a draft from a definition, with other particulars at its head."""
    draft = Draft(definition)
    draft.apply(*(Put(pointer=key, value=value) for key, value in changes.items()))
    return draft.written()


def walk(draft: Draft) -> Iterator[tuple[str, str, Entry]]:
    """Give pointer, full code and entry of every question and follow-up, in reading order."""
    for at, _section in enumerate(draft.entries("sections")):
        for number, _page in enumerate(draft.entries(f"sections/{at}/pages")):
            yield from _walk(draft, f"sections/{at}/pages/{number}/questions", "")


def _walk(draft: Draft, pointer: str, parent: str) -> Iterator[tuple[str, str, Entry]]:
    for at, entry in enumerate(draft.entries(pointer)):
        own, here = draft.text(f"{pointer}/{at}/code"), f"{pointer}/{at}"
        code = f"{parent}.{own}" if parent else own
        yield here, code, entry
        yield from _walk(draft, f"{here}/followups", code)
