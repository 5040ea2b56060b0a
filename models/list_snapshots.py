"""What the list of audits and the calendar show of each, without reading it whole."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAudit:
    """One audit in the list.

    ``cells`` are the cases at each agency that is asked about them; ``accounted`` have a word.
    ``archived_at`` is None while it stands in the list.
    """

    id: str
    code: str
    title: str
    theme: str
    design_on: date | None
    issue_on: date | None
    return_by: date | None
    meeting_on: date | None
    report_on: date | None
    delete_on: date | None
    issued_at: datetime | None
    archived_at: datetime | None
    cells: int
    accounted: int
    has_returns: bool
