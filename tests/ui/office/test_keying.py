"""The office types a paper return in on the auditor's own pages; it counts once it is checked."""

import pytest
from PySide6.QtCore import Qt

from forms.scope import Status
from models.case_snapshots import OfficeWord
from models.keyed_snapshots import KeyedState
from models.profile import open_profile
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.answered import pdf_text
from tests.ui.office.seen import rows_of, words_on
from tests.ui.office.stick import pulled_out
from ui.auditor.form_steps import CHECK, NAMES, PAGE, RETURN, SCOPE
from ui.auditor.question_page import QuestionPage
from ui.auditor.scope_page import ScopePage
from ui.auditor.task_list_page import TaskListPage
from ui.office.coverage_page import CoveragePage
from ui.office.keying.begin_page import BeginPage
from ui.office.keying.check_page import KeyedCheckPage
from ui.office.keying.correct_page import CorrectPage
from ui.office.keying.hand_over_page import HandOverPage
from ui.office.keying.keyed_page import KeyedPage
from ui.office.keys.keys_page import KeysPage
from ui.office.stages import Stage
from ui.preview.preview_page import PreviewPage
from ui.widgets.buttons import PlainButton

COMMENT = "The plan was reviewed on the day it was due."
ALONE = "One person works in this office."


@pytest.fixture
def audit(profile, checker):
    (me,) = profile.staff.members()
    profile.staff.name(me.slot_id, "KT")
    audit = world.make_audit(profile)
    world.Laptop(profile, audit, "gp", checker)
    return audit


def begin(office, audit):
    """Choose the cell of GP practices and CSA-01, and begin to type its paper."""
    office.open(audit)
    coverage = office.go(Stage.COVERAGE)
    agencies = {each.code: each.id for each in office.profile.audits.agencies(audit.id)}
    coverage.show_cell(office.profile.audits.cases(audit.id)[0].id, agencies["gp"])
    office.click(coverage.card.key_in)
    page = office.page
    assert isinstance(page, BeginPage)
    assert (page.agency.currentText(), page.case.currentText()) == ("GP practices", "CSA-01")
    assert nameless(office.window) == []
    page.paper.name.set_value("P. Paper")
    page.paper.title.set_value("Practice manager")
    page.primary_pressed.emit()
    office.settle()


def step(office, key):
    office.window.step_chosen.emit(key)
    office.settle()
    return office.page


def fill_in(office, qtbot):
    page = step(office, SCOPE)
    assert isinstance(page, ScopePage)
    page.status.set_value(Status.AUDITED.value)
    page.status.edited.emit(Status.AUDITED.value)
    first = office.desk._typing._cases.form_desk.work.filling.tool.pages[0]
    page = step(office, PAGE + first.code)
    assert isinstance(page, QuestionPage)
    type_comment(page, qtbot, COMMENT)
    return page


def type_comment(page, qtbot, words):
    box = page.card_of("Q1").field("Q1.comment").box
    box.setFocus()
    qtbot.keyClicks(box, words)


def test_a_case_that_the_agency_is_not_asked_about_is_not_offered(office, audit):
    agencies = {each.code: each.id for each in office.profile.audits.agencies(audit.id)}
    first, second = office.profile.audits.cases(audit.id)[:2]
    word = OfficeWord(status=Status.NOT_ASKED, reason="")
    office.profile.cases.set_cells({(first.id, agencies["gp"]): word})
    office.open(audit)
    coverage = office.go(Stage.COVERAGE)
    coverage.show_cell(first.id, agencies["gp"])
    assert not coverage.card.key_in.isVisible()
    coverage.show_cell(second.id, agencies["gp"])
    office.click(coverage.card.key_in)
    page = office.page
    assert isinstance(page, BeginPage)
    offered = [page.case.itemText(at) for at in range(page.case.count())]
    assert "CSA-01" not in offered
    assert "CSA-02" in offered


def test_a_paper_is_typed_handed_over_checked_and_counts(office, audit, qtbot):
    begin(office, audit)
    assert isinstance(office.page, ScopePage | TaskListPage)
    fill_in(office, qtbot)
    page = step(office, RETURN)
    assert isinstance(page, HandOverPage)
    assert "Blank: " in words_on(page)
    assert nameless(office.window) == []
    page.primary_pressed.emit()
    office.settle()
    assert "Type the reference" in words_on(page)
    page.paper.scan.set_value("S-12")
    page.primary_pressed.emit()
    office.settle()
    page = office.page
    assert isinstance(page, KeyedPage)
    assert rows_of(page.table) == [
        ["GP practices", "CSA-01", "Waits for the second check", "KT", "S-12"]
    ]
    assert "Handed over" in words_on(page)
    assert nameless(office.window) == []
    office.click(page.check)
    page = office.page
    assert isinstance(page, KeyedCheckPage)
    told = words_on(page)
    assert COMMENT in told
    assert "S-12" in told
    assert "You typed this yourself, and nobody else" in told
    assert nameless(office.window) == []
    page.primary_pressed.emit()
    office.settle()
    assert "Say why in a few words" in words_on(page)
    page.alone.set_value(ALONE)
    page.primary_pressed.emit()
    office.settle()
    assert "It counts now" in words_on(office.page)
    shown_and_printed(office, audit)


def shown_and_printed(office, audit):
    coverage = office.go(Stage.COVERAGE)
    assert isinstance(coverage, CoveragePage)
    agencies = {each.code: each.id for each in office.profile.audits.agencies(audit.id)}
    coverage.show_cell(office.profile.audits.cases(audit.id)[0].id, agencies["gp"])
    words = words_on(coverage.card)
    assert f"Keyed in from paper by KT, checked by the same person: {ALONE}" in words
    office.click(coverage.card.buttons.office)
    assert isinstance(office.page, PreviewPage)
    printed = " ".join(pdf_text(office.page).split())
    assert "Keyed in from paper by KT" in printed
    assert "P. Paper" in printed


def test_what_stands_on_the_paper_is_kept_before_the_form_is_shown_again(office, audit, qtbot):
    begin(office, audit)
    fill_in(office, qtbot)
    page = step(office, RETURN)
    page.paper.scan.set_value("S-12")
    page.paper.title.set_value("Emily Hargreaves")
    page.primary_pressed.emit()
    office.settle()
    assert page.paper.title_row.error() == "Settle what may name somebody first"
    page.paper.title.set_value("Practice manager")
    with pulled_out(office.profile):
        office.click(office.window.foot_bar.back)
    assert office.page is page
    assert page.unsaved()
    office.click(office.window.foot_bar.back)
    assert not isinstance(office.page, HandOverPage)
    assert step(office, RETURN).paper.scan.value() == "S-12"


def test_the_same_person_is_refused_while_there_is_another(office, audit, qtbot):
    profile = office.profile
    profile.staff.add(world.PASSPHRASE, "RO", "another long passphrase", world.QUICK)
    begin(office, audit)
    fill_in(office, qtbot)
    page = step(office, RETURN)
    page.paper.scan.set_value("S-12")
    page.primary_pressed.emit()
    office.settle()
    office.click(office.page.check)
    page = office.page
    assert "Another member of staff opens the profile" in words_on(page)
    assert page.foot().primary == ""
    page.note.set_value("Q1 is No on the paper.")
    office.click(page.back_button)
    assert isinstance(office.page, KeyedPage)
    assert rows_of(office.page.table)[0][2] == "Sent back"
    assert "Q1 is No on the paper." in words_on(office.page)


def test_what_was_typed_is_there_after_the_program_was_killed(office, audit, qtbot, tmp_path):
    import shutil

    begin(office, audit)
    fill_in(office, qtbot)
    office.window.setFocus()
    qtbot.waitUntil(lambda: office.desk._typing._cases.form_desk.work.autosave.is_settled)
    shutil.copytree(office.profile.folder, tmp_path / "killed")
    for lock in (tmp_path / "killed").glob("*lock*"):
        lock.unlink()
    again = open_profile(tmp_path / "killed", world.PASSPHRASE)
    try:
        (draft,) = again.keyed.drafts(audit.id)
        assert draft.state is KeyedState.DRAFT
        assert again.forms.answers(draft.form_id)["Q1.comment"] == COMMENT
        assert draft.paper.auditor_name == "P. Paper"
    finally:
        again.close()
    office.desk.finish()


def test_a_name_in_what_was_typed_leads_to_the_check_for_names(office, audit, qtbot):
    begin(office, audit)
    page = fill_in(office, qtbot)
    type_comment(page, qtbot, " Jessica Thornton was there.")
    page = step(office, RETURN)
    assert "Settle them first" in words_on(page)
    page.paper.scan.set_value("S-12")
    page.primary_pressed.emit()
    office.settle()
    assert "may be a name" in words_on(page)
    office.click(page.names)
    assert office.desk.place().startswith("typing/")
    assert "Thornton" in words_on(office.page)
    assert step(office, NAMES) is not None
    assert office.profile.keyed.drafts(audit.id)[0].paper.scan_ref == "S-12"


def test_a_keyed_in_return_is_corrected_with_a_reason(office, audit, qtbot):
    begin(office, audit)
    fill_in(office, qtbot)
    page = step(office, RETURN)
    page.paper.scan.set_value("S-12")
    page.primary_pressed.emit()
    office.settle()
    office.click(office.page.check)
    office.page.alone.set_value(ALONE)
    office.page.primary_pressed.emit()
    office.settle()
    coverage = office.go(Stage.COVERAGE)
    agencies = {each.code: each.id for each in office.profile.audits.agencies(audit.id)}
    coverage.show_cell(office.profile.audits.cases(audit.id)[0].id, agencies["gp"])
    assert coverage.card.key_in.words() == "Correct the keyed-in return"
    office.click(coverage.card.key_in)
    page = office.page
    assert isinstance(page, CorrectPage)
    page.primary_pressed.emit()
    office.settle()
    assert "Say why in a few words" in words_on(page)
    page.reason.set_value("Q1 was read wrongly.")
    page.primary_pressed.emit()
    office.settle()
    assert COMMENT in words_on(step(office, CHECK))
    step(office, RETURN)
    office.page.primary_pressed.emit()
    office.settle()
    assert rows_of(office.page.table)[0][2] == "Waits for the second check"


def test_who_has_no_initials_gives_them_before_anything_is_typed(office, profile):
    office.open(world.make_audit(profile))
    page = office.go(Stage.KEYING)
    assert not page.begin.isEnabled()
    assert "give your initials first, under Keys and staff" in words_on(page)
    (button,) = (each for each in page.findChildren(PlainButton) if "staff" in each.words())
    office.click(button)
    assert isinstance(office.page, KeysPage)
    (me,) = profile.staff.members()
    profile.staff.name(me.slot_id, "KT")
    office.page.back_pressed.emit()
    office.settle()
    assert isinstance(office.page, KeyedPage)
    assert office.page.begin.isEnabled()


def test_what_was_begun_by_mistake_is_deleted(office, audit, qtbot):
    begin(office, audit)
    office.page.back_pressed.emit()
    office.settle()
    while not isinstance(office.page, KeyedPage):
        led = office.page.foot().back
        office.page.back_pressed.emit()
        office.settle()
    assert led == "Back to keyed-in returns"
    office.dialogs.answer(True)
    office.click(office.page.drop)
    assert "Deleted." in words_on(office.page)
    assert office.profile.keyed.drafts(audit.id) == ()
    qtbot.keyClick(office.page.begin, Qt.Key.Key_Space)
    office.settle()
    assert isinstance(office.page, BeginPage)


def test_what_was_keyed_in_for_the_wrong_case_is_taken_out_again(office, audit, qtbot):
    begin(office, audit)
    fill_in(office, qtbot)
    page = step(office, RETURN)
    page.paper.scan.set_value("S-12")
    page.primary_pressed.emit()
    office.settle()
    office.click(office.page.check)
    office.page.alone.set_value(ALONE)
    office.page.primary_pressed.emit()
    office.settle()
    coverage = office.go(Stage.COVERAGE)
    agencies = {each.code: each.id for each in office.profile.audits.agencies(audit.id)}
    coverage.show_cell(office.profile.audits.cases(audit.id)[0].id, agencies["gp"])
    office.click(coverage.card.key_in)
    assert nameless(office.window) == []
    office.dialogs.answer(True)
    office.click(office.page.out)
    assert "Taken out." in words_on(office.page)
    assert office.profile.intake.entries(audit.id) == ()
