"""Coverage adds up, counts say what they count, and the agencies stand side by side."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from forms.scope import Status
from tests.ui.accessible import name_of, nameless, too_small
from tests.ui.office import world
from tests.ui.office.answered import POLICE_COMMENT, REASON, answered_audit, pdf_text
from tests.ui.office.seen import rows_of, spoken_in, words_on
from ui.office.case_page import CasePage
from ui.office.coverage_page import CoveragePage
from ui.office.side_rows import AgencyLine, QuestionBlock
from ui.office.stack_chart import StackBar
from ui.office.stages import Stage
from ui.preview.preview_page import PreviewPage
from ui.theme import Scheme, apply_theme


@pytest.fixture
def audit(profile, checker):
    return answered_audit(profile, checker)


class TestCoverage:
    @pytest.fixture
    def page(self, office, audit):
        office.open(audit)
        page = office.go(Stage.COVERAGE)
        assert isinstance(page, CoveragePage)
        return page

    def cell(self, office, uin, code):
        (audit,) = office.profile.audits.list()
        cases = {case.uin: case.id for case in office.profile.audits.cases(audit.id)}
        agencies = {each.code: each.id for each in office.profile.audits.agencies(audit.id)}
        office.page.grid.show_cell(cases[uin], agencies[code])

    def test_every_cell_has_its_word_and_the_sum_is_right(self, page):
        assert rows_of(page.grid) == [
            ["Children's Social Care", "Returned r2", "Returned", "Awaiting", "2 of 3"],
            ["Police", "Returned", "Not known", "Contact only", "3 of 3"],
            ["GP practices", "Returned", "Awaiting", "Awaiting", "1 of 3"],
        ]
        figures = [card.accessibleName() for card in page.figures]
        assert figures == [
            "4 of 9 forms returned",
            "2 answered without a form",
            "3 still awaited, 6 days left",
            "1 of 3 agencies accounted for",
        ]

    def test_a_reader_hears_agency_case_and_the_whole_status(self, page):
        said = spoken_in(page.grid)
        assert "Police, CSA-03: Contact only, no safeguarding involvement" in said
        assert "GP practices, CSA-02: Awaiting return" in said
        QAbstractItemModelTester(
            page.grid.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
        )

    def test_a_cell_tells_its_reason_and_offers_its_form(self, office, page):
        self.cell(office, "CSA-03", "police")
        assert page.card.title.text() == "Police, CSA-03"
        assert REASON in page.card.words.text()
        assert not page.card.status.isVisible(), "what an agency returned is not the office's"
        self.cell(office, "CSA-01", "police")
        office.click(page.card.buttons.office)
        assert isinstance(office.page, PreviewPage)
        text = pdf_text(office.page)
        assert "A. Auditor" in text
        assert "same day and the record" in text.replace("\r\n", " ")
        assert nameless(office.window) == []
        office.page.back_pressed.emit()
        office.settle()
        assert office.page.card.title.text() == "Police, CSA-01", "one comes back to the cell"
        office.click(office.page.card.buttons.anonymised)
        assert "A. Auditor" not in pdf_text(office.page)

    def test_the_office_sets_a_status_where_nothing_came(self, office, page):
        self.cell(office, "CSA-02", "gp")
        card = page.card
        assert not card.buttons.isVisible()
        card.status.set_value(Status.KNOWN_NO_RETURN.value)
        card.status.edited.emit(Status.KNOWN_NO_RETURN.value)
        office.click(card.save)
        assert "Write the reason for this status" in words_on(card)
        card.reason.box.setPlainText("The practice is merging and will not audit this year.")
        office.click(card.save)
        assert rows_of(office.page.grid)[2][1:] == [
            "Returned",
            "Known, no return",
            "Awaiting",
            "2 of 3",
        ]
        assert "Status saved." in words_on(office.page)
        assert "merging" in office.page.card.words.text()
        assert nameless(office.window) == []

    def test_what_another_has_said_meanwhile_is_not_lost(self, office, page):
        self.cell(office, "CSA-02", "gp")
        shown = page.card.shown()
        office.profile.audits.set_status(
            shown.case_id, shown.agency_id, Status.NO_REPLY, "Asked twice by phone."
        )
        page.card.status.set_value(Status.NOT_KNOWN.value)
        page.card.status.edited.emit(Status.NOT_KNOWN.value)
        office.click(page.card.save)
        assert "Somebody else has changed this since you opened it." in words_on(page)
        cells = office.profile.audits.assignments(office.profile.audits.list()[0].id)
        assert "Asked twice by phone." in [each.reason for each in cells]

    def test_a_name_in_the_reason_is_settled_before_it_is_kept(self, office, page, qtbot):
        self.cell(office, "CSA-02", "gp")
        card = page.card
        card.status.set_value(Status.NO_REPLY.value)
        card.reason.setFocus()
        qtbot.keyClicks(card.reason.box, "Jonathan Whitfield said they would phone back.")
        office.click(card.save)
        assert "Settle what may name somebody first" in words_on(card)
        assert rows_of(page.grid)[2][2] == "Awaiting"
        assert "\u201cJonathan Whitfield\u201d looks like a name" in words_on(card)
        office.click(card.reason.notice.button("Health Visitor"))
        assert card.reason.value() == "Health Visitor said they would phone back."
        office.click(card.save)
        assert rows_of(office.page.grid)[2][2] == "No reply"

    def test_enter_leads_from_a_cell_to_what_can_be_done_about_it(self, office, page, qtbot):
        self.cell(office, "CSA-01", "police")
        page.grid.setFocus()
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
        assert page.card.buttons.office.hasFocus()
        self.cell(office, "CSA-02", "gp")
        page.grid.setFocus()
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
        assert page.card.status.hasFocus()

    def test_no_completed_form_can_be_claimed_by_the_office(self, page):
        offered = {page.card.status.itemData(row) for row in range(page.card.status.count())}
        assert Status.AUDITED.value not in offered
        assert Status.NO_REPLY.value in offered

    def test_cells_are_reached_by_keyboard(self, office, page, qtbot):
        page.grid.setFocus()
        page.grid.setCurrentIndex(page.grid.model().index(0, 0))
        assert not page.card.isVisible()
        qtbot.keyClick(page.grid, Qt.Key.Key_Right)
        assert page.card.title.text() == "Children's Social Care, CSA-01"
        qtbot.keyClick(page.grid, Qt.Key.Key_Down)
        assert page.card.title.text() == "Police, CSA-01"

    def test_the_table_is_printed_with_every_word(self, office, page):
        office.click(page.print_button)
        text = pdf_text(office.page)
        for words in ("Returned r2", "Awaiting return", "Not known", "2 of 3", "CSA-03"):
            assert words in text

    def test_what_does_not_add_up_is_told_and_each_row_is_put_in_words(self, office, page, qtbot):
        told = (
            "Cases that are not explained: Children's Social Care (1 of 3); GP practices (2 of 3)."
        )
        assert page.sums.notice.words() == told
        assert rows_of(page.sums.table) == [
            ["Children's Social Care", "2", "1", "2 audited; 1 unexplained"],
            [
                "Police",
                "1",
                "0",
                "1 audited; 1 not known; 1 contact only, no safeguarding involvement",
            ],
            ["GP practices", "1", "2", "1 audited; 2 unexplained"],
        ]
        said = [name_of(bar) for bar in page.sums.map.findChildren(StackBar)]
        assert "Police: 1 Form returned, 2 Answered without a form" in said
        page.sums.direction.setFocus()
        qtbot.keyClick(page.sums.direction, Qt.Key.Key_Down)
        assert rows_of(page.sums.table)[0] == ["CSA-01", "3", "0", "3 audited"]
        office.click(page.sums.copy_button)
        copied = QApplication.clipboard().text()
        assert "GP practices audited 1 of 3 (2 unexplained)." in copied
        office.click(page.print_button)
        text = pdf_text(office.page).replace("\r\n", " ")
        for words in (
            told,
            REASON,
            "By case",
            "Each box is a case, from CSA-01 to CSA-03",
            copied[:40],
        ):
            assert words in text

    def test_agencies_stay_in_sight_beside_many_cases(self, office, profile):
        wide = world.make_audit(profile, [f"CASE-{number:02}" for number in range(30)])
        office.open(wide)
        grid = office.go(Stage.COVERAGE).grid
        names = grid.names
        assert grid.horizontalScrollBar().maximum() > 0
        assert names.isVisible()
        grid.setCurrentIndex(grid.model().index(1, 30))
        assert names.visibleRegion().boundingRect().width() == names.width()
        assert nameless(office.window) == []


class TestSideBySide:
    @pytest.fixture
    def page(self, office, audit):
        office.open(audit)
        page = office.go(Stage.SIDE_BY_SIDE)
        assert isinstance(page, CasePage)
        return page

    def block(self, page, start):
        return next(
            block
            for block in page.findChildren(QuestionBlock)
            if block.isVisibleTo(page) and words_on(block).startswith(start)
        )

    def test_answers_and_comments_of_all_agencies_stand_under_each_question(self, page):
        block = self.block(page, "Q1 ")
        lines = [
            (line.agency.text(), line.answer.text(), line.comment.text())
            for line in block.findChildren(AgencyLine)
        ]
        assert lines == [
            ("Children's Social Care", "Yes", "Done on the day it was raised."),
            ("Police", "No", POLICE_COMMENT),
            ("GP practices", "Not applicable", "No referral was made in the period."),
        ]
        assert "Answers differ" in words_on(block)

    def shown(self, page):
        blocks = page.findChildren(QuestionBlock)
        return [block for block in blocks if block.isVisibleTo(page)]

    def choose(self, office, choice, words):
        choice.setCurrentText(words)
        choice.activated.emit(choice.currentIndex())
        office.settle()

    def test_only_differing_questions_are_left_when_asked(self, office, page, qtbot):
        self.choose(office, page.part, "All questions")
        qtbot.waitUntil(lambda: "Q16 " in words_on(page))
        every = len(self.shown(page))
        office.click(page.differing)
        some = self.shown(page)
        assert 0 < len(some) < every
        assert all("Answers differ" in words_on(block) for block in some)

    def test_another_case_is_chosen(self, office, page):
        self.choose(office, page.part, "Assessment")
        self.choose(office, page.case, "CSA-03")
        page = office.page
        assert page.part.currentText() == "Assessment", "the same part of the next case"
        assert page.case.currentText() == "CSA-03"
        assert "No completed form has come in" in words_on(page)
        assert REASON in words_on(page)
        assert not page.buttons.office.isEnabled()

    def test_each_form_is_printed_from_here(self, office, page):
        page.table.select_row(1)
        assert page.buttons.office.words() == "Print the form of Police"
        office.click(page.buttons.office)
        assert "same day and the record" in pdf_text(office.page).replace("\r\n", " ")
        office.page.back_pressed.emit()
        office.settle()
        assert isinstance(office.page, CasePage)

    def test_one_goes_through_the_form_page_by_page(self, office, page):
        assert page.part.currentText() == "Before and at referral"
        seen = [words_on(page)]
        while page.next_part.isVisible():
            office.click(page.next_part)
            seen.append(words_on(page))
            assert page.answers.hasFocus()
        assert len(seen) == page.part.count() - 1
        assert "Q2 " in seen[0]
        assert "Q3 " in seen[1]
        assert "Q3 " not in seen[0]
        assert page.part.currentText() == "Immediate concern"


@pytest.mark.parametrize(("percent", "size"), [(100, (1366, 768)), (200, (1024, 768))])
def test_nothing_is_cut_off_at_any_size(office, audit, qapp, percent, size):
    apply_theme(qapp, Scheme.DARK, percent)
    office.window.resize(*size)
    office.open(audit)
    for stage in [*Stage][1:]:
        page = office.go(stage)
        assert page.scroller.horizontalScrollBar().maximum() == 0, stage
        assert nameless(office.window) == [], stage
        assert too_small(page) == [], stage
