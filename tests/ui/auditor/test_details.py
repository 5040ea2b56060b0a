"""Who the auditor is: asked once, used on all forms; the line manager stands on paper only."""

import pytest
from PySide6.QtCore import Qt

from tests.export.pdf.marks import page_texts
from tests.ui.auditor.conftest import NOW
from ui.auditor.details_desk import DetailsDesk, read_person
from ui.auditor.details_page import MANAGER, NAME, DetailsPage
from ui.auditor.opened import open_form
from ui.auditor.printing import forms_printout

MANAGER_NAME = "M. Oakwood"


@pytest.fixture
def details(around, window):
    desk = DetailsDesk(around, window)
    desk.show()
    around.tasks.wait()
    page = window.page()
    assert isinstance(page, DetailsPage)
    return page


def test_the_line_manager_is_optional_and_kept(details, around, window, qtbot, profile):
    qtbot.keyClicks(details.name, "A. Auditor")
    qtbot.keyClicks(details.job, "Named nurse")
    qtbot.mouseClick(window.foot_bar.primary, Qt.MouseButton.LeftButton)
    around.tasks.wait()
    assert read_person(profile).line_manager == ""
    qtbot.keyClicks(details.manager, MANAGER_NAME)
    qtbot.keyClick(details.manager, Qt.Key.Key_Return)
    around.tasks.wait()
    person = read_person(profile)
    assert (person.name, person.title) == ("A. Auditor", "Named nurse")
    assert person.line_manager == MANAGER_NAME
    assert MANAGER_NAME not in repr(person)


def test_what_is_missing_or_too_long_is_said_at_its_box(details, window, qtbot):
    details.manager.set_value("M" * 301)
    qtbot.keyClicks(details.job, "Named nurse")
    qtbot.mouseClick(window.foot_bar.primary, Qt.MouseButton.LeftButton)
    assert [problem.path for problem in details.problems()] == [NAME, MANAGER]


def test_the_line_manager_stands_at_the_sign_off_of_a_named_print_only(profile, form):
    profile.update_person(organisation="", person_name="A. Auditor", person_title="Nurse")
    profile.preferences.set("line-manager", MANAGER_NAME)
    opened = [open_form(profile, form.id)]
    named = " ".join(page_texts(forms_printout(opened, read_person(profile), "Form", NOW).pdf))
    assert MANAGER_NAME in named
    assert MANAGER_NAME not in " ".join(page_texts(forms_printout(opened, None, "Form", NOW).pdf))
