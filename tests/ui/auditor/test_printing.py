"""Printing from home and from the preview: one case, all of them, without the name, blank."""

import pikepdf
import pytest
from PySide6.QtCore import Qt

from tests.ui.accessible import nameless, too_small
from tests.ui.auditor.answers import complete_answers
from tests.ui.auditor.conftest import KNOWN
from ui.auditor.print_desk import UNNAMED, PrintDesk, Sort
from ui.preview.preview_page import PreviewPage

NAME = "Robin Wren"


@pytest.fixture
def desk(around, profile):
    profile.update_person(organisation="", person_name=NAME, person_title="Named nurse")
    for form in profile.forms.forms("pack-1")[:2]:
        profile.forms.save_scope(form.id, KNOWN)
        profile.forms.save_answers(form.id, complete_answers())
        profile.forms.mark_completed(form.id, True)
    return PrintDesk(around, around.window)


@pytest.fixture
def preview(around, window, qtbot):
    """The preview that stands there once everything is drawn."""

    def wait():
        qtbot.waitUntil(lambda: not around.tasks.tasks(), timeout=15000)
        page = window.page()
        assert isinstance(page, PreviewPage)
        assert nameless(page) == []
        assert too_small(page) == []
        return page

    return wait


def words_of(page):
    return " ".join(" ".join(each.accessibleDescription() for each in page.sheets()).split())


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_all_cases_are_one_file_and_each_begins_a_new_page(desk, preview):
    desk.show_all("pack-1")
    page = preview()
    assert page.title() == "Forms of all cases"
    words = words_of(page)
    assert words.count("Page 1 of") == 2, "the third case was not begun"
    assert ("CSA-01" in words, "CSA-02" in words, "CSA-03" in words) == (True, True, False)
    assert page._printout.file_name == "CSA-2026_all_Police.pdf"
    assert NAME in words


def test_the_name_is_left_out_when_asked(desk, profile, preview, qtbot):
    desk.show_form(profile.forms.forms("pack-1")[0].id)
    press(qtbot, preview().other_buttons[UNNAMED])
    page = preview()
    assert NAME not in words_of(page)
    assert "Named nurse" not in words_of(page)
    assert page._printout.file_name == "CSA-2026_CSA-01_Police_unnamed.pdf"
    press(qtbot, page.other_buttons[Sort.ALL])
    assert NAME not in words_of(preview()), "what was chosen stays chosen"


def test_a_blank_form_to_fill_in_is_the_pages_shown(desk, preview, qtbot, dialogs, tmp_path):
    desk.show_all("pack-1")
    press(qtbot, preview().other_buttons[Sort.FIELDS])
    page = preview()
    assert page._printout.file_name == "CSA-2026_Police_fill-in.pdf"
    path = tmp_path / "blank.pdf"
    dialogs.answer(path)
    press(qtbot, page.save_button)
    qtbot.waitUntil(path.exists, timeout=5000)
    with pikepdf.open(path) as document:
        assert len(document.Root.AcroForm.Fields) > 50
        assert len(document.pages) == len(page.sheets())


def test_one_comes_back_from_blank_to_the_case(desk, profile, preview, qtbot):
    form = profile.forms.forms("pack-1")[1]
    desk.show_form(form.id, blank=True)
    page = preview()
    assert page.title() == "Blank form for case CSA-02"
    press(qtbot, page.other_buttons[Sort.CASE])
    assert preview().title() == "Form for case CSA-02"
