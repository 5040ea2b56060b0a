"""Slips of spelling are found, good words are left alone, and names are never slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymise import Speller, Tier, load_checker
from anonymise.corrections import Corrections
from benchmarks.anonymise.corpus import corpus
from benchmarks.spelling import false_alarms

CHECKER = load_checker()
SPELLER = Speller(CHECKER.lexicon)
CORRECTIONS = Corrections(SPELLER)

GOOD = """
    behaviours colours siblings' multi-agency co-ordinate co-ordinated unbruised organisation
    organization organise re-traumatised LADO MARACs it's don't can't won't hasn't mum's parents'
    self-harmed step-dad's GP's ACEs well-being emailed texted signposted signposting de-escalated
    triaged re-referred non-engagement bruised timelines Ofsted childminders screenshotting
    travelling focused programme enrolled fulfil judgements ageing isn\u2019t mum\u2019s CSA-03
    24hrs 9's S47 rescheduled unreported debriefing caseworkers auditing colour centre
"""
BAD = """
    recieve occured occuring commited teh hte becuase behavoiur seperate definately accomodation
    assesment familys stoping runing writting tommorow untill thier beleive apropriate freind
    neccessary posession reccomend wierd organiseing carrys color behavior center goverment alot
    dont childrens aswell safegaurding truely referal
"""


@pytest.mark.parametrize("word", GOOD.split())
def test_good_words_are_no_slips(word):
    assert SPELLER.slips(f"She noted {word} there.") == ()


@pytest.mark.parametrize("word", BAD.split())
def test_slips_are_found_where_they_stand(word):
    text = f"Also \U0001f600 {word}, twice."
    (slip,) = SPELLER.slips(text)
    assert (slip.word, text[slip.start : slip.end]) == (word, word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("recieved", "received"),
        ("teh", "the"),
        ("Assesment", "Assessment"),
        ("familys", "families"),
        ("behavoiurs", "behaviours"),
        ("alot", "a lot"),
        ("didnt", "didn't"),
        ("theres", "there's"),
        ("safegaurding", "safeguarding"),
        ("behavior", "behaviour"),
        ("inthe", "in the"),
    ],
)
def test_the_word_that_was_meant_comes_first(typed, meant):
    assert CORRECTIONS.offers(typed)[0] == meant


def test_a_word_in_use_is_likelier_than_one_that_is_not():
    assert CORRECTIONS.offers("polce")[0] == "pole"
    assert CORRECTIONS.offers("polce", frozenset({"police", "section"}))[0] == "police"


def test_own_words_are_known_in_every_form_that_is_written():
    own = frozenset({"zorbing"})
    assert SPELLER.slips("Zorbing and zorbing's end.", own) == ()
    assert [slip.word for slip in SPELLER.slips("Zorbing.")] == ["Zorbing"]


def test_no_name_of_the_lists_is_a_slip_and_no_address_is_read():
    lexicon = CHECKER.lexicon
    names = sorted(lexicon.given | lexicon.family)[::40]
    assert len(names) > 1000
    assert not [name for name in names if SPELLER.slips(name) or SPELLER.slips(name.title())]
    assert SPELLER.slips("Write to zzorg@qwertt.example or www.qwertt.example/zzorg") == ()


def test_clean_comments_are_left_alone():
    words, alarms = false_alarms(CHECKER, SPELLER, corpus("all")[1])
    assert words > 8000
    assert alarms * 1000 / words < 3


@given(st.text())
def test_any_text_is_read_and_every_slip_stands_where_it_says(text):
    for slip in SPELLER.slips(text):
        assert text[slip.start : slip.end] == slip.word
        assert len(CORRECTIONS.offers(slip.word)) <= 5


def test_no_offer_is_a_name():
    for typed in ("shron", "jaydn", "recieved", "chidl"):
        for offer in CORRECTIONS.offers(typed):
            found = CHECKER.check(f"We spoke to {offer} there.")
            assert not [each for each in found if each.tier is Tier.HIGH]
