"""What stands beside a page: guidance, evidence to look for, own answers, words that occur."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from forms.definition import Page, Question, Tool
from forms.filling import Filling
from forms.kinds import Grade
from ui.widgets.side_panel import SideBlock

SHORT_WORD = 12


def side_blocks(page: Page, filling: Filling, code: str = "") -> tuple[SideBlock, ...]:
    """Give the panel for a page, for the question with this code where it has guidance."""
    question = _question_of(page, code)
    blocks: list[SideBlock] = []
    if question is not None:
        blocks.extend(_about(question))
        if isinstance(question.kind, Grade):
            blocks.extend(_own_answers(filling, question.kind))
    words = words_on(page, filling.tool)
    if words:
        heading = QCoreApplication.translate("guidance", "Words")
        blocks.append(SideBlock(heading=heading, words=words))
    return tuple(blocks)


def _about(question: Question) -> Iterator[SideBlock]:
    translate = QCoreApplication.translate
    if question.guidance:
        heading = translate("guidance", "Guidance")
        if question.number:
            heading = translate("guidance", "Guidance for {0}").format(question.number)
        yield SideBlock(heading=heading, paragraphs=(question.guidance,))
    if question.evidence:
        heading = translate("guidance", "Evidence to look for")
        yield SideBlock(heading=heading, paragraphs=(question.evidence,))


def _question_of(page: Page, code: str) -> Question | None:
    found = next((question for question in page.questions if question.code == code), None)
    return found or next(iter(page.questions), None)


def _own_answers(filling: Filling, kind: Grade) -> Iterator[SideBlock]:
    """Show the person's own answers to the questions that a grade judges."""
    sections = [section for section in filling.tool.sections if section.code in kind.over]
    rows = tuple(
        (f"{question.number}. {question.label}", _answer_words(filling, question))
        for section in sections
        for page in section.pages
        for question in page.questions
        if question.number and filling.applies(question.code)
    )
    if rows:
        heading = QCoreApplication.translate("guidance", "Your answers")
        yield SideBlock(heading=heading, words=rows)


def _answer_words(filling: Filling, question: Question) -> str:
    value = filling.value(question.code)
    if value is None:
        return QCoreApplication.translate("guidance", "Not answered")
    return question.kind.render(value)


def words_on(page: Page, tool: Tool) -> tuple[tuple[str, str], ...]:
    """List the glossary words that occur on a page, with their meanings."""
    texts: list[str] = [page.intro]
    for question in page.questions:
        for each in question.with_followups:
            texts += [each.text, each.guidance, each.evidence]
            texts += [field.prompt for field in each.fields]
    whole = "\n".join(texts)
    found: list[tuple[str, str]] = []
    for option in tool.glossary:
        word, meaning = word_and_meaning(option.code, option.label)
        if re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", whole):
            found.append((word, meaning))
    return tuple(found)


def word_and_meaning(code: str, label: str) -> tuple[str, str]:
    """Read "C&F: child and family assessment", for words that cannot be codes."""
    word, colon, meaning = label.partition(": ")
    if colon and len(word) <= SHORT_WORD:
        return word, meaning
    return code, label
