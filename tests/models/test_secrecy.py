"""What a person typed is in clear in no file that a profile leaves, open or closed."""

from pathlib import Path

from models.backups import copy_profile
from models.profile import Profile
from models.snapshots import Settled
from tests.models.samples import Office

MARKER = "Zwetschgenmarker"
# As text, as JSON might hold it, and as the other encodings of an operating system would.
CLEAR = [MARKER.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]


def assert_no_marker(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        data = path.read_bytes()
        assert not any(clear in data for clear in CLEAR), path.name
        if ".db" in path.name and not path.name.endswith("-shm"):
            assert b"SQLite" not in data, path.name


def test_answers_are_in_no_file_in_clear(auditor: Profile) -> None:
    form = auditor.forms.forms("pack-1")[0].id
    for number in range(300):
        auditor.forms.save_answers(form, {f"q{number}.comment": f"{MARKER} " * 50})
    auditor.forms.settle(form, Settled(digest=MARKER, kind="name", tier="sure", reason=MARKER))
    auditor.update_person(person_name=MARKER)
    # A sort larger than any cache is where a temporary file would be written.
    with auditor._database.begin() as connection:
        query = (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
            "SELECT ? || i AS t FROM n ORDER BY t DESC"
        )
        assert len(connection.exec_driver_sql(query, (MARKER,)).all()) == 20_000
    assert (auditor.folder / "profile.db-wal").stat().st_size > 0
    assert_no_marker(auditor.folder)
    copy_profile(auditor._database, auditor.folder / "copy")
    assert_no_marker(auditor.folder)
    auditor.close()
    assert_no_marker(auditor.folder)


def test_returns_and_code_words_are_in_no_file_in_clear(office: Office) -> None:
    entry = office.entry("r1", answers={"q1.comment": f"{MARKER} " * 100})
    office.profile.intake.put_in_inbox(file_name=MARKER, raw=MARKER.encode() * 50, sha256="f")
    office.profile.intake.apply(office.merge("r1", entry))
    pack = office.issued(office.agencies[0], id="second", code_words=MARKER)
    office.profile.audits.add_packs(office.audit.id, [pack])
    assert_no_marker(office.profile.folder)
    office.profile.close()
    assert_no_marker(office.profile.folder)


def test_snapshots_do_not_show_their_secrets(office: Office) -> None:
    shown = repr(office.packs[0]) + repr(office.profile.details)
    shown += repr(office.profile.audits.keys(office.audit.id))
    assert "one two three" not in shown
    assert "IDENTITY" not in shown
    assert repr(office.profile.details.signing_key) not in shown
