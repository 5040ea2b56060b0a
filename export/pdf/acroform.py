"""Fields that are filled in on a computer: boxes to type in, boxes to tick, one of several.

Beside ``paper.py`` the only file of the folder that writes PDF.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

Rect = tuple[float, float, float, float]

_PRINTED: Final = 4
_MULTILINE: Final = 1 << 12
_RADIO: Final = 1 << 15
_SIZE: Final = 10
_FONT: Final = (
    "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /Name /Helv>>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One field: its name, unique in the document, and the label that a screen reader says.

    With ``option`` it is a box to tick; ``single`` ones of the same name take each other's tick.
    """

    name: str
    label: str
    option: str = ""
    single: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Widget:
    """An entry at its place, in points from the lower left corner of its page."""

    page: int
    entry: Entry
    rect: Rect
    lines: bool = False


class FieldWriter:
    """Writes the fields of one document as PDF objects.

    ``put`` keeps a text as an object and gives its reference; ``page_of`` gives that of a page.
    """

    def __init__(self, put: Callable[[str], str], page_of: Callable[[int], str]) -> None:
        self._put = put
        self._page_of = page_of
        self._states: dict[tuple[float, float], tuple[str, str]] = {}

    def parents(self, widgets: Iterable[Widget]) -> dict[str, Entry]:
        """Name the groups of which one box takes a tick, with the first entry of each."""
        return {each.entry.name: each.entry for each in reversed([*widgets]) if each.entry.single}

    def group(self, entry: Entry, kids: Iterable[str]) -> str:
        """Write a group as the field that its boxes belong to."""
        return (
            f"<</FT /Btn /Ff {_RADIO} /T {_text(entry.name)} /TU {_text(entry.label)} "
            f"/Kids [{' '.join(kids)}]>>"
        )

    def widget(self, widget: Widget, number: int, parent: str) -> str:
        """Write one field at its place; ``number`` is its key among the document's tags."""
        rect = " ".join(f"{each:.2f}" for each in widget.rect)
        common = (
            f"/Type /Annot /Subtype /Widget /F {_PRINTED} /Rect [{rect}] "
            f"/P {self._page_of(widget.page)} /StructParent {number}"
        )
        entry = widget.entry
        if not entry.option:
            flags = _MULTILINE if widget.lines else 0
            return (
                f"<<{common} /FT /Tx /Ff {flags} /T {_text(entry.name)} /TU {_text(entry.label)} "
                f"/DA (/Helv {_SIZE} Tf 0 g)>>"
            )
        on, off = self._looks(widget.rect)
        state = f"/AS /Off /AP <</N <</{entry.option} {on} /Off {off}>>>>"
        if entry.single:
            return f"<<{common} {state} /Parent {parent} /TU {_text(entry.label)}>>"
        name = f"{entry.name}={entry.option}"
        return f"<<{common} {state} /FT /Btn /T {_text(name)} /TU {_text(entry.label)}>>"

    def form(self, fields: Iterable[str]) -> str:
        """Write the list of all fields, with the font that is typed in."""
        font = self._put(_FONT)
        return (
            f"<</Fields [{' '.join(fields)}] /DR <</Font <</Helv {font}>>>> "
            f"/DA (/Helv {_SIZE} Tf 0 g)>>"
        )

    def _looks(self, rect: Rect) -> tuple[str, str]:
        """Give what a box of this size shows with and without its tick."""
        wide, tall = rect[2] - rect[0], rect[3] - rect[1]
        size = (round(wide, 2), round(tall, 2))
        if size not in self._states:
            tick = (
                f"1.4 w {wide * 0.16:.2f} {tall * 0.5:.2f} m {wide * 0.42:.2f} {tall * 0.2:.2f} l "
                f"{wide * 0.86:.2f} {tall * 0.84:.2f} l S"
            )
            self._states[size] = (self._drawing(size, tick), self._drawing(size, ""))
        return self._states[size]

    def _drawing(self, size: tuple[float, float], marks: str) -> str:
        return self._put(
            f"<</Type /XObject /Subtype /Form /BBox [0 0 {size[0]} {size[1]}] "
            f"/Resources <<>> /Length {len(marks)}>>\nstream\n{marks}\nendstream"
        )


def _text(words: str) -> str:
    return f"<FEFF{words.encode('utf-16-be').hex()}>"
