"""The list of audits, and what is put into the archive: read in one go, however many there are."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Subquery, and_, func, not_, select, update

from forms.scope import STATUSES, Status
from models.change_snapshots import ChangeKind, Trace
from models.change_store import note_change
from models.columns import now
from models.database import Database
from models.errors import ModelError, ModelFault
from models.list_snapshots import ListedAudit
from models.snapshots import EntryState
from models.tables import AgencyRow, AssignmentRow, AuditRow, CaseRow, EntryRow, ReturnRow

_COLUMNS = (
    AuditRow.id,
    AuditRow.code,
    AuditRow.title,
    AuditRow.theme,
    AuditRow.issue_on,
    AuditRow.return_by,
    AuditRow.meeting_on,
    AuditRow.delete_on,
    AuditRow.issued_at,
    AuditRow.archived_at,
    AuditRow.particulars,
)
_ACCOUNTED = tuple(each for each, rule in STATUSES.items() if rule.accounted and rule.asked)
_UNASKED = tuple(each for each, rule in STATUSES.items() if not rule.asked)


class AuditListStore:
    """Reads every audit with its counts; every call is one transaction, from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[ListedAudit, ...]:
        """Give every audit, the newest first; those in the archive too."""
        with self._database.looking() as connection:
            found = connection.execute(_listed()).mappings().all()
        return tuple(
            ListedAudit(
                **{column.key: row[column.key] for column in _COLUMNS[:-1]},
                design_on=row["particulars"].design_on,
                report_on=row["particulars"].report_on,
                cells=row["cases"] * row["agencies"] - row["unasked"],
                accounted=row["answered"] + row["said"],
                has_returns=row["has_returns"],
            )
            for row in found
        )

    def themes(self, *, without: str) -> tuple[str, ...]:
        """Give the themes of all audits but one, in the archive or not; each once."""
        query = select(AuditRow.theme).where(AuditRow.id != without).distinct()
        with self._database.looking() as connection:
            return tuple(sorted(connection.scalars(query)))

    def archive(self, audit_id: str) -> None:
        """Put an audit out of the list; nothing of it is deleted. Raises ModelError(NOT_FOUND)."""
        self._set(audit_id, now())

    def bring_back(self, audit_id: str) -> None:
        """Put an audit back into the list; raise ModelError(NOT_FOUND)."""
        self._set(audit_id, None)

    def _set(self, audit_id: str, moment: datetime | None) -> None:
        change = update(AuditRow).where(AuditRow.id == audit_id).values(archived_at=moment)
        kind = ChangeKind.AUDIT_ARCHIVED if moment else ChangeKind.AUDIT_BROUGHT_BACK
        with self._database.begin() as connection:
            if connection.execute(change).rowcount != 1:
                raise ModelError(ModelFault.NOT_FOUND)
            note_change(connection, Trace(kind=kind, audit_id=audit_id))


def _listed() -> Select[*tuple[Any, ...]]:
    cases = select(CaseRow.audit_id, func.count().label("n")).group_by(CaseRow.audit_id).subquery()
    agencies = (
        select(AgencyRow.audit_id, func.count().label("n")).group_by(AgencyRow.audit_id).subquery()
    )
    answered, said, unasked = _answered(), _said(_ACCOUNTED), _said(_UNASKED)
    has_returns = (
        select(ReturnRow.number)
        .join(AgencyRow, AgencyRow.id == ReturnRow.agency_id)
        .where(AgencyRow.audit_id == AuditRow.id)
        .exists()
    )
    parts = {"cases": cases, "agencies": agencies, "answered": answered, "said": said}
    parts["unasked"] = unasked
    query = select(
        *_COLUMNS,
        *(func.coalesce(part.c.n, 0).label(name) for name, part in parts.items()),
        has_returns.label("has_returns"),
    ).select_from(AuditRow)
    for part in parts.values():
        query = query.outerjoin(part, part.c.audit_id == AuditRow.id)
    return query.order_by(AuditRow.number.desc())


def _answered() -> Subquery:
    """Count the cells in which an agency's answer stands, by audit."""
    return (
        select(CaseRow.audit_id, func.count().label("n"))
        .join(EntryRow, and_(EntryRow.case_id == CaseRow.id, EntryRow.state == EntryState.CURRENT))
        .group_by(CaseRow.audit_id)
        .subquery()
    )


def _said(statuses: Collection[Status]) -> Subquery:
    """Count the cells of which only the office says something, one of ``statuses``, by audit."""
    answered = (
        select(EntryRow.number)
        .where(
            EntryRow.case_id == AssignmentRow.case_id,
            EntryRow.agency_id == AssignmentRow.agency_id,
            EntryRow.state == EntryState.CURRENT,
        )
        .exists()
    )
    return (
        select(CaseRow.audit_id, func.count().label("n"))
        .join(AssignmentRow, AssignmentRow.case_id == CaseRow.id)
        .where(AssignmentRow.status.in_(statuses), not_(answered))
        .group_by(CaseRow.audit_id)
        .subquery()
    )
