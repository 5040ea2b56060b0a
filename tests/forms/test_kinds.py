"""One set of properties for every kind of question, and the particular rules of each."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import AnswerFault, AnswerRejected
from forms.kinds import KINDS, Kind
from forms.limits import MAX_LINE, MAX_TEXT
from tests.forms.drafts import STEADY, Draft, page, question, tool_of

OPTIONS = [{"code": code, "label": f"The {code} one"} for code in ("red", "amber", "green", "none")]
NOT_APPLICABLE = {"reason": "Why?"}

SETTINGS: dict[str, Draft] = {
    "yes_no": {"not_applicable": NOT_APPLICABLE},
    "choice": {"options": OPTIONS, "not_applicable": NOT_APPLICABLE},
    "grade": {"scale": "two", "not_applicable": NOT_APPLICABLE},
    "ticks": {"options": OPTIONS, "none": "none"},
    "text": {"lines": 3, "soft_words": 100},
    "line": {},
    "date": {},
    "number": {"low": -5, "high": 10, "anchors": [{"value": 0, "label": "Not at all"}]},
}

WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), max_size=80
)

GOOD: dict[str, st.SearchStrategy[str]] = {
    "yes_no": st.sampled_from(["yes", "no", "na", " yes\n"]),
    "choice": st.sampled_from(["red", "amber", "green", "none", "na"]),
    "grade": st.sampled_from(["high", "low", "na"]),
    "ticks": st.lists(st.sampled_from(["red", "amber", "green"]), min_size=1).map(" ".join)
    | st.just("none"),
    "text": WORDS.filter(str.strip),
    "line": WORDS.map(lambda words: " ".join(words.split("\n"))).filter(str.strip),
    "date": st.dates().map(date.isoformat),
    "number": st.decimals(-5, 10, places=3).map(lambda value: format(value, "f")),
}


def kind_of(name: str) -> Kind:
    return tool_of(page("p", question("Q1", name, **SETTINGS[name]))).question("Q1").kind


EACH = {name: kind_of(name) for name in SETTINGS}


def check_round_trip(kind: Kind, text: str) -> None:
    value = kind.parse(text)
    if value is None:
        assert not text.strip()
        return
    canonical = kind.write(value)
    again = kind.parse(canonical)
    assert again == value
    assert again is not None
    assert kind.write(again) == canonical
    shown = kind.render(value)
    assert shown.strip()
    assert all(unicodedata.category(each) != "Cc" or each in "\n\t" for each in shown)


def rejection(kind: Kind, text: str) -> AnswerRejected | None:
    try:
        kind.parse(text)
    except AnswerRejected as rejected:
        return rejected
    return None


def test_every_kind_has_settings_and_answers_here() -> None:
    assert set(SETTINGS) == set(GOOD) == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
@STEADY
@given(data=st.data())
def test_an_answer_survives_being_stored_and_read_again(name: str, data: st.DataObject) -> None:
    text = data.draw(GOOD[name])
    assert EACH[name].parse(text) is not None
    check_round_trip(EACH[name], text)


@pytest.mark.parametrize("name", KINDS)
@STEADY
@given(text=st.text(st.characters(), max_size=40))
def test_any_text_is_either_an_answer_or_refused_without_repeating_it(name: str, text: str) -> None:
    rejected = rejection(EACH[name], text)
    if rejected is None:
        check_round_trip(EACH[name], text)
        return
    assert str(rejected) == rejected.fault.value
    assert all(fact.lstrip("-").isdigit() for fact in rejected.facts)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("blank", ["", "   ", "\n\t\r\n"])
def test_a_blank_is_no_answer(name: str, blank: str) -> None:
    assert EACH[name].parse(blank) is None


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("yes_no", "maybe", AnswerFault.NOT_AN_OPTION),
        ("yes_no", "Yes", AnswerFault.NOT_AN_OPTION),
        ("choice", "red amber", AnswerFault.NOT_AN_OPTION),
        ("grade", "medium", AnswerFault.NOT_AN_OPTION),
        ("ticks", "red blue", AnswerFault.NOT_AN_OPTION),
        ("ticks", "none red", AnswerFault.NONE_WITH_OTHERS),
        ("text", "a\x00b", AnswerFault.CONTROL_CHARACTER),
        ("text", "a\ud800b", AnswerFault.CONTROL_CHARACTER),
        ("text", "a" * (MAX_TEXT + 1), AnswerFault.TOO_LONG),
        ("line", "a\nb", AnswerFault.MORE_THAN_ONE_LINE),
        ("line", "a" * (MAX_LINE + 1), AnswerFault.TOO_LONG),
        ("date", "2026-02-30", AnswerFault.NOT_A_DATE),
        ("date", "14 March 2026", AnswerFault.NOT_A_DATE),
        ("number", "10.5", AnswerFault.OUT_OF_RANGE),
        ("number", "-6", AnswerFault.OUT_OF_RANGE),
        ("number", "1e1", AnswerFault.NOT_A_NUMBER),
        ("number", "NaN", AnswerFault.NOT_A_NUMBER),
        ("number", "٣", AnswerFault.NOT_A_NUMBER),
        ("number", "1" * 400, AnswerFault.NOT_A_NUMBER),
    ],
)
def test_what_cannot_be_an_answer_is_refused(name: str, text: str, fault: AnswerFault) -> None:
    with pytest.raises(AnswerRejected) as caught:
        EACH[name].parse(text)
    assert caught.value.fault is fault


@pytest.mark.parametrize("name", ["yes_no", "choice", "grade"])
def test_not_applicable_is_an_answer_only_where_it_is_offered(name: str) -> None:
    settings = {key: value for key, value in SETTINGS[name].items() if key != "not_applicable"}
    without = tool_of(page("p", question("Q1", name, **settings))).question("Q1")
    assert EACH[name].render(EACH[name].parse("na") or "") == "Not applicable"
    assert not without.takes_not_applicable
    with pytest.raises(AnswerRejected):
        without.kind.parse("na")


def test_ticks_come_back_in_the_order_of_the_definition_and_once_each() -> None:
    ticks = EACH["ticks"]
    value = ticks.parse("green red\n green")
    assert value is not None
    assert value == ("red", "green")
    assert ticks.render(value) == "The red one; The green one"


@pytest.mark.parametrize(
    ("typed", "canonical", "shown"),
    [
        ("007", "7", "7"),
        ("+2.50", "2.5", "2.5"),
        ("-0.0", "0", "0 (Not at all)"),
        ("-0", "0", "0 (Not at all)"),
        ("10", "10", "10"),
        ("-5", "-5", "-5"),
    ],
)
def test_a_number_has_one_way_of_writing_it(typed: str, canonical: str, shown: str) -> None:
    number = EACH["number"]
    value = number.parse(typed)
    assert value == Decimal(canonical)
    assert value is not None
    assert number.write(value) == canonical
    assert number.render(value) == shown


def test_text_keeps_its_lines_and_loses_its_outer_blanks() -> None:
    pasted = "  one\r\ntwo\rthree\x0bfour\u2028five\n\n"
    assert EACH["text"].parse(pasted) == "one\ntwo\nthree\nfour\nfive"


def test_a_date_reads_as_people_write_it() -> None:
    assert EACH["date"].render(date(2026, 3, 4)) == "4 March 2026"
