"""An audit tool as frozen data: sections, pages, questions, and the fields that answers go into."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from forms.kinds import NOT_APPLICABLE, Kind, Option, Text, Ticks, Value


class Role(StrEnum):
    """Which part of a question a field holds."""

    ANSWER = "answer"
    COMMENT = "comment"
    REASON = "reason"
    PARTS = "parts"


class HeaderSource(StrEnum):
    """Where a line of the form's header comes from; nothing there is typed twice."""

    CASE = "case"
    AGENCY = "agency"
    AUDITOR_NAME = "auditor_name"
    AUDITOR_TITLE = "auditor_title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of guidance text, bold or not; the only mark-up a definition can carry."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph of guidance."""

    runs: tuple[Run, ...]

    @property
    def plain(self) -> str:
        """The paragraph without its emphasis."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLine:
    """One line at the head of the form."""

    label: str
    source: HeaderSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Holds when the named question's value is, or contains, one of ``values``."""

    question: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What to tell the person at once on certain answers; ``values`` are those that raise it."""

    values: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The smallest thing that is stored: one kind at one path, "Q7", "Q7.comment", "Q7.parts"."""

    path: str
    role: Role
    kind: Kind
    prompt: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One numbered question (or unnumbered, ``number`` empty) with everything around it.

    ``code`` is unique in the tool; a follow-up's code starts with its parent's and a full stop.
    ``favourable`` holds the option codes that count as a good answer; empty means not counted.
    ``report`` is the sentence of the counts: ``{share}`` in it stands for "29 of 30 (97%)",
    ``{k}`` and ``{n}`` for the two numbers alone.
    """

    code: str
    number: str
    kind: Kind
    text: str
    label: str
    guidance: str = ""
    evidence: str = ""
    required: bool = True
    comment: Field | None = None
    reason: Field | None = None
    parts: Field | None = None
    followups: tuple["Question", ...] = ()
    when: Condition | None = None
    favourable: frozenset[str] = frozenset()
    reported: bool = True
    report: str = ""
    themes: tuple[str, ...] = ()
    alert: Alert | None = None

    @property
    def answer(self) -> Field:
        """The field that holds the answer itself."""
        return Field(
            path=self.code,
            role=Role.ANSWER,
            kind=self.kind,
            prompt=self.text,
            required=self.required,
        )

    @property
    def fields(self) -> tuple[Field, ...]:
        """Answer, parts, comment and reason, as far as the question has them."""
        rest = (self.parts, self.comment, self.reason)
        return (self.answer, *(field for field in rest if field is not None))

    @property
    def with_followups(self) -> Iterator["Question"]:
        """The question, then its follow-ups, depth first, in reading order."""
        yield self
        for followup in self.followups:
            yield from followup.with_followups

    @property
    def takes_not_applicable(self) -> bool:
        """Whether Not applicable is one of the answers."""
        return self.reason is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Two to five related questions shown together; ``when`` hides the whole page.

    ``group`` is the heading that the printed form puts above these questions.
    """

    code: str
    title: str
    intro: str = ""
    group: str = ""
    questions: tuple[Question, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the printed form; one with ``switch`` is there only where the audit wants it."""

    code: str
    title: str
    intro: str = ""
    switch: str = ""
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A named scale of grades, best first, and which of them count as favourable."""

    code: str
    title: str
    grades: tuple[Option, ...]
    favourable: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """An optional block that each audit switches on or off."""

    code: str
    label: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Starters:
    """Beginnings of sentences that can be put into a box, by what the box is for."""

    comment: tuple[str, ...] = ()
    reason: tuple[str, ...] = ()
    judgement: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A whole audit tool; never changed once issued, only followed by a new version."""

    id: str
    version: str
    title: str
    theme: str
    owner: str
    adapted_from: str
    guidance: tuple[Block, ...]
    thanks: str
    header: tuple[HeaderLine, ...]
    themes: tuple[Option, ...]
    glossary: tuple[Option, ...]
    scales: tuple[Scale, ...]
    switches: tuple[Switch, ...]
    sections: tuple[Section, ...]
    starters: Starters = Starters()

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages in reading order."""
        return tuple(page for section in self.sections for page in section.pages)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions and follow-ups in reading order."""
        return tuple(
            each
            for page in self.pages
            for question in page.questions
            for each in question.with_followups
        )

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of every question, in reading order."""
        return tuple(field for question in self.questions for field in question.fields)

    def question(self, code: str) -> Question:
        """Find a question by code; KeyError when there is none."""
        for question in self.questions:
            if question.code == code:
                return question
        raise KeyError(code)

    def scale(self, code: str) -> Scale:
        """Find a scale by code; KeyError when there is none."""
        for scale in self.scales:
            if scale.code == code:
                return scale
        raise KeyError(code)

    def with_blocks(self, chosen: frozenset[str]) -> "Tool":
        """Give the tool as one audit uses it: without the blocks that it has not switched on."""
        kept = tuple(
            section for section in self.sections if not section.switch or section.switch in chosen
        )
        return replace(self, sections=kept)


def comment_field(code: str, prompt: str, *, required: bool, kind: Text) -> Field:
    """Give the comment field of a question."""
    return Field(
        path=f"{code}.comment", role=Role.COMMENT, kind=kind, prompt=prompt, required=required
    )


def reason_field(code: str, prompt: str) -> Field:
    """Give the field that explains a Not applicable; the reason is always required."""
    return Field(
        path=f"{code}.reason", role=Role.REASON, kind=Text(lines=3), prompt=prompt, required=True
    )


def parts_field(code: str, prompt: str, kind: Ticks, *, required: bool = False) -> Field:
    """Give the ticks for the parts of a question; as a rule none ticked is a possible answer."""
    return Field(path=f"{code}.parts", role=Role.PARTS, kind=kind, prompt=prompt, required=required)


def is_among(value: Value | None, codes: frozenset[str]) -> bool:
    """Tell whether a value is, or contains, one of some codes; no value is not."""
    if value is None:
        return False
    chosen = value if isinstance(value, tuple) else (str(value),)
    return any(code in codes for code in chosen)


def is_not_applicable(value: object) -> bool:
    """Tell whether a value is the Not applicable choice."""
    return value == NOT_APPLICABLE
