"""A return between its record and its file, and a deletion between its commit and the rewriting."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from models.auditor_snapshots import Mark, MarkKind
from models.profile import Profile, open_profile
from models.under_way import UnderWay
from office.receipts import certificate_pdf
from tests.export.pdf.marks import page_texts
from tests.models.samples import PASSPHRASE
from tests.models.test_form_store import first, sent

WHY = Mark(kind=MarkKind.REOPENED, key="reason", value="The wrong month.")
LATER = Mark(kind=MarkKind.LATER, key="Q3")
MARKER = "the marmalade cat was seen at the allotment "


def test_a_return_is_under_way_from_its_record_until_its_file_is_there(
    auditor: Profile, tmp_path: Path
) -> None:
    forms = auditor.forms.forms("pack-1")
    for form in forms:
        auditor.marks.put(form.id, WHY)
    auditor.marks.put(forms[0].id, LATER)
    one, two = sent(1, "CSA-01"), sent(2, "CSA-02", "CSA-03")
    path = tmp_path / "Zo\u00eb" / "r1.auditreturn"
    auditor.forms.add_sent(one, path)
    auditor.forms.add_sent(two, tmp_path / "r2.auditreturn")
    auditor.forms.add_sent(sent(3, "CSA-03"))
    auditor.close()
    again = open_profile(auditor.folder, PASSPHRASE)
    under_way = again.under_way.all()
    assert under_way[0] == UnderWay(sent=one, path=path)
    assert [each.sent.revision for each in under_way] == [1, 2]
    for _ in range(2):
        again.under_way.finish(one)
    assert again.marks.marks(forms[0].id) == (LATER,)
    assert again.marks.marks(forms[1].id) == (WHY,)
    again.forms.withdraw_unsent(two)
    assert again.under_way.all() == ()
    assert again.marks.marks(forms[1].id) == (WHY,)
    assert [each.revision for each in again.forms.sent("pack-1")] == [3, 1]
    again.close()


def test_closing_an_audit_forgets_where_its_files_were_to_be(
    auditor: Profile, tmp_path: Path
) -> None:
    auditor.forms.add_sent(sent(1, "CSA-01"), tmp_path / "r1.auditreturn")
    auditor.bin.close_pack("pack-1", by="A. Auditor")
    assert auditor.under_way.all() == ()


@contextmanager
def journal_full(profile: Profile) -> Iterator[None]:
    """Let the journal take a deletion, and not the whole database written anew."""
    import resource

    (journal,) = profile.folder.glob("*-wal")
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (journal.stat().st_size + 300_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def certificate(profile: Profile) -> str:
    (closed,) = profile.bin.closed()
    return " ".join(page_texts(certificate_pdf(closed, datetime.now().astimezone())))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on files")
def test_the_certificate_says_whether_the_database_was_written_anew(auditor: Profile) -> None:
    other = auditor.forms.forms("pack-1")[1]
    auditor.preferences.set("stays", "".join(chr(65 + n % 26) for n in range(2_000_000)))
    auditor.forms.save_answers(first(auditor).id, {"Q1.comment": MARKER * 100})
    auditor.forms.save_answers(other.id, {"Q1.comment": MARKER})
    with auditor._database.outside() as driver:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with journal_full(auditor):
        closed = auditor.bin.close_pack("pack-1", by="A. Auditor")
        assert not closed.is_rewritten
        assert auditor.forms.packs() == ()
        assert "could not be written anew" in certificate(auditor)
    auditor.close()
    again = open_profile(auditor.folder, PASSPHRASE)
    (kept,) = again.bin.closed()
    assert kept.is_rewritten
    assert "was written anew" in certificate(again)
    with again._database.outside() as driver:
        assert driver.execute("PRAGMA freelist_count").fetchone() == (0,)
    again.close()


def test_a_deletion_that_was_written_anew_says_so_at_once(auditor: Profile) -> None:
    auditor.forms.save_answers(first(auditor).id, {"Q1.comment": MARKER})
    assert auditor.bin.close_pack("pack-1", by="A. Auditor").is_rewritten
    assert auditor.bin.closed()[0].is_rewritten
