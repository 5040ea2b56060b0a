"""Proving a return against its pack, and working out what it would change and replace.

Nothing is kept here. A later revision that would take the place of other answers is held back by
an import that a person began, until that person has compared the two.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from export.errors import FileFault, FileRejected
from export.return_format import OpenedReturn, ReturnBody, read_body, verify_return
from models.intake_snapshots import SetAside
from models.intake_store import IntakeStore
from models.profile import Profile
from models.snapshots import Entry, EntryState, IssuedPack, ReceivedReturn
from office.errors import IntakeCode
from office.grounds import Ground, Grounds
from office.merge import Plan, plan

# A laptop east of the office may be a day ahead.
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A return that passed every check, and what it changes where it is taken in now."""

    ground: Ground
    body: ReturnBody
    received: ReceivedReturn
    planned: Plan


def admit(
    grounds: Grounds, audit_id: str, opened: OpenedReturn, file_sha256: str, now: datetime
) -> Admitted:
    """Hold an opened return against its pack and its audit; raise FileRejected with the reason."""
    header = opened.header
    ground = grounds.of(header, audit_id)
    pin, audit = ground.pin, ground.audit
    verify_return(opened, secret=ground.pack.secret, pinned=pin and pin.public_key)
    if pin is not None and pin.refused_at is not None:
        raise FileRejected(FileFault.REFUSED_LAPTOP)
    body = read_body(opened)
    if header.tool_sha256 != audit.tool_sha256:
        raise FileRejected(FileFault.OUT_OF_SCOPE, "tool")
    audit.check.check(header, body, uins=audit.cases.keys(), today=(now + _AHEAD).date())
    received = _received(file_sha256, opened, body, ground.pack, now)
    planned = plan(
        received,
        _entries(received, body, ground),
        ground.agency.standing,
        previous_header=header.previous_header,
    )
    return Admitted(ground=ground, body=body, received=received, planned=planned)


def replaced(store: IntakeStore, planned: Plan) -> tuple[tuple[Entry, Entry], ...]:
    """Give each answer that counts and the other one that would take its place.

    An answer that says the same, with other words to a query at most, replaces nothing that
    anybody has to look at; nor does one that fills a case that was taken back.
    """
    pairs: list[tuple[Entry, Entry]] = []
    for entry in planned.entries:
        if entry.state is not EntryState.CURRENT:
            continue
        history = store.entry_history(entry.case_id, entry.agency_id)
        stands = next((each for each in history if each.state is EntryState.CURRENT), None)
        if stands and (stands.scope, stands.answers) != (entry.scope, entry.answers):
            pairs.append((stands, entry))
    return tuple(pairs)


def held_facts(count: int, agency: str, revision: int, audit_id: str) -> tuple[str, ...]:
    """Give the facts that are kept beside a file that waits."""
    return (str(count), agency, str(revision), audit_id)


def held_agency(item: SetAside) -> str:
    """Name the agency of a file that waits."""
    return item.facts[1]


def held_files(profile: Profile, audit_id: str) -> tuple[SetAside, ...]:
    """Give the later revisions for an audit that wait to be compared, the latest first."""
    return tuple(
        each
        for each in profile.set_aside.files()
        if each.outcome == IntakeCode.HELD.value and each.facts[-1] == audit_id
    )


def _received(
    file_sha256: str, opened: OpenedReturn, body: ReturnBody, pack: IssuedPack, now: datetime
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
        file_sha256=file_sha256,
        auditor_name=body.auditor_name,
        auditor_title=body.auditor_title,
        declaration=body.declaration,
        reason=body.reason,
        withdraws=header.withdraws,
        created_at=header.created_at,
        received_at=now,
    )


def _entries(received: ReceivedReturn, body: ReturnBody, ground: Ground) -> tuple[Entry, ...]:
    cases = ground.audit.cases
    return tuple(
        Entry(
            id=f"{received.id}-{place}",
            case_id=cases[entry.uin].id,
            agency_id=received.agency_id,
            return_id=received.id,
            scope=entry.scope,
            answers=entry.answers,
            replies=entry.replies,
            cleared=entry.cleared,
            state=EntryState.CURRENT,
        )
        for place, entry in enumerate(body.entries)
    )
