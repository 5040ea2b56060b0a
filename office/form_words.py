"""Words what a form, a scope or a tool still needs, beside its field and in the summary alike."""

from collections.abc import Mapping
from types import MappingProxyType

from anonymise import InitialsTrouble
from forms.errors import AnswerFault, Gap, GapKind, ToolFault, ToolProblem
from forms.scope import ScopeGap
from office.marking import NOOP
from office.messages import Translate, as_it_is, fill


def gap_line(gap: Gap, translate: Translate = as_it_is) -> str:
    """Say what to do about one gap in a form, the same beside the field and in the summary."""
    what = f"{gap.number}, {gap.label}" if gap.number else gap.label
    if gap.fault is not None:
        return f"{what}: {answer_line(gap.fault, gap.facts, translate)}"
    return fill(translate(_GAPS[gap.kind]), (what,))


def answer_line(
    fault: AnswerFault, facts: tuple[str, ...] = (), translate: Translate = as_it_is
) -> str:
    """Say why a typed text is not an answer."""
    return fill(translate(_ANSWERS[fault]), facts)


def initials_line(trouble: InitialsTrouble, translate: Translate = as_it_is) -> str:
    """Say why something typed is not taken as initials, and what to write."""
    return translate(_INITIALS[trouble])


def scope_line(gap: ScopeGap, translate: Translate = as_it_is) -> str:
    """Say what the scope of a case still needs."""
    return translate(_SCOPE[gap])


def tool_line(problem: ToolProblem, translate: Translate = as_it_is) -> str:
    """Word one mistake of a tool definition, with its place first."""
    place = problem.place
    steps = (
        place.file,
        place.section and translate(NOOP("section {0}")).format(place.section),
        place.question and translate(NOOP("question {0}")).format(place.question),
        place.field and translate(NOOP("field {0}")).format(place.field),
    )
    where = ", ".join(step for step in steps if step)
    words = fault_words(problem, translate)
    return f"{where}: {words}" if where else words


def fault_words(problem: ToolProblem, translate: Translate = as_it_is) -> str:
    """Word one mistake of a tool definition without its place, for beside the field."""
    return fill(translate(_TOOL[problem.fault]), problem.facts)


_GAPS: Mapping[GapKind, str] = MappingProxyType(
    {
        GapKind.ANSWER_MISSING: NOOP("Answer {0}"),
        GapKind.JUDGEMENT_MISSING: NOOP("Select one judgement: {0}"),
        GapKind.COMMENT_MISSING: NOOP("Write the evidence: {0}"),
        GapKind.REASON_MISSING: NOOP("Write why this is not applicable: {0}"),
        GapKind.PARTS_MISSING: NOOP("Tick what applies: {0}"),
        GapKind.NOT_READABLE: NOOP("Look at {0} again"),
    }
)

_ANSWERS: Mapping[AnswerFault, str] = MappingProxyType(
    {
        AnswerFault.NOT_AN_OPTION: NOOP("This is not one of the answers offered."),
        AnswerFault.NONE_WITH_OTHERS: NOOP("Tick either none of these, or the ones that apply."),
        AnswerFault.NOT_A_DATE: NOOP("Enter a day, a month and a year, such as 14 3 2026."),
        AnswerFault.NOT_A_NUMBER: NOOP("Enter a number in digits."),
        AnswerFault.OUT_OF_RANGE: NOOP("Enter a number from {0} to {1}."),
        AnswerFault.TOO_LONG: NOOP("Shorten this to at most {0} characters."),
        AnswerFault.CONTROL_CHARACTER: NOOP("Remove the characters that cannot be seen."),
        AnswerFault.MORE_THAN_ONE_LINE: NOOP("Keep this on one line."),
    }
)

_INITIALS: Mapping[InitialsTrouble, str] = MappingProxyType(
    {
        InitialsTrouble.EMPTY: NOOP("Enter the initials, such as JS."),
        InitialsTrouble.A_NAME: NOOP("This reads like a name. Enter the initials only, as in JS."),
        InitialsTrouble.TOO_MANY: NOOP("Initials have at most four letters. Enter them as in JS."),
        InitialsTrouble.OTHER_SIGNS: NOOP("Use letters and nothing else, as in JS."),
    }
)

_SCOPE: Mapping[ScopeGap, str] = MappingProxyType(
    {
        ScopeGap.STATUS_MISSING: NOOP("Select what your agency can say about this case"),
        ScopeGap.REASON_MISSING: NOOP("Write the reason for this status"),
        ScopeGap.REASON_TOO_LONG: NOOP("Shorten the reason to 2,000 characters"),
        ScopeGap.LAST_INVOLVEMENT_MISSING: NOOP("Enter the date of your last involvement"),
        ScopeGap.LAST_INVOLVEMENT_FUTURE: NOOP("The last involvement cannot lie in the future"),
        ScopeGap.LAST_INVOLVEMENT_LONG_AGO: NOOP("That is more than 18 years ago: check the year"),
        ScopeGap.SAMPLE_MISSING: NOOP("Enter how many of how many cases your agency audits"),
        ScopeGap.SAMPLE_UNCLEAR: NOOP(
            "Enter two numbers, the first smaller than the second: this case is not in the sample"
        ),
        ScopeGap.KNOWN_TO_NOBODY: NOOP(
            "Your agency audits this case, so it knows the child or the parents: check this answer"
        ),
        ScopeGap.KNOWN_AFTER_ALL: NOOP(
            "You chose \u201cNot known\u201d above, and say here that somebody is known: "
            "change one of the two"
        ),
    }
)

_TOOL: Mapping[ToolFault, str] = MappingProxyType(
    {
        ToolFault.NOT_JSON: NOOP("this is not a readable JSON file (line {0})"),
        ToolFault.TOO_LARGE: NOOP("the file is larger than {0} bytes"),
        ToolFault.NOT_A_TOOL: NOOP("this is not an audit tool"),
        ToolFault.NEWER_FORMAT: NOOP("made for a newer version of Audit Desk (format {0})"),
        ToolFault.MISSING: NOOP("this is missing"),
        ToolFault.UNKNOWN_FIELD: NOOP("there is no field of this name; check the spelling"),
        ToolFault.WRONG_TYPE: NOOP("this must be {0}"),
        ToolFault.EMPTY: NOOP("this may not be empty"),
        ToolFault.TOO_LONG: NOOP("this is longer than {0} characters"),
        ToolFault.BAD_CODE: NOOP("“{0}” cannot be a code: use letters, digits, - and _"),
        ToolFault.DOUBLED_CODE: NOOP("“{0}” stands here twice"),
        ToolFault.UNKNOWN_KIND: NOOP("there is no question kind “{0}”"),
        ToolFault.UNKNOWN_OPTION: NOOP("“{0}” is not one of the options"),
        ToolFault.UNKNOWN_QUESTION: NOOP("no earlier question has the code “{0}”"),
        ToolFault.UNKNOWN_SCALE: NOOP("there is no scale “{0}”"),
        ToolFault.UNKNOWN_THEME: NOOP("there is no theme “{0}”"),
        ToolFault.UNKNOWN_SECTION: NOOP("there is no section or block “{0}”"),
        ToolFault.CONTROL_CHARACTER: NOOP("this holds characters that cannot be seen"),
        ToolFault.UNKNOWN_SWITCH: NOOP("there is no optional block “{0}”"),
        ToolFault.BAD_TEMPLATE: NOOP(
            "only k, n and share may stand in braces, and share or both others must be there"
        ),
        ToolFault.DOES_NOT_FIT: NOOP("a question of kind “{0}” cannot have this"),
        ToolFault.TOO_DEEP: NOOP("this goes more than {0} levels deep"),
        ToolFault.TOO_MANY_ENTRIES: NOOP("there may be at most {0} of these"),
        ToolFault.TOO_MANY: NOOP("there are more problems than can be listed"),
    }
)
