"""Whoever has gone on to something else keeps it, however late the earlier work ends."""

import threading

from PySide6.QtCore import Qt

from tests.ui.auditor.test_desk import (  # noqa: F401  fixtures
    click,
    complete_first,
    contents,
    empty,
    issued,
    kept,
    pack_file,
    pack_id_of,
    shows,
)
from ui.auditor.create_return_page import CreateReturnPage
from ui.auditor.desk import AuditorDesk
from ui.auditor.home_page import HomePage
from ui.auditor.open_pack_page import OpenPackPage
from ui.auditor.task_list_page import TaskListPage


def all_done(qtbot, around):
    qtbot.waitUntil(lambda: not around.tasks.tasks(), timeout=8000)


def test_a_pack_that_ends_opening_leaves_the_form_alone(kept, window, qtbot, pack_file, issued):  # noqa: F811
    first = complete_first(kept)
    desk = AuditorDesk(kept)
    shows(qtbot, window, HomePage)
    desk.open_files((pack_file,))
    page = shows(qtbot, window, OpenPackPage)
    qtbot.keyClicks(page.code, issued.words)
    qtbot.keyClick(page.code, Qt.Key.Key_Return)
    desk.cases.open(first.id)
    all_done(qtbot, kept)
    assert isinstance(window.page(), TaskListPage)


def test_home_that_comes_late_leaves_the_box_that_is_typed_in(kept, window, qtbot):  # noqa: F811
    desk = AuditorDesk(kept)
    shows(qtbot, window, HomePage)
    qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    desk.show_home()
    desk.show_open_pack()
    page = shows(qtbot, window, OpenPackPage)
    qtbot.keyClicks(page.code, "six")
    all_done(qtbot, kept)
    assert window.page() is page


def test_home_pressed_after_a_form_is_what_comes(kept, window, qtbot):  # noqa: F811
    first = complete_first(kept)
    desk = AuditorDesk(kept)
    shows(qtbot, window, HomePage)
    desk.cases.open(first.id)
    desk.show_home()
    all_done(qtbot, kept)
    assert isinstance(window.page(), HomePage)
    assert desk.cases.form_desk is None


def test_nobody_is_asked_where_to_save_a_return_that_was_left(kept, window, qtbot, dialogs):  # noqa: F811
    first = complete_first(kept)
    desk = AuditorDesk(kept)
    home = shows(qtbot, window, HomePage)
    click(qtbot, home.return_buttons[pack_id_of(kept)])
    page = shows(qtbot, window, CreateReturnPage)
    click(qtbot, page.declaration)
    click(qtbot, window.foot_bar.primary)
    desk.cases.open(first.id)
    all_done(qtbot, kept)
    assert dialogs.asked == []
    assert isinstance(window.page(), TaskListPage)
    assert kept.profile.forms.sent(pack_id_of(kept)) == ()


def test_a_file_saved_after_one_has_gone_on_is_told_of(kept, window, qtbot, dialogs, tmp_path):  # noqa: F811
    first = complete_first(kept)
    desk = AuditorDesk(kept)
    home = shows(qtbot, window, HomePage)
    click(qtbot, home.return_buttons[pack_id_of(kept)])
    page = shows(qtbot, window, CreateReturnPage)
    click(qtbot, page.declaration)
    dialogs.answer(tmp_path / "r1.auditreturn")
    gate, forms = threading.Event(), kept.profile.forms
    record = forms.add_sent
    forms.add_sent = lambda *kept: (gate.wait(5), record(*kept))  # a slow stick
    click(qtbot, window.foot_bar.primary)
    qtbot.waitUntil(lambda: bool(dialogs.asked), timeout=8000)
    desk.cases.open(first.id)
    gate.set()
    all_done(qtbot, kept)
    assert isinstance(window.page(), TaskListPage)
    (sent,) = kept.profile.forms.sent(pack_id_of(kept))
    assert sent.receipt in dialogs.told[0][1]


def test_a_preview_that_comes_late_leaves_the_page_turned_to(kept, window, qtbot):  # noqa: F811
    first = complete_first(kept)
    desk = AuditorDesk(kept)
    shows(qtbot, window, HomePage)
    desk.cases.open(first.id)
    shows(qtbot, window, TaskListPage)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    desk.cases.form_desk.show_step("page:plan")
    all_done(qtbot, kept)
    assert window.page().title() == "Plan and family"


def test_closing_while_a_return_is_sealed_asks_nothing_and_records_nothing(
    kept,  # noqa: F811
    window,
    qtbot,
    dialogs,
):
    complete_first(kept)
    desk = AuditorDesk(kept)
    window.closing.connect(desk.finish)
    window.closing.connect(kept.tasks.close)
    home = shows(qtbot, window, HomePage)
    click(qtbot, home.return_buttons[pack_id_of(kept)])
    page = shows(qtbot, window, CreateReturnPage)
    click(qtbot, page.declaration)
    click(qtbot, window.foot_bar.primary)
    window.close()
    assert dialogs.asked == []
    assert kept.profile.forms.sent(pack_id_of(kept)) == ()
