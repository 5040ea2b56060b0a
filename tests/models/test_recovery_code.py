"""The recovery code: what a person may type, and which slips are told by their group."""

import secrets
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.passwords import generate_words
from models.recovery_code import (
    ALPHABET,
    GROUPS,
    OLD_WORDS,
    SIGNS,
    code_groups,
    count_words,
    first_slip,
    generate_code,
    is_old_code,
    recovery_form,
    strange_words,
)

codes = st.builds(generate_code)


def test_a_code_holds_160_random_bits() -> None:
    assert 2 ** (5 * (SIGNS - 1) * GROUPS) == 2**160
    assert len(set(ALPHABET)) == 32
    assert len({generate_code() for _ in range(100)}) == 100
    # Each of the random places takes each sign: 2,000 draws miss one of 32 once in 10^25.
    many = [generate_code().replace(" ", "") for _ in range(2000)]
    for place in (at for at in range(GROUPS * SIGNS) if at % SIGNS != SIGNS - 1):
        assert {code[place] for code in many} == set(ALPHABET)


@given(codes)
def test_what_was_made_has_no_slip(code: str) -> None:
    groups = code_groups(code)
    assert (" ".join(groups), len(groups), first_slip(groups)) == (code, GROUPS, None)
    assert not is_old_code(code)


@given(codes, st.data())
def test_any_one_wrong_sign_is_found_in_its_group(code: str, data: st.DataObject) -> None:
    groups = list(code_groups(code))
    at, place = data.draw(st.tuples(st.integers(0, GROUPS - 1), st.integers(0, SIGNS - 1)))
    wrong = data.draw(st.sampled_from(sorted(set(ALPHABET) - {groups[at][place]})))
    groups[at] = groups[at][:place] + wrong + groups[at][place + 1 :]
    assert first_slip(groups) == at + 1


@given(codes)
def test_any_two_signs_that_changed_places_in_a_group_are_found(code: str) -> None:
    for at, group in enumerate(code_groups(code)):
        for one, other in combinations(range(SIGNS), 2):
            signs = list(group)
            signs[one], signs[other] = signs[other], signs[one]
            changed = [*code_groups(code)]
            changed[at] = "".join(signs)
            assert first_slip(changed) == (at + 1 if signs != list(group) else None)


@given(codes)
def test_groups_that_changed_places_or_went_missing_are_found(code: str) -> None:
    groups = code_groups(code)
    for one, other in combinations(range(GROUPS), 2):
        changed = list(groups)
        changed[one], changed[other] = changed[other], changed[one]
        assert first_slip(changed) == one + 1
    for at in range(GROUPS - 1):
        assert first_slip(groups[:at] + groups[at + 1 :]) == at + 1


def numbered(code: str, between: str, sign: str) -> str:
    return between.join(f"{at}{sign}{group}" for at, group in enumerate(code.split(), 1))


WAYS = {
    "as made": str,
    "in small letters": str.lower,
    "in one piece": lambda code: code.replace(" ", ""),
    "with hyphens": lambda code: code.replace(" ", "-"),
    "sign by sign": lambda code: "  " + " ".join(code.replace(" ", "")) + "\n",
    "small letters for digits": lambda code: code.replace("0", "o").replace("1", "l"),
    "capitals for digits": lambda code: code.replace("0", "O").replace("1", "I"),
    "with numbers in a row": lambda code: numbered(code, "   ", ".\N{NO-BREAK SPACE}"),
    "with numbers in lines": lambda code: numbered(code, "\n", ") "),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_code_may_be_typed_as_it_is_read_or_pasted(way: str) -> None:
    code = generate_code()
    assert recovery_form(WAYS[way](code)) == code


@given(st.text(max_size=80))
def test_nothing_that_is_typed_does_more_than_have_a_slip(text: str) -> None:
    groups = code_groups(text)
    assert all(0 < len(group) <= SIGNS for group in groups)
    first_slip(groups)
    recovery_form(text)
    is_old_code(text)


def test_the_eight_words_of_before_are_read_with_or_without_their_numbers() -> None:
    code = generate_words(OLD_WORDS)
    numbered = "\n".join(f"{at}. {word}" for at, word in enumerate(code.split(), start=1))
    for typed in (code.upper(), numbered, code.replace(" ", ", ")):
        assert is_old_code(typed)
        assert (recovery_form(typed), count_words(typed)) == (code, OLD_WORDS)
        assert strange_words(typed) == ()
    assert strange_words(f"1. {code} lemmon") == ("lemmon",)
    assert is_old_code(f"lemmon {code}")
    assert not is_old_code("")


def test_a_slip_never_makes_another_code_of_it() -> None:
    """Of codes with many wrong signs about one in 32 to the eighth has eight right checks."""
    for _ in range(300):
        wrong = "".join(secrets.choice(ALPHABET) for _ in range(GROUPS * SIGNS))
        assert first_slip(code_groups(wrong)) is not None
