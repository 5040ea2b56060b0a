"""What stands in the columns of a question: number, question with its parts, answer, comment."""

from dataclasses import replace
from typing import Final

from export.pdf.answers import layout_of, writing_room
from export.pdf.filling_in import to_fill_in
from export.pdf.flow import PAD
from export.pdf.pieces import NOTE, WRITING_LINE, Gap, Piece, Setter, TypingBox
from export.pdf.reading import Given, condition_words
from export.pdf.typeface import Face
from forms.definition import Question, Tool
from forms.kinds import Text

NUMBER_WIDTH: Final = 46.0
_INDENT: Final = 12.0


class QuestionCells:
    """Sets the contents of one column at a time; without answers, those of the blank form.

    ``fields`` makes of a blank form one to be filled in on a computer.
    """

    def __init__(
        self, setter: Setter, tool: Tool, given: Given | None, *, fields: bool = False
    ) -> None:
        self._fields = fields
        self._setter = setter
        self._tool = tool
        self._given = given

    def number(self, question: Question) -> tuple[Piece, ...]:
        """Set the number; a follow-up says to which question it belongs."""
        width = NUMBER_WIDTH - 2 * PAD
        if question.number or "." not in question.code:
            return self._setter.text(question.number, width, face=Face.BOLD)
        leading = self._tool.question(question.code.split(".", maxsplit=1)[0])
        words = f"to {leading.number}" if leading.number else ""
        return self._setter.text(words, width, face=Face.ITALIC, size=NOTE)

    def again(self, question: Question) -> tuple[Piece, ...]:
        """Set the number again for a row that goes on over the page."""
        width = NUMBER_WIDTH - 2 * PAD
        number = self._setter.text(question.number, width, face=Face.BOLD)
        return (*number, *self._setter.text("cont.", width, face=Face.ITALIC, size=NOTE))

    def question(self, question: Question, width: float, depth: int) -> tuple[Piece, ...]:
        """Set the question, further in for each step that it follows up; then its parts."""
        indent = _INDENT * min(depth, 3)
        pieces = self._setter.runs([(question.text, Face.REGULAR)], width, indent=indent)
        if self._given is None:
            pieces = (
                *(self.hint(condition_words(self._tool, question), width, indent)),
                *pieces,
                *self.hint(question.guidance, width, indent),
            )
            if question.evidence:
                pieces = (*pieces, *self.hint(f"Evidence: {question.evidence}", width, indent))
        return (*pieces, *self.parts(question, width))

    def hint(self, text: str, width: float, indent: float = 0.0) -> tuple[Piece, ...]:
        """Set a small note; an empty text gives nothing."""
        if not text:
            return ()
        lines = self._setter.runs([(text, Face.ITALIC)], width, size=NOTE, indent=indent)
        return (Gap(height=3.0), *lines)

    def parts(self, question: Question, width: float) -> tuple[Piece, ...]:
        """Set the parts of a question with their boxes, as far as they were asked."""
        parts = question.parts
        if parts is None:
            return ()
        given = self._given
        caption = self._setter.text(parts.prompt, width, size=NOTE, face=Face.ITALIC)
        if given is None:
            boxes = layout_of(parts.kind).empty(self._setter, parts.kind, width)
            if self._fields:
                boxes = to_fill_in(boxes, parts.path, _label(question, parts.prompt), parts.kind)
        elif given.why_not_asked(question) or given.not_applicable(question):
            return ()
        else:
            value = given.filling.value(parts.path)
            chosen = value if value is not None else ()
            boxes = layout_of(parts.kind).filled(self._setter, parts.kind, chosen, width)
        return (Gap(height=4.0), *caption, Gap(height=2.0), *boxes)

    def answer(self, question: Question, width: float) -> tuple[Piece, ...]:
        """Set the answer, why there is none, or the boxes and lines for one."""
        if self._given is None:
            empty = layout_of(question.kind).empty(self._setter, question.kind, width)
            if not self._fields:
                return empty
            return to_fill_in(empty, question.code, _label(question, ""), question.kind)
        why = self._given.why_not_asked(question)
        if why:
            return self._setter.text(why, width, face=Face.ITALIC)
        return self._given.answer(self._setter, question, width)

    def comments(self, question: Question, width: float, tall: float) -> tuple[Piece, ...]:
        """Set comment or reason; on a blank form, room at least as tall as ``tall``.

        What the office noted about the answer stands below.
        """
        if self._given is None:
            return self._room_for_comment(question, width, tall)
        lines = self._given.notes.get(question.code, ())
        notes = (piece for line in lines for piece in self.hint(line, width))
        return (*self._comments(self._given, question, width), *notes)

    def _comments(self, given: Given, question: Question, width: float) -> tuple[Piece, ...]:
        if given.why_not_asked(question):
            return ()
        if given.not_applicable(question) and question.reason is not None:
            reason = given.text(question.reason.path) or "no reason given"
            runs = [("Reason: ", Face.ITALIC), (reason, Face.REGULAR)]
            return self._setter.runs(runs, width)
        comment = given.text(question.comment.path) if question.comment else ""
        due = question.comment is not None and question.comment.required
        if not comment and due and given.is_answered(question):
            return self._setter.text("No comment", width, face=Face.ITALIC)
        return self._setter.text(comment, width)

    def _room_for_comment(self, question: Question, width: float, tall: float) -> tuple[Piece, ...]:
        if question.comment is None:
            return ()
        caption = question.comment.prompt
        if question.reason is not None:
            caption = f"{caption} If not applicable: {question.reason.prompt}"
        lines = question.comment.kind.lines if isinstance(question.comment.kind, Text) else 1
        hint = self.hint(caption, width)
        room = self.at_least((*hint, *writing_room(lines)), tall)
        if not self._fields:
            return room
        label = _label(question, question.comment.prompt)
        return to_fill_in(room, question.comment.path, label, question.comment.kind)

    @staticmethod
    def at_least(pieces: tuple[Piece, ...], tall: float) -> tuple[Piece, ...]:
        """Add writing lines until the cell is as tall as the question beside it."""
        missing = tall - sum(piece.height for piece in pieces)
        if pieces and isinstance(pieces[-1], TypingBox):
            return (*pieces[:-1], replace(pieces[-1], height=pieces[-1].height + max(0.0, missing)))
        return (*pieces, *writing_room(max(0, int(missing // WRITING_LINE))))


def _label(question: Question, part: str) -> str:
    """Name a field for a screen reader: the number, what it is about, and which part of it."""
    named = (question.number, question.label, part)
    return ", ".join(each for each in named if each)
