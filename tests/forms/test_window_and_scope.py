"""The period to look at, and what an agency says about a case before any form."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.scope import (
    MAX_REASON,
    STATUSES,
    Sample,
    Scope,
    ScopeGap,
    Status,
    sample_of,
    scope_gaps,
    with_sample,
)
from forms.window import Period, WindowMode, WindowRule, months_before, period
from tests.forms.drafts import STEADY

SIX = WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=6)


def test_last_involved_three_months_ago_means_starting_nine_months_ago() -> None:
    """The worked example of the paper form, acceptance fixture F9."""
    today = date(2026, 12, 14)
    found = period(SIX, months_before(today, 3))
    assert found is not None
    assert found == Period(start=months_before(today, 9), end=date(2026, 9, 14))
    assert found.words() == "14 March to 14 September 2026"


@pytest.mark.parametrize(
    ("end", "months", "start"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 8, 29), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 2, 29), 48, date(2020, 2, 29)),
        (date(2026, 12, 31), 3, date(2026, 9, 30)),
        (date(2026, 1, 31), 1, date(2025, 12, 31)),
        (date(2026, 3, 15), 3, date(2025, 12, 15)),
        (date(2026, 3, 15), 0, date(2026, 3, 15)),
    ],
)
def test_months_are_counted_back_to_a_day_that_exists(end: date, months: int, start: date) -> None:
    found = period(WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=months), end)
    assert found == Period(start=start, end=end)


def test_a_fixed_end_does_not_move_with_the_last_involvement() -> None:
    rule = WindowRule(mode=WindowMode.FIXED_DATE, months=6, until=date(2026, 2, 1))
    for last in (None, date(2020, 5, 5)):
        assert period(rule, last) == Period(start=date(2025, 8, 1), end=date(2026, 2, 1))


def test_the_year_is_said_once_or_twice() -> None:
    assert Period(start=date(2025, 12, 3), end=date(2026, 6, 3)).words() == (
        "3 December 2025 to 3 June 2026"
    )


def test_nothing_is_known_before_the_last_involvement_is() -> None:
    assert period(SIX, None) is None
    assert period(WindowRule(mode=WindowMode.FIXED_DATE, months=6), date(2026, 1, 1)) is None


@STEADY
@given(end=st.dates(), months=st.integers(0, 600))
def test_a_period_never_breaks_and_never_runs_backwards(end: date, months: int) -> None:
    found = period(WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=months), end)
    if found is None:
        assert end.year <= months / 12 + 1
        return
    assert found.start <= found.end == end
    assert (end.year - found.start.year) * 12 + end.month - found.start.month == months
    assert found.words()


TODAY = date(2026, 11, 2)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("needs_last", [True, False])
def test_each_status_asks_for_what_it_needs_and_for_no_more(
    status: Status, needs_last: bool
) -> None:
    rule = STATUSES[status]
    gaps = scope_gaps(Scope(status=status, reason=" \n"), needs_last=needs_last, today=TODAY)
    reason_gaps = {ScopeGap.REASON_MISSING, ScopeGap.SAMPLE_MISSING}
    assert bool(reason_gaps & set(gaps)) == rule.needs_reason
    assert rule.prompt
    assert (ScopeGap.LAST_INVOLVEMENT_MISSING in gaps) == (rule.has_form and needs_last)
    full = Scope(status=status, reason="Moved away", last_involvement=TODAY)
    assert scope_gaps(full, needs_last=needs_last, today=TODAY) == ()


@pytest.mark.parametrize("status", [Status.OUT_OF_SCOPE, Status.MOSTLY_OUT])
def test_a_reason_has_an_end(status: Status) -> None:
    scope = Scope(status=status, reason="a" * MAX_REASON + " \n")
    assert scope_gaps(scope, needs_last=False, today=TODAY) == ()
    longer = Scope(status=status, reason="a" * (MAX_REASON + 1))
    assert scope_gaps(longer, needs_last=False, today=TODAY) == (ScopeGap.REASON_TOO_LONG,)


def test_without_a_status_there_is_one_gap() -> None:
    future = TODAY + timedelta(days=1)
    scope = Scope(last_involvement=future)
    assert scope_gaps(scope, needs_last=True, today=TODAY) == (ScopeGap.STATUS_MISSING,)


@pytest.mark.parametrize("needs_last", [True, False])
def test_nobody_was_last_involved_tomorrow(needs_last: bool) -> None:
    scope = Scope(status=Status.AUDITED, last_involvement=TODAY + timedelta(days=1))
    found = scope_gaps(scope, needs_last=needs_last, today=TODAY)
    assert found == (ScopeGap.LAST_INVOLVEMENT_FUTURE,)


@pytest.mark.parametrize(
    ("last", "found"),
    [
        (date(2008, 11, 2), ()),
        (date(2008, 11, 1), (ScopeGap.LAST_INVOLVEMENT_LONG_AGO,)),
        (date(1926, 9, 14), (ScopeGap.LAST_INVOLVEMENT_LONG_AGO,)),
        (date(1, 1, 1), (ScopeGap.LAST_INVOLVEMENT_LONG_AGO,)),
    ],
)
def test_nobody_is_a_child_for_more_than_eighteen_years(last: date, found: object) -> None:
    scope = Scope(status=Status.AUDITED, last_involvement=last)
    assert scope_gaps(scope, needs_last=True, today=TODAY) == found


@STEADY
@given(
    taken=st.text(alphabet="0123456789", max_size=4),
    of=st.text(alphabet="0123456789", max_size=4),
    words=st.text(alphabet="ab .,\n", max_size=40).map(str.strip),
)
def test_a_sample_is_kept_in_the_reason_and_found_again(taken: str, of: str, words: str) -> None:
    sample = Sample(taken=taken, of=of)
    reason = with_sample(sample, words)
    assert sample_of(reason) == (sample, words)
    scope = Scope(status=Status.NOT_SAMPLED, reason=reason)
    gaps = scope_gaps(scope, needs_last=False, today=TODAY)
    if not (taken or of):
        assert gaps == (() if words else (ScopeGap.SAMPLE_MISSING,))
    else:
        assert gaps == (() if sample.is_clear else (ScopeGap.SAMPLE_UNCLEAR,))


def test_a_sample_reads_as_a_sentence() -> None:
    reason = with_sample(Sample(taken="3", of="7"), "Every second case was taken.")
    assert reason == "Our sample: 3 of 7 cases. Every second case was taken."
    assert sample_of("We audit three of seven cases.")[0] == Sample()


@pytest.mark.parametrize(
    ("status", "child", "parents", "found"),
    [
        (Status.AUDITED, False, False, (ScopeGap.KNOWN_TO_NOBODY,)),
        (Status.AUDITED, False, True, ()),
        (Status.AUDITED, False, None, ()),
        (Status.NOT_KNOWN, True, False, (ScopeGap.KNOWN_AFTER_ALL,)),
        (Status.NOT_KNOWN, None, True, (ScopeGap.KNOWN_AFTER_ALL,)),
        (Status.NOT_KNOWN, False, False, ()),
        (Status.NOT_KNOWN, None, None, ()),
        (Status.OUT_OF_SCOPE, False, False, ()),
    ],
)
def test_who_is_known_must_fit_the_status(
    status: Status, child: bool | None, parents: bool | None, found: object
) -> None:
    scope = Scope(status=status, known_child=child, known_parents=parents)
    assert scope_gaps(scope, needs_last=False, today=TODAY) == found


def test_not_known_and_out_of_scope_need_nothing_more() -> None:
    for status in (Status.NOT_KNOWN, Status.OUT_OF_SCOPE):
        assert scope_gaps(Scope(status=status), needs_last=True, today=TODAY) == ()


def test_every_status_has_words_and_the_list_is_that_of_the_published_audits() -> None:
    assert set(STATUSES) == set(Status)
    # Fifteen out of print, and two for the office: taken out for an agency, and never asked.
    assert len(Status) == 17
    unasked = {status for status, rule in STATUSES.items() if not rule.asked}
    assert unasked == {Status.EXCLUDED, Status.NOT_ASKED}
    labels = [rule.label for rule in STATUSES.values()]
    assert len(set(labels)) == len(labels)
    with_form = {status for status, rule in STATUSES.items() if rule.has_form}
    assert with_form == {Status.AUDITED, Status.MOSTLY_OUT}
    assert all(rule.by_auditor for rule in STATUSES.values() if rule.has_form)
    assert [status for status, rule in STATUSES.items() if not rule.accounted] == [Status.AWAITING]
