"""What a newer version of a tool asks otherwise; a question is the same where its code is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from forms.definition import Page, Question, Tool
from forms.kinds import Grade, Number, Option, options_of


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


class Difference(StrEnum):
    """What became of one thing in a tool."""

    ADDED = "added"
    REMOVED = "removed"
    ANSWERS = "other-answers"
    COUNTS = "counts-differently"
    ASKED = "asked-differently"
    REWORDED = "reworded"
    MOVED = "moved"


class Part(StrEnum):
    """What a difference is about."""

    TOOL = "tool"
    SECTION = "section"
    PAGE = "page"
    QUESTION = "question"
    SCALE = "scale"
    GRADE = "grade"
    SWITCH = "switch"
    THEME = "theme"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One difference: the thing by its code, which field of it, and both texts.

    ``name`` is what people call it. ``field`` is "" for a thing that came, went or moved.
    """

    what: Difference
    part: Part
    code: str
    name: str
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    name: str
    fields: Mapping[str, str]


_WEIGHTS: Mapping[str, Difference] = {
    "kind": Difference.ANSWERS,
    "options": Difference.ANSWERS,
    "bounds": Difference.ANSWERS,
    "fields": Difference.ANSWERS,
    "favourable": Difference.COUNTS,
    "reported": Difference.COUNTS,
    "report": Difference.COUNTS,
    "themes": Difference.COUNTS,
    "when": Difference.ASKED,
    "switch": Difference.ASKED,
    "required": Difference.ASKED,
    "on": Difference.ASKED,
}


def differences(before: Tool, after: Tool) -> tuple[Changed, ...]:
    """Give everything in which two whole tools differ, questions in reading order."""
    old, new = dict(_things(before)), dict(_things(after))
    found = [_whole(Difference.ADDED, key, new[key]) for key in new if key not in old]
    found += [_whole(Difference.REMOVED, key, old[key]) for key in old if key not in new]
    for key, now in new.items():
        then = old.get(key)
        if then is not None:
            found += _fields(key, then, now)
    stayed = _in_order([*old], [*new])
    found += [
        _whole(Difference.MOVED, key, new[key])
        for key in new
        if key in old and key not in stayed and key[0] is Part.QUESTION
    ]
    places = {key: at for at, key in enumerate((*new, *(key for key in old if key not in new)))}
    return tuple(sorted(found, key=lambda each: places[each.part, each.code]))


def _whole(what: Difference, key: tuple[Part, str], thing: _Thing) -> Changed:
    text = thing.fields.get("text", "")
    before, after = (text, "") if what is Difference.REMOVED else ("", text)
    if what is Difference.MOVED:
        before = after = ""
    return Changed(what=what, part=key[0], code=key[1], name=thing.name, before=before, after=after)


def _fields(key: tuple[Part, str], then: _Thing, now: _Thing) -> Iterator[Changed]:
    for field in dict.fromkeys((*then.fields, *now.fields)):
        before, after = then.fields.get(field, ""), now.fields.get(field, "")
        if before != after:
            yield Changed(
                what=_WEIGHTS.get(field, Difference.REWORDED),
                part=key[0],
                code=key[1],
                name=now.name,
                field=field,
                before=before,
                after=after,
            )


def _in_order(
    old: Sequence[tuple[Part, str]], new: Sequence[tuple[Part, str]]
) -> set[tuple[Part, str]]:
    """Give the questions that follow each other as before; those that were moved are not in it."""
    both = set(old) & set(new)
    was, now = ([key for key in keys if key in both] for keys in (old, new))
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    return {key for block in blocks for key in now[block.b : block.b + block.size]}


def _things(tool: Tool) -> Iterator[tuple[tuple[Part, str], _Thing]]:
    starters = tool.starters
    yield (
        (Part.TOOL, ""),
        _Thing(
            name=tool.title,
            fields={
                "title": tool.title,
                "theme": tool.theme,
                "guidance": "\n".join(block.plain for block in tool.guidance),
                "thanks": tool.thanks,
                "header": "\n".join(line.label for line in tool.header),
                "starters": "\n".join((*starters.comment, *starters.reason, *starters.judgement)),
            },
        ),
    )
    for section in tool.sections:
        fields = {"title": section.title, "intro": section.intro, "switch": section.switch}
        yield (Part.SECTION, section.code), _Thing(name=section.title, fields=fields)
        for page in section.pages:
            yield (Part.PAGE, page.code), _page(page)
            for question in page.questions:
                for each in question.with_followups:
                    yield (Part.QUESTION, each.code), _question(each)
    for scale in tool.scales:
        favourable = _labels(scale.grades, scale.favourable)
        fields = {"title": scale.title, "favourable": favourable}
        yield (Part.SCALE, scale.code), _Thing(name=scale.title, fields=fields)
        yield from _options(Part.GRADE, scale.grades, f"{scale.code}/")
    for switch in tool.switches:
        fields = {"text": switch.label, "on": str(switch.on)}
        yield (Part.SWITCH, switch.code), _Thing(name=switch.label, fields=fields)
    yield from _options(Part.THEME, tool.themes)
    yield from _options(Part.WORD, tool.glossary)


def _options(
    part: Part, options: Sequence[Option], before: str = ""
) -> Iterator[tuple[tuple[Part, str], _Thing]]:
    for each in options:
        fields = {"text": each.label, "descriptor": each.descriptor}
        yield (part, f"{before}{each.code}"), _Thing(name=each.label, fields=fields)


def _page(page: Page) -> _Thing:
    fields = {"title": page.title, "intro": page.intro, "group": page.group, "when": _when(page)}
    return _Thing(name=page.title, fields=fields)


def _question(question: Question) -> _Thing:
    kind = question.kind
    named = f"{question.number}. {question.label}" if question.number else question.label
    fields = {
        "text": question.text,
        "number": question.number,
        "label": question.label,
        "guidance": question.guidance,
        "evidence": question.evidence,
        "kind": kind.name,
        "options": "\n".join(option.code for option in options_of(kind)),
        # The words of a grade are told with its scale, once.
        "answers": "" if isinstance(kind, Grade) else _said(options_of(kind)),
        "bounds": f"{kind.low} to {kind.high}" if isinstance(kind, Number) else "",
        "fields": ", ".join(field.role.value for field in question.fields[1:]),
        "favourable": _labels(options_of(kind), question.favourable),
        "reported": str(question.reported),
        "report": question.report,
        "themes": ", ".join(question.themes),
        "when": _when(question),
        "required": ", ".join(field.role.value for field in question.fields if field.required),
        "alert": question.alert.text if question.alert else "",
    }
    prompts = {f.role.value: f.prompt for f in question.fields[1:]}
    return _Thing(name=named, fields=fields | prompts)


def _said(options: Sequence[Option]) -> str:
    return "\n".join(f"{each.label} {each.descriptor}".strip() for each in options)


def _labels(options: Sequence[Option], codes: frozenset[str]) -> str:
    return ", ".join(option.label for option in options if option.code in codes)


def _when(asked: Question | Page) -> str:
    if asked.when is None:
        return ""
    return f"{asked.when.question}: {', '.join(sorted(asked.when.values))}"


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
