"""What a tool offers beside its questions: sentence starters and alerts, read strictly."""

import pytest

from forms.definition import Starters
from forms.errors import ToolFault
from forms.library import shipped_tools
from tests.forms.drafts import draft, problems_of, tool_of


def test_starters_are_read_by_what_the_box_is_for() -> None:
    starters = {"comment": [{"text": "The record shows "}], "reason": [{"text": "Because "}]}
    found = tool_of(starters=starters).starters
    assert (found.comment, found.reason, found.judgement) == (
        ("The record shows ",),
        ("Because ",),
        (),
    )
    assert tool_of().starters == Starters()


@pytest.mark.parametrize(
    ("starters", "fault"),
    [
        ({"comments": []}, ToolFault.UNKNOWN_FIELD),
        ({"comment": [{"text": " "}]}, ToolFault.EMPTY),
        ({"comment": [{"words": "So "}]}, ToolFault.UNKNOWN_FIELD),
        ({"comment": ["So "]}, ToolFault.WRONG_TYPE),
        ({"reason": [{"text": "x" * 121}]}, ToolFault.TOO_LONG),
        ({"judgement": [{"text": "So "}] * 13}, ToolFault.TOO_MANY_ENTRIES),
        ([], ToolFault.WRONG_TYPE),
    ],
)
def test_starters_are_read_strictly(starters: object, fault: ToolFault) -> None:
    assert fault in {problem.fault for problem in problems_of(draft(starters=starters))}


def test_the_shipped_tool_has_starters_for_every_box() -> None:
    starters = shipped_tools()[0].starters
    for words in (starters.comment, starters.reason, starters.judgement):
        assert len(words) >= 3
        assert all(each.endswith(" ") for each in words)
