"""An audit closed at the office: nothing of it is left but what the certificate says."""

import hashlib
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from export.errors import FileFault
from export.pack_file import open_pack
from models import rewriting
from models.all_tables import Row
from models.backups import BackupReason
from models.deletion_snapshots import DeletedAudit, Owed
from models.errors import ModelError, ModelFault
from models.intake_snapshots import LogKind
from models.profile import Profile, open_profile
from models.snapshots import OpenedPack, Settled
from models.tracker_snapshots import ToldBy, WordsKind
from models.vault import read_vault, unlock
from office.certificate import certificate_pdf
from office.closing import close_audit, deletion_day, deletion_due_since, load_closing
from office.conflicts import open_conflicts
from office.draw import draw_cases
from office.intake import import_handfuls
from office.keys import kit_of, new_audit_keys
from office.setup import issue_packs
from office.undo import settle_conflict, undo_return, unsettle_conflict
from tests.decrypted import in_the_clear
from tests.disks import fill, small_disk
from tests.export.exchange import NOW, PASSPHRASE, UINS, Exchange, forgery, other_laptop
from tests.export.pdf.marks import page_texts
from tests.office.arrivals import standing, take
from tests.office.hostile import BAD

ROOT = Path(__file__).parents[2]
MARKER = "the marmalade cat was seen at the allotment"
REASON = "The second laptop had the whole record."
REST = {"changes", "deleted_audits", "escrow_keys", "intake_lines", "intake_log", "profile"}
REST |= {"tools", "usual_agencies"}


def close(office: Profile, exchange: Exchange) -> DeletedAudit:
    return close_audit(office, exchange.audit_id, by="R. Office", now=NOW)


def with_everything(office: Profile, exchange: Exchange) -> None:
    """Have rows of an audit in every table, each with the marker where a text can stand."""
    says = exchange.entry(UINS[0], f"Then {MARKER}.")
    first = exchange.made_return(says, exchange.entry(UINS[1]))
    rival = exchange.made_return(
        exchange.entry(UINS[0], f"No, {MARKER}."), details=other_laptop(exchange.details)
    )
    undone = exchange.made_return(exchange.entry(UINS[2], MARKER), agency=1)
    damaged = bytearray(exchange.made_return(says, agency=1).raw)
    damaged[-1] ^= 1
    strange = BAD["other tool"][0](forgery(exchange))
    for raw in (first.raw, rival.raw, undone.raw, bytes(damaged), strange):
        take(office, raw)
    last = office.intake.returns(exchange.audit_id)[-1]
    undo_return(office, last.id, NOW)
    (conflict,) = open_conflicts(office, exchange.audit_id)
    settle_conflict(office, conflict.sides[-1].entry, UINS[0], REASON, NOW)
    office.cleared.add(
        exchange.audit_id, Settled(digest="d", kind="name", tier="sure", reason=MARKER)
    )
    draw = draw_cases([f"{MARKER}-{n}" for n in "abc"], "1", cases=0, reserves=2, now=NOW)
    office.cases.keep_draw(exchange.audit_id, draw, {})
    key = new_audit_keys()
    office.keys.renew(exchange.audit_id, key.identity, key.recipient)
    chase(office, exchange)


def chase(office: Profile, exchange: Exchange) -> None:
    """Note a call, a reminder, a later date, words of a letter, and what was done about a pack."""
    tracker, audit_id, day = office.tracker, exchange.audit_id, NOW.date()
    agency = office.audits.agencies(audit_id)[0].id
    said = {"caller": MARKER, "spoke_with": MARKER, "said": MARKER}
    tracker.note_call(audit_id, agency, day, said)
    tracker.note_reminder(audit_id, agency, WordsKind.FIRST, day, MARKER)
    tracker.extend(audit_id, agency, day, reason=MARKER, asked_by=MARKER)
    tracker.set_words(audit_id, {WordsKind.LETTER: MARKER})
    pack = office.audits.packs(audit_id)[0]
    tracker.note_told(audit_id, pack.id, day, ToldBy.PHONE, MARKER)


def tables(office: Profile) -> dict[str, str]:
    """Every row of every table that is not empty, as text."""
    with office._database.begin() as connection:
        found = {
            name: connection.execute(select(text("*")).select_from(text(name))).all()
            for name in Row.metadata.tables
        }
    return {name: repr([tuple(row) for row in rows]) for name, rows in found.items() if rows}


def words_in_files(folder: Path, *words: str) -> list[str]:
    """The files below a profile in which whoever has its key could find one of these."""
    key = unlock(read_vault(folder), PASSPHRASE)
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(word.encode() in _content(path, key) for word in words)
    ]


def _content(path: Path, key: bytes) -> bytes:
    return in_the_clear(path, key) if path.suffix == ".db" else path.read_bytes()


def test_no_table_and_no_file_has_anything_of_a_deleted_audit(
    exchange: Exchange, office: Profile
) -> None:
    with_everything(office, exchange)
    keys = office.audits.keys(exchange.audit_id)
    identities = [each for audit, each in office.keys.identities() if audit]
    secrets = [MARKER, REASON, "Robin Example", *identities]
    secrets += [pack.code_words for pack in office.audits.packs(exchange.audit_id)]
    for reason in BackupReason:
        office.backups.make(reason, NOW)
    assert len(words_in_files(office.folder, *secrets)) > len(BackupReason)
    deleted = close(office, exchange)
    assert deleted.owed is None
    left = tables(office)
    assert set(left) == REST
    assert not [name for name, rows in left.items() for word in secrets if word in rows]
    assert keys.signing_key.hex() not in repr(left)
    assert [name for name, rows in left.items() if exchange.audit_id in rows] == ["deleted_audits"]
    assert words_in_files(office.folder, *secrets) == []
    (copy,) = office.backups.made()
    assert copy.reason is BackupReason.DAILY
    office.close()
    assert words_in_files(office.folder, *secrets) == []


def test_what_was_said_beforehand_is_what_went_and_what_stays(
    exchange: Exchange, office: Profile
) -> None:
    with_everything(office, exchange)
    before = load_closing(office, exchange.audit_id)
    deleted = close(office, exchange)
    assert deleted.record == replace(before.record, deleted_by="R. Office")
    gone = deleted.record.gone
    assert (gone.returns, gone.answered, gone.choices, gone.reasons) == (2, 3, 1, 1)
    assert (gone.files, gone.set_aside) == (5, 3)
    assert (gone.packs, gone.laptops, gone.keys) == (2, 2, 3)
    texts = sum(bool(each) for each in exchange.answers.values())
    assert gone.answers == 3 * texts
    assert deleted.record.cases == UINS
    assert [(each.forms, each.awaited) for each in deleted.record.agencies] == [(2, 1), (0, 3)]
    assert office.deletions.all() == (deleted,)
    assert office.audits.list() == ()
    log = office.intake_log.deeds()
    assert (log[0].deed.kind, log[0].deed.facts) == (LogKind.AUDIT_DELETED, ("CSA-2026",))
    assert all(not each.standing for each in log)
    with pytest.raises(ModelError) as caught:
        close(office, exchange)
    assert caught.value.fault is ModelFault.NOT_FOUND


def printed(deleted: DeletedAudit) -> str:
    return " ".join(" ".join(page_texts(certificate_pdf(deleted, NOW))).split())


def test_the_certificate_says_what_is_true(exchange: Exchange, office: Profile) -> None:
    with_everything(office, exchange)
    deleted = close(office, exchange)
    words = printed(deleted)
    for true in (
        "Child sexual abuse audit (CSA-2026)",
        "CE-01, CE-02, CE-03",
        "R. Office",
        "18 December 2027",
        f"Answers and comments {deleted.record.gone.answers}",
        "every earlier copy of it in the Audit Desk folder was deleted",
        "Printed key kits still hold the keys of this audit",
    ):
        assert true in words
    assert MARKER not in words
    for owed, told in (
        (Owed.DATABASE, "could not be written anew"),
        (Owed.COPIES, "An earlier copy of it in the Audit Desk folder could not be deleted"),
    ):
        later = printed(replace(deleted, owed=owed))
        assert told in later
        assert "every earlier copy of it in the Audit Desk folder was deleted" not in later


def test_a_return_that_comes_later_is_told_and_nothing_of_it_is_kept(
    exchange: Exchange, office: Profile
) -> None:
    made = exchange.made_return(exchange.entry(UINS[0], f"Late: {MARKER}."))
    take(office, made.raw)
    close(office, exchange)
    again = exchange.made_return(exchange.entry(UINS[1], MARKER), after=made)
    for raw in (made.raw, again.raw):
        outcome = take(office, raw)
        assert outcome.code == FileFault.AUDIT_CLOSED
        assert outcome.facts == ("CSA-2026", "20 November 2026")
        assert not outcome.accepted
    assert office.set_aside.files() == ()
    assert office.intake.inbox() == ()
    office.close()
    key = unlock(read_vault(office.folder), PASSPHRASE)
    assert made.raw[-64:] not in in_the_clear(office.folder / "profile.db", key)


def packs_of(office: Profile, audit_id: str) -> tuple[OpenedPack, ...]:
    made = issue_packs(office, audit_id, NOW, lambda done, total: None)
    return tuple(
        open_pack(each.raw, each.issued.code_words, pins={}, now=NOW).pack for each in made
    )


def test_other_audits_keep_all_that_is_theirs(exchange: Exchange, office: Profile) -> None:
    """Their answers, files that were set aside, choices with their reasons, and kits."""
    with_everything(office, exchange)
    details = office.audits.get(exchange.audit_id).details
    other = office.audits.create(replace(details, code="DA-2026"), new_audit_keys())
    office.audits.add_cases(other.id, UINS)
    office.audits.set_agencies(other.id, office.audits.usual_agencies()[:2])
    theirs = replace(exchange, audit_id=other.id, packs=packs_of(office, other.id))
    first = theirs.made_return(theirs.entry(UINS[0], "This is theirs."))
    laptop = other_laptop(theirs.details, "c")
    rival = theirs.made_return(theirs.entry(UINS[0], "So is this."), details=laptop)
    damaged = bytearray(theirs.made_return(theirs.entry(UINS[1])).raw)
    damaged[-1] ^= 1
    for raw in (first.raw, rival.raw, bytes(damaged)):
        take(office, raw)
    (conflict,) = open_conflicts(office, other.id)
    settle_conflict(office, conflict.sides[0].entry, UINS[0], "Theirs, by phone.", NOW)
    stood = standing(office, other.id)
    close(office, exchange)
    assert standing(office, other.id) == stood
    (aside,) = office.set_aside.files()
    assert aside.sha256 == hashlib.sha256(damaged).hexdigest()
    reasons = {each.deed.reason for each in office.intake_log.deeds()}
    assert reasons == {"", "Theirs, by phone."}
    assert len(kit_of(office)) == 2
    more = theirs.made_return(theirs.entry(UINS[2]), after=first)
    assert take(office, more.raw).accepted


def test_a_choice_that_was_opened_again_leaves_no_reason(
    exchange: Exchange, office: Profile
) -> None:
    with_everything(office, exchange)
    (settled,) = [
        each.deed for each in office.intake_log.deeds() if each.deed.kind is LogKind.SETTLED
    ]
    unsettle_conflict(office, settled.id, UINS[0], NOW)
    deleted = close(office, exchange)
    assert (deleted.record.gone.choices, deleted.record.gone.reasons) == (0, 1)
    assert REASON not in repr(tables(office))


def test_an_import_that_is_on_goes_on_without_the_audit(
    exchange: Exchange, office: Profile, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        laptop = other_laptop(exchange.details, f"{number:02}")
        made = exchange.made_return(exchange.entry(UINS[0], MARKER), details=laptop)
        (folder / f"{number:02}.auditreturn").write_bytes(made.raw)
    handfuls = import_handfuls(office, [folder], NOW, lambda done, total: None)
    assert {each.code for each in next(handfuls)} != {FileFault.AUDIT_CLOSED}
    close(office, exchange)
    assert {each.code for each in next(handfuls)} == {FileFault.AUDIT_CLOSED}
    assert office.intake.inbox() == ()
    assert MARKER not in repr(tables(office))


KILL_THERE = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from importlib import import_module
from models.profile import open_profile
from office.closing import close_audit
from tests.export.exchange import NOW, PASSPHRASE
office = open_profile(Path(sys.argv[1]), PASSPHRASE)
module = import_module(sys.argv[3])
kill = lambda *given, **named: os.kill(os.getpid(), signal.SIGKILL)
setattr(module, sys.argv[4], kill)
close_audit(office, sys.argv[2], by="R. Office", now=NOW)
"""


@pytest.mark.parametrize(
    ("module", "step", "stands"),
    [
        ("models.deletion_store", "owe_rewrite", False),
        ("models.deletion_store", "rewrite_if_owed", True),
        ("models.rewriting", "forget_backups", True),
        ("models.rewriting", "make_backup", True),
    ],
)
def test_killed_on_the_way_it_is_whole_or_not_at_all_and_is_finished_later(
    exchange: Exchange, office: Profile, module: str, step: str, *, stands: bool
) -> None:
    with_everything(office, exchange)
    office.backups.make(BackupReason.IMPORT, NOW)
    before = tables(office)
    office.close()
    command = [sys.executable, "-c", KILL_THERE, str(office.folder), exchange.audit_id]
    ended = subprocess.run([*command, module, step], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    again = open_profile(office.folder, PASSPHRASE)
    try:
        if not stands:
            assert tables(again) == before
            assert close(again, exchange).owed is None
        (deleted,) = again.deletions.all()
        assert deleted.owed is None
        assert again.audits.list() == ()
        assert words_in_files(office.folder, MARKER, REASON) == []
    finally:
        again.close()


def test_on_a_full_disk_it_is_whole_or_not_at_all(exchange: Exchange) -> None:
    with small_disk(8) as disk:
        if disk is None:
            pytest.skip("no small disk can be mounted here")
        office = exchange.office(disk / "office")
        with_everything(office, exchange)
        ballast = fill(disk)
        before = tables(office)
        for room in (0, 8_192, 65_536, 262_144):
            with ballast.open("rb+") as file:
                file.truncate(max(0, ballast.stat().st_size - room))
            faults = set[ModelFault]()
            try:
                close(office, exchange)
            except ModelError as error:
                faults.add(error.fault)
            assert faults <= {ModelFault.DISK_FULL}
            assert not faults or tables(office) == before
            if not faults:
                break
        ballast.unlink()
        if not office.deletions.all():
            close(office, exchange)
        office.close()
        office = open_profile(disk / "office", PASSPHRASE)
        assert office.deletions.all()[0].owed is None
        assert words_in_files(office.folder, MARKER, REASON) == []
        office.close()


@pytest.mark.parametrize(
    ("step", "owed"), [("forget_backups", Owed.COPIES), ("_write_anew", Owed.DATABASE)]
)
def test_what_the_disk_refuses_is_said_and_done_at_the_next_opening(
    exchange: Exchange, office: Profile, monkeypatch: pytest.MonkeyPatch, step: str, owed: Owed
) -> None:
    with_everything(office, exchange)
    office.backups.make(BackupReason.IMPORT, NOW)

    def refuse(*_given: object) -> None:
        raise ModelError(ModelFault.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(rewriting, step, refuse)
        assert close(office, exchange).owed is owed
    assert office.deletions.all()[0].owed is owed
    assert words_in_files(office.folder, MARKER)
    office.close()
    again = open_profile(office.folder, PASSPHRASE)
    assert again.deletions.all()[0].owed is None
    assert words_in_files(office.folder, MARKER) == []
    again.close()


def test_the_day_is_the_one_set_or_a_year_after_the_last_date(
    exchange: Exchange, office: Profile
) -> None:
    details = office.audits.get(exchange.audit_id).details
    assert deletion_day(details) == date(2027, 12, 18)
    meeting = replace(details, meeting_on=date(2028, 2, 29))
    assert deletion_day(meeting) == date(2029, 2, 28)
    chosen = replace(meeting, delete_on=date(2026, 12, 31))
    assert deletion_day(chosen) == date(2026, 12, 31)
    assert deletion_day(replace(details, return_by=None)) is None
    due = date(2026, 12, 31)
    assert deletion_due_since(chosen, date(2026, 12, 30)) is None
    assert deletion_due_since(chosen, due) == deletion_due_since(chosen, date.max) == due
    assert deletion_due_since(replace(details, return_by=None), date.max) is None
