"""From the empty list of audits to packs in a folder, as a coordinator does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from export.pack_file import open_pack
from forms.scope import Status
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from ui.office.agencies_page import AgenciesPage
from ui.office.asking.agency_page import AgencyPage
from ui.office.audits_page import AuditsPage
from ui.office.cases_page import CasesPage
from ui.office.details_page import DetailsPage
from ui.office.packs_page import PacksPage
from ui.office.stages import Stage
from ui.office.tool_page import ToolPage
from ui.preview.preview_page import PreviewPage


def test_a_new_audit_is_set_up_from_the_empty_list(office, qtbot):
    assert isinstance(office.page, AuditsPage)
    assert "No audit yet" in words_on(office.page)
    office.click(office.page.new_audit)
    page = office.page
    assert isinstance(page, DetailsPage)
    assert nameless(office.window) == []
    qtbot.keyClicks(page.title_box.line, "Neglect 2026")
    qtbot.keyClicks(page.code, "NEG-2026")
    page.return_by.set_text("2026-12-01")
    page.concern_route.setFocus()
    page.concern_route.box.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(page.concern_route.box, " Then tell us.")
    office.click(page.save)
    (audit,) = office.profile.audits.list()
    route = audit.details.concern_route
    assert "999" in route, "a new audit starts with words that hold everywhere"
    assert route.endswith(" Then tell us.")
    assert (audit.details.title, audit.details.code) == ("Neglect 2026", "NEG-2026")
    assert isinstance(office.page, CasesPage), "the next thing to do is to add the cases"
    assert "Neglect 2026" in office.window.windowTitle()


def test_details_say_what_is_missing_and_keep_the_rest(office, qtbot):
    office.click(office.page.new_audit)
    page = office.page
    qtbot.keyClicks(page.title_box.line, "Neglect 2026")
    qtbot.keyClicks(page.code, "NEG 2026/7")
    page.issue_on.set_text("2026-12-05")
    page.return_by.set_text("2026-12-01")
    office.click(page.save)
    assert [problem.path for problem in page.problems()] == ["code", "return_by"]
    assert office.window.windowTitle().startswith("Error: ")
    assert page.title_box.value() == "Neglect 2026"
    assert office.profile.audits.list() == ()
    qtbot.mouseClick(page.summary.lines()[0], Qt.MouseButton.LeftButton)
    assert page.code.hasFocus()
    office.click(page.cancel)
    assert isinstance(office.page, AuditsPage)


def test_details_are_changed_and_the_look_back_can_count_from_one_date(office, qtbot):
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.part("period")
    assert page.months.value() == "6"
    assert not page.until.isVisible()
    office.click(page.mode.radio("fixed-date"))
    assert page.until.isVisible()
    office.save()
    assert [problem.path for problem in page.problems()] == ["until"]
    page.until.set_text("2026-10-31")
    office.save()
    assert "Saved" in words_on(office.page)
    page = office.part("contact")
    page.contact.set_value("Duty desk, 01632 960 111")
    office.save()
    assert "Saved" in words_on(office.page)
    kept = office.profile.audits.get(audit.id).details
    assert kept.window.until.isoformat() == "2026-10-31"
    assert kept.contact == "Duty desk, 01632 960 111"


def test_a_pasted_list_is_checked_line_by_line(office, qtbot):
    audit = world.make_audit(office.profile, uins=["CSA-01"])
    office.open(audit)
    page = office.go(Stage.CASES)
    page.box.setPlainText("CSA-02\n943 476 5919\n14/03/2015\nJane Smith\ncsa-01\nCSA-03, CSA-04")
    office.click(page.add_button)
    kept = [case.uin for case in office.profile.audits.cases(audit.id)]
    assert kept == ["CSA-01", "CSA-02", "CSA-03", "CSA-04"]
    page = office.page
    lines = page.outcome.words().split("\n")
    assert "Cases added: 3." in lines[0]
    assert len(lines) == 5
    for line, number, reason in zip(
        lines[1:],
        (2, 3, 4, 5),
        ("an NHS number", "a date", "a name", "already in the list"),
        strict=True,
    ):
        assert line.startswith(f"Line {number},")
        assert reason in line
    assert page.box.value() == "943 476 5919\n14/03/2015\nJane Smith\ncsa-01"
    qtbot.waitUntil(page.box.hasFocus)
    assert page.outcome.visibleRegion().boundingRect().height() == page.outcome.height()
    assert [row[0] for row in rows_of(page.table)] == kept
    assert nameless(office.window) == []


def test_a_case_is_removed_only_once_chosen(office):
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.go(Stage.CASES)
    office.click(page.remove)
    assert "Choose a case" in page.outcome.words()
    page.table.select_row(1)
    office.dialogs.answer(False)
    office.click(page.remove)
    assert len(rows_of(office.page.table)) == 3, "asked first"
    assert "CSA-02" in office.dialogs.asked[-1][1]
    office.dialogs.answer(True)
    office.click(page.remove)
    assert [row[0] for row in rows_of(office.page.table)] == ["CSA-01", "CSA-03"]


def test_agencies_are_ticked_and_one_is_added_to_the_list(office, qtbot):
    audit = world.make_audit(office.profile, agencies=())
    office.open(audit)
    page = office.page
    assert isinstance(page, AgenciesPage), "no agency yet: this is what comes next"
    usual = office.profile.audits.usual_agencies()
    for agency in usual[:2]:
        office.click(page.ticks.tick(agency.code))
    office.click(page.save)
    assert "Agencies saved: 2." in words_on(office.page)
    page = office.page
    office.click(page.add_button)
    assert "Enter the agency's name" in words_on(page)
    qtbot.keyClicks(page.name, "Young carers service")
    qtbot.keyClicks(page.code, "carers")
    office.click(page.add_button)
    office.click(office.page.ticks.tick("carers"))
    office.click(office.page.save)
    asked = [agency.code for agency in office.profile.audits.agencies(audit.id)]
    assert asked == [*(agency.code for agency in usual[:2]), "carers"]
    assert nameless(office.window) == []


def test_the_tool_is_shown_and_its_blank_form_previewed(office):
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.go(Stage.TOOL)
    assert isinstance(page, ToolPage)
    assert "Q20" in words_on(page)
    assert "Good: No" in words_on(page), "Q18 counts a No as good"
    office.click(page.print_blank)
    assert isinstance(office.page, PreviewPage)
    assert nameless(office.window) == []
    office.page.back_pressed.emit()
    office.settle()
    assert isinstance(office.page, ToolPage)


def test_packs_are_issued_into_a_folder_with_codes_that_open_them(office, tmp_path):
    audit = world.make_audit(office.profile, agencies=world.AGENCIES[:2])
    office.open(audit)
    page = office.page
    assert isinstance(page, PacksPage), "everything is there: the packs come next"
    out = tmp_path / "packs"
    out.mkdir()
    office.dialogs.answer(out)
    office.click(page.issue)
    assert "Packs issued: 2." in words_on(office.page)
    rows = rows_of(office.page.table)
    assert [row[0] for row in rows] == ["Children's Social Care", "Police"]
    for _agency, state, name, words in rows:
        assert state == "21 November 2026"
        opened = open_pack((out / name).read_bytes(), words, pins={}, now=world.NOW)
        assert [case.uin for case in opened.cases] == list(world.UINS)
    assert not office.page.issue.isVisible()
    assert "Packs" in office.window.windowTitle()
    assert nameless(office.window) == []
    office.click(office.page.list)
    assert isinstance(office.page, PreviewPage)


def test_nothing_is_issued_where_the_folder_is_not_there(office, tmp_path):
    audit = world.make_audit(office.profile, agencies=world.AGENCIES[:1])
    office.open(audit)
    office.dialogs.answer(tmp_path / "unplugged")
    office.click(office.page.issue)
    assert "The folder is not there" in words_on(office.page)
    assert office.page.issue.isVisible(), "it can be tried again"
    assert office.profile.audits.packs(audit.id) == ()


@pytest.mark.parametrize("leave", [False, True])
def test_unsaved_changes_are_not_given_up_in_silence(office, qtbot, leave):
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.part("audit")
    assert not page.unsaved()
    qtbot.keyClicks(page.title_box.line, " again")
    office.dialogs.answer(leave)
    office.go(Stage.CASES)
    assert "Leave without saving?" in office.dialogs.asked[0]
    assert isinstance(office.page, CasesPage if leave else DetailsPage)
    if not leave:
        office.save()
        assert office.profile.audits.get(audit.id).details.title == "Child sexual abuse 2026 again"


def test_what_packs_depend_on_stays(office, checker):
    audit = world.make_audit(office.profile, agencies=world.AGENCIES[:1])
    world.Laptop(office.profile, audit, "csc", checker)
    office.open(audit)
    page = office.go(Stage.AGENCIES)
    office.click(page.ticks.tick("csc"))
    office.click(page.save)
    assert "It has been kept" in words_on(page)
    office.click(page.ticks.tick("csc"))
    page = office.part("audit")
    assert not page.tool.isEnabled()
    assert "The packs are out" in words_on(page)
    office.save()
    assert "issue them again" in words_on(office.page)


@pytest.mark.parametrize("stage", [Stage.PACKS, Stage.COVERAGE, Stage.ANALYSIS, Stage.SIDE_BY_SIDE])
def test_a_stage_that_is_too_early_says_what_to_do_first(office, stage):
    audit = world.make_audit(office.profile, uins=(), agencies=())
    office.open(audit)
    page = office.go(stage)
    assert "first" in words_on(page)
    assert nameless(office.window) == []


def test_what_a_pack_cannot_carry_is_said_at_its_box(office, profile):
    audit = world.make_audit(profile)
    office.open(audit)
    page = office.part("audit")
    page.title_box.set_value("x" * 301)
    office.save()
    assert "Shorten this to at most 300 characters." in words_on(page)
    office.dialogs.answer(True)
    page = office.part("contact")
    page.marking.set_value("y" * 301)
    page.contact.set_value("z" * 2001)
    office.save()
    assert profile.audits.get(audit.id).details == audit.details
    words = words_on(page)
    assert "Shorten this to at most 300 characters." in words
    assert "Shorten this to at most 2000 characters." in words
    office.dialogs.answer(True)
    page = office.go(Stage.AGENCIES)
    page.name.set_value("n" * 301)
    page.code.set_value("long")
    office.click(page.add_button)
    assert "Shorten this to at most 300 characters." in words_on(page)
    assert "long" not in {each.code for each in profile.audits.usual_agencies()}
    page.name.set_value("")


def test_packs_that_cannot_all_be_written_leave_everything_as_it_was(office, tmp_path):
    audit = world.make_audit(office.profile, agencies=world.AGENCIES[:2])
    out = tmp_path / "packs"
    (out / "CSA-2026_police.auditpack").mkdir(parents=True)
    older = out / "CSA-2026_csc.auditpack"
    older.write_bytes(b"another pack")
    office.open(audit)
    office.dialogs.answer(out, False)
    office.click(office.page.issue)
    assert "CSA-2026_csc.auditpack" in office.dialogs.asked[-1][1], "asked before it is replaced"
    assert office.profile.audits.packs(audit.id) == ()
    office.dialogs.answer(out, True)
    office.click(office.page.issue)
    assert office.page.outcome.isVisible()
    assert office.profile.audits.packs(audit.id) == ()
    assert older.read_bytes() == b"another pack"
    assert len(list(out.iterdir())) == 2, "and nothing half written"


class TestOneAgency:
    """Its name, its settings, whom to reach; and a second entry of it."""

    @pytest.fixture
    def audit(self, office):
        return world.make_audit(office.profile)

    def open(self, office, audit, row=0):
        office.open(audit)
        page = office.go(Stage.AGENCIES)
        page.table.select_row(row)
        office.click(page.open)
        assert isinstance(office.page, AgencyPage)
        assert nameless(office.window) == []
        return office.page

    def test_it_is_renamed_and_described_for_this_and_later_audits(self, office, audit, qtbot):
        page = self.open(office, audit)
        page.name.line.selectAll()
        qtbot.keyClicks(page.name.line, "CSC and EH")
        page.sector.set_value("social-care")
        page.formerly.box.setFocus()
        qtbot.keyClicks(page.formerly.box, "Social services")
        qtbot.keyClick(page.formerly.box, Qt.Key.Key_Return)
        qtbot.keyClicks(page.formerly.box, "Children's services")
        qtbot.keyClicks(page.assisted_by.line, "The audit team")
        for name in ("Social care", "Early help"):
            office.click(page.settings.add)
            qtbot.keyClicks(page.settings.rows[-1].name.line, name)
        office.click(page.settings.rows[1].ticks.tick("asked"))
        qtbot.keyClicks(page.who.line, "Duty safeguarding lead")
        qtbot.keyClicks(page.phone, "01632 960 123")
        qtbot.keyClicks(page.email, "duty@example.org")
        page.primary_pressed.emit()
        office.settle()
        assert "CSC and EH: saved." in words_on(office.page)
        kept = office.profile.audits.agencies(audit.id)[0]
        assert kept.name == "CSC and EH"
        assert kept.facts.formerly == ("Social services", "Children's services")
        assert [(each.name, each.asked) for each in kept.facts.settings] == [
            ("Social care", True),
            ("Early help", False),
        ]
        assert rows_of(office.page.table)[0] == [
            "CSC and EH",
            "Children's social care",
            "Social care; Early help (not asked)",
            "Duty safeguarding lead, 01632 960 123, duty@example.org",
        ]
        usual = {each.code: each for each in office.profile.audits.usual_agencies()}
        assert usual["csc"].name == "CSC and EH"
        assert usual["csc"].facts == kept.facts
        office.click(office.page.save)
        again = office.profile.audits.agencies(audit.id)[0]
        assert (again.name, again.facts) == (kept.name, kept.facts), "ticking again loses nothing"

    def test_what_is_wrong_is_said_at_its_box(self, office, audit, qtbot):
        page = self.open(office, audit)
        page.name.set_value("")
        for _ in range(2):
            office.click(page.settings.add)
            qtbot.keyClicks(page.settings.rows[-1].name.line, "Primary 1")
        page.assisted_by.set_value("Sharon Thompson")
        page.primary_pressed.emit()
        words = words_on(page)
        for said in (
            "Enter the agency's name",
            "Another setting has this name",
            "Settle what may name somebody first",
        ):
            assert said in words
        assert office.profile.audits.agencies(audit.id)[0].facts.settings == ()
        office.click(page.settings.rows[1].remove)
        assert len(page.settings.rows) == 1
        office.dialogs.answer(False)
        page.back_pressed.emit()
        assert "Leave without saving?" in office.dialogs.asked[-1]

    def test_two_entries_of_one_agency_are_joined(self, office, audit):
        audits = office.profile.audits
        _csc, police, gp = audits.agencies(audit.id)
        for case in audits.cases(audit.id):
            audits.set_status(case.id, gp.id, Status.NO_REPLY, "")
        page = self.open(office, audit, row=1)
        office.click(page.join)
        assert "Choose the agency that is the same" in page.outcome.words()
        page.other.set_value(gp.id)
        office.dialogs.answer(False)
        office.click(page.join)
        assert len(audits.agencies(audit.id)) == 3, "asked first"
        office.dialogs.answer(True)
        office.click(page.join)
        assert "GP practices is now part of Police." in words_on(office.page)
        assert [each.code for each in audits.agencies(audit.id)] == ["csc", "police"]
        statuses = {a.status for a in audits.assignments(audit.id) if a.agency_id == police.id}
        assert statuses == {Status.NO_REPLY}

    def test_one_that_is_busy_is_not_joined_away(self, office, audit, checker):
        world.Laptop(office.profile, audit, "gp", checker)
        page = self.open(office, audit)
        page.other.set_value(office.profile.audits.agencies(audit.id)[2].id)
        office.dialogs.answer(True)
        office.click(page.join)
        assert "hangs on GP practices" in page.outcome.words()
        assert len(office.profile.audits.agencies(audit.id)) == 3
