"""The questions of a form as strips: the paper's four columns, judgements, closing boxes."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from typing import Final

from export.pdf.answers import layout_of
from export.pdf.cells import NUMBER_WIDTH, QuestionCells
from export.pdf.flow import PAD, Cell, Strip
from export.pdf.pieces import BODY, Gap, Piece, Setter
from export.pdf.reading import Given, condition_words
from export.pdf.typeface import Face
from forms.definition import Page, Question, Section, Tool
from forms.kinds import Grade, Line, Text

_QUESTION: Final = 246.0
_RESPONSE: Final = 104.0
_HEADINGS: Final = ("No.", "Question", "Response", "Comments on quality of work")
_JUDGEMENT_HEADINGS: Final = ("Judgement", "Comment on why this judgement was made")
_SECTION_SIZE: Final = 14.0
_PART_SIZE: Final = 12.0


class _Style(Enum):
    ROW = "row"
    JUDGEMENT = "judgement"
    BOX = "box"


class QuestionStrips:
    """Sets the sections of one tool; without answers it sets the blank form."""

    def __init__(
        self,
        setter: Setter,
        tool: Tool,
        width: float,
        given: Given | None,
        *,
        fields: bool = False,
    ) -> None:
        self._setter = setter
        self._tool = tool
        self._width = width
        self._given = given
        self._cells = QuestionCells(setter, tool, given, fields=fields)
        self._left = NUMBER_WIDTH + _QUESTION
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
        headings, widths = _HEADINGS, (NUMBER_WIDTH, _QUESTION, _RESPONSE, self._comments)
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
            pieces = (*pieces, *self._cells.hint(condition_words(self._tool, page), width))
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
            pieces=self._cells.question(question, _QUESTION - 2 * PAD, depth),
            anchor=True,
        )
        number = Cell(
            width=NUMBER_WIDTH,
            pieces=self._cells.number(question),
            anchor=True,
            again=self._cells.again(question),
        )
        not_asked = self._given is not None and bool(self._given.why_not_asked(question))
        wide = layout_of(question.kind).wide or not_asked
        width = (self._right if wide else _RESPONSE) - 2 * PAD
        answer = self._cells.answer(question, width)
        if wide:
            return self._ruled(number, asked, self._wide(question, answer, asked.height))
        comments = self._cells.comments(question, self._comments - 2 * PAD, asked.height)
        return self._ruled(
            number,
            asked,
            Cell(width=_RESPONSE, pieces=answer, anchor=True),
            Cell(width=self._comments, pieces=comments),
        )

    def _wide(self, question: Question, answer: tuple[Piece, ...], tall: float) -> Cell:
        width = self._right - 2 * PAD
        below = self._cells.comments(question, width, 0.0)
        if not below and self._given is None and isinstance(question.kind, Text):
            answer = self._cells.at_least(answer, tall)
        gap = (Gap(height=6.0),) if below else ()
        return Cell(width=self._right, pieces=(*answer, *gap, *below))

    # --- judgements and closing boxes -----------------------------------------------------------

    def _judgement(self, question: Question) -> Strip:
        width = self._left - 2 * PAD
        cells = self._cells
        grade = (*cells.answer(question, width), *cells.parts(question, width))
        if self._given is None:
            grade = (*cells.hint(question.guidance, width), Gap(height=4.0), *grade)
        tall = sum(piece.height for piece in grade)
        return self._ruled(
            Cell(width=self._left, pieces=grade, anchor=True),
            Cell(width=self._right, pieces=cells.comments(question, self._right - 2 * PAD, tall)),
        )

    def _box(self, question: Question) -> Strip:
        width, inner = self._left - 2 * PAD, self._right - 2 * PAD
        cells = self._cells
        title = self._setter.text(question.text, width, face=Face.BOLD)
        hint = cells.hint(question.guidance, width) if self._given is None else ()
        left = (*title, *hint, *cells.parts(question, width))
        text = cells.answer(question, inner)
        if self._given is None:
            text = cells.at_least(text, sum(piece.height for piece in left))
        again = self._setter.text(f"{question.label}, continued", width, face=Face.ITALIC)
        below = cells.comments(question, inner, 0.0)
        return self._ruled(
            Cell(width=self._left, pieces=left, anchor=True, again=again, tag="TH"),
            Cell(width=self._right, pieces=(*text, *below)),
        )


def _style_of(question: Question) -> _Style:
    if isinstance(question.kind, Grade):
        return _Style.JUDGEMENT
    is_text = isinstance(question.kind, Text) and not isinstance(question.kind, Line)
    return _Style.BOX if is_text and not question.number else _Style.ROW
