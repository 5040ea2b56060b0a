"""`import`: one outcome for each file, on real profiles and files."""

import json
import shutil
import subprocess
import sys

import pytest

from anonymise import load_checker
from export.return_file import ReturnDraft, make_return
from models.backups import BackupReason, backups_in
from models.profile import open_profile
from models.restoring import bring_profile
from office.intake import HANDFUL
from tests.commands.conftest import one_line
from tests.export import exchange
from tests.house.sources import ROOT
from tests.office.hostile import lay_out
from tests.world import (
    NOW,
    PASSPHRASE,
    audited,
    issue,
    make_auditor,
    make_office,
    make_return_file,
    not_known,
)

KEYS = {"file", "outcome", "accepted", "agency", "revision", "cases", "message"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An office whose two agencies have sent a return each, not yet imported."""
    folder = tmp_path_factory.mktemp("made")
    office = make_office(folder / "office", cases=2, agencies=2)
    returns = []
    for place, pack in enumerate(issue(office)):
        auditor = make_auditor(folder / f"auditor-{place}")
        entries = [audited("CSA-01"), not_known("CSA-02")]
        returns.append(make_return_file(auditor, pack, entries, load_checker()))
        auditor.close()
    office.profile.close()
    return folder, returns


@pytest.fixture
def office(made, tmp_path):
    """A copy of the closed office profile, with the returns in a folder beside it."""
    folder, returns = made
    copy = tmp_path / "office"
    copy.mkdir()
    for file in (folder / "office").iterdir():
        if file.is_file():
            (copy / file.name).write_bytes(file.read_bytes())
    (tmp_path / "returns").mkdir()
    for name, raw in returns:
        (tmp_path / "returns" / name).write_bytes(raw)
    return copy


@pytest.fixture
def take_in(command, office, passphrase_file):
    def run(*paths, profile=office, passphrase=passphrase_file):
        return command("import", "--profile", profile, "--passphrase-file", passphrase, *paths)

    return run


def outcomes(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_folder_of_returns_goes_in_and_the_answers_are_there(take_in, office, tmp_path):
    ran = take_in(tmp_path / "returns")
    told = outcomes(ran)
    assert (ran.code, ran.err) == (0, "")
    assert [each["file"] for each in told] == [
        "CSA-2026_agency-1_r1.auditreturn",
        "CSA-2026_agency-2_r1.auditreturn",
    ]
    for each in told:
        assert set(each) >= KEYS
        assert (each["outcome"], each["accepted"], each["revision"]) == ("new", True, 1)
        assert each["cases"] == ["CSA-01", "CSA-02"]
    profile = open_profile(office, PASSPHRASE)
    audit = profile.audits.list()[0]
    assert len(profile.intake.entries(audit.id)) == 4
    profile.close()


def test_the_reason_of_a_changed_return_is_told(made, take_in, tmp_path):
    """The window shows it beside the file; so does the terminal."""
    auditor = tmp_path / "laptop"
    shutil.copytree(made[0] / "auditor-0", auditor)
    profile = open_profile(auditor, PASSPHRASE)
    draft = ReturnDraft(
        pack=profile.forms.packs()[0],
        entries=[not_known("CSA-02")],
        auditor_name="A. Auditor",
        auditor_title="Safeguarding lead",
        declaration="I have checked that no names are in this form.",
        created_at=NOW,
        reason="We looked at the parents too.",
    )
    changed = make_return(draft, profile.details, load_checker())
    profile.close()
    (tmp_path / "changed.auditreturn").write_bytes(changed.raw)
    first = outcomes(take_in(tmp_path / "returns"))
    assert {each["reason"] for each in first} == {""}
    (second,) = outcomes(take_in(tmp_path / "changed.auditreturn"))
    assert (second["revision"], second["reason"]) == (2, "We looked at the parents too.")
    assert second["concerns"] == []


def test_the_same_files_again_change_nothing_and_say_so(take_in, office, tmp_path):
    take_in(tmp_path / "returns")
    ran = take_in(tmp_path / "returns")
    assert ran.code == 0
    assert {each["outcome"] for each in outcomes(ran)} == {"duplicate"}


def test_a_refused_file_stops_nothing_and_ends_with_1(take_in, tmp_path):
    folder = tmp_path / "returns"
    (folder / "A-picture.auditreturn").write_bytes(b"\xff\xd8\xff\xe0" + bytes(4000))
    (folder / "B-empty.auditreturn").write_bytes(b"")
    good = (folder / "CSA-2026_agency-1_r1.auditreturn").read_bytes()
    (folder / "C-half.auditreturn").write_bytes(good[: len(good) // 2])
    ran = take_in(folder)
    told = {each["file"]: each for each in outcomes(ran)}
    assert ran.code == 1
    assert len(told) == 5
    refused = {name for name, each in told.items() if not each["accepted"]}
    assert refused == {"A-picture.auditreturn", "B-empty.auditreturn", "C-half.auditreturn"}
    assert all(told[name]["message"] for name in refused)


def test_a_path_that_is_not_there_is_named_before_anything_is_imported(take_in, tmp_path):
    ran = take_in(tmp_path / "returns", tmp_path / "nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere" in one_line(ran.err)
    assert {each["outcome"] for each in outcomes(take_in(tmp_path / "returns"))} == {"new"}


def test_a_wrong_passphrase_is_said_in_one_line_without_it(take_in, tmp_path):
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("entirely other words here\n", encoding="utf-8")
    ran = take_in(tmp_path / "returns", passphrase=wrong)
    assert (ran.code, ran.out) == (2, "")
    assert "passphrase" in one_line(ran.err)
    assert "entirely" not in ran.err


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"], ids=["missing", "not text"])
def test_an_unreadable_passphrase_file_is_said_in_one_line(take_in, tmp_path, content):
    file = tmp_path / "secret.txt"
    if content is not None:
        file.write_bytes(content)
    ran = take_in(tmp_path / "returns", passphrase=file)
    assert (ran.code, ran.out) == (2, "")
    assert "passphrase file" in one_line(ran.err)


def test_a_folder_without_a_profile_is_left_as_it_was(take_in, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = take_in(tmp_path / "returns", profile=empty)
    assert (ran.code, ran.out) == (2, "")
    assert one_line(ran.err)
    assert not list(empty.iterdir())


def test_returns_do_not_go_into_an_auditors_profile(take_in, tmp_path):
    make_auditor(tmp_path / "auditor").close()
    ran = take_in(tmp_path / "returns", profile=tmp_path / "auditor")
    assert (ran.code, ran.out) == (2, "")
    assert "office" in one_line(ran.err)


def test_a_profile_that_is_open_elsewhere_is_left_alone(take_in, office, tmp_path):
    profile = open_profile(office, PASSPHRASE)
    ran = take_in(tmp_path / "returns")
    profile.close()
    assert (ran.code, ran.out) == (2, "")
    assert "open" in one_line(ran.err)


def test_an_empty_folder_is_not_called_done(take_in, tmp_path):
    (tmp_path / "nothing").mkdir()
    ran = take_in(tmp_path / "nothing")
    assert (ran.code, ran.out) == (2, "")
    assert "no files" in one_line(ran.err)


def test_a_name_that_no_disk_takes_is_said_in_one_line(take_in, tmp_path):
    for ran in (take_in(tmp_path / ("x" * 300)), take_in(tmp_path, profile=tmp_path / ("x" * 300))):
        assert (ran.code, ran.out) == (2, "")
        assert one_line(ran.err)


def test_each_handful_is_told_when_it_is_in(office, passphrase_file, tmp_path):
    """Only the first lines are read; the rest meets a closed pipe and still makes no trace."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(HANDFUL * 40):
        (folder / f"{number:03}.auditreturn").write_bytes(b"not a return")
    command = [sys.executable, str(ROOT / "main.py"), "import", "--profile", str(office)]
    command += ["--passphrase-file", str(passphrase_file), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["outcome"] == "not-a-return"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 2


def test_every_hostile_file_has_its_line(command, tmp_path, passphrase_file):
    made = exchange.build(tmp_path / "exchange")
    expected = lay_out(made, tmp_path / "in")
    passphrase_file.write_text(f"{exchange.PASSPHRASE}\n", encoding="utf-8")
    ran = command(
        "import",
        "--profile",
        made.folder,
        "--passphrase-file",
        passphrase_file,
        tmp_path / "in",
    )
    told = outcomes(ran)
    assert {each["file"]: each["outcome"] for each in told} == expected
    assert len(told) == len(expected)
    assert all(each["message"] for each in told)
    assert ran.code == 1
    assert "Traceback" not in ran.err


def test_the_office_is_copied_before_its_first_import_and_not_before_the_next(
    take_in, office, tmp_path
):
    for _again in range(2):
        take_in(tmp_path / "returns")
    (copy,) = backups_in(office)
    assert copy.reason is BackupReason.IMPORT
    bring_profile(copy.folder, tmp_path / "before", PASSPHRASE)
    before = open_profile(tmp_path / "before", PASSPHRASE)
    assert before.intake.inbox() == ()
    before.close()


def test_a_copy_that_cannot_be_made_is_told_and_the_import_goes_on(take_in, office, tmp_path):
    (office / "backups").write_text("in the way")
    ran = take_in(tmp_path / "returns")
    assert ran.code == 0
    assert len(outcomes(ran)) == 2
    assert one_line(ran.err).startswith("No copy of the profile was made")
