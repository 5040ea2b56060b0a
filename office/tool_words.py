"""The words of an audit tool, place by place, as far as the office wrote them itself."""

from collections.abc import Iterable, Iterator

from forms.definition import Question, Tool
from forms.kinds import Number, Option, options_of
from forms.library import shipped_tools


def tool_texts(tool: Tool) -> dict[str, str]:
    """Give what stands at each place of a tool, without texts that came with the program.

    A question's place is its number, or its code where it has none.
    """
    known = {text for each in shipped_tools() for _, texts in _places(each) for text in texts}
    found: dict[str, str] = {}
    for place, texts in _places(tool):
        own = (text for text in texts if text.strip() and text not in known)
        if words := "\n".join(dict.fromkeys(own)):
            found[place] = f"{found[place]}\n{words}" if place in found else words
    return found


def _places(tool: Tool) -> Iterator[tuple[str, tuple[str, ...]]]:
    starters = tool.starters
    yield "guidance", tuple(block.plain for block in tool.guidance)
    yield "title", (tool.title, tool.theme, tool.owner, tool.adapted_from, tool.thanks)
    yield "header", tuple(line.label for line in tool.header)
    yield "starters", (*starters.comment, *starters.reason, *starters.judgement)
    # Everywhere else nobody types a code; here it is the word that is explained.
    words = tuple(word.code for word in tool.glossary)
    yield "glossary", (*words, *_options(tool.glossary))
    yield "themes", tuple(_options(tool.themes))
    for scale in tool.scales:
        yield scale.code, (scale.title, *_options(scale.grades))
    yield "blocks", tuple(switch.label for switch in tool.switches)
    for section in tool.sections:
        yield section.code, (section.title, section.intro)
        for page in section.pages:
            yield page.code, (page.title, page.intro, page.group)
    for question in tool.questions:
        yield question.number or question.code, tuple(_question(question))


def _question(question: Question) -> Iterator[str]:
    yield from (question.number, question.text, question.label)
    yield from (question.guidance, question.evidence)
    yield question.report
    if question.alert is not None:
        yield question.alert.text
    for field in question.fields:
        yield field.prompt
        yield from _options(options_of(field.kind))
        if isinstance(field.kind, Number):
            yield from _options(field.kind.anchors)


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        yield option.label
        yield option.descriptor
