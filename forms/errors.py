"""What can be wrong with an audit tool or with an answer; codes and facts, no sentences."""

from dataclasses import dataclass, field
from enum import StrEnum


class ToolFault(StrEnum):
    """Every mistake that reading an audit tool can find."""

    NOT_JSON = "not-json"
    TOO_LARGE = "too-large"
    NOT_A_TOOL = "not-a-tool"
    NEWER_FORMAT = "newer-format"
    MISSING = "missing"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    BAD_CODE = "bad-code"
    DOUBLED_CODE = "doubled-code"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_OPTION = "unknown-option"
    UNKNOWN_QUESTION = "unknown-question"
    UNKNOWN_SCALE = "unknown-scale"
    UNKNOWN_THEME = "unknown-theme"
    UNKNOWN_SECTION = "unknown-section"
    UNKNOWN_SWITCH = "unknown-switch"
    BAD_TEMPLATE = "bad-template"
    DOES_NOT_FIT = "does-not-fit"
    TOO_DEEP = "too-deep"
    TOO_MANY = "too-many"
    TOO_MANY_ENTRIES = "too-many-entries"
    CONTROL_CHARACTER = "control-character"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a definition something stands; empty parts mean "the whole of it".

    ``pointer`` leads there through the file, "sections/0/pages/2/title", for whoever edits it.
    """

    file: str = ""
    pointer: str = field(default="", compare=False)
    section: str = ""
    question: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolProblem:
    """One mistake in a definition: its code, its place, and the words it is about."""

    fault: ToolFault
    place: Place
    facts: tuple[str, ...] = ()


class ToolRejected(Exception):
    """A definition that cannot be used; carries every problem found, never only the first.

    A file made to do harm could hold millions: after some hundreds the list ends with TOO_MANY.
    """

    def __init__(self, problems: tuple[ToolProblem, ...]) -> None:
        super().__init__(f"{len(problems)} problems in a tool definition")
        self.problems = problems


class AnswerFault(StrEnum):
    """Why a typed text is not an answer to its question."""

    NOT_AN_OPTION = "not-an-option"
    NONE_WITH_OTHERS = "none-with-others"
    NOT_A_DATE = "not-a-date"
    NOT_A_NUMBER = "not-a-number"
    OUT_OF_RANGE = "out-of-range"
    TOO_LONG = "answer-too-long"
    CONTROL_CHARACTER = "answer-control-character"
    MORE_THAN_ONE_LINE = "more-than-one-line"


class AnswerRejected(Exception):
    """A text that a question kind cannot read; carries facts but never the text itself."""

    def __init__(self, fault: AnswerFault, *facts: str) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts = facts


class GapKind(StrEnum):
    """What still stands between a form and its completion."""

    ANSWER_MISSING = "answer-missing"
    JUDGEMENT_MISSING = "judgement-missing"
    COMMENT_MISSING = "comment-missing"
    REASON_MISSING = "reason-missing"
    PARTS_MISSING = "parts-missing"
    NOT_READABLE = "not-readable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing to put right before a form is complete; ``path`` names the field to go to."""

    kind: GapKind
    path: str
    page: str
    number: str
    label: str
    fault: AnswerFault | None = None
    facts: tuple[str, ...] = field(default=())
