"""Home says how every audit stands, and nothing put away from it is lost."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.auditor_snapshots import LocalNotes, Mark, MarkKind
from models.snapshots import PackCase
from tests.ui.accessible import nameless, too_small
from tests.ui.auditor.conftest import KNOWN, a_pack
from ui.auditor.bin_page import BinPage
from ui.auditor.close_page import ClosePage
from ui.auditor.desk import AuditorDesk
from ui.auditor.home_page import HomePage
from ui.auditor.question_page import QuestionPage
from ui.theme import Scheme, apply_theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.text import PlainLabel

# What the offscreen platform says when a list of deeds pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shows(qtbot, window, kind):
    qtbot.waitUntil(lambda: isinstance(window.page(), kind), timeout=5000)
    QApplication.sendPostedEvents()
    page = window.page()
    assert nameless(page) == []
    qtbot.waitUntil(lambda: too_small(page) == [])  # once it is laid out
    return page


def shows_anew(qtbot, window, before):
    """The same kind of page, loaded again."""
    qtbot.waitUntil(lambda: window.page() is not before, timeout=5000)
    return shows(qtbot, window, type(before))


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot, button, words):
    """Open a list of deeds and choose from it, by keyboard alone."""
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(button.list.isVisible)
    lines = [action.text() for action in button.list.actions()]
    for _ in range(lines.index(words)):
        qtbot.keyClick(button.list, Qt.Key.Key_Down)
    qtbot.keyClick(button.list, Qt.Key.Key_Return)


def words_of_card(card):
    return [label.text() for label in card.findChildren(PlainLabel)]


@pytest.fixture
def home(around, form, window, qtbot):
    """Home with one case begun: a question answered, one flagged, one thing to ask."""
    profile = around.profile
    profile.forms.save_answers(form.id, {"Q3": "yes", "Q3.comment": "Mum was seen."})
    profile.forms.save_place(form.id, "page:assessment/Q3.comment#4")
    profile.forms.save_local(form.id, LocalNotes(ask_office="Is the school asked too?"))
    profile.marks.put(form.id, Mark(kind=MarkKind.LATER, key="Q4"))
    AuditorDesk(around)
    return shows(qtbot, window, HomePage)


def test_a_card_says_how_its_case_stands(home, form):
    words = words_of_card(home.cards[form.id])
    assert any(line.startswith("Audited, in progress, 1 of ") for line in words)
    assert any(line.startswith("Last saved ") for line in words)
    assert "1 flagged" in words
    assert "To ask the office" in words
    assert not any("school" in line for line in words)


def test_what_was_worked_on_last_is_one_press_away(home, window, qtbot, form):
    assert home.go_on.words() == "Go on with case CSA-01, Assessment"
    assert isinstance(home.go_on, PrimaryButton)
    click(qtbot, home.go_on)
    assert shows(qtbot, window, QuestionPage).title() == "Assessment"


def test_answers_put_in_the_bin_come_back_at_once(home, window, qtbot, around, form):
    choose(qtbot, home.cards[form.id].more, "Put the answers in the bin")
    home = shows_anew(qtbot, window, home)
    assert around.profile.forms.answers(form.id) == {}
    assert "CSA-01" in home.notice.words()
    assert home.go_on is None  # nothing is there to go on with
    assert "Not yet started" in words_of_card(home.cards[form.id])
    (button,) = home.notice.findChildren(type(home.open_buttons[form.id]))
    click(qtbot, button)
    home = shows_anew(qtbot, window, home)
    assert around.profile.forms.answers(form.id)["Q3.comment"] == "Mum was seen."
    assert not home.notice.isVisible()


def test_the_bin_keeps_until_it_is_told_to_delete(home, window, qtbot, around, form, dialogs):
    choose(qtbot, home.cards[form.id].more, "Put the answers in the bin")
    home = shows_anew(qtbot, window, home)
    home.bin_wanted.emit()
    page = shows(qtbot, window, BinPage)
    (item,) = around.profile.bin.items()
    dialogs.answer(False)
    click(qtbot, page.delete_buttons[item.id])
    assert around.profile.bin.items() == (item,)
    dialogs.answer(True)
    click(qtbot, page.delete_buttons[item.id])
    page = shows_anew(qtbot, window, page)
    assert around.profile.bin.items() == ()
    assert "CSA-01" in dialogs.asked[-1][1]
    click(qtbot, window.foot_bar.back)
    shows(qtbot, window, HomePage)


def test_a_whole_audit_in_the_bin_is_deleted_only_with_all_the_warnings(
    home, window, qtbot, around
):
    (pack,) = around.profile.forms.packs()
    choose(qtbot, home.more_buttons[pack.id], "Put this audit in the bin")
    home = shows_anew(qtbot, window, home)
    home.bin_wanted.emit()
    page = shows(qtbot, window, BinPage)
    click(qtbot, page.delete_buttons[pack.id])
    page = shows(qtbot, window, ClosePage)
    assert "Not returned to the office: CSA-01" in page.warning.words()
    assert around.profile.bin.items() != ()


def test_a_whole_audit_goes_and_comes_back(home, window, qtbot, around):
    (pack,) = around.profile.forms.packs()
    choose(qtbot, home.more_buttons[pack.id], "Put this audit in the bin")
    home = shows_anew(qtbot, window, home)
    assert home.cards == {}
    home.bin_wanted.emit()
    page = shows(qtbot, window, BinPage)
    click(qtbot, page.restore_buttons[pack.id])
    assert len(shows(qtbot, window, HomePage).cards) == 3


def test_several_audits_stand_in_one_list_the_earliest_due_first(around, window, qtbot):
    other = a_pack(
        id="pack-2",
        sha256="c" * 64,
        audit_id="audit-2",
        audit_code="NEG-2026",
        audit_title="Neglect 2026",
        return_by=date(2026, 11, 28),
    )
    around.profile.forms.add_pack(other, [PackCase(uin="NEG-01", label="A")])
    AuditorDesk(around)
    home = shows(qtbot, window, HomePage)
    words = [label.text() for label in home.findChildren(PlainLabel)]
    first, second = (
        words.index("Neglect 2026, Police"),
        words.index("Child sexual abuse 2026, Police"),
    )
    assert first < second
    assert "Due 28 November 2026, 7 days left. 0 of 1 cases completed" in words
    assert home.go_on is None  # nothing was begun


def test_the_return_is_the_main_deed_once_everything_is_completed(around, window, qtbot):
    forms = around.profile.forms
    not_known = KNOWN.__class__(status=KNOWN.status.__class__.NOT_KNOWN)
    for form in forms.forms("pack-1"):
        forms.save_scope(form.id, not_known)
        forms.mark_completed(form.id, True)
    AuditorDesk(around)
    home = shows(qtbot, window, HomePage)
    assert isinstance(home.return_buttons["pack-1"], PrimaryButton)


def test_a_closed_audit_leaves_its_certificate_on_home(around, window, qtbot):
    around.profile.bin.close_pack("pack-1", by="A. Auditor")
    AuditorDesk(around)
    home = shows(qtbot, window, HomePage)
    words = [label.text() for label in home.findChildren(PlainLabel)]
    at = datetime.now(UTC).astimezone().year
    assert any(line.startswith("Child sexual abuse 2026, Police, closed") for line in words)
    assert any(str(at) in line for line in words)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.CONTRAST])
def test_home_fits_a_small_screen_with_large_text(home, window, qapp, scheme):
    apply_theme(qapp, scheme, 200)
    window.resize(1024, 768)
    QApplication.sendPostedEvents()
    assert home.scroller.horizontalScrollBar().maximum() == 0
