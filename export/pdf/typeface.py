"""The embedded type family of one document: widths, line breaking, and what it cannot print."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_FONTS = Path(__file__).parent / "fonts"
REPLACEMENT = "\ufffd"
# Hints that draw nothing in any typeface: soft hyphen, joiners, zero-width spaces, variation marks.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
_BREAKS = frozenset("\n\u2028\u2029\x0b\x0c\x85")
_ROUNDING = 0.01


class Face(Enum):
    """The three faces of the family that pages use."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of one line in one face, ``x`` points from the start of the line."""

    text: str
    face: Face
    x: float


Run = tuple[str, Face]


class Typeface:
    """The family, loaded for one document and dropped with it.

    reportlab's registry of fonts is global and is not used, so documents may be made in several
    threads at once. Every text must go through ``plain`` before it is measured or drawn.
    """

    def __init__(self) -> None:
        from reportlab.pdfbase.ttfonts import TTFont

        # The library's types are incomplete, so its fonts are handled as untyped.
        fonts = {
            face: TTFont(
                f"AuditDesk-{face.value}",
                # From memory, so that no path of this machine gets into the document.
                BytesIO((_FONTS / f"NotoSans-{face.value}.ttf").read_bytes()),
                shapable=False,
            )
            for face in Face
        }
        self._widths = {face: _char_widths(font) for face, font in fonts.items()}
        self.fonts: Mapping[Face, Any] = cast("Mapping[Face, Any]", fonts)
        self._words: dict[Run, float] = {}
        self._known = frozenset(self._widths[Face.REGULAR]) - _UNSEEN
        self._missing: dict[str, None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """Characters met so far that the family does not have, in order of first use."""
        return tuple(self._missing)

    def forget_missing(self) -> None:
        """Begin the list of missing characters anew, for the next document on the same paper."""
        self._missing.clear()

    def plain(self, text: str) -> str:
        """Compose the text and put a visible mark for every character that cannot be printed."""
        composed = unicodedata.normalize("NFC", text)
        table: dict[int, str] = {}
        for character in set(composed) - self._known:
            table[ord(character)] = self._substitute(character)
        if REPLACEMENT in table.values():
            lost = {code for code, drawn in table.items() if drawn == REPLACEMENT}
            self._missing.update(dict.fromkeys(each for each in composed if ord(each) in lost))
        return composed.translate(table) if table else composed

    def _substitute(self, character: str) -> str:
        if character in _BREAKS:
            return "\n"
        if character in _UNSEEN or character == "\r":
            return ""
        if character == "\t":
            return "    "
        return " " if unicodedata.category(character) == "Zs" else REPLACEMENT

    def width(self, text: str, face: Face, size: float) -> float:
        """Measure one line, in points."""
        key = (text, face)
        found = self._words.get(key)
        if found is None:
            found = sum(map(self._widths[face].__getitem__, text)) / 1000
            self._words[key] = found
        return found * size

    def longest_word(self, text: str, face: Face, size: float) -> float:
        """Measure the widest word of a text: the narrowest column that does not break one."""
        words = text.replace("\n", " ").split(" ")
        return max(self.width(word, face, size) for word in words)

    def wrap(self, runs: Sequence[Run], size: float, width: float) -> list[tuple[Span, ...]]:
        """Break runs of plain text into lines; a word wider than the line is cut to fit it."""
        lines: list[tuple[Span, ...]] = []
        for paragraph in _paragraphs(runs):
            line = _Line(self, size)
            for word in _words(paragraph):
                for part in self._fitting(word, size, width):
                    if not line.takes(part, width):
                        lines.append(line.spans())
                        line = _Line(self, size)
                    line.add(part)
            lines.append(line.spans())
        return lines

    def _fitting(self, word: list[Run], size: float, width: float) -> Iterable[list[Run]]:
        """Give a word whole where it fits a line, else in pieces that do."""
        if sum(self.width(text, face, size) for text, face in word) <= width + _ROUNDING:
            yield word
            return
        piece, used = list[Run](), 0.0
        for text, face in word:
            start = 0
            widths = self._widths[face]
            for index, character in enumerate(text):
                step = widths[character] * size / 1000
                if used + step > width and (piece or index > start):
                    yield [*piece, (text[start:index], face)] if index > start else piece
                    piece, used, start = [], 0.0, index
                used += step
            if start < len(text):
                piece.append((text[start:], face))
        yield piece


class _Line:
    """One line being set: words of one or more faces with single spaces between them."""

    def __init__(self, typeface: Typeface, size: float) -> None:
        self._typeface = typeface
        self._size = size
        self._words: list[list[Run]] = []
        self._used = 0.0

    def _measure(self, word: list[Run]) -> float:
        space = self._typeface.width(" ", word[0][1], self._size) if self._words else 0.0
        return space + sum(self._typeface.width(text, face, self._size) for text, face in word)

    def takes(self, word: list[Run], width: float) -> bool:
        """Tell whether a word still fits; an empty line takes any word."""
        return not self._words or self._used + self._measure(word) <= width + _ROUNDING

    def add(self, word: list[Run]) -> None:
        """Put a word after a space."""
        self._used += self._measure(word)
        self._words.append(word)

    def spans(self) -> tuple[Span, ...]:
        """Give the line as the fewest stretches of one face."""
        joined: list[tuple[list[str], Face]] = []
        for index, word in enumerate(self._words):
            for place, (text, face) in enumerate(word):
                lead = [" "] if index and not place else []
                if joined and joined[-1][1] is face:
                    joined[-1][0].extend((*lead, text))
                else:
                    joined.append(([*lead, text], face))
        spans: list[Span] = []
        x = 0.0
        for parts, face in joined:
            text = "".join(parts)
            if text:
                spans.append(Span(text=text, face=face, x=x))
                x += sum(self._typeface.width(part, face, self._size) for part in parts)
        return tuple(spans)


def character_name(character: str) -> str:
    """Give a character's code point and Unicode name: "U+1F600 grinning face"."""
    name = unicodedata.name(character, "without a name").lower()
    return f"U+{ord(character):04X} {name}"


def _char_widths(font: "TTFont") -> dict[str, float]:
    face = font.face
    glyphs = cast("dict[int, int]", face.charToGlyph)
    widths = cast("dict[int, float]", face.charWidths)
    return {chr(code): widths[code] for code in glyphs if code in widths}


def _paragraphs(runs: Sequence[Run]) -> Iterable[list[Run]]:
    current: list[Run] = []
    for text, face in runs:
        first, *rest = text.split("\n")
        current.append((first, face))
        for part in rest:
            yield current
            current = [(part, face)]
    yield current


def _words(paragraph: list[Run]) -> Iterable[list[Run]]:
    """Split at spaces; a word may change its face in the middle."""
    word: list[Run] = []
    for text, face in paragraph:
        first, *rest = text.split(" ")
        word.append((first, face))
        for part in rest:
            yield word
            word = [(part, face)]
    yield word
