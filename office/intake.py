"""Taking returns in: every file ends in one outcome, a bad one stops nothing, none is touched.

Called from the one thread of the store. What agencies have sent is read once per run and followed
from there, so one run is on at a time; all else may change between two handfuls.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from export.errors import FileFault, FileRejected
from export.file_reading import files_in, read_file
from export.return_check import ReturnCheck
from export.return_format import (
    OpenedReturn,
    ReturnBody,
    read_body,
    read_return,
    receipt_words,
    verify_return,
)
from export.sealing import Opener, check_outside
from forms.loading import read_tool
from models.profile import Profile
from models.snapshots import (
    Agency,
    ArrivedFile,
    Case,
    Entry,
    EntryState,
    IssuedPack,
    Merge,
    Pin,
    ReceivedReturn,
)
from office.merge import Plan, Standing, following, plan, standing_of
from office.outcome import APPLIED, Outcome, again, duplicate
from office.source import Source

Report = Callable[[int, int], None]
# Files that go into the inbox with one commit, and the bytes after which no more are waited for.
HANDFUL = 16
_HELD_BYTES = 4 * 1024 * 1024
# These were no returns at all: their bytes are not kept.
_NOT_KEPT = frozenset({FileFault.EMPTY, FileFault.TOO_LARGE, FileFault.NOT_A_RETURN})
# A laptop east of the office may be a day ahead.
_AHEAD = timedelta(days=1)


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
    profile: Profile, paths: Sequence[Path], now: datetime, report: Report
) -> Iterator[tuple[Outcome, ...]]:
    """Take files and folders in, a handful for each step; what a step gave is committed.

    Between two steps others may use the store; to stop is to ask for no more. Raises ModelError
    for trouble with the profile itself.
    """
    run = IntakeRun(profile, now)
    files = tuple(files_in(paths))
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

    def __init__(self, profile: Profile, now: datetime) -> None:
        self._profile = profile
        self._store = profile.intake
        self._now = now
        self._opener = Opener(profile.intake.identities())
        self._audits: dict[str, _Audit] = {}
        self._checks: dict[str, ReturnCheck] = {}
        self._packs: dict[str, IssuedPack] = {}
        self._agencies: dict[str, _Agency] = {}
        self._merges: list[Merge] = []

    def take(self, sources: Sequence[Source]) -> Iterator[Outcome]:
        """Take a handful of files; every oddity of one is its outcome, never an exception.

        All are read and put into the inbox first, with one commit; then each is judged, and what
        is good is applied with one commit more. A large one ends the handful early, so that few
        are in memory at a time. After a ModelError the run is over: what stands is read anew by
        the next one.
        """
        self._audits.clear()  # a case may have been added since the handful before
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
                outcomes.append(duplicate(item.outcome, item.facts, each.name))
            elif each.sha256 in done:
                outcomes.append(again(done[each.sha256], each.name))
            else:
                done[each.sha256] = self._settle(replace(each, inbox_id=inbox[each.sha256]))
                outcomes.append(done[each.sha256])
        merges, self._merges = self._merges, []
        if merges:
            self._store.apply_all(merges)
        return outcomes

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
            self._store.settle_inbox(arrival.inbox_id, rejected.code, rejected.facts)
            return Outcome(code=rejected.code, facts=rejected.facts, file_name=arrival.name)

    def _admit(self, arrival: "_Arrival", audit_id: str, opened: OpenedReturn) -> Outcome:
        header = opened.header
        pack = self._pack(header.pack_id)
        if pack is None or (pack.audit_id, pack.sha256) != (audit_id, header.pack_sha256):
            raise FileRejected(FileFault.UNKNOWN_PACK)
        agency = self._agency(pack)
        pin = agency.pins.get(header.installation_id)
        if pin is None:
            pin = self._store.pin(agency.agency.id, header.installation_id)
        verify_return(opened, secret=pack.secret, pinned=pin and pin.public_key)
        body = read_body(opened)
        audit = self._audit(audit_id)
        if header.tool_sha256 != audit.tool_sha256:
            raise FileRejected(FileFault.OUT_OF_SCOPE, "tool")
        today = (self._now + _AHEAD).date()
        audit.check.check(header, body, uins=audit.cases.keys(), today=today)
        return self._merge(
            arrival, opened, body, _Ground(pack=pack, audit=audit, agency=agency, pin=pin)
        )

    def _merge(
        self, arrival: "_Arrival", opened: OpenedReturn, body: ReturnBody, ground: "_Ground"
    ) -> Outcome:
        received = _received(arrival, opened, body, ground.pack, self._now)
        entries = _entries(received, body, ground)
        agency = ground.agency
        planned = plan(
            received, entries, agency.standing, previous_header=opened.header.previous_header
        )
        outcome = _outcome(arrival, opened, body, ground, planned)
        if planned.code == FileFault.DUPLICATE.value:
            self._store.settle_inbox(arrival.inbox_id, planned.code, outcome.facts)
            return outcome
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
        agency.follow(received, planned.entries, pin)
        return outcome

    # --- what is read once --------------------------------------------------------------------

    def _pack(self, pack_id: str) -> IssuedPack | None:
        if pack_id not in self._packs:
            pack = self._store.pack(pack_id)
            if pack is None:
                return None
            self._packs[pack_id] = pack
        return self._packs[pack_id]

    def _audit(self, audit_id: str) -> "_Audit":
        if audit_id not in self._audits:
            audits = self._profile.audits
            tool_sha256 = audits.get(audit_id).details.tool_sha256
            self._audits[audit_id] = _Audit(
                tool_sha256=tool_sha256,
                check=self._check(tool_sha256),
                cases={case.uin: case for case in audits.cases(audit_id)},
            )
        return self._audits[audit_id]

    def _check(self, tool_sha256: str) -> ReturnCheck:
        if tool_sha256 not in self._checks:
            tool = read_tool(self._profile.audits.tool_definition(tool_sha256))
            self._checks[tool_sha256] = ReturnCheck(tool)
        return self._checks[tool_sha256]

    def _agency(self, pack: IssuedPack) -> "_Agency":
        if pack.agency_id not in self._agencies:
            agencies = {each.id: each for each in self._profile.audits.agencies(pack.audit_id)}
            agency = agencies.get(pack.agency_id)
            if agency is None:
                raise FileRejected(FileFault.UNKNOWN_PACK)
            returns = self._store.returns(pack.audit_id)
            standing = standing_of(
                (each for each in returns if each.agency_id == agency.id),
                self._store.taken(agency.id),
            )
            self._agencies[pack.agency_id] = _Agency(agency, standing)
        return self._agencies[pack.agency_id]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrival:
    raw: bytes
    sha256: str
    name: str
    refused: FileRejected | None
    inbox_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Audit:
    tool_sha256: str
    check: ReturnCheck
    cases: dict[str, Case]


class _Agency:
    """What one agency has sent, followed through the run."""

    def __init__(self, agency: Agency, standing: Standing) -> None:
        self.agency = agency
        self.standing = standing
        self.pins: dict[str, Pin] = {}

    def follow(self, received: ReceivedReturn, entries: Sequence[Entry], pin: Pin) -> None:
        """Note what was applied."""
        self.standing = following(self.standing, received, entries)
        self.pins[pin.installation_id] = pin


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    pack: IssuedPack
    audit: _Audit
    agency: _Agency
    pin: Pin | None


def _outside_fault(raw: bytes) -> FileRejected | None:
    try:
        check_outside(raw)
    except FileRejected as rejected:
        return rejected
    return None


def _received(
    arrival: _Arrival, opened: OpenedReturn, body: ReturnBody, pack: IssuedPack, now: datetime
) -> ReceivedReturn:
    header = opened.header
    return ReceivedReturn(
        # The header names the return: a copy sealed anew is the same one, whatever its id says.
        id=opened.parts.header_sha256[:32],
        audit_id=pack.audit_id,
        agency_id=pack.agency_id,
        pack_id=pack.id,
        installation_id=header.installation_id,
        revision=header.revision,
        header_sha256=opened.parts.header_sha256,
        file_sha256=arrival.sha256,
        auditor_name=body.auditor_name,
        auditor_title=body.auditor_title,
        declaration=body.declaration,
        reason=body.reason,
        withdraws=header.withdraws,
        created_at=header.created_at,
        received_at=now,
    )


def _entries(received: ReceivedReturn, body: ReturnBody, ground: _Ground) -> tuple[Entry, ...]:
    cases = ground.audit.cases
    return tuple(
        Entry(
            id=f"{received.id}-{place}",
            case_id=cases[entry.uin].id,
            agency_id=received.agency_id,
            return_id=received.id,
            scope=entry.scope,
            answers=entry.answers,
            cleared=entry.cleared,
            state=EntryState.CURRENT,
        )
        for place, entry in enumerate(body.entries)
    )


def _outcome(
    arrival: _Arrival, opened: OpenedReturn, body: ReturnBody, ground: _Ground, planned: Plan
) -> Outcome:
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
    )
