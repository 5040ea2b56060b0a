"""A small tool definition to write mistakes into, and the settings for property tests."""

import json
from typing import Any

import pytest
from hypothesis import settings

from forms.definition import Tool
from forms.errors import ToolProblem, ToolRejected
from forms.loading import read_tool

# The machine may be busy, so no example has a deadline; nothing is left on disk.
STEADY = settings(deadline=None, database=None, max_examples=60)

Draft = dict[str, Any]


def question(code: str, kind: str = "yes_no", **fields: object) -> Draft:
    return {"code": code, "kind": kind, "text": f"What about {code}?", "label": code, **fields}


def page(code: str, *questions: Draft, **fields: object) -> Draft:
    return {"code": code, "title": f"Page {code}", "questions": list(questions), **fields}


def draft(*pages: Draft, **fields: object) -> Draft:
    """A sound definition with one section; every mistake is made on top of it."""
    return {
        "format": "audit-desk-tool",
        "format_version": 1,
        "id": "small",
        "version": "1",
        "title": "Small tool",
        "theme": "Neglect",
        "themes": [{"code": "plans", "label": "Plans"}],
        "scales": [
            {
                "code": "two",
                "title": "Two grades",
                "favourable": ["high"],
                "grades": [{"code": "high", "label": "High"}, {"code": "low", "label": "Low"}],
            }
        ],
        "switches": [{"code": "extra", "label": "Extra part", "on": False}],
        "sections": [
            {
                "code": "A",
                "title": "Section A",
                "pages": list(pages) or [page("first", question("Q1"))],
            }
        ],
        **fields,
    }


def raw(definition: object) -> bytes:
    return json.dumps(definition).encode()


def tool_of(*pages: Draft, **fields: object) -> Tool:
    return read_tool(raw(draft(*pages, **fields)), file="small.json")


def problems_of(definition: bytes | object) -> tuple[ToolProblem, ...]:
    data = definition if isinstance(definition, bytes) else raw(definition)
    with pytest.raises(ToolRejected) as caught:
        read_tool(data, file="small.json")
    return caught.value.problems
