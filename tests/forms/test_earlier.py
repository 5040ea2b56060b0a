"""A form filled in with one version of a tool and opened with the next: nothing typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling import Filling, earlier_answers, is_earlier, set_apart
from tests.forms.drafts import STEADY, page, question, tool_of

LONG = "The plan was reviewed in March, and the family was there."
TWO = [{"code": "home", "label": "At home"}, {"code": "school", "label": "At school"}]
TOOL = tool_of(
    page(
        "first",
        question("Q1"),
        question("Q2", "ticks", options=TWO),
        question("Q3", "date"),
        question("Q4", "number", low=0, high=9),
        question("Q5", "line"),
        question("Q6", "text"),
    )
)


@pytest.mark.parametrize(
    ("path", "text", "earlier"),
    [
        ("Q1", "maybe", True),
        ("Q1", "yes", False),
        ("Q1", "", False),
        ("Q2", "home street", True),
        ("Q3", LONG, True),
        ("Q3", "2026-3-", False),
        ("Q4", LONG, True),
        ("Q4", "12", False),
        ("Q5", "Two\nlines", True),
        ("Q5", "x" * 400, False),
        ("Q6", LONG, False),
    ],
)
def test_half_typed_is_told_from_what_an_earlier_form_took(
    path: str, text: str, earlier: object
) -> None:
    assert is_earlier(Filling(TOOL, {path: text}), path) is earlier


@STEADY
@given(st.dictionaries(st.sampled_from(["Q1", "Q2", "Q3", "Q5", "Q9", "Q9.comment"]), st.text()))
def test_each_text_is_readable_half_typed_or_kept_and_only_readable_ones_are_sent(
    texts: dict[str, str],
) -> None:
    filling = Filling(TOOL, texts)
    kept = earlier_answers(filling)
    assert not kept.keys() & filling.answers().keys()
    for path, text in texts.items():
        if text.strip():
            assert kept.get(path, "") == text or filling.text(path) == text


def test_what_is_replaced_is_set_apart_once() -> None:
    filling = Filling(TOOL, {"Q1": "maybe", "Q5": "typed here"})
    assert set_apart(filling, "Q5") is None
    assert set_apart(filling, "Q1") == ("Q1~", "maybe")
    filling.put("Q1", "yes")
    assert set_apart(filling, "Q1") is None
    assert earlier_answers(filling) == {"Q1~": "maybe"}
    assert filling.answers() == {"Q1": "yes", "Q5": "typed here"}
