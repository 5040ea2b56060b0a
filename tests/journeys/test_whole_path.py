"""From an empty folder to the printed form, through the real windows by keys and mouse."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from forms.kinds import Choice, options_of, words_of
from forms.scope import STATUSES, Status
from tests.journeys.conftest import pages_of, squeezed
from tests.journeys.whole_form import TOOL, WholeForm, boxes_in, boxes_of, fill_page
from tests.ui.office.seen import rows_of
from ui.office.waiting import Deed

PASSPHRASE = "harbour violin sketch mango"  # noqa: S105  for profiles that last a minute
CONTACT = "The partnership office, 01632 960 000"
KEPT_NAME = "Za\u017c\u00f3\u0142\u0107 is where the notes on an earlier plan were begun."
WHY = "Question 1 was answered for the wrong month."


def begin(person, role):
    """First start: the role, and a passphrase typed twice."""
    person.sees("Welcome to Audit Desk")
    person.press(role)
    person.type_into("Passphrase", PASSPHRASE)
    person.type_into("The same passphrase again", PASSPHRASE)
    person.press("Create profile")
    person.sees("Your recovery code")
    person.press("Skip for now")


def set_up_audit(office):
    """A new audit with two cases and two agencies."""
    office.sees("Audits")
    office.press("New audit")
    office.sees("New audit")
    office.type_into("Title", "Child sexual abuse 2026")
    office.type_into("Short name", "CSA-2026")
    due = datetime.now(UTC).date() + timedelta(days=28)
    for part, number in (("Day", due.day), ("Month", due.month), ("Year", due.year)):
        office.type_into(f"{part}, Returns are due (optional)", str(number))
    office.type_into("Whom agencies can ask", CONTACT)
    office.press("Create audit")
    office.sees("Cases")
    office.click(office.find("UINs"))
    office.paste("CSA-01\r\n943 476 5919\r\nCSA-02\r\n")
    office.press("Add these cases")
    office.sees("Cases", "looks like an NHS number")
    office.click(office.find("UINs"))
    office.select_all()
    office.key(Qt.Key.Key_Delete)
    office.step("agencies")
    office.sees("Agencies")
    office.press("Children's social care")
    office.press("Police")
    office.press("Save agencies")
    office.sees("Agencies", "Agencies saved: 2.")


def try_the_kit(office, folder):
    """Print the key kit into a file, and give it back, before the first pack."""
    office.step("packs")
    office.sees("Packs", "print the key kit and try it once")
    office.press("Keys and staff")
    office.sees("Keys and staff", "No pack can be issued yet.")
    office.press("Print the key kit")
    office.sees("Key kit")
    kit = folder / "kit.pdf"
    office.dialogs.answer(kit, kit)
    office.press("Save as PDF")
    office.press("Back")
    office.sees("Keys and staff")
    office.press("Try the kit")
    office.sees("Try the key kit")
    office.press("Choose the file of the kit")
    office.sees("Keys and staff", "Packs can be issued.")
    office.press("Back")
    office.sees("Packs")


def issue_packs(office, folder):
    """Put the sealed packs into a folder; give the six words of the first agency."""
    office.dialogs.answer(folder)
    office.press("Issue packs")
    page = office.sees("Packs", f"in {folder}.")
    first, second = records_of(page.table)
    assert [first["Agency"], second["Agency"]] == ["Children's social care", "Police"]
    words = next(cell for heading, cell in first.items() if heading.startswith("Six words"))
    assert len(words.split()) == 6
    return folder / first["File"], words


def open_pack(auditor, path, code):
    """Drop the pack on the window, give its words, look at it, keep it, say who one is."""
    auditor.sees("Your audits", "Start by opening the pack")
    auditor.drop(path)
    auditor.sees("Open a pack")
    auditor.type(code.upper())
    auditor.key(Qt.Key.Key_Return)
    auditor.sees("Is this the pack you expect?", "CSA-01, CSA-02")
    assert CONTACT in auditor.words()
    auditor.press("Keep this pack")
    auditor.sees("Your name and title")
    auditor.type_into("Your name", "R. Example")
    auditor.key(Qt.Key.Key_Tab)
    auditor.type("Named nurse")
    auditor.key(Qt.Key.Key_Return)
    auditor.sees("Your audits", "Case CSA-01")


def say_scope(auditor, last):
    """The case is known: last involvement, and the period in words."""
    auditor.press("Start", "CSA-01")
    auditor.sees("Case scope")
    auditor.press(STATUSES[Status.AUDITED].label)
    for part, number in (("Day", last.day), ("Month", last.month), ("Year", last.year)):
        auditor.type_into(f"{part}, Date of last involvement", str(number))
    assert f"to {words_of(last)}, from your own agency" in auditor.words()
    auditor.press("Yes", "Does your agency know the child?")
    auditor.press("No", "Does your agency know the parents?")
    auditor.press("Save and continue")


def fill_all(auditor, form):
    """Every page in turn: one with the mouse, the next by keys alone."""
    for number, page in enumerate(TOOL.pages):
        auditor.sees(page.title)
        fill_page(auditor, form, page, by_keyboard=bool(number % 2))
        assert re.search(r"(\d+) of \1 answered on this page", auditor.words())
        if number % 2:
            auditor.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        else:
            auditor.press("Save and continue")
        said = auditor.window.rail.row(f"page:{page.code}")
        assert said.step.state == "Completed"


def settle_names(auditor, form):
    """A name in two comments: one becomes a role word, one is a word that may stay."""
    auditor.sees("Check names", "Nothing that looks like a name is left.")
    auditor.step("page:referral")
    page = auditor.sees(TOOL.pages[0].title)
    box = page.card_of("Q1.comment").box("Q1.comment")
    auditor.click(box.field.focusProxy())
    auditor.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    auditor.type("We rang Siobhan. ")
    auditor.wait(lambda: bool(box.spots()))
    assert "Siobhan" in auditor.words()
    auditor.click(page.card_of("Q2.comment").field("Q2.comment").focusProxy())
    auditor.select_all()
    auditor.type(KEPT_NAME)
    auditor.step("names")
    auditor.sees("Check names", "2 to settle")
    auditor.press("mum")
    auditor.sees("Check names", "1 to settle")
    auditor.press("Not a name here")
    auditor.sees("Check names", "Nothing that looks like a name is left.")
    form.change("Q1.comment", f"We rang mum. {form.texts['Q1.comment']}")
    form.change("Q2.comment", KEPT_NAME)
    auditor.press("I have read the form and it holds no names and nothing that identifies anyone")
    auditor.press("Save and continue")


def complete(auditor, form):
    """What is to be sent is shown whole; the mark brings the return, and we go home first."""
    auditor.sees("Check answers")
    shown = squeezed(auditor.words())
    for path, text in form.texts.items():
        assert squeezed(text) in shown, path
    auditor.press("Mark as completed")
    auditor.sees("Create return file", "Case CSA-02")
    auditor.press("Back")


def not_known_in_two_clicks(auditor):
    """The other case: two clicks from its card, and it is ready to return."""
    auditor.sees("Your audits", "Not yet started")
    auditor.press("Not known to us", "CSA-02")
    auditor.sees("Case scope")
    auditor.press("Save and finish this case")
    auditor.sees("Your audits", "2 of 2 cases completed")


def create_return(auditor, folder):
    """Sign off and save the sealed file; give it and the words shown with it."""
    auditor.press("Create return file")
    auditor.sees("Create return file")
    auditor.press(
        "I have checked that no names are in these forms, and nothing else that identifies anyone",
    )
    auditor.dialogs.answer(folder / "CSA-2026_csc_r1.auditreturn")
    auditor.press("Create return file", within=auditor.window.foot_bar)
    auditor.sees("The return file is made", "CSA-01, CSA-02")
    return folder / "CSA-2026_csc_r1.auditreturn", auditor.words()


def take_in(office, path, sent):
    """Drop the return on the office's window; both sides show the same words of both kinds."""
    office.drop(path)
    page = office.sees("Returns", "Files: 1. Taken in or here already: 1.")
    receipt = page.detail.text().split("Receipt code: ")[1].partition(".")[0]
    assert receipt in sent
    assert len(receipt.split()) == 3
    assert "CSA-01, CSA-02" in page.detail.text()
    (laptop,) = records_of(page.laptops.table)
    assert laptop["Agency"] == "Children's social care"
    assert laptop["Six words"] in sent
    assert len(laptop["Six words"].split()) == 6


def correct_and_send_again(auditor, folder, form):
    """Change one answer, complete the case again, and make another file; give it."""
    auditor.press("Home", within=auditor.window.foot_bar)
    auditor.sees("Your audits", "returned (return 1)")
    auditor.press("Open", "CSA-01")
    auditor.wait(auditor.window.rail.isVisible)
    auditor.step("page:referral")
    page = auditor.sees(TOOL.pages[0].title)
    auditor.press("No", within=page.card_of("Q1").field("Q1"))
    form.filling.put("Q1", "no")
    auditor.step("names")
    auditor.sees("Check names", "Nothing that looks like a name is left.")
    auditor.press("I have read the form and it holds no names and nothing that identifies anyone")
    auditor.press("Save and continue")
    auditor.sees("Check answers")
    auditor.press("Mark as completed")
    auditor.sees("Create return file")
    assert auditor.find("Case CSA-01").isChecked()
    assert not auditor.find("Case CSA-02").isChecked(), "the office has it as it is"
    auditor.type_into("What has changed since the last return, and why?", WHY)
    auditor.press(
        "I have checked that no names are in these forms, and nothing else that identifies anyone"
    )
    auditor.dialogs.answer(folder / "CSA-2026_csc_r2.auditreturn")
    auditor.press("Create return file", within=auditor.window.foot_bar)
    auditor.sees("The return file is made", "CSA-01")
    return folder / "CSA-2026_csc_r2.auditreturn"


def compare_and_take_in(office):
    """Look at what the later revision says differently, and let it count."""
    office.step("returns")
    page = office.sees("Returns")
    office.click(page.held.button(Deed.COMPARE))
    page = office.sees("Children's social care, revision 2", WHY)
    office.wait(lambda: not page.is_filling())
    for words in ("Revision 1, counts now", "Revision 2, waits", "Case CSA-01, what differs"):
        assert words in office.words()
    assert "Case CSA-02" not in office.words()
    office.press("Take revision 2 in")
    office.sees("Returns", "Imported as a later revision.")


def records_of(table):
    """The rows of a table by their headings."""
    model, across = table.model(), Qt.Orientation.Horizontal
    headings = [model.headerData(at, across) for at in range(model.columnCount())]
    return [dict(zip(headings, row, strict=True)) for row in rows_of(table)]


def check_coverage(office, later=""):
    """Two cases at two agencies: a form, an answer without one, and two that are awaited.

    ``later`` is what stands beside the form once it came again.
    """
    office.step("coverage")
    page = office.sees("Coverage")
    assert rows_of(page.grid) == [
        ["Children's social care", f"Returned{later}", "Not known", "2 of 2"],
        ["Police", "Awaiting", "Awaiting", "0 of 2"],
    ]
    for words in ("1 of 4", "forms returned", "1", "answered without a form", "1 of 2"):
        assert words in office.words().splitlines()


def check_counts(office, form):
    """Each question counts once, on the side that was chosen; each judgement where it was made."""
    office.step("analysis")
    page = office.sees("Analysis")
    counted = {row["Question"]: row for row in records_of(page.table)}
    good = {"Q18": {"no"}, "Q10.challenged": {"own", "other"}}
    questions = [question for question in TOOL.questions if question.favourable]
    assert len(counted) == len(questions)
    for question in questions:
        row = counted[f"{question.number} {question.label}".strip()]
        answer = form.filling.text(question.code)
        hit, skipped = answer in good.get(question.code, {"yes"}), answer == "na"
        expected = "No applicable answers" if skipped else f"{int(hit)} of 1"
        assert row["Favourable"] == expected, question.code
        assert row["Not applicable"] == str(int(skipped)), question.code
        assert (row["Unanswered"], row["Not audited"]) == ("0", "3"), question.code


def check_side_by_side(office, form):
    """The case view shows the words as they were written."""
    office.step("side-by-side")
    for page in TOOL.pages:
        office.sees("Cases side by side")
        office.choose("Part of the form", page.title)
        for path, text in form.texts.items():
            if form.filling.page_at(path) == page:
                office.sees("Cases side by side", text)


def print_form(office, path):
    """From the cell of the coverage table to a PDF file."""
    office.step("coverage")
    page = office.sees("Coverage")
    office.click_cell(page.grid, 0, 1)
    office.press("Print the form of Children's social care")
    office.sees("Children's social care, CSA-01")
    office.dialogs.answer(path)
    office.press("Save as PDF")
    office.sees("Children's social care, CSA-01", "Saved as form.pdf")
    return path


def printed_answer(form, question):
    """The answer in the words of the form, between its question and its comment or reason."""
    answer = form.filling.text(question.code)
    option = next(each for each in options_of(question.kind) if each.code == answer)
    field = question.reason if answer == "na" else question.comment
    if field is None:
        return question.text + option.label
    return f"{option.label} {option.descriptor} {'Reason:' if answer == 'na' else ''}" + (
        form.filling.text(field.path)
    )


def check_printed(path, form):
    """Every answer stands by its question, every comment is whole, every page names itself."""
    pages = pages_of(path)
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "CSA-01" in page
        assert "Children's social care" in page
    whole = squeezed(" ".join(pages))
    for path_, text in form.texts.items():
        assert squeezed(text) in whole, path_
    for question in TOOL.questions:
        if form.filling.applies(question.code) and isinstance(question.kind, Choice):
            assert squeezed(printed_answer(form, question)) in whole, question.code
    for words in ("R. Example", "Named nurse", "OFFICIAL-SENSITIVE"):
        assert squeezed(words) in whole
    assert boxes_in(path) == boxes_of(form)


@pytest.mark.journey
def test_from_an_empty_folder_to_the_printed_form(start, tmp_path):
    office = start(tmp_path / "office")
    begin(office, "I work in the partnership office")
    set_up_audit(office)
    (tmp_path / "packs").mkdir()
    try_the_kit(office, tmp_path)
    path, code = issue_packs(office, tmp_path / "packs")

    auditor = start(tmp_path / "auditor")
    begin(auditor, "I am auditing for an agency")
    open_pack(auditor, path, code)
    say_scope(auditor, datetime.now(UTC).date() - timedelta(days=9))
    form = WholeForm()
    fill_all(auditor, form)
    settle_names(auditor, form)
    complete(auditor, form)
    not_known_in_two_clicks(auditor)
    made, sent = create_return(auditor, tmp_path)

    office.come_to_the_window()
    take_in(office, made, sent)
    check_coverage(office)
    check_counts(office, form)
    check_side_by_side(office, form)
    printed = print_form(office, tmp_path / "form.pdf")
    check_printed(printed, form)

    auditor.come_to_the_window()
    again = correct_and_send_again(auditor, tmp_path, form)
    office.come_to_the_window()
    office.step("returns")
    office.sees("Returns")
    office.drop(again)
    page = office.sees("Returns", "Later revisions, to be compared first: 1.")
    assert records_of(page.table)[0]["Revision"] == "2"
    assert WHY in page.detail.text()
    check_coverage(office)
    compare_and_take_in(office)
    check_coverage(office, later=" r2")
    check_counts(office, form)
