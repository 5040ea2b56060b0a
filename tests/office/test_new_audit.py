"""A copy of last year's audit, and words of another theme left in its texts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.window import WindowMode, WindowRule
from models.particulars import AuditText, Particulars, TextKind, TextWords
from models.snapshots import AuditDetails, Settled
from models.tracker_snapshots import WordsKind
from office.audit_texts import (
    OF_AUDIT,
    OF_PARTICULARS,
    copied_text,
    latest_texts,
    newer_texts,
    texts_of,
    with_newer,
    with_texts,
)
from office.new_audit import (
    LeftOver,
    copied_details,
    left_over,
    start_audit,
    theme_put,
    with_kept_word,
    with_own_theme,
)
from tests.ui.office import world

TODAY = world.NOW.date()
WORKING_TOGETHER = TextWords(
    kind=TextKind.STATUTORY,
    title="Working Together",
    words="Joint audits of case files.",
    edition="2018",
    dated=date(2018, 7, 4),
)


@pytest.fixture
def profile(new_office):
    return new_office


def test_a_copy_has_everything_but_cases_answers_and_packs_and_its_days_a_year_on(profile):
    own = Particulars(
        purpose="To learn.",
        texts=(AuditText(text=WORKING_TOGETHER, library_id="l", family="f"),),
        design_on=date(2026, 9, 1),
        report_on=date(2027, 1, 30),
    )
    words = frozenset({"brightpath"})
    last = world.make_audit(profile, local_words=words, particulars=own)
    settled = Settled(digest="d", kind="name", tier="sure", reason="A service.")
    profile.cleared.add(last.id, settled)
    details = copied_details(last.details, TODAY)
    assert details == replace(
        last.details,
        title="Child sexual abuse 2027",
        code="CSA-2027",
        issue_on=date(2027, 11, 1),
        return_by=date(2027, 11, 29),  # a Saturday would be no day for it
        meeting_on=date(2027, 12, 9),
        delete_on=None,
        particulars=replace(own, design_on=date(2027, 9, 1), report_on=date(2028, 1, 31)),
    )
    copy = start_audit(profile, details, [replace(settled, digest="e")], last.id)
    audits = profile.audits
    assert audits.get(copy).details == details
    assert audits.cases(copy) == audits.packs(copy) == ()
    assert [(each.code, each.name) for each in audits.agencies(copy)] == list(world.AGENCIES)
    assert {each.id for each in audits.agencies(copy)}.isdisjoint(
        each.id for each in audits.agencies(last.id)
    )
    assert profile.cleared.of(copy) == {"d", "e"}
    assert audits.keys(copy) != audits.keys(last.id)
    assert len(audits.cases(last.id)) == 3, "and the earlier one is as it was"


def test_a_short_name_without_a_year_is_asked_for_and_the_end_of_the_period_moves_on(profile):
    window = WindowRule(mode=WindowMode.FIXED_DATE, months=9, until=date(2026, 10, 30))
    details = copied_details(world.audit_details(profile, code="CSA", window=window), TODAY)
    assert details.code == ""
    assert details.window == replace(window, until=date(2027, 11, 1))


def test_a_copy_of_an_old_audit_is_for_days_to_come(profile):
    old = world.audit_details(
        profile,
        title="Neglect 2019",
        code="NEG-2019",
        issue_on=date(2019, 3, 4),
        return_by=date(2019, 4, 1),
        meeting_on=None,
    )
    details = copied_details(old, TODAY)
    assert (details.issue_on, details.return_by) == (date(2027, 3, 4), date(2027, 4, 1))
    assert (details.title, details.code) == ("Neglect 2027", "NEG-2027")


DETAILS = AuditDetails(
    code="CSA-2026",
    title="Child sexual abuse",
    theme="Child sexual abuse",
    tool_sha256="",
    blocks=frozenset(),
    window=WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=6),
    issue_on=None,
    return_by=None,
    meeting_on=None,
    contact="",
    marking="",
)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_day_moves_on_to_a_weekday_of_a_later_year(day, today):
    details = replace(DETAILS, issue_on=day, return_by=None, meeting_on=None)
    moved = copied_details(details, today).issue_on
    assert moved.weekday() < 5
    assert moved >= today
    assert moved.year > day.year
    same = date(moved.year, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
    assert moved - same <= timedelta(days=3)


def test_a_word_of_another_theme_left_in_a_text_is_found(profile):
    details = world.audit_details(
        profile,
        theme="Neglect",
        title="Neglect 2027",
        contact="The child sexual abuse team, 01632 960 000",
        concern_route="If a child is in danger, phone 999.",
    )
    themes = ["Child sexual abuse", "Neglect", "Poor emotional wellbeing", "Domestic abuse"]
    assert left_over(details, themes) == (
        LeftOver(place="contact", word="abuse", around=details.contact, phrase=themes[0]),
        LeftOver(place="contact", word="sexual", around=details.contact, phrase=themes[0]),
    )
    assert left_over(replace(details, theme="Sexual abuse and neglect"), themes) == ()
    assert left_over(details, ["Neglect"]) == ()


def test_every_text_is_looked_at_and_can_be_put_right(profile):
    text = "Child Sexual abuse is what we look at, and child sexual abuse it is."
    right = "Neglect is what we look at, and neglect it is."
    own = Particulars(
        **dict.fromkeys(OF_PARTICULARS, text),
        approval=("The group", text),
        texts=(
            AuditText(text=WORKING_TOGETHER),
            AuditText(text=replace(WORKING_TOGETHER, words=text)),
        ),
    )
    details = world.audit_details(
        profile, theme="Neglect", particulars=own, **dict.fromkeys(OF_AUDIT, text)
    )
    places = {found.place for found in left_over(details, ["Child sexual abuse"])}
    every = {*OF_AUDIT, *(f"particulars.{name}" for name in OF_PARTICULARS)}
    assert places == every | {"particulars.approval", "particulars.texts.1.words"}
    while found := left_over(details, ["Child sexual abuse"]):
        assert found[0].phrase
        details = with_own_theme(details, found[0])
    assert texts_of(details)["particulars.texts.1.words"] == right
    assert details.particulars.approval == ("The group", right)
    assert details.marking == right
    assert details.particulars.texts[0] == own.texts[0]


def test_the_words_of_letters_are_looked_at_too(profile):
    details = world.audit_details(profile, theme="Neglect", title="Neglect")
    letters = {WordsKind.LETTER: "This is on child sexual abuse.", WordsKind.FINAL: "Today."}
    found = left_over(details, ["Child sexual abuse"], letters)
    assert {each.place for each in found} == {"words.letter"}
    assert theme_put(letters[WordsKind.LETTER], found[0], "Neglect") == "This is on neglect."


def test_a_word_that_may_stay_is_told_no_more(profile):
    contact = "The sexual health team"
    details = world.audit_details(profile, theme="Neglect", title="Neglect", contact=contact)
    (found,) = left_over(details, ["Child sexual abuse"])
    assert (found.word, found.phrase) == ("sexual", ""), "there is no whole theme to replace"
    assert left_over(with_kept_word(details, found.word), ["Child sexual abuse"]) == ()


def test_putting_texts_back_as_they_are_changes_nothing(profile):
    own = Particulars(
        purpose="Why",
        approval=("One", "Two"),
        texts=(AuditText(text=replace(WORKING_TOGETHER, source="The department")),),
    )
    details = world.audit_details(profile, particulars=own)
    assert with_texts(details, texts_of(details)) == details
    with pytest.raises(KeyError):
        with_texts(details, {"particulars.nothing": "x"})


# --- texts of the library ---------------------------------------------------------------------


def test_an_audit_keeps_its_edition_and_is_offered_the_newer_one(profile):
    first = profile.texts.add(WORKING_TOGETHER)
    own = Particulars(texts=(copied_text(first), AuditText(text=WORKING_TOGETHER)))
    audit = world.make_audit(profile, particulars=own)
    assert newer_texts(own, profile.texts.all()) == ()
    newer = replace(WORKING_TOGETHER, edition="2023", dated=date(2023, 12, 15))
    later = profile.texts.add_edition(first.id, newer)
    assert profile.audits.get(audit.id).details.particulars == own, "not by itself"
    (offered,) = newer_texts(own, profile.texts.all())
    assert (offered.at, offered.later) == (0, later)
    taken = with_newer(own, offered)
    assert taken.texts[0].text == newer
    assert newer_texts(taken, profile.texts.all()) == ()


def test_the_latest_edition_is_by_date_and_else_the_one_added_last(profile):
    def dated(day):
        return replace(WORKING_TOGETHER, dated=day)

    texts = profile.texts
    first = texts.add(dated(date(2018, 1, 1)))
    later = texts.add_edition(first.id, dated(date(2023, 1, 1)))
    texts.add_edition(first.id, dated(date(2015, 1, 1)))
    assert latest_texts(texts.all()) == (later,)
    last = texts.add_edition(first.id, dated(None))
    assert latest_texts(texts.all()) == (last,)
    texts.remove(last.id)
    texts.remove(later.id)
    own = Particulars(texts=(copied_text(later),))
    assert newer_texts(own, texts.all()) == (), "an older edition is no newer one"
