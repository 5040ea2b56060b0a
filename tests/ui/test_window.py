"""The window shows where one is, goes where one asks, and fits small screens and large text."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.accessible import nameless, too_small
from ui.application import open_out
from ui.theme import Scheme, Space, apply_theme
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.inputs import GrowingText, LineInput, Option, RadioGroup
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Foot, Page
from ui.widgets.rail import Step
from ui.widgets.rows import FieldRow, add_row
from ui.widgets.side_panel import SideBlock
from ui.widgets.text import PlainLabel, QuestionTitle
from ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
STEPS = tuple(
    Step(key=title, title=title, state="Not yet started")
    for title in ("About this form", "Assessment", "Recording and oversight", "Create return")
)
SIDE = (SideBlock(heading="Guidance", paragraphs=("Ask every agency.",), words=(("GCP", "Care"),)),)
FOOT = Foot(primary="Save and continue", back="Back", progress="3 of 5 answered on this page")


class Sample(Page):
    """A page of a form, with one of each."""

    def __init__(self):
        super().__init__("Assessment", "From your own agency's records.", foot=FOOT)
        card = Card()
        card.add(QuestionTitle("Was the child seen alone, and were their words written down?"))
        options = [Option(value=word, label=word) for word in ("Yes", "No", "Not applicable")]
        self.radios = RadioGroup("Was the child seen alone?", options)
        card.add(self.radios)
        self.box = GrowingText()
        self.row = add_row(card.body, "What is the evidence?", self.box)
        self.notice = Notice(NoticeKind.ATTENTION, "“Sharon” looks like a name. Use a role word.")
        self.notice.add_button("maternal aunt")
        self.notice.add_button("Not a name")
        card.add(self.notice)
        self.add(card)
        self.name = LineInput()
        add_row(self.body, "Your full name", self.name)


@pytest.fixture
def window(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.set_trail(("Case CSA-03", "Police", "Child sexual abuse 2026"))
    window.set_saved("Saved 14:02")
    window.set_steps(STEPS, "Assessment")
    window.set_side(SIDE)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def page(window):
    page = Sample()
    window.show_page(page)
    QApplication.sendPostedEvents()
    return page


def test_a_new_page_starts_at_its_heading_and_the_old_one_goes(qtbot, window, page):
    assert page.heading.hasFocus()
    second = Sample()
    with qtbot.waitSignal(page.destroyed):
        window.show_page(second)
    assert window.page() is second
    assert second.heading.hasFocus()


def test_the_title_says_place_page_and_problems(window, page):
    place = "Case CSA-03, Police, Assessment"
    assert window.windowTitle() == f"{place} \N{EN DASH} Audit Desk"
    page.show_problems([Problem(path="q3", words="Select yes or no")])
    assert window.windowTitle().startswith("Error: Case CSA-03")
    assert page.summary.heading.hasFocus()
    page.show_problems([])
    assert not window.windowTitle().startswith("Error")


def test_the_foot_belongs_to_the_page(qtbot, window, page):
    assert window.foot_bar.isVisible()
    assert window.foot_bar.primary.words() == "Save and continue"
    page.set_foot(Foot(primary="Create return file"))
    assert window.foot_bar.primary.words() == "Create return file"
    assert not window.foot_bar.back.isVisible()
    page.set_foot(None)
    assert not window.foot_bar.isVisible()


def test_buttons_and_keys_of_the_foot_reach_the_page_shown(qtbot, window, page):
    old = []
    page.primary_pressed.connect(lambda: old.append(1))
    second = Sample()
    window.show_page(second)
    with qtbot.waitSignal(second.primary_pressed):
        qtbot.mouseClick(window.foot_bar.primary, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(second.primary_pressed):
        qtbot.keyClick(second.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(second.back_pressed):
        qtbot.keyClick(second.name, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert old == []
    second.set_foot(None)
    with qtbot.assertNotEmitted(second.primary_pressed):
        qtbot.keyClick(second.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_f6_goes_round_the_areas(qtbot, window, page):
    def press(modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, modifier)
        return QApplication.focusWidget()

    window.resize(1366, 768)
    assert press() is window.side
    assert press() is window.rail.row("Assessment")
    assert press() is page.heading
    assert press(Qt.KeyboardModifier.ShiftModifier) is window.rail.row("Assessment")
    assert press(Qt.KeyboardModifier.ShiftModifier) is window.side


def test_tab_goes_as_one_reads_even_to_what_was_added_later(qtbot, window, page):
    window.resize(1366, 768)
    page.radios.set_value("No")
    late = LineInput()
    page.body.insertWidget(0, FieldRow("Added later", late))
    window.set_steps(STEPS, "Assessment")
    QApplication.sendPostedEvents()
    buttons = page.notice.findChildren(PlainButton)
    wanted = [
        late,
        page.radios.radio("No"),
        page.radios.clear_link,
        page.box,
        *buttons,
        page.name,
        window.side,
        window.foot_bar.back,
        window.foot_bar.primary,
        window.top_bar.guidance,
        window.rail.row("Assessment"),
    ]
    page.heading.setFocus()
    assert _go(qtbot, Qt.Key.Key_Tab, len(wanted)) == wanted
    back = _go(qtbot, Qt.Key.Key_Backtab, len(wanted) - 1)
    assert back == wanted[-2::-1]


def _go(qtbot, key, times):
    reached = []
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), key)
        reached.append(QApplication.focusWidget())
    return reached


def test_a_step_is_asked_for_by_key(qtbot, window, page):
    with qtbot.waitSignal(window.step_chosen) as sent:
        qtbot.mouseClick(window.rail.row("Create return"), Qt.MouseButton.LeftButton)
    assert sent.args == ["Create return"]
    assert window.page() is page


def test_the_rail_shows_only_where_there_are_steps(window, page):
    assert window.rail.isVisible()
    window.set_steps(())
    assert not window.rail.isVisible()


def test_guidance_folds_away_when_narrow_and_comes_back(qtbot, window, page):
    window.resize(1366, 768)
    assert window.side.isVisible()
    assert window.top_bar.guidance.words() == "Help"
    window.resize(1024, 768)
    assert not window.side.isVisible()
    assert window.top_bar.guidance.words() == "Guidance and help"
    qtbot.mouseClick(window.top_bar.guidance, Qt.MouseButton.LeftButton)
    assert window.side.isVisible()
    assert window.side.hasFocus()
    qtbot.keyClick(window.side, Qt.Key.Key_F1)
    assert not window.side.isVisible()
    assert page.heading.hasFocus()
    window.resize(1366, 768)
    assert window.side.isVisible()
    window.set_side(())
    assert not window.side.isVisible()
    assert window.top_bar.guidance.words() == "Help"


def test_f1_puts_help_below_guidance_and_gives_the_focus_back(qtbot, window, page):
    page.box.setFocus()
    qtbot.keyClick(page.box, Qt.Key.Key_F1)
    assert window.side.isVisible()
    assert window.side.hasFocus()
    assert window.side.blocks() == SIDE
    shown = [label.text() for label in window.side.findChildren(PlainLabel)]
    assert shown.index("Ask every agency.") < shown.index("Keys")
    assert "Ctrl+Return" in shown
    assert "Ctrl+Q" not in shown  # nothing closes this window by key: it has no menu
    qtbot.keyClick(window.side, Qt.Key.Key_Escape)
    assert not window.side.isVisible()
    assert page.box.hasFocus()


def test_help_goes_with_its_page(qtbot, window, page):
    window.set_side(())
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.side.isVisible()
    window.show_page(Sample())
    assert not window.side.isVisible()
    assert not window.side.help_blocks()


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_keys_make_the_text_larger_smaller_and_normal(qtbot, window, page, key):
    ctrl = Qt.KeyboardModifier.ControlModifier
    page.box.setFocus()
    qtbot.keyClick(page.box, key, ctrl)
    qtbot.keyClick(page.box, key, ctrl)
    assert window.theme.percent == 125
    qtbot.keyClick(page.box, Qt.Key.Key_Minus, ctrl)
    assert window.theme.percent == 110
    qtbot.keyClick(page.box, Qt.Key.Key_0, ctrl)
    assert window.theme.percent == 100
    qtbot.keyClick(page.box, Qt.Key.Key_Minus, ctrl)
    assert window.theme.percent == 100
    assert page.box.value() == ""


def test_dropped_files_are_handed_on_as_paths(qtbot, window, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.auditpack")), QUrl("https://example.org/")])
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    enter = QDragEnterEvent(window.rect().center(), *arguments, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    place = QPointF(window.rect().center())
    drop = QDropEvent(place, *arguments, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.files_dropped) as sent:
        QApplication.sendEvent(window, drop)
    assert sent.args == [(tmp_path / "a.auditpack",)]


def test_dropped_text_is_refused(window):
    data = QMimeData()
    data.setText("words")
    enter = QDragEnterEvent(
        window.rect().center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_deeds_that_are_always_there_stand_in_the_menu(qtbot, window):
    assert not window.top_bar.menu_button.isVisible()
    action = QAction("Settings", window)
    window.add_action(action)
    assert window.top_bar.menu_button.isVisible()
    assert action in window.top_bar.menu.actions()


def test_closing_is_told_before_it_happens(qtbot, window):
    with qtbot.waitSignal(window.closing):
        window.close()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_nothing_is_cut_off_sideways(qapp, window, page, scheme, percent, size):
    apply_theme(qapp, scheme, percent)
    window.resize(*size)
    page.radios.set_value("Yes")
    QApplication.sendPostedEvents()
    assert window.width() == size[0]
    assert page.scroller.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(PlainLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert nameless(window) == []
    assert too_small(window) == []


@pytest.mark.parametrize(("percent", "gives_way"), [(100, False), (200, True)])
def test_an_open_panel_leaves_room_for_the_page(qapp, qtbot, window, page, percent, gives_way):
    apply_theme(qapp, Scheme.LIGHT, percent)
    window.resize(1024, 768)
    qtbot.keyClick(page.box, Qt.Key.Key_F1)
    QApplication.sendPostedEvents()
    assert window.side.isVisible()
    assert window.rail.isVisible() is not gives_way
    assert page.isVisible()
    assert page.scroller.horizontalScrollBar().maximum() == 0
    qtbot.keyClick(window.side, Qt.Key.Key_Escape)
    assert window.rail.isVisible()


def test_going_to_a_control_scrolls_to_it(qtbot, window, page):
    window.resize(1024, 560)
    page.box.set_value("line\n" * 18)
    QApplication.sendPostedEvents()
    page.go_to(page.name)
    assert page.name.hasFocus()
    assert page.name.visibleRegion().boundingRect().height() == page.name.height()


def test_going_to_a_box_that_is_cut_by_the_edge_shows_all_of_it(qtbot, window, page):
    window.resize(1024, 560)
    page.box.set_value("line\n" * 18)
    QApplication.sendPostedEvents()
    bottom = page.name.mapTo(page, page.name.rect().bottomLeft()).y()
    bar = page.scroller.verticalScrollBar()
    bar.setValue(bar.value() + bottom + 4 - page.scroller.viewport().height())
    page.go_to(page.name)
    below = page.name.mapTo(page.scroller.viewport(), page.name.rect().bottomLeft()).y()
    assert below + Space.TIGHT < page.scroller.viewport().height(), "room for its frame"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 620)])
def test_problems_are_listed_in_full_below_the_top_bar(qapp, window, qtbot, size):
    apply_theme(qapp, Scheme.LIGHT, 200)
    window.resize(*size)
    page = Sample()
    window.show_page(page)
    page.box.set_value("line\n" * 18)
    qapp.processEvents()
    page.go_to(page.name)
    qapp.processEvents()
    page.show_problems([Problem(path="name", words="Enter your full name, as on your letters")])
    qapp.processEvents()
    view = page.scroller.viewport()
    for part in (page.heading, page.summary):
        top = part.mapTo(view, part.rect().topLeft()).y()
        bottom = part.mapTo(view, part.rect().bottomLeft()).y()
        is_whole = top >= 0 and bottom < view.height()
        assert is_whole if part is page.summary else (is_whole or bottom < 0), part


def test_the_window_opens_without_stores_and_printing():
    code = (
        "import sys, ui.window\n"
        "heavy = {'sqlalchemy', 'alembic', 'sqlcipher3', 'reportlab', 'pyrage', 'openpyxl'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_on_a_small_screen_the_window_opens_as_large_as_the_screen(qtbot):
    """The foot of the page, with the main deed, is never beyond the edge."""
    window = MainWindow()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    window.resize(room)
    open_out(window)
    assert window.isMaximized()
    other = MainWindow()
    qtbot.addWidget(other)
    other.setMinimumSize(1, 1)
    other.resize(room.width() // 2, room.height() // 2)
    open_out(other)
    assert not other.isMaximized()
