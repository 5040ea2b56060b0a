"""The parts that documents share: titles, paragraphs, facts in two columns, signature lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from export.pdf.acroform import Entry
from export.pdf.flow import Cell, Strip
from export.pdf.pieces import BODY, NOTE, WRITING_LINE, Gap, Piece, Setter, TypingBox, WritingLine
from export.pdf.typeface import REPLACEMENT, Face, character_name
from forms.definition import Block

_MEASURE: Final = 640.0
_LABEL: Final = 200.0
_TITLE: Final = 18.0
_SUBTITLE: Final = 13.0
_HEADING: Final = 14.0
_MOST_NAMED: Final = 60
_NUMBER: Final = 24.0
_ROOM: Final = 320.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what stands beside it; an empty value is a line to write on."""

    label: str
    value: str


class Blocks:
    """Sets the parts around the questions of a form or the tables of a sheet."""

    def __init__(self, setter: Setter, width: float) -> None:
        self.setter = setter
        self.width = width
        # Lines much longer than this are hard to follow with the eye.
        self.measure = min(width, _MEASURE)

    def title(self, text: str) -> Strip:
        """Set the document's title."""
        return self._line(text, tag="H1", size=_TITLE, face=Face.BOLD)

    def subtitle(self, text: str) -> Strip:
        """Set the line below the title."""
        return self._line(text, tag="P", size=_SUBTITLE, before=2.0)

    def notice(self, text: str) -> Strip:
        """Set a short notice that must not be overlooked."""
        return self._line(text, tag="P", size=_SUBTITLE, face=Face.BOLD, before=6.0)

    def heading(self, text: str) -> Strip:
        """Set a heading, never the last thing on a page."""
        return self._line(text, tag="H2", size=_HEADING, face=Face.BOLD, before=16.0)

    def paragraph(self, text: str) -> Strip:
        """Set a paragraph; it splits between lines where a page ends."""
        pieces = self.setter.text(text, self.measure)
        return _strip(Cell(width=self.width, pieces=pieces, tag="P"), before=8.0)

    def note(self, text: str) -> Strip:
        """Set a smaller paragraph."""
        pieces = self.setter.text(text, self.measure, size=NOTE)
        return _strip(Cell(width=self.width, pieces=pieces, tag="P"), before=6.0)

    def gap(self) -> Strip:
        """Set a little room, held to what follows."""
        cell = Cell(width=self.width, pieces=(Gap(height=6.0),), tag="NonStruct")
        return Strip(cells=(cell,), with_next=True)

    def _line(
        self,
        text: str,
        *,
        tag: str,
        size: float = BODY,
        face: Face = Face.REGULAR,
        before: float = 0.0,
    ) -> Strip:
        pieces = self.setter.text(text, self.width, face=face, size=size)
        cell = Cell(width=self.width, pieces=pieces, tag=tag)
        return Strip(cells=(cell,), with_next=True, before=before)

    def facts(
        self, facts: tuple[Fact, ...], *, together: bool = False, held: bool = False
    ) -> Iterator[Strip]:
        """Set labels with their values beside them.

        ``together``: on one page, if one can; ``held``: with what follows, too.
        """
        for number, fact in enumerate(facts):
            if fact.value:
                value = self.setter.text(fact.value, self.measure - _LABEL)
                last = number == len(facts) - 1
                yield self._pair(fact.label, value, joined=held if last else together)

    def blanks(self, facts: tuple[Fact, ...], *, fields: bool = False) -> Iterator[Strip]:
        """Set labels with their values; where there is none, with a line to write on.

        With ``fields`` it is a box to type in on a computer.
        """
        for number, fact in enumerate(facts):
            room: tuple[Piece, ...] = (WritingLine(most=_ROOM),)
            if fields:
                entry = Entry(name=f"about/{number}", label=fact.label)
                room = (TypingBox(entry=entry, height=WRITING_LINE, most=_ROOM),)
            value = self.setter.text(fact.value, self.measure - _LABEL) or room
            yield self._pair(fact.label, value, joined=number < len(facts) - 1)

    def _pair(self, label: str, value: tuple[Piece, ...], *, joined: bool) -> Strip:
        words = self.setter.text(label, _LABEL - 12, face=Face.BOLD)
        handwritten = any(isinstance(piece, WritingLine) for piece in value)
        lead: tuple[Piece, ...] = (Gap(height=6.0),) if handwritten else ()
        again = self.setter.text(f"{label}, continued", _LABEL - 12, face=Face.ITALIC)
        return Strip(
            cells=(
                Cell(width=_LABEL, pieces=(*lead, *words), tag="TH", anchor=True, again=again),
                Cell(width=self.width - _LABEL, pieces=value),
            ),
            table="facts",
            before=4.0,
            with_next=joined,
        )

    def guidance(self, blocks: tuple[Block, ...]) -> Iterator[Strip]:
        """Set guidance notes, numbered."""
        for number, block in enumerate(blocks, start=1):
            runs = [(run.text, Face.BOLD if run.bold else Face.REGULAR) for run in block.runs]
            yield _strip(
                Cell(width=_NUMBER, pieces=self.setter.text(f"{number}.", _NUMBER), tag="P"),
                Cell(width=self.measure, pieces=self.setter.runs(runs, self.measure), tag="P"),
                before=5.0,
            )

    def signature(self, label: str, *, more: bool = False) -> Strip:
        """Set a line for a signature and one for the date; ``more`` holds it to the next."""
        date = self.setter.text("Date", 40.0)
        return Strip(
            cells=(
                Cell(width=_LABEL, pieces=(Gap(height=16.0), *self.setter.text(label, _LABEL))),
                Cell(width=290.0, pieces=(WritingLine(height=34.0, most=260.0),)),
                Cell(width=40.0, pieces=(Gap(height=16.0), *date)),
                Cell(width=120.0, pieces=(WritingLine(height=34.0, most=120.0),)),
            ),
            table="signatures",
            whole=True,
            with_next=more,
            before=4.0,
        )

    def substitutes(self) -> Iterator[Strip]:
        """Say which characters could not be printed, if any; to be set down last."""
        missing = self.setter.typeface.missing
        if not missing:
            return
        names = [character_name(character) for character in missing[:_MOST_NAMED]]
        if len(missing) > _MOST_NAMED:
            names.append(f"and {len(missing) - _MOST_NAMED} more")
        yield self.note(
            f"The typeface of these pages does not have every character that was written. "
            f"Each one that it lacks is printed as {REPLACEMENT}: {'; '.join(names)}."
        )


def _strip(*cells: Cell, before: float) -> Strip:
    return Strip(cells=cells, before=before)
