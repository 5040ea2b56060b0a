"""What is offered in place of a finding: its month, who it is, and the menu of a line."""

# ruff: noqa: F811  fixtures of another module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from models.auditor_snapshots import CaseNames, CasePerson
from tests.ui.accessible import nameless
from tests.ui.auditor.test_names_typing import (  # noqa: F401  fixtures
    box,
    card,
    line_box,
    menu_of,
    words_of,
)
from ui.names.check import NameCheck
from ui.names.free_text import FreeText


@pytest.mark.parametrize(
    ("text", "offered", "after"),
    [
        ("Seen on 12 March 2025 at home.", "March 2025", "Seen in March 2025 at home."),
        ("On Monday 3rd of June, 2024 she left.", "June 2024", "In June 2024 she left."),
        ("Agreed on the 12th March.", "March", "Agreed in March."),
        ("Seen since 12/03/2025 at home.", "March 2025", "Seen since March 2025 at home."),
        ("Seen (2025-09-02) at home.", "September 2025", "Seen (September 2025) at home."),
        ("The plan is of 12 Sept 25.", "September 2025", None),
        ("Notes of the twelfth of May 2025 say so.", "May 2025", None),
    ],
)
def test_the_month_is_offered_in_place_of_an_exact_date(qtbot, box, text, offered, after):
    box.show_text(text)
    qtbot.mouseClick(box.notice.button(offered), Qt.MouseButton.LeftButton)
    assert offered in box.field.text()
    assert after in {None, box.field.text()}
    assert box.spots() == (), "month and year may stand"
    box.field.box.undo()
    assert box.field.text() == text


def test_a_date_of_birth_is_not_offered_its_month(box):
    box.show_text("Born 12 March 2015 in town.")
    assert box.notice.button("Write \u201c[birth date removed]\u201d").isVisible()
    with pytest.raises(KeyError):
        box.notice.button("March 2015")


def test_who_initials_are_is_said_where_they_stand(qtbot, card, box, names):
    kept = []
    names.case.people_changed.connect(kept.append)
    qtbot.keyClicks(card.field("Q1").group.radio("na"), " ")
    reason = card.box("Q1.reason")
    reason.show_text("Later KT rang again.")
    assert words_of(reason) == ["KT"]
    box.show_text("Then KT said that the plan was late.")
    assert box.watch.select(box.spots()[0])
    box.watch.open_menu(box.spots()[0])
    menu, words = menu_of(box.field.box)
    assert words[0] == "Say who KT is"
    assert menu.activeAction() is menu.actions()[0], "Enter is enough"
    menu.actions()[0].trigger()
    menu.close()
    who = box.notice.who
    assert who.role.hasFocus()
    assert who.role.accessibleName() == "Who is KT?"
    qtbot.keyClick(who.role, Qt.Key.Key_Escape)
    assert not who.isVisible()
    assert box.field.box.hasFocus()
    qtbot.mouseClick(box.notice.button("Say who KT is"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(who.role, "Sharon's mum")
    qtbot.keyClick(who.role, Qt.Key.Key_Return)
    assert kept == []
    assert "looks like a name" in who.role.accessibleDescription()
    who.role.clear()
    qtbot.keyClicks(who.role, "maternal aunt")
    qtbot.keyClick(who.role, Qt.Key.Key_Return)
    assert kept == [(CasePerson(initials="KT", relationship="maternal aunt"),)]
    assert box.spots() == ()
    assert reason.spots() == (), "it is said for the whole case"
    assert box.field.box.hasFocus()
    assert box.field.text() == "Then KT said that the plan was late."
    assert list(nameless(box)) == []


def test_who_it_is_can_be_written_there_as_well(qtbot, box, names):
    box.show_text("K.T. said that it was late. Nobody asked KT again.")
    qtbot.mouseClick(box.notice.button("Say who KT is"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(box.notice.who.role, "mum")
    qtbot.mouseClick(box.notice.who.write_button, Qt.MouseButton.LeftButton)
    assert box.field.text() == "Mum (KT) said that it was late. Nobody asked KT again."
    assert [each.initials for each in names.kept().people] == ["KT"]
    assert box.spots() == ()


def test_the_role_told_beside_initials_before_is_offered_and_holds_for_the_case(qtbot, box, names):
    box.show_text("The maternal aunt (KT) was there.\nThen KT said so.")
    assert words_of(box) == ["KT"]
    qtbot.mouseClick(box.notice.button("maternal aunt (KT)"), Qt.MouseButton.LeftButton)
    assert box.field.text().endswith("Then maternal aunt (KT) said so.")
    assert names.kept().people == (CasePerson(initials="KT", relationship="maternal aunt"),)


def test_nobody_can_be_listed_where_a_text_is_of_no_one_case(qtbot, window, checker):
    names = NameCheck(b"k" * 32, CaseNames(), window, of_one_case=False)
    names.set_checker(checker)
    shown = FreeText(names, parent=window)
    qtbot.addWidget(shown)
    shown.set_value("Then KT said that the plan was late.")
    assert shown.watch.spots()
    with pytest.raises(KeyError):
        shown.notice.button("Say who KT is")
    assert shown.notice.button("mum")


def test_the_menu_of_a_line_offers_what_may_stand_instead(qtbot, line_box):
    line_box.show_text("The plan of Dr Patel")
    line = line_box.field.line
    line.setCursorPosition(len("The plan of Dr Pa"))
    place = line.cursorRect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(line, QContextMenuEvent(reason, place, line.mapToGlobal(place)))
    menu, words = menu_of(line)
    assert words[0] == "GP"
    menu.actions()[0].trigger()
    menu.close()
    assert line.value() == "The plan of GP"
