"""The gate before a return: what is open, what was settled, and what never blocks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymise import Kind, Tier, watch_marks
from export.name_gate import SCOPE_REASON, context_of, digest, look_for_names, texts_of
from forms.kinds import Text
from forms.scope import Scope
from models.auditor_snapshots import CaseNames, CasePerson
from tests.export.exchange import Exchange, checker

KEY = bytes(range(32))
NOBODY = CaseNames()


def test_findings_are_placed_and_settled_by_word_not_by_place():
    texts = {
        "Q1.comment": "Mr Kowalczyk was seen at home.",
        "Q2.comment": "The visit to Mr KOWALCZYK went well.",
        "Q3.comment": "The health visitor and the step brother were seen.",
    }
    found = look_for_names(texts, checker(), NOBODY, KEY).open
    assert [placed.path for placed in found] == ["Q1.comment", "Q2.comment"]
    settled = frozenset({found[0].digest})
    look = look_for_names(texts, checker(), CaseNames(settled=settled), KEY)
    left = look.open
    assert found[0].digest not in {placed.digest for placed in left}
    assert sum(look.cleared.values()) + len(left) == len(found)


@pytest.mark.parametrize("written", ["Gloss", "gloss", "GLOSS", "Glosss"])
def test_a_name_that_is_watched_for_is_open_wherever_it_comes_again(written: str):
    texts = {"Q1.comment": f"Then {written} came to the meeting.", "Q2.comment": "A dull remark."}
    names = CaseNames(watched=(watch_marks(KEY, "Sharon Gloss"),))
    (found,) = look_for_names(texts, checker(), names, KEY).open
    assert found.path == "Q1.comment"
    assert found.finding.kind is Kind.PERSON
    settled = replace(names, settled=frozenset({found.digest}))
    look = look_for_names(texts, checker(), settled, KEY)
    assert look.open == ()
    assert look.cleared == {"person": 1}, "what was settled counts, not that it is watched for"


def test_the_people_of_a_case_tell_whose_the_initials_are():
    texts = {"Q1.comment": "KT said that the plan was late."}
    (found,) = look_for_names(texts, checker(), NOBODY, KEY).open
    assert found.finding.kind is Kind.INITIALS
    for person in (
        CasePerson(initials="KT", relationship="maternal aunt"),
        CasePerson(initials="KB", relationship="maternal aunt", also=("KT",)),
    ):
        assert look_for_names(texts, checker(), CaseNames(people=(person,)), KEY).open == ()


def test_what_the_checker_is_told_shows_nobody():
    names = CaseNames(
        watched=(watch_marks(KEY, "Sharon"), watch_marks(KEY, "Gloss")),
        people=(CasePerson(initials="SG", relationship="mum"),),
    )
    context = context_of(names, KEY)
    assert context.watched is not None
    assert context.watched.holds("sharon")
    assert context.watched.holds("gloss")
    shown = repr(names) + repr(context)
    assert KEY.hex() not in shown
    assert not any(mark in shown for mark in context.watched.marks)
    assert context_of(NOBODY, KEY).watched is None


def test_low_findings_are_listed_elsewhere_and_never_block():
    text = "The family came from Bradford before the period."
    tiers = {finding.tier for finding in checker().check(text)}
    assert tiers == {Tier.LOW}
    assert look_for_names({"Q1.comment": text}, checker(), NOBODY, KEY).open == ()


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
