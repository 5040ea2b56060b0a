"""Behind each figure of two audits side by side stand the answers of the one that it counts."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.answered import yes
from tests.ui.office.seen import rows_of, words_on
from ui.office.analysis_page import AnalysisPage
from ui.office.answers_page import AnswersPage
from ui.office.comparison_page import ComparisonPage
from ui.office.stages import Stage

NOW, BEFORE = ("CSA-01", "CSA-02", "CSA-03"), ("OLD-01", "OLD-02")


@pytest.fixture
def page(office, checker, qtbot):
    """The comparison of an audit with an earlier one, three answers beside two."""
    profile = office.profile
    audits = [
        world.make_audit(profile, BEFORE, code="CSA-2025", title="Child sexual abuse 2025"),
        world.make_audit(profile, NOW),
    ]
    for audit, uins in zip(audits, (BEFORE, NOW), strict=True):
        laptop = world.Laptop(profile, audit, "gp", checker)
        world.take_in(profile, laptop.make({uin: yes("Q1") for uin in uins}))
    office.open(audits[1])
    office.click(office.go(Stage.ANALYSIS).compare_button)
    office.page.earlier.setFocus()
    qtbot.keyClick(office.page.earlier, Qt.Key.Key_Down)
    office.settle()
    assert isinstance(office.page, ComparisonPage)
    return office.page


def choose(page, code):
    rows = rows_of(page.table)
    page.table.select_row(next(n for n, row in enumerate(rows) if row[0].startswith(f"{code} ")))


def cases_behind(office):
    assert isinstance(office.page, AnswersPage)
    return [row[0] for row in rows_of(office.page.table)]


def test_the_answers_of_each_audit_are_shown_and_one_comes_back(office, page):
    choose(page, "Q1")
    office.click(page.now_button)
    assert cases_behind(office) == list(NOW)
    assert not office.page.buttons.isVisible()
    assert nameless(office.window) == []
    office.page.back_pressed.emit()
    office.settle()
    page = office.page
    assert isinstance(page, ComparisonPage)
    assert "CSA-2025" in page.earlier.currentText()
    assert rows_of(page.table)[page.table.current_row()][0].startswith("Q1 ")
    office.click(page.before_button)
    assert cases_behind(office) == list(BEFORE)
    assert "Child sexual abuse 2025" in words_on(office.page)
    office.page.back_pressed.emit()
    office.settle()
    office.page.back_pressed.emit()
    office.settle()
    assert isinstance(office.page, AnalysisPage)


def test_a_figure_is_clicked_and_a_line_is_entered(office, page, qtbot):
    for column, expected in ((1, NOW), (2, BEFORE)):
        choose(office.page, "Q1")
        table = office.page.table
        index = table.model().index(table.current_row(), column)
        office.page.scroller.ensureWidgetVisible(table)
        place = table.visualRect(index).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        office.settle()
        assert cases_behind(office) == list(expected)
        office.page.back_pressed.emit()
        office.settle()
    choose(office.page, "Q1")
    office.page.table.setFocus()
    qtbot.keyClick(office.page.table, Qt.Key.Key_Return)
    office.settle()
    assert cases_behind(office) == list(NOW)
