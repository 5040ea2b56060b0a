"""How far each audit is, which of many are shown, and the programme of a year."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.list_snapshots import ListedAudit
from office.audit_list import AuditOrder, AuditState, next_date, state_of, wanted_audits
from office.programme import DayKind, overlap_words, programme, years_of
from office.programme_sheet import programme_pdf

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
AUDIT = ListedAudit(
    id="a",
    code="CSA-2026",
    title="Child sexual abuse 2026",
    theme="Child sexual abuse",
    design_on=date(2026, 9, 1),
    issue_on=date(2026, 11, 1),
    return_by=date(2026, 11, 27),
    meeting_on=date(2026, 12, 9),
    report_on=date(2027, 1, 20),
    delete_on=None,
    issued_at=NOW,
    archived_at=None,
    cells=60,
    accounted=0,
    has_returns=False,
)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"issued_at": None}, AuditState.SET_UP),
        ({}, AuditState.ISSUED),
        ({"has_returns": True, "accounted": 3}, AuditState.RETURNS),
        ({"has_returns": True, "return_by": date(2026, 11, 20)}, AuditState.OVERDUE),
        ({"return_by": TODAY}, AuditState.ISSUED),
        ({"has_returns": True, "accounted": 60}, AuditState.MEETING),
        ({"meeting_on": TODAY, "accounted": 60}, AuditState.MEETING),
        ({"meeting_on": date(2026, 11, 20)}, AuditState.AFTER),
        ({"meeting_on": date(2026, 11, 20), "issued_at": None}, AuditState.SET_UP),
        ({"archived_at": NOW, "issued_at": None}, AuditState.ARCHIVED),
        ({"cells": 0, "issued_at": None}, AuditState.SET_UP),
    ],
)
def test_how_far_an_audit_is(changes, state):
    assert state_of(replace(AUDIT, **changes), TODAY) is state


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31))


def many(count, seed=1):
    """Audits over some years, with all states."""
    chosen = Random(seed)  # noqa: S311
    found = []
    for number in range(count):
        start = date(2024, 1, 1) + timedelta(days=chosen.randrange(1400))
        found.append(
            replace(
                AUDIT,
                id=f"a{number}",
                title=f"{chosen.choice(('Neglect', 'Early help', 'Domestic abuse'))} {number}",
                theme="Neglect",
                issue_on=start,
                return_by=start + timedelta(days=28),
                meeting_on=start + timedelta(days=45),
                issued_at=NOW if chosen.random() < 0.7 else None,
                archived_at=NOW if chosen.random() < 0.2 else None,
                has_returns=chosen.random() < 0.5,
                accounted=chosen.choice((0, 20, 60)),
            )
        )
    return tuple(found)


def test_every_audit_is_in_exactly_one_state_and_found_by_it():
    audits = many(500)
    parts = [wanted_audits(audits, TODAY, states=frozenset({state})) for state in AuditState]
    assert sorted(each.id for part in parts for each in part) == sorted(a.id for a in audits)
    assert wanted_audits(audits, TODAY, states=frozenset(AuditState)) == audits


@pytest.mark.parametrize("order", list(AuditOrder))
def test_an_order_loses_nothing_and_is_in_order(order):
    audits = many(300)
    found = wanted_audits(audits, TODAY, states=frozenset(AuditState), order=order)
    assert sorted(each.id for each in found) == sorted(each.id for each in audits)
    if order is AuditOrder.TITLE:
        titles = [each.title.casefold() for each in found]
        assert titles == sorted(titles)
    if order is AuditOrder.NEXT_DATE:
        days = [next_date(each, TODAY) or date.max for each in found]
        assert days == sorted(days)


def test_words_are_looked_for_in_title_theme_and_short_name():
    audits = (AUDIT, replace(AUDIT, id="b", title="Neglect 2026", theme="Neglect", code="N-26"))
    every = frozenset(AuditState)
    assert wanted_audits(audits, TODAY, states=every, words="sexual csa") == (AUDIT,)
    assert wanted_audits(audits, TODAY, states=every, words="n-26")[0].id == "b"
    assert wanted_audits(audits, TODAY, states=every, words="police") == ()


# --- the programme ----------------------------------------------------------------------------


def test_a_year_has_its_days_in_order_and_no_others():
    days = programme((AUDIT,), 2026)
    assert [(day.on, day.kind) for day in days] == [
        (date(2026, 9, 1), DayKind.DESIGN),
        (date(2026, 11, 1), DayKind.ISSUE),
        (date(2026, 11, 27), DayKind.RETURN),
        (date(2026, 12, 9), DayKind.MEETING),
    ]
    assert [(day.on, day.kind) for day in programme((AUDIT,), 2027)] == [
        (date(2027, 1, 20), DayKind.REPORT)
    ]
    assert not any(day.overlaps for day in days)
    assert programme((replace(AUDIT, archived_at=NOW),), 2026) == ()
    assert years_of((AUDIT,), TODAY) == (2026, 2027)
    put_away = replace(AUDIT, archived_at=NOW, report_on=date(2031, 1, 20))
    assert years_of((AUDIT, put_away), TODAY) == (2026, 2027), "nothing of it would be shown"


def test_what_comes_together_is_marked_on_both_sides():
    other = replace(
        AUDIT,
        id="b",
        title="Neglect 2026",
        design_on=None,
        issue_on=date(2026, 11, 27),
        return_by=date(2026, 12, 20),
        meeting_on=date(2026, 12, 9),
        report_on=None,
    )
    days = {(day.audit_id, day.kind): day for day in programme((AUDIT, other), 2026)}
    assert days["a", DayKind.RETURN].same_day.titles == ("Neglect 2026",)
    assert days["b", DayKind.ISSUE].same_day.titles == ("Child sexual abuse 2026",)
    assert days["a", DayKind.MEETING].same_day.titles == ("Neglect 2026",)
    for key in (("a", DayKind.ISSUE), ("a", DayKind.RETURN), ("b", DayKind.RETURN)):
        assert days[key].at_once.count == 1, key
    assert not days["a", DayKind.DESIGN].overlaps
    words = overlap_words(days["a", DayKind.RETURN])
    assert words == ("Same day: Neglect 2026. With agencies at the same time: Neglect 2026")


@given(st.lists(st.tuples(DAYS, DAYS, DAYS), max_size=12))
def test_coming_together_is_found_as_by_comparing_all_with_all(spans):
    audits = tuple(
        replace(
            AUDIT,
            id=str(number),
            title=str(number),
            design_on=None,
            issue_on=issue,
            return_by=due,
            meeting_on=meeting,
            report_on=None,
        )
        for number, (issue, due, meeting) in enumerate(spans)
    )
    found = {
        day.audit_id: day.at_once
        for year in range(2020, 2031)
        for day in programme(audits, year)
        if day.kind in {DayKind.ISSUE, DayKind.RETURN}
    }

    def span(audit):
        ends = audit.issue_on, audit.return_by
        return ends if None not in ends and ends[0] <= ends[1] else None

    for one in audits:
        a = span(one)
        together = {
            two.title
            for two in audits
            if one.id != two.id and a and (b := span(two)) and a[0] <= b[1] and b[0] <= a[1]
        }
        others = found.get(one.id)
        assert (others.count if others else 0) == len(together)
        if others:
            assert set(others.titles) <= together
            assert len(others.titles) == min(3, len(together))


def test_the_programme_is_printed_with_every_day():
    audits = many(8)
    days = programme(audits, 2026)
    pdf = programme_pdf(days, 2026, "Example Safeguarding Partnership", NOW)
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    document.close()
    words = " ".join(" ".join(pages).split())
    for day in days:
        assert day.title in words
    assert "Programme of audits 2026" in words


def test_a_programme_in_which_nothing_comes_together_does_not_speak_of_it():
    document = pypdfium2.PdfDocument(programme_pdf(programme((AUDIT,), 2026), 2026, "Ex", NOW))
    words = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "audits 1." in words
    assert "come together" not in words
    assert "*" not in words


def test_two_audits_of_one_short_name_have_a_line_each_on_paper():
    second = replace(AUDIT, id="b", issue_on=date(2026, 2, 2), meeting_on=date(2026, 4, 4))
    days = programme((AUDIT, second), 2026)
    document = pypdfium2.PdfDocument(programme_pdf(days, 2026, "Example", NOW))
    words = document[0].get_textpage().get_text_bounded()
    document.close()
    by_month = words.partition("By month")[2].partition("comes together")[0]
    assert by_month.count("CSA-2026") == 2
