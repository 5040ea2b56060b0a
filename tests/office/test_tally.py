"""Every kind can be counted, every count has its denominator, and nothing is counted twice."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling import Filling
from forms.kinds import KINDS
from forms.loading import read_tool
from office.tally import percent, share_words, tallied_kinds, tally
from tests.world import full_answers, shipped


def test_every_kind_has_a_tally():
    assert tallied_kinds() == set(KINDS)


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (29, 30, "29 of 30 (97%)"),
        (2, 3, "2 of 3"),
        (0, 0, "No applicable answers"),
        (7, 8, "7 of 8 (88%)"),
        (0, 5, "0 of 5 (0%)"),
    ],
)
def test_shares_carry_their_denominator(count, of, words):
    assert share_words(count, of) == words


@given(st.integers(1, 2000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_percentages_round_halves_up(pair):
    count, of = pair
    exact = Fraction(100 * count, of)
    assert percent(count, of) - Fraction(1, 2) <= exact < percent(count, of) + Fraction(1, 2)


TOOL = read_tool(shipped())
ANSWERS = st.sampled_from(["yes", "no", "na", ""])


@given(st.lists(st.tuples(ANSWERS, ANSWERS, st.booleans()), max_size=12))
def test_a_question_is_counted_once_for_every_assignment(rows):
    fillings = []
    for first, second, returned in rows:
        answers = {"Q1": first, "closure": second, "Q15": first}
        fillings.append(Filling(TOOL, answers) if returned else None)
    asked = tally(TOOL.question("Q1"), fillings)
    routed = tally(TOOL.question("Q15"), fillings)

    assert asked.assignments == routed.assignments == len(rows)
    assert asked.not_audited == sum(1 for row in rows if not row[2])
    assert asked.applicable == sum(1 for row in rows if row[2] and row[0] in {"yes", "no"})
    assert asked.favourable == sum(1 for row in rows if row[2] and row[0] == "yes")
    assert routed.not_asked == sum(1 for row in rows if row[2] and row[1] != "yes")


def test_a_question_whose_good_answer_is_no():
    fillings = [Filling(TOOL, full_answers({"Q18": answer})) for answer in ("no", "no", "yes")]
    counted = tally(TOOL.question("Q18"), fillings)
    assert (counted.favourable, counted.applicable) == (2, 3)
    assert [(line.label, line.count) for line in counted.lines] == [("Yes", 1), ("No", 2)]
