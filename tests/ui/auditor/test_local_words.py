"""Words that came with the pack are no names here, no slips, and stop no return."""

import pytest

from export.name_gate import look_for_names, texts_of
from models.snapshots import PackCase
from tests.ui.auditor.conftest import KNOWN, a_pack, cheap_profile
from tests.ui.auditor.test_form_desk import start  # noqa: F401  fixture

TEXT = "Referred to Zorblatt, then the zorblatt team saw Quimbly and Sharon."


@pytest.fixture
def profile(tmp_path):
    """A profile whose pack has words of the area, one of which would hide somebody."""
    opened = cheap_profile(tmp_path / "auditor")
    pack = a_pack(local_words=frozenset({"zorblatt", "sharon"}))
    opened.forms.add_pack(pack, [PackCase(uin="CSA-01", label="A")])
    yield opened
    opened.close()


@pytest.fixture
def form(profile):
    first = profile.forms.forms("pack-1")[0]
    profile.forms.save_answers(first.id, {"Q1": "yes", "Q1.comment": TEXT})
    return profile.forms.save_scope(first.id, KNOWN)


def test_words_of_the_area_are_passed_over_in_the_form(start, form, window, qtbot):  # noqa: F811
    desk = start(form.id)
    desk.show_step("page:referral")
    box = window.page().card_of("Q1").box("Q1.comment")
    qtbot.waitUntil(lambda: bool(box.spots()))
    assert [spot.word for spot in box.spots()] == ["Quimbly", "Sharon"]
    assert [slip.word for slip in box.slips()] == []
    desk.show_step("names")
    page = window.page()
    qtbot.waitUntil(lambda: page.current() is not None)
    assert desk.names_desk.open_count() == 2
    assert page.low.isHidden()


def test_the_gate_before_a_return_knows_them_too(profile, form, start, checker):  # noqa: F811
    desk = start(form.id)
    names = profile.names.of(form.id)
    texts = texts_of(desk.work.filling.tool, form.scope, profile.forms.answers(form.id))
    found = look_for_names(texts, checker, names, profile.details.settle_key).open
    assert [TEXT[each.finding.start : each.finding.end] for each in found] == ["Quimbly", "Sharon"]
