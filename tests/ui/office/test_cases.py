"""Cases at the office: from a file, with numbers made here, picked at random, and reserves."""

import pypdfium2

from models.case_snapshots import AgeBand, CaseFacts, CaseWords, Plan, Sex
from models.change_snapshots import HistoryFilter
from office.case_prints import case_pack_pdf
from office.draw import draw_cases
from office.overview import load_overview, load_records
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.answered import answered_audit
from tests.ui.office.seen import rows_of, words_on
from ui.office.case_facts_page import CaseFactsPage
from ui.office.case_words_page import CaseWordsPage
from ui.office.cases_page import CasesPage
from ui.office.draw_page import DrawPage
from ui.office.stages import Stage

LIST = [f"CE-{number:02d}" for number in range(1, 31)]


def uins(office, audit):
    return [case.uin for case in office.profile.audits.cases(audit.id)]


def test_a_list_file_as_a_spreadsheet_saves_it_is_read_whole(office, tmp_path):
    audit = world.make_audit(office.profile, uins=())
    office.open(audit)
    path = tmp_path / "cases.csv"
    rows = "UIN;First name;Age;Sex\n\nCE-01;Zoë;4;F\nCE-02;Søren;16;M\nCE-01;Ann;2;F\n"
    path.write_bytes(rows.encode("cp1252"))
    office.dialogs.answer(path)
    office.click(office.page.from_file)
    assert uins(office, audit) == ["CE-01", "CE-02"]
    assert [row[2] for row in rows_of(office.page.table)] == ["1 to 4, Female", "16 to 17, Male"]
    assert "Line 5, CE-01: this is already in the list" in office.page.outcome.words()
    mended = office.page.box.value().replace("CE-01", "CE-03")
    office.page.box.setPlainText(mended)
    office.click(office.page.add_button)
    assert uins(office, audit) == ["CE-01", "CE-02", "CE-03"]
    assert "Columns that were not read: First name." in office.page.outcome.words()
    assert nameless(office.window) == []


def test_ten_thousand_lines_are_said_in_few(office, tmp_path):
    audit = world.make_audit(office.profile, uins=())
    office.open(audit)
    path = tmp_path / "cases.txt"
    path.write_text("\n".join(f"CE-{number:05d}" for number in range(10_000)), encoding="utf-8")
    office.dialogs.answer(path)
    office.click(office.page.from_file)
    assert len(uins(office, audit)) == 500
    lines = office.page.outcome.words().split("\n")
    assert len(lines) == 22
    assert "9480 more lines" in lines[-1]
    assert len(office.page.box.value().split()) == 9_500, "and nothing is lost"


def test_what_is_no_list_is_said_and_nothing_is_added(office, tmp_path):
    audit = world.make_audit(office.profile, uins=())
    office.open(audit)
    path = tmp_path / "cases.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    office.dialogs.answer(path)
    office.click(office.page.from_file)
    assert "Save it as CSV" in words_on(office.page)
    assert uins(office, audit) == []


def test_numbers_are_made_shown_and_then_added(office):
    audit = world.make_audit(office.profile, uins=("CSA-2026-07",))
    office.open(audit)
    page = office.go(Stage.CASES)
    page.count.set_value("many")
    office.click(page.make)
    assert "Type a number" in words_on(page)
    page.count.set_value("3")
    office.click(page.make)
    assert page.box.value().split() == ["CSA-2026-08", "CSA-2026-09", "CSA-2026-10"]
    assert len(uins(office, audit)) == 1, "read first, then added"
    office.click(page.make)
    assert len(page.box.value().split()) == 6, "made again they go on"
    office.click(page.add_button)
    assert len(uins(office, audit)) == 7
    assert "Cases added: 6." in office.page.outcome.words()


def test_what_a_case_is_counted_by_is_chosen_from_lists(office):
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.go(Stage.CASES)
    page.table.select_row(1)
    office.click(page.facts)
    page = office.page
    assert isinstance(page, CaseFactsPage)
    assert nameless(office.window) == []
    page.age.set_value("5-9")
    page.sex.set_value("female")
    page.plan.set_value("looked-after")
    page.siblings.set_value("A")
    assert page.unsaved()
    page.primary_pressed.emit()
    office.settle()
    assert isinstance(office.page, CasesPage)
    expected = CaseFacts(age=AgeBand.FROM_5, sex=Sex.FEMALE, plan=Plan.LOOKED_AFTER, siblings="A")
    kept = [case.facts for case in office.profile.audits.cases(audit.id)]
    assert kept == [CaseFacts(), expected, CaseFacts()]
    assert rows_of(office.page.table)[1][2] == "5 to 9, Female, Looked after, Siblings A"
    page = office.page
    page.table.select_row(0)
    office.click(page.facts)
    office.page.sex.set_value("male")
    office.dialogs.answer(False)
    office.page.back_pressed.emit()
    office.settle()
    assert isinstance(office.page, CaseFactsPage), "nothing chosen is given up in silence"


def test_what_cannot_be_picked_from_is_said_first(office):
    audit = world.make_audit(office.profile, uins=())
    office.open(audit)
    office.click(office.page.draw)
    page = office.page
    assert isinstance(page, DrawPage)
    assert nameless(office.window) == []
    page.primary_pressed.emit()
    assert "Paste the list to pick from" in words_on(page)
    page.box.setPlainText("\n".join([*LIST, "Jane Smith"]))
    page.seed.set_value("31 July")
    page.primary_pressed.emit()
    assert "digits" in words_on(page)
    page.seed.set_value("204817")
    page.primary_pressed.emit()
    office.settle()
    assert isinstance(office.page, DrawPage)
    assert "a name" in page.outcome.words()
    assert uins(office, audit) == []
    page.box.set_value("")


def test_a_pick_can_be_repeated_and_a_reserve_steps_in(office, tmp_path):
    audit = world.make_audit(office.profile, uins=())
    office.open(audit)
    office.click(office.page.draw)
    page = office.page
    path = tmp_path / "list.csv"
    path.write_text("\n".join(LIST), encoding="utf-8")
    office.dialogs.answer(path)
    office.click(page.from_file)
    page.cases.set_value("3")
    page.reserves.set_value("1")
    page.seed.set_value("204817")
    page.primary_pressed.emit()
    office.settle()
    now = office.profile.cases.draws(audit.id)[0].drawn_at
    drawn = draw_cases(LIST[::-1], "204817", cases=3, reserves=1, now=now)
    assert office.profile.cases.draws(audit.id) == (drawn,)
    assert uins(office, audit) == list(drawn.picked)
    page = office.page
    assert "3 of 30, and 1 in reserve. Number of the pick: 204817." in words_on(page)
    page.table.select_row(1)
    office.dialogs.answer(True)
    office.click(page.step_in)
    first, gone, last = drawn.picked
    (reserve,) = drawn.reserves
    assert uins(office, audit) == [first, last, reserve]
    assert f"{reserve} stepped in for {gone}" in words_on(office.page)
    assert not office.page.step_in.isVisible(), "nobody is left in reserve"
    assert nameless(office.window) == []


def test_a_case_in_reserve_is_not_added_twice(office):
    audit = world.make_audit(office.profile, uins=())
    drawn = draw_cases(LIST, "1", cases=1, reserves=1, now=world.NOW)
    office.profile.cases.keep_draw(audit.id, drawn, {})
    office.open(audit)
    page = office.go(Stage.CASES)
    page.box.setPlainText(drawn.reserves[0].lower())
    office.click(page.add_button)
    assert "already in the list" in office.page.outcome.words()
    assert uins(office, audit) == list(drawn.picked)


class TestACaseInWords:
    """Its name in reports, the services involved, and a pen picture that is cleared first."""

    def open(self, office, row=0):
        page = office.go(Stage.CASES)
        page.table.select_row(row)
        office.click(page.words)
        assert isinstance(office.page, CaseWordsPage)
        assert nameless(office.window) == []
        return office.page

    def save(self, office):
        office.page.primary_pressed.emit()
        office.settle()

    def test_a_draft_with_a_name_is_kept_and_not_cleared(self, office, qtbot, checker):
        audit = world.make_audit(office.profile)
        office.open(audit)
        page = self.open(office)
        page.draft.box.setFocus()
        qtbot.keyClicks(page.draft.box, "A girl of nine, seen by Sharon Thompson at home. ")
        office.click(page.clear_draft)
        assert "Settle what may name somebody first" in words_on(page)
        assert page.cleared.value() == ""
        self.save(office)
        assert isinstance(office.page, CasesPage), "a draft may hold what is still to be settled"
        assert [row[3] for row in rows_of(office.page.table)] == ["Draft", "None yet", "None yet"]
        page = self.open(office)
        assert page.draft.value().startswith("A girl of nine, seen by Sharon")
        page.draft.set_value("A girl of nine, seen by the health visitor at home.")
        office.click(page.clear_draft)
        assert page.cleared.value() == "A girl of nine, seen by the health visitor at home."
        page.cleared.set_value("A girl of nine, seen by Sharon Thompson at home.")
        self.save(office)
        assert isinstance(office.page, CaseWordsPage), "what is printed is settled first"
        page.cleared.set_value(page.draft.value())
        self.save(office)
        assert rows_of(office.page.table)[0][3] == "Cleared"
        case = office.profile.audits.cases(audit.id)[0]
        assert case.words.cleared == "A girl of nine, seen by the health visitor at home."
        told = [line for line in history(office, audit) if "Sharon" in repr(line)]
        assert told == [], "the history keeps no text about a child"

    def test_the_cleared_text_is_in_the_case_pack_and_the_draft_is_not(self, office, checker):
        audit = answered_audit(office.profile, checker)
        case = office.profile.audits.cases(audit.id)[0]
        words = CaseWords(involved="Health visiting", draft="Draft words", cleared="Cleared words")
        office.profile.cases.describe(case.id, case.label, words, edit=case.edit)
        overview = load_overview(office.profile, audit.id)
        raw = case_pack_pdf(overview, load_records(office.profile, overview), case.id, world.NOW)
        with pypdfium2.PdfDocument(raw) as document:
            text = document[0].get_textpage().get_text_range()
        assert "Cleared words" in text
        assert "Health visiting" in text
        assert "Draft words" not in text

    def test_a_name_in_reports_is_given_once(self, office, qtbot):
        audit = world.make_audit(office.profile)
        office.open(audit)
        page = self.open(office, row=1)
        for wrong, said in (
            ("", "Enter the name in reports"),
            ("x" * 21, "at most 20 characters"),
            ("a", "Another case has this name in reports."),
            ("Sharon Thompson", "Settle what may name somebody first"),
        ):
            page.label.set_value(wrong)
            self.save(office)
            assert said in words_on(office.page), wrong
        page.label.set_value("Bluebell")
        self.save(office)
        assert [row[1] for row in rows_of(office.page.table)] == [
            "Case A",
            "Case Bluebell",
            "Case C",
        ]
        assert office.profile.audits.cases(audit.id)[1].label == "Bluebell"


def history(office, audit):
    wanted = HistoryFilter(audit_id=audit.id)
    return office.profile.changes.lines(wanted, most=1000).lines
