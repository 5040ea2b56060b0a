"""The history in plain words: what was done, and what each field was before and is now."""

import re
from collections.abc import Mapping

from forms.definition import Tool
from models.change_snapshots import ChangeKind, FieldChange, HistoryLine
from models.intake_snapshots import Deed, LoggedDeed, LogKind
from office.change_fields import day_or_text, field_words, value_words
from office.change_kinds import WORDS
from office.log_words import count_words, deed_words
from office.marking import NOOP
from office.messages import Translate, as_it_is
from office.place_words import answer_labels, place_words, theme_words

_ALL = "all"
_PLACE = re.compile(r"\{(\d+|all)\}")
# After case and agency the facts of these say where in a return; those of a mark what for as well.
_MARKS = frozenset({ChangeKind.ANSWER_PICKED, ChangeKind.PICK_TAKEN_OUT})
_IN_A_RETURN = _MARKS | {
    ChangeKind.QUERY_ASKED,
    ChangeKind.QUERY_CLOSED,
    ChangeKind.WORDS_REDACTED,
    ChangeKind.GRADE_MODERATED,
    ChangeKind.MODERATION_ENDED,
}
_AT, _THEME = 2, 3
_GRADE, _BLOCKS = "grade", "blocks"
# Came into a list of agencies or went from it; it never stays and changes.
_LISTED = "agency"


def needs_tool(line: HistoryLine) -> bool:
    """Whether a line names something by a code of its audit's tool."""
    return line.kind in _IN_A_RETURN or any(each.field == _BLOCKS for each in line.fields)


def line_words(line: HistoryLine, translate: Translate = as_it_is, tool: Tool | None = None) -> str:
    """Say what was done: "Packs issued for: Police, Schools"; ``tool`` is that of the audit."""
    if isinstance(line.kind, LogKind):
        logged = _logged(line, line.kind)
        return ". ".join(
            filter(None, (deed_words(logged, translate), count_words(logged, translate)))
        )
    facts = _facts(line, translate, tool)
    words = translate(WORDS[line.kind])
    placed = {int(place) for place in _PLACE.findall(words) if place != _ALL}
    rest = [fact for place, fact in enumerate(facts) if fact and place not in placed]

    def fact(found: re.Match[str]) -> str:
        if found[1] == _ALL:
            return ", ".join(rest) or translate(NOOP("None"))
        return facts[int(found[1])] if int(found[1]) < len(facts) else ""

    # A query about a whole case has no question to name behind its colon.
    return _PLACE.sub(fact, words).removesuffix(": ") + _about(line, translate)


def _facts(line: HistoryLine, translate: Translate, tool: Tool | None) -> list[str]:
    facts = [day_or_text(each) for each in line.facts]
    if line.kind in _IN_A_RETURN and len(facts) > _AT:
        facts[_AT] = place_words(tool, line.facts[_AT], translate)
    if line.kind in _MARKS and len(facts) > _THEME:
        facts[_THEME] = theme_words(tool, line.facts[_THEME], translate)
    return facts


def _about(line: HistoryLine, translate: Translate) -> str:
    """Name the one thing that fields are about, or count the things."""
    things = list(dict.fromkeys(each.of for each in line.fields if each.of))
    if not things:
        return ""
    said = things[0] if len(things) == 1 else str(len(things))
    return translate(NOOP(": {0}")).format(said)


def change_lines(
    line: HistoryLine, translate: Translate = as_it_is, tool: Tool | None = None
) -> tuple[str, ...]:
    """Say for each field what it was and what it is: "Title: was “Abuse”, is now “Neglect”."."""
    return tuple(_change(line, each, translate, tool) for each in line.fields)


def _change(line: HistoryLine, change: FieldChange, translate: Translate, tool: Tool | None) -> str:
    name = field_words(change.field, translate)
    if change.of:
        name = translate(NOOP("{0}: {1}")).format(change.of, name)
    if not change.is_kept:
        return translate(NOOP("{0}: changed. The history keeps no copy of it.")).format(name)
    codes = _codes(line, change, tool)
    before, after = (
        ", ".join(codes.get(each) or value_words(change.field, each, translate) for each in lines)
        for lines in (_lines(change.before), _lines(change.after))
    )
    if change.field == _LISTED:
        words = NOOP("Agency added: {0}") if not before else NOOP("Agency taken out: {0}")
        return translate(words).format(before or after)
    if not before:
        return translate(NOOP("{0}: is now \u201c{1}\u201d")).format(name, after)
    if not after:
        return translate(NOOP("{0}: was \u201c{1}\u201d, is now blank")).format(name, before)
    words = translate(NOOP("{0}: was \u201c{1}\u201d, is now \u201c{2}\u201d"))
    return words.format(name, before, after)


def _lines(text: str) -> list[str]:
    return [each for each in text.split("\n") if each]


def _codes(line: HistoryLine, change: FieldChange, tool: Tool | None) -> Mapping[str, str]:
    """Give the words of the codes of a tool that a field may hold."""
    if tool is None:
        return {}
    if change.field == _GRADE and len(line.facts) > _AT:
        return answer_labels(tool, line.facts[_AT])
    return {each.code: each.label for each in tool.switches} if change.field == _BLOCKS else {}


def _logged(line: HistoryLine, kind: LogKind) -> LoggedDeed:
    deed = Deed(
        id=line.id,
        at=line.at,
        kind=kind,
        person=line.person,
        source=line.source,
        facts=line.facts,
        reason=line.reason,
    )
    return LoggedDeed(deed=deed, outcomes=line.outcomes, standing=0)
