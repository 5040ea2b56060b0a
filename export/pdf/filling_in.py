"""Turning the boxes and lines of a blank form into fields to fill in on a computer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from export.pdf.acroform import Entry
from export.pdf.pieces import Piece, TypingBox, Words, WritingBox, WritingLine
from forms.kinds import Choice, Kind, Ticks

# A taller box would not fit a page with its question; longer texts scroll in it.
_TALLEST: Final = 260.0


def field_name(path: str) -> str:
    """Give the name of a field in a PDF, where a full stop would mean a part of a field."""
    return path.replace(".", "/")


def to_fill_in(pieces: tuple[Piece, ...], path: str, label: str, kind: Kind) -> tuple[Piece, ...]:
    """Make each box a field, and each run of lines one box to type in."""
    return tuple(_fields(pieces, field_name(path), label, kind))


def _fields(pieces: tuple[Piece, ...], name: str, label: str, kind: Kind) -> Iterator[Piece]:
    options = iter(kind.options if isinstance(kind, Choice | Ticks) else ())
    room = 0.0
    for piece in pieces:
        if isinstance(piece, WritingLine):
            room += piece.height
            continue
        if room:
            yield _typing(name, label, room)
            room = 0.0
        if isinstance(piece, Words) and piece.box is not None:
            option = next(options)
            single = not isinstance(kind, Ticks)
            entry = Entry(
                name=name, label=f"{label}: {option.label}", option=option.code, single=single
            )
            yield replace(piece, entry=entry)
        elif isinstance(piece, WritingBox):
            yield replace(piece, entry=Entry(name=name, label=label))
        else:
            yield piece
    if room:
        yield _typing(name, label, room)


def _typing(name: str, label: str, room: float) -> TypingBox:
    return TypingBox(entry=Entry(name=name, label=label), height=min(room, _TALLEST))
