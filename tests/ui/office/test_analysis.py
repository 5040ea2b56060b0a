"""Counts say what they count, and every figure leads to the answers behind it."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.case_snapshots import AgeBand, CaseFacts
from office.tally import share_words
from tests.ui.accessible import name_of, nameless
from tests.ui.office import world
from tests.ui.office.answered import POLICE_COMMENT, REASON, answered_audit, pdf_text, yes
from tests.ui.office.seen import rows_of, words_on
from ui.office.analysis_page import AnalysisPage
from ui.office.answers_page import AnswersPage
from ui.office.bars import Bar
from ui.office.comparison_page import ComparisonPage
from ui.office.stack_chart import StackBar
from ui.office.stages import Stage
from ui.preview.preview_page import PreviewPage
from ui.settings.settings_page import SettingsPage
from ui.widgets.buttons import PlainButton


@pytest.fixture
def audit(profile, checker):
    return answered_audit(profile, checker)


class TestAnalysis:
    @pytest.fixture
    def page(self, office, audit):
        office.open(audit)
        page = office.go(Stage.ANALYSIS)
        assert isinstance(page, AnalysisPage)
        return page

    def row(self, page, number):
        return next(row for row in rows_of(page.table) if row[0].startswith(f"{number} "))

    def choose(self, page, words):
        page.view.setCurrentText(words)
        page.view.activated.emit(page.view.currentIndex())

    def test_a_question_is_counted_with_everything_left_out_beside_it(self, page):
        assert self.row(page, "Q1")[1:] == ["2 of 3", "1", "0", "0", "5"]
        assert "4 forms of 9 asked for" in page.note.text()
        for row in rows_of(page.table):
            share = 0 if row[1].startswith("No ") else int(row[1].split()[2])
            assert share + sum(map(int, row[2:])) == 9

    def test_one_agency_and_one_case_are_counted_by_themselves(self, page):
        self.choose(page, "Police")
        assert self.row(page, "Q1")[1:] == ["0 of 1", "0", "0", "0", "2"]
        self.choose(page, "Case CSA-01")
        assert self.row(page, "Q1")[1:] == ["1 of 2", "1", "0", "0", "0"]
        self.choose(page, "The whole audit")
        assert self.row(page, "Q1")[1] == "2 of 3"

    def test_cases_that_are_alike_are_counted_together(self, office, page):
        (audit,) = office.profile.audits.list()
        known = {"CSA-01": CaseFacts(age=AgeBand.FROM_5), "CSA-02": CaseFacts(age=AgeBand.FROM_5)}
        for case in office.profile.audits.cases(audit.id):
            office.profile.cases.set_facts(case.id, known.get(case.uin, CaseFacts(siblings="B")))
        office.open(audit)
        page = office.go(Stage.ANALYSIS)
        self.choose(page, "5 to 9 (cases: 2)")
        assert self.row(page, "Q1")[1:] == ["2 of 3", "1", "0", "0", "2"]
        self.click_figure(office, page, 5)
        assert {row[0] for row in rows_of(office.page.table)} == {"CSA-02"}
        office.page.back_pressed.emit()
        office.settle()
        assert office.page.view.currentText() == "5 to 9 (cases: 2)"
        self.choose(office.page, "Siblings B (cases: 1)")
        assert self.row(office.page, "Q1")[1:] == ["No applicable answers", "0", "0", "0", "3"]

    def test_a_theme_shows_its_questions_and_their_answers_together(self, page, qtbot):
        every = rows_of(page.table)
        labels = [page.theme.itemText(row) for row in range(page.theme.count())]
        assert labels[0] == "All themes"
        page.theme.setFocus()
        for label in labels[1:]:
            qtbot.keyClick(page.theme, Qt.Key.Key_Down)
            rows = rows_of(page.table)
            assert page.theme.currentText() == label
            assert 0 < len(rows) < len(every)
            assert all(row in every for row in rows)
            figures = [row[1].split() for row in rows if not row[1].startswith("No ")]
            favourable = sum(int(each[0]) for each in figures)
            applicable = sum(int(each[2]) for each in figures)
            said = share_words(favourable, applicable)
            assert f"{label}, all questions together: {said}." in page.note.text()

    def test_the_chosen_question_gives_its_sentence(self, page):
        page.table.select_row(0)
        assert page.question.text().startswith("Q1 ")
        assert "2 of 3" in page.sentence.text()

    def test_percentages_come_with_five_answers(self, office, page, checker):
        (audit,) = office.profile.audits.list()
        said = {uin: yes("Q1") for uin in ("CSA-02", "CSA-03")}
        laptop = world.Laptop(office.profile, audit, "gp", checker, seed=2)
        world.take_in(office.profile, laptop.make(said))
        page = office.go(Stage.ANALYSIS)
        assert self.row(page, "Q1")[1] == "4 of 5 (80%)"

    def test_the_office_sets_from_how_many_answers_a_percentage_is_shown(self, office, page, qtbot):
        assert self.row(page, "Q1")[1] == "2 of 3"
        qtbot.keyClick(office.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        office.settle()
        settings = office.page
        assert isinstance(settings, SettingsPage)
        assert settings.least.currentText() == "From 5 answers on"
        settings.least.setFocus()
        qtbot.keyClick(settings.least, Qt.Key.Key_Up)
        settings.back_pressed.emit()
        office.settle()
        page = office.go(Stage.ANALYSIS)
        assert self.row(page, "Q1")[1] == "2 of 3 (67%)"
        assert "A percentage is shown from 3 answers on" in page.note.text()
        page.table.select_row(0)
        assert "2 of 3 (67%)" in page.sentence.text()
        self.click_figure(office, page, 1)
        assert "(67%)" in office.page.draft.text()
        office.page.back_pressed.emit()
        office.settle()
        office.click(office.page.print_button)
        text = " ".join(pdf_text(office.page).split())
        assert "printed where there are 3 or more" in text
        assert "2 of 3 (67%)" in text

    def test_judgements_are_bars_that_can_be_read_and_heard(self, office, page):
        bars = [bar for bar in page.findChildren(Bar) if bar.isVisibleTo(page)]
        names = [name_of(bar) for bar in bars]
        assert len(names) == 4 * 4 + 2, "four judgements, and the question about a concern"
        assert all(" of 4" in name or name.endswith(": 0") or " of " in name for name in names)
        assert "Overall judgement" in words_on(page)
        told = re.compile(
            r"Two agencies on the same case gave the same judgement in \d of 3 pairs\."
        )
        assert len(told.findall(words_on(page))) == 4, "the three agencies on the first case"
        self.choose(page, "Police")
        assert "Two agencies" not in words_on(page)
        assert nameless(office.window) == []

    def test_a_click_on_a_figure_shows_exactly_the_answers_that_it_counts(
        self, office, page, qtbot
    ):
        self.click_figure(office, page, 1)
        found = office.page
        assert isinstance(found, AnswersPage)
        assert [row[:3] for row in rows_of(found.table)] == [
            ["CSA-01", "Children's Social Care", "Yes"],
            ["CSA-02", "Children's Social Care", "Yes"],
        ]
        assert found.group.currentText() == "Favourable (2)"
        assert found.draft.text() == (
            "In 2 of 2 cases (CSA-01, CSA-02) at least one answer to \u201cProcedures followed "
            "before referral\u201d was \u201cFavourable\u201d: 2 of 3 answers."
        )
        office.click(found.copy_button)
        assert QApplication.clipboard().text() == found.draft.text()
        found.group.setFocus()
        qtbot.keyClick(found.group, Qt.Key.Key_Down)
        assert found.group.currentText() == "Not favourable (1)"
        assert found.comment.text() == POLICE_COMMENT
        assert len(rows_of(found.table)[0][3]) < len(POLICE_COMMENT), "short in the table"
        office.click(found.buttons.office)
        assert "same day and the record" in pdf_text(office.page).replace("\r\n", " ")
        office.page.back_pressed.emit()
        office.settle()
        assert isinstance(office.page, AnswersPage), "one comes back to the answers"
        assert nameless(office.window) == []
        office.page.back_pressed.emit()
        office.settle()
        assert isinstance(office.page, AnalysisPage)
        assert office.page.question.text().startswith("Q1 ")

    def click_figure(self, office, page, column):
        place = page.table.visualRect(page.model.index(0, column)).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        office.settle()

    def test_what_was_not_audited_is_shown_with_its_status_and_reason(self, office, page):
        self.click_figure(office, page, 5)
        found = office.page
        assert [row[2] for row in rows_of(found.table)] == [
            "Not known",
            "Awaiting return",
            "Awaiting return",
            "Contact only, no safeguarding involvement",
            "Awaiting return",
        ]
        found.table.select_row(3)
        assert found.comment.text() == REASON
        assert not found.buttons.isVisible()

    def test_enter_on_a_question_shows_all_its_answers_of_the_view(self, office, page, qtbot):
        self.choose(page, "Police")
        page.table.setFocus()
        page.table.select_row(0)
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
        office.settle()
        assert [row[1] for row in rows_of(office.page.table)] == ["Police"] * 3
        assert "Police" in words_on(office.page)
        found = office.page
        found.group.set_value("unanswered")
        found.group.edited.emit("unanswered")
        assert "No answers stand behind this figure." in words_on(found)

    def test_the_grades_lead_to_their_reasons(self, office, page):
        button = next(
            each
            for each in page.findChildren(PlainButton)
            if each.accessibleDescription().startswith("Overall judgement")
        )
        page.scroller.ensureWidgetVisible(button)
        office.click(button)
        assert "Overall judgement" in office.page.heading.text()
        assert len(rows_of(office.page.table)) == 9

    def test_charts_say_in_words_what_their_patterns_show(self, office, page):
        office.click(page.charts.button)
        bars = [bar for bar in page.findChildren(StackBar) if bar.isVisibleTo(page)]
        said = [name_of(bar) for bar in bars if ": " in name_of(bar)]
        assert len(said) == len(rows_of(page.table)) + 4, "a bar a question, and four judgements"
        first = "2 Favourable, 1 Not favourable, 1 Not applicable, 5 Not audited"
        assert said[0] == f"{rows_of(page.table)[0][0]}: {first}"
        for words in ("Too few answers for a percentage: Q1", "Not audited", "Judgements given: "):
            assert words in words_on(page)
        assert nameless(office.window) == []
        office.click(page.print_button)
        text = pdf_text(office.page)
        assert "Too few answers for a percentage: Q1" in text
        assert "Judgements, side by side" in text

    def test_an_earlier_audit_stands_beside_this_one(self, office, page, checker, qtbot):
        earlier = world.make_audit(office.profile, ["OLD-01", "OLD-02"], code="CSA-2025")
        laptop = world.Laptop(office.profile, earlier, "gp", checker)
        world.take_in(office.profile, laptop.make({"OLD-01": yes("Q1"), "OLD-02": yes("Q1")}))
        office.click(page.compare_button)
        found = office.page
        assert isinstance(found, ComparisonPage)
        assert not found.table.isVisible()
        found.earlier.setFocus()
        qtbot.keyClick(found.earlier, Qt.Key.Key_Down)
        office.settle()
        assert "CSA-2025" in found.earlier.currentText()
        row = self.row(found, "Q1")
        assert row[1:] == ["2 of 3", "2 of 2", "Too few answers"]
        assert nameless(office.window) == []
        office.click(found.print_button)
        text = " ".join(pdf_text(office.page).split())
        assert "Beside an earlier audit: Child sexual abuse 2026" in text
        assert "2 of 3 2 of 2 Too few answers" in text
        office.page.back_pressed.emit()
        office.settle()
        assert isinstance(office.page, AnalysisPage)

    def test_with_no_other_audit_the_comparison_says_so(self, office, page):
        office.click(page.compare_button)
        assert "There is no other audit here yet." in words_on(office.page)
        assert not office.page.earlier.isVisible()

    def test_what_cases_have_alike_is_in_the_printed_counts(self, office, page):
        (audit,) = office.profile.audits.list()
        facts = {"CSA-01": CaseFacts(age=AgeBand.FROM_5), "CSA-02": CaseFacts(age=AgeBand.FROM_5)}
        for case in office.profile.audits.cases(audit.id):
            office.profile.cases.set_facts(case.id, facts.get(case.uin, CaseFacts(siblings="B")))
        office.click(office.go(Stage.ANALYSIS).print_button)
        text = " ".join(pdf_text(office.page).split())
        assert "By age when the audit began" in text
        assert "5 to 9 (cases: 2)" in text
        assert "By family" in text
        assert "Siblings B (cases: 1)" in text
        assert "By sex" not in text, "nothing was said of it"

    def test_counts_are_printed(self, office, page):
        office.click(page.print_button)
        assert isinstance(office.page, PreviewPage)
        assert "2 of 3" in pdf_text(office.page)
        assert "gave the same judgement in 3 of 3 pairs" in pdf_text(office.page)
