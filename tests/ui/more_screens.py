"""What comes up over a page or inside it, and is in no picture: for tests that look at it all."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.profile import create_profile, open_profile
from models.snapshots import ProfileRole
from tests.world import CHEAP
from ui.auditor.desk import AuditorDesk
from ui.auditor.find_page import FindPage
from ui.auditor.home_page import HomePage
from ui.auditor.question_page import QuestionPage
from ui.help.first_guide import GuideCard, panels
from ui.lock.lock_desk import LockDesk
from ui.shortcuts import Shortcuts

PATH = "Q1.comment"
SLIPS = "We recieved teh referral. "


def show_guide(studio, example):
    """Show each panel of the first-use guide."""
    profile = create_profile(
        Path("guided"),
        passphrase=example.passphrase,
        role=ProfileRole.AUDITOR,
        cost=CHEAP,
        organisation="",
    )
    desk = AuditorDesk(studio.surroundings(profile))
    try:
        home = studio.page(HomePage)
        studio.settle()
        card = home.findChild(GuideCard)
        for number, _panel in enumerate(panels(ProfileRole.AUDITOR), 1):
            assert card.isVisible()
            studio.snap(f"guide-{number}")
            card.next.click()
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def show_over_a_form(studio, example):
    """Show what keys bring up in a form, and the words before the program locks itself."""
    shutil.copytree(example.auditor(), "over-a-form")
    profile = open_profile(Path("over-a-form"), example.passphrase)
    around = studio.surroundings(profile)
    desk = AuditorDesk(around)
    lock = LockDesk(around, desk)
    try:
        next(iter(studio.page(HomePage).open_buttons.values())).click()
        studio.settle()
        form = desk.cases.form_desk
        _in_a_box(studio, form)
        trigger(studio, Shortcuts.GO_TO)
        studio.page(FindPage)
        studio.snap("go-to")
        studio.window.foot_bar.back.click()
        studio.settle()
        lock.countdown.count(30)
        studio.snap("countdown")
        lock.end()
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def _in_a_box(studio, form):
    form.show_step("page:referral")
    page = studio.page(QuestionPage)
    box = page.card_of(PATH).box(PATH)
    editor = box.field.box
    editor.setFocus()
    QTest.keyClicks(editor, SLIPS)
    press(studio, Shortcuts.SPELLING)
    assert form.spelling.panel().offers()
    studio.snap("spelling")
    QTest.keyClick(form.spelling.panel(), Qt.Key.Key_Escape)
    editor.setFocus()
    QTest.keyClicks(editor, "More. ")
    form.work.leave_field()
    for tool, name in ((Shortcuts.EARLIER, "earlier"), (Shortcuts.COPY_ANSWER, "copies")):
        editor.setFocus()
        press(studio, tool)
        shelf = form.writing.shelves.shelf()
        assert shelf.deeds()
        studio.snap(name)
        QTest.keyClick(shelf, Qt.Key.Key_Escape)


def press(studio, tool):
    """Press the keys of a tool where the focus is, and wait for what they bring."""
    keys = tool.sequence[0]
    QTest.keyClick(QApplication.focusWidget(), keys.key(), keys.keyboardModifiers())
    studio.settle()


def trigger(studio, keys):
    """Do what a line of the menu does."""
    next(each for each in studio.window.actions() if each.shortcut() == keys.sequence).trigger()
    studio.settle()
