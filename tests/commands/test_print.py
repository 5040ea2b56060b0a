"""`print`: the completed form of one case, found again in the text of its pages."""

import json

import pypdfium2
import pytest

from anonymise import load_checker
from office.intake import import_paths
from tests.commands.conftest import one_line
from tests.world import NOW, audited, issue, make_auditor, make_office, make_return_file, not_known

GIVEN = {
    "Q1": "yes",
    "Q1.comment": "The procedures were followed on the first day & written down <at once>.",
    "Q2": "no",
    "Q2.comment": "The referral came two weeks after the first worry was noted.",
    "summary": "Recording is sound; the plan needs clearer measures.",
}


@pytest.fixture(scope="module")
def office_folder(tmp_path_factory):
    """An office with one form and one answer of Not known; another agency has sent nothing."""
    folder = tmp_path_factory.mktemp("office")
    office = make_office(folder / "office", cases=2, agencies=2)
    auditor = make_auditor(folder / "auditor")
    entries = [audited("CSA-01", GIVEN), not_known("CSA-02")]
    name, raw = make_return_file(auditor, issue(office)[0], entries, load_checker())
    (folder / name).write_bytes(raw)
    done = import_paths(
        office.profile, [folder / name], NOW, lambda _done, _of: None, lambda: False
    )
    assert [outcome.accepted for outcome in done] == [True]
    office.profile.close()
    auditor.close()
    return folder / "office"


@pytest.fixture
def print_form(command, office_folder, passphrase_file, tmp_path):
    def run(*more, audit="CSA-2026", case="CSA-01", agency="agency-1", out=tmp_path / "a.pdf"):
        place = ("--profile", office_folder, "--passphrase-file", passphrase_file)
        which = ("--audit", audit, "--case", case, "--agency", agency, "--out", out)
        return command("print", *place, *which, *more)

    return run


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    return " ".join(" ".join(pages).split())


def test_the_pages_hold_the_answers(print_form, tmp_path):
    ran = print_form()
    words = words_of(tmp_path / "a.pdf")
    assert (ran.code, ran.err) == (0, "")
    assert str(tmp_path / "a.pdf") in one_line(ran.out)
    for path, text in GIVEN.items():
        assert "." not in path or text in words, path
    assert GIVEN["summary"] in words
    assert "A. Auditor" in words
    assert "Page 1 of" in words


def test_an_anonymised_copy_holds_all_but_the_auditor(print_form, tmp_path):
    ran = print_form("--anonymised")
    words = words_of(tmp_path / "a.pdf")
    assert ran.code == 0
    assert GIVEN["Q2.comment"] in words
    assert "A. Auditor" not in words
    assert "Safeguarding lead" not in words


def test_an_answer_without_a_form_says_its_status_and_asks_nothing(print_form, tmp_path):
    ran = print_form(case="CSA-02")
    words = words_of(tmp_path / "a.pdf")
    assert ran.code == 0
    assert "Not known" in words
    assert "Not answered" not in words
    assert "Q1" not in words


def test_with_json_it_reports_the_file(print_form, tmp_path):
    ran = print_form("--json")
    size = (tmp_path / "a.pdf").stat().st_size
    assert json.loads(ran.out) == {"file": str(tmp_path / "a.pdf"), "bytes": size}


def test_printing_again_replaces_the_file(print_form, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"an older print")
    assert print_form().code == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "wanted",
    [
        {"case": "CSA-99"},
        {"agency": "agency-2"},
        {"agency": "nobody"},
        {"audit": "CSE-2019"},
    ],
    ids=lambda wanted: "-".join(wanted.values()),
)
def test_what_is_not_there_is_said_in_one_line(print_form, tmp_path, wanted):
    ran = print_form(**wanted)
    assert (ran.code, ran.out) == (2, "")
    assert one_line(ran.err)
    assert not (tmp_path / "a.pdf").exists()


def test_a_folder_that_is_not_there_is_said_in_one_line(print_form, tmp_path):
    ran = print_form(out=tmp_path / "nowhere" / "a.pdf")
    assert (ran.code, ran.out) == (2, "")
    assert one_line(ran.err)
