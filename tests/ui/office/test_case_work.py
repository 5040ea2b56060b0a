"""A case is read as the meeting needs it: in columns, briefly, one agency, and on paper."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from tests.ui.office.world import Answered
from ui.office.case_grid import CaseGrid
from ui.office.case_page import CasePage
from ui.office.side_rows import AgencyLine, QuestionBlock
from ui.office.stages import Stage
from ui.preview.preview_page import PreviewPage

LONG = "The plan was written in one day. Nobody asked the school, which knew more."


@pytest.fixture
def page(office, profile, checker):
    audit = world.make_audit(profile)
    said = {
        "csc": (("Q1", "yes"), ("Q1.comment", LONG), ("judgement-A", "outstanding")),
        "police": (("Q1", "no"), ("Q1.comment", "The meeting came late.")),
    }
    for code, answers in said.items():
        laptop = world.Laptop(profile, audit, code, checker)
        grade = () if code == "csc" else (("judgement-A", "inadequate"),)
        world.take_in(profile, laptop.make({"CSA-01": Answered(answers=(*answers, *grade))}))
    office.open(audit)
    page = office.go(Stage.SIDE_BY_SIDE)
    assert isinstance(page, CasePage)
    return page


def choose(office, choice, words):
    choice.setCurrentText(words)
    assert choice.currentText() == words
    choice.activated.emit(choice.currentIndex())
    office.settle()


def lines(page):
    """What stands under the questions shown: agency, answer and comment."""
    return [
        (line.agency.text(), line.answer.text(), line.comment.text())
        for line in page.findChildren(AgencyLine)
        if line.isVisibleTo(page)
    ]


def test_judgements_far_apart_are_told_first_and_marked_where_they_stand(office, page, qtbot):
    assert page.apart.isVisible()
    told = words_on(page.apart)
    assert "3 grades apart" in told
    assert "Children's Social Care: Outstanding; Police: Inadequate" in told
    choose(office, page.part, "All questions")
    qtbot.waitUntil(lambda: "3 grades apart" in chips(page))
    assert nameless(office.window) == []


def chips(page):
    blocks = [each for each in page.findChildren(QuestionBlock) if each.isVisibleTo(page)]
    return [text for block in blocks for text in words_on(block).splitlines()]


def test_answers_stand_in_columns_and_a_line_leads_to_the_comments(office, page, qtbot):
    choose(office, page.part, "All questions")
    choose(office, page.reading, "Answers in columns")
    (grid,) = (each for each in page.findChildren(CaseGrid) if each.isVisibleTo(page))
    heads = [grid.model().headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert heads == ["Question", "Differs", "Children's Social Care", "Police"]
    assert rows_of(grid)[0][1:] == ["Answers differ", "Yes", "No"]
    assert nameless(office.window) == []
    grid.setFocus()
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    office.settle()
    assert page.reading.currentText() == "Answers and comments"
    assert ("Children's Social Care", "Yes", LONG) in lines(page)


def test_comments_are_read_as_they_begin_or_alone(office, page):
    choose(office, page.reading, "How each comment begins")
    assert lines(page)[0] == (
        "Children's Social Care",
        "Yes",
        "The plan was written in one day. \u2026",
    )
    choose(office, page.reading, "Comments only")
    assert lines(page)[0] == ("Children's Social Care", "", LONG)


def test_one_agency_is_read_alone(office, page):
    choose(office, page.agency, "Police")
    assert {agency for agency, _answer, _comment in lines(page)} == {"Police"}
    choose(office, page.case, "CSA-02")
    assert office.page.agency.currentText() == "Police", "the next case is read alike"


def test_the_case_pack_is_printed(office, page):
    office.click(page.pack)
    assert isinstance(office.page, PreviewPage)
    with pypdfium2.PdfDocument(office.page._printout.pdf) as document:
        text = " ".join("\n".join(p.get_textpage().get_text_range() for p in document).split())
    for words in (LONG, "CSA-01", "3 grades", "Answers in columns"):
        assert words in text
    assert "A. Auditor" not in text
    office.page.back_pressed.emit()
    office.settle()
    assert isinstance(office.page, CasePage)
