"""A newer pack may ask for fewer cases: work on the others stays, and no return carries them."""

import pytest

from forms.scope import Scope, Status
from models.snapshots import PackCase
from tests.ui.auditor.conftest import NOW, a_pack
from ui.auditor.home_page import HomePage
from ui.auditor.home_view import load_home
from ui.auditor.returning import CaseWords, load_return
from ui.widgets.text import PlainLabel

WORDS = CaseWords(completed="completed", not_completed="not yet", no_form="no form")


@pytest.fixture
def fewer(profile):
    """The second case is finished, and then no longer asked for."""
    second = profile.forms.forms("pack-1")[1]
    profile.forms.save_scope(second.id, Scope(status=Status.NOT_KNOWN))
    profile.forms.mark_completed(second.id, True)
    cases = [PackCase(uin=uin, label="") for uin in ("CSA-01", "CSA-03")]
    profile.forms.add_pack(a_pack(id="pack-2"), cases)
    return profile


def test_a_case_no_longer_asked_for_is_not_offered_for_a_return(fewer):
    view = load_return(fewer, "pack-2", NOW, WORDS)
    assert [case.uin for case in view.cases] == ["CSA-01", "CSA-03"]


def test_home_says_so_and_does_not_count_it(fewer, qtbot):
    page = HomePage(load_home(fewer, NOW))
    qtbot.addWidget(page)
    words = [label.text() for label in page.findChildren(PlainLabel)]
    assert "No longer asked for by the office; kept here, not returned" in words
    assert any("0 of 2 cases completed" in each for each in words)
