"""Closing an audit at the office: when it is due, what would go, and the deletion itself.

Nothing is ever deleted by the clock: a day only says that a person is to do it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from export.errors import FileFault, FileRejected
from export.sealing import Opener
from forms.window import months_before
from models.deletion_snapshots import (
    AgencyCount,
    DeletedAudit,
    DeletionRecord,
    ReturnKept,
)
from models.intake_snapshots import Deed, LogKind
from models.list_snapshots import ListedAudit
from models.profile import Profile
from models.snapshots import Agency, AuditDetails
from office.coverage import coverage
from office.late import pack_of
from office.overview import AuditOverview, load_overview

MONTHS_KEPT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What a person sees before an audit is deleted; ``files`` are set-aside files of it."""

    record: DeletionRecord
    awaited: int
    conflicts: int
    files: frozenset[str]


def deletion_day(details: AuditDetails | ListedAudit) -> date | None:
    """Give the day from which an audit is to be deleted: as set, or a year after its last date.

    The last date is that of the meeting, or else the day on which returns are due; None for none.
    """
    last = details.meeting_on or details.return_by
    if details.delete_on is not None or last is None:
        return details.delete_on
    return months_before(last, -MONTHS_KEPT)


def deletion_due_since(details: AuditDetails | ListedAudit, today: date) -> date | None:
    """Give that day once it has come, None before."""
    day = deletion_day(details)
    return day if day is not None and day <= today else None


def load_closing(profile: Profile, audit_id: str, *, by: str = "") -> Closing:
    """Read what closing would delete and keep; raise ModelError(NOT_FOUND)."""
    overview = load_overview(profile, audit_id)
    files = _files_of(profile, overview)
    details = overview.audit.details
    names = {each.id: each.name for each in overview.agencies}
    record = DeletionRecord(
        audit_id=audit_id,
        code=details.code,
        title=details.title,
        cases=tuple(case.uin for case in overview.cases),
        agencies=tuple(_count(overview, each) for each in overview.agencies),
        returns=tuple(
            ReturnKept(
                agency=names[each.agency_id],
                revision=each.revision,
                received_at=each.received_at,
                header_sha256=each.header_sha256,
            )
            for each in overview.returns
        ),
        due_on=deletion_day(details),
        gone=profile.deletions.gone(audit_id, files),
        deleted_by=by,
    )
    return Closing(
        record=record,
        awaited=overview.coverage.awaiting,
        conflicts=overview.conflicts,
        files=files,
    )


def close_audit(profile: Profile, audit_id: str, *, by: str, now: datetime) -> DeletedAudit:
    """Delete an audit for ever; on the store's thread. Raises ModelError, then nothing is gone."""
    with profile.alone():
        closing = load_closing(profile, audit_id, by=by)
        facts = (closing.record.code,)
        deed = Deed(id=uuid4().hex, at=now, kind=LogKind.AUDIT_DELETED, person=by, facts=facts)
        deleted = profile.deletions.delete(closing.record, closing.files, deed)
    profile.history.turn += 1  # an import that is on follows what stands by itself
    return deleted


def _count(overview: AuditOverview, agency: Agency) -> AgencyCount:
    counts = coverage(overview.cases, (agency,), overview.assignments)
    return AgencyCount(
        agency=agency.name,
        forms=counts.forms,
        without_form=counts.without_form,
        closed=counts.closed,
        awaited=counts.awaiting,
        not_asked=counts.not_asked,
    )


def _files_of(profile: Profile, overview: AuditOverview) -> frozenset[str]:
    """Find the set-aside files of an audit, with those too damaged to tell whose they are."""
    whose = _Whose(profile, overview)
    return frozenset(
        sha256
        for sha256 in profile.deletions.set_aside()
        if whose.is_of_audit(profile.intake.file_bytes(sha256))
    )


class _Whose:
    """Tells by the keys of the office whether a sealed file is of one audit."""

    def __init__(self, profile: Profile, overview: AuditOverview) -> None:
        keys = tuple(profile.keys.identities())
        audit_id = overview.audit.id
        self._packs = frozenset(pack.id for pack in overview.packs)
        self._all = Opener(keys)
        self._own = Opener([each for each in keys if each[0] == audit_id])
        self._others = Opener([each for each in keys if each[0] not in {audit_id, ""}])
        self._office = Opener([each for each in keys if not each[0]])

    def is_of_audit(self, raw: bytes) -> bool:
        """Say yes also where only the office's own key fits and the rest is damaged."""
        if _fault(self._own, raw) is not FileFault.WRONG_OFFICE_KEY:
            return True
        if pack_of(raw, self._all) in self._packs:
            return True
        is_others = _fault(self._others, raw) is not FileFault.WRONG_OFFICE_KEY
        return not is_others and _fault(self._office, raw) is FileFault.DAMAGED


def _fault(opener: Opener, raw: bytes) -> FileFault | None:
    try:
        opener.open(raw)
    except FileRejected as rejected:
        return rejected.fault
    return None
