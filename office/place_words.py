"""The places of a return in words, and the codes of its tool that a place or a mark holds."""

from collections.abc import Mapping
from types import MappingProxyType

from export.name_gate import RETURN_REASON, SCOPE_REASON, query_of
from forms.definition import Question, Role, Tool
from forms.kinds import options_of
from models.review_snapshots import GOOD_PRACTICE
from office.marking import NOOP
from office.messages import Translate, as_it_is

_PARTS: Mapping[Role, str] = MappingProxyType(
    {
        Role.ANSWER: "{0}",
        Role.PARTS: NOOP("{0}, ticks"),
        Role.COMMENT: NOOP("{0}, comment"),
        Role.REASON: NOOP("{0}, reason"),
    }
)


def place_words(tool: Tool | None, path: str, translate: Translate = as_it_is) -> str:
    """Name a place of a return: "Q6, comment"; "" for the case as a whole.

    A place that the tool does not have, or has no more, keeps its code.
    """
    if not path:
        return ""
    if path in {SCOPE_REASON, RETURN_REASON}:
        return translate(NOOP("the agency\u2019s reason"))
    if query_of(path):
        return translate(NOOP("answer to a query"))
    for question in tool.questions if tool is not None else ():
        for field in question.fields:
            if field.path == path:
                return translate(_PARTS[field.role]).format(_question(question, translate))
    return path


def theme_words(tool: Tool | None, theme: str, translate: Translate = as_it_is) -> str:
    """Name what an answer was marked for: a theme of the tool, or good practice."""
    if theme == GOOD_PRACTICE:
        return translate(NOOP("good practice"))
    themes = tool.themes if tool is not None else ()
    return next((each.label for each in themes if each.code == theme), theme)


def answer_labels(tool: Tool, code: str) -> Mapping[str, str]:
    """Give the answers of a question by their codes; none for one that the tool lacks."""
    found = next((each for each in tool.questions if each.code == code), None)
    return {each.code: each.label for each in options_of(found.kind)} if found is not None else {}


def codes_named(tool: Tool, words: str, translate: Translate = as_it_is) -> frozenset[str]:
    """Give the codes of places, themes, grades and blocks that have these words in theirs."""
    looked_for = words.casefold()
    named = {each.path: place_words(tool, each.path, translate) for each in tool.fields}
    grades = (grade for scale in tool.scales for grade in scale.grades)
    named |= {each.code: each.label for each in (*tool.themes, *grades, *tool.switches)}
    return frozenset(code for code, said in named.items() if looked_for in said.casefold())


def _question(question: Question, translate: Translate) -> str:
    """Give "Q6" or "question 6" by how the tool numbers, and the label where it does not."""
    if question.number.isdigit():
        return translate(NOOP("question {0}")).format(question.number)
    return question.number or question.label
