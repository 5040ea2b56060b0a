"""What is due next: nothing that is done, the overdue first, and only what is near."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.list_snapshots import ListedAudit
from models.tracker_snapshots import OwnDate
from office.due import AHEAD, MOST, DueKind, due_next, due_words

TODAY = date(2026, 11, 21)
OUT = datetime(2026, 11, 1, tzinfo=UTC)


def listed(**changes) -> ListedAudit:
    values = {
        "id": "a",
        "code": "CSA-2026",
        "title": "Child sexual abuse 2026",
        "theme": "child sexual abuse",
        "design_on": None,
        "issue_on": None,
        "return_by": None,
        "meeting_on": None,
        "report_on": None,
        "delete_on": None,
        "issued_at": None,
        "archived_at": None,
        "cells": 60,
        "accounted": 54,
        "has_returns": True,
    }
    return ListedAudit(**(values | changes))


def kinds(*audits, own=()):
    return [each.kind for each in due_next(audits, own, TODAY)]


def test_what_is_late_stands_above_what_comes():
    late = listed(id="a", return_by=TODAY - timedelta(days=3), issued_at=OUT)
    soon = listed(id="b", title="Neglect 2026", issue_on=TODAY + timedelta(days=5))
    first, second = due_next((soon, late), (), TODAY)
    assert (first.audit_id, first.days, due_words(first)) == (
        "a",
        -3,
        "Returns due, awaited: 6 of 60",
    )
    assert (second.kind, second.days) == (DueKind.ISSUE, 5)


def test_what_is_done_is_left_out():
    assert kinds(listed(return_by=TODAY, issued_at=OUT, accounted=60)) == []
    assert kinds(listed(issue_on=TODAY, issued_at=OUT)) == []
    assert kinds(listed(meeting_on=TODAY - timedelta(days=1))) == []
    assert kinds(listed(return_by=TODAY)) == [], "before its packs are out nothing can come back"


def test_after_its_meeting_nobody_waits_for_returns_any_more():
    yesterday = TODAY - timedelta(days=1)
    late = {"return_by": TODAY - timedelta(days=9), "issued_at": OUT}
    assert kinds(listed(**late, meeting_on=TODAY)) == [DueKind.RETURNS, DueKind.MEETING]
    assert kinds(listed(**late, meeting_on=yesterday)) == []
    assert kinds(listed(**late, meeting_on=yesterday, delete_on=TODAY)) == [DueKind.DELETE]


def test_an_agency_with_more_time_is_named():
    own = OwnDate(audit_id="a", agency="Police", until=TODAY + timedelta(days=10))
    audit = listed(return_by=TODAY, issued_at=OUT)
    assert [due_words(each) for each in due_next((audit,), (own,), TODAY)] == [
        "Returns due, awaited: 6 of 60",
        "Returns due, extended for Police",
    ]
    assert kinds(listed(return_by=TODAY, issued_at=OUT, accounted=60), own=(own,)) == []


def test_of_the_archive_only_the_day_for_deleting_is_named():
    audit = listed(return_by=TODAY, issued_at=OUT, archived_at=OUT, delete_on=TODAY)
    assert kinds(audit) == [DueKind.DELETE]


DAYS = st.none() | st.dates(TODAY - timedelta(days=90), TODAY + timedelta(days=90))


@given(
    days=st.lists(st.tuples(DAYS, DAYS, DAYS, st.booleans()), max_size=12),
)
def test_it_is_short_in_order_and_near(days):
    audits = [
        listed(
            id=str(at),
            issue_on=issue,
            return_by=back,
            meeting_on=meeting,
            issued_at=OUT if out else None,
        )
        for at, (issue, back, meeting, out) in enumerate(days)
    ]
    found = due_next(audits, (), TODAY)
    assert len(found) <= MOST
    assert [each.day for each in found] == sorted(each.day for each in found)
    assert all(each.day - TODAY <= AHEAD for each in found)
    assert all(each.days == (each.day - TODAY).days for each in found)
