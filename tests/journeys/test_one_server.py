"""Two people of an office at two computers and one server, at real windows.

One begins on the server and sets an audit up, the other joins with a file; both take returns in,
and both change one field. Then the server goes away while a page is open.
"""

from datetime import UTC, datetime

import pytest

from anonymise import load_checker
from export.pack_file import open_pack
from export.return_file import ReturnDraft, ReturnEntry, make_return
from models.keyed_snapshots import Paper
from models.profile import open_profile
from office.keying import begin
from office.keys import kit_text, try_kit
from tests.hubs import Hub
from tests.journeys.test_office_help import menu
from tests.journeys.test_whole_path import records_of, set_up_audit, try_the_kit
from tests.models.samples import PASSPHRASE
from tests.models.test_hub_version import brought_on
from tests.server import SECRET
from tests.ui.office import world
from tests.ui.office.seen import rows_of
from tests.world import AUDITED, full_answers, make_auditor

OWN, OTHERS = "four easy words here", "maple kettle river stone"
TRAVELS = "harbour violin sketch mango"
SERVER = "Work on the office\u2019s own server"
CASES = ("CSA-01", "CSA-02")
WORDS = "Typed while the server was away."


@pytest.fixture(scope="module")
def checker():
    return load_checker()


def twice(person, words):
    """Choose a passphrase."""
    person.type_into("Passphrase", words)
    person.type_into("The same passphrase again", words)


def begin_there(person, hub: Hub, folder):
    """Make an empty database the office's, with the certificate of the server."""
    certificate = folder / "server.crt"
    certificate.write_bytes(hub.server.authority)
    person.sees("Welcome to Audit Desk")
    person.press(SERVER)
    person.sees(SERVER)
    person.type_into("Your partnership (optional)", "North Partnership")
    address = hub.server.far_url(hub.name).replace(f":{SECRET}", "")
    person.type_into("Address of the database", address)
    person.type_into("Password of the database", SECRET)
    person.dialogs.answer(certificate)
    person.press("Choose the server\u2019s certificate")
    person.press("Try the connection")
    person.sees(SERVER, "You can begin.")
    twice(person, OWN)
    person.press("Begin on the server")
    person.sees("Your recovery code")
    person.press("Skip for now")
    person.sees("Audits")


def joining_file(person, path):
    """Write the file by which the other computer joins."""
    menu(person, "Settings")
    person.sees("Settings")
    person.press("The server")
    person.sees("The server", "Your office works on")
    person.type_into("Your own passphrase", OWN)
    twice(person, TRAVELS)
    person.dialogs.answer(path)
    person.press("Save the joining file")
    person.sees("The server", "Saved as")
    person.press("Back")
    person.sees("Settings")
    person.press("Back")
    person.sees("Audits")


def join(person, path):
    person.sees("Welcome to Audit Desk")
    person.press(SERVER)
    person.sees(SERVER)
    person.press("Yes, and this computer joins")
    person.dialogs.answer(path)
    person.press("Choose the joining file")
    person.type_into("Passphrase of the joining file", TRAVELS)
    twice(person, OTHERS)
    person.press("Join the office")
    person.sees("Your recovery code")
    person.press("Skip for now")
    person.sees("Audits")


def issue(office, folder):
    """Put both packs into a folder; give each file with its six words."""
    folder.mkdir()
    office.dialogs.answer(folder)
    office.press("Issue packs")
    page = office.sees("Packs", f"in {folder}.")
    rows = records_of(page.table)
    heading = next(each for each in rows[0] if each.startswith("Six words"))
    return [(folder / row["File"], row[heading]) for row in rows]


def answer(packs, laptops, out, checker):
    """Each agency opens its pack on a laptop of its own and makes a return of both cases."""
    out.mkdir()
    now = datetime.now(UTC)
    for number, (path, words) in enumerate(packs):
        auditor = make_auditor(laptops / f"laptop-{number}")
        contents = open_pack(path.read_bytes(), words, pins={}, now=now)
        auditor.forms.add_pack(contents.pack, contents.cases)
        given = full_answers({"Q7": "yes", "concern": "no"}, contents.pack.blocks)
        draft = ReturnDraft(
            pack=auditor.forms.pack(contents.pack.id),
            entries=[
                ReturnEntry(uin=case.uin, scope=AUDITED, answers=given) for case in contents.cases
            ],
            auditor_name="A. Auditor",
            auditor_title="Safeguarding lead",
            declaration="I have checked that no names are in this form.",
            created_at=now,
        )
        made = make_return(draft, auditor.details, checker)
        auditor.close()
        (out / made.sent.file_name).write_bytes(made.raw)


def take_in(person, folder, words):
    person.step("returns")
    person.sees("Returns")
    person.dialogs.answer(folder)
    person.press("Choose a folder")
    person.sees("Returns", words)


def contact_page(person):
    """Open the page of the details that both are going to change."""
    person.come_to_the_window()
    person.step("details")
    page = person.sees("Details")
    person.click(page.rows["contact"])
    return person.sees("Contact and marking")


def change_contact(person, words):
    person.come_to_the_window()
    person.click(person.find("Whom agencies can ask"))
    person.select_all()
    person.type(words)


def check_results(person):
    """Both agencies answered for both cases; every count is out of its own number."""
    person.come_to_the_window()
    person.step("coverage")
    page = person.sees("Coverage")
    cells = [word for row in rows_of(page.grid) for word in row[1 : 1 + len(CASES)]]
    assert cells == ["Returned"] * 4
    person.step("analysis")
    page = person.sees("Analysis")
    rows = {row["Question"].split()[0]: row for row in records_of(page.table)}
    assert rows["Q7"]["Favourable"] == "4 of 4"


def open_there(person, passphrase):
    """Another day: the audit of the colleague is in the list."""
    person.sees("Open your profile")
    person.type_into("Passphrase", passphrase)
    person.press("Open")
    person.sees("Audits", "CSA-2026")
    person.press("Open Child sexual abuse 2026")
    person.wait(person.window.rail.isVisible)


def both_take_in(first, second, folder):
    """Both choose the same folder, and the program of each reads it at the same time."""
    for person in (first, second):
        person.come_to_the_window()
        person.step("returns")
        person.sees("Returns")
        person.dialogs.answer(folder)
    for person in (first, second):
        person.press("Choose a folder")
    told = []
    for person in (first, second):
        page = person.sees("Returns", "Files: 2. Taken in or here already: 2.")
        told.append([row["What happened"] for row in records_of(page.table)])
    for each in zip(*told, strict=True):
        assert sorted(each) == ["Already imported.", "Imported."]


def both_change_the_contact(first, second):
    """Who saves later is told, keeps what was typed, and sees what the other has written."""
    for person, words in ((first, "Written by the first"), (second, "Written by the second")):
        contact_page(person)
        change_contact(person, words)
    first.come_to_the_window()
    first.press("Save and go back")
    first.sees("Details", "Saved.")
    second.come_to_the_window()
    second.press("Save and go back")
    page = second.sees("Contact and marking", "Somebody else has changed this")
    assert page.contact.value() == "Written by the second"
    second.dialogs.answer(True)
    second.press("Back to details")
    second.sees("Details")
    page = contact_page(second)
    assert page.contact.value() == "Written by the first"
    change_contact(second, "Written by both")
    second.press("Save and go back")
    second.sees("Details", "Saved.")


@pytest.mark.journey
def test_two_computers_set_up_take_in_and_count_on_one_server(start, hubs, checker, tmp_path):
    with hubs.empty() as hub:
        first = start(tmp_path / "first")
        begin_there(first, hub, tmp_path)
        joining_file(first, tmp_path / "office.auditjoin")
        second = start(tmp_path / "second")
        join(second, tmp_path / "office.auditjoin")
        second.window.close()

        first.come_to_the_window()
        set_up_audit(first)
        try_the_kit(first, tmp_path)
        answer(issue(first, tmp_path / "packs"), tmp_path, tmp_path / "returns", checker)

        second = start(tmp_path / "second")
        open_there(second, OTHERS)
        both_take_in(first, second, tmp_path / "returns")
        for person in (first, second):
            check_results(person)
        both_change_the_contact(first, second)
        for person in (first, second):
            person.window.close()
        opened = open_profile(tmp_path / "second", OTHERS)
        (audit,) = opened.audits.list()
        assert len(opened.intake.returns(audit.id)) == 2
        assert audit.details.contact == "Written by both"
        opened.close()


def office_there(hub, folder, checker):
    """An office on a server with a pack out, and a paper return that is half typed."""
    profile = hub.create(folder)
    (me,) = profile.staff.members()
    profile.staff.name(me.slot_id, "KT")
    try_kit(profile, kit_text(profile), world.NOW)
    audit = world.make_audit(profile)
    world.Laptop(profile, audit, "gp", checker)
    case = profile.audits.cases(audit.id)[0].id
    agency = next(each.id for each in profile.audits.agencies(audit.id) if each.code == "gp")
    paper = Paper(auditor_name="P. Paper", scan_ref="S-1")
    draft = begin(profile, audit.id, (case, agency), paper, world.NOW)
    profile.forms.save_scope(draft.form_id, AUDITED)
    profile.close()
    return draft.form_id


def leave_while_it_is_away(person, server):
    """What leads away from a page leaves it as it is, and leads there once the server is back."""
    server.halt()
    person.press("Go on typing")
    person.sees("Returns keyed in from paper", "The server cannot be reached.")
    person.step("audits")
    person.sees("Returns keyed in from paper", "The server cannot be reached.")
    server.start()
    person.press("Key in a return")
    person.sees("Key in a return from paper")
    person.step("audits")
    person.sees("Audits", "CSA-2026")
    person.press("Open Child sexual abuse 2026")
    person.wait(person.window.rail.isVisible)
    person.step("keyed-in")
    person.sees("Returns keyed in from paper")


@pytest.mark.journey
def test_a_server_that_goes_away_in_the_middle_takes_no_word_with_it(
    start, own_server, checker, tmp_path
):
    hub = Hub(own_server, own_server.database())
    form_id = office_there(hub, tmp_path / "office", checker)
    person = start(tmp_path / "office")
    open_there(person, PASSPHRASE)
    contact_page(person)
    change_contact(person, WORDS)
    own_server.halt()
    person.press("Save and go back")
    page = person.sees("Contact and marking", "The server cannot be reached.")
    assert page.contact.value() == WORDS
    person.press("Save and go back")
    person.sees("Contact and marking", "The server cannot be reached.")
    own_server.start()
    person.press("Save and go back")
    person.sees("Details", "Saved.")

    person.step("keyed-in")
    person.sees("Returns keyed in from paper")
    leave_while_it_is_away(person, own_server)
    person.press("Go on typing")
    person.wait(lambda: "page:plan" in [each.key for each in person.window.rail.steps()])
    person.step("page:plan")
    field = person.sees("Plan and family").card_of("Q8.comment").field("Q8.comment")
    person.click(field.focusProxy())
    person.type("Typed before.")
    person.saved()
    own_server.halt()
    person.type(" " + WORDS)
    person.wait(lambda: person.window.top_bar.saved.text() == "Not saved")
    person.sees("Plan and family", "The server cannot be reached.")
    own_server.start()
    person.type(" More.")
    person.saved()
    person.wait(lambda: "The server cannot be reached" not in person.words())
    person.window.close()
    profile = open_profile(tmp_path / "office", PASSPHRASE)
    assert profile.forms.answers(form_id)["Q8.comment"] == f"Typed before. {WORDS} More."
    assert profile.audits.list()[0].details.contact == WORDS
    profile.close()


@pytest.mark.journey
def test_a_hub_that_a_newer_program_has_changed_takes_nothing_more_from_this_one(
    start, hubs, checker, tmp_path
):
    with hubs.empty() as hub:
        office_there(hub, tmp_path / "office", checker)
        person = start(tmp_path / "office")
        open_there(person, PASSPHRASE)
        contact_page(person)
        change_contact(person, WORDS)
        brought_on(hub, tmp_path)
        person.press("Save and go back")
        page = person.sees("Contact and marking", "changed by another version")
        assert page.contact.value() == WORDS, "it can still be read and written down"
        person.dialogs.answer(True)
        person.window.close()
        person = start(tmp_path / "office")
        person.sees("Open your profile")
        person.type_into("Passphrase", PASSPHRASE)
        person.press("Open")
        person.sees("Open your profile", "Install the newer version")
        person.window.close()
