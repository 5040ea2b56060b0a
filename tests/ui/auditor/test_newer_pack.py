"""A newer pack may ask for fewer cases: work on the others stays, and no return carries them."""

import json
from datetime import date

import pytest

from forms.loading import read_tool
from forms.scope import Scope, Status
from models.snapshots import PackCase
from tests.ui.auditor.conftest import NOW, a_pack
from ui.auditor.home_page import HomePage
from ui.auditor.home_view import load_home
from ui.auditor.pack_changes import Held, change_lines
from ui.auditor.pack_review_page import PackReview, PackReviewPage
from ui.auditor.returning import CaseWords, load_return
from ui.widgets.text import PlainLabel

WORDS = CaseWords(
    completed="completed",
    not_completed="not yet",
    no_form="no form",
    returned="returned (return {0})",
    changed="changed since return {0}",
)


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


def other_form():
    """The shipped form with one question less, one more, one in other words, one otherwise."""
    form = json.loads(a_pack().definition)
    pages = {page["code"]: page["questions"] for page in form["sections"][0]["pages"]}
    (first, second) = pages["referral"]
    pages["referral"][:] = [first]
    first["text"] = "In other words?"
    more = {**second, "code": "Q21", "number": "Q21", "label": "A new one"}
    pages["referral"].append(more)
    pages["assessment"][0]["kind"] = "text"
    for name in ("not_applicable", "favourable", "report"):
        pages["assessment"][0].pop(name, None)
    return json.dumps(form).encode()


def test_a_newer_pack_says_what_changes_before_it_is_kept(qtbot):
    before = Held(pack=a_pack(), uins=("CSA-01", "CSA-02"))
    newer = a_pack(
        id="pack-2", definition=other_form(), return_by=date(2026, 12, 18), contact="Another"
    )
    read_tool(newer.definition)
    lines = change_lines(before, newer, ("CSA-01", "CSA-03"))
    page = PackReviewPage(
        PackReview(
            fingerprint="a b c", facts=(), uins=("CSA-01",), is_known_office=True, changes=lines
        )
    )
    qtbot.addWidget(page)
    said = "\n".join(label.text() for label in page.findChildren(PlainLabel))
    for words in (
        "New cases: CSA-03.",
        "no longer asked for: CSA-02.",
        "New questions: Q21 A new one.",
        "Questions taken out: Q2 ",
        "take other answers now: Q3 ",
        "in other words: Q1 ",
        "Return by 18 December 2026, no longer by 4 December 2026.",
        "The contact is another one.",
        "Your answers stay.",
    ):
        assert words in said


def test_a_pack_that_changes_nothing_says_so():
    before = Held(pack=a_pack(), uins=("CSA-01",))
    (line,) = change_lines(before, a_pack(id="pack-2"), ("CSA-01",))
    assert line == "Nothing that you are asked has changed."
