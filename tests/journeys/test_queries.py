"""A question about a return goes to the agency in a file, is answered there, and comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from export.pack_file import open_pack
from tests.ui.office.seen import rows_of
from tests.world import AUDITED, NOW, PASSPHRASE, full_answers, issue, make_auditor, make_office
from ui.office.waiting import Deed

BEFORE = "The plan was made on time."
AFTER = "The plan was made on time and the school was given a copy."
ASKED = "Which service was told about the plan, and on which day?"
REPLY = "The health visitor was told on the day of the meeting."
OF_CASE = "Did another agency hold a record of its own?"
REPLY_OF_CASE = "No other agency did."
READ = "I have read the form and it holds no names and nothing that identifies anyone"
SIGNED = "I have checked that no names are in these forms, and nothing else that identifies anyone"


@pytest.fixture
def folders(tmp_path):
    """An office whose pack is out, and the laptop that has it, with its one case filled in."""
    office = make_office(tmp_path / "office", cases=1, agencies=1)
    (pack,) = issue(office)
    office.profile.close()
    auditor = make_auditor(tmp_path / "auditor")
    contents = open_pack(pack.raw, pack.issued.code_words, pins={}, now=NOW)
    auditor.forms.add_pack(contents.pack, contents.cases)
    (form,) = auditor.forms.forms(contents.pack.id)
    auditor.forms.save_scope(form.id, AUDITED)
    auditor.forms.save_answers(form.id, full_answers({"Q1": "yes", "Q1.comment": BEFORE}))
    auditor.forms.mark_completed(form.id, True)
    auditor.close()
    return tmp_path


def unlock(person):
    person.sees("Open your profile")
    person.type_into("Passphrase", PASSPHRASE)
    person.press("Open")


def choose_deed(person, button, words):
    """Open the list of a button, go down to a line and press Return, as by keyboard."""
    person.click(button)
    person.wait(button.list.isVisible)
    for _ in button.list.actions():
        if button.list.activeAction().text() == words:
            break
        QTest.keyClick(button.list, Qt.Key.Key_Down)
    QTest.keyClick(button.list, Qt.Key.Key_Return)


def make_return(auditor, path):
    """Sign off and save the file of what is chosen."""
    auditor.sees("Create return file")
    assert auditor.find("Case CSA-01").isChecked()
    auditor.press(SIGNED)
    auditor.dialogs.answer(path)
    auditor.press("Create return file", within=auditor.window.foot_bar)
    auditor.sees("The return file is made", "CSA-01")
    return path


def read(office, *words):
    """Open the one return and wait until all of it is shown."""
    office.step("review")
    office.sees("Read and accept returns")
    office.press("Read this return")
    page = office.sees("Agency 1, CSA-01")
    office.wait(lambda: not page.is_filling())
    for each in words:
        assert each in office.words()
    return page


def ask(office, text):
    office.sees("Ask the agency")
    office.come_to_the_window()  # a list that closes leaves no window active on this platform
    office.type_into("What the office wants to know", text)
    office.press("Keep this query")
    office.sees("Agency 1, CSA-01", text)


def ask_twice(office, path):
    """Ask about the first answer and about the case, and make the file of both."""
    page = read(office, BEFORE)
    choose_deed(office, page.cards[0].menu, "Ask the agency about this")
    ask(office, ASKED)
    office.press("Ask about the whole case")
    ask(office, OF_CASE)
    office.press("All returns")
    office.sees("Read and accept returns")
    office.dialogs.answer(path)
    office.press("Make the query file for Agency 1")
    page = office.sees("Read and accept returns", "Queries in it: 2.")
    assert rows_of(page.table) == [["CSA-01", "Agency 1", "Queried", "1", "2"]]
    assert ASKED.encode() not in path.read_bytes()


def take_queries_in(auditor, path):
    auditor.press("Home", within=auditor.window.foot_bar)
    auditor.sees("Your audits")
    auditor.drop(path)
    auditor.sees("Queries from the office", ASKED)
    assert OF_CASE in auditor.words()
    auditor.press("Take these queries in")
    auditor.sees("Your audits", "Queries of the office: 2 to answer")
    auditor.press("Open", "CSA-01")
    auditor.wait(auditor.window.rail.isVisible)


def answer(auditor, asked, text):
    auditor.click(auditor.find("Your answer to the office", asked))
    auditor.type(text)


def answer_queries(auditor):
    """Answer both; a name in an answer is pointed out while it is typed."""
    auditor.step("queries")
    auditor.sees("Queries from the office", BEFORE)
    answer(auditor, ASKED, "Siobhan was told.")
    auditor.wait(lambda: "Siobhan" in auditor.words())
    auditor.select_all()
    auditor.type(REPLY)
    answer(auditor, OF_CASE, REPLY_OF_CASE)
    auditor.press("Go to this question")
    page = auditor.sees("Before and at referral", f"The office asks: {ASKED}")
    box = page.card_of("Q1.comment").box("Q1.comment")
    auditor.click(box.field.focusProxy())
    auditor.select_all()
    auditor.type(AFTER)


def complete(auditor):
    auditor.step("names")
    auditor.sees("Check names", "Nothing that looks like a name is left.")
    auditor.press(READ)
    auditor.press("Save and continue")
    auditor.sees("Check answers", AFTER)
    auditor.press("Mark as completed")


def take_in(office, path):
    office.come_to_the_window()
    office.drop(path)
    office.sees("Returns", "Files: 1. Taken in or here already: 1.")


def compare_and_take_in(office, path):
    """What was changed stands beside what was there, and counts only then."""
    office.come_to_the_window()
    office.drop(path)
    page = office.sees("Returns", "Later revisions, to be compared first: 1.")
    office.click(page.held.button(Deed.COMPARE))
    page = office.sees("Agency 1, revision 2")
    office.wait(lambda: not page.is_filling())
    assert BEFORE in office.words()
    assert AFTER in office.words()
    office.press("Take revision 2 in")
    office.sees("Returns", "Imported as a later revision.")


def accept(office):
    """Read both answers beside their questions, with what stood there before, and accept."""
    read(office, ASKED, REPLY, OF_CASE, REPLY_OF_CASE, "Changed since revision 1", BEFORE, AFTER)
    office.press("Accept")
    page = office.sees("Read and accept returns", "Accepted: Agency 1, CSA-01.")
    assert rows_of(page.table) == [["CSA-01", "Agency 1", "Accepted", "2", "-"]]
    office.step("coverage")
    page = office.sees("Coverage")
    assert rows_of(page.grid) == [["Agency 1", "Returned r2", "1 of 1"]]
    office.click_cell(page.grid, 0, 1)
    office.sees("Coverage", "At the office: Accepted")


@pytest.mark.journey
def test_a_query_goes_to_the_agency_and_its_answer_comes_back(start, folders):
    auditor = start(folders / "auditor")
    unlock(auditor)
    auditor.sees("Your audits", "CSA-01")
    auditor.press("Create return file")
    first = make_return(auditor, folders / "first.auditreturn")
    office = start(folders / "office")
    unlock(office)
    office.sees("Audits")
    take_in(office, first)
    ask_twice(office, folders / "asked.auditquery")

    auditor.come_to_the_window()
    take_queries_in(auditor, folders / "asked.auditquery")
    answer_queries(auditor)
    complete(auditor)
    second = make_return(auditor, folders / "second.auditreturn")

    compare_and_take_in(office, second)
    accept(office)
