"""The rows of the answers to be checked: what will be sent, question by question."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from forms.definition import Page, Question
from forms.filling import Filling, is_earlier
from ui.auditor.opened import pages_to_fill


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One question: its words, its answer in words, and parts, comment or reason below."""

    path: str
    question: str
    answer: str
    details: tuple[tuple[str, str], ...]
    missing: bool
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSection:
    """The rows of one page."""

    title: str
    rows: tuple[AnswerRow, ...]


def sections_of(filling: Filling) -> tuple[AnswerSection, ...]:
    """Give the rows of every page that applies."""
    return tuple(
        AnswerSection(title=page.title, rows=tuple(_rows(filling, page)))
        for page in pages_to_fill(filling)
    )


def _rows(filling: Filling, page: Page) -> Iterator[AnswerRow]:
    for question in page.questions:
        for each in question.with_followups:
            if filling.applies(each.code):
                yield _row(filling, each, 0 if each is question else 1)


def _row(filling: Filling, question: Question, level: int) -> AnswerRow:
    translate = QCoreApplication.translate
    value = filling.value(question.code)
    number = f"{question.number}. " if question.number else ""
    if value is not None:
        answer = question.kind.render(value)
    elif is_earlier(filling, question.code):
        answer = translate("answers", "Answered in an earlier version of the form; answer again")
    elif filling.text(question.code).strip():
        answer = translate("answers", "Cannot be read yet")
    elif question.required:
        answer = translate("answers", "Not answered")
    else:
        answer = translate("answers", "Nothing added")
    return AnswerRow(
        path=question.code,
        question=number + question.text,
        answer=answer,
        details=tuple(_details(filling, question)),
        missing=value is None and question.required,
        level=level,
    )


def _details(filling: Filling, question: Question) -> Iterator[tuple[str, str]]:
    for field in question.fields[1:]:
        value = filling.value(field.path)
        if value is not None and filling.field_applies(field.path):
            yield field.prompt, field.kind.render(value)
