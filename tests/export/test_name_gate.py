"""The gate before a return: what is open, what was settled, and what never blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymise import Tier
from export.name_gate import (
    SCOPE_REASON,
    digest,
    known_marks,
    known_names,
    look_for_names,
    open_findings,
    texts_of,
)
from forms.kinds import Text
from forms.scope import Scope
from tests.export.exchange import Exchange, checker

KEY = bytes(range(32))
NOBODY: frozenset[str] = frozenset()


def test_findings_are_placed_and_settled_by_word_not_by_place():
    texts = {
        "Q1.comment": "Mr Kowalczyk was seen at home.",
        "Q2.comment": "The visit to Mr KOWALCZYK went well.",
        "Q3.comment": "The health visitor and the step brother were seen.",
    }
    found = open_findings(texts, checker(), NOBODY, KEY)
    assert [placed.path for placed in found] == ["Q1.comment", "Q2.comment"]
    settled = frozenset({found[0].digest})
    look = look_for_names(texts, checker(), settled, KEY)
    left = look.open
    assert found[0].digest not in {placed.digest for placed in left}
    assert sum(look.cleared.values()) + len(left) == len(found)


def test_a_name_that_was_replaced_is_open_wherever_it_comes_again():
    texts = {"Q1.comment": "Then Gloss came to the meeting.", "Q2.comment": "A glossy remark."}
    assert open_findings(texts, checker(), NOBODY, KEY) == ()
    marks = known_marks(KEY, "Sharon Gloss")
    (found,) = open_findings(texts, checker(), marks, KEY)
    assert found.path == "Q1.comment"
    settled = marks | {found.digest}
    assert open_findings(texts, checker(), settled, KEY) == ()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("wick", {"wick"}),
        ("Ann Marie O'Brien", {"Ann", "Marie", "O'Brien"}),
        ("St. John", {"St", "John"}),
        ("Anna van der Berg", {"Anna", "Berg"}),
    ],
)
def test_a_replaced_name_is_known_again_by_its_marks_alone(name, parts):
    marks = known_marks(KEY, name)
    assert known_names([f"She said so to {name}."], marks, KEY) == parts
    assert known_names([f"She said so to {name}."], marks, bytes(32)) == frozenset()
    assert known_names(["She said so to nobody."], marks, KEY) == frozenset()


def test_low_findings_are_listed_elsewhere_and_never_block():
    text = "The family came from Bradford before the period."
    tiers = {finding.tier for finding in checker().check(text)}
    assert tiers == {Tier.LOW}
    assert open_findings({"Q1.comment": text}, checker(), NOBODY, KEY) == ()


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_settled_word_is_kept_only_as_a_keyed_hash(first, second):
    one = digest(KEY, "person", first)
    assert one == digest(KEY, "person", first)
    assert one != digest(bytes(32), "person", first)
    assert one != digest(KEY, "place_org", first)
    assert len(one) == 64
    if first.casefold() != second.casefold():
        assert one != digest(KEY, "person", second)


def test_capitals_make_no_difference():
    assert digest(KEY, "person", "Straße") == digest(KEY, "person", "STRASSE")


def test_every_free_text_of_a_case_is_looked_at(exchange: Exchange):
    texts = texts_of(exchange.tool, Scope(reason="Known elsewhere."), exchange.answers)
    written = {
        field.path
        for field in exchange.tool.fields
        if isinstance(field.kind, Text) and field.path in exchange.answers
    }
    assert set(texts) == written | {SCOPE_REASON}
    assert len(written) > 20
    assert SCOPE_REASON not in texts_of(exchange.tool, Scope(reason=" "), {})
