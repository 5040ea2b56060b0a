"""One form being filled in: what applies, what is answered, what is missing. Pure; no storage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.definition import (
    Condition,
    Field,
    Page,
    Question,
    Role,
    Tool,
    is_among,
    is_not_applicable,
)
from forms.errors import AnswerRejected, Gap, GapKind
from forms.kinds import Day, Grade, Line, Number, Value, options_of

# Nobody types a longer date or number by a slip.
_MOST_TYPED = 40


class PageStatus(StrEnum):
    """How far a page is; the fewest states that tell the auditor what to do next."""

    NOT_APPLICABLE = "not-applicable"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Questions answered of those asked, follow-ups not counted."""

    answered: int
    asked: int


class Filling:
    """The texts of one form, judged by its tool.

    Any text may be put, however half-typed; nothing is lost when an answer hides a field again.
    Values are parsed once per change. Not thread-safe: it belongs to the thread that types.
    """

    def __init__(self, tool: Tool, texts: Mapping[str, str] | None = None) -> None:
        self.tool = tool
        self._fields: dict[str, Field] = {}
        self._question_of: dict[str, Question] = {}
        self._page_of: dict[str, Page] = {}
        self._parent_of: dict[str, str] = {}
        for page in tool.pages:
            for question in page.questions:
                for each in question.with_followups:
                    self._enter(page, each)
        self._texts: dict[str, str] = {}
        self._values: dict[str, Value | None] = {}
        self._rejected: dict[str, AnswerRejected] = {}
        self._kept_apart: dict[str, str] = {}
        for path, text in (texts or {}).items():
            self.put(path, text)

    def _enter(self, page: Page, question: Question) -> None:
        self._page_of[question.code] = page
        for followup in question.followups:
            self._parent_of[followup.code] = question.code
        for field in question.fields:
            self._fields[field.path] = field
            self._question_of[field.path] = question

    @property
    def texts(self) -> Mapping[str, str]:
        """Every text that was put and is not blank, hidden or not."""
        return {path: text for path, text in self._texts.items() if text}

    @property
    def kept_apart(self) -> Mapping[str, str]:
        """Texts at paths that this version of the tool does not have: kept, shown apart."""
        return dict(self._kept_apart)

    def put(self, path: str, text: str) -> None:
        """Take a field's whole text; a text that cannot be read is kept and becomes a gap."""
        field = self._fields.get(path)
        if field is None:
            self._kept_apart[path] = text
            return
        self._texts[path] = text
        self._rejected.pop(path, None)
        try:
            self._values[path] = field.kind.parse(text)
        except AnswerRejected as rejected:
            self._values[path] = None
            self._rejected[path] = rejected

    def text(self, path: str) -> str:
        """Give a field's text, empty when nothing was put."""
        return self._texts.get(path, "")

    def value(self, path: str) -> Value | None:
        """Give a field's value, None when blank or not readable."""
        return self._values.get(path)

    def rejection(self, path: str) -> AnswerRejected | None:
        """Say why a field's text could not be read, if so."""
        return self._rejected.get(path)

    def field(self, path: str) -> Field:
        """Find a field; KeyError when the tool has none there."""
        return self._fields[path]

    def question_at(self, path: str) -> Question:
        """Find the question a field belongs to; KeyError when the tool has none there."""
        return self._question_of[path]

    def page_at(self, path: str) -> Page:
        """Find the page a field stands on; KeyError when the tool has none there."""
        return self._page_of[self._question_of[path].code]

    def page_applies(self, page: Page) -> bool:
        """Tell whether a page is to be filled in, by the answers given so far."""
        return self._holds(page.when)

    def applies(self, code: str) -> bool:
        """Tell whether a question is asked, by the answers given so far."""
        if not self.page_applies(self._page_of[code]):
            return False
        parent = self._parent_of.get(code)
        if parent is not None and not self.applies(parent):
            return False
        return self._holds(self._question_of[code].when)

    def field_applies(self, path: str) -> bool:
        """Tell whether a field is open: the reason, or else comment and parts."""
        question, field = self._question_of[path], self._fields[path]
        if not self.applies(question.code):
            return False
        not_applicable = question.takes_not_applicable and is_not_applicable(
            self.value(question.code)
        )
        if field.role is Role.REASON:
            return not_applicable
        if field.role in {Role.COMMENT, Role.PARTS}:
            return not not_applicable
        return True

    def _holds(self, when: Condition | None) -> bool:
        if when is None:
            return True
        if when.question not in self._page_of or not self.applies(when.question):
            return False
        return is_among(self.value(when.question), when.values)

    def answers(self) -> dict[str, str]:
        """Give the canonical text of every field that applies and has a value: what is sent."""
        return {
            path: field.kind.write(value)
            for path, field in self._fields.items()
            if (value := self._values.get(path)) is not None and self.field_applies(path)
        }

    def gaps(self, page: Page | None = None) -> tuple[Gap, ...]:
        """List everything missing or unreadable, on one page or on all, in reading order."""
        pages = self.tool.pages if page is None else (page,)
        return tuple(
            gap
            for each in pages
            if self.page_applies(each)
            for question in each.questions
            for follow in question.with_followups
            if self.applies(follow.code)
            for gap in self._gaps_of(follow, each)
        )

    def _gaps_of(self, question: Question, page: Page) -> Iterable[Gap]:
        for field in question.fields:
            if not self.field_applies(field.path):
                continue
            kind = _gap_kind(self, question, field)
            rejected = self._rejected.get(field.path)
            if kind is not None:
                yield Gap(
                    kind=kind,
                    path=field.path,
                    page=page.code,
                    number=question.number,
                    label=question.label,
                    fault=rejected.fault if rejected else None,
                    facts=rejected.facts if rejected else (),
                )

    def progress(self, page: Page) -> Progress:
        """Count a page's questions that apply, and those of them that have no gap left."""
        asked = [question for question in page.questions if self.applies(question.code)]
        open_codes = {gap.path.split(".")[0] for gap in self.gaps(page)}
        answered = sum(
            1
            for question in asked
            if question.code not in open_codes
            and (self.value(question.code) is not None or not question.required)
        )
        return Progress(answered=answered, asked=len(asked))

    def status(self, page: Page) -> PageStatus:
        """Tell how far a page is, by its fields alone."""
        if not self.page_applies(page):
            return PageStatus.NOT_APPLICABLE
        touched = any(
            self.text(field.path).strip()
            for question in page.questions
            for each in question.with_followups
            for field in each.fields
        )
        if not touched:
            return PageStatus.NOT_STARTED
        return PageStatus.IN_PROGRESS if self.gaps(page) else PageStatus.COMPLETED


def alerts(filling: Filling) -> tuple[Question, ...]:
    """List the questions that are asked and whose answer raises their alert."""
    return tuple(
        question
        for question in filling.tool.questions
        if question.alert is not None
        and is_among(filling.value(question.code), question.alert.values)
        and filling.applies(question.code)
    )


def is_earlier(filling: Filling, path: str) -> bool:
    """Tell whether a field holds what it could not have taken itself: an earlier form did."""
    if filling.rejection(path) is None:
        return False
    kind, text = filling.field(path).kind, filling.text(path)
    if isinstance(kind, Line):
        return "\n" in text
    return bool(options_of(kind)) or (isinstance(kind, Day | Number) and len(text) > _MOST_TYPED)


def earlier_answers(filling: Filling) -> dict[str, str]:
    """Give every text that belongs to an earlier form: none of them is sent, and none is lost."""
    unread = {path: text for path, text in filling.texts.items() if is_earlier(filling, path)}
    apart = {path: text for path, text in filling.kept_apart.items() if text.strip()}
    return {**unread, **apart}


def set_apart(filling: Filling, path: str) -> tuple[str, str] | None:
    """Keep an answer of an earlier form before another takes its place; say where, and what."""
    apart = f"{path}~"
    if not is_earlier(filling, path) or apart in filling.kept_apart:
        return None
    text = filling.text(path)
    filling.put(apart, text)
    return apart, text


def _gap_kind(filling: Filling, question: Question, field: Field) -> GapKind | None:
    if filling.rejection(field.path) is not None:
        return GapKind.NOT_READABLE
    if filling.value(field.path) is not None or not field.required:
        return None
    if field.role in {Role.COMMENT, Role.PARTS}:
        # These are due once the question is answered; before that the answer is the gap.
        kind = GapKind.COMMENT_MISSING if field.role is Role.COMMENT else GapKind.PARTS_MISSING
        return kind if filling.value(question.code) is not None else None
    if field.role is Role.REASON:
        return GapKind.REASON_MISSING
    if isinstance(question.kind, Grade):
        return GapKind.JUDGEMENT_MISSING
    return GapKind.ANSWER_MISSING
