"""Only the person says that a section is completed, and flags what to come back to."""

import pytest
from PySide6.QtCore import Qt

from models.auditor_snapshots import Mark, MarkKind
from tests.ui.accessible import description_of, nameless
from tests.ui.auditor.answers import complete_answers
from tests.ui.auditor.test_form_desk import click, start, state_of  # noqa: F401  fixture

REFERRAL = {"Q1": "yes", "Q1.comment": "Seen in the notes.", "Q2": "no", "Q2.comment": "Late."}


@pytest.fixture
def referral(start, form, profile):  # noqa: F811
    def show(texts=REFERRAL):
        profile.forms.save_answers(form.id, texts)
        desk = start(form.id)
        desk.show_step("page:referral")
        return desk

    return show


def go_on(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def say(qtbot, window, value):
    click(qtbot, window.page().end.group.radio(value))


def test_nothing_is_said_beforehand_and_nothing_need_be(referral, window, qtbot, profile, form):
    desk = referral({})
    assert window.page().end.group.value() == ""
    go_on(qtbot, window)
    assert window.page().title() == "Assessment"
    assert desk.save_all()
    assert profile.marks.marks(form.id) == ()


def test_yes_with_gaps_lists_them_and_stays(referral, window, qtbot):
    referral({"Q1": "yes"})
    say(qtbot, window, "yes")
    go_on(qtbot, window)
    page = window.page()
    assert page.title() == "Before and at referral"
    assert [problem.path for problem in page.problems()] == ["Q1.comment", "Q2"]
    assert window.windowTitle().startswith("Error: ")
    qtbot.waitUntil(lambda: state_of(window, "page:referral") == "In progress, 0 of 2")
    click(qtbot, page.summary.lines()[0])
    qtbot.waitUntil(page.card_of("Q1").field("Q1.comment").box.hasFocus)


def test_no_after_yes_takes_the_list_away_and_goes_on(referral, window, qtbot):
    referral({"Q1": "yes"})
    say(qtbot, window, "yes")
    go_on(qtbot, window)
    say(qtbot, window, "no")
    assert window.page().problems() == ()
    assert window.page().card_of("Q1").box("Q1.comment").row.error() == ""
    go_on(qtbot, window)
    assert window.page().title() == "Assessment"


def test_yes_without_gaps_completes_the_page_and_is_there_again(
    start,  # noqa: F811
    referral,
    form,
    window,
    qtbot,
):
    desk = referral()
    assert state_of(window, "page:referral") == "In progress, 2 of 2"
    say(qtbot, window, "yes")
    go_on(qtbot, window)
    assert window.page().title() == "Assessment"
    assert state_of(window, "page:referral") == "Completed"
    assert desk.save_all()
    start(form.id).show_step("page:referral")
    assert window.page().end.group.value() == "yes"
    assert state_of(window, "page:referral") == "Completed"
    window.page().card_of("Q1").field("Q1.comment").box.clear()
    qtbot.waitUntil(lambda: state_of(window, "page:referral") == "In progress, 1 of 2")


def test_continue_leads_back_to_what_was_left_for_later(referral, form, window, qtbot):
    desk = referral(complete_answers())
    desk.show_step("about")
    click(qtbot, window.foot_bar.primary)
    assert window.page().title() == "Check names"
    desk.show_step("page:plan")
    say(qtbot, window, "no")
    desk.show_step("about")
    click(qtbot, window.foot_bar.primary)
    assert window.page().title() == "Plan and family"


def test_completing_the_case_completes_every_page(referral, window, qtbot, profile, form):
    desk = referral(complete_answers())
    desk.work.mark_completed()
    qtbot.waitUntil(lambda: state_of(window, "page:plan") == "Completed")
    desk.work.put_text("Q9.comment", "")
    qtbot.waitUntil(lambda: state_of(window, "page:plan").startswith("In progress"))
    assert state_of(window, "page:referral") == "Completed", "nothing was changed there"


def test_the_question_about_the_section_works_by_letters(referral, window, qtbot):
    desk = referral()
    group = window.page().end.group
    group.radio("yes").setFocus()
    qtbot.keyClick(group.radio("yes"), Qt.Key.Key_N)
    assert desk.work.marks == (Mark(kind=MarkKind.DONE, key="referral", value="no"),)
    click(qtbot, group.clear_link)
    assert desk.work.marks == ()
    assert nameless(window.page()) == []


def test_a_flag_is_said_on_card_rail_tasks_and_check_answers(
    start,  # noqa: F811
    referral,
    form,
    window,
    qtbot,
):
    desk = referral()
    card = window.page().card_of("Q2")
    assert card.flag.words() == "Come back to this"
    assert description_of(card.flag) == card.question.text
    click(qtbot, card.flag)
    assert card.is_flagged()
    assert card.flag.words() == "Remove the flag"
    qtbot.waitUntil(lambda: state_of(window, "page:referral") == "In progress, 2 of 2, 1 flagged")
    assert desk.save_all()
    desk = start(form.id)
    desk.show_step("about")
    assert "1 flagged" in window.page().row("page:referral").step.state
    desk.show_step("check")
    links = window.page().flag_links()
    assert [link.words()[:3] for link in links] == ["Q2."]
    click(qtbot, links[0])
    page = window.page()
    qtbot.waitUntil(page.card_of("Q2").field("Q2").group.radio("no").hasFocus)
    assert page.card_of("Q2").is_flagged()
    click(qtbot, page.card_of("Q2").flag)
    assert desk.work.marks == ()
    desk.show_step("check")
    assert window.page().flag_links() == ()
