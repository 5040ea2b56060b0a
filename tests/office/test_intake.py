"""Intake on a real profile: a good return counts once, whatever comes before or after it."""

import os
import shutil
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from export.errors import FileFault
from export.return_format import INSTALLATION_WORDS
from export.signing import public_key
from forms.scope import Scope, Status
from models.profile import Profile
from models.snapshots import EntryState
from office.errors import IntakeCode
from office.intake import HANDFUL, import_paths
from tests.export.exchange import (
    MARKER,
    NOW,
    UINS,
    Exchange,
    dice,
    forgery,
    other_laptop,
)
from tests.office.arrivals import standing, take


def test_a_return_counts_once_and_every_answer_is_there(exchange: Exchange, office: Profile):
    made = exchange.made_return()
    outcome = take(office, made.raw)
    assert (outcome.code, outcome.accepted) == (IntakeCode.NEW, True)
    assert outcome.facts[:2] == ("1", outcome.agency)
    assert outcome.cases == (UINS[0],)
    assert outcome.receipt == made.sent.receipt
    assert len(outcome.new_laptop.split()) == INSTALLATION_WORDS
    (entry,) = office.intake.entries(exchange.audit_id)
    assert entry.answers == exchange.answers
    (received,) = office.intake.returns(exchange.audit_id)
    assert (received.auditor_name, received.revision) == ("Robin Example", 1)
    again = take(office, made.raw)
    assert (again.code, again.accepted) == (FileFault.DUPLICATE, True)
    assert again.agency == outcome.agency
    assert len(office.intake.returns(exchange.audit_id)) == 1


def test_a_copy_sealed_anew_is_the_same_return(exchange: Exchange, office: Profile):
    forged = forgery(exchange)
    assert take(office, forged.sealed()).code == IntakeCode.NEW
    assert take(office, forged.sealed()).code == FileFault.DUPLICATE
    assert len(office.intake.returns(exchange.audit_id)) == 1


def test_a_later_revision_counts_and_the_earlier_is_kept(exchange: Exchange, office: Profile):
    first = exchange.made_return(exchange.entry(comment="The first word on it."))
    second = exchange.made_return(exchange.entry(comment="The second word on it."), after=first)
    assert take(office, first.raw).code == IntakeCode.NEW
    later = take(office, second.raw)
    assert (later.code, later.new_laptop) == (IntakeCode.NEWER, "")
    assert set(standing(office, exchange.audit_id).values()) == {"The second word on it."}
    (entry,) = office.intake.entries(exchange.audit_id)
    history = office.intake.entry_history(entry.case_id, entry.agency_id)
    assert [each.state for each in history] == [EntryState.CURRENT, EntryState.REPLACED]


def test_an_older_revision_is_kept_and_not_applied(exchange: Exchange, office: Profile):
    first = exchange.made_return(exchange.entry(comment="The first word on it."))
    second = exchange.made_return(exchange.entry(comment="The second word on it."), after=first)
    gap = take(office, second.raw)
    assert (gap.code, gap.facts[2]) == (IntakeCode.GAP, "1")
    assert take(office, first.raw).code == FileFault.OLDER_REVISION
    assert set(standing(office, exchange.audit_id).values()) == {"The second word on it."}


def test_one_revision_with_two_contents_is_a_conflict(exchange: Exchange, office: Profile):
    first = exchange.made_return(exchange.entry(comment="The first word on it."))
    other = exchange.made_return(exchange.entry(comment="Quite another word on it."))
    take(office, first.raw)
    outcome = take(office, other.raw)
    assert (outcome.code, outcome.accepted) == (FileFault.CONFLICT, False)
    again = take(office, other.raw)
    assert (again.code, again.accepted) == (FileFault.CONFLICT, False), "tried again, still one"
    assert set(standing(office, exchange.audit_id).values()) == {"The first word on it."}


def test_a_withdrawal_puts_the_cells_back_and_a_later_return_stands(
    exchange: Exchange, office: Profile
):
    first = exchange.made_return(exchange.entry(UINS[0]), exchange.entry(UINS[1]))
    back = exchange.made_return(
        exchange.entry(UINS[0]), after=first, withdraws=True, reason="Sent for the wrong child."
    )
    take(office, first.raw)
    outcome = take(office, back.raw)
    assert (outcome.code, outcome.accepted) == (IntakeCode.WITHDRAWN, True)
    assert (outcome.cases, outcome.reason) == ((UINS[0],), "Sent for the wrong child.")
    assert take(office, back.raw).code == FileFault.DUPLICATE
    (uin, agency), *rest = standing(office, exchange.audit_id)
    assert (uin, rest) == (UINS[1], [])
    case = next(each for each in office.audits.cases(exchange.audit_id) if each.uin == UINS[0])
    (cell,) = [
        each
        for each in office.audits.assignments(exchange.audit_id)
        if (each.case_id, each.agency_id) == (case.id, agency)
    ]
    assert (cell.status, cell.entry, cell.revision) == (Status.AWAITING, None, None)
    assert (cell.taken_back, cell.change) == (2, "Sent for the wrong child.")
    history = office.intake.entry_history(case.id, agency)
    assert [each.state for each in history] == [EntryState.WITHDRAWN, EntryState.REPLACED]
    received = office.intake.returns(exchange.audit_id)[-1]
    assert (received.withdraws, received.reason) == (True, "Sent for the wrong child.")
    again = exchange.made_return(
        exchange.entry(UINS[0], "The right child this time."),
        after=back,
        reason="Now the right one.",
    )
    assert take(office, again.raw).code == IntakeCode.NEW
    assert standing(office, exchange.audit_id)[UINS[0], agency] == "The right child this time."


def test_not_known_is_a_return_in_its_own_right(exchange: Exchange, office: Profile):
    entry = replace(exchange.entry(), scope=Scope(status=Status.NOT_KNOWN), answers={})
    assert take(office, exchange.made_return(entry).raw).code == IntakeCode.NEW
    agency = office.audits.agencies(exchange.audit_id)[0].id
    statuses = {
        (each.agency_id, each.status) for each in office.audits.assignments(exchange.audit_id)
    }
    assert (agency, Status.NOT_KNOWN) in statuses


def test_a_second_laptop_is_pinned_and_shown_for_confirmation(exchange: Exchange, office: Profile):
    take(office, exchange.made_return().raw)
    laptop = other_laptop(exchange.details)
    outcome = take(office, exchange.made_return(exchange.entry(UINS[1]), details=laptop).raw)
    assert outcome.code == IntakeCode.NEW
    assert len(outcome.new_laptop.split()) == INSTALLATION_WORDS
    agency = office.audits.agencies(exchange.audit_id)[0].id
    pin = office.intake.pin(agency, laptop.installation_id)
    assert pin is not None
    assert pin.public_key == public_key(laptop.signing_key)


def test_any_order_and_duplicates_end_the_same_in_the_store(exchange: Exchange, tmp_path: Path):
    first = exchange.made_return(exchange.entry(UINS[0]), exchange.entry(UINS[1]))
    second = exchange.made_return(exchange.entry(UINS[0], "The second word."), after=first)
    third = exchange.made_return(exchange.entry(UINS[2], "The third word."), after=second)
    police = exchange.made_return(exchange.entry(UINS[0], "Another view."), agency=1)
    back = exchange.made_return(
        exchange.entry(UINS[1]), after=third, withdraws=True, reason="Not our case."
    )
    raws = [made.raw for made in (first, second, third, back, police)]
    ends: list[dict[tuple[str, str], str]] = []
    for seed in range(4):
        order = [*raws, *raws[:2]]
        dice(seed).shuffle(order)
        office = exchange.office(tmp_path / str(seed))
        outcomes = [take(office, raw) for raw in order]
        assert sum(each.code == FileFault.DUPLICATE for each in outcomes) == 2
        assert all(each.accepted for each in outcomes)
        ends.append(standing(office, exchange.audit_id))
        office.close()
    assert all(end == ends[0] for end in ends)
    assert len(ends[0]) == 3


def test_what_is_no_file_is_passed_over(exchange: Exchange, office: Profile, tmp_path: Path):
    folder = tmp_path / "in"
    (folder / "empty-folder").mkdir(parents=True)
    (folder / "c.auditreturn").write_bytes(b"")
    sources, no_files = [folder, tmp_path / "missing"], 0
    if os.name == "posix":  # Windows has no pipes with a name in a folder, and guards links
        (tmp_path / "out.auditreturn").write_bytes(exchange.made_return().raw)
        (folder / "a.auditreturn").symlink_to(tmp_path / "out.auditreturn")
        os.mkfifo(folder / "b.auditreturn")
        sources.append(Path("/dev/zero"))
        no_files = 3
    outcomes = import_paths(office, sources, NOW, lambda done, total: None, lambda: False)
    assert Counter(each.code for each in outcomes) == Counter(
        {FileFault.NOT_A_FILE: no_files, FileFault.EMPTY: 1, FileFault.NOT_READABLE: 1}
    )
    assert office.intake.inbox() == ()


def test_a_name_that_cannot_be_shown_does_no_harm(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    folder = tmp_path / "in"
    folder.mkdir()
    names = {"exe.\u202enruteritdua".encode(): "exe.\ufffdnruteritdua", b"%s{0}": "%s{0}"}
    if sys.platform == "linux":  # only here may a name be any bytes
        names[b"\xff\xfe.auditreturn"] = "\ufffd\ufffd.auditreturn"
        names[b"two\nlines\t"] = "two\ufffdlines\ufffd"
        names[b"<b>%s{0}"] = "<b>%s{0}"
    for place, name in enumerate(names):
        raw = exchange.made_return(details=other_laptop(exchange.details, f"{place:02}")).raw
        (folder / os.fsdecode(name)).write_bytes(raw)
    outcomes = import_paths(office, [folder], NOW, lambda done, total: None, lambda: False)
    shown = {outcome.file_name for outcome in outcomes}
    assert shown == set(names.values())
    assert {item.file_name for item in office.intake.inbox()} == shown


def test_cancelling_keeps_what_was_taken(exchange: Exchange, office: Profile, tmp_path: Path):
    raws = [
        exchange.made_return(
            exchange.entry(UINS[place % 3]), details=other_laptop(exchange.details, f"{place:02}")
        ).raw
        for place in range(HANDFUL + 3)
    ]
    files = [tmp_path / f"{place:02}.auditreturn" for place in range(len(raws))]
    for path, raw in zip(files, raws, strict=True):
        path.write_bytes(raw)
    done: list[int] = []
    outcomes = import_paths(
        office, files, NOW, lambda count, total: done.append(count), lambda: len(done) > 1
    )
    assert len(outcomes) == HANDFUL
    assert done == [*range(HANDFUL + 1)]
    assert len(office.intake.inbox()) == HANDFUL
    assert all(item.outcome for item in office.intake.inbox())
    assert all(path.exists() for path in files)


def test_the_marker_is_in_clear_nowhere(exchange: Exchange, office: Profile, tmp_path: Path):
    path = tmp_path / "r.auditreturn"
    path.write_bytes(exchange.made_return().raw)
    assert take(office, path).code == IntakeCode.NEW
    copies = shutil.copytree(office.folder, tmp_path / "seen")
    for file in [*copies.rglob("*"), path]:
        if file.is_file():
            assert MARKER.encode() not in file.read_bytes()
