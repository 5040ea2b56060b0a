"""`export`: the tables of an audit, read again from the file."""

import json

import pytest

from export.archive_file import identity_of, open_archive
from office.data_export import DataKind
from tests.commands.conftest import one_line
from tests.export.sheets import read_sheets
from tests.world import make_auditor, make_office


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An office with an audit of two cases and two agencies, and an auditor's profile."""
    folder = tmp_path_factory.mktemp("export")
    make_office(folder / "office", cases=2, agencies=2).profile.close()
    make_auditor(folder / "auditor").close()
    return folder


@pytest.fixture
def export(command, folder, passphrase_file, tmp_path):
    def run(*more, profile="office", audit="CSA-2026", out=tmp_path / "a.xlsx"):
        place = ("--profile", folder / profile, "--passphrase-file", passphrase_file)
        return command("export", *place, "--audit", audit, "--out", out, *more)

    return run


def test_everything_is_in_one_workbook(export, tmp_path):
    ran = export("--json")
    path = tmp_path / "a.xlsx"
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {
        "file": str(path),
        "bytes": path.stat().st_size,
        "texts": False,
    }
    sheets = read_sheets(path.read_bytes())
    assert [row[1] for row in sheets["coverage"][1:]] == ["CSA-01", "CSA-01", "CSA-02", "CSA-02"]


@pytest.mark.parametrize("kind", [each for each in DataKind if each is not DataKind.WORKBOOK])
def test_each_table_is_written_as_csv(export, tmp_path, kind):
    out = tmp_path / "a.csv"
    ran = export("--what", kind.value, out=out)
    assert (ran.code, ran.err) == (0, "")
    assert "not encrypted" in ran.out
    assert out.read_bytes().startswith(b'\xef\xbb\xbf"')


@pytest.mark.parametrize(
    "wanted", [{"audit": "CSE-2019"}, {"profile": "auditor"}], ids=["audit", "role"]
)
def test_what_cannot_be_exported_is_said_in_one_line(export, tmp_path, wanted):
    ran = export(**wanted)
    assert (ran.code, ran.out) == (2, "")
    assert one_line(ran.err)
    assert not (tmp_path / "a.xlsx").exists()


def test_a_folder_that_is_not_there_is_said_in_one_line(export, tmp_path):
    ran = export(out=tmp_path / "nowhere" / "a.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert one_line(ran.err)


def test_the_whole_audit_is_written_as_an_archive_that_its_words_open(export, tmp_path):
    out = tmp_path / "a.auditarchive"
    ran = export("--archive", "--json", out=out)
    assert (ran.code, ran.err) == (0, "")
    report = json.loads(ran.out)
    assert (report["file"], report["archive"]) == (str(out), True)
    raw = out.read_bytes()
    opened = open_archive(raw, identity_of(raw, report["words"]))
    assert opened.header.audit_code == "CSA-2026"
    assert len(json.loads(opened.content)["cases"]) == 2
    assert "Keep them apart from the file." in export("--archive", out=out).out
