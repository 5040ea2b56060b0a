"""Writing an audit tool, as somebody does who may stop at any moment."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forms.drafting import Draft, Put
from forms.library import SHIPPED, shipped_definition
from forms.loading import read_tool
from tests.ui.accessible import nameless
from tests.ui.office.editing import QUESTIONS, Office
from tests.world import make_office
from ui.auditor.check_answers_page import CheckAnswersPage
from ui.auditor.question_page import QuestionPage
from ui.office.audits_page import AuditsPage
from ui.office.tools.library_page import LibraryPage
from ui.office.tools.part_pages import AboutPage, GradesPage, SectionsPage
from ui.office.tools.publish_page import PublishPage
from ui.office.tools.question_page import QuestionEditPage
from ui.office.tools.section_page import SectionPage
from ui.office.tools.versions_page import VersionsPage

STEPS = ("about", "instructions", "starters", "words", "grades", "sections", "sections/0")


@pytest.fixture
def office(qtbot, tmp_path):
    made = make_office(tmp_path / "office", cases=1, agencies=1)
    office = Office(qtbot, made.profile)
    yield office
    office.close()
    made.profile.close()


def test_every_part_can_be_read_out(office):
    office.new_version()
    for key in STEPS:
        assert nameless(office.step(key)) == [], key
    assert nameless(office.question()) == []
    assert nameless(office.step("publish", PublishPage)) == []


def test_answers_and_parts_are_told_apart_when_read_out(office):
    office.new_version()
    page = office.question()
    parts = f"{QUESTIONS}/0/parts"
    if page.work.draft.at(parts) is None:
        office.click(page.parts[parts])
        page = office.sees(QuestionEditPage)
    page.kind.set_value("choice")
    page.kind.edited.emit("choice")
    office.click(page.change_kind)
    page = office.sees(QuestionEditPage)
    adds = [each.add.text() for each in page.lists]
    assert adds == ["Add an answer", "Add a part"]
    assert nameless(page) == []


def test_a_question_is_added_below_one_with_anything_in_it(office):
    office.new_version()
    page = office.step("sections/0", SectionPage)
    count = len(page.work.draft.entries(QUESTIONS))
    page.work.put(f"{QUESTIONS}/{count - 1}/comment", [5])  # as a file with mistakes may have it
    office.click(page.adds["sections/0/pages/0"])
    page = office.sees(QuestionEditPage)
    assert page.pointer == f"{QUESTIONS}/{count}"
    assert page.work.draft.at(f"{page.pointer}/comment") is None


def test_what_is_not_finished_is_kept_and_is_there_again(office):
    office.new_version()
    page = office.question()
    office.write(page.forms[0].boxes["text"], "x")
    page.forms[0].boxes["text"].widget.box.clear()
    office.window.foot_bar.back.click()
    office.sees(SectionPage)
    office.window.foot_bar.back.click()
    page = office.sees(LibraryPage)
    assert office.kept().text(f"{QUESTIONS}/0/text") == ""
    (draft,) = office.profile.tools.library().drafts
    office.deed("write", draft.id)
    office.sees(AboutPage)
    page = office.question()
    assert page.forms[0].rows["text"].error() == "This may not be empty"


def test_nothing_is_lost_when_the_program_locks(office):
    page = office.new_version()
    office.write(page.forms[0].boxes["theme"], "Neglect")
    place = office.desk.place()
    assert office.desk.leave()
    assert office.kept().text("theme") == "Neglect"
    office.desk.go_back_to(place)
    page = office.sees(AboutPage)
    assert page.forms[0].boxes["theme"].value() == "Neglect"


def test_the_window_is_called_by_the_title_as_it_is_now(office):
    page = office.new_version()
    office.write(page.forms[0].boxes["title"], "Neglect audit")
    office.step("instructions")
    assert "Neglect audit" in office.window.windowTitle()


def test_what_is_taken_out_comes_back_with_all_that_was_typed_since(office):
    office.new_version()
    page = office.step("sections/0", SectionPage)
    before = office.kept().entry(f"{QUESTIONS}/0")
    office.click(page.deeds[f"{QUESTIONS}/0"].out)
    page = office.sees(SectionPage)
    page.forms[0].boxes["title"].widget.line.setFocus()
    office.write(page.forms[0].boxes["title"], "Other title")
    assert page.work.draft.entry(f"{QUESTIONS}/0") != before
    office.click(page.undo)
    page = office.sees(SectionPage)
    assert page.work.draft.entry(f"{QUESTIONS}/0") == before
    assert page.work.draft.text("sections/0/title") == "Other title"
    assert page.undo is None


def test_a_part_is_moved_by_keys_and_the_focus_goes_along(office):
    office.new_version()
    page = office.step("sections", SectionsPage)
    titles = [row.step.title for row in page.rows]
    page.rows[1].setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    office.qtbot.keyClick(page.rows[1], Qt.Key.Key_Up, keys)
    page = office.sees(SectionsPage)
    assert [row.step.title for row in page.rows][:2] == [titles[1], titles[0]]
    office.qtbot.waitUntil(lambda: QApplication.focusWidget() is office.window.page().rows[0])


def test_a_problem_leads_to_its_box(office):
    office.new_version()
    page = office.step("grades", GradesPage)
    office.write(page.lists[0].forms[1].boxes["label"], "x")
    page.lists[0].forms[1].boxes["label"].widget.line.clear()
    page.work.put("scales/0/grades/1/label", "")
    page = office.step("publish", PublishPage)
    assert not page.publish.isEnabled()
    (line,) = page.lines
    office.click(line)
    page = office.sees(GradesPage)
    box = page.lists[0].forms[1].boxes["label"].widget.line
    office.qtbot.waitUntil(lambda: QApplication.focusWidget() is box)


def test_a_question_says_what_becomes_of_comparisons(office):
    office.new_version()
    page = office.question()
    assert "answers compare" in page.standing.words()
    office.write(page.forms[0].boxes["text"], "Other words?")
    office.qtbot.waitUntil(lambda: "Reworded since version 1.0" in page.standing.words())
    page.kind.set_value("date")
    page.kind.edited.emit("date")
    office.click(page.change_kind)
    page = office.sees(QuestionEditPage)
    assert "takes other answers" in page.standing.words()
    office.click(page.make_new)
    page = office.sees(QuestionEditPage)
    assert "no earlier audit" in page.standing.words()
    assert page.quiet.text() == "Code Q1-2"


def test_a_name_in_a_tool_is_settled_before_it_is_published(office):
    office.new_version()
    page = office.question()
    office.write(page.forms[0].boxes["text"], "Was the plan looked at after Siobhan moved?")
    page = office.step("publish", PublishPage)
    assert page.found.is_open()
    assert not page.publish.isEnabled()
    page.found.place_wanted.emit(page.found._words_open[0].places[0].path)
    office.sees(QuestionEditPage)
    page = office.step("publish", PublishPage)
    page.word_kept.emit(page.found._words_open[0], "The name of a service")
    office.qtbot.waitUntil(
        lambda: (
            isinstance(office.window.page(), PublishPage)
            and office.window.page().publish.isEnabled()
        )
    )
    assert len(office.profile.tools.settled()) == 1


def test_a_version_is_published_once_and_then_stays(office):
    office.new_version()
    page = office.step("publish", PublishPage)
    office.dialogs.answer(True)
    office.click(page.publish)
    page = office.sees(LibraryPage)
    assert "version 1.1" in page.outcome.words()
    assert {kept.version for kept in office.profile.audits.tools()} == {"1.0", "1.1"}
    assert office.profile.tools.library().drafts == ()


def test_a_version_that_somebody_published_meanwhile_is_refused_in_words(office):
    office.new_version()
    page = office.step("publish", PublishPage)
    tool = page.work.tool
    office.profile.audits.keep_tool(b"{}", tool_id=tool.id, version="1.1", title=tool.title)
    office.dialogs.answer(True)
    office.click(page.publish)
    office.qtbot.waitUntil(lambda: not page.outcome.isHidden())
    assert "version 1.1, is published already" in page.outcome.words()


def test_a_tool_is_tried_and_nothing_of_it_is_kept(office, tmp_path):
    office.library()
    office.deed("try")
    page = office.sees(QuestionPage)
    page.card_of("Q1").field("Q1").group.radio("no").click()
    box = page.card_of("Q1.comment").box("Q1.comment").field.box
    QTest.keyClicks(box, "Made up.")
    office.window.step_chosen.emit("check")
    page = office.sees(CheckAnswersPage)
    office.window.foot_bar.back.click()
    page = office.sees(QuestionPage)
    assert page.title() != ""
    office.desk.show_audits()
    office.sees(AuditsPage)
    assert office.window.rail.isHidden()
    office.library()
    office.deed("try")
    page = office.sees(QuestionPage)
    assert page.card_of("Q1.comment").box("Q1.comment").field.box.value() == ""


def test_a_form_that_is_tried_does_not_say_saved(office):
    page = office.new_version()
    office.write(page.forms[0].boxes["title"], "A tool of our own")
    page.work.settle()
    office.qtbot.waitUntil(lambda: "Saved" in office.window.top_bar.saved.text())
    office.step("try", QuestionPage)
    assert office.window.top_bar.saved.text() == ""


def test_two_versions_are_compared_printed_and_saved(office, tmp_path):
    tool = read_tool(shipped_definition(SHIPPED[0]))
    raw = shipped_definition(SHIPPED[0]).replace(b'"version": "1.0"', b'"version": "1.1"')
    raw = raw.replace(tool.questions[0].text.encode(), b"Other words?")
    office.profile.audits.keep_tool(raw, tool_id=tool.id, version="1.1", title=tool.title)
    office.library()
    office.deed("compare", office.profile.audits.tools()[0].sha256)
    page = office.sees(VersionsPage)
    assert [line.after for line in page.found.lines if line.code == "Q1"] == ["Other words?"]
    path = tmp_path / "differs.csv"
    office.dialogs.answer(path)
    office.click(page.table)
    office.qtbot.waitUntil(lambda: not page.outcome.isHidden())
    assert "Other words?" in path.read_text(encoding="utf-8-sig")
    office.click(page.print)
    office.qtbot.waitUntil(lambda: "PreviewPage" in type(office.window.page()).__name__)


def test_a_draft_is_thrown_away_only_when_asked_twice(office):
    office.new_version()
    office.window.foot_bar.back.click()
    office.sees(LibraryPage)
    (draft,) = office.profile.tools.library().drafts
    office.dialogs.answer(False)
    office.deed("remove", draft.id)
    assert office.profile.tools.library().drafts == (draft,)
    office.dialogs.answer(True)
    office.deed("remove", draft.id)
    office.qtbot.waitUntil(lambda: office.profile.tools.library().drafts == ())


@pytest.mark.parametrize("kind", ["choice", "ticks", "grade", "text", "line", "date", "number"])
def test_a_question_becomes_one_of_every_kind_and_back(office, kind):
    office.new_version()
    page = office.question()
    before = page.work.draft.entry(f"{QUESTIONS}/0").copy()
    page.kind.set_value(kind)
    page.kind.edited.emit(kind)
    office.click(page.change_kind)
    page = office.sees(QuestionEditPage)
    assert page.kind.value() == kind
    assert nameless(page) == []
    office.click(page.undo)
    page = office.sees(QuestionEditPage)
    assert page.work.draft.entry(f"{QUESTIONS}/0") == before


def test_a_tool_is_begun_from_nothing(office):
    page = office.library()
    office.click(page.blank)
    page = office.sees(AboutPage)
    office.write(page.forms[0].boxes["title"], "Neglect")
    office.write(page.forms[0].boxes["theme"], "Neglect")
    page = office.step("sections/0", SectionPage)
    for form in page.forms[:2]:
        office.write(form.boxes["title"], "Plan")
    page = office.question()
    office.write(page.forms[0].boxes["text"], "Is there a plan?")
    office.write(page.forms[0].boxes["label"], "Plan")
    page = office.step("publish", PublishPage)
    assert page.lines == []
    assert page.publish.isEnabled()


def test_a_condition_names_an_earlier_question_and_its_answers(office):
    office.new_version()
    page = office.question(1)
    office.click(page.parts[f"{QUESTIONS}/1/when"])
    page = office.sees(QuestionEditPage)
    form = next(each for each in page.forms if each.pointer.endswith("/when"))
    assert form.boxes["question"].value() == "Q1"
    office.click(form.boxes["in"].widget.tick("no"))
    office.qtbot.waitUntil(lambda: page.work.tool is not None)
    assert page.work.tool.question("Q2").when.values == frozenset({"no"})


def test_two_who_write_one_draft_lose_neither_word(office):
    page = office.new_version()
    (mine,) = office.profile.tools.library().drafts
    theirs = Draft(mine.definition)
    theirs.apply(Put(pointer="theme", value="Their theme"))
    office.profile.tools.save(
        mine.id, theirs.written(), title=mine.title, version=mine.version, edit=mine.edit
    )
    office.write(page.forms[0].boxes["theme"], "My theme")
    office.qtbot.waitUntil(lambda: not page.outcome.isHidden())
    assert "kept as a draft of its own" in page.outcome.words()
    office.window.foot_bar.back.click()
    office.sees(LibraryPage)
    kept = [Draft(each.definition) for each in office.profile.tools.library().drafts]
    assert {each.text("theme") for each in kept} == {"Their theme", "My theme"}


def test_every_question_of_the_shipped_tool_can_be_opened_and_left_as_it_was(office):
    page = office.new_version()
    work, before = page.work, page.work.draft.written()
    for pointer in work.pointers():
        office.window.page().asked.emit(pointer)
        page = office.window.page()
        assert isinstance(page, QuestionEditPage)
        assert page.pointer == pointer
    for key in STEPS:
        office.step(key)
    assert work.draft.written() == before
