"""The tools of a box: starters, role words, copies from other cases, earlier versions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from models.auditor_snapshots import MarkKind
from tests.ui.auditor.test_form_desk import start  # noqa: F401  fixture
from ui.auditor.opened import open_form
from ui.shortcuts import Shortcuts
from ui.widgets.buttons import PlainButton

PATH = "Q1.comment"
ELSEWHERE = "Mum and the school nurse were asked, and both were heard."


@pytest.fixture
def desk(start, form, profile):  # noqa: F811
    first, second, _third = profile.forms.forms("pack-1")
    assert first.id == form.id
    profile.forms.save_answers(second.id, {"Q1": "yes", PATH: ELSEWHERE})
    opened = start(form.id)
    opened.show_step("page:referral")
    return opened


@pytest.fixture
def card(desk, window, qtbot):
    card = window.page().card_of(PATH)
    QTest.mouseClick(card.field("Q1").group.radio("yes"), Qt.MouseButton.LeftButton)
    card.box(PATH).field.box.setFocus()
    return card


@pytest.fixture
def box(card):
    return card.box(PATH)


def press(tool):
    keys = tool.sequence[0]
    QTest.keyClick(QApplication.focusWidget(), keys.key(), keys.keyboardModifiers())


def choose_in_menu(steps):
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in range(steps):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    words = menu.activeAction().text()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    return words


def shelf_of(qtbot, desk):
    qtbot.waitUntil(lambda: desk.writing.shelves.shelf() is not None)
    return desk.writing.shelves.shelf()


def test_the_tools_are_there_for_the_box_in_focus_and_move_nothing_twice(desk, card, box, window):
    tools = desk.writing.tools_of(box)
    below = card.box("Q1.reason") if not card.box("Q1.reason").isHidden() else card
    QApplication.sendPostedEvents()
    assert tools.isVisible()
    assert tools.tools() == (
        Shortcuts.STARTER,
        Shortcuts.COPY_ANSWER,
        Shortcuts.ROLE_WORD,
        Shortcuts.EARLIER,
    )
    height = below.height()
    card.field("Q1").take_focus()
    QApplication.sendPostedEvents()
    assert not tools.isVisible()
    assert below.height() == height


def test_the_tools_are_one_stop_and_the_arrows_go_along_them(desk, box, window):
    tools = desk.writing.tools_of(box)
    editor = box.field.box
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert first is tools.button(Shortcuts.STARTER)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is tools.button(Shortcuts.COPY_ANSWER)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not tools.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget() is not editor


def test_the_tools_are_met_on_the_way_back_as_well(desk, card, box, window):
    editor, below = box.field.box, card.flag
    for _round in range(2):  # the row is made when it is first wanted, and there the second time
        below.setFocus()
        QTest.keyClick(below, Qt.Key.Key_Backtab)
        first = QApplication.focusWidget()
        assert first is desk.writing.tools_of(box).button(Shortcuts.STARTER)
        QTest.keyClick(first, Qt.Key.Key_Backtab)
        assert editor.hasFocus()
        QTest.keyClick(editor, Qt.Key.Key_Backtab)
        assert not box.isAncestorOf(QApplication.focusWidget())
        assert not desk.writing.tools_of(box).isVisible()


def test_a_starter_goes_in_where_the_cursor_stands_and_is_one_step_to_undo(box, desk, qtbot):
    editor = box.field.box
    qtbot.keyClicks(editor, "Seen alone.")
    press(Shortcuts.STARTER)
    starter = choose_in_menu(1)
    assert starter == desk.work.filling.tool.starters.comment[1].strip()
    assert box.field.text() == f"Seen alone. {starter} "
    qtbot.keyClicks(editor, "safe")
    assert desk.work.filling.text(PATH) == f"Seen alone. {starter} safe"
    for _ in range(2):
        editor.undo()
    assert box.field.text() == "Seen alone."
    assert editor.hasFocus()


def test_escape_puts_the_list_away_and_inserts_nothing(box):
    press(Shortcuts.STARTER)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert box.field.text() == ""
    assert box.field.box.hasFocus()


def test_a_role_word_has_its_spaces_and_its_capital(box, qtbot):
    editor = box.field.box
    qtbot.keyClicks(editor, "spoke.")
    press(Shortcuts.ROLE_WORD)
    choose_in_menu(1)
    assert box.field.text() == "spoke. Dad"
    cursor = editor.textCursor()
    cursor.setPosition(0)
    editor.setTextCursor(cursor)
    press(Shortcuts.ROLE_WORD)
    choose_in_menu(0)
    assert box.field.text() == "Mum spoke. Dad"


def test_after_a_title_the_role_words_begin_with_what_it_says(box, qtbot):
    editor = box.field.box
    qtbot.keyClicks(editor, "He saw Dr ")
    press(Shortcuts.ROLE_WORD)
    assert choose_in_menu(0) == "GP"
    assert box.field.text() == "He saw GP"
    editor.undo()
    assert box.field.text() == "He saw Dr "


def test_a_reason_has_starters_of_its_own(card, desk, window, qtbot):
    qtbot.mouseClick(card.field("Q1").group.radio("na"), Qt.MouseButton.LeftButton)
    card.box("Q1.reason").field.box.setFocus()
    press(Shortcuts.STARTER)
    starter = choose_in_menu(0)
    assert starter == desk.work.filling.tool.starters.reason[0].strip()


def test_an_answer_of_another_case_is_copied_marked_and_settled(
    box, desk, window, qtbot, profile, form
):
    qtbot.keyClicks(box.field.box, "Seen.")
    press(Shortcuts.COPY_ANSWER)
    shelf = shelf_of(qtbot, desk)
    (take,) = shelf.deeds()
    assert take.hasFocus()
    assert "CSA-02" in take.accessibleDescription()
    QTest.keyClick(take, Qt.Key.Key_Space)
    assert box.field.text() == f"Seen. {ELSEWHERE}"
    assert box.copied().words() == "Copied from CSA-02"
    assert box.field.box.hasFocus()
    assert desk.writing.shelves.shelf() is None
    assert desk.save_all()
    mark = next(each for each in profile.marks.marks(form.id) if each.kind is MarkKind.COPIED)
    assert (mark.key, mark.value) == (PATH, "CSA-02")
    assert profile.marks.versions(form.id, PATH)[-1].text == "Seen."
    window.page().go_to_path(PATH)
    desk.show_step("page:referral")
    again = window.page().card_of(PATH).box(PATH)
    qtbot.mouseClick(again.copied().findChildren(PlainButton)[0], Qt.MouseButton.LeftButton)
    assert again.copied() is None
    assert desk.save_all()
    assert not [each for each in profile.marks.marks(form.id) if each.kind is MarkKind.COPIED]


def test_a_name_in_copied_words_is_seen_at_once(box, desk, qtbot, profile):
    second = profile.forms.forms("pack-1")[1]
    profile.forms.save_answers(second.id, {PATH: "Then Sharon's sister phoned the school."})
    press(Shortcuts.COPY_ANSWER)
    QTest.keyClick(shelf_of(qtbot, desk).deeds()[0], Qt.Key.Key_Space)
    assert [spot.word for spot in box.spots()] == ["Sharon"]


def test_copied_words_that_are_removed_again_need_no_checking(box, desk, qtbot):
    press(Shortcuts.COPY_ANSWER)
    QTest.keyClick(shelf_of(qtbot, desk).deeds()[0], Qt.Key.Key_Space)
    assert box.copied() is not None
    box.field.box.undo()
    assert box.copied() is None
    assert not [each for each in desk.work.marks if each.kind is MarkKind.COPIED]


def test_without_another_answer_the_shelf_says_so_and_escape_goes_back(card, desk, qtbot):
    box = card.box("Q1.reason")
    qtbot.mouseClick(card.field("Q1").group.radio("na"), Qt.MouseButton.LeftButton)
    box.field.box.setFocus()
    press(Shortcuts.COPY_ANSWER)
    shelf = shelf_of(qtbot, desk)
    assert shelf.close_button.hasFocus()
    QTest.keyClick(shelf.close_button, Qt.Key.Key_Escape)
    assert box.field.box.hasFocus()
    assert desk.writing.shelves.shelf() is None


def test_an_earlier_version_comes_back_and_the_newer_one_is_kept(
    card, box, desk, qtbot, profile, form
):
    editor = box.field.box
    qtbot.keyClicks(editor, "First words.")
    card.field("Q1").take_focus()
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Second words that are longer.")
    press(Shortcuts.EARLIER)
    shelf = shelf_of(qtbot, desk)
    assert len(shelf.deeds()) == 1
    QTest.keyClick(shelf.deeds()[0], Qt.Key.Key_Space)
    assert box.field.text() == "First words."
    assert editor.hasFocus()
    assert desk.save_all()
    assert open_form(profile, form.id).texts[PATH] == "First words."
    kept = [each.text for each in profile.marks.versions(form.id, PATH)]
    assert "Second words that are longer." in kept
    editor.undo()
    assert box.field.text() == "Second words that are longer."


def test_a_key_outside_of_every_box_says_where_it_works(card, desk, qtbot):
    card.field("Q1").take_focus()
    for tool in (Shortcuts.STARTER, Shortcuts.COPY_ANSWER, Shortcuts.EARLIER):
        QToolTip.hideText()
        press(tool)
        assert QToolTip.text() == "Put the cursor into a box of several lines first"
    assert QApplication.activePopupWidget() is None
    assert desk.writing.shelves.shelf() is None


def test_copied_words_not_checked_are_listed_before_completing(box, desk, window, qtbot):
    press(Shortcuts.COPY_ANSWER)
    QTest.keyClick(shelf_of(qtbot, desk).deeds()[0], Qt.Key.Key_Space)
    desk.show_step("check")
    (link,) = window.page().copied_links()
    assert link.words().startswith("From CSA-02: Q1")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    again = window.page().card_of(PATH).box(PATH)
    qtbot.waitUntil(again.field.box.hasFocus)
    again.copied().findChildren(PlainButton)[0].click()
    desk.show_step("check")
    assert window.page().copied_links() == ()
