"""What a tool offers beside its questions: sentence starters and alerts, read strictly."""

import pytest

from forms.definition import Starters
from forms.errors import ToolFault
from forms.filling import Filling, alerts
from forms.library import shipped_tools
from tests.forms.drafts import draft, page, problems_of, question, tool_of


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


WORRIED = {"in": ["yes"], "text": "Act on this today."}


def test_an_alert_is_raised_by_its_answers_while_its_question_is_asked() -> None:
    tool = tool_of(
        page(
            "first",
            question("Q1"),
            question("Q2", alert=WORRIED, when={"question": "Q1", "in": ["no"]}),
        )
    )
    filling = Filling(tool, {"Q2": "yes"})
    assert alerts(filling) == ()
    filling.put("Q1", "no")
    assert [each.code for each in alerts(filling)] == ["Q2"]
    filling.put("Q2", "no")
    assert alerts(filling) == ()
    filling.put("Q2", "")
    assert alerts(filling) == ()


def test_an_alert_may_hang_on_ticks_and_on_not_applicable() -> None:
    options = [{"code": "home", "label": "At home"}, {"code": "school", "label": "At school"}]
    ticks = question("Q1", "ticks", options=options, alert={"in": ["home"], "text": "Act."})
    choice = question(
        "Q2", not_applicable={"reason": "Why?"}, alert={"in": ["na"], "text": "Think again."}
    )
    filling = Filling(tool_of(page("first", ticks, choice)), {"Q1": "home school", "Q2": "na"})
    assert [each.code for each in alerts(filling)] == ["Q1", "Q2"]


@pytest.mark.parametrize(
    ("kind", "alert", "fault"),
    [
        ("yes_no", {"in": ["maybe"], "text": "Act."}, ToolFault.UNKNOWN_OPTION),
        ("yes_no", {"in": [], "text": "Act."}, ToolFault.EMPTY),
        ("yes_no", {"text": "Act."}, ToolFault.MISSING),
        ("yes_no", {"in": ["yes"]}, ToolFault.MISSING),
        ("yes_no", {"in": ["yes"], "text": "Act.", "loud": True}, ToolFault.UNKNOWN_FIELD),
        ("text", {"in": ["yes"], "text": "Act."}, ToolFault.DOES_NOT_FIT),
        ("yes_no", "Act.", ToolFault.WRONG_TYPE),
    ],
)
def test_alerts_are_read_strictly(kind: str, alert: object, fault: ToolFault) -> None:
    broken = draft(page("first", question("Q1", kind, alert=alert)))
    assert fault in {problem.fault for problem in problems_of(broken)}
