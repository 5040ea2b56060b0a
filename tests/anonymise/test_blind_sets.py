"""Kinds of names, places and initials that a blind author's comments brought, and their traps."""

import pytest

from anonymise import Checker, Kind, Tier, load_checker


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


def firm(checker: Checker, text: str) -> list[tuple[Kind, str]]:
    found = checker.check(text)
    return [(each.kind, text[each.start : each.end]) for each in found if each.tier is not Tier.LOW]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Lives on Curlew Drive with mum.", "Curlew Drive"),
        ("The shop on Lapwing Parade was searched.", "Lapwing Parade"),
        ("Moved to Larkspur Rise last week.", "Larkspur Rise"),
        ("A row outside Barrow Court again.", "Barrow Court"),
        ("The letter went to Dairy Bank Practice today.", "Dairy Bank Practice"),
        ("Placed at Osprey Lodge children's home in May.", "Osprey Lodge children's home"),
        ("She goes to the Al-Noor Centre, Wexmoor.", "Al-Noor Centre, Wexmoor"),
        ("Her nursery is Tall Pines, Wexmoor.", "Tall Pines, Wexmoor"),
        ("A flat on Fennel Walk. Oak Tree Nursery rang.", "Fennel Walk"),
        ("Hollybush Primary. Oak Tree Nursery rang.", "Hollybush Primary"),
        ("HEAD OF ST BOTOLPH'S WAS TOLD.", "ST BOTOLPH'S"),
    ],
)
def test_streets_homes_and_centres_are_found_whole(checker: Checker, text: str, place: str) -> None:
    assert (Kind.PLACE_ORG, place) in firm(checker, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her sister Đỗ Thị Bích works there.", "Đỗ Thị Bích"),
        ("Hồng said she was tired.", "Hồng"),
        ("PRICE, HOPE - seen at home", "HOPE"),
        ("OYELARAN, TOBI - did not attend", "OYELARAN"),
        ("He was fighting with Callum T. The head rang home.", "Callum T"),
        ("A man calling himself Coach Lee wrote to her.", "Coach Lee"),
    ],
)
def test_names_are_found_whole(checker: Checker, text: str, name: str) -> None:
    assert (Kind.PERSON, name) in firm(checker, text)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("- lead: TW", "TW"),
        ("Chair AV, minutes by hand.", "AV"),
        ("The nurse and ER both signed.", "ER"),
        ("Contract signed. NB will supervise.", "NB"),
        ("Apology letter to go. Copy to FM.", "FM"),
    ],
)
def test_letters_with_a_part_in_the_work_are_somebody(
    checker: Checker, text: str, letters: str
) -> None:
    assert (Kind.INITIALS, letters) in firm(checker, text)


@pytest.mark.parametrize(
    "text",
    [
        "Lovely bit of work by the team.",
        "Lovely to see the plan in her words.",
        "Van parked outside school three days running.",
        "Joy in the children's faces is described well.",
        "Conners forms sent to home and school.",
        "Duties towards Romany and Traveller people were named.",
        "Mother reads Gurmukhi and speaks Dogri.",
        "The dates of Appleby and Stow are in the diary.",
        "Red Cross tracing was explained.",
        "They saw a silver Mercedes by the gate.",
        "The Bayley III was done and so were the Wechsler and Raven tests.",
        "The Summer Fete and the Summer Camp are in the diary.",
        "Rec'd from the panel at ten.",
        "So called honour based abuse was not named.",
        "Sister (EM) covers weekends.",
        "The Family Court set a date and the Crown Court did not.",
        "SW, HV - present",
        "The school is Outstanding and the nursery is Good.",
        "Grandma flew in from Kingston to help.",
    ],
)
def test_what_only_looks_like_somebody_is_let_be(checker: Checker, text: str) -> None:
    assert firm(checker, text) == []
