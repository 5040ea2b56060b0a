"""After a return the answers may change: no screen and no paper then calls them returned."""

import pytest

from forms.scope import Scope, Status
from models.snapshots import SentReturn
from tests.ui.auditor.answers import complete_answers
from tests.ui.auditor.conftest import NOW
from tests.ui.auditor.test_form_desk import start, state_of  # noqa: F401  fixture
from ui.auditor.home_page import HomePage
from ui.auditor.home_view import load_home
from ui.auditor.print_desk import PrintDesk
from ui.widgets.text import PlainLabel


def add_return(profile, form, revision, *, withdraws=False):
    profile.forms.add_sent(
        SentReturn(
            id=f"return-{revision}",
            pack_id="pack-1",
            revision=revision,
            uins=(form.uin,),
            header_sha256=f"{revision:064x}",
            file_sha256=f"{revision:064x}",
            file_name=f"CSA-2026_police_r{revision}.auditreturn",
            receipt="amber birch cedar",
            created_at=NOW,
            withdraws=withdraws,
        )
    )


@pytest.fixture
def returned(profile, form):
    """A completed form that went with revision 1."""
    profile.forms.save_answers(form.id, complete_answers())
    profile.forms.mark_completed(form.id, True)
    add_return(profile, form, 1)
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
    window.page().card_of("Q9").field("Q9.comment").box.insertPlainText("Another word. ")
    assert "This case is completed" not in page_words(window)
    assert "You changed something, so this case is open again." in page_words(window)
    desk.show_step("page:people")
    desk.show_step("page:plan")
    assert "This case is completed" not in page_words(window)


def test_a_case_without_a_form_is_not_ready_once_it_is_returned(around, profile, returned):
    profile.forms.save_scope(
        returned.id, Scope(status=Status.NOT_KNOWN, known_child=False, known_parents=False)
    )
    profile.forms.mark_completed(returned.id, True)
    assert "ready to return, changed since return 1" in card_words(around)
    add_return(profile, returned, 2)
    assert "Not known, returned (return 2)" in card_words(around)
    assert "ready to return" not in card_words(around)


def test_a_case_that_was_taken_back_says_so_until_it_is_returned_again(
    start,  # noqa: F811
    window,
    returned,
    around,
    profile,
):
    add_return(profile, returned, 2, withdraws=True)
    said = "Taken back on 21 November 2026; returned again only if you make a new return"
    assert said in card_words(around)
    start(returned.id)
    assert state_of(window, "return") == said
    add_return(profile, returned, 3)
    assert said not in card_words(around)
    start(returned.id)
    assert state_of(window, "return") == "Returned (return 3)"


def test_home_says_whether_the_answers_are_those_that_were_returned(around, profile, returned):
    assert "returned (return 1)" in card_words(around)
    change(profile, returned)
    assert "changed since return 1, not returned" in card_words(around)
    assert "returned (return 1)" not in card_words(around)


def test_the_rail_of_the_form_says_it_too(start, window, returned, around):  # noqa: F811
    desk = start(returned.id)
    assert state_of(window, "return") == "Returned (return 1)"
    desk.work.put_text("Q1.comment", "Another word.")
    desk.work.mark_completed()
    desk.show_step("about")
    assert state_of(window, "return") == "Ready, changed since return 1"


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
