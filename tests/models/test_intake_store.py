"""The inbox and the merge: whole or not at all, once however often, and nothing lost."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from forms.scope import Scope, Status
from models.errors import ModelError, ModelFault
from models.intake_snapshots import Deed, Handful, LogKind, Settled
from models.profile import open_profile
from models.snapshots import ArrivedFile, EntryState, Merge, Pin, Taken
from tests.models.samples import PASSPHRASE, Office


def deed() -> Deed:
    return Deed(id=uuid4().hex, at=datetime.now(UTC), kind=LogKind.CONFIRMED, person="R. Office")


def settling(inbox_id: str, outcome: str, *facts: str) -> Handful:
    settled = Settled(inbox_id=inbox_id, outcome=outcome, facts=facts)
    return Handful(deed=deed(), lines=(), settled=(settled,), merges=())


def everything(office: Office) -> object:
    """All that a merge may change."""
    intake = office.profile.intake
    return (
        office.profile.audits.assignments(office.audit.id),
        intake.entries(office.audit.id),
        intake.returns(office.audit.id),
        [intake.pin(agency.id, "laptop") for agency in office.agencies],
        [
            intake.entry_history(case.id, agency.id)
            for case in office.cases
            for agency in office.agencies
        ],
    )


def test_a_return_is_found_again_as_it_came(office: Office) -> None:
    intake = office.profile.intake
    merge = office.merge("r1", office.entry("r1", 0), office.entry("r1", 1, answers={}))
    assert intake.apply(merge)
    office.profile.close()
    office.profile = open_profile(office.profile.folder, PASSPHRASE)
    intake = office.profile.intake
    assert intake.entries(office.audit.id) == merge.entries
    assert set(intake.taken(office.agencies[0].id)) == {
        Taken(case_id=each.case_id, return_id="r1", stands=True) for each in merge.entries
    }
    assert intake.taken(office.agencies[1].id) == ()
    assert intake.returns(office.audit.id) == (merge.received,)
    assert intake.pin(office.agencies[0].id, "laptop") == merge.pin
    assert intake.pin(office.agencies[0].id, "another") is None
    item = intake.received_file(merge.received.file_sha256)
    assert item is not None
    assert (item.id, item.outcome, item.facts) == (merge.inbox_id, "new", ("1",))
    office.profile.close()


def test_a_laptop_waits_until_somebody_has_confirmed_it(office: Office) -> None:
    intake = office.profile.intake
    merges = [office.merge(f"r{n}", agency=n) for n in (1, 0)]
    for merge in merges:
        intake.apply(merge)
    pins = tuple(merge.pin for merge in reversed(merges))
    laptops = office.profile.laptops
    assert laptops.unconfirmed(office.audit.id) == pins, "in the order of the agencies"
    assert laptops.unconfirmed("another audit") == ()
    first = office.agencies[0].id
    laptops.confirm(first, "laptop", deed())
    assert laptops.unconfirmed(office.audit.id) == pins[1:]
    confirmed = intake.pin(first, "laptop")
    assert confirmed is not None
    assert confirmed.confirmed_at is not None
    intake.apply(office.merge("r3", office.entry("r3", 1)))
    laptops.confirm(first, "laptop", deed())
    assert intake.pin(first, "laptop") == confirmed, "the first moment stays"
    with pytest.raises(ModelError) as caught:
        laptops.confirm(first, "another", deed())
    assert caught.value.fault is ModelFault.NOT_FOUND


def test_what_the_checks_of_a_file_ask(office: Office) -> None:
    intake = office.profile.intake
    assert intake.pack(office.packs[1].id) == office.packs[1]
    assert intake.pack("never issued") is None
    assert intake.received_file("0" * 64) is None


def test_the_same_return_twice_changes_nothing(office: Office) -> None:
    intake = office.profile.intake
    merge = office.merge("r1")
    assert intake.apply(merge)
    before = everything(office)
    assert not intake.apply(merge)
    copy = office.merge("r1")  # the same file again, so another item of the inbox
    assert not intake.apply(replace(copy, outcome="duplicate"))
    renamed = replace(copy.received, id="another id, the same file")
    assert not intake.apply(replace(copy, received=renamed))
    assert everything(office) == before
    item = intake.received_file(merge.received.file_sha256)
    assert item is not None
    assert item.id == merge.inbox_id, "the item that was applied stands for the file"


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.integers(0, 4), min_size=5, max_size=15))
def test_returns_may_come_again_in_any_order(office: Office, order: list[int]) -> None:
    run = f"run {len(office.profile.intake.returns(office.audit.id))}"
    once: list[str] = []
    for number in order:
        name = f"{run}-{number}"
        cell = (number % len(office.cases), number % len(office.agencies))
        merge = office.merge(name, office.entry(name, *cell), agency=cell[1])
        assert office.profile.intake.apply(merge) == (name not in once)
        once += [name] if name not in once else []
    kept = [
        r.id for r in office.profile.intake.returns(office.audit.id) if r.id.startswith(f"{run}-")
    ]
    assert kept == once
    for case in office.cases:
        for agency in office.agencies:
            history = office.profile.intake.entry_history(case.id, agency.id)
            current = [e for e in history if e.state is EntryState.CURRENT]
            assert current == list(history[:1]), "the last to come counts, the others are replaced"


def test_a_merge_that_fails_half_way_leaves_nothing(office: Office) -> None:
    intake = office.profile.intake
    intake.apply(office.merge("r1"))
    before = everything(office)
    doubled = office.entry("r2")
    broken = office.merge("r2", doubled, replace(doubled, id="other"))
    stranger = office.merge("r3", office.entry("r3", case_id="of no audit"))
    lost = replace(office.merge("r4"), inbox_id="not in the inbox")
    for merge in (broken, stranger):
        with pytest.raises((IntegrityError, Exception), match=r"constraint failed|2350[35]"):
            intake.apply(merge)
    with pytest.raises(ModelError) as caught:
        intake.apply(lost)
    assert caught.value.fault is ModelFault.NOT_FOUND
    assert everything(office) == before
    for merge in (broken, stranger):
        item = intake.received_file(merge.received.file_sha256)
        assert item is not None
        assert item.outcome == "", "the file is still there, waiting for its outcome"


def test_a_newer_answer_replaces_and_older_and_conflicting_ones_are_only_kept(
    office: Office,
) -> None:
    intake = office.profile.intake
    case, agency = office.cases[0].id, office.agencies[0].id
    intake.apply(office.merge("r2", revision=2))
    kept = [(EntryState.OLDER, "r1"), (EntryState.CONFLICT, "r2b"), (EntryState.CURRENT, "r3")]
    for state, name in kept:
        intake.apply(office.merge(name, office.entry(name, state=state)))
    assert [entry.return_id for entry in intake.entries(office.audit.id)] == ["r3"]
    assert [(entry.return_id, entry.state) for entry in intake.entry_history(case, agency)] == [
        ("r3", EntryState.CURRENT),
        ("r2b", EntryState.CONFLICT),
        ("r1", EntryState.OLDER),
        ("r2", EntryState.REPLACED),
    ]


def test_the_first_pinned_key_stays(office: Office) -> None:
    intake = office.profile.intake
    intake.apply(office.merge("r1"))
    agency = office.agencies[0].id
    other = Pin(agency_id=agency, installation_id="laptop", public_key=b"x" * 32)
    intake.apply(replace(office.merge("r2"), pin=other))
    intake.apply(replace(office.merge("r3"), pin=None))
    pinned = intake.pin(agency, "laptop")
    assert pinned is not None
    assert pinned.public_key == b"k" * 32


def test_the_inbox_keeps_every_arrival_and_each_file_once(office: Office) -> None:
    intake = office.profile.intake
    raw = bytes(range(256)) * 40
    sha256 = hashlib.sha256(raw).hexdigest()
    ids = [intake.put_in_inbox(file_name=f"{n}.bin", raw=raw, sha256=sha256) for n in range(3)]
    intake.keep(settling(ids[0], "damaged", "a", "b"))
    assert [item.id for item in intake.inbox()] == ids[::-1]
    assert [item.id for item in intake.inbox(limit=2)] == ids[:0:-1]
    assert (intake.inbox()[2].outcome, intake.inbox()[2].facts) == ("damaged", ("a", "b"))
    assert intake.file_bytes(sha256) == raw
    with office.profile._database.begin() as connection:
        kept = connection.exec_driver_sql("SELECT count(raw) FROM inbox").scalar_one()
    assert kept == 1
    for call in (
        lambda: intake.keep(settling("unknown", "new")),
        lambda: intake.file_bytes("0" * 64),
    ):
        with pytest.raises(ModelError) as caught:
            call()
        assert caught.value.fault is ModelFault.NOT_FOUND


def test_a_handful_of_files_is_kept_with_one_commit(office: Office) -> None:
    intake = office.profile.intake
    files = [
        ArrivedFile(file_name=f"{n}.bin", raw=raw, sha256=hashlib.sha256(raw).hexdigest())
        for n, raw in enumerate([b"first", b"second", b"first"])
    ]
    ids = intake.put_all_in_inbox(files)
    assert [(item.id, item.file_name) for item in intake.inbox()] == [
        (ids[2], "2.bin"),
        (ids[1], "1.bin"),
        (ids[0], "0.bin"),
    ]
    assert [intake.file_bytes(file.sha256) for file in files] == [b"first", b"second", b"first"]
    assert intake.put_all_in_inbox([]) == ()


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.AWAITING])
def test_every_status_comes_back(office: Office, status: Status) -> None:
    scope = Scope(status=status, reason="why", known_child=False, known_parents=True)
    merge: Merge = office.merge("r1", office.entry("r1", scope=scope, answers={}, cleared={}))
    office.profile.intake.apply(merge)
    assert office.profile.intake.entries(office.audit.id) == merge.entries
    assert office.profile.audits.assignments(office.audit.id)[0].status is status


def test_two_who_import_the_same_file_at_once_apply_it_once(office: Office) -> None:
    merges = [office.merge("r1") for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(office.profile.intake.apply, merges)) == 1
    assert len(office.profile.intake.returns(office.audit.id)) == 1
