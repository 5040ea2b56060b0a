"""The people list: initials only, in one form; what is unclear is told."""

import pytest

from anonymise import (
    CaseContext,
    Checker,
    InitialsTrouble,
    Kind,
    NotInitials,
    Person,
    fitting,
    load_checker,
    normal_initials,
    review_people,
    ways_to_write,
)

AUNT = Person(initials="S.B.", relationship="maternal aunt")
WORKER = Person(initials="CP", relationship="social worker")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


@pytest.mark.parametrize("typed", ["JS", "J.S.", "j s", "js", "J. S.", " J-S "])
def test_initials_have_one_form(typed: str) -> None:
    assert normal_initials(typed) == "JS"


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("", InitialsTrouble.EMPTY),
        (" . ", InitialsTrouble.EMPTY),
        ("John S", InitialsTrouble.A_NAME),
        ("Jo", InitialsTrouble.A_NAME),
        ("john", InitialsTrouble.A_NAME),
        ("AMY", InitialsTrouble.A_NAME),
        ("J5", InitialsTrouble.OTHER_SIGNS),
        ("ABCDE", InitialsTrouble.TOO_MANY),
    ],
)
def test_more_than_initials_is_refused_with_the_reason(
    checker: Checker, typed: str, trouble: InitialsTrouble
) -> None:
    with pytest.raises(NotInitials) as refused:
        normal_initials(typed, checker.lexicon.given)
    assert refused.value.trouble is trouble
    assert not typed.strip(" .") or typed not in str(refused.value)


def test_shared_initials_and_those_that_are_an_abbreviation_are_told(checker: Checker) -> None:
    people = (AUNT, Person(initials="sb", relationship="cousin"), WORKER)
    review = review_people(people, checker.lexicon.acronyms)
    assert review.twice == ("SB",)
    assert "CP" in review.abbreviations


def test_initials_that_nobody_defined_are_listed_once(checker: Checker) -> None:
    text = "KT said that S.B. was out.\nThen K.T. told her mum (LM) about it."
    assert checker.undefined_initials(text) == ("KT", "SB")
    assert checker.undefined_initials(text, CaseContext(people=(AUNT,))) == ("KT",)


def test_the_list_settles_initials_against_an_abbreviation(checker: Checker) -> None:
    text = "UC said she was scared of going home."
    assert checker.undefined_initials(text) == ("UC",)
    for people in ((Person(initials="UC", relationship="cousin"),), (AUNT,)):
        assert checker.undefined_initials(text, CaseContext(people=people)) == ()


@pytest.mark.parametrize("name", ["Sarah", "Sarah Bright"])
def test_a_name_is_offered_the_one_person_whose_initials_fit(checker: Checker, name: str) -> None:
    case = CaseContext(people=(AUNT, WORKER))
    text = f"The worker rang {name} twice."
    (finding,) = checker.check(text, case)
    assert finding.suggestion == "maternal aunt (SB)" == ways_to_write(AUNT)[0]
    mended = text[: finding.start] + finding.suggestion + text[finding.end :]
    assert checker.check(mended, case) == ()


def test_nothing_is_offered_where_two_people_fit(checker: Checker) -> None:
    people = (AUNT, Person(initials="SK", relationship="cousin"))
    found = checker.check("The worker rang Sarah twice.", CaseContext(people=people))
    assert [(each.kind, each.suggestion) for each in found] == [(Kind.PERSON, None)]


def test_other_initials_of_a_person_count_as_theirs(checker: Checker) -> None:
    married = Person(initials="SB", relationship="maternal aunt", also=("S.K.",))
    case = CaseContext(people=(married,))
    assert checker.undefined_initials("SK said that SB was out.", case) == ()
    assert fitting("Sarah Khan", (married, WORKER)) == (married,)
    (finding,) = checker.check("The worker rang Sarah twice.", case)
    assert finding.suggestion == "maternal aunt (SB)"
    review = review_people((married, Person(initials="SK", relationship="cousin")), frozenset())
    assert review.twice == ("SK",)
    assert review_people((married, WORKER), frozenset()).twice == ()
