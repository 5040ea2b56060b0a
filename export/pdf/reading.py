"""What a printed form says about one field: the answer, or in words why there is none."""

from collections.abc import Mapping

from export.pdf.answers import layout_of
from export.pdf.pieces import Piece, Setter
from export.pdf.typeface import Face
from forms.definition import Condition, Page, Question, Tool, is_not_applicable
from forms.filling import Filling
from forms.kinds import Choice, Ticks

NOT_ANSWERED = "Not answered"


class Given:
    """The answers of one form, ready to be printed, with the office's notes by question."""

    def __init__(
        self, tool: Tool, answers: Mapping[str, str], notes: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._tool = tool
        self.notes = notes
        self.filling = Filling(tool, answers)
        self._parents = {
            followup.code: question
            for question in tool.questions
            for followup in question.followups
        }

    def answer(self, setter: Setter, question: Question, width: float) -> tuple[Piece, ...]:
        """Set the answer; what cannot be read is printed as it was typed, never left out."""
        return self.field(setter, question, question.code, width)

    def field(
        self, setter: Setter, question: Question, path: str, width: float
    ) -> tuple[Piece, ...]:
        """Set one field of a question by its kind, or say that it was not answered."""
        kind = next(field.kind for field in question.fields if field.path == path)
        value = self.filling.value(path)
        if value is not None:
            return layout_of(kind).filled(setter, kind, value, width)
        typed = self.filling.text(path).strip()
        if typed:
            return setter.text(typed, width)
        return setter.text(NOT_ANSWERED, width, face=Face.ITALIC)

    def is_answered(self, question: Question) -> bool:
        """Tell whether anything stands in the answer itself."""
        return bool(self.filling.text(question.code).strip())

    def not_applicable(self, question: Question) -> bool:
        """Tell whether Not applicable was chosen."""
        return is_not_applicable(self.filling.value(question.code))

    def text(self, path: str) -> str:
        """Give a field's text."""
        return self.filling.text(path).strip()

    def why_not_asked(self, question: Question) -> str:
        """Say in a sentence why a question was not asked; empty where it was."""
        if self.filling.applies(question.code):
            return ""
        page = self.filling.page_at(question.code)
        if not self.filling.page_applies(page):
            return self._why(page.when, relevance=True)
        parent = self._parents.get(question.code)
        if parent is not None and not self.filling.applies(parent.code):
            return "Not asked: the question above was not asked."
        if parent is not None and question.when and question.when.question == parent.code:
            value = self.filling.value(parent.code)
            if value is not None and not isinstance(parent.kind, Ticks):
                return f"Not asked: the answer above is {parent.kind.render(value)}."
        return self._why(question.when, relevance=False)

    def _why(self, when: Condition | None, *, relevance: bool) -> str:
        leading = _leading(self._tool, when)
        if when is None or leading is None:
            return "Not asked: this audit does not use that part."
        if not self.filling.applies(leading.code):
            return f"Not asked: “{leading.label}” was not asked."
        value = self.filling.value(leading.code)
        if value is None:
            return f"Not asked: “{leading.label}” is not answered."
        if not isinstance(leading.kind, Ticks):
            return f"Not asked: the answer to “{leading.label}” is {leading.kind.render(value)}."
        if relevance:
            return "Not asked: this part was not relevant."
        return f"Not asked: {_options_words(leading, when)} was not ticked."


def _leading(tool: Tool, when: Condition | None) -> Question | None:
    """Find the question that a condition leans on; None where the audit left it out."""
    try:
        return tool.question(when.question) if when is not None else None
    except KeyError:
        return None


def condition_words(tool: Tool, owner: Question | Page) -> str:
    """Say on a blank form when a question is to be answered; empty where it always is."""
    when = owner.when
    leading = _leading(tool, when)
    if when is None or leading is None:
        return ""
    labels = _options_words(leading, when)
    if isinstance(leading.kind, Ticks):
        return f"Only if you ticked {labels}."
    above = isinstance(owner, Question) and owner.code.startswith(f"{leading.code}.")
    place = "above" if above else f"to “{leading.label}”"
    return f"Only if the answer {place} is {labels}."


def _options_words(leading: Question, when: Condition) -> str:
    options = leading.kind.options if isinstance(leading.kind, Choice | Ticks) else ()
    return " or ".join(f"“{each.label}”" for each in options if each.code in when.values)
