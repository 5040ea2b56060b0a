"""Making a draft of a definition with mistakes: what no box of the editor reaches is mended."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from forms import blanks
from forms.drafting import Change, Draft, Entry, Put
from forms.errors import ToolFault, ToolProblem

# Where one of these is found, the file is no definition as a whole, or one made to do harm.
_HOPELESS = frozenset(
    {
        ToolFault.NOT_JSON,
        ToolFault.TOO_LARGE,
        ToolFault.NOT_A_TOOL,
        ToolFault.NEWER_FORMAT,
        ToolFault.TOO_MANY,
        ToolFault.TOO_MANY_ENTRIES,
    }
)
_BAD_CODES = frozenset(
    {
        ToolFault.MISSING,
        ToolFault.EMPTY,
        ToolFault.WRONG_TYPE,
        ToolFault.BAD_CODE,
        ToolFault.DOUBLED_CODE,
    }
)
_NEW: Mapping[str, Callable[[Draft], Entry]] = MappingProxyType(
    {
        "questions": blanks.new_question,
        "pages": blanks.new_page,
        "sections": blanks.new_section,
        "scales": blanks.new_scale,
        "switches": blanks.new_switch,
    }
)
# A word of the glossary is its own code, and has a box.
_WORDS = "glossary"


def can_be_draft(problems: Iterable[ToolProblem]) -> bool:
    """Tell whether a definition with these problems can be put right entry by entry."""
    return not any(_is_hopeless(each) for each in problems)


def _is_hopeless(problem: ToolProblem) -> bool:
    place = problem.place
    is_nested = problem.fault is ToolFault.TOO_DEEP and place.field == "followups"
    return is_nested or not place.pointer or problem.fault in _HOPELESS


def mended_codes(draft: Draft, problems: Iterable[ToolProblem]) -> tuple[Change, ...]:
    """Give the changes that put a code of its own where one is missing, wrong or doubled.

    Nobody types codes in the editor. Conditions go on naming the one that stands first.
    """
    mended, changes = Draft(draft.written()), list[Change]()
    for problem in problems:
        entry, _, field = problem.place.pointer.rpartition("/")
        way = entry.rpartition("/")[0]
        kind = way.rpartition("/")[2]
        if field != "code" or problem.fault not in _BAD_CODES or kind in {"", _WORDS}:
            continue
        if kind == "followups":
            made = blanks.new_followup(mended, way.removesuffix("/followups"))
        else:
            made = _NEW[kind](mended) if kind in _NEW else blanks.new_option(mended, way)
        change = Put(pointer=problem.place.pointer, value=made["code"])
        mended.apply(change)
        changes.append(change)
    return tuple(changes)


def unknown_fields(draft: Draft, problems: Iterable[ToolProblem]) -> tuple[Change, ...]:
    """Give the changes that take out what no reading of a tool asks for, and no box shows."""
    return tuple(
        Put(pointer=each.place.pointer, value=None)
        for each in problems
        if each.fault is ToolFault.UNKNOWN_FIELD and draft.at(each.place.pointer) is not None
    )
