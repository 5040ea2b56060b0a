"""Every problem of a definition leads to the very entry that has it."""

import json

import pytest

from forms.errors import ToolRejected
from forms.library import SHIPPED, shipped_definition
from forms.loading import read_tool

MISTAKES = (
    ("title", ""),
    ("scales/0/grades/1/label", ""),
    ("scales/0/favourable", ["nothing"]),
    ("sections/0/title", 7),
    ("sections/1/switch", "nothing"),
    ("sections/0/pages/1/title", ""),
    ("sections/0/pages/0/when", {"question": "nothing", "in": ["yes"]}),
    ("sections/0/pages/0/questions/1/text", ""),
    ("sections/0/pages/0/questions/0/themes", ["nothing"]),
    ("sections/0/pages/2/questions/0/comment/prompt", ""),
    ("starters/comment/0/text", "x" * 200),
)


def put(data, pointer, value):
    *way, last = pointer.split("/")
    for step in way:
        data = data[int(step)] if isinstance(data, list) else data[step]
    data[int(last) if isinstance(data, list) else last] = value


@pytest.mark.parametrize(("pointer", "value"), MISTAKES)
def test_a_mistake_is_found_where_it_was_made(pointer, value):
    data = json.loads(shipped_definition(SHIPPED[0]))
    put(data, pointer, value)
    with pytest.raises(ToolRejected) as caught:
        read_tool(json.dumps(data).encode())
    assert pointer in {problem.place.pointer for problem in caught.value.problems}


def test_a_follow_up_that_leans_on_nothing_is_found_too():
    data = json.loads(shipped_definition(SHIPPED[0]))
    ways = [
        (f"sections/{s}/pages/{p}/questions/{q}/followups/0", question["followups"][0])
        for s, section in enumerate(data["sections"])
        for p, page in enumerate(section["pages"])
        for q, question in enumerate(page["questions"])
        if question.get("followups")
    ]
    way, followup = ways[-1]
    followup["when"] = {"answer": ["nothing"]}
    with pytest.raises(ToolRejected) as caught:
        read_tool(json.dumps(data).encode())
    assert [each.place.pointer for each in caught.value.problems] == [f"{way}/when"]
