"""A pack that comes again: by a double-click, dropped while locked, or issued anew."""

import pytest

from export.pack_file import open_pack
from tests.world import AUDITED, NOW, PASSPHRASE, issue, make_auditor, make_office

WORDS = "The plan names steps, people and dates."


@pytest.fixture
def office(tmp_path):
    office = make_office(tmp_path / "office", cases=1, agencies=1)
    yield office
    office.profile.close()


def save(folder, pack):
    folder.mkdir(exist_ok=True)
    path = folder / pack.issued.file_name
    path.write_bytes(pack.raw)
    return path


def unlock(person):
    person.sees("Open your profile")
    person.type_into("Passphrase", PASSPHRASE)
    person.press("Open")


@pytest.mark.journey
@pytest.mark.parametrize("way", ["given at the start", "dropped while locked"])
def test_a_pack_waits_until_the_profile_is_open(start, office, tmp_path, way):
    make_auditor(tmp_path / "auditor").close()
    (pack,) = issue(office)
    path = save(tmp_path / "mail", pack)
    if way == "given at the start":
        person = start(tmp_path / "auditor", path)
    else:
        person = start(tmp_path / "auditor")
        person.sees("Open your profile")
        person.drop(path)
    unlock(person)
    assert person.sees("Open a pack").file.text() == path.name
    person.type("one two three four five six")
    person.press("Open pack")
    person.sees("Open a pack", "six words")
    person.select_all()
    person.type(pack.issued.code_words)
    person.press("Open pack")
    person.sees("Is this the pack you expect?", "CSA-01")
    person.press("Do not keep it")
    person.sees("Your audits", "Start by opening the pack")


@pytest.mark.journey
def test_a_pack_issued_again_keeps_the_answers_and_brings_the_new_case(start, office, tmp_path):
    auditor = make_auditor(tmp_path / "auditor")
    (first,) = issue(office)
    contents = open_pack(first.raw, first.issued.code_words, pins={}, now=NOW)
    auditor.forms.add_pack(contents.pack, contents.cases)
    form = auditor.forms.forms(contents.pack.id)[0]
    auditor.forms.save_scope(form.id, AUDITED)
    auditor.forms.save_answers(form.id, {"Q8": "yes", "Q8.comment": WORDS})
    auditor.close()
    office.profile.audits.add_cases(office.audit_id, ["CSA-02"])
    (again,) = issue(office)

    person = start(tmp_path / "auditor", save(tmp_path / "mail", again))
    unlock(person)
    person.sees("Open a pack")
    person.type(again.issued.code_words)
    person.press("Open pack")
    person.sees("Is this the pack you expect?", "Your answers stay.")
    person.press("Keep this pack")
    person.sees("Your audits", "Case CSA-02")
    person.press("Open", "CSA-01")
    person.wait(person.window.rail.isVisible)
    person.step("page:plan")
    page = person.sees("Plan and family")
    assert page.card_of("Q8.comment").field("Q8.comment").text() == WORDS
