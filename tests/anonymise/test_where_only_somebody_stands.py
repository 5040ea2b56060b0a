"""Places of a sentence where only a person can stand, whatever the word means else."""

import pytest

from anonymise import Checker, Kind, Tier, load_checker


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


def found_at(checker: Checker, text: str, quoted: str) -> bool:
    start = text.index(quoted)
    return any(
        each.start <= start and each.end >= start + len(quoted) for each in checker.check(text)
    )


NOTES = (
    "{} seen alone.",
    "{} off school again, third time",
    "{} back at home since Friday.",
    "{} not in today",
    "{} known to police.",
    "{} in with a new baby",
    "{} still not eating",
    "{} at nans this weekend",
    "turns out {} was lying",
    "her and {} have split up",
    "waiting on {} to ring back",
    "she was fine but {} kept butting in",
    "can u tell {} not to come round",
)


@pytest.mark.parametrize("sentence", NOTES)
@pytest.mark.parametrize("name", ["rose", "hunter", "heather"])
def test_a_name_that_is_a_word_is_found_in_lean_notes(
    checker: Checker, sentence: str, name: str
) -> None:
    written = name.capitalize() if sentence.endswith(".") else name
    assert found_at(checker, sentence.format(written), written)


@pytest.mark.parametrize("sentence", [each for each in NOTES if not each.startswith("turns")])
@pytest.mark.parametrize("name", ["joy", "destiny", "faith"])
def test_so_is_the_name_of_a_virtue(checker: Checker, sentence: str, name: str) -> None:
    written = name.capitalize() if sentence.endswith(".") else name
    assert found_at(checker, sentence.format(written), written)


SLOTS = (
    "Saw {} at school today.",
    "Rang {}, no answer.",
    "The view that {} is settled.",
    "{} is 8, gets himself up.",
    "{} cut her arm.",
    "{} would not speak.",
    "{} lives with his aunt.",
    "Asked if {} had eaten.",
    "Between {} and his dad.",
    "{} seen alone.",
    "Hi {}, can you ring me?",
    "{} has moved to her nan's.",
)


@pytest.mark.parametrize("sentence", SLOTS)
@pytest.mark.parametrize("letters", ["KT", "DM", "PD", "TB", "NG"])
def test_letters_are_somebody_where_only_somebody_can_stand(
    checker: Checker, sentence: str, letters: str
) -> None:
    assert found_at(checker, sentence.format(letters), letters)


@pytest.mark.parametrize("sentence", SLOTS)
@pytest.mark.parametrize("letters", ["jb", "lw", "j.b."])
def test_the_same_in_lower_case(checker: Checker, sentence: str, letters: str) -> None:
    assert found_at(checker, sentence.lower().format(letters), letters)


@pytest.mark.parametrize(
    "text",
    [
        "Mum's MH was worse after the birth.",
        "MH to be considered at the review.",
        "There is a history of DV and MH in the family.",
        "PD is managed by the CMHT.",
        "RA to be updated before Friday.",
        "TB was ruled out.",
        "UC was stopped in May and she has no money.",
        "mum has LD and her advocate was asked to sign",
        "He got a DM from her ex.",
        "b.d. dosing explained, p.o. fluids",
        "section b.c of the form",
    ],
)
def test_abbreviations_of_things_stay_quiet(checker: Checker, text: str) -> None:
    assert not [each for each in checker.check(text) if each.kind is Kind.INITIALS]


@pytest.mark.parametrize(
    "text",
    [
        "Hope was lost when the placement ended.",
        "Summer born children start school younger.",
        "Grace and patience shown by the carer in a very hard week.",
        "Patience is needed with this family.",
        "mark off each child as they leave",
        "Trust not gained yet. Ward not told.",
        "Drew seen? No: he drew a house.",
    ],
)
def test_words_that_are_words_stop_no_return(checker: Checker, text: str) -> None:
    assert not [each for each in checker.check(text) if each.tier is not Tier.LOW]


def test_a_comma_before_initials_in_a_list_explains_nobody(checker: Checker) -> None:
    text = "KB to ring mum, A.F to check the file."
    assert found_at(checker, text, "A.F")
    told = "The aunt, K.T., was there."
    assert not found_at(checker, told, "K.T.")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Case discussed w/ rj in the corridor.", "rj"),
        ("ok hun no probs stay safe. ring if u need. faith", "faith"),
        ("He did the first visit with heather shadowing, both wrote it up.", "heather"),
        ("Bean was asleep in the cot.", "Bean"),
        ("She owes Ghost 40 pounds.", "Ghost"),
        ("HELD AND TAM TO BE SEEN AT SCHOOL", "TAM"),
        ("Mum says i\u0307brahim did not come.", "i\u0307brahim"),
    ],
)
def test_rarer_places_of_somebody(checker: Checker, text: str, quoted: str) -> None:
    assert found_at(checker, text, quoted)
