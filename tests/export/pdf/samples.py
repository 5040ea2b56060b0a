"""Forms to print: the shipped tool filled in, and a small tool with every kind of question."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from export.pdf.form import PrintedForm
from forms.definition import Tool
from forms.filling import Filling
from forms.kinds import Choice, Grade, Line, Text, Ticks
from forms.library import shipped_tools
from forms.loading import read_tool
from forms.scope import Scope, Status

PRINTED = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
AUDITOR = "Ngọc Łódź-Ștefan"


def shipped() -> Tool:
    return shipped_tools()[0]


def sentence(code: str, words: int = 30) -> str:
    """A text that no other field has, with letters beyond ASCII."""
    names = ("Łódź", "Ștefan", "Ngọc", "Gŵyn", "mum", "school", "plan", "review", "visit")
    return " ".join(f"{names[n % len(names)]}{n}" for n in range(words)) + f" end-of-{code}."


def filled(tool: Tool, words: int = 30) -> Filling:
    """Every field that can be open gets an answer."""
    filling = Filling(tool)
    for question in tool.questions:
        kind = question.kind
        if isinstance(kind, Grade):
            filling.put(question.code, "requires-improvement")
        elif isinstance(kind, Choice):
            filling.put(question.code, kind.options[0].code)
        elif isinstance(kind, Ticks):
            codes = [option.code for option in kind.options if option.code != kind.none]
            filling.put(question.code, " ".join(codes))
        elif isinstance(kind, Line):
            filling.put(question.code, f"Role for {question.code}")
        elif isinstance(kind, Text):
            filling.put(question.code, sentence(question.code, words))
        if question.comment is not None:
            filling.put(question.comment.path, sentence(question.comment.path, words))
        if question.parts is not None and isinstance(question.parts.kind, Ticks):
            filling.put(question.parts.path, question.parts.kind.options[0].code)
    return filling


def printed(answers: Mapping[str, str], **changes: object) -> PrintedForm:
    form = PrintedForm(
        audit_title="Spring audit",
        uin="CSA-03",
        label="Case C",
        agency_name="Police",
        scope=Scope(status=Status.AUDITED, known_child=True, last_involvement=date(2026, 9, 14)),
        window_words="14 March to 14 September 2026",
        answers=answers,
        auditor_name=AUDITOR,
        auditor_title="Detective Sergeant",
        revision=2,
        marking="Official-Sensitive",
        receipt="K7QF-2MXA",
        printed_at=PRINTED,
        completed=True,
    )
    return replace(form, **changes)


_OPTIONS = [
    {"code": "one", "label": "First thing", "descriptor": "What the first means."},
    {"code": "two", "label": "Second thing", "descriptor": "What the second means."},
    {"code": "none", "label": "None of them"},
]
SETTINGS: Mapping[str, dict[str, object]] = {
    "yes_no": {"not_applicable": {"reason": "Why not?"}},
    "choice": {"options": _OPTIONS},
    "grade": {"scale": "scale"},
    "ticks": {"options": _OPTIONS, "none": "none"},
    "text": {"lines": 3},
    "line": {},
    "date": {},
    "number": {"low": 0, "high": 3, "anchors": [{"value": 2, "label": "mostly"}]},
}
ANSWERS: Mapping[str, tuple[str, str]] = {
    "yes_no": ("no", "No"),
    "choice": ("two", "Second thing"),
    "grade": ("two", "What the second means."),
    "ticks": ("one two", "Second thing"),
    "text": ("First line\nSecond line", "First line Second line"),
    "line": ("The health visitor", "The health visitor"),
    "date": ("2026-03-14", "14 March 2026"),
    "number": ("2", "2 (mostly)"),
}


def one_question(kind: str, **more: object) -> Tool:
    """A tool with one question of a kind."""
    question = {
        "code": "Q1",
        "number": "1",
        "kind": kind,
        "text": f"The question of kind {kind}?",
        "label": "The question",
        **SETTINGS[kind],
        **more,
    }
    page = {"code": "page", "title": "Page", "questions": [question]}
    definition = {
        "format": "audit-desk-tool",
        "format_version": 1,
        "id": "small",
        "version": "1",
        "title": "Small tool",
        "theme": "Theme",
        "header": [
            {"label": "Case", "source": "case"},
            {"label": "Agency", "source": "agency"},
            {"label": "Name", "source": "auditor_name"},
        ],
        "scales": [{"code": "scale", "title": "Grades", "grades": _OPTIONS[:2]}],
        "sections": [{"code": "A", "title": "Section A", "pages": [page]}],
    }
    return read_tool(json.dumps(definition).encode())
