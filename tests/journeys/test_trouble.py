"""What goes wrong at a real window: said clearly, and nothing that was shown as saved is lost."""

import subprocess
import sys
from contextlib import contextmanager, nullcontext

import pytest

from export.pack_file import open_pack
from models.profile import open_profile
from tests.disks import fill, small_disk
from tests.house.sources import ROOT
from tests.models.test_disk import shut_folder
from tests.ui.auditor.test_autosave import full_disk
from tests.world import AUDITED, NOW, PASSPHRASE, issue, make_auditor, make_office

# The folder that may only be read comes from the tests of the store.
__all__ = ["shut_folder"]

LONG = "Seen in the notes of the week. " * 3_000
WORDS = "The plan names steps, people and dates."


@pytest.fixture(name="small_disk")
def a_small_disk():
    with small_disk() as folder:
        yield folder


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    """Two packs of an audit with two cases."""
    office = make_office(tmp_path_factory.mktemp("office") / "office", cases=2, agencies=2)
    made = issue(office)
    office.profile.close()
    return made


@pytest.fixture
def kept_pack(packs, tmp_path):
    """The folder of an auditor who has kept a pack and knows its first case."""
    return keep_pack(packs, tmp_path / "auditor")


def keep_pack(packs, folder):
    profile = make_auditor(folder)
    contents = open_pack(packs[0].raw, packs[0].issued.code_words, pins={}, now=NOW)
    profile.forms.add_pack(contents.pack, contents.cases)
    profile.forms.save_scope(profile.forms.forms(contents.pack.id)[0].id, AUDITED)
    profile.close()
    return folder


def unlock(person):
    person.sees("Open your profile")
    person.type_into("Passphrase", PASSPHRASE)
    person.press("Open")


@pytest.mark.journey
def test_a_killed_program_keeps_what_it_showed_as_saved(start, kept_pack):
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typing_program", kept_pack, PASSPHRASE, WORDS],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stdout.readline() == "saved\n"
        # While it runs, a second copy says so and touches nothing.
        person = start(kept_pack)
        unlock(person)
        person.sees("Open your profile", "already open")
    finally:
        program.kill()
        program.wait()
        program.stdout.close()
    person.press("Open")
    person.sees("Your audits")
    person.press("Open", "CSA-01")
    page = person.sees("Plan and family")
    field = page.card_of("Q8.comment").field("Q8.comment")
    assert field.text().startswith(WORDS)
    person.wait(lambda: person.focus() is not None and person.focus() is field.focusProxy())


@contextmanager
def no_room(person, disk):
    """Fill the small disk for a while; without one the database alone may grow no further."""
    if disk is None:
        with full_disk(person.desk._profile):
            yield
        return
    ballast = fill(disk)
    try:
        yield
    finally:
        ballast.unlink()


@pytest.mark.journey
def test_on_a_full_disk_nothing_is_called_saved_and_nothing_is_lost(
    start, packs, small_disk, tmp_path
):
    person = start(keep_pack(packs, (small_disk or tmp_path) / "auditor"))
    unlock(person)
    person.sees("Your audits")
    person.press("Open", "CSA-01")
    person.wait(person.window.rail.isVisible)
    person.step("page:plan")
    field = person.sees("Plan and family").card_of("Q8.comment").field("Q8.comment")
    with no_room(person, small_disk):
        person.click(field.focusProxy())
        person.paste(LONG)
        person.wait(lambda: person.window.top_bar.saved.text() == "Not saved")
        person.sees("Plan and family", "disk is full")
    person.press("Try again now")
    person.saved()
    person.wait(lambda: "disk is full" not in person.words())
    person.close()
    profile = open_profile((small_disk or tmp_path) / "auditor", PASSPHRASE)
    form = profile.forms.forms(profile.forms.packs()[0].id)[0]
    assert profile.forms.answers(form.id)["Q8.comment"] == LONG
    profile.close()


@pytest.mark.journey
def test_a_return_that_does_not_fit_leaves_no_trace_and_goes_out_later(
    start, kept_pack, small_disk, tmp_path
):
    place = small_disk or tmp_path / "gone"
    person = start(kept_pack)
    unlock(person)
    person.sees("Your audits")
    person.press("Not known to us", "CSA-02")
    person.sees("Case scope")
    person.press("Save and finish this case")
    person.sees("Your audits", "1 of 2 cases completed")
    person.press("Create return file")
    person.sees("Create return file")
    person.press(
        "I have checked that no names are in these forms, and nothing else that identifies anyone"
    )
    person.dialogs.answer(place / "a.auditreturn")
    with no_room(person, small_disk) if small_disk else nullcontext():
        person.press("Create return file", within=person.window.foot_bar)
        words = "disk is full" if small_disk else "folder is not there"
        person.sees("Create return file", words)
        assert not (place / "a.auditreturn").exists()
    place.mkdir(exist_ok=True)
    person.dialogs.answer(place / "a.auditreturn")
    person.press("Create return file", within=person.window.foot_bar)
    person.sees("The return file is made", "CSA-02")
    person.close()
    profile = open_profile(kept_pack, PASSPHRASE)
    (sent,) = profile.forms.sent(profile.forms.packs()[0].id)
    profile.close()
    assert sent.revision == 1
    assert (place / "a.auditreturn").stat().st_size > 1000


@pytest.mark.journey
def test_a_read_only_folder_is_said_at_the_window(start, shut_folder):
    before = {path.name: path.read_bytes() for path in shut_folder.iterdir()}
    person = start(shut_folder)
    unlock(person)
    person.sees("Open your profile", "cannot be written to")
    person.close()
    assert before == {path.name: path.read_bytes() for path in shut_folder.iterdir()}
