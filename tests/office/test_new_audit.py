"""A copy of last year's audit, and words of another theme left in its texts."""

from dataclasses import replace
from datetime import date

import pytest

from forms.window import WindowMode, WindowRule
from models.snapshots import Settled
from office.new_audit import LeftOver, copied_details, left_over, start_audit
from tests.ui.office import world


@pytest.fixture
def profile(tmp_path):
    profile = world.office_profile(tmp_path / "office")
    yield profile
    profile.close()


def test_a_copy_has_everything_but_cases_answers_packs_and_dates(profile):
    last = world.make_audit(profile, local_words=frozenset({"brightpath"}))
    settled = Settled(digest="d", kind="name", tier="sure", reason="A service.")
    profile.cleared.add(last.id, settled)
    details = copied_details(last.details)
    assert details == replace(
        last.details,
        title="Child sexual abuse 2027",
        code="CSA-2027",
        issue_on=None,
        return_by=None,
        meeting_on=None,
        delete_on=None,
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


def test_a_short_name_without_a_year_and_an_old_end_of_the_period_are_asked_for(profile):
    window = WindowRule(mode=WindowMode.FIXED_DATE, months=9, until=date(2026, 10, 31))
    details = copied_details(world.audit_details(profile, code="CSA", window=window))
    assert details.code == ""
    assert details.window == replace(window, until=None)


def test_a_word_of_another_theme_left_in_a_text_is_found(profile):
    details = world.audit_details(
        profile,
        theme="Neglect",
        title="Neglect 2027",
        contact="The child sexual abuse team, 01632 960 000",
        concern_route="If a child is in danger, phone 999.",
    )
    themes = ["Child sexual abuse", "Neglect", "Poor emotional wellbeing"]
    assert left_over(details, themes) == (
        LeftOver(field="contact", word="abuse"),
        LeftOver(field="contact", word="sexual"),
    )
    assert left_over(replace(details, theme="Sexual abuse and neglect"), themes) == ()
    assert left_over(details, ["Neglect"]) == ()
