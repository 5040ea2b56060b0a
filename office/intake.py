"""Taking returns in: every file ends in one outcome, a bad one stops nothing, none is touched.

Called from the one thread of the store. What agencies have sent is read once per run and followed
from there, so one run is on at a time; all else may change between two handfuls.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from export.errors import FileFault, FileRejected
from export.file_reading import files_in, read_file
from export.return_format import OpenedReturn, read_return, receipt_words
from export.sealing import Opener, check_outside
from models.backups import BackupReason
from models.intake_snapshots import Handful, RunSource, Settled
from models.profile import Profile
from models.snapshots import ArrivedFile, InboxItem, Merge, Pin
from office.admission import Admitted, admit, held_facts, replaced
from office.deeds import new_run
from office.errors import IntakeCode
from office.grounds import Grounds
from office.late import LateReturns
from office.outcome import APPLIED, Outcome, again, duplicate, line_of
from office.source import Source

Report = Callable[[int, int], None]
# Files that go into the inbox with one commit, and the bytes after which no more are waited for.
HANDFUL = 16
_HELD_BYTES = 4 * 1024 * 1024
# These were no returns at all: their bytes are not kept.
_NOT_RETURNS = frozenset({FileFault.EMPTY, FileFault.TOO_LARGE, FileFault.NOT_A_RETURN})
# What was deleted with its audit is not to come back by another way.
_NOT_KEPT = _NOT_RETURNS | {FileFault.AUDIT_CLOSED}


def import_file(
    profile: Profile, source: Path | bytes, now: datetime, *, file_name: str = ""
) -> Outcome:
    """Take one file in; ``file_name`` names bytes that came without a path."""
    (outcome,) = IntakeRun(profile, now).take([Source(of=source, name=file_name)])
    return outcome


def import_paths(
    profile: Profile,
    paths: Sequence[Path],
    now: datetime,
    report: Report,
    cancelled: Callable[[], bool],
) -> tuple[Outcome, ...]:
    """Take files and folders in, one outcome for each file, until cancelled between two handfuls.

    Only trouble with the profile itself is raised (ModelError); what was taken until then stays.
    """
    handfuls = import_handfuls(profile, paths, now, report)
    outcomes: list[Outcome] = []
    while not cancelled() and (handful := next(handfuls, None)) is not None:
        outcomes.extend(handful)
    return tuple(outcomes)


def import_handfuls(
    profile: Profile,
    paths: Sequence[Path],
    now: datetime,
    report: Report,
    how: RunSource = RunSource.CHOSEN,
    *,
    hold: bool = False,
) -> Iterator[tuple[Outcome, ...]]:
    """Take files and folders in, a handful for each step; what a step gave is committed.

    The profile is copied first, once an hour; a copy that cannot be made holds nothing up, and
    ``profile.backups.trouble`` says why. Between two steps others may use the store; to stop is to
    ask for no more. With ``hold`` a later revision that would replace other answers is kept
    unapplied until a person has compared. Raises ModelError for trouble with the profile itself.
    """
    files = tuple(files_in(paths))
    if files:
        profile.backups.keep(BackupReason.IMPORT, now)
    run = IntakeRun(profile, now, how, hold=hold)
    done = 0
    report(done, len(files))
    while done < len(files):
        outcomes: list[Outcome] = []
        for outcome in run.take([Source(of=path) for path in files[done : done + HANDFUL]]):
            outcomes.append(outcome)
            report(done + len(outcomes), len(files))
        done += len(outcomes)
        yield tuple(outcomes)


class IntakeRun:
    """One import of any number of files: keys, tools and what stands are read once."""

    def __init__(
        self,
        profile: Profile,
        now: datetime,
        how: RunSource = RunSource.CHOSEN,
        *,
        hold: bool = False,
    ) -> None:
        self._alone = profile.alone
        self._store = profile.intake
        self._now = now
        self._deed = new_run(profile, how, now)
        self._opener = Opener(profile.keys.identities())
        self._grounds = Grounds(profile)
        self._late = LateReturns(profile, self._opener)
        self._merges: list[Merge] = []
        self._settled: list[Settled] = []
        self._hold = hold
        # By case and agency: what was first answered in this run.
        self._begun: set[tuple[str, str]] = set()

    def take(self, sources: Sequence[Source]) -> Iterator[Outcome]:
        """Take a handful of files; every oddity of one is its outcome, never an exception.

        All are read and put into the inbox first, with one commit; then each is judged, and what
        is good is applied with one commit more. A large one ends the handful early, so that few
        are in memory at a time. After a ModelError the run is over: what stands is read anew by
        the next one. Where others use the database too, none of them imports during a handful.
        """
        with self._alone():
            self._grounds.renew()
            self._late.renew()
            held: list[_Arrival | Outcome] = []
            size = 0
            for source in sources:
                arrival = self._receive(source)
                held.append(arrival)
                size += len(arrival.raw) if isinstance(arrival, _Arrival) else 0
                if size > _HELD_BYTES:
                    yield from self._judge(held)
                    held, size = [], 0
            yield from self._judge(held)

    def _receive(self, source: Source) -> "_Arrival | Outcome":
        name = source.shown
        try:
            raw = read_file(source.of) if isinstance(source.of, Path) else source.of
        except FileRejected as rejected:
            return Outcome(code=rejected.code, facts=rejected.facts, file_name=name)
        refused = _outside_fault(raw)
        if refused is None:
            refused = self._late.refused(raw)
        if refused is not None and refused.fault in _NOT_KEPT:
            return Outcome(code=refused.code, facts=refused.facts, file_name=name)
        sha256 = hashlib.sha256(raw).hexdigest()
        return _Arrival(raw=raw, sha256=sha256, name=name, refused=refused)

    def _judge(self, held: Sequence["_Arrival | Outcome"]) -> Sequence[Outcome]:
        """Judge what is held; no outcome is given before its merge is committed."""
        known = {
            each.sha256: self._store.received_file(each.sha256)
            for each in held
            if isinstance(each, _Arrival)
        }
        fresh = {
            each.sha256: each
            for each in held
            if isinstance(each, _Arrival) and known[each.sha256] is None
        }
        inbox = self._put(list(fresh.values()))
        inbox |= {sha256: item.id for sha256, item in known.items() if item is not None}
        applied = {
            sha256: item
            for sha256, item in known.items()
            if item is not None and item.outcome in APPLIED
        }
        outcomes: list[Outcome] = []
        done: dict[str, Outcome] = {}
        for each in held:
            if isinstance(each, Outcome):
                outcomes.append(each)
            elif each.sha256 in applied:
                item = applied[each.sha256]
                outcomes.append(self._again(item, each))
            elif each.sha256 in done:
                outcomes.append(again(done[each.sha256], each.name))
            else:
                done[each.sha256] = self._settle(replace(each, inbox_id=inbox[each.sha256]))
                outcomes.append(done[each.sha256])
        self._keep(outcomes)
        return outcomes

    def _keep(self, outcomes: Sequence[Outcome]) -> None:
        """Keep what was found out about a handful, and its lines of the log, with one commit."""
        settled, self._settled = self._settled, []
        merges, self._merges = self._merges, []
        if outcomes:
            lines = [line_of(outcome) for outcome in outcomes]
            self._store.keep(Handful(deed=self._deed, lines=lines, settled=settled, merges=merges))

    def _again(self, item: InboxItem, arrival: "_Arrival") -> Outcome:
        contested = item.outcome == FileFault.CONFLICT.value
        contested = contested and self._store.is_contested(item.sha256)
        return duplicate(item.facts, arrival.name, contested=contested)

    def _put(self, fresh: Sequence["_Arrival"]) -> dict[str, str]:
        if not fresh:
            return {}
        files = [
            ArrivedFile(file_name=each.name, raw=each.raw, sha256=each.sha256) for each in fresh
        ]
        items = self._store.put_all_in_inbox(files)
        return {each.sha256: item for each, item in zip(fresh, items, strict=True)}

    def _settle(self, arrival: "_Arrival") -> Outcome:
        try:
            if arrival.refused is not None:
                raise arrival.refused
            audit_id, plain = self._opener.open(arrival.raw)
            opened = read_return(plain)
            return self._admit(arrival, audit_id, opened)
        except FileRejected as rejected:
            self._settle_as(arrival, rejected.code, rejected.facts)
            return Outcome(code=rejected.code, facts=rejected.facts, file_name=arrival.name)

    def _admit(self, arrival: "_Arrival", audit_id: str, opened: OpenedReturn) -> Outcome:
        admitted = admit(self._grounds, audit_id, opened, arrival.sha256, self._now)
        outcome = _outcome(arrival, opened, admitted)
        if admitted.planned.code == FileFault.DUPLICATE.value:
            self._settle_as(arrival, outcome.code, outcome.facts)
            return outcome
        if self._waits(admitted, outcome):
            facts = held_facts(
                len(outcome.cases),
                outcome.agency,
                admitted.received.revision,
                admitted.received.audit_id,
            )
            self._settle_as(arrival, IntakeCode.HELD.value, facts)
            return replace(outcome, code=IntakeCode.HELD.value, facts=facts, return_id="")
        self._merge(arrival, opened, admitted, outcome)
        return outcome

    def _waits(self, admitted: Admitted, outcome: Outcome) -> bool:
        """Tell whether a person is to compare first; what began in this run, nobody has read.

        Where an auditor is worried for a child now, nothing waits.
        """
        stood = admitted.ground.agency.standing.current
        answered = any(each.case_id in stood for each in admitted.planned.entries)
        if not self._hold or outcome.concerns or not answered:
            return False
        pairs = replaced(self._store, admitted.planned)
        return any((each.case_id, each.agency_id) not in self._begun for each, _later in pairs)

    def _settle_as(self, arrival: "_Arrival", code: str, facts: tuple[str, ...]) -> None:
        self._settled.append(Settled(inbox_id=arrival.inbox_id, outcome=code, facts=facts))

    def _merge(
        self, arrival: "_Arrival", opened: OpenedReturn, admitted: Admitted, outcome: Outcome
    ) -> None:
        received, planned = admitted.received, admitted.planned
        ground, agency = admitted.ground, admitted.ground.agency
        stood = agency.standing.current
        self._begun |= {
            (each.case_id, each.agency_id) for each in planned.entries if each.case_id not in stood
        }
        pin = ground.pin or Pin(
            agency_id=agency.agency.id,
            installation_id=received.installation_id,
            public_key=bytes.fromhex(opened.header.signer),
        )
        self._merges.append(
            Merge(
                received=received,
                entries=planned.entries,
                pin=pin if ground.pin is None else None,
                inbox_id=arrival.inbox_id,
                outcome=outcome.code,
                facts=outcome.facts,
            )
        )
        agency.follow(received, planned, pin)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrival:
    raw: bytes
    sha256: str
    name: str
    refused: FileRejected | None
    inbox_id: str = ""


def _outside_fault(raw: bytes) -> FileRejected | None:
    try:
        check_outside(raw)
    except FileRejected as rejected:
        return rejected
    return None


def _outcome(arrival: _Arrival, opened: OpenedReturn, admitted: Admitted) -> Outcome:
    body, ground, planned = admitted.body, admitted.ground, admitted.planned
    agency = ground.agency.agency
    return Outcome(
        code=planned.code,
        facts=(str(len(body.entries)), agency.name, planned.missing_words),
        file_name=arrival.name,
        audit_id=ground.pack.audit_id,
        agency=agency.name,
        revision=opened.header.revision,
        cases=tuple(entry.uin for entry in body.entries),
        new_laptop=opened.installation_words if ground.pin is None else "",
        receipt=receipt_words(opened.parts.header_sha256),
        reason=body.reason,
        concerns=ground.audit.check.concerns(body),
        return_id="" if planned.code == FileFault.DUPLICATE.value else admitted.received.id,
    )
