"""What goes wrong at a real window: said clearly, and nothing that was shown as saved is lost."""

import subprocess
import sys

import pytest

from export.pack_file import open_pack
from tests.house.sources import ROOT
from tests.world import AUDITED, NOW, PASSPHRASE, issue, make_auditor, make_office

WORDS = "The plan names steps, people and dates."


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
    profile = make_auditor(tmp_path / "auditor")
    contents = open_pack(packs[0].raw, packs[0].issued.code_words, pins={}, now=NOW)
    profile.forms.add_pack(contents.pack, contents.cases)
    profile.forms.save_scope(profile.forms.forms(contents.pack.id)[0].id, AUDITED)
    profile.close()
    return tmp_path / "auditor"


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
