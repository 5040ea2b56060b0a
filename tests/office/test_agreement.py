"""Agreement is that of the pairs of agencies on one case; kappa is given only with enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling import Filling
from forms.loading import read_tool
from forms.scope import Status
from models.snapshots import Assignment, Case
from office.agreement import LEAST_PAIRS, agreement, agreement_words, between_agencies
from office.analysis import Record
from tests.world import shipped

TOOL = read_tool(shipped())
GRADE = next(question for question in TOOL.questions if question.kind.name == "grade")
SCALE = [option.code for option in GRADE.kind.options if option.code != "na"]
CASES = [Case(id=f"c{n}", uin=f"CSA-0{n + 1}", label="", position=n) for n in range(6)]
PAIRS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=LEAST_PAIRS, max_size=40)


def judged(table):
    """Forms with a grade each: by case, the place on the scale that each agency gave."""
    return [
        Record(
            assignment=Assignment(
                case_id=case.id,
                agency_id=f"a{n}",
                status=Status.AUDITED,
                reason="",
                entry="e",
                revision=1,
            ),
            entry=None,
            filling=Filling(TOOL, {GRADE.code: SCALE[place]} if place is not None else {}),
        )
        for case, places in zip(CASES, table, strict=False)
        for n, place in enumerate(places)
    ]


@given(PAIRS)
def test_kappa_is_at_most_one_and_the_order_in_a_pair_is_nothing(pairs):
    found = agreement(pairs)
    turned = agreement([(other, one) for one, other in reversed(pairs)])
    assert found.exact == turned.exact
    assert found.pairs == len(pairs)
    if found.kappa is not None:
        assert found.kappa <= 1
        assert found.kappa == pytest.approx(turned.kappa)
        assert (found.kappa == 1) == (found.exact == found.pairs)


def test_kappa_of_a_table_worked_out_by_hand():
    # Ten pairs of two grades: 4 of (0, 0), 4 of (1, 1), 2 of (0, 1). Half of the grades are 0, so
    # chance alone gives a difference in half of the pairs; 0.2 of them differ: 1 - 0.2 / 0.5.
    pairs = [(0, 0)] * 4 + [(1, 1)] * 4 + [(0, 1)] * 2
    assert agreement(pairs).kappa == pytest.approx(0.6)


def test_a_wide_difference_weighs_more_than_a_narrow_one():
    same = [(0, 0), (1, 1), (2, 2), (3, 3)] * 3
    near = agreement([*same, (0, 1), (2, 3)]).kappa
    far = agreement([*same, (0, 3), (1, 2)]).kappa
    assert far < near


def test_only_agencies_on_the_same_case_are_compared():
    found = between_agencies(GRADE, judged([[0, 0, 1], [2], [1, 3], [None, 2]]), CASES)
    assert (found.agreement.exact, found.agreement.pairs) == (1, 4)
    assert found.cases == 2
    assert [case.uin for case in found.far_apart] == ["CSA-03"]
    assert agreement_words(found) == (
        "Two agencies on the same case gave the same judgement in 1 of 4 pairs. Too few pairs for "
        "a kappa: 4, and it takes 10. Two or more grades apart: CSA-03."
    )


def test_words_give_kappa_with_its_n():
    found = between_agencies(
        GRADE, judged([[0, 0], [1, 1], [0, 0, 1], [2, 2, 2], [1, 1, 1]]), CASES
    )
    assert found.agreement.pairs == 11
    assert agreement_words(found).endswith(
        f"Weighted kappa {found.agreement.kappa:.2f} (pairs: 11, cases: 5)."
    )


def test_words_where_there_is_nothing_to_compare():
    alone = between_agencies(GRADE, judged([[0], [1]]), CASES)
    assert agreement_words(alone) == "No case was judged by two agencies."
    alike = between_agencies(GRADE, judged([[1] * 5]), CASES)
    assert agreement_words(alike).endswith("All judgements are the same, so there is no kappa.")
    assert between_agencies(TOOL.question("Q1"), [], CASES) is None
