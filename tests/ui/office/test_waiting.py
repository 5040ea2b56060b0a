"""What waits for a person on the page of returns, the log of it all, and taking things back."""

import csv

from forms.scope import Status
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from tests.ui.office.world import Answered
from ui.office.conflict_page import ConflictPage
from ui.office.log_page import LogPage
from ui.office.returns_page import ReturnsPage
from ui.office.stages import Stage
from ui.office.waiting import Deed

NOT_KNOWN = Answered(Status.NOT_KNOWN)
OUT = Answered(Status.OUT_OF_SCOPE, reason="Closed before the period.")


def log_of(office):
    """Open the import log; give its page and its lines."""
    office.click(office.go(Stage.RETURNS).log)
    assert isinstance(office.page, LogPage)
    return office.page, rows_of(office.page.table)


def rivals(office, audit, inbox, checker):
    """Let two laptops of one agency answer the same case."""
    first, second = (world.Laptop(office.profile, audit, "gp", checker, seed) for seed in (1, 2))
    one = first.save(inbox, {"CSA-01": NOT_KNOWN})
    two = inbox / "second.auditreturn"
    two.write_bytes(second.make({"CSA-01": OUT})[1])
    return one, two


class TestTheLog:
    def test_an_import_is_undone_from_the_log(self, office, audit, inbox, checker):
        police = world.Laptop(office.profile, audit, "police", checker)
        police.save(inbox, {"CSA-01": NOT_KNOWN, "CSA-02": NOT_KNOWN})
        office.open(audit)
        office.drop(inbox)
        page, lines = log_of(office)
        assert [line[1:] for line in lines] == [
            ["Import", "Files: 1. Taken in: 1.", "Example Safeguarding Partnership"]
        ]
        assert rows_of(page.files) == [["CSA-2026_police_r1.auditreturn", "Imported.", "Police"]]
        assert nameless(office.window) == []
        office.dialogs.answer(False)
        office.click(page.undo)
        assert len(office.profile.intake.returns(audit.id)) == 1, "thought better of it"
        office.dialogs.answer(True)
        office.click(page.undo)
        page = office.page
        assert page.outcome.words() == "Undone. Returns taken out: 1."
        assert [line[1] for line in rows_of(page.table)] == ["Taken out again", "Import"]
        assert not page.undo.isVisible(), "nothing of it is left to undo"
        assert office.window.rail.row(Stage.RETURNS.value).step.state == "0 of 9 accounted for"
        office.click(page.back)
        page = office.page
        assert isinstance(page, ReturnsPage)
        assert page.laptops is None, "the laptop is unknown again"
        assert not page.table.isVisible(), "what the import said is true no more"
        ((name, _arrived, why),) = rows_of(page.set_aside.table)
        assert (name, why) == ("CSA-2026_police_r1.auditreturn", "Taken out again.")
        office.click(page.set_aside.button(Deed.AGAIN))
        page = office.page
        assert page.outcome.words() == "Imported. From Police, cases: 2."
        assert page.set_aside is None
        assert len(rows_of(page.laptops.table)) == 1

    def test_one_file_of_several_is_undone(self, office, audit, inbox, checker):
        for code in ("police", "gp"):
            world.Laptop(office.profile, audit, code, checker).save(inbox, {"CSA-01": NOT_KNOWN})
        office.open(audit)
        office.drop(inbox)
        page, _lines = log_of(office)
        page.files.select_row(1)
        assert page.undo_file.accessibleName() == "Undo this file: CSA-2026_police_r1.auditreturn"
        office.dialogs.answer(True)
        office.click(page.undo_file)
        (left,) = office.profile.intake.returns(audit.id)
        agencies = {each.id: each.code for each in office.profile.audits.agencies(audit.id)}
        assert agencies[left.agency_id] == "gp"
        assert office.window.rail.row(Stage.RETURNS.value).step.state.startswith("1 of 9")

    def test_what_was_undone_comes_back_at_once(self, office, audit, inbox, checker):
        for code in ("police", "gp", "csc"):
            world.Laptop(office.profile, audit, code, checker).save(inbox, {"CSA-01": NOT_KNOWN})
        (inbox / "half.auditreturn").write_bytes(next(inbox.iterdir()).read_bytes()[:900])
        office.open(audit)
        office.drop(inbox)
        page, _lines = log_of(office)
        office.dialogs.answer(True)
        office.click(page.undo)
        page = office.go(Stage.RETURNS)
        assert len(rows_of(page.set_aside.table)) == 4
        assert nameless(office.window) == []
        office.click(page.set_aside.button(Deed.ALL_AGAIN))
        assert office.page.outcome.words() == "Tried again: 4. Taken in or here already: 3."
        assert len(rows_of(office.page.set_aside.table)) == 1
        assert len(office.profile.intake.returns(audit.id)) == 3
        _page, lines = log_of(office)
        assert lines[0][1:3] == ["Tried again", "Files: 4. Taken in: 3. Not imported: 1."]

    def test_the_log_is_saved_as_a_table(self, office, audit, inbox, tmp_path):
        (inbox / "=1+1.auditreturn").write_bytes(b"no return")
        office.open(audit)
        office.drop(inbox)
        page, lines = log_of(office)
        assert lines[0][2] == "Files: 1. Not imported: 1."
        assert "Return files end in .auditreturn" in words_on(page)
        office.dialogs.answer(tmp_path / "log.csv")
        office.click(page.save)
        assert str(tmp_path / "log.csv") in page.outcome.words()
        with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
            heading, row = csv.reader(file)
        assert heading[0] == "When"
        assert row[3] == "'=1+1.auditreturn"

    def test_before_any_import_it_says_so(self, office, audit):
        office.open(audit)
        page, lines = log_of(office)
        assert lines == []
        assert "Nothing was imported so far." in words_on(page)
        assert nameless(office.window) == []


class TestConflicts:
    def test_a_person_compares_and_chooses_and_can_undo_it(self, office, audit, inbox, checker):
        one, two = rivals(office, audit, inbox, checker)
        office.open(audit)
        office.drop(one)
        office.drop(two)
        page = office.page
        assert rows_of(page.conflicts.table) == [["GP practices", "CSA-01", "2"]]
        rail = office.window.rail.row(Stage.RETURNS.value)
        assert rail.step.state == "1 of 9 accounted for, to confirm by phone: 2, two answers: 1"
        office.click(page.conflicts.button(Deed.CHOOSE))
        page = office.page
        assert isinstance(page, ConflictPage)
        words = words_on(page)
        assert "Closed before the period." in words
        assert "Last involvement" not in words, "what is the same is not shown"
        assert [row[0] for row in rows_of(page.table)] == ["Answer 1 (counts now)", "Answer 2"]
        assert nameless(office.window) == []
        page.choice.radio("1").click()
        page.reason.box.setPlainText("The practice manager said so by phone.")
        assert page.unsaved()
        office.click(page.save)
        page = office.page
        assert page.outcome.words() == "Settled for CSA-01. The import log can undo it."
        assert page.conflicts is None
        assert "two answers" not in office.window.rail.row(Stage.RETURNS.value).step.state
        (entry,) = office.profile.intake.entries(audit.id)
        assert entry.scope.reason == "Closed before the period."
        page, lines = log_of(office)
        assert lines[0][1] == "Conflict settled: GP practices, case CSA-01"
        assert "The practice manager said so by phone." in words_on(page)
        office.dialogs.answer(True)
        office.click(page.undo)
        (entry,) = office.profile.intake.entries(audit.id)
        assert entry.scope.status is Status.NOT_KNOWN
        assert office.go(Stage.RETURNS).conflicts is not None

    def test_a_choice_needs_a_reason_without_names(self, office, audit, inbox, checker, qtbot):
        office.open(audit)
        for path in rivals(office, audit, inbox, checker):
            office.drop(path)
        office.click(office.page.conflicts.button(Deed.CHOOSE))
        page = office.page
        office.click(page.save)
        assert "Choose one of the answers" in words_on(page)
        page.choice.radio("1").click()
        office.click(page.save)
        assert "Write the reason for this choice" in words_on(page)
        page.reason.setFocus()
        qtbot.keyClicks(page.reason.box, "Jonathan Whitfield said so by phone.")
        office.click(page.save)
        assert "Settle what may name somebody first" in words_on(page)
        assert office.page is page
        assert office.profile.history.open_conflicts(audit.id) == 1

    def test_a_watched_arrival_takes_no_half_written_reason_away(
        self, office, audit, inbox, checker
    ):
        office.open(audit)
        for path in rivals(office, audit, inbox, checker):
            office.drop(path)
        office.click(office.page.conflicts.button(Deed.CHOOSE))
        page = office.page
        page.reason.box.setPlainText("The practice manager")
        police = world.Laptop(office.profile, audit, "police", checker)
        office.dialogs.answer(False)  # stay here
        office.drop(police.save(inbox, {"CSA-01": NOT_KNOWN}))
        assert office.page is page
        assert page.reason.value() == "The practice manager"
        assert len(office.profile.intake.returns(audit.id)) == 3

    def test_it_can_be_left_open(self, office, audit, inbox, checker):
        office.open(audit)
        for path in rivals(office, audit, inbox, checker):
            office.drop(path)
        office.click(office.page.conflicts.button(Deed.CHOOSE))
        office.click(office.page.back)
        assert office.page.conflicts is not None


class TestLaptops:
    def test_words_that_do_not_match_take_its_answers_out_until_it_is_taken_back(
        self, office, audit, inbox, checker
    ):
        gp = world.Laptop(office.profile, audit, "gp", checker)
        first = gp.save(inbox, {"CSA-01": NOT_KNOWN})
        office.open(audit)
        office.drop(first)
        refuse = office.page.laptops.button(Deed.REFUSE)
        assert refuse.accessibleName() == f"They do not match: GP practices, {gp.words}"
        office.dialogs.answer(False)
        office.click(refuse)
        assert len(office.profile.intake.returns(audit.id)) == 1
        office.dialogs.answer(True)
        office.click(refuse)
        page = office.page
        assert page.outcome.words() == "GP practices: what this laptop sent was taken out."
        assert office.profile.intake.returns(audit.id) == ()
        assert rows_of(page.refused.table) == [["GP practices", gp.words]]
        office.drop(gp.save(inbox, {"CSA-02": NOT_KNOWN}))
        assert "six words were others" in words_on(office.page)
        assert office.profile.intake.returns(audit.id) == ()
        assert nameless(office.window) == []
        office.click(office.page.refused.button(Deed.TAKE_BACK))
        page = office.page
        assert page.refused is None
        assert len(rows_of(page.set_aside.table)) == 2
        office.click(page.set_aside.button(Deed.AGAIN))
        assert len(rows_of(office.page.laptops.table)) == 1


class TestSetAside:
    def test_a_refused_file_is_copied_out_tried_and_deleted(
        self, office, audit, inbox, checker, tmp_path
    ):
        raw = world.Laptop(office.profile, audit, "gp", checker).make({"CSA-01": NOT_KNOWN})[1]
        cut = inbox / "../cut.auditreturn"
        cut.write_bytes(raw[:-30])
        office.open(audit)
        office.drop(cut.resolve())
        office.desk.show_audits()
        office.settle()
        office.open(audit)
        page = office.go(Stage.RETURNS)
        (row,) = rows_of(page.set_aside.table)
        assert (row[0], row[2]) == ("cut.auditreturn", "The file was damaged on its way.")
        assert "Ask the agency to copy or send it again" in words_on(page.set_aside)
        office.dialogs.answer(tmp_path / "copy.auditreturn")
        office.click(page.set_aside.button(Deed.COPY))
        assert (tmp_path / "copy.auditreturn").read_bytes() == raw[:-30]
        page = office.page
        office.click(page.set_aside.button(Deed.AGAIN))
        assert "damaged" in office.page.outcome.words()
        office.dialogs.answer(False)
        office.click(office.page.set_aside.button(Deed.DELETE))
        assert office.page.set_aside is not None
        office.dialogs.answer(True)
        office.click(office.page.set_aside.button(Deed.DELETE))
        assert office.page.set_aside is None
        _page, lines = log_of(office)
        assert [line[1] for line in lines] == [
            "Deleted from what was set aside",
            "Tried again",
            "Copy saved of what was set aside",
            "Import",
        ]
