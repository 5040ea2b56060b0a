"""Names to watch for: found in every casing and with one slip, kept only as keyed hashes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymise import (
    CaseContext,
    Checker,
    Tier,
    WatchedNames,
    load_checker,
    parts_to_watch,
    watch_marks,
    watching,
)

KEY = bytes(range(32))
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


def case(*names: str, key: bytes = KEY) -> CaseContext:
    marks = frozenset[str]().union(*(watch_marks(KEY, name) for name in names))
    return CaseContext(watched=WatchedNames(key=key, marks=marks))


@pytest.mark.parametrize("written", ["Temitope", "temitope", "TEMITOPE", "Temitope's", "temitpoe"])
def test_a_watched_name_is_found_however_it_is_written(checker: Checker, written: str) -> None:
    (finding,) = checker.check(f"The worker rang {written} twice.", case("Temitope Okoye"))
    assert finding.tier is Tier.HIGH


def test_an_ordinary_word_that_is_watched_for_is_found_in_lower_case(checker: Checker) -> None:
    text = "She gave a reason for hope."
    assert checker.check(text) == ()
    found = checker.check(text, case("Hope"))
    assert [text[each.start : each.end] for each in found] == ["hope"]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12), st.data())
def test_every_slip_of_one_letter_is_found(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(LETTERS)
    slips = (
        name[:place] + name[place + 1 :],
        name[:place] + letter + name[place:],
        name[:place] + letter + name[place + 1 :],
        name[:place] + name[place + 1 : place + 2] + name[place] + name[place + 2 :],
    )
    watched = WatchedNames(key=KEY, marks=watch_marks(KEY, name))
    assert watched.holds(name)
    for slip in slips:
        assert watched.holds(slip) or watched.nearly(slip)


def test_with_another_key_nothing_is_found_and_nothing_is_told(checker: Checker) -> None:
    context = case("Temitope", key=bytes(32))
    assert context.watched is not None
    assert not context.watched.holds("temitope")
    assert not context.watched.nearly("temitope")
    assert "emitope" not in repr(context)
    assert all("emit" not in mark for mark in context.watched.marks)
    assert checker.check("It is in the record.", context) == ()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Mrs Batty", ["batty"]),
        ("auntie Jo", ["jo"]),
        ("Anna van der Berg", ["anna", "berg"]),
        ("Sister", ["sister"]),
        ("Ann Marie O'Brien", ["ann", "marie", "brien"]),
        ("St. John", ["st", "john"]),
        ("J.", []),
    ],
)
def test_of_a_name_the_parts_that_say_who_are_watched_for(
    checker: Checker, name: str, parts: list[str]
) -> None:
    titles = checker.lexicon.cues["titles"]
    assert parts_to_watch(name, titles) == parts
    watched = WatchedNames(key=KEY, marks=watch_marks(KEY, name, titles))
    assert [
        each for each in ("mrs", "van", "der", "auntie", *parts) if watched.holds(each)
    ] == parts


def test_a_word_is_hashed_once_in_a_case_and_nobody_is_shown_it(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    mark = watching._mark

    def counting(key: bytes, kind: bytes, part: str) -> str:
        hashed.append(part)
        return mark(key, kind, part)

    names = case("Temitope Okoye", "Gloss")
    text = "The worker rang Temitpe about the plan."
    first = checker.check(text, names)
    monkeypatch.setattr(watching, "_mark", counting)
    assert checker.check(text, names) == first
    assert checker.check(f"So: {text}", names)
    assert set(hashed) <= {"so", "s"}
    assert "worker" not in repr(names)
    assert names == case("Temitope Okoye", "Gloss")
