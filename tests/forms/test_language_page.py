"""The page that describes the language: its examples work, and it names all there is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from forms.definition import HeaderSource
from forms.kinds import KINDS
from forms.library import SHIPPED, shipped_definition
from forms.loading import read_tool
from tests.forms.drafts import raw

PAGE = (Path(__file__).parents[2] / "docs" / "tool-language.md").read_text(encoding="utf-8")
BLOCKS: list[dict[str, Any]] = [
    json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
]
WHOLE = next(block for block in BLOCKS if "format" in block)
QUESTIONS = [block for block in BLOCKS if "kind" in block]


def names_in(definition: bytes) -> set[str]:
    names: set[str] = set()
    json.loads(definition, object_pairs_hook=lambda pairs: names.update(name for name, _ in pairs))
    return names


def test_every_example_is_a_whole_tool_or_a_question() -> None:
    assert len(BLOCKS) == len(QUESTIONS) + 1


def test_the_whole_example_is_a_tool() -> None:
    assert [each.code for each in read_tool(raw(WHOLE)).questions] == ["Q1"]


def test_the_other_examples_are_questions_that_it_can_hold() -> None:
    section = WHOLE["sections"][0]
    more = {"code": "more", "title": "More", "questions": QUESTIONS}
    sections = [{**section, "pages": [*section["pages"], more]}]
    tool = read_tool(raw({**WHOLE, "sections": sections}))
    assert {question["code"] for question in QUESTIONS} <= {each.code for each in tool.questions}


@pytest.mark.parametrize("name", [*KINDS, *HeaderSource])
def test_every_kind_and_source_is_described(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_every_field_of_the_shipped_tool_is_described() -> None:
    used = names_in(shipped_definition(SHIPPED[0]))
    assert "not_applicable" in used
    missing = {name for name in used if f"`{name}`" not in PAGE and f'"{name}"' not in PAGE}
    assert missing == set()
