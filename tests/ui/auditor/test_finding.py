"""Finding a question or words, and going from case to case, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forms.filling import Filling
from forms.library import shipped_tools
from models.auditor_snapshots import Mark, MarkKind
from tests.ui.accessible import name_of, nameless, too_small
from tests.ui.auditor.conftest import KNOWN
from tests.ui.auditor.test_autosave import LONG, full_disk
from ui.auditor.desk import AuditorDesk
from ui.auditor.find_page import AT_FIRST, FindPage
from ui.auditor.finding import FindSource, FindWish, find
from ui.auditor.home_page import HomePage
from ui.auditor.question_page import QuestionPage
from ui.widgets.buttons import PlainButton

CONTROL = Qt.KeyboardModifier.ControlModifier
TEXTS = {
    "Q1": "yes",
    "Q1.comment": "The health visitor wrote twice. " * 8 + "The chronology came late in the week.",
    "Q2": "no",
    "Q2.comment": "Seen late.",
    "Q6": "na",
    "Q6.reason": "There was no 12 week review.",
}


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def desk(around, profile, window, qtbot):
    first, second, third = profile.forms.forms("pack-1")
    for form in (first, second, third):
        profile.forms.save_scope(form.id, KNOWN)
    profile.forms.save_answers(first.id, TEXTS)
    profile.forms.save_answers(second.id, {"Q3": "no", "Q3.comment": "No chronology was made."})
    profile.forms.save_place(first.id, "page:referral")
    made = AuditorDesk(around)
    shows(qtbot, window, HomePage)
    made.ids = [form.id for form in (first, second, third)]
    yield made
    made.finish()


def shows(qtbot, window, kind):
    qtbot.waitUntil(lambda: isinstance(window.page(), kind), timeout=5000)
    return window.page()


@pytest.fixture
def in_form(desk, window, qtbot):
    desk.cases.open(desk.ids[0])
    shows(qtbot, window, QuestionPage)
    return desk


def titles(page):
    return [row.step.title for row in page.lines.rows()]


def source_of(texts, *marks):
    filling = Filling(shipped_tools()[0], texts)
    return FindSource(form_id="f", uin="CSA-01", filling=filling, marks=marks)


@pytest.mark.parametrize("typed", ["12", "Q12", " q12 "])
def test_a_number_finds_its_question_first(typed):
    hits = find([source_of(TEXTS)], FindWish(typed=typed))
    assert hits[0].path == "Q12"
    assert hits[0].words == "Working together: not answered"


def test_a_number_in_words_is_found_too():
    paths = [hit.path for hit in find([source_of(TEXTS)], FindWish(typed="12"))]
    assert paths == ["Q12", "Q6.reason"]


def test_all_words_must_be_there_in_any_order_and_case():
    hits = find([source_of(TEXTS)], FindWish(typed="LATE chronology"))
    assert [hit.path for hit in hits] == ["Q1.comment"]
    assert "chronology came late" in hits[0].words
    assert len(hits[0].words) < 260
    assert find([source_of(TEXTS)], FindWish(typed="chronology nowhere")) == ()


def test_what_is_hidden_is_not_found():
    hidden = {**TEXTS, "Q2": "na"}
    assert find([source_of(hidden)], FindWish(typed="seen late")) == ()


def test_nothing_typed_finds_every_question_with_its_state():
    source = source_of(TEXTS)
    hits = find([source], FindWish())
    asked = [
        each.code for each in source.filling.tool.questions if source.filling.applies(each.code)
    ]
    assert [hit.path for hit in hits] == asked
    assert hits[1].words.endswith(": No")


def test_only_flagged_ones():
    source = source_of(TEXTS, Mark(kind=MarkKind.LATER, key="Q2"))
    hits = find([source], FindWish(only_flagged=True))
    assert [(hit.path, hit.words) for hit in hits] == [
        ("Q2", "Before and at referral, flagged: No")
    ]


def test_questions_only_leaves_the_answers_out():
    hits = find([source_of(TEXTS)], FindWish(typed="chronology late", questions_only=True))
    assert hits == ()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Judgements", "Judgement on quality assurance"),
        ("together working", "Working together"),
        ("sexual abuse", "Parts that apply"),
    ],
)
def test_the_name_of_a_page_or_its_section_leads_there_first(typed, title):
    for questions_only in (True, False):
        first = find([source_of(TEXTS)], FindWish(typed=typed, questions_only=questions_only))[0]
        assert first.path.startswith("page:")
        assert first.title == title
        assert "answered on this page" in first.words
    assert find([source_of(TEXTS)] * 2, FindWish(typed="judgements")) == ()


def test_a_page_is_gone_to_by_its_name_and_keys_alone(in_form, window, qtbot):
    press(Qt.Key.Key_G, CONTROL)
    page = shows(qtbot, window, FindPage)
    qtbot.keyClicks(page.box, "judgements")
    press(Qt.Key.Key_Return)
    page = shows(qtbot, window, QuestionPage)
    assert page.title() == "Judgement on quality assurance"
    assert page.heading.hasFocus()


def test_the_word_found_is_selected_where_it_stands(in_form, window, qtbot):
    press(Qt.Key.Key_F, CONTROL)
    page = shows(qtbot, window, FindPage)
    qtbot.keyClicks(page.box, "CAME chronology")
    press(Qt.Key.Key_Return)
    page = shows(qtbot, window, QuestionPage)
    box = page.card_of("Q1").field("Q1.comment").box
    qtbot.waitUntil(lambda: box.textCursor().selectedText() == "came")
    assert box.hasFocus()


def test_a_long_list_grows_at_a_press(window, qtbot):
    sources = [source_of(TEXTS)] * 4
    page = FindPage(sources)
    window.show_page(page)
    assert len(page.lines.rows()) == AT_FIRST
    qtbot.mouseClick(page.lines.more, Qt.MouseButton.LeftButton)
    assert len(page.lines.rows()) == len(find(sources, FindWish()))
    assert page.lines.rows()[AT_FIRST].hasFocus()
    assert not page.lines.more.isVisible()


def test_words_typed_a_moment_ago_are_found_and_led_to(in_form, window, qtbot):
    page = window.page()
    page.card_of("Q2").field("Q2.comment").take_focus()
    qtbot.keyClicks(QApplication.focusWidget(), "The genogram was read. ")
    press(Qt.Key.Key_F, CONTROL)
    page = shows(qtbot, window, FindPage)
    assert page.box.hasFocus()
    assert nameless(page) == []
    assert too_small(page) == []
    qtbot.keyClicks(page.box, "genogram")
    assert titles(page) == ["Q2. Was a referral the right step to take, and was it made promptly?"]
    assert "genogram" in name_of(page.lines.rows()[0])
    press(Qt.Key.Key_Return)
    page = shows(qtbot, window, QuestionPage)
    qtbot.waitUntil(page.card_of("Q2").field("Q2.comment").box.hasFocus)


def test_the_lines_are_gone_through_by_arrows(in_form, window, qtbot):
    press(Qt.Key.Key_G, CONTROL)
    page = shows(qtbot, window, FindPage)
    assert page.title() == "Go to a question"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget().step.title.startswith("Q3.")
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    page = shows(qtbot, window, QuestionPage)
    qtbot.waitUntil(page.card_of("Q2").field("Q2").group.radio("no").hasFocus)


def test_back_leads_to_where_one_was(in_form, window, qtbot):
    window.page().card_of("Q2").field("Q2.comment").take_focus()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_F, CONTROL)
    shows(qtbot, window, FindPage)
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    page = shows(qtbot, window, QuestionPage)
    box = page.card_of("Q2").field("Q2.comment").box
    qtbot.waitUntil(box.hasFocus)
    assert box.textCursor().atEnd()


def test_a_failed_save_is_seen_while_finding_too(in_form, window, qtbot, profile):
    desk = in_form.cases.form_desk
    with full_disk(profile):
        window.page().card_of("Q2").field("Q2.comment").box.insertPlainText(LONG)
        desk.work.leave_field()
        qtbot.waitUntil(lambda: desk.saving.notice() is not None, timeout=5000)
        press(Qt.Key.Key_F, CONTROL)
        page = shows(qtbot, window, FindPage)
        assert page.isAncestorOf(desk.saving.notice())
        assert desk.saving.notice().isVisible()
    desk.work.autosave.flush()
    qtbot.waitUntil(lambda: desk.saving.notice() is None, timeout=5000)
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    shows(qtbot, window, QuestionPage)
    assert profile.forms.answers(in_form.ids[0])["Q2.comment"].startswith(LONG)


def test_only_flagged_can_be_asked_for(in_form, window, qtbot):
    in_form.cases.form_desk.work.put_mark(Mark(kind=MarkKind.LATER, key="Q9"))
    press(Qt.Key.Key_F, CONTROL)
    page = shows(qtbot, window, FindPage)
    press(Qt.Key.Key_Tab)
    assert page.only_flagged.hasFocus()
    press(Qt.Key.Key_Space)
    assert [title[:3] for title in titles(page)] == ["Q9."]


def test_from_home_all_cases_are_looked_through(desk, window, qtbot):
    press(Qt.Key.Key_F, CONTROL)
    page = shows(qtbot, window, FindPage)
    qtbot.keyClicks(page.box, "chronology")
    states = [row.step.state for row in page.lines.rows()]
    assert [state[:6] for state in states if "chronology" in state] == ["CSA-01", "CSA-02"]
    qtbot.keyClicks(page.box, " made")
    press(Qt.Key.Key_Return)
    page = shows(qtbot, window, QuestionPage)
    assert desk.cases.form_desk.work.uin == "CSA-02"
    qtbot.waitUntil(page.card_of("Q3").field("Q3.comment").box.hasFocus)


def test_back_from_finding_at_home_leads_home(desk, window, qtbot):
    press(Qt.Key.Key_F, CONTROL)
    shows(qtbot, window, FindPage)
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    shows(qtbot, window, HomePage)


def test_the_next_case_opens_where_it_was_left_and_back_again(in_form, window, qtbot, profile):
    profile.forms.save_place(in_form.ids[1], "page:assessment/Q3.comment#3")
    box = window.page().card_of("Q2").field("Q2.comment").box
    box.setFocus()
    press(Qt.Key.Key_End)
    qtbot.keyClicks(box, " Then more.")
    press(Qt.Key.Key_PageDown, CONTROL)
    qtbot.waitUntil(lambda: window.page().title() == "Assessment", timeout=5000)
    assert in_form.cases.form_desk.work.uin == "CSA-02"
    box = window.page().card_of("Q3").field("Q3.comment").box
    qtbot.waitUntil(box.hasFocus)
    assert box.textCursor().position() == 3
    press(Qt.Key.Key_PageUp, CONTROL)
    qtbot.waitUntil(lambda: window.page().title() == "Before and at referral", timeout=5000)
    box = window.page().card_of("Q2").field("Q2.comment").box
    qtbot.waitUntil(box.hasFocus)
    assert box.toPlainText() == "Seen late. Then more."


def test_the_task_list_leads_to_the_cases_beside_it(in_form, window, qtbot):
    in_form.cases.form_desk.show_step("about")
    names = [button.text() for button in window.page().findChildren(PlainButton)]
    assert "Previous case" not in names
    after = next(b for b in window.page().findChildren(PlainButton) if b.text() == "Next case")
    qtbot.mouseClick(after, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: (
            in_form.cases.form_desk is not None and in_form.cases.form_desk.work.uin == "CSA-02"
        ),
        timeout=5000,
    )


def test_coming_back_later_is_home_with_everything_kept(in_form, window, qtbot, profile):
    window.page().card_of("Q2").field("Q2.comment").take_focus()
    press(Qt.Key.Key_End)
    qtbot.keyClicks(QApplication.focusWidget(), " Then more.")
    qtbot.mouseClick(window.page().end.later, Qt.MouseButton.LeftButton)
    shows(qtbot, window, HomePage)
    assert profile.forms.answers(in_form.ids[0])["Q2.comment"] == "Seen late. Then more."


def test_at_either_end_there_is_no_further_case(in_form, window, qtbot):
    def offered():
        return [action.text() for action in window.actions() if action.isVisible()]

    assert "Next case" in offered()
    assert "Previous case" not in offered()
    for _case in range(2):
        uin = in_form.cases.form_desk.work.uin
        press(Qt.Key.Key_PageDown, CONTROL)
        qtbot.waitUntil(
            lambda uin=uin: (
                in_form.cases.form_desk is not None and in_form.cases.form_desk.work.uin != uin
            ),
            timeout=5000,
        )
    assert "Next case" not in offered()
    assert "Previous case" in offered()
    in_form.show_home()
    shows(qtbot, window, HomePage)
    assert "Go to a question" not in offered()
