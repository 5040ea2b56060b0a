"""A tool of one's own: made from the shipped one, published, sent out, filled in and counted."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from forms.loading import read_tool
from tests.journeys.test_whole_path import (
    CONTACT,
    begin,
    create_return,
    issue_packs,
    not_known_in_two_clicks,
    open_pack,
    records_of,
    say_scope,
    take_in,
    try_the_kit,
)
from tests.journeys.whole_form import WholeForm, fill_page
from tests.ui.accessible import name_of

TITLE = "Child sexual abuse: partnership audit"
ABOUT = f"{TITLE}, version 1.0"
SECTION = "Quality assurance information"
FIRST = "Q1. Procedures followed before referral"
CHANGED = "Were the safeguarding procedures of your agency followed before the referral?"
NEW = "How early was a strategy meeting held?"
LABEL = "Early strategy meeting"
NAMED = f"Q21. {LABEL}"
ANSWERS = ("Within three days", "Later", "Not at all")
MORE = "What stood in the way of an early meeting?"
CONTROL = Qt.KeyboardModifier.ControlModifier
MOVING = CONTROL | Qt.KeyboardModifier.ShiftModifier


def write_over(office, name, text, about=""):
    office.click(office.find(name, about))
    office.select_all()
    office.type(text)


def change_a_question(office):
    """A new version, and other words for its first question."""
    office.sees("Audits")
    office.press("Audit tools")
    office.sees("Audit tools", "Version 1.0.")
    office.press("New version", ABOUT)
    office.sees("About the tool", "No audit can use it before it is published.")
    office.step("sections/0")
    office.sees(SECTION)
    office.press(FIRST)
    office.sees(FIRST, "answers compare with earlier ones")
    write_over(office, "Question", CHANGED)
    office.sees(FIRST, "Reworded since version 1.0.")
    office.saved()


def add_a_question(office):
    """Three answers, of which one counts as good; what is missing is said beside each box."""
    office.press("Back to the section")
    office.sees(SECTION)
    office.press("Add a question", "Page 1")
    office.sees("Q21. New question", "This may not be empty")
    office.type_into("Question", NEW)
    office.type_into("Short label", LABEL)
    office.choose("What is answered", "One of several answers")
    office.press("Change to this kind")
    office.sees(NAMED, "Answer 2")
    office.press("Add an answer")
    office.sees(NAMED, "Answer 3")
    for number, words in enumerate(ANSWERS, start=1):
        office.click(office.find("Words of the answer", f"Answer {number}"))
        office.type(words)
    office.wait(lambda: office.page.work.tool is not None, "the tool can be read")
    office.press(ANSWERS[0], "Answers that count as good")


def add_a_follow_up(office):
    """Asked after one answer only; by the keyboard alone."""
    go_to(office, "Add a follow-up")
    office.key(Qt.Key.Key_Return)
    office.sees("New question")
    go_to(office, "Question")
    office.type(MORE)
    go_to(office, "Short label")
    office.type("Reasons for a late meeting")
    go_to(office, "What is answered")
    for _ in range(4):
        office.key(Qt.Key.Key_Down)
    go_to(office, "Change to this kind")
    office.key(Qt.Key.Key_Space)
    office.sees("Reasons for a late meeting", "Lines to write on (optional)")
    go_to(office, ANSWERS[2])
    office.key(Qt.Key.Key_Space)
    office.wait(lambda: not office.page.work.problems)


def go_to(office, name):
    """Press Tab until a control of this name has the focus."""
    office.tab_to(lambda at: name in {name_of(at), at.accessibleName()})


def move_it_up(office):
    """Above the second question, by keys; one step too many is taken back."""
    office.press("Back to the question above")
    office.sees(NAMED)
    office.press("Back to the section")
    office.sees(SECTION)
    go_to(office, f"{NAMED}, new")
    office.key(Qt.Key.Key_Up, MOVING)
    office.wait(lambda: order_of(office)[:3] == ["Q1", "Q21", "Q2"])
    office.wait(lambda: "Q21" in name_of(office.focus()))
    office.key(Qt.Key.Key_Up, MOVING)
    office.wait(lambda: order_of(office)[:3] == ["Q21", "Q1", "Q2"])
    office.press(f"Undo: {NAMED} moved")
    office.wait(lambda: order_of(office)[:3] == ["Q1", "Q21", "Q2"])


def order_of(office):
    return [row.step.title.partition(".")[0] for row in office.page.rows.values()]


def try_and_publish(office, path):
    """Fill in the new page as a test, see what differs, publish, save the file; give the tool."""
    office.step("try")
    office.sees("Before and at referral", "Nothing you type here is kept.")
    office.press(ANSWERS[2])
    assert MORE in office.words()
    office.press("End the test")
    office.sees(SECTION)
    office.step("publish")
    office.sees("Publish", "Questions as before: 37. Reworded: 1.")
    office.press("See all that differs")
    office.sees("What differs between two versions", f"After: {CHANGED}")
    office.press("Back to the draft")
    office.sees("Publish")
    office.dialogs.answer(True, path)
    office.press("Publish version 1.1")
    office.sees("Audit tools", f"Published: {TITLE}, version 1.1.")
    office.press("Save as a file", f"{TITLE}, version 1.1")
    office.sees("Audit tools", "Saved: ")
    return read_tool(path.read_bytes())


def set_up_audit(office):
    """A new audit on the new version, with two cases and two agencies."""
    office.press("Back to all audits")
    office.sees("Audits")
    office.press("New audit")
    office.sees("New audit")
    office.type_into("Title", "Child sexual abuse 2026")
    office.type_into("Short name", "CSA-2026")
    office.choose("Tool and version", f"{TITLE}, version 1.1")
    due = datetime.now(UTC).date() + timedelta(days=28)
    for part, number in (("Day", due.day), ("Month", due.month), ("Year", due.year)):
        office.type_into(f"{part}, Returns are due (optional)", str(number))
    office.type_into("Whom agencies can ask", CONTACT)
    office.press("Create audit")
    office.sees("Cases")
    office.click(office.find("UINs"))
    office.paste("CSA-01\r\nCSA-02\r\n")
    office.press("Add these cases")
    office.sees("Cases", "Cases added: 2.")
    office.step("agencies")
    office.sees("Agencies")
    office.press("Children's social care")
    office.press("Police")
    office.press("Save agencies")
    office.sees("Agencies", "Agencies saved: 2.")


def fill_all(auditor, form, tool):
    """Every page in turn: one with the mouse, the next by keys alone."""
    for number, page in enumerate(tool.pages):
        auditor.sees(page.title)
        fill_page(auditor, form, page, by_keyboard=bool(number % 2))
        auditor.press("Save and continue")
    auditor.sees("Check names", "Nothing that looks like a name is left.")
    auditor.press("I have read the form and it holds no names and nothing that identifies anyone")
    auditor.press("Save and continue")
    auditor.sees("Check answers", ANSWERS[2])
    auditor.press("Mark as completed")
    auditor.sees("Create return file", "Case CSA-02")
    auditor.press("Back")


@pytest.mark.journey
def test_a_tool_of_ones_own_goes_all_the_way(start, tmp_path):
    office = start(tmp_path / "office")
    begin(office, "I work in the partnership office")
    change_a_question(office)
    add_a_question(office)
    add_a_follow_up(office)
    move_it_up(office)
    tool = try_and_publish(office, tmp_path / "own.json")
    assert [each.code for each in tool.questions][:2] == ["Q1", "Q21"]
    set_up_audit(office)
    (tmp_path / "packs").mkdir()
    try_the_kit(office, tmp_path)
    path, code = issue_packs(office, tmp_path / "packs")

    auditor = start(tmp_path / "auditor")
    begin(auditor, "I am auditing for an agency")
    open_pack(auditor, path, code)
    say_scope(auditor, datetime.now(UTC).date() - timedelta(days=9))
    asked = tool.with_blocks(frozenset({"partnership", "safety"}))
    form = WholeForm(asked, {"Q21": "o3"})
    fill_all(auditor, form, asked)
    not_known_in_two_clicks(auditor)
    made, sent = create_return(auditor, tmp_path)

    office.come_to_the_window()
    take_in(office, made, sent)
    office.step("analysis")
    page = office.sees("Analysis")
    counted = {row["Question"]: row for row in records_of(page.table)}
    assert counted[f"Q21 {LABEL}"]["Favourable"] == "0 of 1"
    assert counted["Q1 Procedures followed before referral"]["Favourable"] == "1 of 1"
