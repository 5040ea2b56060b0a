"""The project's own papers, read for the screen: headings, paragraphs, lists and tables.

Marks of Markdown are taken off and the words shown as plain text. Pictures stay in the papers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
USER_GUIDE = ROOT / "docs" / "user-guide.md"
OFFICE_GUIDE = ROOT / "docs" / "office-guide.md"
RECOVERY = ROOT / "docs" / "recovery.md"
ACCESSIBILITY = ROOT / "docs" / "accessibility.md"
LICENCE, NOTICES = ROOT / "LICENSE", ROOT / "NOTICE"

_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*([^*]+)\*\*|`([^`]+)`")
_ITEM = re.compile(r"(?:[-*]|\d+\.) ")
_RULE = re.compile(r"\|[\s|:-]+\|?$")


class Kind(Enum):
    """What a block of a paper is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block; the ``cells`` of a row, else one text."""

    kind: Kind
    cells: tuple[str, ...]


def read_paper(path: Path) -> tuple[Block, ...]:
    """Read a paper of the project; () where it was not installed with the program."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        return ()
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    for chunk in re.split(r"\n\s*\n", text):
        for part in _parts(_PICTURE.sub("", chunk)):
            block = _block(part)
            if any(block.cells):
                yield block


def _parts(chunk: str) -> Iterator[str]:
    """Split a chunk into what stands for itself: each heading, item and row; else one paragraph."""
    lines: list[str] = []
    for line in chunk.splitlines():
        if _RULE.match(line):
            continue
        starts = line.startswith(("#", "|")) or _ITEM.match(line)
        if starts and lines:
            yield " ".join(lines)
            lines = []
        lines.append(line.strip())
        if line.startswith(("#", "|")):
            yield " ".join(lines)
            lines = []
    if lines:
        yield " ".join(lines)


def _block(part: str) -> Block:
    if part.startswith("#"):
        marks, _space, words = part.partition(" ")
        kind = Kind.TITLE if marks == "#" else Kind.HEADING
        return Block(kind=kind, cells=(_plain(words),))
    if part.startswith("|"):
        cells = tuple(_plain(cell) for cell in part.strip("|").split("|"))
        return Block(kind=Kind.ROW, cells=cells)
    if _ITEM.match(part):
        mark, _space, words = part.partition(" ")
        sign = mark if mark[0].isdigit() else "\N{BULLET}"
        return Block(kind=Kind.ITEM, cells=(f"{sign} {_plain(words)}",))
    return Block(kind=Kind.PARAGRAPH, cells=(_plain(part),))


def _plain(words: str) -> str:
    words = _LINK.sub(r"\1", words)
    return _EMPHASIS.sub(lambda found: found[1] or found[2], words).strip()
