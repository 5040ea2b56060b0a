"""A whole audit saved as a sealed file, and brought back: the same audit, or a clear no."""

import hashlib
import json
import struct
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export import envelope
from export.archive_file import FORM, ArchiveHeader
from export.errors import FileFault, FileRejected
from export.return_file import MadeReturn
from export.sealing import Algorithm, new_seal_key, seal, seal_with_code
from export.signing import PROOF_BYTES
from forms.scope import Status
from models import archive_shape
from models.agency_snapshots import AgencyFacts
from models.all_tables import Row
from models.archive_store import ArchiveStore
from models.errors import ModelError, ModelFault
from models.profile import Profile, create_profile
from models.review_snapshots import QueryFile
from models.snapshots import ProfileRole
from office.analysis import analyse
from office.archive import bring_back, is_key_pair, look_into, save_archive
from office.closing import close_audit
from office.keys import escrow_key
from office.overview import load_overview, load_records
from office.redacting import RedactionWish, redact
from tests.export.exchange import NOW, PASSPHRASE, QUICK, UINS, Exchange
from tests.office.arrivals import take
from tests.office.reviewing import accept, ask, entry_of, moderate, pick
from tests.office.test_closing import MARKER, tables, with_everything
from tests.office.test_closing_any import FEW, STEPS, act
from tests.office.test_closing_any import sent as sent  # noqa: PLC0414  a fixture
from tests.stock_age import opened_with_age


class NoDatabase:
    """What is refused before anything is written needs none."""


def everything(office: Profile, exchange: Exchange) -> bytes:
    """Have rows of the audit in every table that can have some, and give its content."""
    with_everything(office, exchange)
    entry = entry_of(office, exchange)
    moderate(office, entry, "Q18", "good", "Seen with the manager.")
    pick(office, entry, "Q1.comment", start=2, stop=9)
    asked = ask(office, entry, "Which plan was it?")
    agency_id = entry.agency_id
    packs = office.audits.packs(exchange.audit_id)
    file = QueryFile(
        id="f" * 32,
        agency_id=agency_id,
        pack_id=next(each.id for each in packs if each.agency_id == agency_id),
        number=1,
        file_name="q.auditquery",
        sha256="0" * 64,
        made_at=NOW,
    )
    office.reviews.add_file(file, [asked.id])
    wish = RedactionWish(entry_id=entry.id, path="Q1.comment", words="Then", reason="A word.")
    redact(office, load_overview(office, exchange.audit_id), wish, NOW)
    accept(office, entry_of(office, exchange, UINS[1]))
    silent = office.audits.agencies(exchange.audit_id)[-1].id
    office.audits.set_status(entry.case_id, silent, Status.NO_REPLY, "Rang twice.")
    return office.archives.content(exchange.audit_id)


def without_history(content: bytes) -> dict[str, Any]:
    """Bringing back is itself a line of the history."""
    found = json.loads(content)
    del found["changes"]
    return found


def test_every_table_with_a_row_of_an_audit_is_in_the_archive(exchange: Exchange, office: Profile):
    content = json.loads(everything(office, exchange))
    archived = {table.name for table in archive_shape.archived_tables()}
    made_anew = {table.name for table in archive_shape.WORKED_OUT}
    below = {"audits"}
    for table in Row.metadata.sorted_tables:
        if {key.column.table.name for key in table.foreign_keys} & below:
            below.add(table.name)
        names = {column.key for column in table.columns}
        if names & {"audit_id", "case_id", "agency_id", "return_id", "entry_id"}:
            assert table.name in archived | {"opened_packs", "closed_audits"}, table.name
    assert below <= archived | made_anew
    assert made_anew == {"entry_marks"}
    assert archived == set(content) - {"schema"}
    assert [name for name in archived if not content[name]] == ["keyed_drafts"]


def test_what_was_brought_back_is_what_was_saved(exchange: Exchange, office: Profile):
    content = everything(office, exchange)
    close_audit(office, exchange.audit_id, by="R. Office", now=NOW)
    assert office.archives.put_back(content, is_key_pair) == exchange.audit_id
    again = office.archives.content(exchange.audit_id)
    assert without_history(again) == without_history(content)
    assert (
        json.loads(again)["changes"][: len(json.loads(content)["changes"])]
        == (json.loads(content)["changes"])
    )


def saved(office: Profile, exchange: Exchange, folder: Path) -> tuple[bytes, str]:
    done = save_archive(office, exchange.audit_id, folder / "a.auditarchive", NOW)
    return done.path.read_bytes(), done.code_words


def other_office(folder: Path) -> Profile:
    return create_profile(folder, passphrase=PASSPHRASE, role=ProfileRole.OFFICE, cost=QUICK)


def figures(office: Profile, exchange: Exchange) -> tuple[object, ...]:
    """What the office sees of an audit: its coverage, its counts, and what waits for a choice."""
    overview = load_overview(office, exchange.audit_id)
    counts = analyse(overview.tool, load_records(office, overview))
    return overview.coverage, counts, overview.conflicts, overview.packs, overview.returns


def test_in_another_office_it_is_the_same_audit_with_the_same_figures(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    content = everything(office, exchange)
    raw, words = saved(office, exchange, tmp_path)
    other = other_office(tmp_path / "other")
    with pytest.raises(FileRejected) as caught:
        look_into(other, raw)
    assert caught.value.fault is FileFault.ARCHIVE_OTHER_OFFICE
    opened = look_into(other, raw, words.upper())
    assert (opened.header.audit_code, opened.header.saved_at) == ("CSA-2026", NOW)
    bring_back(other, opened)
    again = other.archives.content(exchange.audit_id)
    assert without_history(again) == without_history(content)
    assert figures(other, exchange) == figures(office, exchange)
    other.close()


def test_after_a_deletion_it_comes_back_and_late_returns_with_it(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    everything(office, exchange)
    before = figures(office, exchange)
    raw, _words = saved(office, exchange, tmp_path)
    close_audit(office, exchange.audit_id, by="R. Office", now=NOW)
    late = exchange.made_return(exchange.entry(UINS[2]), agency=1).raw
    assert take(office, late).code == FileFault.AUDIT_CLOSED.value
    bring_back(office, look_into(office, raw))
    assert figures(office, exchange) == before
    assert take(office, late).code == "new"
    assert office.deletions.all(), "that it was deleted once stays on record"


def test_an_audit_that_is_there_is_not_taken_in_twice(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    content = everything(office, exchange)
    raw, _words = saved(office, exchange, tmp_path)
    before = without_history(office.archives.content(exchange.audit_id))
    with pytest.raises(ModelError) as caught:
        bring_back(office, look_into(office, raw))
    assert caught.value.fault is ModelFault.AUDIT_HERE
    assert without_history(office.archives.content(exchange.audit_id)) == before
    assert without_history(content) == before


def test_nobody_without_a_key_makes_or_opens_an_archive(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    """Whoever has a pack knows for whom the office seals, and could seal something of their own."""
    raw, _words = saved(office, exchange, tmp_path)
    with pytest.raises(FileRejected) as caught:
        look_into(office, raw, "amber basket copper dune elbow fern")
    assert caught.value.fault is FileFault.ARCHIVE_WORDS
    assert look_into(office, raw).header.audit_id == exchange.audit_id
    with pytest.raises(FileRejected) as caught:
        look_into(office, forged(office.archives.content(exchange.audit_id), office))
    assert caught.value.fault is FileFault.ARCHIVE_DAMAGED


def test_the_stock_age_tool_opens_it_with_the_office_key(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    raw, _words = saved(office, exchange, tmp_path)
    sealed, key = tmp_path / "sealed", tmp_path / "key.txt"
    sealed.write_bytes(raw[12 + int.from_bytes(raw[8:12], "big") :])
    key.write_text(escrow_key(office).identity)
    ran = opened_with_age(key, sealed)
    assert (ran.returncode, ran.stdout[:8]) == (0, b"ADARCB\n1")


def forged(content: bytes, office: Profile) -> bytes:
    """An archive as somebody would make it who knows the format and the office's recipient."""
    header = ArchiveHeader(
        audit_id="x",
        audit_code="X",
        audit_title="X",
        saved_at=NOW,
        algorithm=Algorithm.X25519,
        body_bytes=len(content),
        body_sha256=hashlib.sha256(content).hexdigest(),
    )
    plain = envelope.join(FORM, msgspec.json.encode(header), content) + bytes(2 * PROOF_BYTES)
    sealed = seal(plain, (escrow_key(office).recipient,))
    part = seal_with_code(new_seal_key().identity.encode(), "amber basket copper dune elbow fern")
    return struct.pack(">8sI", b"ADARCH\n1", len(part)) + part + sealed


def test_what_is_in_an_archive_is_in_it_sealed(exchange: Exchange, office: Profile, tmp_path: Path):
    everything(office, exchange)
    raw, words = saved(office, exchange, tmp_path)
    for word in (MARKER, exchange.audit_id, UINS[0], words, "AGE-SECRET-KEY"):
        assert word.encode() not in raw


def test_a_damaged_archive_is_refused_wherever_it_is_damaged(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    raw, words = saved(office, exchange, tmp_path)
    before = look_into(office, raw).content
    step = max(1, len(raw) // 150)
    for place in [*range(12), *range(12, len(raw), step), len(raw) - 1]:
        damaged = bytearray(raw)
        damaged[place] ^= 1
        for bad in (bytes(damaged), raw[:place]):
            # Damage in the part for the words leaves the office's key its way in.
            assert said_of(office, bad) in {before, "refused"}
    with pytest.raises(FileRejected):
        look_into(office, raw + b"x")
    for bad in (b"", b"ADARCH\n", b"ADARCH\n9" + raw[8:], b"%PDF-1.7"):
        with pytest.raises(FileRejected):
            look_into(office, bad, words)


def said_of(office: Profile, raw: bytes) -> bytes | str:
    try:
        return look_into(office, raw).content
    except FileRejected as rejected:
        told = rejected.fault.value.startswith(("archive-", "not-an-archive", "newer"))
        return "refused" if told else rejected.fault.value


def edit(content: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    found = json.loads(content)
    change(found)
    return json.dumps(found).encode()


HOSTILE: dict[str, Callable[[dict[str, Any]], object]] = {
    "no audit": lambda each: each["audits"].clear(),
    "two audits": lambda each: each["audits"].append(each["audits"][0] | {"id": "b" * 32}),
    "a row of another audit": lambda each: each["cases"][0].update(audit_id="b" * 32),
    "an agency from elsewhere": lambda each: each["entries"][0].update(agency_id="b" * 32),
    "another tool": lambda each: each["tools"][0].update(sha256="0" * 64),
    "a changed tool": lambda each: each["tools"][0].update(definition="e30="),
    "a choice that knew more returns": lambda each: each["rulings"][0].update(after=99),
    "an unknown status": lambda each: each["entries"][0].update(status="perhaps"),
    "an unknown column": lambda each: each["cases"][0].update(name="x"),
    "a missing column": lambda each: each["cases"][0].pop("uin"),
    "a key that is none": lambda each: each["audit_keys"][0].update(identity="AGE-SECRET-KEY-1"),
    "a key of another lock": lambda each: each["audit_keys"][0].update(recipient="age1x"),
    "half a signing key": lambda each: each["audit_keys"][0].update(signing_key="AAAA"),
    "a number that no server keeps": lambda each: each["cases"][0].update(position=2**40),
    "a text that no server keeps": lambda each: each["cases"][0].update(uin="a\x00b"),
    "a number for a text": lambda each: each["cases"][0].update(uin=7),
    "an unknown table": lambda each: each.update(sqlite_master=[]),
    "a day without a zone": lambda each: each["audits"][0].update(created_at="2026-11-20T14:02:00"),
    "a moment before time": lambda each: each["audits"][0].update(
        created_at="0001-01-01T00:00:00+14:00"
    ),
    "the same row twice": lambda each: each["entries"].append(each["entries"][0]),
}


@pytest.fixture(scope="module")
def content(exchange: Exchange, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What an archive holds, from an office that has rows in every table."""
    office = exchange.office(tmp_path_factory.mktemp("content") / "office")
    content = everything(office, exchange)
    office.close()
    return content


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    """An office with nothing in it, which has to stay so."""
    office = other_office(tmp_path_factory.mktemp("empty") / "office")
    yield office
    office.close()


@pytest.mark.parametrize("name", list(HOSTILE))
def test_content_that_does_not_fit_changes_nothing(content: bytes, empty: Profile, name: str):
    before = tables(empty)
    with pytest.raises(ModelError) as caught:
        empty.archives.put_back(edit(content, HOSTILE[name]), is_key_pair)
    assert caught.value.fault in {ModelFault.ARCHIVE_CONTENT, ModelFault.ARCHIVE_CLASH}
    assert tables(empty) == before


def test_an_archive_of_a_newer_program_is_told_as_such(content: bytes, empty: Profile):
    with pytest.raises(ModelError) as caught:
        empty.archives.put_back(edit(content, lambda each: each.update(schema=9_999)), is_key_pair)
    assert caught.value.fault is ModelFault.NEWER_PROFILE


def test_an_archive_from_before_a_column_and_a_table_is_read(content: bytes, empty: Profile):
    """As a program wrote it that knew neither of what was said later about agencies and calls."""

    def older(each: dict[str, Any]) -> None:
        del each["calls"]
        for agency in each["agencies"]:
            del agency["facts"]
        each["schema"] = 8

    audit_id = empty.archives.put_back(edit(content, older), is_key_pair)
    assert empty.tracker.contacts(audit_id).calls == ()
    assert {each.facts for each in empty.audits.agencies(audit_id)} == {AgencyFacts()}
    close_audit(empty, audit_id, by="R. Office", now=NOW)


def test_a_log_of_any_length_is_taken_in_without_waiting(
    content: bytes, exchange: Exchange, office: Profile
):
    """As many lines as no statement of a server takes at once."""

    def longer(each: dict[str, Any]) -> None:
        (deed, *_more), (line, *_rest) = each["intake_log"], each["intake_lines"]
        ids = [f"{number:032x}" for number in range(70_000)]
        each["intake_log"] += [deed | {"id": other} for other in ids]
        each["intake_lines"] += [line | {"deed_id": other} for other in ids]

    close_audit(office, exchange.audit_id, by="R. Office", now=NOW)
    begun = time.monotonic()
    office.archives.put_back(edit(content, longer), is_key_pair)
    assert time.monotonic() - begun < 120
    assert len(office.intake_log.deeds(limit=80_000)) > 70_000


@given(noise=st.binary(max_size=400))
def test_noise_is_refused(noise: bytes):
    for content in (noise, b'{"schema": 1, "audits": ' + noise, b"[" * 2_000 + noise):
        with pytest.raises(ModelError):
            ArchiveStore(NoDatabase()).put_back(content, is_key_pair)  # pyright: ignore[reportArgumentType]


@FEW
@given(steps=STEPS)
def test_whatever_was_done_comes_back_as_it_was(
    exchange: Exchange,
    sent: Sequence[MadeReturn],
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[int | str],
):
    office = exchange.office(tmp_path_factory.mktemp("any") / "office")
    for step in steps:
        if isinstance(step, int):
            take(office, sent[step].raw)
        else:
            act(office, exchange.audit_id, step)
    content, before = office.archives.content(exchange.audit_id), figures(office, exchange)
    close_audit(office, exchange.audit_id, by="R. Office", now=NOW)
    office.archives.put_back(content, is_key_pair)
    again = office.archives.content(exchange.audit_id)
    assert without_history(again) == without_history(content)
    assert figures(office, exchange) == before
    office.close()
