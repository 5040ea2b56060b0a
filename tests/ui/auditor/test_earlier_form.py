"""A pack update that takes a question away or changes it: no answer is lost, and none is sent."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.snapshots import PackCase
from tests.ui.accessible import nameless
from tests.ui.auditor.conftest import a_pack
from tests.ui.auditor.test_form_desk import click, start  # noqa: F401  fixture
from ui.auditor.check_answers_page import CheckAnswersPage
from ui.widgets.text import PlainLabel

COMMENT = "The referral was made on the day.\nThe record shows who was told."
CHOSEN = "judgement-A"


def newer_form():
    """Question 2 is gone, and the grades of the first judgement are others."""
    form = json.loads(a_pack().definition)
    (first, _second) = form["sections"][0]["pages"][0]["questions"]
    form["sections"][0]["pages"][0]["questions"] = [first]
    for grade in form["scales"][0]["grades"]:
        grade["code"] += "-new"
    form["scales"][0]["favourable"] = [code + "-new" for code in form["scales"][0]["favourable"]]
    return json.dumps(form).encode()


@pytest.fixture
def updated(profile, form):
    """A form that was answered, and then the pack was replaced by a newer one."""
    texts = {"Q1": "yes", "Q2": "no", "Q2.comment": COMMENT, "Q2.parts": "", CHOSEN: "good"}
    profile.forms.save_answers(form.id, texts)
    cases = [PackCase(uin=f"CSA-0{number}", label="") for number in (1, 2, 3)]
    profile.forms.add_pack(a_pack(id="pack-2", definition=newer_form()), cases)
    return form


def words_of(page):
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())


def test_answers_to_a_question_taken_out_stand_apart_and_can_be_copied(
    start,  # noqa: F811
    updated,
    window,
    qtbot,
):
    desk = start(updated.id)
    desk.show_step("check")
    page = window.page()
    assert isinstance(page, CheckAnswersPage)
    assert set(page.kept.copy_buttons) == {"Q2", "Q2.comment", CHOSEN}
    shown = words_of(page.kept)
    for words in ("Kept from an earlier version", "Nothing of it is sent", "Q2, comment", COMMENT):
        assert words in shown
    assert nameless(window) == []
    button = page.kept.copy_buttons["Q2.comment"]
    page.scroller.ensureWidgetVisible(button)
    click(qtbot, button)
    assert QApplication.clipboard().text() == COMMENT
    assert button.text() == "Copied"
    assert not {"Q2", "Q2.comment", CHOSEN} & set(desk.work.filling.answers())


def test_an_answer_no_longer_offered_is_said_at_its_field_and_kept_when_it_is_replaced(
    start,  # noqa: F811
    updated,
    window,
    qtbot,
    profile,
):
    desk = start(updated.id)
    page_code = desk.work.filling.page_at(CHOSEN).code
    desk.show_step(f"page:{page_code}")
    assert "took another answer here: \u201cgood\u201d" in words_of(window.page())
    (card,) = window.page().cards()
    qtbot.mouseClick(card.field(CHOSEN).group.radio("good-new"), Qt.MouseButton.LeftButton)
    assert "another answer here" not in words_of(window.page())
    assert desk.save_all()
    kept = profile.forms.answers(updated.id)
    assert (kept[CHOSEN], kept[f"{CHOSEN}~"]) == ("good-new", "good")
    again = start(updated.id)
    again.show_step("check")
    assert set(window.page().kept.copy_buttons) == {"Q2", "Q2.comment", f"{CHOSEN}~"}
    assert again.work.filling.answers()[CHOSEN] == "good-new"


def test_without_anything_from_before_there_is_no_such_card(start, form, window, profile):  # noqa: F811
    profile.forms.save_answers(form.id, {"Q1": "yes", "Q2": ""})
    start(form.id).show_step("check")
    assert "Kept from an earlier version" not in words_of(window.page())
