"""Finding a question or words in the answers of one form or of all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from forms.definition import Field, Page, Question, Role
from forms.excerpt import excerpt
from forms.filling import Filling
from forms.kinds import Line, Text
from models.auditor_snapshots import Mark
from models.profile import Profile
from ui.auditor.form_marks import flagged
from ui.auditor.form_steps import page_key
from ui.auditor.opened import pages_to_fill, progress_of, tool_of

NUMBER = re.compile(r"\s*q?\s*(\d+)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindSource:
    """One form to look through."""

    form_id: str
    uin: str
    filling: Filling = field(repr=False)
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One line of what was found; ``path`` is the field to go to, or the step of a page.

    ``word`` is what was looked for, as it was typed, where it stands in that field.
    """

    form_id: str
    path: str
    word: str = field(default="", repr=False)
    title: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindWish:
    """What is looked for: nothing typed finds every question."""

    typed: str = field(default="", repr=False)
    only_flagged: bool = False
    questions_only: bool = False

    @property
    def number(self) -> str:
        """The question number that was typed, "" when it is none."""
        found = NUMBER.fullmatch(self.typed)
        return found.group(1) if found else ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The words that must all occur, in any order."""
        return tuple(self.typed.casefold().split())


def load_sources(profile: Profile) -> tuple[FindSource, ...]:
    """Read every form of every audit; for the store's thread."""
    return tuple(
        FindSource(
            form_id=form.id,
            uin=form.uin,
            filling=Filling(tool, profile.forms.answers(form.id)),
            marks=profile.marks.marks(form.id),
        )
        for pack in profile.forms.packs()
        for tool in (tool_of(pack),)
        for form in profile.forms.forms(pack.id)
    )


def find(sources: Sequence[FindSource], wish: FindWish) -> tuple[Hit, ...]:
    """List what fits: questions of the typed number first, then in the order of the forms.

    In one form its pages come before words that fit.
    """
    exact: list[Hit] = []
    others: list[Hit] = []
    for source in sources:
        if len(sources) == 1 and wish.parts and not wish.only_flagged:
            exact.extend(_pages(source, wish.parts))
        codes = flagged(source.marks)
        for page, question in _questions(source.filling):
            is_flagged = question.code in codes
            if wish.only_flagged and not is_flagged:
                continue
            place = _Spot(source, page, question, is_flagged, named=len(sources) > 1)
            if wish.number and wish.number == _digits(question.number):
                exact.append(place.hit(question.code, place.answer()))
            else:
                others.extend(_hits(place, wish))
    return (*exact, *others)


def _pages(source: FindSource, parts: Sequence[str]) -> Iterator[Hit]:
    """List the pages whose title, or whose section's, has all the words, in the plural too."""
    translate = QCoreApplication.translate
    shown = pages_to_fill(source.filling)
    for section in source.filling.tool.sections:
        for page in section.pages:
            titles = f"{section.title} {page.title}".casefold()
            fits = all(part in titles or part.removesuffix("s") in titles for part in parts)
            if fits and page in shown:
                done = translate("find", "{0} of {1} answered on this page")
                yield Hit(
                    form_id=source.form_id,
                    path=page_key(page),
                    title=page.title,
                    words=done.format(*progress_of(source.filling, page)),
                )


def _hits(place: "_Spot", wish: FindWish) -> Iterator[Hit]:
    question, parts = place.question, wish.parts
    if not wish.questions_only and parts:
        for each in question.fields:
            text = place.text(each)
            is_written = each.role is not Role.ANSWER or isinstance(each.kind, Text | Line)
            if is_written and _has_all(text, parts):
                yield place.hit(each.path, excerpt(text, parts), word=parts[0])
                return
    if _has_all(f"{question.number} {question.text} {place.answer()}", parts):
        yield place.hit(question.code, place.answer())


@dataclass(frozen=True, slots=True)
class _Spot:
    """One question of one form, and how a line about it is worded."""

    source: FindSource
    page: Page
    question: Question
    is_flagged: bool
    named: bool

    def hit(self, path: str, words: str, word: str = "") -> Hit:
        """Word a line that leads to a field."""
        translate = QCoreApplication.translate
        number = f"{self.question.number}. " if self.question.number else ""
        where = (self.source.uin, self.page.title) if self.named else (self.page.title,)
        flag = (translate("find", "flagged"),) if self.is_flagged else ()
        return Hit(
            form_id=self.source.form_id,
            path=path,
            word=word,
            title=number + self.question.text,
            words=", ".join((*where, *flag)) + ": " + words,
        )

    def text(self, each: Field) -> str:
        """Give what stands in a field, in one line; "" where it does not apply."""
        filling = self.source.filling
        if not filling.field_applies(each.path):
            return ""
        value = filling.value(each.path)
        text = each.kind.render(value) if value is not None else filling.text(each.path)
        return " ".join(text.split())

    def answer(self) -> str:
        """Give the answer in words, shortened, or that there is none."""
        text = self.text(self.question.answer)
        return excerpt(text, ()) or QCoreApplication.translate("find", "not answered")


def _questions(filling: Filling) -> Iterator[tuple[Page, Question]]:
    for page in filling.tool.pages:
        for parent in page.questions:
            for question in parent.with_followups:
                if filling.applies(question.code):
                    yield page, question


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())


def _has_all(text: str, parts: Iterable[str]) -> bool:
    folded = text.casefold()
    return all(part in folded for part in parts)
