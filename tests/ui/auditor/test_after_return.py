"""After a return the answers may change: no screen and no paper then calls them returned."""

from datetime import UTC, datetime

import pytest

from models.snapshots import SentReturn
from tests.ui.auditor.answers import complete_answers
from tests.ui.auditor.test_form_desk import start, state_of  # noqa: F401  fixture
from ui.auditor.home_page import HomePage
from ui.auditor.home_view import load_home
from ui.auditor.print_desk import PrintDesk
from ui.widgets.text import PlainLabel


@pytest.fixture
def returned(profile, form):
    """A completed form that went with revision 1."""
    profile.forms.save_answers(form.id, complete_answers())
    profile.forms.mark_completed(form.id, True)
    profile.forms.add_sent(
        SentReturn(
            id="return-1",
            pack_id="pack-1",
            revision=1,
            uins=(form.uin,),
            header_sha256="c" * 64,
            file_sha256="d" * 64,
            file_name="CSA-2026_police_r1.auditreturn",
            receipt="amber birch cedar",
            created_at=datetime.now(UTC),
        )
    )
    return form


def change(profile, form):
    profile.forms.save_answers(form.id, {"Q1.comment": "Another word after the return."})
    profile.forms.mark_completed(form.id, True)


def page_words(window):
    return " ".join(label.text() for label in window.page().findChildren(PlainLabel))


def card_words(around):
    page = HomePage(load_home(around.profile, around.now()))
    words = " ".join(label.text() for label in page.findChildren(PlainLabel))
    page.deleteLater()
    return words


def test_a_page_of_a_completed_case_says_what_a_change_means(start, window, returned):  # noqa: F811
    desk = start(returned.id)
    desk.show_step("page:plan")
    assert "This case is completed" in page_words(window)
    desk.work.put_text("Q9.comment", "Another word.")
    desk.show_step("page:plan")
    assert "This case is completed" not in page_words(window)


def test_home_says_whether_the_answers_are_those_that_were_returned(around, profile, returned):
    assert "returned in revision 1" in card_words(around)
    change(profile, returned)
    assert "changed since revision 1, not returned" in card_words(around)
    assert "returned in revision 1" not in card_words(around)


def test_the_rail_of_the_form_says_it_too(start, window, returned, around):  # noqa: F811
    desk = start(returned.id)
    assert state_of(window, "return") == "Returned, revision 1"
    desk.work.put_text("Q1.comment", "Another word.")
    desk.work.mark_completed()
    desk.show_step("about")
    assert state_of(window, "return") == "Ready, changed since revision 1"


def test_the_paper_carries_a_revision_and_receipt_only_of_what_was_returned(
    around, profile, returned, window, qtbot
):
    def paper():
        PrintDesk(around, window).show_form(returned.id)
        qtbot.waitUntil(lambda: not around.tasks.tasks(), timeout=8000)
        page = window.page()
        words = " ".join(sheet.accessibleDescription() for sheet in page.sheets())
        return page._printout.file_name, " ".join(words.split())

    name, words = paper()
    assert name == "CSA-2026_CSA-01_Police_r1.pdf"
    assert "amber birch cedar" in words
    change(profile, returned)
    name, words = paper()
    assert name == "CSA-2026_CSA-01_Police.pdf"
    assert "Changed since revision 1, not returned" in words
    assert "amber birch cedar" not in words
