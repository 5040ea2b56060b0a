"""What comes late leaves alone the page that the person has gone to, and says only what is so."""

import pytest

from forms.scope import Status
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from tests.ui.office.world import Answered
from ui.office.agencies_page import AgenciesPage
from ui.office.audits_page import AuditsPage
from ui.office.details_page import DetailsPage
from ui.office.particulars.details_list_page import DetailsListPage
from ui.office.returns_page import ReturnsPage
from ui.office.stages import Stage

FILES = 400
NOT_KNOWN = Answered(Status.NOT_KNOWN)


@pytest.fixture
def audit(profile):
    return world.make_audit(profile)


@pytest.fixture
def many(profile, audit, checker, tmp_path):
    """A folder that takes a while, with one return at its very end."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"a{number:04}.auditreturn").write_bytes(b"not a return")
    laptop = world.Laptop(profile, audit, "gp", checker)
    laptop.save(folder, {"CSA-01": NOT_KNOWN}).rename(folder / "z.auditreturn")
    return folder


def begin_import(office, folder):
    page = office.go(Stage.RETURNS)
    office.dialogs.answer(folder)
    page.folder.click()
    return page


def test_during_an_import_one_can_work_elsewhere_and_is_left_there(
    office, audit, many, qtbot, profile
):
    office.open(audit)
    begin_import(office, many)
    office.window.rail.row(Stage.DETAILS.value).click()
    qtbot.waitUntil(lambda: isinstance(office.page, DetailsListPage))
    office.page.rows["audit"].click()
    page = office.page
    assert isinstance(page, DetailsPage)
    assert profile.intake.returns(audit.id) == (), "shown long before the import has ended"
    page.title_box.set_value("A title being typed")
    office.settle()
    assert office.page is page, "its end takes nothing away"
    assert page.title_box.value() == "A title being typed"
    state = office.window.rail.row(Stage.RETURNS.value).step.state
    assert state == "1 of 9 accounted for, to confirm by phone: 1"
    office.dialogs.answer(True)
    page = office.go(Stage.RETURNS)
    words = page.outcome.words()
    assert words == f"Files: {FILES + 1}. Taken in or here already: 1. Not imported: {FILES}."


def test_an_import_that_is_on_is_found_again_and_can_be_stopped(office, audit, many, qtbot):
    office.open(audit)
    begin_import(office, many)
    office.window.rail.row(Stage.CASES.value).click()
    qtbot.waitUntil(lambda: not isinstance(office.page, ReturnsPage))
    office.window.rail.row(Stage.RETURNS.value).click()
    qtbot.waitUntil(lambda: isinstance(office.page, ReturnsPage))
    assert not office.page.choose.isEnabled()
    office.page.progress.stopped.emit()
    office.settle()
    assert "Stopped before the rest" in office.page.outcome.words()
    assert office.page.choose.isEnabled()


def test_an_import_goes_on_after_its_audit_was_left(office, audit, many, profile):
    office.open(audit)
    begin_import(office, many)
    office.window.rail.row(Stage.AUDITS.value).click()
    office.settle()
    assert isinstance(office.page, AuditsPage)
    assert len(profile.intake.returns(audit.id)) == 1


def test_a_file_dropped_on_unsaved_work_is_taken_in_beside_it(office, audit, many, profile):
    office.open(audit)
    page = office.part("audit")
    page.title_box.set_value("A title being typed")
    office.dialogs.answer(False)
    office.drop(many / "z.auditreturn")
    assert office.page is page
    assert page.title_box.value() == "A title being typed"
    assert len(profile.intake.returns(audit.id)) == 1


def test_the_last_step_chosen_is_the_one_shown(office, audit):
    office.open(audit)
    for stage in (Stage.COVERAGE, Stage.SIDE_BY_SIDE, Stage.AGENCIES):
        office.window.rail.row(stage.value).click()
    office.settle()
    assert isinstance(office.page, AgenciesPage)


def test_a_preview_does_not_take_away_the_page_one_went_to(office, audit):
    office.open(audit)
    page = office.go(Stage.TOOL)
    page.print_asked.emit()
    office.window.rail.row(Stage.AGENCIES.value).click()
    office.settle()
    assert isinstance(office.page, AgenciesPage)


def test_nothing_is_called_saved_that_was_refused(office, audit, profile, checker):
    world.Laptop(profile, audit, "police", checker)
    office.open(audit)
    page = office.go(Stage.AGENCIES)
    page.ticks.set_value(["csc", "gp"])
    office.click(page.save)
    assert "kept" in office.page.outcome.words()
    office.dialogs.answer(True)
    page = office.go(Stage.DETAILS)
    assert not page.outcome.isVisible()
    assert "saved" not in words_on(page).lower()


def test_a_list_of_audits_that_comes_late_leaves_the_new_audit_alone(office, qtbot):
    office.desk.show_audits()
    office.page.new_asked.emit()
    office.settle()
    assert isinstance(office.page, DetailsPage)


def test_files_of_two_drops_are_all_taken_in(office, audit, many, profile):
    office.open(audit)
    begin_import(office, many)
    office.drop(many / "z.auditreturn")
    assert len(profile.intake.returns(audit.id)) == 1
    ((name, *_rest),) = rows_of(office.page.table)
    assert name == "z.auditreturn"
