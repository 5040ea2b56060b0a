"""Every listed key does something somewhere, none does two things at once, each page has help."""

from collections import Counter

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from models.snapshots import PackCase
from tests.house.sources import ROOT
from tests.ui.auditor.conftest import KNOWN, a_pack
from ui.auditor.desk import AuditorDesk
from ui.auditor.form_steps import ABOUT, CHECK, NAMES, PAGE, SCOPE
from ui.auditor.home_page import HomePage
from ui.help.page_help import working
from ui.help.page_words import page_words
from ui.lock.lock_desk import LockDesk
from ui.shortcuts import Shortcuts

# Keys of the office's editor of tools: tests/ui/office/test_tool_editor.py presses them.
AT_THE_OFFICE = {Shortcuts.MOVE_UP, Shortcuts.MOVE_DOWN}
# Pages that are read once and explain themselves, those of the help, and what pages share.
NEED_NO_HELP = {
    "start.no_folder_page",
    "auditor.certificate_page",
    "auditor.reopen_page",
    "auditor.withdraw_page",
    "office.tool_problems_page",
    "office.tools.draft_page",
}


def live(window):
    """The keys of everything that is shown, as often as something would answer to them."""
    shown = [
        each.keys()
        for each in window.findChildren(QShortcut)
        if each.isEnabled() and isinstance(each.parent(), QWidget) and each.parent().isVisible()
    ]
    actions = [[action.shortcut()] for action in window.actions() if action.isEnabled()]
    return Counter(key.toString() for keys in [*shown, *actions] for key in keys if key.toString())


@pytest.fixture
def desk(around, window, qtbot):
    """An auditor with two cases of one audit, the second one known, and somebody to lock."""
    forms = around.profile.forms
    forms.add_pack(a_pack(id="pack-2", audit_id="audit-2"), [PackCase(uin="CSA-09", label="")])
    second = forms.forms("pack-1")[1]
    forms.save_scope(second.id, KNOWN)
    forms.save_answers(second.id, {"Q3.comment": "Sharon Smith came with mum."})
    desk = AuditorDesk(around)
    lock = LockDesk(around, desk)
    qtbot.waitUntil(lambda: isinstance(window.page(), HomePage))
    desk.form_id = second.id
    yield desk
    lock.end()


def test_every_key_of_the_list_works_somewhere_and_none_is_taken_twice(desk, around, window, qtbot):
    found = set(working(window))
    clashes = {key for key, times in live(window).items() if times > 1}
    desk.cases.open(desk.form_id)
    qtbot.waitUntil(lambda: desk.cases.form_desk is not None)
    for step in (ABOUT, SCOPE, f"{PAGE}assessment", NAMES, CHECK):
        desk.cases.form_desk.show_step(step)
        around.tasks.wait()
        QApplication.sendPostedEvents()
        found |= working(window)
        clashes |= {key for key, times in live(window).items() if times > 1}
    assert not clashes
    assert set(Shortcuts) - found == AT_THE_OFFICE
    desk.leave()


def modules():
    for path in sorted((ROOT / "ui").rglob("*_page.py")):
        name = ".".join(path.relative_to(ROOT / "ui").with_suffix("").parts)
        if not name.startswith("help."):
            yield name


@pytest.mark.parametrize("name", list(modules()))
def test_every_page_has_help_or_needs_none(name):
    assert bool(page_words(f"ui.{name}")) != (name in NEED_NO_HELP)


def test_help_of_a_page_is_short():
    for name in modules():
        for words in page_words(f"ui.{name}"):
            assert len(words) < 260, name
            assert words.count(". ") <= 3, name
