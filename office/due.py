"""What is due next over all audits of the office, for its first screen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from models.list_snapshots import ListedAudit
from models.tracker_snapshots import OwnDate
from office.closing import deletion_due_since
from office.marking import NOOP
from office.messages import Translate, as_it_is

AHEAD = timedelta(days=42)
MOST = 8


class DueKind(StrEnum):
    """What happens on a day."""

    ISSUE = "issue"
    RETURNS = "returns"
    EXTENDED = "extended"
    MEETING = "meeting"
    DELETE = "delete"


_WORDS: Mapping[DueKind, str] = MappingProxyType(
    {
        DueKind.ISSUE: NOOP("Issue the packs"),
        DueKind.RETURNS: NOOP("Returns due, awaited: {0} of {1}"),
        DueKind.EXTENDED: NOOP("Returns due, extended for {0}"),
        DueKind.MEETING: NOOP("Discussion meeting"),
        DueKind.DELETE: NOOP("Close and delete the audit"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing on one day; ``days`` are those left, negative when the day has passed."""

    audit_id: str
    audit: str
    kind: DueKind
    day: date
    days: int
    facts: tuple[str, ...] = ()


def due_next(
    audits: Sequence[ListedAudit], own_dates: Sequence[OwnDate], today: date
) -> tuple[Due, ...]:
    """Give what is overdue and what comes within six weeks, the earliest first.

    What is done is left out: packs that are out, returns that are all back. Once its meeting was,
    or it is in the archive, an audit is only named on the day for deleting it.
    """
    by_audit: dict[str, list[OwnDate]] = {}
    for own in own_dates:
        by_audit.setdefault(own.audit_id, []).append(own)
    found = [
        Due(
            audit_id=audit.id,
            audit=audit.title,
            kind=kind,
            day=day,
            days=(day - today).days,
            facts=facts,
        )
        for audit in audits
        for kind, day, facts in _days(audit, by_audit.get(audit.id, ()), today)
        if day - today <= AHEAD
    ]
    return tuple(sorted(found, key=lambda due: (due.day, due.audit.casefold(), due.kind)))[:MOST]


def due_words(due: Due, translate: Translate = as_it_is) -> str:
    """Say what is due: "Returns due, awaited: 6 of 60"."""
    return translate(_WORDS[due.kind]).format(*due.facts)


def _days(
    audit: ListedAudit, own_dates: Sequence[OwnDate], today: date
) -> Iterator[tuple[DueKind, date, tuple[str, ...]]]:
    delete = deletion_due_since(audit, today)
    if delete is not None:
        yield DueKind.DELETE, delete, ()
    if audit.archived_at is not None or (audit.meeting_on is not None and audit.meeting_on < today):
        return
    waiting = audit.cells - audit.accounted
    if audit.issued_at is None and audit.issue_on is not None:
        yield DueKind.ISSUE, audit.issue_on, ()
    if audit.issued_at is not None and waiting > 0:
        if audit.return_by is not None:
            yield DueKind.RETURNS, audit.return_by, (str(waiting), str(audit.cells))
        for own in own_dates:
            yield DueKind.EXTENDED, own.until, (own.agency,)
    if audit.meeting_on is not None:
        yield DueKind.MEETING, audit.meeting_on, ()
