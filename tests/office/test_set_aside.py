"""What was refused is kept until somebody deals with it, and the log says what was done."""

import csv
import io
from datetime import UTC
from pathlib import Path

import pytest

from export.errors import FileFault
from models.errors import ModelError, ModelFault
from models.intake_snapshots import LogKind
from models.profile import Profile
from office.errors import IntakeCode
from office.intake import import_file
from office.log_words import count_words, deed_words, log_csv
from office.set_aside import delete, save_copy, try_again
from office.undo import undo_return
from tests.export.exchange import NOW, UINS, Exchange, forgery
from tests.office.arrivals import take
from tests.office.hostile import BAD


def spoilt(exchange: Exchange, name: str) -> bytes:
    make, _code = BAD[name]
    return make(forgery(exchange))


def test_what_was_refused_is_listed_until_it_is_dealt_with(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    cut, strange = spoilt(exchange, "half of it"), spoilt(exchange, "other tool")
    good = exchange.made_return()
    for raw in (cut, strange, good.raw, b"", cut):
        take(office, raw)
    listed = office.set_aside.files()
    assert [each.outcome for each in listed] == [FileFault.OUT_OF_SCOPE, FileFault.DAMAGED]
    assert [each.size for each in listed] == [len(strange), len(cut)]
    save_copy(office, listed[1], tmp_path / "for-them.auditreturn", NOW)
    assert (tmp_path / "for-them.auditreturn").read_bytes() == cut
    (outcome,) = try_again(office, listed[:1], NOW)
    assert outcome.code == FileFault.OUT_OF_SCOPE
    assert office.set_aside.files() == listed, "neither a copy nor a try takes it away"
    delete(office, listed[1], NOW)
    assert office.set_aside.files() == listed[:1]
    with pytest.raises(ModelError) as caught:
        try_again(office, listed[1:], NOW)
    assert caught.value.fault is ModelFault.NOT_FOUND
    kinds = [each.deed.kind for each in office.intake_log.deeds()][:3]
    assert kinds == [LogKind.DELETED, LogKind.IMPORT, LogKind.COPIED]
    assert take(office, cut).code == FileFault.DAMAGED
    assert len(office.set_aside.files()) == 2, "what comes again is listed again"


def test_a_return_that_was_too_early_is_taken_in_when_its_case_is_there(
    exchange: Exchange, office: Profile
):
    forged = forgery(exchange)
    forged.body["entries"][0]["uin"] = "CE-09"
    assert take(office, forged.sealed()).code == FileFault.OUT_OF_SCOPE
    (item,) = office.set_aside.files()
    office.audits.add_cases(exchange.audit_id, ["CE-09"])
    (outcome,) = try_again(office, [item], NOW)
    assert outcome.code == IntakeCode.NEW
    assert office.set_aside.files() == ()


def test_what_counts_cannot_be_deleted(exchange: Exchange, office: Profile):
    made = exchange.made_return()
    take(office, made.raw)
    (received,) = office.intake.returns(exchange.audit_id)
    undo_return(office, received.id, NOW)
    (item,) = office.set_aside.files()
    take(office, made.raw)
    with pytest.raises(ModelError):
        delete(office, item, NOW)
    assert len(office.intake.returns(exchange.audit_id)) == 1
    assert office.intake_log.deeds()[0].deed.kind is LogKind.IMPORT, "nor is it said to be"


def test_the_log_leaves_as_a_table_without_formulas(exchange: Exchange, office: Profile):
    office.update_person(person_name="=R. Office")
    made = exchange.made_return(exchange.entry(UINS[1]))
    for name in ("=HYPERLINK(1).auditreturn", "+1", "@x", "-1"):
        (office.folder.parent / name).write_bytes(made.raw)
        import_file(office, office.folder.parent / name, NOW)
    (received,) = office.intake.returns(exchange.audit_id)
    undo_return(office, received.id, NOW)
    raw = log_csv(office, UTC)
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(rows) == 6
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert rows[1][:4] == [
        "20 November 2026, 14:02",
        "'=R. Office",
        "Import",
        "'=HYPERLINK(1).auditreturn",
    ]
    assert [row[4] for row in rows[1:]] == [
        "Imported.",
        *["Already imported."] * 3,
        "Taken out again.",
    ]
    first = office.intake_log.deeds()[-1]
    assert (deed_words(first), count_words(first)) == ("Import", "Files: 1. Taken in: 1.")
