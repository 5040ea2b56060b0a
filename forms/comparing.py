"""What a newer version of a tool asks otherwise; a question is the same where its code is."""

from dataclasses import dataclass

from forms.definition import Question, Tool
from forms.kinds import options_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolChanges:
    """Questions by what became of them, in reading order; each stands in one list only.

    ``changed`` take other answers than before, whatever became of their words.
    """

    added: tuple[Question, ...]
    removed: tuple[Question, ...]
    reworded: tuple[Question, ...]
    changed: tuple[Question, ...]


def compare(before: Tool, after: Tool) -> ToolChanges:
    """Compare two tools as an audit uses them: without the blocks that it has not switched on."""
    old = {question.code: question for question in before.questions}
    new = {question.code: question for question in after.questions}
    both = [(old[code], question) for code, question in new.items() if code in old]
    changed = [now for then, now in both if _answers(then) != _answers(now)]
    other = {question.code for question in changed}
    reworded = [now for then, now in both if _words(then) != _words(now) and now.code not in other]
    return ToolChanges(
        added=tuple(question for code, question in new.items() if code not in old),
        removed=tuple(question for code, question in old.items() if code not in new),
        reworded=tuple(reworded),
        changed=tuple(changed),
    )


def _answers(question: Question) -> tuple[object, ...]:
    """Give what can be answered, whatever it is called."""
    return tuple(
        (field.path, field.kind.name, tuple(option.code for option in options_of(field.kind)))
        for field in question.fields
    )


def _words(question: Question) -> tuple[object, ...]:
    prompts = (field.prompt for field in question.fields)
    options = (options_of(field.kind) for field in question.fields)
    return (question.number, question.guidance, question.evidence, *prompts, *options)
