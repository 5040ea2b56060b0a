"""The questions of a form as strips: the paper's four columns, judgements, closing boxes."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from typing import Final

from export.pdf.answers import layout_of, writing_room
from export.pdf.flow import PAD, Cell, Strip
from export.pdf.pieces import BODY, NOTE, WRITING_LINE, Gap, Piece, Setter
from export.pdf.reading import Given, condition_words
from export.pdf.typeface import Face
from forms.definition import Page, Question, Section, Tool
from forms.kinds import Grade, Line, Text

_NUMBER: Final = 38.0
_QUESTION: Final = 246.0
_RESPONSE: Final = 104.0
_HEADINGS: Final = ("No.", "Question", "Response", "Comments on quality of work")
_JUDGEMENT_HEADINGS: Final = ("Judgement", "Comment on why this judgement was made")
_INDENT: Final = 12.0
_SECTION_SIZE: Final = 14.0
_PART_SIZE: Final = 12.0


class _Style(Enum):
    ROW = "row"
    JUDGEMENT = "judgement"
    BOX = "box"


class QuestionStrips:
    """Sets the sections of one tool; without answers it sets the blank form."""

    def __init__(self, setter: Setter, tool: Tool, width: float, given: Given | None) -> None:
        self._setter = setter
        self._tool = tool
        self._width = width
        self._given = given
        self._left = _NUMBER + _QUESTION
        self._right = width - self._left
        self._comments = self._right - _RESPONSE
        self._style: _Style | None = None
        self._head: Strip | None = None
        self._tables = 0

    def section(self, section: Section) -> Iterator[Strip]:
        """Set one section: heading, introduction, then every question in reading order."""
        self._style = None
        yield self._full(section.title, tag="H2", size=_SECTION_SIZE, before=16.0)
        yield self._gap()
        if section.intro:
            yield self._full(section.intro, tag="P")
            yield self._gap()
        for page in section.pages:
            if page.intro:
                yield self._full(page.intro, tag="P", before=6.0)
                yield self._gap()
                self._style = None
            yield from self._page(page, alone=len(section.pages) == 1)

    def _page(self, page: Page, *, alone: bool) -> Iterator[Strip]:
        if page.group:
            yield from self._open(_Style.ROW)
            yield self._group(page)
        for question in page.questions:
            style = _style_of(question)
            if style is _Style.JUDGEMENT:
                yield from self._judgement_heading(page, question, alone=alone)
            yield from self._open(style)
            if style is _Style.JUDGEMENT:
                yield self._judgement(question)
            elif style is _Style.BOX:
                yield self._box(question)
            else:
                yield self._row(question, 0)
            yield from self._followups(question, 1)

    def _followups(self, question: Question, depth: int) -> Iterator[Strip]:
        for followup in question.followups:
            yield from self._open(_Style.ROW)
            yield self._row(followup, depth)
            yield from self._followups(followup, depth + 1)

    # --- headings -------------------------------------------------------------------------------

    def _full(self, text: str, *, tag: str, size: float = BODY, before: float = 0.0) -> Strip:
        face = Face.REGULAR if tag == "P" else Face.BOLD
        pieces = self._setter.text(text, self._width, face=face, size=size)
        cell = Cell(width=self._width, pieces=pieces, tag=tag)
        return Strip(cells=(cell,), with_next=True, before=before)

    def _gap(self) -> Strip:
        cell = Cell(width=self._width, pieces=(Gap(height=5.0),), tag="NonStruct")
        return Strip(cells=(cell,), with_next=True)

    def _open(self, style: _Style) -> Iterator[Strip]:
        """Begin a table where the strips before were of another sort."""
        if style is self._style:
            return
        before = 10.0 if self._style is not None else 0.0
        self._style = style
        self._tables += 1
        self._head = None
        if style is _Style.BOX:
            return
        headings, widths = _HEADINGS, (_NUMBER, _QUESTION, _RESPONSE, self._comments)
        if style is _Style.JUDGEMENT:
            headings, widths, before = _JUDGEMENT_HEADINGS, (self._left, self._right), 0.0
        cells = tuple(
            Cell(
                width=width,
                pieces=self._setter.text(heading, width - 2 * PAD, face=Face.BOLD),
                tag="TH",
            )
            for heading, width in zip(headings, widths, strict=True)
        )
        head = self._ruled(*cells)
        self._head = head
        yield replace(head, with_next=True, head=None, before=before)

    def _ruled(self, *cells: Cell) -> Strip:
        return Strip(
            cells=cells,
            table=f"table-{self._tables}",
            head=self._head,
            ruled=True,
            whole=self._given is None,
        )

    def _group(self, page: Page) -> Strip:
        width = self._width - 2 * PAD
        pieces = self._setter.text(page.group, width, face=Face.BOLD, size=_PART_SIZE)
        if self._given is None:
            pieces = (*pieces, *self._hint(condition_words(self._tool, page), width))
        cell = Cell(width=self._width, pieces=pieces, tag="TH")
        return replace(self._ruled(cell), with_next=True)

    def _judgement_heading(self, page: Page, question: Question, *, alone: bool) -> Iterator[Strip]:
        self._style = None
        if question is page.questions[0] and not alone:
            yield self._full(page.title, tag="H3", size=_PART_SIZE, before=14.0)
            yield self._gap()
        yield self._full(question.text, tag="P")
        yield self._gap()

    # --- rows -----------------------------------------------------------------------------------

    def _row(self, question: Question, depth: int) -> Strip:
        asked = Cell(
            width=_QUESTION,
            pieces=self._question(question, _QUESTION - 2 * PAD, depth),
            anchor=True,
        )
        number = Cell(
            width=_NUMBER,
            pieces=self._number(question),
            anchor=True,
            again=self._again(question),
        )
        why = self._given.why_not_asked(question) if self._given else ""
        if why:
            pieces = self._setter.text(why, self._right - 2 * PAD, face=Face.ITALIC)
            return self._ruled(number, asked, Cell(width=self._right, pieces=pieces))
        wide = layout_of(question.kind).wide
        width = (self._right if wide else _RESPONSE) - 2 * PAD
        answer = self._answer(question, width)
        if wide:
            return self._ruled(number, asked, self._wide(question, answer, asked.height))
        comments = self._comments_of(question, self._comments - 2 * PAD, asked.height)
        return self._ruled(
            number,
            asked,
            Cell(width=_RESPONSE, pieces=answer, anchor=True),
            Cell(width=self._comments, pieces=comments),
        )

    def _wide(self, question: Question, answer: tuple[Piece, ...], tall: float) -> Cell:
        width = self._right - 2 * PAD
        below = self._comments_of(question, width, 0.0)
        if not below and self._given is None and isinstance(question.kind, Text):
            answer = self._at_least(answer, tall)
        gap = (Gap(height=6.0),) if below else ()
        return Cell(width=self._right, pieces=(*answer, *gap, *below))

    def _number(self, question: Question) -> tuple[Piece, ...]:
        """Set the number; a follow-up says to which question it belongs."""
        width = _NUMBER - 2 * PAD
        if question.number or "." not in question.code:
            return self._setter.text(question.number, width, face=Face.BOLD)
        leading = self._tool.question(question.code.split(".", maxsplit=1)[0])
        words = f"to {leading.number}" if leading.number else ""
        return self._setter.text(words, width, face=Face.ITALIC, size=NOTE)

    def _again(self, question: Question) -> tuple[Piece, ...]:
        width = _NUMBER - 2 * PAD
        number = self._setter.text(question.number, width, face=Face.BOLD)
        return (*number, *self._setter.text("cont.", width, face=Face.ITALIC, size=NOTE))

    def _question(self, question: Question, width: float, depth: int) -> tuple[Piece, ...]:
        indent = _INDENT * min(depth, 3)
        pieces = self._setter.runs([(question.text, Face.REGULAR)], width, indent=indent)
        if self._given is None:
            pieces = (
                *(self._hint(condition_words(self._tool, question), width, indent)),
                *pieces,
                *self._hint(question.guidance, width, indent),
            )
            if question.evidence:
                pieces = (*pieces, *self._hint(f"Evidence: {question.evidence}", width, indent))
        return (*pieces, *self._parts(question, width))

    def _hint(self, text: str, width: float, indent: float = 0.0) -> tuple[Piece, ...]:
        if not text:
            return ()
        lines = self._setter.runs([(text, Face.ITALIC)], width, size=NOTE, indent=indent)
        return (Gap(height=3.0), *lines)

    def _parts(self, question: Question, width: float) -> tuple[Piece, ...]:
        """Set the parts of a question with their boxes, as far as they were asked."""
        parts = question.parts
        if parts is None:
            return ()
        given = self._given
        caption = self._setter.text(parts.prompt, width, size=NOTE, face=Face.ITALIC)
        if given is None:
            boxes = layout_of(parts.kind).empty(self._setter, parts.kind, width)
        elif given.why_not_asked(question) or given.not_applicable(question):
            return ()
        else:
            value = given.filling.value(parts.path)
            chosen = value if value is not None else ()
            boxes = layout_of(parts.kind).filled(self._setter, parts.kind, chosen, width)
        return (Gap(height=4.0), *caption, Gap(height=2.0), *boxes)

    def _answer(self, question: Question, width: float) -> tuple[Piece, ...]:
        if self._given is None:
            return layout_of(question.kind).empty(self._setter, question.kind, width)
        return self._given.answer(self._setter, question, width)

    def _comments_of(self, question: Question, width: float, tall: float) -> tuple[Piece, ...]:
        if self._given is None:
            return self._room_for_comment(question, width, tall)
        if self._given.not_applicable(question) and question.reason is not None:
            reason = self._given.text(question.reason.path) or "no reason given"
            runs = [("Reason: ", Face.ITALIC), (reason, Face.REGULAR)]
            return self._setter.runs(runs, width)
        if question.comment is None:
            return ()
        comment = self._given.text(question.comment.path)
        if comment:
            return self._setter.text(comment, width)
        if self._given.is_answered(question) and question.comment.required:
            return self._setter.text("No comment", width, face=Face.ITALIC)
        return ()

    def _room_for_comment(self, question: Question, width: float, tall: float) -> tuple[Piece, ...]:
        if question.comment is None:
            return ()
        caption = question.comment.prompt
        if question.reason is not None:
            caption = f"{caption} If not applicable: {question.reason.prompt}"
        lines = question.comment.kind.lines if isinstance(question.comment.kind, Text) else 1
        hint = self._hint(caption, width)
        return self._at_least((*hint, *writing_room(lines)), tall)

    @staticmethod
    def _at_least(pieces: tuple[Piece, ...], tall: float) -> tuple[Piece, ...]:
        """Add writing lines until the cell is as tall as the question beside it."""
        missing = tall - sum(piece.height for piece in pieces)
        return (*pieces, *writing_room(max(0, int(missing // WRITING_LINE))))

    # --- judgements and closing boxes -----------------------------------------------------------

    def _judgement(self, question: Question) -> Strip:
        width = self._left - 2 * PAD
        why = self._given.why_not_asked(question) if self._given else ""
        grade = () if why else (*self._answer(question, width), *self._parts(question, width))
        if self._given is None:
            grade = (*self._hint(question.guidance, width), Gap(height=4.0), *grade)
        comment = self._comments_of(question, self._right - 2 * PAD, sum(p.height for p in grade))
        if why:
            grade = self._setter.text(why, width, face=Face.ITALIC)
            comment = ()
        return self._ruled(
            Cell(width=self._left, pieces=grade, anchor=True),
            Cell(width=self._right, pieces=comment),
        )

    def _box(self, question: Question) -> Strip:
        width = self._left - 2 * PAD
        title = self._setter.text(question.text, width, face=Face.BOLD)
        hint = self._hint(question.guidance, width) if self._given is None else ()
        left = (*title, *hint, *self._parts(question, width))
        again = self._setter.text(f"{question.label}, continued", width, face=Face.ITALIC)
        inner = self._right - 2 * PAD
        why = self._given.why_not_asked(question) if self._given else ""
        text = (
            self._setter.text(why, inner, face=Face.ITALIC)
            if why
            else self._answer(question, inner)
        )
        if self._given is None:
            text = self._at_least(text, sum(piece.height for piece in left))
        below = () if why else self._comments_of(question, inner, 0.0)
        return self._ruled(
            Cell(width=self._left, pieces=left, anchor=True, again=again, tag="TH"),
            Cell(width=self._right, pieces=(*text, *below)),
        )


def _style_of(question: Question) -> _Style:
    if isinstance(question.kind, Grade):
        return _Style.JUDGEMENT
    is_text = isinstance(question.kind, Text) and not isinstance(question.kind, Line)
    return _Style.BOX if is_text and not question.number else _Style.ROW
