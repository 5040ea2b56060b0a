"""How far each audit of the office is, and which of many are wanted in which order."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

from models.list_snapshots import ListedAudit


class AuditState(StrEnum):
    """How far an audit is; one of these always holds for one that is not deleted."""

    SET_UP = "set-up"
    ISSUED = "issued"
    RETURNS = "returns"
    OVERDUE = "overdue"
    MEETING = "meeting"
    AFTER = "after"
    ARCHIVED = "archived"


class AuditOrder(StrEnum):
    """By what the list is sorted."""

    NEWEST = "newest"
    NEXT_DATE = "next-date"
    RETURN_BY = "return-by"
    TITLE = "title"


def state_of(audit: ListedAudit, today: date) -> AuditState:
    """Say how far an audit is.

    It is at its meeting once every case is accounted for, until the day of the meeting is over.
    """
    if audit.archived_at is not None:
        return AuditState.ARCHIVED
    if audit.meeting_on is not None and audit.meeting_on < today and audit.issued_at is not None:
        return AuditState.AFTER
    if audit.issued_at is None:
        return AuditState.SET_UP
    if audit.cells and audit.accounted >= audit.cells:
        return AuditState.MEETING
    if audit.return_by is not None and audit.return_by < today:
        return AuditState.OVERDUE
    return AuditState.RETURNS if audit.has_returns else AuditState.ISSUED


def wanted_audits(
    audits: Sequence[ListedAudit],
    today: date,
    *,
    states: frozenset[AuditState],
    words: str = "",
    order: AuditOrder = AuditOrder.NEWEST,
) -> tuple[ListedAudit, ...]:
    """Give the audits in one of these states that have all of these words, in order.

    The words are looked for in title, theme and short name. ``audits`` come with the newest first.
    """
    looked_for = words.casefold().split()
    found = [
        audit for audit in audits if state_of(audit, today) in states and _has(audit, looked_for)
    ]
    if order is not AuditOrder.NEWEST:
        found.sort(key=_sorting(order, today))
    return tuple(found)


def next_date(audit: ListedAudit, today: date) -> date | None:
    """Give the next of its days from today on, None where none is to come."""
    days = (audit.design_on, audit.issue_on, audit.return_by, audit.meeting_on, audit.report_on)
    return min((day for day in days if day is not None and day >= today), default=None)


def _has(audit: ListedAudit, looked_for: Sequence[str]) -> bool:
    text = f"{audit.title} {audit.theme} {audit.code}".casefold()
    return all(word in text for word in looked_for)


def _sorting(order: AuditOrder, today: date) -> Callable[[ListedAudit], tuple[date | str, str]]:
    def by_title(audit: ListedAudit) -> tuple[str, str]:
        return audit.title.casefold(), audit.id

    def by_return(audit: ListedAudit) -> tuple[date, str]:
        return audit.return_by or date.max, audit.id

    def by_next(audit: ListedAudit) -> tuple[date, str]:
        return next_date(audit, today) or date.max, audit.id

    return {
        AuditOrder.TITLE: by_title,
        AuditOrder.RETURN_BY: by_return,
        AuditOrder.NEXT_DATE: by_next,
    }[order]
