"""Labels, buttons, rows, notices, rail, tables and questions as people meet them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.accessible import description_of, name_of, nameless, too_small
from ui.dialogs import Dialogs, place_for
from ui.shortcuts import Shortcuts
from ui.tables.model import SORT_ROLE, TONE_ROLE, Column, Side, TextTableModel
from ui.tables.view import ListTable
from ui.theme import Scheme, Tone, apply_theme
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.card import Card, StatCard, StatRow
from ui.widgets.fold import Fold
from ui.widgets.inputs import (
    Choice,
    DateInput,
    GrowingText,
    LineInput,
    Option,
    PassphraseInput,
    RadioGroup,
    TickGroup,
)
from ui.widgets.notice import ErrorSummary, Notice, NoticeKind, Problem
from ui.widgets.page import Page
from ui.widgets.rail import Step, StepRail, spoken
from ui.widgets.rows import FieldRow, add_row
from ui.widgets.text import PlainLabel

ANSWERS = (
    Option(value="yes", label="Yes", key="y"),
    Option(value="no", label="No", key="n"),
    Option(value="na", label="Not applicable", key="a"),
)
QUESTION = "Was the child seen alone?"


def test_text_from_elsewhere_is_never_markup(place):
    plain = place(PlainLabel("<b>Ms</b> & <img src='x'>"))
    plain.setWordWrap(False)
    other = PlainLabel("Ms & ")
    other.setWordWrap(False)
    assert plain.sizeHint().width() > 2 * other.sizeHint().width()
    other.deleteLater()


@pytest.mark.parametrize("kind", [PlainButton, PrimaryButton, LinkButton])
def test_buttons_show_an_ampersand_and_work_by_keyboard(qtbot, place, kind):
    button = place(kind("Print R&D form"))
    assert (button.words(), name_of(button)) == ("Print R&D form", "Print R&D form")
    button.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_a_row_names_its_control_and_reads_help_and_error(place):
    row = FieldRow("Health & school", LineInput(), help="As on the return.")
    place(row)
    assert name_of(row.widget) == "Health & school"
    assert description_of(row.widget) == "As on the return."
    assert row.label.buddy() is row.widget
    row.set_error("Enter your full name")
    assert description_of(row.widget).startswith("Enter your full name")
    row.set_label("Name")
    assert name_of(row.widget) == "Name"
    row.set_error("")
    assert row.error() == ""
    assert description_of(row.widget) == "As on the return."


def test_the_label_of_an_ampersand_shows_one(place):
    row = place(FieldRow("Health & school", LineInput()))
    wide = FieldRow("Health && school", LineInput())
    row.label.setWordWrap(False)
    wide.label.setWordWrap(False)
    assert row.label.sizeHint().width() < wide.label.sizeHint().width()
    wide.deleteLater()


def test_the_summary_leads_to_each_problem(qtbot, place):
    summary = place(ErrorSummary())
    assert not summary.isVisible()
    summary.show_problems(
        [Problem(path="q3", words="Select yes or no"), Problem(path="q6", words="B")]
    )
    assert summary.isVisible()
    assert summary.heading.hasFocus()
    with qtbot.waitSignal(summary.chosen) as sent:
        qtbot.keyClick(summary.lines()[1], Qt.Key.Key_Space)
    assert sent.args == ["q6"]
    summary.show_problems([])
    assert not summary.isVisible()


def test_the_buttons_of_a_notice_move_below_when_it_is_narrow(qtbot, place):
    notice = place(Notice(NoticeKind.ATTENTION, "“Sharon” looks like a name. Use a role word."))
    button = notice.add_button("maternal aunt")
    QApplication.sendPostedEvents()
    words = notice.findChild(PlainLabel)
    assert button.mapTo(notice, button.rect().topLeft()).y() < words.geometry().bottom()
    notice.window().resize(300, 500)
    QApplication.sendPostedEvents()
    assert button.mapTo(notice, button.rect().topLeft()).y() >= words.geometry().bottom()
    assert name_of(notice).startswith("“Sharon”")


STEPS = tuple(
    Step(key=key, title=title, state=state)
    for key, title, state in (
        ("about", "About this form", "Completed"),
        ("assess", "Assessment", "In progress, 3 of 5 answered"),
        ("plan", "Plan and family", "Not yet started"),
    )
)


def test_a_step_is_read_as_one_sentence(place):
    rail = place(StepRail())
    rail.set_steps(STEPS)
    rail.set_current("assess")
    assert name_of(rail.row("assess")) == "Assessment, in progress, 3 of 5 answered"
    assert description_of(rail.row("assess")) == "You are here"
    assert description_of(rail.row("plan")) == ""
    assert spoken(Step(key="a", title="Cases", state="AIM used")) == "Cases, AIM used"


def test_the_rail_is_one_tab_stop_and_arrows_move(qtbot, place):
    before, rail = place(LineInput()), place(StepRail())
    rail.set_steps(STEPS)
    rail.set_current("assess")
    after = place(LineInput())
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert rail.row("assess").hasFocus()
    qtbot.keyClick(rail.row("assess"), Qt.Key.Key_Down)
    assert rail.row("plan").hasFocus()
    qtbot.keyClick(rail.row("plan"), Qt.Key.Key_Home)
    assert rail.row("about").hasFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(rail.chosen) as sent:
            qtbot.keyClick(rail.row("about"), key)
        assert sent.args == ["about"]
    qtbot.keyClick(rail.row("about"), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_new_states_keep_the_current_step_and_the_focus(place):
    rail = place(StepRail())
    rail.set_steps(STEPS)
    rail.set_current("plan")
    rail.row("about").setFocus()
    rail.set_steps([*STEPS[:2], Step(key="plan", title="Plan and family", state="Completed")])
    assert rail.current() == "plan"
    assert rail.row("about").hasFocus()
    assert name_of(rail.row("plan")) == "Plan and family, completed"


def test_a_fold_says_which_way_it_goes(qtbot, place):
    fold = Fold("Show guidance", "Hide guidance")
    inside = PlainLabel("Ask every agency.")
    fold.add(inside)
    place(fold)
    assert not inside.isVisible()
    fold.button.setFocus()
    with qtbot.waitSignal(fold.turned) as sent:
        qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    assert (sent.args, inside.isVisible(), name_of(fold.button)) == ([True], True, "Hide guidance")
    fold.set_open(False)
    assert (inside.isVisible(), name_of(fold.button)) == (False, "Show guidance")


def test_figures_share_the_width_and_stack_when_there_is_none(place):
    row = place(StatRow([StatCard(str(n), "forms returned") for n in range(4)]))
    assert name_of(row.cards()[0]) == "0 forms returned"
    row.window().resize(1100, 400)
    QApplication.sendPostedEvents()
    assert len({card.y() for card in row.cards()}) == 1
    row.window().resize(240, 800)
    QApplication.sendPostedEvents()
    assert len({card.x() for card in row.cards()}) == 1


ROWS = (("Police", "Returned", 5), ("Schools", "Awaiting", 12))
COLUMNS = (
    Column(heading="Agency", text=lambda row: row[0]),
    Column(heading="State", text=lambda row: row[1], tone=lambda row: Tone.DONE),
    Column(heading="Forms", text=lambda row: str(row[2]), side=Side.RIGHT, sort=lambda row: row[2]),
)


def test_rows_are_words_that_are_read_with_their_heading(qtmodeltester):
    model = TextTableModel(COLUMNS, ROWS)
    qtmodeltester.check(model)
    cell = model.index(1, 1)
    assert cell.data() == "Awaiting"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "State: Awaiting"
    assert cell.data(TONE_ROLE) is Tone.DONE
    assert model.index(1, 2).data(SORT_ROLE) == 12
    right = Qt.AlignmentFlag.AlignRight
    assert model.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) & right
    model.set_rows(ROWS[:1])
    assert (model.rowCount(), model.row_at(0)) == (1, ROWS[0])
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_a_table_is_as_high_as_its_rows_opened_by_enter_and_left_by_tab(qtbot, place):
    model = TextTableModel(COLUMNS, ROWS)
    table, after = place(ListTable("Coverage", model)), place(LineInput())
    model.setParent(table)
    assert name_of(table) == "Coverage"
    assert table.verticalScrollBar().maximum() == 0
    low = table.height()
    model.set_rows(ROWS * 4)
    assert table.height() > low
    table.setFocus()
    table.select_row(1)
    with qtbot.waitSignal(table.chosen) as sent:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert sent.args == [1]
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert after.hasFocus()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_control_has_a_name_and_a_size_to_hit(qapp, place, percent):
    apply_theme(qapp, Scheme.LIGHT, percent)
    card = Card()
    for label, widget in (
        ("Full name", LineInput()),
        ("Date", DateInput()),
        ("Agency", Choice(ANSWERS)),
        ("Passphrase", PassphraseInput()),
        ("Evidence", GrowingText()),
        (QUESTION, RadioGroup(QUESTION, ANSWERS)),
        ("Parts", TickGroup("Parts", ANSWERS)),
    ):
        add_row(card.body, label, widget)
    card.findChild(RadioGroup).set_value("yes")
    card.add(LinkButton("Undo"))
    place(card).window().resize(900, 1500)
    QApplication.sendPostedEvents()
    assert nameless(card) == []
    assert too_small(card) == []


@pytest.mark.parametrize(("button", "answer"), [("Delete the form", True), ("Keep it", False)])
def test_a_question_is_answered_by_the_deed(qtbot, button, answer):
    def press():
        box = QApplication.activeModalWidget()
        words = [label.text() for label in box.findChildren(PlainLabel)]
        assert "<b>CSA-03</b> is deleted for good." in words
        (found,) = [one for one in box.findChildren(PlainButton) if one.words() == button]
        found.click()

    QTimer.singleShot(0, press)
    assert (
        Dialogs().confirm(
            "Delete this form", "<b>CSA-03</b> is deleted for good.", "Delete the form", "Keep it"
        )
        is answer
    )


def test_a_question_starts_on_the_safe_answer_and_escape_takes_it(qtbot):
    def press():
        box = QApplication.activeModalWidget()
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, press)
    assert Dialogs().confirm("Delete", "For good.", "Delete", "Keep") is False


def test_a_file_is_offered_a_place_among_the_persons_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = place_for(Path("CSA-2026_csc_r1.auditreturn"))
    assert place.is_absolute()
    assert place.parent.is_dir()
    assert tmp_path not in place.parents
    assert place_for(tmp_path / "form.pdf") == tmp_path / "form.pdf"


def test_a_file_is_offered_a_place_that_exists_even_without_a_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "gone" / "person"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "gone" / "person"))
    assert place_for(Path("form.pdf")).parent.is_dir()


def test_no_two_deeds_share_a_key():
    keys = [shortcut.sequence.toString() for shortcut in Shortcuts]
    assert all(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("chosen", "is_asked"),
    [
        ("CSA-2026_CSA-03_Police_r2.pdf", False),
        ("CSA-2026_CSA-03_Police_r2 final.pdf", False),
        ("copy for the meeting.pdf", False),
        ("Sharon Gloss.pdf", True),
        ("CSA-2026_CSA-03_Police_r2_Temitope.pdf", True),
        ("943 476 5919.pdf", True),
        ("born 14.03.2015.pdf", True),
    ],
)
def test_a_file_name_that_may_tell_who_somebody_is_has_to_be_meant(
    dialogs, tmp_path, chosen, is_asked
):
    suggested, wanted = Path("CSA-2026_CSA-03_Police_r2.pdf"), tmp_path / chosen
    other = tmp_path / "CSA-03.pdf"
    dialogs.answer(wanted, *((False, other) if is_asked else ()))
    assert dialogs.ask_save_file("Save", suggested) == (other if is_asked else wanted)
    dialogs.answer(wanted, *((True,) if is_asked else ()))
    assert dialogs.ask_save_file("Save", suggested) == wanted


def test_why_something_failed_is_seen_on_a_page_that_is_longer_than_its_window(place, qtbot):
    page = place(Page("A long page"))
    for _each in range(40):
        page.add(PlainLabel("One line of many."))
    failed = Notice(NoticeKind.ERROR)
    failed.hide()
    page.add(failed)
    QApplication.sendPostedEvents()
    failed.tell(NoticeKind.ERROR, "The server cannot be reached.")
    qtbot.waitUntil(lambda: failed.visibleRegion().boundingRect() == failed.rect())
