"""Two audits are compared where both asked the same, with enough answers, and nowhere else."""

from dataclasses import replace

import pytest

from forms.filling import Filling
from forms.kinds import Choice, Option
from forms.loading import read_tool
from office.comparison import change_words, compare, figure
from office.tally import tally
from tests.world import shipped

TOOL = read_tool(shipped())
Q1, Q2 = TOOL.question("Q1"), TOOL.question("Q2")


def counted(yes, no, question=Q1):
    forms = [Filling(TOOL, {question.code: "yes"})] * yes + [
        Filling(TOOL, {question.code: "no"})
    ] * no
    return tally(question, forms)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ((8, 2), (5, 5), "30 points up"),
        ((1, 4), (4, 1), "60 points down"),
        ((3, 3), (5, 5), "The same"),
        ((4, 0), (5, 5), "Too few answers"),
        ((5, 5), (0, 0), "Too few answers"),
    ],
)
def test_a_change_is_given_in_points_where_both_have_enough_answers(now, before, words):
    (found,) = compare([counted(*now)], [counted(*before)])
    assert change_words(found) == words


def test_questions_are_matched_by_code_and_none_is_lost():
    found = compare([counted(5, 0, Q1)], [counted(0, 5, Q2)])
    assert [(figure(each.now), figure(each.before), change_words(each)) for each in found] == [
        ("5 of 5 (100%)", "Not in this tool", "Asked in one audit only"),
        ("Not in this tool", "0 of 5 (0%)", "Asked in one audit only"),
    ]


def test_the_same_code_with_another_question_is_not_compared():
    other = replace(Q1, text="Were the procedures known?")
    (found,) = compare([counted(5, 0)], [replace(counted(0, 5), question=other)])
    assert change_words(found) == "Worded differently"
    turned = replace(Q1, favourable=frozenset({"no"}))
    (found,) = compare([counted(5, 0)], [replace(counted(0, 5), question=turned)])
    assert change_words(found) == "Worded differently"


def test_a_question_that_takes_other_answers_is_not_compared():
    """Yes of Yes and No is another share than Yes of Yes, Partly and No."""
    kind = Q1.kind
    assert isinstance(kind, Choice)
    partly = replace(kind, options=(*kind.options, Option(code="partly", label="Partly")))
    other = replace(Q1, kind=partly)
    (found,) = compare([counted(5, 0)], [replace(counted(0, 5), question=other)])
    assert change_words(found) == "Takes other answers"
    assert found.change is None
