"""One form from opening to completion, through the real window and the real store."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from forms.scope import Status
from models.snapshots import PackCase
from tests.ui.accessible import nameless
from tests.ui.auditor.answers import complete_answers
from tests.ui.auditor.conftest import KNOWN, NOW, a_pack
from tests.ui.auditor.test_autosave import LONG, full_disk
from ui.auditor.check_answers_page import CheckAnswersPage
from ui.auditor.check_names_page import CheckNamesPage
from ui.auditor.form_desk import FormDesk
from ui.auditor.opened import open_form
from ui.auditor.question_page import QuestionPage
from ui.auditor.scope_page import ScopePage
from ui.auditor.task_list_page import TaskListPage
from ui.names.check import NameCheck


@pytest.fixture
def start(around, checker):
    """Open a form as after a new start of the program."""
    desks = []

    def open_it(form_id, preset=None):
        if desks:
            desks[-1].finish()
        opened = open_form(around.profile, form_id)
        names = NameCheck(around.profile.details.settle_key, opened.names, around.window)
        names.set_checker(checker)
        desk = FormDesk(around, opened, names, around.window)
        desk.start(preset)
        around.tasks.wait()
        desks.append(desk)
        return desk

    yield open_it
    around.tasks.wait()


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(qtbot, page, path, value):
    click(qtbot, page.card_of(path).field(path).group.radio(value))


def state_of(window, key):
    return next(step.state for step in window.rail.steps() if step.key == key)


def saved(qtbot, window):
    qtbot.waitUntil(lambda: window.top_bar.saved.text().startswith("Saved "), timeout=3000)


def test_a_page_filled_in_is_there_again_at_the_same_question(start, form, window, qtbot):
    desk = start(form.id)
    desk.show_step("page:referral")
    page = window.page()
    answer(qtbot, page, "Q1", "yes")
    box = page.card_of("Q1").field("Q1.comment").box
    box.setFocus()
    qtbot.keyClicks(box, "The procedures were followed.")
    assert window.top_bar.saved.text() == "Saving\u2026"
    saved(qtbot, window)
    again = start(form.id)
    page = window.page()
    assert isinstance(page, QuestionPage)
    assert again.work.filling.text("Q1.comment") == "The procedures were followed."
    assert page.card_of("Q1").field("Q1").text() == "yes"
    qtbot.waitUntil(page.card_of("Q1").field("Q1.comment").box.hasFocus)


def test_the_rail_says_the_state_of_each_step_in_words(start, form, window, qtbot):
    desk = start(form.id)
    assert state_of(window, "scope") == "Completed"
    assert state_of(window, "page:referral") == "Not yet started"
    assert state_of(window, "names") == "Cannot start yet"
    desk.show_step("page:referral")
    page = window.page()
    answer(qtbot, page, "Q1", "no")
    page.card_of("Q1").field("Q1.comment").box.insertPlainText("Late.")
    qtbot.waitUntil(lambda: state_of(window, "page:referral") == "In progress, 1 of 2")


def test_the_period_is_not_named_where_the_question_is_about_today(start, profile, window):
    pack = a_pack(id="pack-2", sha256="c" * 64, blocks=frozenset({"safety"}))
    profile.forms.add_pack(pack, [PackCase(uin="CSA-09", label="Z")])
    (form,) = profile.forms.forms("pack-2")
    profile.forms.save_scope(form.id, KNOWN)
    desk = start(form.id)
    desk.show_step("page:referral")
    assert window.page().quiet.text().startswith("Consider ")
    pages = desk.work.filling.tool.pages
    today = next(page for page in pages if any(each.alert for each in page.questions))
    desk.show_step(f"page:{today.code}")
    assert window.page().title() == today.title
    assert window.page().quiet.text() == ""


def test_pages_come_and_go_with_the_parts_that_apply(start, form, window, qtbot):
    desk = start(form.id)
    desk.show_step("page:relevance")
    group = window.page().card_of("groups").field("groups").group
    click(qtbot, group.tick("exploitation"))
    qtbot.waitUntil(lambda: "page:exploitation" in [s.key for s in window.rail.steps()])
    assert "page:harmful-behaviour" not in [step.key for step in window.rail.steps()]
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.page().title() == "Child sexual exploitation"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page().title() == "Parts that apply"


def test_a_full_disk_shows_a_notice_that_goes_when_saving_works_again(
    start, form, window, qtbot, profile
):
    desk = start(form.id)
    desk.show_step("page:referral")
    with full_disk(profile):
        box = window.page().card_of("Q1").field("Q1.comment").box
        box.insertPlainText(LONG)
        desk.work.autosave.flush()
        qtbot.waitUntil(lambda: desk.saving.notice() is not None, timeout=5000)
        notice = desk.saving.notice()
        assert notice.isVisible()
        assert "disk is full" in notice.words()
        assert window.top_bar.saved.text() == "Not saved"
        desk.show_step("page:assessment")
        qtbot.waitUntil(desk.saving.notice().isVisible)
        assert not desk.save_all()
        assert desk.work.filling.text("Q1.comment") == LONG
    button = desk.saving.notice().findChildren(type(window.foot_bar.back))[0]
    click(qtbot, button)
    saved(qtbot, window)
    assert desk.saving.notice() is None
    assert profile.forms.answers(form.id)["Q1.comment"] == LONG


def test_gaps_are_listed_as_links_to_their_fields(start, form, window, qtbot):
    desk = start(form.id)
    desk.work.put_text("Q1", "yes")
    desk.show_step("check")
    page = window.page()
    assert isinstance(page, CheckAnswersPage)
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    lines = page.summary.lines()
    assert len(lines) == len(desk.work.filling.gaps())
    assert window.windowTitle().startswith("Error: ")
    click(qtbot, lines[0])
    page = window.page()
    assert page.title() == "Before and at referral"
    qtbot.waitUntil(page.card_of("Q1").field("Q1.comment").box.hasFocus)


def test_a_complete_form_is_marked_and_open_again_after_a_change(
    start, form, window, qtbot, profile
):
    profile.forms.save_answers(form.id, complete_answers())
    desk = start(form.id)
    asked = []
    desk.return_wanted.connect(lambda: asked.append("return"))
    desk.show_step("check")
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.page().problems() == ()
    assert asked == ["return"]
    assert desk.save_all()
    assert profile.forms.form(form.id).completed_at is not None
    desk.show_step("page:referral")
    window.page().card_of("Q1").field("Q1.comment").box.insertPlainText("More. ")
    assert desk.save_all()
    assert profile.forms.form(form.id).completed_at is None
    qtbot.waitUntil(lambda: state_of(window, "check") == "Ready to complete")


def test_change_leads_to_the_field(start, form, window, qtbot, profile):
    profile.forms.save_answers(form.id, complete_answers())
    desk = start(form.id)
    desk.show_step("check")
    click(qtbot, window.page().link("Q11"))
    page = window.page()
    assert page.title() == "Working together"
    qtbot.waitUntil(page.card_of("Q11").field("Q11").group.radio("yes").hasFocus)


def test_names_of_the_whole_form_are_replaced_settled_and_declared(
    start, form, window, qtbot, profile, around
):
    profile.forms.save_answers(
        form.id,
        {
            "Q1": "yes",
            "Q1.comment": "We saw Sharon at home.",
            "Q2": "yes",
            "Q2.comment": "The mobile was 07700 900123.",
        },
    )
    desk = start(form.id)
    desk.show_step("names")
    page = window.page()
    assert isinstance(page, CheckNamesPage)
    around.tasks.wait()
    qtbot.waitUntil(lambda: page.current() is not None)
    assert page.current().word == "Sharon"
    assert not page.declaration.isEnabled()
    qtbot.waitUntil(lambda: state_of(window, "names") == "2 to settle")
    click(qtbot, page.card.word_button("mum"))
    qtbot.waitUntil(lambda: page.current() is not None and page.current().word != "Sharon")
    assert desk.work.filling.text("Q1.comment") == "We saw mum at home."
    qtbot.keyClicks(page.card.reason, "A number kept for drama")
    click(qtbot, page.card.keep_button)
    qtbot.waitUntil(page.declaration.isEnabled)
    click(qtbot, page.declaration)
    qtbot.waitUntil(lambda: state_of(window, "names") == "Completed")
    around.tasks.wait()
    reasons = {each.reason for each in profile.forms.settled(form.id)}
    assert reasons == {"A number kept for drama"}
    assert len(profile.names.of(form.id).watched) == 1
    assert start(form.id).names_desk.is_declared()


def test_a_word_that_was_changed_meanwhile_is_left_alone(start, form, window, qtbot, profile):
    profile.forms.save_answers(form.id, {"Q1": "yes", "Q1.comment": "We saw Sharon at home."})
    desk = start(form.id)
    desk.show_step("names")
    page = window.page()
    qtbot.waitUntil(lambda: page.current() is not None)
    desk.work.put_text("Q1.comment", "Then at home we saw Sharon.")
    click(qtbot, page.card.word_button("mum"))
    assert desk.work.filling.text("Q1.comment") == "Then at home we saw Sharon."
    qtbot.waitUntil(lambda: page.current().places[0].before.startswith("Then"))
    click(qtbot, page.card.word_button("mum"))
    assert desk.work.filling.text("Q1.comment") == "Then at home we saw mum."


def test_a_name_replaced_once_is_a_name_everywhere_and_after_a_new_start(
    start, form, window, qtbot, profile
):
    profile.forms.save_answers(
        form.id,
        {
            "Q1": "yes",
            "Q1.comment": "We saw Sharon Wick at home.",
            "Q2": "yes",
            "Q2.comment": "Then Wick came to the meeting.",
        },
    )
    desk = start(form.id)
    desk.show_step("names")
    page = window.page()
    qtbot.waitUntil(lambda: page.current() is not None)
    assert page.current().word == "Sharon Wick"
    click(qtbot, page.card.word_button("dad"))
    qtbot.waitUntil(
        lambda: page.current() is not None and page.current().places[0].path == "Q2.comment"
    )
    assert desk.save_all()
    again = start(form.id)
    qtbot.waitUntil(lambda: again.names_desk.open_count() == 1)
    again.show_step("page:referral")
    card = window.page().card_of("Q2")
    assert [spot.word for spot in card.box("Q2.comment").spots()] == ["Wick"]


def test_the_declaration_outlives_completion_but_no_change(start, form, profile, around):
    profile.forms.save_answers(form.id, complete_answers())
    desk = start(form.id)
    desk.work.declare_checked(NOW)
    desk.work.mark_completed()
    assert desk.names_desk.is_declared()
    assert desk.save_all()
    desk = start(form.id)
    assert desk.names_desk.is_declared()
    desk.work.put_text("Q1.comment", "Seen by Sharon Thompson after the check.")
    assert not desk.names_desk.is_declared()
    assert desk.save_all()
    assert not start(form.id).names_desk.is_declared()


def test_a_declaration_taken_back_stays_so(start, form, window, qtbot, profile, around):
    profile.forms.save_answers(form.id, complete_answers())
    desk = start(form.id)
    desk.show_step("names")
    page = window.page()
    qtbot.waitUntil(page.declaration.isEnabled)
    click(qtbot, page.declaration)
    assert desk.names_desk.is_declared()
    click(qtbot, page.declaration)
    assert desk.save_all()
    assert not start(form.id).names_desk.is_declared()


def test_not_known_is_finished_with_one_more_press(start, window, qtbot, profile):
    second = profile.forms.forms("pack-1")[1]
    desk = start(second.id, preset=Status.NOT_KNOWN)
    page = window.page()
    assert isinstance(page, ScopePage)
    assert profile.forms.form(second.id).scope.status is None
    gone = []
    desk.home_wanted.connect(lambda: gone.append("home"))
    click(qtbot, window.foot_bar.primary)
    assert gone == ["home"]
    assert desk.save_all()
    kept = profile.forms.form(second.id)
    assert kept.scope.status is Status.NOT_KNOWN
    assert kept.completed_at is not None


def test_scope_shows_the_period_in_words_and_asks_for_what_is_missing(
    start, window, qtbot, profile
):
    third = profile.forms.forms("pack-1")[2]
    start(third.id)
    page = window.page()
    click(qtbot, page.status.radio("audited"))
    click(qtbot, window.foot_bar.primary)
    assert [problem.path for problem in page.problems()] == ["scope.last"]
    for box, text in ((page.last.day, "14"), (page.last.month, "9"), (page.last.year, "2026")):
        qtbot.keyClicks(box, text)
    assert page.period.isVisible()
    assert "14 March to 14 September 2026" in page.period.words()
    click(qtbot, window.foot_bar.primary)
    assert window.page().title() == "Before and at referral"
    assert "14 March to 14 September 2026" in window.page().quiet.text()


def test_a_future_date_is_said_and_kept_on_the_page(start, window, qtbot, profile):
    third = profile.forms.forms("pack-1")[2]
    start(third.id)
    page = window.page()
    click(qtbot, page.status.radio("audited"))
    for box, text in ((page.last.day, "1"), (page.last.month, "1"), (page.last.year, "2030")):
        qtbot.keyClicks(box, text)
    click(qtbot, window.foot_bar.primary)
    assert "future" in page.problems()[0].words
    assert page.last.year.value() == "2030"


@pytest.mark.parametrize("key", ["about", "scope", "names", "check"])
def test_every_page_around_the_questions_has_names(start, form, window, key, profile, around):
    profile.forms.save_answers(form.id, {"Q1": "yes", "Q1.comment": "We saw Sharon at home."})
    desk = start(form.id)
    desk.show_step(key)
    around.tasks.wait()
    QApplication.sendPostedEvents()
    assert nameless(window.page()) == []


def test_a_task_opens_from_the_list(start, form, window, qtbot):
    start(form.id).show_step("about")
    page = window.page()
    assert isinstance(page, TaskListPage)
    click(qtbot, page.row("page:plan"))
    assert window.page().title() == "Plan and family"


def test_continue_goes_to_what_is_still_open(start, form, window, qtbot, profile):
    answers = complete_answers()
    profile.forms.save_answers(form.id, answers | {"Q9.comment": ""})
    desk = start(form.id)
    desk.show_step("about")
    click(qtbot, window.foot_bar.primary)
    assert window.page().title() == "Plan and family"
    desk.work.put_text("Q9.comment", answers["Q9.comment"])
    desk.show_step("about")
    click(qtbot, window.foot_bar.primary)
    assert window.page().title() == "Check names"


def test_guidance_follows_the_question(start, form, window, qtbot):
    desk = start(form.id)
    desk.show_step("page:referral")
    assert window.side.blocks()[0].heading == "Guidance for Q1"
    window.page().card_of("Q2").field("Q2").take_focus()
    assert window.side.blocks()[0].heading == "Guidance for Q2"
