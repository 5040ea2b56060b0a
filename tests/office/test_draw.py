"""A random pick that can be repeated, cases in reserve, and numbers that say nothing."""

from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymise import load_checker
from models.case_snapshots import AgeBand, CaseFacts
from models.errors import ModelError, ModelFault
from office.draw import draw_cases, new_seed, new_uins
from office.setup import read_uins
from tests.ui.office import world

NOW = datetime(2026, 11, 21, tzinfo=UTC)
LIST = [f"CE-{number:02d}" for number in range(40)]
PICKED = ("CE-18", "CE-21", "CE-02", "CE-23", "CE-07")
RESERVES = ("CE-24", "CE-30", "CE-38")


def pick(offered, seed, cases=5, reserves=3):
    return draw_cases(offered, seed, cases=cases, reserves=reserves, now=NOW)


@given(st.randoms(use_true_random=False))
def test_the_same_seed_and_list_give_the_same_cases(shuffled: Random):
    again = list(LIST)
    shuffled.shuffle(again)
    assert pick(again, "204817") == pick(LIST, "204817")


def test_the_pick_of_an_earlier_year_can_be_worked_out_again():
    drawn = pick(LIST, "204817")
    assert drawn.picked == PICKED
    assert drawn.reserves == RESERVES


def test_another_seed_gives_other_cases_and_each_case_its_chance():
    counts = dict.fromkeys(LIST, 0)
    for seed in range(2_000):
        for uin in pick(LIST, str(seed)).picked:
            counts[uin] += 1
    assert min(counts.values()) > 180, "250 are expected of each"
    assert max(counts.values()) < 320
    assert len(new_seed()) == 6


@given(st.sets(st.integers(0, 99), max_size=30), st.integers(0, 40), st.integers(0, 40))
def test_no_case_is_picked_twice_and_none_is_made_up(numbers, cases, reserves):
    offered = [f"CE-{number}" for number in numbers]
    drawn = pick(offered, "1", cases, reserves)
    chosen = drawn.picked + drawn.reserves
    assert len(set(chosen)) == len(chosen) == min(len(offered), cases + reserves)
    assert set(chosen) <= set(offered)


def test_numbers_count_on_and_are_taken_as_cases():
    assert new_uins("CSA26-", 3, []) == ("CSA26-01", "CSA26-02", "CSA26-03")
    assert new_uins("CSA26-", 2, ["csa26-09", "CSA26-x", "OTHER-77"]) == ("CSA26-10", "CSA26-11")
    assert read_uins("\n".join(new_uins("CSA-2026-", 120, []))).problems == ()


@pytest.fixture
def profile(new_office):
    return new_office


@pytest.fixture
def audit(profile):
    return world.make_audit(profile, uins=())


def test_reserves_step_in_one_after_the_other_with_a_trace(profile, audit):
    facts = {"CE-01": CaseFacts(age=AgeBand.FROM_5)}
    drawn = pick(LIST, "204817", 2, 2)
    profile.cases.keep_draw(audit.id, drawn, dict.fromkeys(drawn.reserves, facts["CE-01"]))
    first, second = profile.audits.cases(audit.id)
    assert (first.uin, second.uin) == drawn.picked
    stepped = profile.cases.step_in(audit.id, first.id)
    assert (stepped.uin, stepped.instead_of) == (drawn.reserves[0], first.uin)
    cases = profile.audits.cases(audit.id)
    assert [case.uin for case in cases] == [second.uin, drawn.reserves[0]]
    assert cases[-1].label == "C", "the letter of the case that went is not given again"
    assert cases[-1].facts == facts["CE-01"]
    profile.cases.step_in(audit.id, second.id)
    with pytest.raises(ModelError) as caught:
        profile.cases.step_in(audit.id, cases[-1].id)
    assert caught.value.fault is ModelFault.NOT_FOUND
    assert [each.instead_of for each in profile.cases.reserves(audit.id)] == [*drawn.picked]
    assert profile.cases.draws(audit.id) == (drawn,)


def test_once_packs_are_out_the_case_stays_beside_the_one_that_steps_in(profile, audit):
    drawn = pick(LIST, "204817", 1, 1)
    profile.cases.keep_draw(audit.id, drawn, {})
    world.Laptop(profile, audit, "csc", load_checker())
    (case,) = profile.audits.cases(audit.id)
    profile.cases.step_in(audit.id, case.id)
    assert [c.uin for c in profile.audits.cases(audit.id)] == [*drawn.picked, *drawn.reserves]


def test_a_pick_with_a_case_that_is_there_already_changes_nothing(profile, audit):
    drawn = pick(LIST, "204817", 2, 2)
    profile.audits.add_cases(audit.id, [drawn.reserves[0].lower()])
    with pytest.raises(ModelError) as caught:
        profile.cases.keep_draw(audit.id, drawn, {})
    assert caught.value.fault is ModelFault.DOUBLED_UIN
    assert len(profile.audits.cases(audit.id)) == 1
    assert profile.cases.draws(audit.id) == profile.cases.reserves(audit.id) == ()
